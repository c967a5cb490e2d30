// The surface model: OpenPBR 1.1 [1] as far as surfaces without subsurface go. What light does at a hit, seen from
// one outgoing direction; docs/materials.md describes the model and where it deviates.
//
//   fuzz ⟶ over coat ⟶ over mix(metal, dielectric interface ⟶ over mix(diffuse, interior), metalness)
//
// Layers pass on what they do not reflect towards wo (albedo scaling [1]), so a white surface reflects all it gets.
// Single-scattering lobes lose the light that bounces more than once between microfacets. Metals get it back as a
// diffuse-like reciprocal lobe [2]; dielectrics by dividing by their albedo towards wo [3], reflected and refracted
// light alike, which conserves energy exactly and costs no extra lobe, but is reciprocal only in the limit of
// smooth surfaces.
//
// Radiance flows from wi to wo: light that enters a medium of relative index η gains η² in radiance, and refraction
// carries the factor 1/η² of eq. 21 in [4] (η seen from wo's side).
//
// Dispersion: only the path's first wavelength (the hero) chooses directions, and light refracted by a dispersive
// surface is the hero's alone. In bsdfEval its lane counts fourfold, so that the mean over lanes stays right, unless
// SURFACE_HERO_ONLY says that the other lanes have ended already. In bsdfSample it counts once: the caller ends the
// other lanes after a DISPERSED sample and lets the hero stand for all four from then on.
//
// [1] Andersson et al., "OpenPBR Surface" 1.1, ASWF 2024.
// [2] Kulla & Conty, "Revisiting Physically Based Shading at Imageworks", SIGGRAPH 2017 course.
// [3] Turquin, "Practical multiple scattering compensation for microfacet models", 2019.
// [4] Walter et al., "Microfacet Models for Refraction through Rough Surfaces", EGSR 2007.
import package::bsdf::dielectric::weightedIor;
import package::bsdf::energy::{
  conductorAlbedo, microsurfaceAlbedo, microsurfaceAverage, dielectricAlbedo, fuzzAlbedo, meanRoughness,
};
import package::bsdf::eon::{eonEval, eonPdf, eonSample};
import package::bsdf::fresnel::{fresnelDielectric, fresnelConductor, fresnelF82, f82Weight, averageF82};
import package::bsdf::fuzz::fuzzEval;
import package::bsdf::ggx::{ggxD, ggxLambda, ggxSample};
import package::bsdf::surface::{
  Surface, DELTA_ALPHA,
  SURFACE_THIN_WALLED, SURFACE_MEASURED_METAL, SURFACE_DISPERSIVE, SURFACE_HERO_ONLY,
};
import package::constants::{INV_PI, INV_TWO_PI, TWO_PI};

// wi is the only direction of its lobe: pdf is the chance of choosing it, and bsdfEval does not know it.
const BSDF_DELTA: u32 = 1u;
// wi lies on the other side of the surface.
const BSDF_TRANSMIT: u32 = 2u;
// From here on the path follows its first wavelength alone: `weight` is 0 in the other lanes.
const BSDF_DISPERSED: u32 = 4u;

struct BsdfEval {
  // BSDF × |cos θi|
  value: vec4f,
  // Of bsdfSample, over all lobes that are not delta; per steradian.
  pdf: f32,
}

struct BsdfSample {
  wi: vec3f,
  // 0: the sample failed and carries no light.
  pdf: f32,
  // BSDF × |cos θi| ÷ pdf
  weight: vec4f,
  // BSDF_… bits
  flags: u32,
}

fn isSmooth(alpha: vec2f) -> bool {
  return max(alpha.x, alpha.y) < DELTA_ALPHA;
}

fn isThin(s: ptr<function, Surface>) -> bool {
  return ((*s).flags & SURFACE_THIN_WALLED) != 0u;
}

fn average4(v: vec4f) -> f32 {
  return dot(v, vec4f(0.25));
}

