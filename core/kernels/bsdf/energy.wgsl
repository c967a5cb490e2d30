// Lookups into the energy tables: how much light the single-scattering lobes reflect and refract, and so how much
// they lose. Layout, axes and values: core/tracer/energy/layout.ts, which names the same numbers.
import package::bindings::{frame, tables};
import package::bsdf::fuzz::MIN_FUZZ_ROUGHNESS;
import package::constants::INV_PI;

const CONDUCTOR_ROUGHNESSES: u32 = 32u;
const CONDUCTOR_COSINES: u32 = 32u;
const DIELECTRIC_INDICES: u32 = 16u;
const DIELECTRIC_ROUGHNESSES: u32 = 20u;
const DIELECTRIC_COSINES: u32 = 32u;
const ANISOTROPIES: u32 = 8u;
const ANISOTROPIC_ROUGHNESSES: u32 = 14u;
const ANISOTROPIC_AZIMUTHS: u32 = 10u;
const ANISOTROPIC_COSINES: u32 = 24u;
const FUZZ_ROUGHNESSES: u32 = 16u;
const FUZZ_COSINES: u32 = 16u;

const AVERAGE_OFFSET: u32 = CONDUCTOR_ROUGHNESSES * CONDUCTOR_COSINES;
const DIELECTRIC_OFFSET: u32 = AVERAGE_OFFSET + CONDUCTOR_ROUGHNESSES;
const ANISOTROPY_OFFSET: u32 = DIELECTRIC_OFFSET + 4u * DIELECTRIC_INDICES * DIELECTRIC_ROUGHNESSES * DIELECTRIC_COSINES;
const ANISOTROPIC_AVERAGE_OFFSET: u32 = ANISOTROPY_OFFSET +
  ANISOTROPIES * ANISOTROPIC_ROUGHNESSES * ANISOTROPIC_AZIMUTHS * ANISOTROPIC_COSINES;
const FUZZ_OFFSET: u32 = ANISOTROPIC_AVERAGE_OFFSET + ANISOTROPIES * ANISOTROPIC_ROUGHNESSES;

// A place between two nodes of an axis.
struct Node {
  index: u32,
  fraction: f32,
}

fn nodeAt(x: f32, count: u32) -> Node {
  let p = clamp(x, 0.0, 1.0) * f32(count - 1u);
  let index = min(u32(p), count - 2u);
  return Node(index, p - f32(index));
}

// Bilinear between rows of `width` floats.
fn bilinear(base: u32, row: Node, column: Node, width: u32) -> f32 {
  let at = base + row.index * width + column.index;
  let near = mix(tables[at], tables[at + 1u], column.fraction);
  let far = mix(tables[at + width], tables[at + width + 1u], column.fraction);
  return mix(near, far, row.fraction);
}

// Roughness (√α) of the isotropic surface with the same mean square slope: OpenPBR's specular_roughness.
fn meanRoughness(alpha: vec2f) -> f32 {
  return sqrt(sqrt(0.5 * dot(alpha, alpha)));
}

// Albedo at `cosine` of a perfectly reflecting isotropic GGX microsurface.
fn conductorAlbedo(cosine: f32, roughness: f32) -> f32 {
  let row = nodeAt(sqrt(roughness), CONDUCTOR_ROUGHNESSES);
  return bilinear(frame.energyTable, row, nodeAt(sqrt(cosine), CONDUCTOR_COSINES), CONDUCTOR_COSINES);
}

fn conductorAverage(roughness: f32) -> f32 {
  let row = nodeAt(sqrt(roughness), CONDUCTOR_ROUGHNESSES);
  let at = frame.energyTable + AVERAGE_OFFSET + row.index;
  return mix(tables[at], tables[at + 1u], row.fraction);
}

// Place on the anisotropy axis, which is spaced by (1 − x)² in narrow over wide α.
fn anisotropyOf(alpha: vec2f) -> f32 {
  return 1.0 - sqrt(min(alpha.x, alpha.y) / max(alpha.x, alpha.y));
}

