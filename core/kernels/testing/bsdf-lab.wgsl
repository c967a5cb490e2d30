// Entry points that let tests put questions to the BSDF kernels.
//
// Questions are records of RECORD floats in `tables`, from RECORDS on, in the order of fields below; frame.energyTable
// is 0. Floats before the records: [COUNT] invocations per record, [COUNT + 1] samples per invocation.
import package::bindings::{dispatch, film, frame, tables};
import package::bsdf::bsdf::{bsdfAlbedoEstimate, bsdfEval, bsdfPrepare, bsdfSample, isDelta, BSDF_DELTA, BSDF_TRANSMIT};
import package::bsdf::dielectric::cauchyIor;
import package::bsdf::energy::{conductorAlbedo, conductorAverage, anisotropicAlbedo, anisotropicAverage, dielectricAlbedo, fuzzAlbedo};
import package::bsdf::eon::fonAlbedo;
import package::bsdf::fresnel::{fresnelConductor, fresnelDielectric};
import package::bsdf::ggx::anisotropicAlpha;
import package::bsdf::surface::{Surface, surfaceDefault, SURFACE_THIN_WALLED};

const COUNT: u32 = 131072u;
const RECORDS: u32 = 131088u;
const RECORD: u32 = 64u;

fn at4(i: u32) -> vec4f {
  return vec4f(tables[i], tables[i + 1u], tables[i + 2u], tables[i + 3u]);
}

fn recordOf(invocation: u32) -> u32 {
  return RECORDS + RECORD * (invocation / u32(tables[COUNT]));
}

fn surfaceOf(r: u32) -> Surface {
  var s = surfaceDefault();
  s.lambda = at4(r);
  s.baseColor = at4(r + 4u);
  s.specularColor = at4(r + 8u);
  s.metalEta = at4(r + 12u);
  s.metalK = at4(r + 16u);
  s.ior = at4(r + 20u);
  s.transmissionColor = at4(r + 24u);
  s.coatColor = at4(r + 28u);
  s.fuzzColor = at4(r + 32u);
  s.alpha = vec2f(tables[r + 36u], tables[r + 37u]);
  s.diffuseRoughness = tables[r + 38u];
  s.metalness = tables[r + 39u];
  s.specularWeight = tables[r + 40u];
  s.transmission = tables[r + 41u];
  s.coat = tables[r + 42u];
  s.coatAlpha = tables[r + 43u];
  s.coatIor = tables[r + 44u];
  s.fuzz = tables[r + 45u];
  s.fuzzRoughness = tables[r + 46u];
  s.flags = u32(tables[r + 47u]);
  return s;
}

fn woOf(r: u32) -> vec3f {
  return at4(r + 48u).xyz;
}

fn hash(value: u32) -> u32 {
  var x = value;
  x = (x ^ (x >> 16u)) * 0x7feb352du;
  x = (x ^ (x >> 15u)) * 0x846ca68bu;
  return x ^ (x >> 16u);
}

fn unit(bits: u32) -> f32 {
  return f32(bits >> 8u) * 5.9604645e-8;
}

// Independent numbers: for χ² tests.
fn randomPoint(n: u32, seed: u32) -> vec3f {
  let a = hash(n + hash(seed));
  let b = hash(a ^ 0x9e3779b9u);
  return vec3f(unit(a), unit(b), unit(hash(b + 0x85ebca6bu)));
}

// Evenly spread points, for integrals: Sobol's first two dimensions for the direction, the golden ratio for the lobe.
fn evenPoint(n: u32) -> vec3f {
  var second = 0u;
  var column = 0x80000000u;
  for (var bits = n; bits != 0u; bits >>= 1u) {
    if ((bits & 1u) != 0u) {
      second ^= column;
    }
    column ^= column >> 1u;
  }
  return vec3f(unit(reverseBits(n)), unit(second), unit(n * 2654435769u + 0x80000000u)) + vec3f(3e-8);
}

// film[3k]: wi, pdf; film[3k + 1]: weight; film[3k + 2]: flags.
@compute @workgroup_size(64)
fn draw(@builtin(global_invocation_id) id: vec3u) {
  let k = id.x + dispatch.x;
  if (k >= dispatch.y) {
    return;
  }
  let r = recordOf(k);
  var s = surfaceOf(r);
  let wo = woOf(r);
  bsdfPrepare(&s, wo);
  let d = bsdfSample(&s, wo, randomPoint(k, u32(tables[r + 51u])));
  film[3u * k] = vec4f(d.wi, d.pdf);
  film[3u * k + 1u] = d.weight;
  film[3u * k + 2u] = vec4f(f32(d.flags), 0.0, 0.0, 0.0);
}