// Share of the dielectric base that is transmissive, and the share that is diffuse beneath.
fn glassShare(s: ptr<function, Surface>) -> f32 {
  return (1.0 - (*s).metalness) * (*s).transmission;
}

fn opaqueShare(s: ptr<function, Surface>) -> f32 {
  return (1.0 - (*s).metalness) * (1.0 - (*s).transmission);
}

// Computes what follows from the parameters for light towards wo; needed before everything below.
fn bsdfPrepare(s: ptr<function, Surface>, wo: vec3f) {
  let cosO = clamp(abs(wo.z), 1e-6, 1.0);
  let o = vec3f(wo.xy, cosO);
  let glass = glassShare(s);
  let opaque = opaqueShare(s);
  // opaque surfaces and thin walls look alike from both sides; the inside of a solid has neither coat nor fuzz
  let within = wo.z < 0.0 && glass > 0.0 && !isThin(s);
  (*s).coatShare = select((*s).coat, 0.0, within);
  (*s).fuzzShare = select((*s).fuzz, 0.0, within);

  // fuzz
  (*s).belowFuzz = 1.0;
  var fuzzWeight = 0.0;
  if ((*s).fuzzShare > 0.0) {
    let albedo = (*s).fuzzShare * fuzzAlbedo(cosO, (*s).fuzzRoughness);
    (*s).belowFuzz = 1.0 - albedo;
    fuzzWeight = albedo * average4((*s).fuzzColor);
  }

  // coat: reflects by itself, roughens and index-matches the base
  (*s).baseAlpha = (*s).alpha;
  (*s).belowCoat = (*s).belowFuzz;
  (*s).coatGain = 1.0;
  var ior = (*s).ior;
  var coatWeight = 0.0;
  if ((*s).coatShare > 0.0) {
    var reflected: f32;
    if ((*s).coatAlpha < DELTA_ALPHA) {
      reflected = fresnelDielectric(cosO, vec4f((*s).coatIor)).x;
    } else {
      let albedo = dielectricAlbedo(cosO, sqrt((*s).coatAlpha), (*s).coatIor);
      (*s).coatGain = 1.0 / albedo.y;
      reflected = albedo.x / albedo.y;
    }
    coatWeight = (*s).belowFuzz * (*s).coatShare * reflected;
    (*s).belowCoat = (*s).belowFuzz * (1.0 - (*s).coatShare * reflected);
    let rough2 = min(vec2f(1.0), (*s).alpha * (*s).alpha + 2.0 * (*s).coatAlpha * (*s).coatAlpha);
    (*s).baseAlpha = mix((*s).alpha, sqrt(rough2), (*s).coatShare);
    if (glass == 0.0) {
      // the coat replaces air above the base; taken the dense way round, so that no light is trapped under it
      let relative = ior / mix(1.0, (*s).coatIor, (*s).coatShare);
      ior = max(relative, 1.0 / relative);
    }
  }
  let isMirror = isSmooth((*s).baseAlpha);
  if (!isMirror) {
    (*s).baseAlpha = max((*s).baseAlpha, vec2f(DELTA_ALPHA));
  }
  let roughness = meanRoughness((*s).baseAlpha);

  // microsurface of a metal: what single scattering loses, shared by metals and thin walls
  (*s).wallGain = 1.0;
  (*s).metalMissing = 0.0;
  (*s).metalMs = vec4f(0.0);
  (*s).metalF82 = vec4f(0.0);
  let wall = isThin(s) && glass > 0.0;
  let anisotropic = (*s).baseAlpha.x != (*s).baseAlpha.y;
  var albedo = 1.0;
  if (!isMirror && (wall || (*s).metalness > 0.0 || anisotropic)) {
    albedo = microsurfaceAlbedo(o, (*s).baseAlpha);
    (*s).wallGain = 1.0 / albedo;
  }
  var specularWeight = 0.0;
  var metalMsWeight = 0.0;
  if ((*s).metalness > 0.0) {
    var f: vec4f;
    var f82 = (*s).specularColor;
    var f0 = (*s).baseColor;
    if (((*s).flags & SURFACE_MEASURED_METAL) != 0u) {
      // F82 serves as a fit for the average, which has no closed form
      f0 = fresnelConductor(1.0, (*s).metalEta, (*s).metalK);
      let grazing = fresnelConductor(1.0 / 7.0, (*s).metalEta, (*s).metalK);
      f82 = grazing / (f0 + (1.0 - f0) * 0.462664);
    }
    (*s).metalF82 = f82Weight(f0, f82);
    f = (*s).specularWeight * fresnelF82(cosO, f0, (*s).metalF82);
    if (!isMirror) {
      let average = microsurfaceAverage((*s).baseAlpha);
      let fAverage = (*s).specularWeight * averageF82(f0, (*s).metalF82);
      (*s).metalMs = (*s).metalness * fAverage * fAverage * average / (1.0 - fAverage * (1.0 - average));
      (*s).metalMissing = (1.0 - albedo) / max(1e-6, 1.0 - average);
      metalMsWeight = (1.0 - albedo) * average4((*s).metalMs);
    }
    specularWeight = (*s).metalness * average4(f) * albedo;
  }

  // dielectric base
  (*s).eta = ior;
  (*s).baseGain = 1.0;
  (*s).reflected = vec4f(0.0);
  if ((*s).metalness < 1.0) {
    ior = weightedIor(ior, (*s).specularWeight);
    (*s).eta = select(ior, 1.0 / ior, within);
    if (isMirror) {
      (*s).reflected = fresnelDielectric(cosO, (*s).eta);
    } else {
      // near-equal indices make refraction a spike that f32 cannot hold
      (*s).eta = select((*s).eta, select(vec4f(0.9995), vec4f(1.0005), (*s).eta >= vec4f(1.0)), abs((*s).eta - 1.0) < vec4f(5e-4));
      let pair = dielectricAlbedo(cosO, roughness, (*s).eta.x);
      var total = pair.y;
      if (anisotropic) {
        // stretch the isotropic loss as it is stretched on a perfect reflector
        let isotropic = conductorAlbedo(cosO, roughness);
        total = clamp(1.0 - (1.0 - total) * (1.0 - albedo) / max(1e-4, 1.0 - isotropic), 0.05, 1.0);
      }
      (*s).baseGain = 1.0 / total;
      (*s).reflected = vec4f(min(1.0, pair.x / pair.y));
    }
    specularWeight += opaque * average4((*s).reflected * (*s).specularColor);
  }
  let diffuseWeight = opaque * average4((1.0 - (*s).reflected) * (*s).baseColor);

  // chances follow the light that each lobe is likely to carry
  let below = (*s).belowCoat;
  let sum = fuzzWeight + coatWeight + below * (specularWeight + glass + metalMsWeight + diffuseWeight);
  let scale = select(0.0, 1.0 / sum, sum > 0.0);
  (*s).chanceFuzz = scale * fuzzWeight;
  (*s).chanceCoat = scale * coatWeight;
  (*s).chanceSpecular = scale * below * specularWeight;
  (*s).chanceGlass = scale * below * glass;
  (*s).chanceMetalMs = scale * below * metalMsWeight;
  (*s).chanceDiffuse = scale * below * diffuseWeight;
}

