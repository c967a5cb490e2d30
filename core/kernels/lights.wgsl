// Every kind of light behind three questions: how likely is it to matter here, which direction to sample towards it,
// and what does a ray that meets it by chance see. Magnitudes are photometric: candela, lux, nits.
import package::bindings::{
  frame, lights, instances, tables, NONE,
  LIGHT_POINT, LIGHT_SPOT, LIGHT_PROFILE, LIGHT_DIRECTIONAL, LIGHT_RECT, LIGHT_DISC, LIGHT_SPHERE, LIGHT_MESH,
  LIGHT_ENVIRONMENT, LIGHT_TWO_SIDED, LIGHT_HIDDEN_FROM_CAMERA,
};
import package::constants::{PI, TWO_PI, INV_TWO_PI, INFINITE_DISTANCE};
import package::environment::{environmentRadiance, findCell};
import package::geometry::{surfacePoint};
import package::hit::Hit;
import package::light_shapes::{intersectShape, sampleSphere, spherePdf, sampleDisc, areaPdf, rectanglePdf, sampleRectangle, coneDirection, coneCap};
import package::material::emittedRadiance;
import package::portals::{sampleSkyFrom, skyPdfFrom};
import package::spectrum::{Wavelengths, tableAt, reflectance};

struct LightSample {
  direction: vec3f,
  distance: f32,
  radiance: vec4f,
  // Per solid angle; for a point without size the radiance is intensity ÷ distance² and the pdf 1. 0: no light.
  pdf: f32,
  isDelta: bool,
}

struct LightChoice {
  light: u32,
  probability: f32,
}

// Emission met by a ray, with the density with which light sampling would have found it.
struct MetLight {
  distance: f32,
  light: u32,
}

fn lightColor(light: u32, w: Wavelengths) -> vec4f {
  return tableAt(lights[light].spectrum, w.lambda) * reflectance(w, lights[light].tint);
}

// glTF's smooth spot: 1 inside the inner angle, 0 outside the outer.
fn spotFalloff(light: u32, cosine: f32) -> f32 {
  let inner = lights[light].size.x;
  let outer = lights[light].size.y;
  let s = saturate((cosine - outer) / max(inner - outer, 1e-4));
  return s * s;
}

fn angleCell(table: u32, count: u32, angle: f32) -> u32 {
  return min(findCell(table, count, angle), count - 2u);
}

// Measured intensity in candela: bilinear over vertical angle from −Z and horizontal angle around it.
fn profileIntensity(light: u32, local: vec3f) -> f32 {
  let vertical = lights[light].table;
  let counts = lights[light].count;
  let horizontal = vertical + counts.x;
  let candela = horizontal + counts.y;
  let theta = acos(clamp(-local.z, -1.0, 1.0));
  if (theta > tables[vertical + counts.x - 1u]) {
    return 0.0;
  }
  let v = angleCell(vertical, counts.x, theta);
  let tv = saturate((theta - tables[vertical + v]) / (tables[vertical + v + 1u] - tables[vertical + v]));
  var phi = atan2(local.y, local.x);
  phi = select(phi, phi + TWO_PI, phi < 0.0);
  let h = angleCell(horizontal, counts.y, phi);
  let th = saturate((phi - tables[horizontal + h]) / (tables[horizontal + h + 1u] - tables[horizontal + h]));
  let row0 = candela + h * counts.x + v;
  let row1 = row0 + counts.x;
  return mix(mix(tables[row0], tables[row0 + 1u], tv), mix(tables[row1], tables[row1 + 1u], tv), th);
}

// Candela that a point-like light sends along `direction` (away from it).
fn intensityAlong(light: u32, direction: vec3f) -> f32 {
  let kind = lights[light].kind;
  if (kind == LIGHT_SPOT) {
    return lights[light].magnitude * spotFalloff(light, -dot(direction, lights[light].axisZ));
  }
  if (kind == LIGHT_PROFILE) {
    let local = vec3f(dot(direction, lights[light].axisX), dot(direction, lights[light].axisY), dot(direction, lights[light].axisZ));
    return lights[light].magnitude * profileIntensity(light, local);
  }
  return lights[light].magnitude;
}

fn isPointLike(kind: u32) -> bool {
  return kind == LIGHT_POINT || kind == LIGHT_SPOT || kind == LIGHT_PROFILE;
}

// Luminance of a light with a shape, seen along `direction`.
fn shapeLuminance(light: u32, direction: vec3f) -> f32 {
  if (isPointLike(lights[light].kind)) {
    let radius = lights[light].radius;
    return intensityAlong(light, -direction) / (PI * radius * radius);
  }
  return lights[light].magnitude;
}

