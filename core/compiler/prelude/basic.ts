// Built-in functions that are short formulas, as WGSL defines them [1].
//
// [1] W3C, WebGPU Shading Language, section 17.5, "Numeric Built-in Functions".
import { forScalarAndVector, forSizes } from './lanes.ts';

const LANES = forScalarAndVector(/* wgsl */ `
fn sign_L(x: F) -> F { return select(select(x, F(-1.0), (x < F(0.0))), F(1.0), F(0.0) < x); }
fn fract_L(x: F) -> F { return x - floor(x); }
fn saturate_L(x: F) -> F { return clamp(x, F(0.0), F(1.0)); }
fn degrees_L(x: F) -> F { return x * F(57.295779513082320877); }
fn radians_L(x: F) -> F { return x * F(0.017453292519943295769); }
fn step_L(edge: F, x: F) -> F { return select(F(0.0), F(1.0), edge <= x); }
fn mix_L(a: F, b: F, t: F) -> F { return a * (F(1.0) - t) + b * t; }
fn smoothstep_L(low: F, high: F, x: F) -> F {
  let t = clamp((x - low) / (high - low), F(0.0), F(1.0));
  return t * t * (F(3.0) - F(2.0) * t);
}

// 2 to the power n, for n in -126..127
fn powerOfTwo_L(n: I) -> F { return bitcast<F>((n + I(127)) << U(23u)); }

// in three factors, so that neither the exponent nor an intermediate result leaves its range too early
fn ldexp_L(x: F, n: I) -> F {
  let a = clamp(n, I(-126), I(127));
  let b = clamp(n - a, I(-126), I(127));
  let c = clamp(n - a - b, I(-126), I(127));
  return x * powerOfTwo_L(a) * powerOfTwo_L(b) * powerOfTwo_L(c);
}

struct Modf_L { fract: F, whole: F }
fn modf_L(x: F) -> Modf_L {
  let whole = trunc(x);
  return Modf_L(x - whole, whole);
}

struct Frexp_L { fract: F, exp: I }
fn frexp_L(x: F) -> Frexp_L {
  let tiny = abs(x) < F(1.17549435e-38);
  let scaled = select(x, x * F(16777216.0), tiny);
  let bits = bitcast<U>(scaled);
  let special = (scaled == F(0.0)) | ((bits & U(0x7f800000u)) == U(0x7f800000u));
  let fraction = bitcast<F>((bits & U(0x807fffffu)) | U(0x3f000000u));
  let exponent = I((bits >> U(23u)) & U(0xffu)) - I(126) - select(I(0), I(24), tiny);
  return Frexp_L(select(fraction, x, special), select(exponent, I(0), special));
}
`);

const SIZED = forSizes(/* wgsl */ `
fn length_N(v: V) -> f32 { return sqrt(dot(v, v)); }
fn distance_N(a: V, b: V) -> f32 {
  let d = a - b;
  return sqrt(dot(d, d));
}
fn normalize_N(v: V) -> V { return v / V(sqrt(dot(v, v))); }
fn reflect_N(i: V, n: V) -> V { return i - V(2.0 * dot(n, i)) * n; }
fn faceForward_N(n: V, i: V, reference: V) -> V { return select(-n, n, dot(reference, i) < 0.0); }
fn refract_N(i: V, n: V, eta: f32) -> V {
  let c = dot(n, i);
  let k = 1.0 - eta * eta * (1.0 - c * c);
  let transmitted = V(eta) * i - V(eta * c + sqrt(max(k, 0.0))) * n;
  return select(transmitted, V(0.0), k < 0.0);
}
`);

export const BASIC = /* wgsl */ `
${LANES}
${SIZED}
fn length_f1(x: f32) -> f32 { return abs(x); }
fn distance_f1(a: f32, b: f32) -> f32 { return abs(a - b); }
fn sign_i1(x: i32) -> i32 { return clamp(x, -1, 1); }
fn sign_i4(x: vec4i) -> vec4i { return clamp(x, vec4i(-1), vec4i(1)); }

fn determinant_m2(m: mat2x2f) -> f32 { return m[0].x * m[1].y - m[1].x * m[0].y; }
fn determinant_m3(m: mat3x3f) -> f32 { return dot(m[0], cross(m[1], m[2])); }
fn determinant_m4(m: mat4x4f) -> f32 {
  // two-by-two minors of the upper and the lower rows (Laplace expansion by pairs)
  let s0 = m[0].x * m[1].y - m[1].x * m[0].y;
  let s1 = m[0].x * m[2].y - m[2].x * m[0].y;
  let s2 = m[0].x * m[3].y - m[3].x * m[0].y;
  let s3 = m[1].x * m[2].y - m[2].x * m[1].y;
  let s4 = m[1].x * m[3].y - m[3].x * m[1].y;
  let s5 = m[2].x * m[3].y - m[3].x * m[2].y;
  let c5 = m[2].z * m[3].w - m[3].z * m[2].w;
  let c4 = m[1].z * m[3].w - m[3].z * m[1].w;
  let c3 = m[1].z * m[2].w - m[2].z * m[1].w;
  let c2 = m[0].z * m[3].w - m[3].z * m[0].w;
  let c1 = m[0].z * m[2].w - m[2].z * m[0].w;
  let c0 = m[0].z * m[1].w - m[1].z * m[0].w;
  return s0 * c5 - s1 * c4 + s2 * c3 + s3 * c2 - s4 * c1 + s5 * c0;
}
`;
