// Affine transforms as three rows, still or moving over the shutter.
import package::bindings::tables;

struct Affine {
  row0: vec4f,
  row1: vec4f,
  row2: vec4f,
}

fn affinePoint(m: Affine, p: vec3f) -> vec3f {
  let q = vec4f(p, 1.0);
  return vec3f(dot(m.row0, q), dot(m.row1, q), dot(m.row2, q));
}

fn affineDirection(m: Affine, d: vec3f) -> vec3f {
  return vec3f(dot(m.row0.xyz, d), dot(m.row1.xyz, d), dot(m.row2.xyz, d));
}

// Normals go through the transpose of the inverse; not renormalised.
fn affineNormal(inverse: Affine, n: vec3f) -> vec3f {
  return n.x * inverse.row0.xyz + n.y * inverse.row1.xyz + n.z * inverse.row2.xyz;
}

fn affineInverse(m: Affine) -> Affine {
  let a = vec3f(m.row0.x, m.row1.x, m.row2.x);
  let b = vec3f(m.row0.y, m.row1.y, m.row2.y);
  let c = vec3f(m.row0.z, m.row1.z, m.row2.z);
  let t = vec3f(m.row0.w, m.row1.w, m.row2.w);
  let bc = cross(b, c);
  let inverseDeterminant = 1.0 / dot(a, bc);
  let r0 = bc * inverseDeterminant;
  let r1 = cross(c, a) * inverseDeterminant;
  let r2 = cross(a, b) * inverseDeterminant;
  return Affine(vec4f(r0, -dot(r0, t)), vec4f(r1, -dot(r1, t)), vec4f(r2, -dot(r2, t)));
}

fn tableVec4(at: u32) -> vec4f {
  return vec4f(tables[at], tables[at + 1u], tables[at + 2u], tables[at + 3u]);
}

fn tableAffine(at: u32) -> Affine {
  return Affine(tableVec4(at), tableVec4(at + 4u), tableVec4(at + 8u));
}

// `count` transforms of 12 floats at `keys`, evenly spaced over time 0…1.
fn motionAt(keys: u32, count: u32, time: f32) -> Affine {
  if (count < 2u) {
    return tableAffine(keys);
  }
  let x = time * f32(count - 1u);
  let i = min(u32(x), count - 2u);
  let t = x - f32(i);
  let a = tableAffine(keys + 12u * i);
  let b = tableAffine(keys + 12u * i + 12u);
  return Affine(mix(a.row0, b.row0, t), mix(a.row1, b.row1, t), mix(a.row2, b.row2, t));
}