// True where every lobe is a mirror: light sampling can find nothing here.
fn isDelta(s: ptr<function, Surface>) -> bool {
  let smoothBase = isSmooth((*s).baseAlpha);
  let coatRough = (*s).chanceCoat > 0.0 && (*s).coatAlpha >= DELTA_ALPHA;
  let baseRough = !smoothBase && (*s).chanceSpecular + (*s).chanceGlass > 0.0;
  return !coatRough && !baseRough && (*s).chanceFuzz + (*s).chanceDiffuse + (*s).chanceMetalMs == 0.0;
}

// Light of the metal, per cosine with the microfacet.
fn metalFresnel(s: ptr<function, Surface>, c: f32) -> vec4f {
  if (((*s).flags & SURFACE_MEASURED_METAL) != 0u) {
    return (*s).specularWeight * fresnelConductor(c, (*s).metalEta, (*s).metalK);
  }
  return (*s).specularWeight * fresnelF82(c, (*s).baseColor, (*s).metalF82);
}

// Reflectance of the transmissive part at one facet; a thin wall adds what bounces between its two faces.
fn glassFresnel(s: ptr<function, Surface>, c: f32) -> vec4f {
  let f = fresnelDielectric(c, (*s).eta);
  if (isThin(s)) {
    return 2.0 * f / (1.0 + f);
  }
  return f;
}

