// Exponentials, logarithms and hyperbolic functions in f32 without fused multiply-add. Argument reduction follows
// Cody and Waite [1]; the kernels are Taylor series, or polynomials fitted to minimise the relative error [2].
//
// [1] W. J. Cody, W. Waite, Software Manual for the Elementary Functions, Prentice-Hall 1980.
// [2] The tanh kernel: a Lawson-weighted least-squares fit in z = x² on [0, 0.39], relative error 4.2e-9.
import { forScalarAndVector } from './lanes.ts';

export const EXPONENTIAL = forScalarAndVector(/* wgsl */ `
// x · 2^n for n in -252..254, rounded once
fn scaleByPower_L(x: F, n: I) -> F {
  let half = n >> U(1u);
  return x * powerOfTwo_L(half) * powerOfTwo_L(n - half);
}

// 2^x - 1 over x, on [-0.5, 0.5]: Taylor series of exp(x ln 2)
fn exp2Kernel_L(x: F) -> F {
  return F(0.69314718) + x * (F(0.24022651) + x * (F(0.055504109) + x * (F(0.0096181291) + x * (F(0.0013333558) + x * (F(1.5403530e-4) + x * F(1.5252734e-5))))));
}
fn exp2_L(x: F) -> F {
  let t = clamp(x, F(-151.0), F(129.0));
  let n = round(t);
  let r = t - n;
  return scaleByPower_L(F(1.0) + r * exp2Kernel_L(r), I(n));
}
fn exp_L(x: F) -> F {
  let t = clamp(x, F(-105.0), F(89.5));
  let n = round(t * F(1.44269504));
  // ln 2 in two parts: n times the first is exact
  let r = (t - n * F(0.693359375)) - n * F(-2.12194440e-4);
  let p = F(0.5) + r * (F(0.16666667) + r * (F(0.041666668) + r * (F(0.0083333333) + r * (F(0.0013888889) + r * F(1.9841270e-4)))));
  return scaleByPower_L(F(1.0) + (r + r * r * p), I(n));
}

// x = (1 + fraction) · 2^exponent with 1 + fraction in [sqrt(1/2), sqrt(2))
struct LogParts_L { fraction: F, exponent: F }
fn logParts_L(x: F) -> LogParts_L {
  let tiny = x < F(1.17549435e-38);
  let bits = bitcast<U>(select(x, x * F(8388608.0), tiny));
  let shifted = bits - U(0x3f3504f3u);
  let exponent = (bitcast<I>(shifted) >> U(23u)) - select(I(0), I(23), tiny);
  let mantissa = bitcast<F>((shifted & U(0x007fffffu)) + U(0x3f3504f3u));
  return LogParts_L(mantissa - F(1.0), F(exponent));
}
// the values at 0, below 0, at infinity and at NaN
fn logSpecial_L(x: F, value: F) -> F {
  let infinity = bitcast<F>(U(0x7f800000u));
  let undefined = bitcast<F>(U(0x7fc00000u));
  let finite = select(value, x, x == infinity);
  let positive = select(finite, undefined, (x < F(0.0)) | (x != x));
  return select(positive, -infinity, x == F(0.0));
}
// log(1 + f) = f - f²/2 + s (f²/2 + R) with s = f/(2+f), R from the series of atanh
fn logKernel_L(f: F) -> F {
  let s = f / (F(2.0) + f);
  let z = s * s;
  return z * (F(0.66666667) + z * (F(0.4) + z * (F(0.28571429) + z * (F(0.22222222) + z * F(0.18181818)))));
}
fn log_L(x: F) -> F {
  let p = logParts_L(x);
  let f = p.fraction;
  let h = F(0.5) * f * f;
  let s = f / (F(2.0) + f);
  let low = s * (h + logKernel_L(f)) + p.exponent * F(-2.12194440e-4);
  return logSpecial_L(x, (p.exponent * F(0.693359375) + ((low - h) + f)));
}
fn log2_L(x: F) -> F {
  let p = logParts_L(x);
  let f = p.fraction;
  let h = F(0.5) * f * f;
  let s = f / (F(2.0) + f);
  let low = s * (h + logKernel_L(f)) - h;
  // log2 e = 1 + 0.4427: the sum with f itself stays exact
  let fraction = f + (low + (f + low) * F(0.44269504));
  return logSpecial_L(x, p.exponent + fraction);
}

// the number without its twelve lowest bits, so that products of such numbers are exact
fn head_L(x: F) -> F { return bitcast<F>(bitcast<U>(x) & U(0xfffff000u)); }

// 2^(y log2 x) with the logarithm and the product in two parts each, so that large powers keep their precision
fn pow_L(x: F, y: F) -> F {
  let p = logParts_L(x);
  let f = p.fraction;
  let d = F(2.0) + f;
  let dHead = head_L(d);
  let dTail = f - (dHead - F(2.0));
  let s = f / d;
  let sHead = head_L(s);
  let sTail = ((f - sHead * dHead) - sHead * dTail) / d;
  let low = sTail + F(0.5) * s * logKernel_L(f);
  // 2 / ln 2 in two parts
  let lHead = F(2.884765625) * sHead;
  let lTail = F(6.2445656e-4) * sHead + F(2.88539008) * low;
  let high = p.exponent + lHead;
  let rest = (lHead - (high - p.exponent)) + lTail;
  let product = clamp(y * high, F(-400.0), F(400.0));
  let yHead = head_L(y);
  let highHead = head_L(high);
  let error = ((yHead * highHead - product) + yHead * (high - highHead) + (y - yHead) * highHead) + (y - yHead) * (high - highHead);
  let bounded = abs(product) < F(300.0);
  let tail = select(F(0.0), error + y * rest, bounded);
  let n = round(clamp(product + tail, F(-151.0), F(129.0)));
  let r = clamp(select(F(0.0), (product - n) + tail, bounded), F(-1.0), F(1.0));
  let finite = scaleByPower_L(F(1.0) + r * exp2Kernel_L(r), I(n));
  let infinity = bitcast<F>(U(0x7f800000u));
  let undefined = bitcast<F>(U(0x7fc00000u));
  let edge = select(F(0.0), infinity, ((x == infinity) == (F(0.0) < y)));
  var result = select(finite, edge, (x == F(0.0)) | (x == infinity));
  result = select(result, undefined, ((x < F(0.0)) | (x != x) | (y != y)));
  return select(result, F(1.0), (y == F(0.0)) | (x == F(1.0)));
}

// the sign of y on the magnitude of x
fn withSign_L(x: F, y: F) -> F {
  return bitcast<F>((bitcast<U>(x) & U(0x7fffffffu)) | (bitcast<U>(y) & U(0x80000000u)));
}
fn sinh_L(x: F) -> F {
  let a = abs(x);
  let z = x * x;
  let small = x + x * z * (F(0.16666667) + z * (F(0.0083333333) + z * (F(1.9841270e-4) + z * (F(2.7557319e-6) + z * F(2.5052108e-8)))));
  // half the exponent first: exp(a) alone would overflow before sinh does
  let root = exp_L(F(0.5) * a);
  let e = exp_L(a);
  let large = select(F(0.5) * e - F(0.5) / e, (F(0.5) * root) * root, F(80.0) < a);
  return select(withSign_L(large, x), small, (a < F(1.0)));
}
fn cosh_L(x: F) -> F {
  let a = abs(x);
  let root = exp_L(F(0.5) * a);
  let e = exp_L(a);
  return select(F(0.5) * e + F(0.5) / e, (F(0.5) * root) * root, F(80.0) < a);
}
fn tanh_L(x: F) -> F {
  let a = abs(x);
  let z = x * x;
  let small = x + x * z * (F(-0.333332837) + z * (F(0.133314908) + z * (F(-0.0537433848) + z * (F(0.0206502005) + z * F(-0.00571659161)))));
  let large = F(1.0) - F(2.0) / (exp_L(F(2.0) * min(a, F(15.0))) + F(1.0));
  return select(select(withSign_L(large, x), small, (a < F(0.625))), x, x != x);
}
// log(1 + x) with the rounding of the sum put right
fn log1p_L(x: F) -> F {
  let w = F(1.0) + x;
  let correction = (x - (w - F(1.0))) / w;
  return select(log_L(w) + correction, x, (abs(x) < F(1.0e-7)) | (F(1.0e38) < x));
}
fn asinh_L(x: F) -> F {
  let a = min(abs(x), F(1.0e18));
  let z = a * a;
  let moderate = log1p_L(a + z / (F(1.0) + sqrt(F(1.0) + z)));
  let huge = log_L(abs(x)) + F(0.69314718);
  return withSign_L(select(moderate, huge, F(1.0e9) < abs(x)), x);
}
fn acosh_L(x: F) -> F {
  let t = min(x, F(1.0e18)) - F(1.0);
  let moderate = log1p_L(t + sqrt(F(2.0) * t + t * t));
  let huge = log_L(x) + F(0.69314718);
  return select(select(moderate, huge, F(1.0e9) < x), bitcast<F>(U(0x7fc00000u)), (x < F(1.0)));
}
fn atanh_L(x: F) -> F {
  let a = abs(x);
  return withSign_L(F(0.5) * log1p_L(F(2.0) * a / (F(1.0) - a)), x);
}
`);
