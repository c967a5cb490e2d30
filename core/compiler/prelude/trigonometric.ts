// Trigonometric functions in f32 without fused multiply-add. Arguments are reduced by multiples of π/2 in three
// parts after Cody and Waite [1], exact up to about 6400 and good to a few units in the last place up to 1e5; far
// beyond that the result is bounded but not accurate, which WGSL allows. Kernels are Taylor series on [-π/4, π/4],
// and for the inverse functions polynomials fitted to minimise the relative error [2].
//
// [1] W. J. Cody, W. Waite, Software Manual for the Elementary Functions, Prentice-Hall 1980.
// [2] Lawson-weighted least-squares fits in z = x²: atan on [0, tan²(π/8)], relative error 6.6e-10; asin on
//     [0, 1/4], relative error 5.0e-9.
import { forScalarAndVector } from './lanes.ts';

export const TRIGONOMETRIC = forScalarAndVector(/* wgsl */ `
struct Reduced_L { angle: F, quadrant: I }
fn reduceAngle_L(x: F) -> Reduced_L {
  let n = round(x * F(0.636619772));
  let r = ((x - n * F(1.5703125)) - n * F(4.837512969970703125e-4)) - n * F(7.5497901e-8);
  return Reduced_L(r, I(n));
}
fn sinKernel_L(r: F) -> F {
  let z = r * r;
  return r + r * z * (F(-0.16666667) + z * (F(0.0083333333) + z * (F(-1.9841270e-4) + z * F(2.7557319e-6))));
}
fn cosKernel_L(r: F) -> F {
  let z = r * r;
  let h = F(0.5) * z;
  let w = F(1.0) - h;
  let tail = z * z * (F(0.041666668) + z * (F(-0.0013888889) + z * (F(2.4801587e-5) + z * F(-2.7557319e-7))));
  return w + (((F(1.0) - w) - h) + tail);
}
fn byQuadrant_L(sine: F, cosine: F, quadrant: I) -> F {
  let value = select(sine, cosine, (quadrant & I(1)) != I(0));
  return bitcast<F>(bitcast<U>(value) ^ (bitcast<U>(quadrant & I(2)) << U(30u)));
}
fn sin_L(x: F) -> F {
  let a = reduceAngle_L(x);
  return byQuadrant_L(sinKernel_L(a.angle), cosKernel_L(a.angle), a.quadrant);
}
fn cos_L(x: F) -> F {
  let a = reduceAngle_L(x);
  return byQuadrant_L(sinKernel_L(a.angle), cosKernel_L(a.angle), a.quadrant + I(1));
}
fn tan_L(x: F) -> F {
  let a = reduceAngle_L(x);
  let s = sinKernel_L(a.angle);
  let c = cosKernel_L(a.angle);
  let odd = (a.quadrant & I(1)) != I(0);
  return select(s, -c, odd) / select(c, s, odd);
}

// the angle whose tangent is y/x, for y and x not negative
fn firstQuadrantAngle_L(y: F, x: F) -> F {
  let steep = F(2.41421356) * x < y;
  let middle = F(0.41421356) * x < y;
  let num = select(select(y, y - x, middle), -x, steep);
  let den = select(select(x, y + x, middle), y, steep);
  let offset = select(select(F(0.0), F(0.785398163), middle), F(1.57079633), steep);
  // the part of the offset that f32 cannot hold
  let correction = select(select(F(0.0), F(-2.18556941e-8), middle), F(-4.37113883e-8), steep);
  let t = num / select(den, F(1.0), den == F(0.0));
  let z = t * t;
  let p = t * z * (F(-0.333333164) + z * (F(0.199984893) + z * (F(-0.142438367) + z * (F(0.105959095) + z * F(-0.0608320907)))));
  return offset + (t + (p + correction));
}
fn atan_L(x: F) -> F {
  return withSign_L(firstQuadrantAngle_L(min(abs(x), F(1.0e30)), F(1.0)), x);
}
fn atan2_L(y: F, x: F) -> F {
  let infinity = bitcast<F>(U(0x7f800000u));
  let both = (abs(x) == infinity) & (abs(y) == infinity);
  let a = firstQuadrantAngle_L(select(abs(y), F(1.0), both), select(abs(x), F(1.0), both));
  let left = (bitcast<I>(x) < I(0));
  return withSign_L(select(a, F(3.14159265) - (a + F(8.74227766e-8)), left), y);
}

fn asinSeries_L(z: F) -> F {
  return z * (F(0.166667536) + z * (F(0.0749523267) + z * (F(0.0454783440) + z * (F(0.0241409820) + z * F(0.0422305577)))));
}
fn asin_L(x: F) -> F {
  let a = abs(x);
  let inner = (a <= F(0.5));
  let z = select(F(0.5) * (F(1.0) - a), x * x, inner);
  let s = sqrt(z);
  let outer = F(1.57079633) - (F(2.0) * (s + s * asinSeries_L(z)) + F(4.37113883e-8));
  return select(withSign_L(outer, x), x + x * asinSeries_L(z), inner);
}
fn acos_L(x: F) -> F {
  let a = abs(x);
  let inner = (a <= F(0.5));
  let z = select(F(0.5) * (F(1.0) - a), x * x, inner);
  let s = sqrt(z);
  let series = asinSeries_L(z);
  let twice = F(2.0) * (s + s * series);
  let outer = select(twice, F(3.14159265) - (twice + F(8.74227766e-8)), x < F(0.0));
  return select(outer, F(1.57079633) - (x + (x * series + F(4.37113883e-8))), inner);
}
`);