// Averages pdf over a cell of the sphere, cosine in [record 52, 53], azimuth in [54, 55], by the midpoint rule with
// `samples per invocation` points a side: film[k].x. With one point it is the pdf itself.
@compute @workgroup_size(64)
fn averagePdf(@builtin(global_invocation_id) id: vec3u) {
  let k = id.x + dispatch.x;
  if (k >= dispatch.y) {
    return;
  }
  let r = recordOf(0u);
  var s = surfaceOf(r);
  let wo = woOf(r);
  bsdfPrepare(&s, wo);
  let columns = u32(tables[r + 52u]);
  let rows = u32(tables[r + 53u]);
  let side = u32(tables[COUNT + 1u]);
  var sum = 0.0;
  for (var a = 0u; a < side; a++) {
    let z = -1.0 + 2.0 * (f32(k / columns) + (f32(a) + 0.5) / f32(side)) / f32(rows);
    let sine = sqrt(1.0 - z * z);
    for (var b = 0u; b < side; b++) {
      let phi = 6.2831853 * (f32(k % columns) + (f32(b) + 0.5) / f32(side)) / f32(columns);
      sum += bsdfEval(&s, wo, vec3f(sine * cos(phi), sine * sin(phi), z)).pdf;
    }
  }
  film[k] = vec4f(sum / f32(side * side));
}

// film[2k]: value; film[2k + 1]: pdf, for wi at 52 of the record.
@compute @workgroup_size(64)
fn evaluate(@builtin(global_invocation_id) id: vec3u) {
  let k = id.x + dispatch.x;
  if (k >= dispatch.y) {
    return;
  }
  let r = recordOf(k);
  var s = surfaceOf(r);
  let wo = woOf(r);
  bsdfPrepare(&s, wo);
  let e = bsdfEval(&s, wo, at4(r + 52u).xyz);
  film[2u * k] = e.value;
  film[2u * k + 1u] = vec4f(e.pdf, select(0.0, 1.0, isDelta(&s)), 0.0, 0.0);
}

// Light from a uniform surrounding, by sampling: film[4k] reflected, film[4k + 1] transmitted (with the factor of
// radiance taken out), film[4k + 2] the albedo estimate, film[4k + 3] the share of samples that failed.
@compute @workgroup_size(64)
fn furnace(@builtin(global_invocation_id) id: vec3u) {
  let k = id.x + dispatch.x;
  if (k >= dispatch.y) {
    return;
  }
  let r = recordOf(k);
  var s = surfaceOf(r);
  let wo = woOf(r);
  bsdfPrepare(&s, wo);
  let samples = u32(tables[COUNT + 1u]);
  let first = samples * (k % u32(tables[COUNT]));
  var reflected = vec4f(0.0);
  var transmitted = vec4f(0.0);
  var failed = 0.0;
  for (var n = first; n < first + samples; n++) {
    let d = bsdfSample(&s, wo, evenPoint(n));
    if (d.pdf <= 0.0) {
      failed += 1.0;
    } else if ((d.flags & BSDF_TRANSMIT) != 0u) {
      let scale = select(s.eta * s.eta, vec4f(1.0), (s.flags & SURFACE_THIN_WALLED) != 0u);
      transmitted += d.weight * scale;
    } else {
      reflected += d.weight;
    }
  }
  film[4u * k] = reflected / f32(samples);
  film[4u * k + 1u] = transmitted / f32(samples);
  film[4u * k + 2u] = bsdfAlbedoEstimate(&s, wo);
  film[4u * k + 3u] = vec4f(failed / f32(samples));
}

// Plain functions. x: argument, named at each line.
@compute @workgroup_size(64)
fn functions(@builtin(global_invocation_id) id: vec3u) {
  let k = id.x + dispatch.x;
  if (k >= dispatch.y) {
    return;
  }
  let r = recordOf(k);
  // cosine, roughness, eta; then n and k of a metal, then a direction and α
  let x = at4(r);
  let alpha = at4(r + 16u).xy;
  film[4u * k] = vec4f(
    fresnelDielectric(x.x, vec4f(x.z)).x,
    fonAlbedo(x.x, x.y),
    conductorAlbedo(x.x, x.y),
    conductorAverage(x.y));
  film[4u * k + 1u] = fresnelConductor(x.x, at4(r + 4u), at4(r + 8u));
  let direction = at4(r + 12u).xyz;
  film[4u * k + 2u] = vec4f(
    dielectricAlbedo(x.x, x.y, x.z),
    anisotropicAlbedo(direction, alpha),
    anisotropicAverage(alpha));
  film[4u * k + 3u] = vec4f(fuzzAlbedo(x.x, x.y), cauchyIor(x.z, x.w, vec4f(486.13, 587.56, 656.27, 550.0)).xyz);
}
