// The GGX microsurface: distribution, Smith masking, and sampling of the normals that a direction sees.
// Directions are in the local frame; `o` lies above the surface (o.z > 0).
//
// [1] Walter et al., "Microfacet Models for Refraction through Rough Surfaces", EGSR 2007.
// [2] Heitz, "Understanding the Masking-Shadowing Function in Microfacet-Based BRDFs", JCGT 3(2), 2014.
// [3] Dupuy & Benyoub, "Sampling Visible GGX Normals with Spherical Caps", HPG 2023.
import package::constants::{INV_PI, TWO_PI};

// D of eq. 85 in [2]; written so that small α does not cancel.
fn ggxD(m: vec3f, alpha: vec2f) -> f32 {
  let q = m.xy / alpha;
  let e = dot(q, q) + m.z * m.z;
  return INV_PI / (alpha.x * alpha.y * e * e);
}

// Λ of eq. 72 in [2]; v may lie on either side.
fn ggxLambda(v: vec3f, alpha: vec2f) -> f32 {
  let q = v.xy * alpha;
  return 0.5 * sqrt(1.0 + dot(q, q) / (v.z * v.z)) - 0.5;
}

// A normal with the density D·max(0, o·m)/(o.z·(1 + Λ(o))), by eq. 5–7 of [3].
fn ggxSample(o: vec3f, alpha: vec2f, u: vec2f) -> vec3f {
  let s = normalize(vec3f(alpha * o.xy, o.z));
  let z = (1.0 - u.y) * (1.0 + s.z) - s.z;
  let r = sqrt(clamp(1.0 - z * z, 0.0, 1.0));
  let phi = TWO_PI * u.x;
  let h = vec3f(r * cos(phi) + s.x, r * sin(phi) + s.y, z + s.z);
  return normalize(vec3f(alpha * h.xy, max(h.z, 1e-9)));
}

// α along and across the tangent from perceptual roughness and anisotropy (OpenPBR 1.1).
fn anisotropicAlpha(roughness: f32, anisotropy: f32) -> vec2f {
  let aspect = 1.0 - anisotropy;
  let along = roughness * roughness * sqrt(2.0 / (1.0 + aspect * aspect));
  return vec2f(along, along * aspect);
}
