// Entry points that let tests put questions to the samplers of lights, lens, film and wavelengths, in a packed scene.
//
// The question is a record of floats in `tables` at frame.sampleFirst: point p, light, axis, 1 − cosine at the edge of
// the grid, columns, rows, points a side. frame.seed seeds the random numbers.
import package::bindings::{
  dispatch, film, frame, instances, lights, tables, NONE, LIGHT_DIRECTIONAL, LIGHT_ENVIRONMENT, LIGHT_MESH,
};
import package::bvh::closestHit;
import package::camera::{pupilPoint, Ray};
import package::constants::{INFINITE_DISTANCE, TWO_PI};
import package::environment::environmentPdf;
import package::geometry::surfacePoint;
import package::light_shapes::intersectShape;
import package::lights::{chooseLight, choiceProbability, sampleLight, shapePdf, sunPdf, sunRadiance};
import package::sampler::{hash, unitFloat};
import package::sampling::{basisAround, tent, toLocal, toWorld};
import package::spectrum::{sampleWavelengths, Wavelengths};

fn asked(i: u32) -> f32 {
  return tables[frame.sampleFirst + i];
}

fn askedPoint() -> vec3f {
  return vec3f(asked(0u), asked(1u), asked(2u));
}

fn askedAxis() -> vec3f {
  return vec3f(asked(4u), asked(5u), asked(6u));
}

// Independent numbers: for χ² tests.
fn randomPair(n: u32) -> vec2f {
  let a = hash(n + hash(frame.seed));
  return vec2f(unitFloat(a), unitFloat(hash(a ^ 0x9e3779b9u)));
}

// film[2k]: direction in the grid's frame, pdf; film[2k + 1]: distance, radiance of the first wavelength, delta, 0.
@compute @workgroup_size(64)
fn drawLight(@builtin(global_invocation_id) id: vec3u) {
  let k = id.x + dispatch.x;
  if (k >= dispatch.y) {
    return;
  }
  let w = sampleWavelengths(0.5);
  let s = sampleLight(u32(asked(3u)), askedPoint(), randomPair(k), 0.5, w);
  film[2u * k] = vec4f(toLocal(basisAround(askedAxis()), s.direction), s.pdf);
  film[2u * k + 1u] = vec4f(s.distance, s.radiance.x, select(0.0, 1.0, s.isDelta), 0.0);
}

// The density that a scattered ray is weighed with when it meets the light, as in path.wgsl.
fn densityToward(light: u32, p: vec3f, direction: vec3f, w: Wavelengths) -> f32 {
  let kind = lights[light].kind;
  if (kind == LIGHT_ENVIRONMENT) {
    return environmentPdf(light, direction);
  }
  if (kind == LIGHT_DIRECTIONAL) {
    return select(0.0, sunPdf(light), sunRadiance(light, direction, w).x > 0.0);
  }
  if (kind == LIGHT_MESH) {
    let hit = closestHit(Ray(p, direction, 0.5, INFINITE_DISTANCE), 0u);
    if (hit.primitive == NONE) {
      return 0.0;
    }
    let point = surfacePoint(hit, 0.5);
    if (instances[point.instance].light != light) {
      return 0.0;
    }
    let offset = point.position - p;
    return dot(offset, offset) / max(abs(dot(point.geometricNormal, direction)) * lights[light].area, 1e-20);
  }
  let distance = intersectShape(light, p, direction);
  return select(0.0, shapePdf(light, p, direction, distance), distance < INFINITE_DISTANCE);
}

// Average density over a cell of the grid by side² midpoints: film[k].x.
@compute @workgroup_size(64)
fn averageLightPdf(@builtin(global_invocation_id) id: vec3u) {
  let k = id.x + dispatch.x;
  if (k >= dispatch.y) {
    return;
  }
  let w = sampleWavelengths(0.5);
  let cap = asked(7u);
  let columns = u32(asked(8u));
  let side = u32(asked(10u));
  let basis = basisAround(askedAxis());
  var sum = 0.0;
  for (var a = 0u; a < side; a++) {
    // 1 − cosine keeps its digits in small cones
    let h = cap * (f32(k / columns) + (f32(a) + 0.5) / f32(side)) / asked(9u);
    let sine = sqrt(max(0.0, h * (2.0 - h)));
    for (var b = 0u; b < side; b++) {
      let phi = TWO_PI * (f32(k % columns) + (f32(b) + 0.5) / f32(side)) / f32(columns);
      let direction = toWorld(basis, vec3f(sine * cos(phi), sine * sin(phi), 1.0 - h));
      sum += densityToward(u32(asked(3u)), askedPoint(), direction, w);
    }
  }
  film[k] = vec4f(sum / f32(side * side));
}

// film[k]: the light chosen of the asked family, its probability as chosen and as asked for.
@compute @workgroup_size(64)
fn drawChoice(@builtin(global_invocation_id) id: vec3u) {
  let k = id.x + dispatch.x;
  if (k >= dispatch.y) {
    return;
  }
  let choice = chooseLight(u32(asked(3u)), askedPoint(), randomPair(k).x);
  film[k] = vec4f(f32(choice.light), choice.probability, choiceProbability(choice.light, askedPoint()), 0.0);
}

// film[k]: point on the entrance pupil in metres, offset of the film point from its pixel's centre.
@compute @workgroup_size(64)
fn drawLens(@builtin(global_invocation_id) id: vec3u) {
  let k = id.x + dispatch.x;
  if (k >= dispatch.y) {
    return;
  }
  film[k] = vec4f(pupilPoint(frame.camera, randomPair(k)), tent(randomPair(k ^ 0x5bd1e995u)));
}

// film[2k]: wavelengths, film[2k + 1]: their densities.
@compute @workgroup_size(64)
fn drawWavelengths(@builtin(global_invocation_id) id: vec3u) {
  let k = id.x + dispatch.x;
  if (k >= dispatch.y) {
    return;
  }
  let w = sampleWavelengths(randomPair(k).x);
  film[2u * k] = w.lambda;
  film[2u * k + 1u] = w.pdf;
}
