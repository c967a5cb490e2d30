// EON, the energy-preserving Oren–Nayar model [1]: a rough diffuse surface that is exactly as bright as its albedo says.
//
// Deviation: sampled by a mix of cosine-weighted and uniform directions instead of a clipped linearly transformed
// cosine; the uniform part bounds the weights where both directions graze.
//
// [1] Portsmouth, Kutz & Hill, "EON: A Practical Energy-Preserving Rough Diffuse BRDF", JCGT 14(1), 2025.
import package::constants::{INV_PI, INV_TWO_PI, TWO_PI};

// 1/2 − 2/(3π) and 2/3 − 28/(15π): eq. 14 and 16 of [1].
const FON_A: f32 = 0.287793409210;
const FON_B: f32 = 0.072488212346;

// Directional albedo of the single-scattering (FON) part, white, by the fit of [1].
fn fonAlbedo(cosine: f32, roughness: f32) -> f32 {
  let c = 1.0 - cosine;
  let g = c * (0.0571085289 + c * (0.491881867 + c * (-0.332181442 + 0.0714429953 * c)));
  return (1.0 + roughness * g) / (1.0 + FON_A * roughness);
}

// BRDF (without the cosine) for directions on one side, albedo rho.
fn eonEval(o: vec3f, i: vec3f, rho: vec4f, roughness: f32) -> vec4f {
  if (roughness <= 0.0) {
    return rho * INV_PI;
  }
  let s = dot(o.xy, i.xy);
  let sOverT = select(s, s / max(o.z, i.z), s > 0.0);
  let a = 1.0 / (1.0 + FON_A * roughness);
  let single = rho * (INV_PI * a * (1.0 + roughness * sOverT));
  // what the first bounce lost, spread over further bounces
  let average = a * (1.0 + FON_B * roughness);
  let lost = max(1e-7, 1.0 - average);
  let rhoMs = rho * rho * average / (1.0 - rho * lost);
  let ms = max(0.0, 1.0 - fonAlbedo(o.z, roughness)) * max(0.0, 1.0 - fonAlbedo(i.z, roughness)) / lost;
  return single + rhoMs * (INV_PI * ms);
}

fn eonUniformChance(o: vec3f, roughness: f32) -> f32 {
  return roughness * (0.5 - 0.35 * o.z);
}

fn eonPdf(o: vec3f, i: vec3f, roughness: f32) -> f32 {
  let uniform = eonUniformChance(o, roughness);
  return uniform * INV_TWO_PI + (1.0 - uniform) * INV_PI * i.z;
}

fn eonSample(o: vec3f, roughness: f32, u: vec2f) -> vec3f {
  let uniform = eonUniformChance(o, roughness);
  let phi = TWO_PI * u.y;
  var z: f32;
  if (u.x < uniform) {
    z = u.x / uniform;
  } else {
    z = sqrt(clamp(1.0 - (u.x - uniform) / (1.0 - uniform), 0.0, 1.0));
  }
  let r = sqrt(max(0.0, 1.0 - z * z));
  return vec3f(r * cos(phi), r * sin(phi), z);
}
