// Refractive indices of dielectrics as artists and glass makers give them.
//
// [1] Born & Wolf, Principles of Optics, 7th ed., §2.3.4: Cauchy's formula.
// [2] Andersson et al., "OpenPBR Surface" 1.1, section "Dielectric base": specular_weight.

// Refractive index at wavelengths in nm by Cauchy's n = A + B/λ², from n at 587.56 nm and the Abbe number
// V = (n_d − 1)/(n_F − n_C) [1]; an Abbe number of 0 means no dispersion.
fn cauchyIor(nd: f32, abbe: f32, lambda: vec4f) -> vec4f {
  if (abbe <= 0.0) {
    return vec4f(nd);
  }
  // 1/λ² in µm⁻² of the Fraunhofer lines d 587.56, F 486.13, C 656.27
  let d = 2.89665;
  let spread = 4.23149 - 2.32184;
  let b = (nd - 1.0) / (abbe * spread);
  let um = 1000.0 / lambda;
  return nd + b * (um * um - d);
}

// The index whose reflectance at normal incidence is `weight` times that of `ior` (specular_weight of [2]).
fn weightedIor(ior: vec4f, weight: f32) -> vec4f {
  let t = clamp((ior - 1.0) / (ior + 1.0) * sqrt(max(0.0, weight)), vec4f(-0.9), vec4f(0.9));
  return (1.0 + t) / (1.0 - t);
}
