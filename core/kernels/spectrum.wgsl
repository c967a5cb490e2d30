// Hero-wavelength spectral sampling: four wavelengths a path in one vec4f.
//
// 1. A. Wilkie et al., Hero Wavelength Spectral Sampling, EGSR 2014.
// 2. I. Mallett, C. Yuksel, Spectral Primary Decomposition for Rendering with sRGB Reflectance, EGSR 2019.
// 3. M. Radziszewski et al., An Improved Technique for Full Spectral Rendering, WSCG 2009 (the sech² density).
//
// Spectra are tabulated every 5 nm from 360 to 830 nm and linear in between. Light spectra are scaled so that
// 683 ∫ S ȳ dλ = 1: a light of one nit has radiance S(λ) in W/(m² sr nm).
import package::bindings::{frame, tables};

const SPECTRUM_FIRST: f32 = 360.0;
const SPECTRUM_LAST: f32 = 830.0;
const SPECTRUM_INV_STEP: f32 = 0.2;
const SPECTRUM_SAMPLES: u32 = 95u;
// Lumens per watt at 555 nm (SI, 2019).
const LUMINOUS_EFFICACY: f32 = 683.0;

struct Wavelengths {
  // nm
  lambda: vec4f,
  // 1/nm; 0 for a wavelength that a dispersive event ended.
  pdf: vec4f,
  // Reflectance basis of [2] at the wavelengths.
  basisR: vec4f,
  basisG: vec4f,
  basisB: vec4f,
  // D65 of unit luminance.
  daylight: vec4f,
}

fn tableAt(table: u32, lambda: vec4f) -> vec4f {
  let x = clamp((lambda - SPECTRUM_FIRST) * SPECTRUM_INV_STEP, vec4f(0.0), vec4f(93.999992));
  let i = vec4u(x) + table;
  let t = x - floor(x);
  let a = vec4f(tables[i.x], tables[i.y], tables[i.z], tables[i.w]);
  let b = vec4f(tables[i.x + 1u], tables[i.y + 1u], tables[i.z + 1u], tables[i.w + 1u]);
  return mix(a, b, t);
}

// Stratified over the four: lambda_i has density sech²(0.0072 (λ − 538 nm)) on 360…830 nm [3].
fn sampleWavelengths(u: f32) -> Wavelengths {
  let v = fract(vec4f(u) + vec4f(0.0, 0.25, 0.5, 0.75));
  let lambda = clamp(538.0 - 138.888889 * atanh(0.85691062 - 1.82750197 * v), vec4f(SPECTRUM_FIRST), vec4f(SPECTRUM_LAST));
  let c = cosh(0.0072 * (lambda - 538.0));
  let pdf = 0.0039398042 / (c * c);
  return Wavelengths(
    lambda,
    pdf,
    tableAt(frame.basisTable, lambda),
    tableAt(frame.basisTable + SPECTRUM_SAMPLES, lambda),
    tableAt(frame.basisTable + 2u * SPECTRUM_SAMPLES, lambda),
    tableAt(frame.daylightTable, lambda),
  );
}

// Linear Rec.709 as reflectance [2].
fn reflectance(w: Wavelengths, rgb: vec3f) -> vec4f {
  return rgb.r * w.basisR + rgb.g * w.basisG + rgb.b * w.basisB;
}

// CIE 1931 XYZ of spectral radiance; Y in nits. Ended wavelengths count nothing, the first then counts for all.
fn xyzFromRadiance(w: Wavelengths, radiance: vec4f) -> vec3f {
  let weight = select(radiance / w.pdf, vec4f(0.0), w.pdf == vec4f(0.0)) * (LUMINOUS_EFFICACY * 0.25);
  return vec3f(
    dot(tableAt(frame.observerTable, w.lambda), weight),
    dot(tableAt(frame.observerTable + SPECTRUM_SAMPLES, w.lambda), weight),
    dot(tableAt(frame.observerTable + 2u * SPECTRUM_SAMPLES, w.lambda), weight),
  );
}

// After an event that only the hero wavelength can follow: the others end, and the hero stands for all four.
fn keepHeroOnly(w: Wavelengths) -> Wavelengths {
  var out = w;
  out.pdf = select(vec4f(w.pdf.x * 0.25, 0.0, 0.0, 0.0), w.pdf, w.pdf.y == 0.0);
  return out;
}
