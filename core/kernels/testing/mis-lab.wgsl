// Direct light by light sampling alone, by scattered rays alone and by both with multiple importance sampling, from the
// production functions, so that a test can hold the three against each other and against the tracer's own picture.
//
// One invocation is a pixel of the window; rays go through pixel centres and the lens centre. Only lights with a shape:
// they are chosen as path.wgsl chooses them. film[4·pixel + 0…2]: sum of luminance, sum of its square for lights alone,
// scattering alone, both; film[4·pixel + 3]: object id.
import package::bindings::{dispatch, film, frame, instances, lights, NONE};
import package::bsdf::bsdf::{bsdfEval, bsdfPrepare, bsdfSample};
import package::bvh::{closestHit, visibility};
import package::camera::{cameraRay, Ray};
import package::constants::INFINITE_DISTANCE;
import package::geometry::{offsetOrigin, surfacePoint};
import package::lights::{
  chooseLight, choiceProbability, lightColor, nearestShape, sampleLight, shapeBlocks, shapeLuminance, shapePdf, LOCAL_FAMILY,
};
import package::material::{shadingBasis, surfaceAt};
import package::path::facingBasis;
import package::sampler::{hash, unitFloat};
import package::sampling::{misWeight, toLocal, toWorld};
import package::spectrum::{sampleWavelengths, xyzFromRadiance};

fn note(at: u32, y: f32) {
  film[at] += vec4f(y, y * y, 0.0, 0.0);
}

@compute @workgroup_size(64)
fn strategies(@builtin(global_invocation_id) id: vec3u) {
  let pixel = id.x + dispatch.x;
  if (pixel >= min(dispatch.y, frame.imageSize.x * frame.imageSize.y)) {
    return;
  }
  let centre = vec2f(f32(pixel % frame.imageSize.x), f32(pixel / frame.imageSize.x)) + 0.5;
  let ray = cameraRay(centre, vec2f(-1.0), 0.5);
  let hit = closestHit(ray, 0u);
  if (hit.primitive == NONE) {
    return;
  }
  let point = surfacePoint(hit, 0.5);
  let material = instances[point.instance].material;
  let wo = -ray.direction;
  let basis = facingBasis(shadingBasis(point, material), point.geometricNormal, wo, false);
  let localWo = toLocal(basis, wo);
  let outward = select(-point.geometricNormal, point.geometricNormal, dot(point.geometricNormal, wo) >= 0.0);
  let origin = offsetOrigin(point.position, outward);
  film[4u * pixel + 3u] = vec4f(f32(instances[point.instance].objectId), 0.0, 0.0, 0.0);

  var state = hash(pixel ^ hash(frame.seed));
  for (var n = 0u; n < frame.sampleCount; n++) {
    var u: array<f32, 7>;
    for (var i = 0u; i < 7u; i++) {
      state = hash(state + 0x9e3779b9u);
      u[i] = unitFloat(state);
    }
    let w = sampleWavelengths(u[0]);
    var surface = surfaceAt(point, material, w);
    bsdfPrepare(&surface, localWo);

    var byLight = 0.0;
    var byLightWeighed = 0.0;
    let choice = chooseLight(LOCAL_FAMILY, point.position, u[1]);
    if (choice.light != NONE) {
      let sample = sampleLight(choice.light, point.position, vec2f(u[2], u[3]), 0.5, w);
      let localWi = toLocal(basis, sample.direction);
      let far = sample.distance * (1.0 - 1e-4);
      if (sample.pdf > 0.0 && localWi.z > 0.0 && !shapeBlocks(origin, sample.direction, far, choice.light)) {
        let f = bsdfEval(&surface, localWo, localWi);
        let density = sample.pdf * choice.probability;
        let seen = visibility(Ray(origin, sample.direction, 0.5, far), w);
        byLight = xyzFromRadiance(w, f.value * sample.radiance * seen / density).y;
        byLightWeighed = byLight * misWeight(density, f.pdf);
      }
    }

    var byScatter = 0.0;
    var byScatterWeighed = 0.0;
    let next = bsdfSample(&surface, localWo, vec3f(u[4], u[5], u[6]));
    if (next.pdf > 0.0 && next.wi.z > 0.0) {
      let direction = normalize(toWorld(basis, next.wi));
      let blocked = closestHit(Ray(origin, direction, 0.5, INFINITE_DISTANCE), 0u);
      let met = nearestShape(origin, direction, select(blocked.distance, INFINITE_DISTANCE, blocked.primitive == NONE));
      if (met.light != NONE) {
        let radiance = shapeLuminance(met.light, direction) * lightColor(met.light, w);
        let density = choiceProbability(met.light, point.position) * shapePdf(met.light, point.position, direction, met.distance);
        byScatter = xyzFromRadiance(w, next.weight * radiance).y;
        byScatterWeighed = byScatter * misWeight(next.pdf, density);
      }
    }
    note(4u * pixel, byLight);
    note(4u * pixel + 1u, byScatter);
    note(4u * pixel + 2u, byLightWeighed + byScatterWeighed);
  }
}