// Gain and colour of the transmissive part's reflection: facing light inside a solid is not tinted.
fn glassReflection(s: ptr<function, Surface>, f: vec4f, within: bool) -> vec4f {
  let gain = select((*s).baseGain, (*s).wallGain, isThin(s));
  return glassShare(s) * gain * f * select((*s).specularColor, vec4f(1.0), within);
}

// Tint by the coat on the way in and out, for perpendicular light coatColor [1].
fn coatTint(s: ptr<function, Surface>, cosO: f32, cosI: f32) -> vec4f {
  if ((*s).coatShare <= 0.0 || all((*s).coatColor == vec4f(1.0))) {
    return vec4f(1.0);
  }
  let inside2 = 1.0 - (1.0 - vec2f(cosO, cosI) * vec2f(cosO, cosI)) / ((*s).coatIor * (*s).coatIor);
  let paths = inverseSqrt(max(inside2, vec2f(1e-4)));
  return mix(vec4f(1.0), pow((*s).coatColor, vec4f(0.5 * (paths.x + paths.y))), (*s).coatShare);
}

// How many lanes the hero stands for in light that only it can follow.
fn heroCount(s: ptr<function, Surface>) -> f32 {
  return select(4.0, 1.0, ((*s).flags & SURFACE_HERO_ONLY) != 0u);
}

// Tint of light that crosses the interface: a solid is crossed twice.
fn crossingTint(s: ptr<function, Surface>) -> vec4f {
  return select(sqrt((*s).transmissionColor), (*s).transmissionColor, vec4<bool>(isThin(s)));
}

// BSDF × |cos θi| and pdf for two directions; both point away from the surface. Delta lobes give nothing.
fn bsdfEval(s: ptr<function, Surface>, wo: vec3f, wi: vec3f) -> BsdfEval {
  // all is symmetric about the surface once eta is seen from wo's side
  let flip = select(1.0, -1.0, wo.z < 0.0);
  let o = vec3f(wo.xy, clamp(abs(wo.z), 1e-6, 1.0));
  let i = vec3f(wi.xy, flip * wi.z);
  if (i.z > 0.0) {
    return evalReflection(s, o, i, wo.z < 0.0);
  }
  if (i.z < 0.0 && (*s).chanceGlass > 0.0 && !isSmooth((*s).baseAlpha)) {
    return evalTransmission(s, o, i);
  }
  return BsdfEval(vec4f(0.0), 0.0);
}

