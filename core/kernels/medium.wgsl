// Haze, fog and smoke: homogeneous media that fill boxes and spheres, alone or in each other. Extinction is the same for all
// wavelengths, so a flight is drawn once for the four of a path.
//
// 1. M. Pharr, W. Jakob, G. Humphreys, Physically Based Rendering, 4th edition, 2023, chapters 11 and 14.
// 2. L. Henyey, J. Greenstein, Diffuse Radiation in the Galaxy, ApJ 93, 1941.
import package::bindings::{frame, tables, NONE};
import package::constants::{PI, TWO_PI};
import package::sampling::{basisAround, toWorld};
import package::spectrum::{Wavelengths, reflectance};
import package::transform::{Affine, affinePoint, affineDirection, tableVec4};

// Layout of a medium in `tables`: see core/tracer/pack/media.ts.
const MEDIUM_FLOATS: u32 = 18u;
const SHAPE: u32 = 12u;
const EXTINCTION: u32 = 13u;
const ALBEDO: u32 = 14u;
const ANISOTROPY: u32 = 17u;
const MOST_MEDIA: u32 = 8u;
// Thin haze scatters too few camera rays to be seen without noise: half of the chance is given away.
const FORCED_CHANCE: f32 = 0.5;
const FORCED_SHARE: f32 = 0.5;
const HALVINGS: u32 = 24u;

struct Flight {
  // To where the light is scattered, else as far as it was asked for.
  distance: f32,
  // What scatters it, or NONE.
  medium: u32,
  // Of what came about, over its chance.
  weight: f32,
}

fn mediumAt(medium: u32) -> u32 {
  return frame.mediumTable + medium * MEDIUM_FLOATS;
}

// Where a ray enters and leaves a medium within `far`; both ends alike where it does not.
fn mediumSpan(medium: u32, origin: vec3f, direction: vec3f, far: f32) -> vec2f {
  let at = mediumAt(medium);
  let unitFromWorld = Affine(tableVec4(at), tableVec4(at + 4u), tableVec4(at + 8u));
  let o = affinePoint(unitFromWorld, origin);
  let d = affineDirection(unitFromWorld, direction);
  var entry = 0.0;
  var exit = 0.0;
  if (tables[at + SHAPE] == 0.0) {
    let inverse = 1.0 / select(d, vec3f(1e-20), abs(d) < vec3f(1e-20));
    let a = (vec3f(-1.0) - o) * inverse;
    let b = (vec3f(1.0) - o) * inverse;
    let first = min(a, b);
    let last = max(a, b);
    entry = max(first.x, max(first.y, first.z));
    exit = min(last.x, min(last.y, last.z));
  } else {
    let a = dot(d, d);
    let half = dot(o, d);
    let root = half * half - a * (dot(o, o) - 1.0);
    if (root > 0.0) {
      let s = sqrt(root);
      entry = (-half - s) / a;
      exit = (s - half) / a;
    }
  }
  entry = max(entry, 0.0);
  return vec2f(entry, max(entry, min(exit, far)));
}

// Optical depth from the origin to `far` along a ray.
fn opticalDepth(origin: vec3f, direction: vec3f, far: f32) -> f32 {
  var depth = 0.0;
  for (var i = 0u; i < frame.mediumCount; i++) {
    let span = mediumSpan(i, origin, direction, far);
    depth += tables[mediumAt(i) + EXTINCTION] * (span.y - span.x);
  }
  return depth;
}

// Where light on its way is scattered next, if at all. `isForced`: more often than chance would have it, with weights for that.
fn sampleFlight(origin: vec3f, direction: vec3f, far: f32, u: vec2f, isForced: bool) -> Flight {
  var spans: array<vec2f, MOST_MEDIA>;
  var depth = 0.0;
  var beyond = 0.0;
  for (var i = 0u; i < frame.mediumCount; i++) {
    let span = mediumSpan(i, origin, direction, far);
    spans[i] = span;
    let own = tables[mediumAt(i) + EXTINCTION] * (span.y - span.x);
    depth += own;
    beyond = select(beyond, max(beyond, span.y), own > 0.0);
  }
  if (depth <= 0.0) {
    return Flight(far, NONE, 1.0);
  }
  let passes = exp(-depth);
  let chance = select(1.0 - passes, mix(1.0 - passes, FORCED_CHANCE, FORCED_SHARE), isForced);
  if (u.x >= chance) {
    return Flight(far, NONE, select(1.0, passes / (1.0 - chance), isForced));
  }
  let sought = -log(max(1.0 - u.x / chance * (1.0 - passes), 1e-30));
  var near = 0.0;
  var end = beyond;
  for (var step = 0u; step < HALVINGS; step++) {
    let middle = 0.5 * (near + end);
    var reached = 0.0;
    for (var i = 0u; i < frame.mediumCount; i++) {
      reached += tables[mediumAt(i) + EXTINCTION] * clamp(middle - spans[i].x, 0.0, spans[i].y - spans[i].x);
    }
    if (reached < sought) {
      near = middle;
    } else {
      end = middle;
    }
  }
  let distance = 0.5 * (near + end);
  // of media in each other the denser scatters more often
  var total = 0.0;
  for (var i = 0u; i < frame.mediumCount; i++) {
    total += select(0.0, tables[mediumAt(i) + EXTINCTION], distance >= spans[i].x && distance <= spans[i].y);
  }
  var rest = u.y * total;
  var medium = NONE;
  for (var i = 0u; i < frame.mediumCount; i++) {
    let own = tables[mediumAt(i) + EXTINCTION];
    if (own > 0.0 && distance >= spans[i].x && distance <= spans[i].y && rest >= 0.0) {
      medium = i;
      rest -= own;
    }
  }
  // between two spans by a rounding: as if it had gone on
  return Flight(select(distance, far, medium == NONE), medium, select(1.0, (1.0 - passes) / chance, isForced));
}

// Linear Rec.709 share of the light that a medium scatters, of what it takes.
fn mediumColor(medium: u32) -> vec3f {
  let at = mediumAt(medium) + ALBEDO;
  return vec3f(tables[at], tables[at + 1u], tables[at + 2u]);
}

fn scatteringAlbedo(medium: u32, w: Wavelengths) -> vec4f {
  return saturate(reflectance(w, mediumColor(medium)));
}

// Henyey–Greenstein [2], per steradian; `cosine` between the directions of light before and after: 1 is straight on.
fn phase(medium: u32, cosine: f32) -> f32 {
  let g = tables[mediumAt(medium) + ANISOTROPY];
  let d = 1.0 + g * g - 2.0 * g * cosine;
  return (1.0 - g * g) / (4.0 * PI * d * sqrt(max(d, 1e-12)));
}

// A direction by the density of `phase`.
fn samplePhase(medium: u32, direction: vec3f, u: vec2f) -> vec3f {
  let g = tables[mediumAt(medium) + ANISOTROPY];
  var cosine = 1.0 - 2.0 * u.x;
  if (abs(g) > 1e-3) {
    let s = (1.0 - g * g) / (1.0 + g - 2.0 * g * u.x);
    cosine = clamp((1.0 + g * g - s * s) / (2.0 * g), -1.0, 1.0);
  }
  let sine = sqrt(max(0.0, 1.0 - cosine * cosine));
  let phi = TWO_PI * u.y;
  return normalize(toWorld(basisAround(direction), vec3f(sine * cos(phi), sine * sin(phi), cosine)));
}
