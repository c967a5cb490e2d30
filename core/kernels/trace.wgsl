// Entry points of the tracer: one invocation is one pixel of the window.
import package::bindings::{dispatch, frame, film, instances, NONE};
import package::bvh::closestHit;
import package::camera::{cameraRay, cameraProject, Ray};
import package::film::{fromPlane, toPlane, planeIndex};
import package::geometry::{surfacePoint, triangleOf, attributeVec3, instanceTransform};
import package::path::tracePath;
import package::sampler::{samplerFor, samplePair};
import package::sampling::tent;
import package::spectrum::sampleWavelengths;
import package::transform::affinePoint;

fn pixelOf(invocation: u32) -> vec2u {
  return frame.windowOrigin + vec2u(invocation % frame.windowSize.x, invocation / frame.windowSize.x);
}

// Adds this pass's samples to the film.
@compute @workgroup_size(64)
fn trace(@builtin(global_invocation_id) id: vec3u) {
  let invocation = id.x + dispatch.x;
  if (invocation >= min(dispatch.y, frame.windowSize.x * frame.windowSize.y)) {
    return;
  }
  let position = pixelOf(invocation);
  let pixel = position.y * frame.imageSize.x + position.x;
  // sums go on from where they stand, sample by sample, so that no split into passes shows in the rounding
  var sum = film[pixel];
  var squares = fromPlane(frame.squaresPlane, pixel);
  var albedo = fromPlane(frame.albedoPlane, pixel);
  var normal = fromPlane(frame.normalPlane, pixel);
  for (var i = 0u; i < frame.sampleCount; i++) {
    let s = samplerFor(position, frame.sampleFirst + i);
    let filtered = vec2f(position) + 0.5 + tent(samplePair(s, 0u));
    let timeAndColor = samplePair(s, 2u);
    let ray = cameraRay(filtered, samplePair(s, 1u), timeAndColor.x);
    let path = tracePath(ray, pixel, s, sampleWavelengths(timeAndColor.y));
    // one undefined sample must not black out a pixel for good
    if (all(abs(path.xyz) < vec3f(3.0e38))) {
      sum += vec4f(path.xyz, path.coverage);
      squares += vec4f(path.xyz * path.xyz, 0.0);
    }
    squares.w += path.rays;
    albedo += vec4f(path.albedo, 0.0);
    normal += vec4f(path.normal, 0.0);
  }
  film[pixel] = sum;
  toPlane(frame.squaresPlane, pixel, squares);
  toPlane(frame.albedoPlane, pixel, albedo);
  toPlane(frame.normalPlane, pixel, normal);
}

// Geometry at the pixel's centre, through the lens centre, in the middle of the shutter.
@compute @workgroup_size(64)
fn guides(@builtin(global_invocation_id) id: vec3u) {
  let invocation = id.x + dispatch.x;
  if (invocation >= min(dispatch.y, frame.windowSize.x * frame.windowSize.y)) {
    return;
  }
  let position = pixelOf(invocation);
  let pixel = position.y * frame.imageSize.x + position.x;
  let centre = vec2f(position) + 0.5;
  let ray = cameraRay(centre, vec2f(-1.0), 0.5);
  let hit = closestHit(ray, 0u);
  if (hit.primitive == NONE) {
    return;
  }
  let point = surfacePoint(hit, 0.5);
  let t = triangleOf(hit.primitive, hit.instance);
  let positions = instances[t.instance].positions;
  let local = (1.0 - hit.u - hit.v) * attributeVec3(positions + 3u * t.vertices.x)
    + hit.u * attributeVec3(positions + 3u * t.vertices.y) + hit.v * attributeVec3(positions + 3u * t.vertices.z);
  let opened = cameraProject(affinePoint(instanceTransform(t.instance, 0.0), local), 0.0);
  let closed = cameraProject(affinePoint(instanceTransform(t.instance, 1.0), local), 1.0);
  let depth = cameraProject(point.position, 0.5).z;
  film[planeIndex(frame.positionPlane, pixel)] = vec4f(point.position, depth);
  film[planeIndex(frame.identityPlane, pixel)] =
    vec4f(f32(instances[t.instance].objectId), f32(instances[t.instance].material + 1u), closed.xy - opened.xy);
}