fn evalReflection(s: ptr<function, Surface>, o: vec3f, i: vec3f, back: bool) -> BsdfEval {
  let h = normalize(o + i);
  let c = clamp(dot(o, h), 0.0, 1.0);
  var value = vec4f(0.0);
  var pdf = 0.0;

  // base: one microsurface for metal, dielectric and glass
  if (!isSmooth((*s).baseAlpha) && (*s).chanceSpecular + (*s).chanceGlass > 0.0) {
    let lambdaO = ggxLambda(o, (*s).baseAlpha);
    let d = 0.25 * ggxD(h, (*s).baseAlpha) / o.z;
    var colour = vec4f(0.0);
    var chance = (*s).chanceSpecular;
    if ((*s).metalness > 0.0) {
      colour = (*s).metalness * metalFresnel(s, c);
    }
    if ((*s).metalness < 1.0) {
      colour += opaqueShare(s) * (*s).baseGain * (*s).specularColor * fresnelDielectric(c, (*s).eta);
      if ((*s).chanceGlass > 0.0) {
        let f = glassFresnel(s, c);
        colour += glassReflection(s, f, back && !isThin(s));
        chance += (*s).chanceGlass * f.x;
      }
    }
    value = colour * (d / (1.0 + lambdaO + ggxLambda(i, (*s).baseAlpha)));
    pdf = chance * d / (1.0 + lambdaO);
  }

  // metal: light that bounced more than once, eq. of [2]
  if ((*s).chanceMetalMs > 0.0) {
    let missing = 1.0 - microsurfaceAlbedo(i, (*s).baseAlpha);
    value += (*s).metalMs * ((*s).metalMissing * missing * INV_PI * i.z);
    pdf += (*s).chanceMetalMs * INV_PI * i.z;
  }

  if ((*s).chanceDiffuse > 0.0) {
    let diffuse = eonEval(o, i, (*s).baseColor, (*s).diffuseRoughness);
    value += opaqueShare(s) * (1.0 - (*s).reflected) * diffuse * i.z;
    pdf += (*s).chanceDiffuse * eonPdf(o, i, (*s).diffuseRoughness);
  }

  value *= (*s).belowCoat * coatTint(s, o.z, i.z);
  if ((*s).chanceCoat > 0.0 && (*s).coatAlpha >= DELTA_ALPHA) {
    let alpha = vec2f((*s).coatAlpha);
    let lambdaO = ggxLambda(o, alpha);
    let d = 0.25 * ggxD(h, alpha) / o.z;
    let f = fresnelDielectric(c, vec4f((*s).coatIor));
    value += (*s).belowFuzz * (*s).coatShare * (*s).coatGain * f * (d / (1.0 + lambdaO + ggxLambda(i, alpha)));
    pdf += (*s).chanceCoat * d / (1.0 + lambdaO);
  }

  if ((*s).chanceFuzz > 0.0) {
    value += (*s).fuzzShare * (*s).fuzzColor * fuzzEval(o, i, (*s).fuzzRoughness);
    pdf += (*s).chanceFuzz * INV_TWO_PI;
  }
  return BsdfEval(value, pdf);
}

// Rough transmission, i below the surface.
fn evalTransmission(s: ptr<function, Surface>, o: vec3f, i: vec3f) -> BsdfEval {
  let alpha = (*s).baseAlpha;
  let through = glassShare(s) * (*s).belowCoat * crossingTint(s) * coatTint(s, o.z, o.z);
  let lambdaO = ggxLambda(o, alpha);
  let masked = 1.0 + lambdaO + ggxLambda(i, alpha);
  if (isThin(s)) {
    // the lobe of the reflection, mirrored to the other side
    let h = normalize(o + vec3f(i.xy, -i.z));
    let c = clamp(dot(o, h), 0.0, 1.0);
    let t = 1.0 - glassFresnel(s, c);
    let d = 0.25 * ggxD(h, alpha) / o.z;
    return BsdfEval(through * t * ((*s).wallGain * d / masked), (*s).chanceGlass * t.x * d / (1.0 + lambdaO));
  }

  // eq. 16, 17 and 21 of [4]
  let eta = (*s).eta.x;
  var m = normalize(o + eta * i);
  m = select(m, -m, m.z < 0.0);
  let om = dot(o, m);
  let im = dot(i, m);
  if (om <= 0.0 || im >= 0.0) {
    return BsdfEval(vec4f(0.0), 0.0);
  }
  let t = 1.0 - fresnelDielectric(om, (*s).eta);
  let root = om + eta * im;
  let d = ggxD(m, alpha) * om * -im / (o.z * root * root);
  let pdf = (*s).chanceGlass * t.x * eta * eta * d / (1.0 + lambdaO);
  let value = through * t * ((*s).baseGain * d / masked);
  if (((*s).flags & SURFACE_DISPERSIVE) != 0u) {
    return BsdfEval(vec4f(heroCount(s) * value.x, 0.0, 0.0, 0.0), pdf);
  }
  return BsdfEval(value, pdf);
}

