// Fresnel reflectance of dielectrics and metals, unpolarised, at four wavelengths at once.
//
// [1] Born & Wolf, Principles of Optics, 7th ed., §1.5.2 (dielectrics) and §14.2 (metals).
// [2] Kutz, Hašan & Edmondson, "Novel aspects of the Adobe Standard Material", 2023: the F82-tint model.

// Reflectance at `cosI` (≥ 0), for eta = transmitted over incident index; 1 under total internal reflection [1].
fn fresnelDielectric(cosI: f32, eta: vec4f) -> vec4f {
  let sin2T = (1.0 - cosI * cosI) / (eta * eta);
  let cosT = sqrt(max(vec4f(0.0), 1.0 - sin2T));
  let rs = (cosI - eta * cosT) / (cosI + eta * cosT);
  let rp = (eta * cosI - cosT) / (eta * cosI + cosT);
  return select(0.5 * (rs * rs + rp * rp), vec4f(1.0), sin2T >= vec4f(1.0));
}

// Reflectance of a metal of index eta + i·k, relative to the medium outside [1].
fn fresnelConductor(cosI: f32, eta: vec4f, k: vec4f) -> vec4f {
  let cos2 = cosI * cosI;
  let sin2 = 1.0 - cos2;
  let eta2 = eta * eta;
  let k2 = k * k;
  let t0 = eta2 - k2 - sin2;
  let a2b2 = sqrt(t0 * t0 + 4.0 * eta2 * k2);
  let a = sqrt(max(vec4f(0.0), 0.5 * (a2b2 + t0)));
  let t1 = a2b2 + cos2;
  let t2 = 2.0 * cosI * a;
  let rs = (t1 - t2) / (t1 + t2);
  let t3 = cos2 * a2b2 + sin2 * sin2;
  let t4 = t2 * sin2;
  let rp = rs * (t3 - t4) / (t3 + t4);
  return 0.5 * (rs + rp);
}

// Weight of the F82 term for reflectance f0 at normal incidence, and f82 at cos θ = 1/7 relative to Schlick's there [2].
fn f82Weight(f0: vec4f, tint: vec4f) -> vec4f {
  // (6/7)^5 and 1/7·(6/7)^6
  let schlick = f0 + (1.0 - f0) * 0.462664;
  return schlick * (1.0 - tint) * 17.6513846;
}

fn fresnelF82(cosI: f32, f0: vec4f, weight: vec4f) -> vec4f {
  let m = 1.0 - cosI;
  let m2 = m * m;
  let m5 = m2 * m2 * m;
  return clamp(f0 + (1.0 - f0) * m5 - weight * (cosI * m5 * m), vec4f(0.0), vec4f(1.0));
}

// Cosine-weighted average of fresnelF82 over the hemisphere: ∫2μ(1−μ)⁵ = 1/21, ∫2μ²(1−μ)⁶ = 1/126.
fn averageF82(f0: vec4f, weight: vec4f) -> vec4f {
  return clamp(f0 + (1.0 - f0) / 21.0 - weight / 126.0, vec4f(0.0), vec4f(1.0));
}
