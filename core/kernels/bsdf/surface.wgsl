// All that a surface is to light at one hit: the parameters of OpenPBR 1.1 [1] with textures looked up and colours
// turned into spectral values at the path's four wavelengths, and what follows from them for one outgoing direction.
//
// Use: fill the parameters from `surfaceDefault()`, call `bsdfPrepare(&s, wo)` once, then bsdfEval and bsdfSample with
// the same wo as often as needed (bsdf.wgsl).
//
// [1] Andersson et al., "OpenPBR Surface", version 1.1, Academy Software Foundation, 2024.

// The whole surface is an infinitely thin sheet: transmitted light is not bent.
const SURFACE_THIN_WALLED = 1u;
// metalEta and metalK hold a measured complex index; otherwise metals are F82-tint of baseColor and specularColor.
const SURFACE_MEASURED_METAL = 2u;
// ior differs between the wavelengths.
const SURFACE_DISPERSIVE = 4u;
// The path already follows its first wavelength alone (lanes 1…3 are dead).
const SURFACE_HERO_ONLY = 8u;

// Below this GGX α a lobe is a mirror: in f32 its peak can no longer be integrated, and the eye sees no difference.
const DELTA_ALPHA = 1e-3;

struct Surface {
  // Wavelengths in nanometres.
  lambda: vec4f,
  // base_weight × base_color: diffuse albedo, and F0 of a metal without measured index.
  baseColor: vec4f,
  specularColor: vec4f,
  // Complex refractive index η + iκ of a measured metal.
  metalEta: vec4f,
  metalK: vec4f,
  // Refractive index of the interior over that of the exterior (z > 0 side).
  ior: vec4f,
  // Tint of light that goes through the whole object: (1,1,1,1) where the interior's extinction does the tinting.
  transmissionColor: vec4f,
  // Transmittance of the coat for perpendicular light going in and out.
  coatColor: vec4f,
  fuzzColor: vec4f,
  // GGX α along the tangent (x) and across (y).
  alpha: vec2f,
  diffuseRoughness: f32,
  metalness: f32,
  // Scales the dielectric's reflectance at normal incidence.
  specularWeight: f32,
  transmission: f32,
  coat: f32,
  coatAlpha: f32,
  coatIor: f32,
  fuzz: f32,
  fuzzRoughness: f32,
  flags: u32,

  // From here on: written by bsdfPrepare for one wo.
  // GGX α of the base, roughened by the coat above it.
  baseAlpha: vec2f,
  // Relative index of the base seen from wo's side: transmitted over incident.
  eta: vec4f,
  // Share of light that the dielectric base reflects (the rest goes on to what is beneath).
  reflected: vec4f,
  // Weight of the F82 term, where metals are given by colours.
  metalF82: vec4f,
  // Colour of the multiply scattered light of the metal.
  metalMs: vec4f,
  // coat and fuzz as far as they lie on wo's side.
  coatShare: f32,
  fuzzShare: f32,
  // Share of light that passes fuzz, and fuzz and coat, towards wo (without the coat's tint).
  belowFuzz: f32,
  belowCoat: f32,
  // 1 ÷ single-scattering albedo: of coat, dielectric base, and base as a thin wall.
  coatGain: f32,
  baseGain: f32,
  wallGain: f32,
  // 1 − E(wo) of the perfectly reflecting microsurface over its average: see bsdfEval.
  metalMissing: f32,
  // Chances of the lobes in sampling; they sum to 1, or are all 0 on a black surface.
  chanceFuzz: f32,
  chanceCoat: f32,
  chanceSpecular: f32,
  chanceGlass: f32,
  chanceMetalMs: f32,
  chanceDiffuse: f32,
}

// A white, smooth, opaque dielectric of index 1.5 without coat and fuzz.
fn surfaceDefault() -> Surface {
  var s: Surface;
  s.baseColor = vec4f(1.0);
  s.specularColor = vec4f(1.0);
  s.metalEta = vec4f(1.0);
  s.ior = vec4f(1.5);
  s.transmissionColor = vec4f(1.0);
  s.coatColor = vec4f(1.0);
  s.fuzzColor = vec4f(1.0);
  s.specularWeight = 1.0;
  s.coatIor = 1.6;
  s.fuzzRoughness = 0.5;
  return s;
}