fn failedSample() -> BsdfSample {
  return BsdfSample(vec3f(0.0, 0.0, 1.0), 0.0, vec4f(0.0), 0u);
}

// A direction wi for u in [0, 1)³.
fn bsdfSample(s: ptr<function, Surface>, wo: vec3f, u: vec3f) -> BsdfSample {
  let flip = select(1.0, -1.0, wo.z < 0.0);
  let o = vec3f(wo.xy, clamp(abs(wo.z), 1e-6, 1.0));
  var i: vec3f;

  // the third number chooses the lobe; what is left of it chooses reflection or refraction
  var pick = u.z;
  if (pick < (*s).chanceDiffuse) {
    i = eonSample(o, (*s).diffuseRoughness, u.xy);
  } else {
    pick -= (*s).chanceDiffuse;
    let specular = (*s).chanceSpecular + (*s).chanceGlass;
    if (pick < specular) {
      let glass = pick >= (*s).chanceSpecular;
      if (isSmooth((*s).baseAlpha)) {
        return sampleSmoothBase(s, o, flip, glass, (pick - (*s).chanceSpecular) / max((*s).chanceGlass, 1e-20));
      }
      let m = ggxSample(o, (*s).baseAlpha, u.xy);
      let c = dot(o, m);
      i = 2.0 * c * m - o;
      if (i.z <= 0.0) {
        i = vec3f(0.0);
      }
      if (glass) {
        let f = glassFresnel(s, c).x;
        if ((pick - (*s).chanceSpecular) >= f * (*s).chanceGlass) {
          i = transmitted(s, o, m, c);
          if (i.z >= 0.0) {
            return failedSample();
          }
        }
      }
    } else {
      pick -= specular;
      if (pick < (*s).chanceMetalMs) {
        i = eonSample(o, 0.0, u.xy);
      } else if (pick - (*s).chanceMetalMs < (*s).chanceCoat) {
        if ((*s).coatAlpha < DELTA_ALPHA) {
          let f = fresnelDielectric(o.z, vec4f((*s).coatIor));
          let weight = (*s).belowFuzz * (*s).coatShare * f / (*s).chanceCoat;
          return BsdfSample(vec3f(-wo.xy, wo.z), (*s).chanceCoat, weight, BSDF_DELTA);
        }
        let m = ggxSample(o, vec2f((*s).coatAlpha), u.xy);
        i = 2.0 * dot(o, m) * m - o;
      } else if ((*s).chanceFuzz > 0.0) {
        let r = sqrt(max(0.0, 1.0 - u.x * u.x));
        i = vec3f(r * cos(TWO_PI * u.y), r * sin(TWO_PI * u.y), u.x);
      } else {
        return failedSample();
      }
      if (i.z <= 0.0) {
        return failedSample();
      }
    }
  }
  if (i.z == 0.0) {
    return failedSample();
  }

  let wi = vec3f(i.xy, flip * i.z);
  let e = bsdfEval(s, wo, wi);
  if (!(e.pdf > 0.0)) {
    return failedSample();
  }
  var flags = 0u;
  if (i.z < 0.0) {
    flags = BSDF_TRANSMIT;
    if (((*s).flags & SURFACE_DISPERSIVE) != 0u && !isThin(s)) {
      let weight = e.value.x / (e.pdf * heroCount(s));
      return BsdfSample(wi, e.pdf, vec4f(weight, 0.0, 0.0, 0.0), BSDF_TRANSMIT | BSDF_DISPERSED);
    }
  }
  return BsdfSample(wi, e.pdf, e.value / e.pdf, flags);
}