// A rough irradiance at p, for choosing among lights: positive wherever the light can reach.
fn importance(light: u32, p: vec3f) -> f32 {
  let kind = lights[light].kind;
  if (kind == LIGHT_DIRECTIONAL || kind == LIGHT_ENVIRONMENT) {
    return lights[light].power;
  }
  let offset = p - lights[light].position;
  let d2 = max(dot(offset, offset), 1e-6);
  if (isPointLike(kind)) {
    if (lights[light].radius == 0.0 && kind == LIGHT_SPOT && -dot(offset, lights[light].axisZ) < lights[light].size.y * sqrt(d2)) {
      return 0.0;
    }
    return lights[light].power / d2;
  }
  if (kind == LIGHT_RECT || kind == LIGHT_DISC) {
    let cosine = -dot(offset, lights[light].axisZ) * inverseSqrt(d2);
    if (cosine <= 0.0 && (lights[light].flags & LIGHT_TWO_SIDED) == 0u) {
      return 0.0;
    }
    return lights[light].power * (0.1 + 0.9 * abs(cosine)) / (d2 + lights[light].area);
  }
  return lights[light].power / (d2 + lights[light].area);
}

// Lights fall into three families: those with a place, parallel light, and the sky. A point samples one light of each, so
// that a sun that is shut out does not use up the samples of the lamp.
const LOCAL_FAMILY: u32 = 0u;
const DIRECTIONAL_FAMILY: u32 = 1u;
const SKY_FAMILY: u32 = 2u;
const FAMILIES: u32 = 3u;

fn familyFirst(family: u32) -> u32 {
  return select(select(frame.localLightCount + frame.directionalLightCount, frame.localLightCount, family == DIRECTIONAL_FAMILY), 0u, family == LOCAL_FAMILY);
}

fn familyCount(family: u32) -> u32 {
  let sky = select(1u, 0u, frame.environmentLight == NONE);
  return select(select(sky, frame.directionalLightCount, family == DIRECTIONAL_FAMILY), frame.localLightCount, family == LOCAL_FAMILY);
}

fn familyOf(light: u32) -> u32 {
  let beyond = select(DIRECTIONAL_FAMILY, SKY_FAMILY, light >= frame.localLightCount + frame.directionalLightCount);
  return select(beyond, LOCAL_FAMILY, light < frame.localLightCount);
}

// How many families have lights.
fn familiesLit() -> u32 {
  return min(familyCount(0u), 1u) + min(familyCount(1u), 1u) + min(familyCount(2u), 1u);
}

// Up to this many lights of a family are weighed one by one at every point; more are chosen by power alone.
const WEIGHED_LIGHTS: u32 = 32u;

fn isChosenByPower(family: u32) -> bool {
  return family == LOCAL_FAMILY && frame.localLightCount > WEIGHED_LIGHTS;
}

fn powerShare(light: u32) -> f32 {
  return tables[frame.lightPowerTable + light + 1u] - tables[frame.lightPowerTable + light];
}

// Part of the choice that goes evenly to all lights that can reach a point: importance knows nothing of walls, and a strong
// light behind one must not take all samples from a weak one in the room.
const EVEN_SHARE: f32 = 0.4;

struct ImportanceSum {
  total: f32,
  // Lights with any importance.
  count: f32,
}

fn sumImportance(family: u32, p: vec3f) -> ImportanceSum {
  let first = familyFirst(family);
  var sum = ImportanceSum(0.0, 0.0);
  for (var i = first; i < first + familyCount(family); i++) {
    let own = importance(i, p);
    sum.total += own;
    sum.count += select(0.0, 1.0, own > 0.0);
  }
  return sum;
}

fn shareOf(own: f32, sum: ImportanceSum) -> f32 {
  return select(0.0, mix(own / sum.total, 1.0 / sum.count, EVEN_SHARE), own > 0.0);
}

// One light of a family, with its probability within it.
fn chooseLight(family: u32, p: vec3f, u: f32) -> LightChoice {
  if (isChosenByPower(family)) {
    let light = findCell(frame.lightPowerTable, frame.localLightCount, u);
    return LightChoice(light, powerShare(light));
  }
  let sum = sumImportance(family, p);
  let first = familyFirst(family);
  var rest = u;
  var last = LightChoice(NONE, 0.0);
  for (var i = first; i < first + familyCount(family); i++) {
    let share = shareOf(importance(i, p), sum);
    if (share > 0.0) {
      last = LightChoice(i, share);
      if (rest < share) {
        return last;
      }
      rest -= share;
    }
  }
  return last;
}

// Probability with which chooseLight takes this light at p, within its family.
fn choiceProbability(light: u32, p: vec3f) -> f32 {
  let family = familyOf(light);
  if (isChosenByPower(family)) {
    return powerShare(light);
  }
  return shareOf(importance(light, p), sumImportance(family, p));
}

const NO_LIGHT: LightSample = LightSample(vec3f(0.0, 0.0, 1.0), 0.0, vec4f(0.0), 0.0, false);

