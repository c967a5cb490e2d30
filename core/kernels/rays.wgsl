// Diffuse rays through a scene and nothing else: what `bench/rays` measures, and a check of traversal by itself.
import package::bindings::{dispatch, frame, film, instances, NONE};
import package::bvh::closestHit;
import package::camera::{cameraRay, Ray};
import package::constants::{INFINITE_DISTANCE, TWO_PI};
import package::geometry::{triangleOf, attributeVec3, offsetOrigin};
import package::sampler::{samplerFor, samplePair};
import package::sampling::{basisAround, toWorld};

// Follows camera rays over `frame.maxBounces` cosine-distributed bounces. Per pixel: rays traced, sum of the primitives hit
// plus one modulo 65536, sum of distances up to 1e6, hits.
@compute @workgroup_size(64)
fn rays(@builtin(global_invocation_id) id: vec3u) {
  let invocation = id.x + dispatch.x;
  if (invocation >= min(dispatch.y, frame.windowSize.x * frame.windowSize.y)) {
    return;
  }
  let position = vec2u(invocation % frame.windowSize.x, invocation / frame.windowSize.x);
  var sums = vec4f(0.0);
  for (var i = 0u; i < frame.sampleCount; i++) {
    let s = samplerFor(position, frame.sampleFirst + i);
    var ray = cameraRay(vec2f(position) + 0.5, vec2f(-1.0), 0.5);
    for (var bounce = 0u; bounce <= frame.maxBounces; bounce++) {
      let hit = closestHit(ray, 0u);
      sums.x += 1.0;
      if (hit.primitive == NONE) {
        break;
      }
      sums += vec4f(0.0, f32((hit.primitive + 1u) & 0xffffu), min(hit.distance, 1e6), 1.0);
      let t = triangleOf(hit.primitive, hit.instance);
      let positions = instances[t.instance].positions;
      let p0 = attributeVec3(positions + 3u * t.vertices.x);
      let p1 = attributeVec3(positions + 3u * t.vertices.y);
      let p2 = attributeVec3(positions + 3u * t.vertices.z);
      let outward = normalize(cross(p1 - p0, p2 - p0));
      let normal = select(outward, -outward, dot(outward, ray.direction) > 0.0);
      let u = samplePair(s, bounce);
      let phi = TWO_PI * u.y;
      let radius = sqrt(u.x);
      let local = vec3f(radius * cos(phi), radius * sin(phi), sqrt(1.0 - u.x));
      let point = ray.origin + hit.distance * ray.direction;
      ray = Ray(offsetOrigin(point, normal), normalize(toWorld(basisAround(normal), local)), 0.5, INFINITE_DISTANCE);
    }
  }
  film[position.y * frame.imageSize.x + position.x] += sums;
}