// Direction of light through a facet m seen at cosine c; z ≥ 0 where there is none.
fn transmitted(s: ptr<function, Surface>, o: vec3f, m: vec3f, c: f32) -> vec3f {
  if (isThin(s)) {
    let i = 2.0 * c * m - o;
    return vec3f(i.xy, -i.z);
  }
  let eta = (*s).eta.x;
  let cos2 = 1.0 - (1.0 - c * c) / (eta * eta);
  if (cos2 <= 0.0) {
    return vec3f(0.0);
  }
  return normalize((c / eta - sqrt(cos2)) * m - o / eta);
}

// The mirror lobes of a smooth base; `pick` in [0, 1) chooses reflection or refraction of glass.
fn sampleSmoothBase(s: ptr<function, Surface>, o: vec3f, flip: f32, glass: bool, pick: f32) -> BsdfSample {
  let mirrored = vec3f(-o.xy, flip * o.z);
  if (!glass) {
    var colour = opaqueShare(s) * (*s).specularColor * (*s).reflected;
    if ((*s).metalness > 0.0) {
      colour += (*s).metalness * metalFresnel(s, o.z);
    }
    let weight = (*s).belowCoat * coatTint(s, o.z, o.z) * colour / (*s).chanceSpecular;
    return BsdfSample(mirrored, (*s).chanceSpecular, weight, BSDF_DELTA);
  }

  let f = glassFresnel(s, o.z);
  let below = (*s).belowCoat * coatTint(s, o.z, o.z);
  if (pick < f.x) {
    let pdf = (*s).chanceGlass * f.x;
    let weight = below * glassReflection(s, f, flip < 0.0 && !isThin(s)) / pdf;
    return BsdfSample(mirrored, pdf, weight, BSDF_DELTA);
  }
  let pdf = (*s).chanceGlass * (1.0 - f.x);
  if (pdf <= 0.0) {
    return failedSample();
  }
  let through = below * glassShare(s) * crossingTint(s) * (1.0 - f) / pdf;
  if (isThin(s)) {
    return BsdfSample(vec3f(-o.xy, -flip * o.z), pdf, through, BSDF_DELTA | BSDF_TRANSMIT);
  }
  let t = transmitted(s, o, vec3f(0.0, 0.0, 1.0), o.z);
  if (t.z >= 0.0) {
    return failedSample();
  }
  let wi = vec3f(t.xy, flip * t.z);
  let weight = through / ((*s).eta * (*s).eta);
  if (((*s).flags & SURFACE_DISPERSIVE) != 0u) {
    return BsdfSample(wi, pdf, vec4f(weight.x, 0.0, 0.0, 0.0), BSDF_DELTA | BSDF_TRANSMIT | BSDF_DISPERSED);
  }
  return BsdfSample(wi, pdf, weight, BSDF_DELTA | BSDF_TRANSMIT);
}

// Share of a white, uniform surrounding that comes back towards wo: the albedo that denoisers want.
fn bsdfAlbedoEstimate(s: ptr<function, Surface>, wo: vec3f) -> vec4f {
  let cosO = clamp(abs(wo.z), 1e-6, 1.0);
  var base = vec4f(0.0);
  if ((*s).metalness > 0.0) {
    base = (*s).metalness * metalFresnel(s, cosO);
  }
  let beneath = opaqueShare(s) * (*s).baseColor + glassShare(s) * crossingTint(s);
  base += (1.0 - (*s).metalness) * (*s).specularColor * (*s).reflected + (1.0 - (*s).reflected) * beneath;
  // belowFuzz − belowCoat is what the coat reflects
  return (*s).belowCoat * coatTint(s, cosO, cosO) * base
    + ((*s).belowFuzz - (*s).belowCoat) + (1.0 - (*s).belowFuzz) * (*s).fuzzColor;
}