fn sampleMeshLight(light: u32, p: vec3f, u: vec2f, time: f32, w: Wavelengths) -> LightSample {
  let triangles = lights[light].count.x;
  let triangle = findCell(lights[light].table, triangles, u.x);
  let below = tables[lights[light].table + triangle];
  let share = tables[lights[light].table + triangle + 1u] - below;
  // the choice of the triangle leaves a fresh number behind
  let s = sqrt(saturate((u.x - below) / max(share, 1e-20)));
  let hit = Hit(0.0, s * (1.0 - u.y), s * u.y, lights[light].firstPrimitive + triangle, lights[light].count.y);
  let point = surfacePoint(hit, time);
  let offset = point.position - p;
  let d2 = dot(offset, offset);
  let distance = sqrt(d2);
  let direction = offset / distance;
  let cosine = -dot(direction, point.geometricNormal);
  if (abs(cosine) <= 1e-6 || d2 == 0.0) {
    return NO_LIGHT;
  }
  let radiance = emittedRadiance(point, instances[lights[light].count.y].material, cosine > 0.0, w);
  return LightSample(direction, distance, radiance, d2 / (abs(cosine) * lights[light].area), false);
}

fn sampleLight(light: u32, p: vec3f, u: vec2f, time: f32, w: Wavelengths) -> LightSample {
  let kind = lights[light].kind;
  if (kind == LIGHT_MESH) {
    return sampleMeshLight(light, p, u, time, w);
  }
  if (kind == LIGHT_ENVIRONMENT) {
    let direction = sampleSkyFrom(light, p, u);
    return LightSample(direction, INFINITE_DISTANCE, environmentRadiance(light, direction, w), skyPdfFrom(light, p, direction), false);
  }
  if (kind == LIGHT_DIRECTIONAL) {
    let axis = lights[light].axisZ;
    let color = lights[light].magnitude * lightColor(light, w);
    let sine2 = lights[light].size.y;
    if (sine2 == 0.0) {
      return LightSample(axis, INFINITE_DISTANCE, color, 1.0, true);
    }
    let cap = coneCap(sine2);
    return LightSample(coneDirection(axis, cap, u), INFINITE_DISTANCE, color / (PI * sine2), 1.0 / (TWO_PI * cap), false);
  }
  let toCentre = lights[light].position - p;
  if (isPointLike(kind) && lights[light].radius == 0.0) {
    let d2 = dot(toCentre, toCentre);
    let distance = sqrt(d2);
    let direction = toCentre / distance;
    return LightSample(direction, distance, intensityAlong(light, -direction) / d2 * lightColor(light, w), select(0.0, 1.0, d2 > 0.0), true);
  }
  var s = sampleSphere(toCentre, lights[light].radius, u);
  if (kind == LIGHT_RECT) {
    s = sampleRectangle(light, p, u);
  } else if (kind == LIGHT_DISC) {
    s = sampleDisc(light, p, u);
  }
  return LightSample(s.direction, s.distance, shapeLuminance(light, s.direction) * lightColor(light, w), s.pdf, false);
}

// Density over solid angle with which sampleLight would send a ray from p to this point of a light with a shape.
fn shapePdf(light: u32, p: vec3f, direction: vec3f, distance: f32) -> f32 {
  let kind = lights[light].kind;
  if (kind == LIGHT_RECT) {
    return rectanglePdf(light, p, direction, distance);
  }
  if (kind == LIGHT_DISC) {
    return areaPdf(light, direction, distance * distance);
  }
  return spherePdf(lights[light].position - p, lights[light].radius);
}

// Nearest opaque light shape along a ray, closer than `far`.
fn nearestShape(origin: vec3f, direction: vec3f, far: f32) -> MetLight {
  var met = MetLight(far, NONE);
  for (var i = 0u; i < frame.shapeLightCount; i++) {
    if ((lights[i].flags & LIGHT_HIDDEN_FROM_CAMERA) == 0u) {
      let distance = intersectShape(i, origin, direction);
      if (distance < met.distance) {
        met = MetLight(distance, i);
      }
    }
  }
  return met;
}

// Whether a light's shape stands between origin and the point `far` away on light `target`.
fn shapeBlocks(origin: vec3f, direction: vec3f, far: f32, goal: u32) -> bool {
  for (var i = 0u; i < frame.shapeLightCount; i++) {
    if (i != goal && (lights[i].flags & LIGHT_HIDDEN_FROM_CAMERA) == 0u && intersectShape(i, origin, direction) < far) {
      return true;
    }
  }
  return false;
}

// Radiance of a directional light's disc in this direction, 0 outside it.
fn sunRadiance(light: u32, direction: vec3f, w: Wavelengths) -> vec4f {
  let sine2 = lights[light].size.y;
  // 1 − cos of the angle to the axis, exact for small angles
  let off = direction - lights[light].axisZ;
  if (sine2 == 0.0 || 0.5 * dot(off, off) > coneCap(sine2)) {
    return vec4f(0.0);
  }
  return lights[light].magnitude / (PI * sine2) * lightColor(light, w);
}

fn sunPdf(light: u32) -> f32 {
  return 1.0 / (TWO_PI * coneCap(lights[light].size.y));
}
