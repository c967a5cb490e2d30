// Warps of the unit square.
//
// 1. P. Shirley, K. Chiu, A Low Distortion Map Between Disk and Square, JGT 2(3), 1997.
// 2. T. Duff et al., Building an Orthonormal Basis, Revisited, JCGT 6(1), 2017.
import package::constants::{PI, TWO_PI};

// Uniform on the unit disc [1].
fn concentricDisc(u: vec2f) -> vec2f {
  let p = 2.0 * u - 1.0;
  if (p.x == 0.0 && p.y == 0.0) {
    return vec2f(0.0);
  }
  let wide = abs(p.x) > abs(p.y);
  let radius = select(p.y, p.x, wide);
  let phi = select(0.5 * PI - 0.25 * PI * (p.x / p.y), 0.25 * PI * (p.y / p.x), wide);
  return radius * vec2f(cos(phi), sin(phi));
}

// Uniform on a regular polygon of unit circumradius.
fn polygonPoint(u: vec2f, sides: u32, rotation: f32) -> vec2f {
  let sector = u.x * f32(sides);
  let k = floor(sector);
  let a = rotation + TWO_PI * k / f32(sides);
  let b = a + TWO_PI / f32(sides);
  let s = sqrt(sector - k);
  return s * mix(vec2f(cos(a), sin(a)), vec2f(cos(b), sin(b)), u.y);
}

// Symmetric tent of half width 1 around 0.
fn tent(u: vec2f) -> vec2f {
  let below = sqrt(2.0 * u) - 1.0;
  let above = 1.0 - sqrt(max(vec2f(0.0), 2.0 - 2.0 * u));
  return select(above, below, u < vec2f(0.5));
}

struct Basis {
  x: vec3f,
  y: vec3f,
  z: vec3f,
}

// Right-handed orthonormal frame around the unit vector z [2].
fn basisAround(z: vec3f) -> Basis {
  let s = select(-1.0, 1.0, z.z >= 0.0);
  let a = -1.0 / (s + z.z);
  let b = z.x * z.y * a;
  return Basis(vec3f(1.0 + s * z.x * z.x * a, s * b, -s * z.x), vec3f(b, s + z.y * z.y * a, -z.y), z);
}

fn toWorld(f: Basis, v: vec3f) -> vec3f {
  return v.x * f.x + v.y * f.y + v.z * f.z;
}

fn toLocal(f: Basis, v: vec3f) -> vec3f {
  return vec3f(dot(v, f.x), dot(v, f.y), dot(v, f.z));
}

// Power heuristic with exponent 2 (Veach 1997, eq. 9.13), safe for huge densities.
fn misWeight(a: f32, b: f32) -> f32 {
  if (a <= 0.0) {
    return 0.0;
  }
  let r = b / a;
  return 1.0 / (1.0 + r * r);
}