// Albedo towards v (above the surface) of a perfectly reflecting anisotropic GGX microsurface.
fn anisotropicAlbedo(v: vec3f, alpha: vec2f) -> f32 {
  let along = select(abs(v.yx), abs(v.xy), alpha.x >= alpha.y);
  let phi = select(0.0, atan2(along.y, along.x), along.x + along.y > 0.0);
  let a = nodeAt(anisotropyOf(alpha), ANISOTROPIES);
  let r = nodeAt(meanRoughness(alpha), ANISOTROPIC_ROUGHNESSES);
  let p = nodeAt(1.0 - sqrt(max(0.0, 1.0 - phi * (2.0 * INV_PI))), ANISOTROPIC_AZIMUTHS);
  let c = nodeAt(sqrt(v.z), ANISOTROPIC_COSINES);
  let plane = ANISOTROPIC_AZIMUTHS * ANISOTROPIC_COSINES;
  let block = ANISOTROPIC_ROUGHNESSES * plane;
  let base = frame.energyTable + ANISOTROPY_OFFSET + a.index * block + r.index * plane;
  let near = mix(
    bilinear(base, p, c, ANISOTROPIC_COSINES),
    bilinear(base + plane, p, c, ANISOTROPIC_COSINES),
    r.fraction);
  let far = mix(
    bilinear(base + block, p, c, ANISOTROPIC_COSINES),
    bilinear(base + block + plane, p, c, ANISOTROPIC_COSINES),
    r.fraction);
  return mix(near, far, a.fraction);
}

fn anisotropicAverage(alpha: vec2f) -> f32 {
  let a = nodeAt(anisotropyOf(alpha), ANISOTROPIES);
  let r = nodeAt(meanRoughness(alpha), ANISOTROPIC_ROUGHNESSES);
  return bilinear(frame.energyTable + ANISOTROPIC_AVERAGE_OFFSET, a, r, ANISOTROPIC_ROUGHNESSES);
}

// Albedo of any perfectly reflecting GGX microsurface, and its average over the hemisphere.
fn microsurfaceAlbedo(v: vec3f, alpha: vec2f) -> f32 {
  if (alpha.x == alpha.y) {
    return conductorAlbedo(v.z, sqrt(alpha.x));
  }
  return anisotropicAlbedo(v, alpha);
}

fn microsurfaceAverage(alpha: vec2f) -> f32 {
  if (alpha.x == alpha.y) {
    return conductorAverage(sqrt(alpha.x));
  }
  return anisotropicAverage(alpha);
}

// Albedo of an isotropic dielectric interface: (reflected, reflected + refracted), eta = transmitted over incident.
fn dielectricAlbedo(cosine: f32, roughness: f32, eta: f32) -> vec2f {
  let t = nodeAt(2.0 * abs(eta - 1.0) / (eta + 1.0), DIELECTRIC_INDICES);
  // roughness is spaced by x^1.25, cosine by x^1.5
  let r = nodeAt(pow(roughness, 0.8), DIELECTRIC_ROUGHNESSES);
  let c = nodeAt(pow(cosine, 0.66666667), DIELECTRIC_COSINES);
  let row = 2u * DIELECTRIC_COSINES;
  let plane = DIELECTRIC_ROUGHNESSES * row;
  let side = select(0u, DIELECTRIC_INDICES * plane, eta < 1.0);
  let at = frame.energyTable + DIELECTRIC_OFFSET + side + t.index * plane + r.index * row + 2u * c.index;
  let near = mix(dielectricPair(at, c.fraction), dielectricPair(at + row, c.fraction), r.fraction);
  let far = mix(dielectricPair(at + plane, c.fraction), dielectricPair(at + plane + row, c.fraction), r.fraction);
  return mix(near, far, t.fraction);
}

fn dielectricPair(at: u32, fraction: f32) -> vec2f {
  return mix(vec2f(tables[at], tables[at + 1u]), vec2f(tables[at + 2u], tables[at + 3u]), fraction);
}

// Albedo of the white fuzz lobe.
fn fuzzAlbedo(cosine: f32, roughness: f32) -> f32 {
  let row = nodeAt((roughness - MIN_FUZZ_ROUGHNESS) / (1.0 - MIN_FUZZ_ROUGHNESS), FUZZ_ROUGHNESSES);
  return bilinear(frame.energyTable + FUZZ_OFFSET, row, nodeAt(sqrt(cosine), FUZZ_COSINES), FUZZ_COSINES);
}
