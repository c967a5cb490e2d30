// From a hit on a triangle to a point on a surface: position, normals, tangent frame, texture coordinates.
//
// 1. C. Wächter, N. Binder, A Fast and Robust Method for Avoiding Self-Intersection, Ray Tracing Gems, 2019.
import package::bindings::{frame, attributes, instances, NONE};
import package::hit::Hit;
import package::transform::{Affine, motionAt, affineInverse, affinePoint, affineDirection, affineNormal};
import package::sampling::basisAround;

struct Triangle {
  instance: u32,
  vertices: vec3u,
}

struct SurfacePoint {
  position: vec3f,
  // Geometric normal on the side that the winding calls outside.
  geometricNormal: vec3f,
  // Interpolated normal on the same side.
  normal: vec3f,
  tangent: vec3f,
  // ±1: bitangent = handedness · normal × tangent.
  handedness: f32,
  uv: vec2f,
  uv1: vec2f,
  color: vec4f,
  instance: u32,
}

fn attributeVec2(at: u32) -> vec2f {
  return vec2f(bitcast<f32>(attributes[at]), bitcast<f32>(attributes[at + 1u]));
}

fn attributeVec3(at: u32) -> vec3f {
  return vec3f(bitcast<f32>(attributes[at]), bitcast<f32>(attributes[at + 1u]), bitcast<f32>(attributes[at + 2u]));
}

fn attributeVec4(at: u32) -> vec4f {
  return vec4f(attributeVec2(at), attributeVec2(at + 2u));
}

fn triangleOf(primitive: u32, instance: u32) -> Triangle {
  let entry = frame.primitiveTable + 2u * primitive;
  let placed = select(instance, attributes[entry], instance == NONE);
  let at = instances[placed].indices + 3u * attributes[entry + 1u];
  return Triangle(placed, vec3u(attributes[at], attributes[at + 1u], attributes[at + 2u]));
}

fn interpolateUv(base: u32, v: vec3u, b: vec3f) -> vec2f {
  if (base == NONE) {
    return vec2f(0.0);
  }
  return b.x * attributeVec2(base + 2u * v.x) + b.y * attributeVec2(base + 2u * v.y) + b.z * attributeVec2(base + 2u * v.z);
}

fn interpolateColor(base: u32, v: vec3u, b: vec3f) -> vec4f {
  if (base == NONE) {
    return vec4f(1.0);
  }
  return b.x * attributeVec4(base + 4u * v.x) + b.y * attributeVec4(base + 4u * v.y) + b.z * attributeVec4(base + 4u * v.z);
}

fn instanceTransform(instance: u32, time: f32) -> Affine {
  let count = instances[instance].motionKeyCount;
  if (count > 1u) {
    return motionAt(instances[instance].motionKeys, count, time);
  }
  return Affine(
    instances[instance].worldFromObject[0],
    instances[instance].worldFromObject[1],
    instances[instance].worldFromObject[2],
  );
}

fn instanceInverseOf(instance: u32, forward: Affine) -> Affine {
  if (instances[instance].motionKeyCount > 1u) {
    return affineInverse(forward);
  }
  return Affine(
    instances[instance].objectFromWorld[0],
    instances[instance].objectFromWorld[1],
    instances[instance].objectFromWorld[2],
  );
}

fn surfacePoint(hit: Hit, time: f32) -> SurfacePoint {
  let t = triangleOf(hit.primitive, hit.instance);
  let i = t.instance;
  let v = t.vertices;
  let b = vec3f(1.0 - hit.u - hit.v, hit.u, hit.v);
  let forward = instanceTransform(i, time);
  let inverse = instanceInverseOf(i, forward);

  let positions = instances[i].positions;
  let p0 = attributeVec3(positions + 3u * v.x);
  let p1 = attributeVec3(positions + 3u * v.y);
  let p2 = attributeVec3(positions + 3u * v.z);
  // from the vertices, not from the ray: more exact far from the eye
  let position = affinePoint(forward, b.x * p0 + b.y * p1 + b.z * p2);
  let mirror = instances[i].handedness;
  let geometric = normalize(affineNormal(inverse, cross(p1 - p0, p2 - p0)));

  var normal = geometric;
  let normals = instances[i].normals;
  if (normals != NONE) {
    let n = b.x * attributeVec3(normals + 3u * v.x) + b.y * attributeVec3(normals + 3u * v.y) + b.z * attributeVec3(normals + 3u * v.z);
    let world = affineNormal(inverse, n);
    if (dot(world, world) > 0.0) {
      normal = normalize(world);
    }
    // authored normals decide which side is outside only where they agree with the winding
    normal = select(-normal, normal, dot(normal, geometric) >= 0.0);
  }

  let uvs = instances[i].uvs;
  let uv = interpolateUv(uvs, v, b);
  var tangent = basisAround(normal).x;
  var handedness = 1.0;
  let tangents = instances[i].tangents;
  if (tangents != NONE) {
    let a = b.x * attributeVec4(tangents + 4u * v.x) + b.y * attributeVec4(tangents + 4u * v.y) + b.z * attributeVec4(tangents + 4u * v.z);
    let along = affineDirection(forward, a.xyz);
    let flat = along - dot(along, normal) * normal;
    if (dot(flat, flat) > 1e-20) {
      tangent = normalize(flat);
    }
    handedness = select(-1.0, 1.0, a.w >= 0.0) * mirror;
  } else if (uvs != NONE) {
    // from the triangle's own mapping
    let d1 = attributeVec2(uvs + 2u * v.y) - attributeVec2(uvs + 2u * v.x);
    let d2 = attributeVec2(uvs + 2u * v.z) - attributeVec2(uvs + 2u * v.x);
    let determinant = d1.x * d2.y - d1.y * d2.x;
    let along = affineDirection(forward, (d2.y * (p1 - p0) - d1.y * (p2 - p0)) * sign(determinant));
    let flat = along - dot(along, normal) * normal;
    if (dot(flat, flat) > 1e-20) {
      tangent = normalize(flat);
      // v grows downward in images, upward along the bitangent
      handedness = -sign(determinant) * mirror;
    }
  }
  return SurfacePoint(
    position,
    geometric,
    normal,
    tangent,
    handedness,
    uv,
    interpolateUv(instances[i].uvs1, v, b),
    interpolateColor(instances[i].colors, v, b),
    i,
  );
}

// A ray origin just off the surface on the side that `normal` points to [1].
fn offsetOrigin(p: vec3f, normal: vec3f) -> vec3f {
  let steps = vec3i(256.0 * normal);
  let moved = bitcast<vec3f>(bitcast<vec3i>(p) + select(steps, -steps, p < vec3f(0.0)));
  return select(moved, p + normal * (1.0 / 65536.0), abs(p) < vec3f(1.0 / 32.0));
}
