// From a material record and a surface point to what the BSDF needs, and to emitted light.
import package::bindings::{
  frame, materials, instances, tables, Material, NONE,
  MATERIAL_THIN_WALLED, MATERIAL_DOUBLE_SIDED, MATERIAL_UNLIT, MATERIAL_EMISSIVE,
};
import package::bsdf::surface::{Surface, surfaceDefault, SURFACE_THIN_WALLED, SURFACE_MEASURED_METAL, SURFACE_DISPERSIVE, SURFACE_HERO_ONLY};
import package::bsdf::dielectric::cauchyIor;
import package::bsdf::ggx::anisotropicAlpha;
import package::geometry::SurfacePoint;
import package::sampling::Basis;
import package::spectrum::{Wavelengths, tableAt, reflectance};
import package::texture::{textureAt, texturedColor, texturedScalar};

// The surface's own frame at a hit, turned so that z is on the outside that the winding names.
fn shadingBasis(p: SurfacePoint, material: u32) -> Basis {
  var normal = p.normal;
  var tangent = p.tangent;
  let normalTexture = materials[material].normalTexture;
  if (normalTexture != NONE) {
    let sampled = textureAt(normalTexture, p.uv, p.uv1).xyz * 2.0 - 1.0;
    let strength = materials[material].normalStrength;
    let n = vec3f(sampled.xy * strength, max(sampled.z, 1e-3));
    let bitangent = p.handedness * cross(p.normal, p.tangent);
    let mapped = n.x * p.tangent + n.y * bitangent + n.z * p.normal;
    if (dot(mapped, mapped) > 1e-12) {
      normal = normalize(mapped);
      let flat = tangent - dot(tangent, normal) * normal;
      tangent = normalize(flat + vec3f(1e-20));
    }
  }
  let rotation = materials[material].rotation;
  if (rotation != 0.0) {
    tangent = cos(rotation) * tangent + sin(rotation) * cross(normal, tangent);
  }
  return Basis(tangent, cross(normal, tangent), normal);
}

fn surfaceAt(p: SurfacePoint, material: u32, w: Wavelengths) -> Surface {
  var s = surfaceDefault();
  s.lambda = w.lambda;
  s.flags = select(0u, SURFACE_THIN_WALLED, (materials[material].flags & MATERIAL_THIN_WALLED) != 0u);
  if (w.pdf.y == 0.0) {
    s.flags |= SURFACE_HERO_ONLY;
  }
  let base = texturedColor(materials[material].baseColor, materials[material].baseColorTexture, p.uv, p.uv1) * p.color.rgb;
  s.baseColor = materials[material].baseWeight * reflectance(w, base);
  s.specularColor = reflectance(w, texturedColor(materials[material].specularColor, materials[material].specularColorTexture, p.uv, p.uv1));
  s.diffuseRoughness = materials[material].diffuseRoughness;
  s.metalness = texturedScalar(materials[material].metalness, materials[material].metalnessTexture, p.uv, p.uv1);
  let metalTable = materials[material].metalTable;
  if (metalTable != NONE) {
    s.metalEta = tableAt(metalTable, w.lambda);
    s.metalK = tableAt(metalTable + 95u, w.lambda);
    s.flags |= SURFACE_MEASURED_METAL;
  }
  s.specularWeight = texturedScalar(materials[material].specularWeight, materials[material].specularWeightTexture, p.uv, p.uv1);
  let roughness = texturedScalar(materials[material].roughness, materials[material].roughnessTexture, p.uv, p.uv1);
  let anisotropy = texturedScalar(materials[material].anisotropy, materials[material].anisotropyTexture, p.uv, p.uv1);
  s.alpha = anisotropicAlpha(roughness, anisotropy);
  s.ior = vec4f(materials[material].ior);
  if (materials[material].abbe > 0.0) {
    s.ior = cauchyIor(materials[material].ior, materials[material].abbe, w.lambda);
    s.flags |= SURFACE_DISPERSIVE;
  }
  s.transmission = texturedScalar(materials[material].transmissionWeight, materials[material].transmissionTexture, p.uv, p.uv1);
  if (materials[material].transmissionDepth == 0.0) {
    s.transmissionColor = reflectance(w, texturedColor(materials[material].transmissionColor, materials[material].transmissionColorTexture, p.uv, p.uv1));
  } else {
    s.transmissionColor = vec4f(1.0);
  }
  s.coat = texturedScalar(materials[material].coatWeight, materials[material].coatTexture, p.uv, p.uv1);
  if (s.coat > 0.0) {
    s.coatColor = reflectance(w, materials[material].coatColor);
    let coatRoughness = texturedScalar(materials[material].coatRoughness, materials[material].coatRoughnessTexture, p.uv, p.uv1);
    s.coatAlpha = coatRoughness * coatRoughness;
    s.coatIor = materials[material].coatIor;
  }
  s.fuzz = materials[material].fuzzWeight;
  if (s.fuzz > 0.0) {
    s.fuzzColor = reflectance(w, texturedColor(materials[material].fuzzColor, materials[material].fuzzColorTexture, p.uv, p.uv1));
    s.fuzzRoughness = texturedScalar(materials[material].fuzzRoughness, materials[material].fuzzRoughnessTexture, p.uv, p.uv1);
  }
  return s;
}

// Reflectance of a surface as linear Rec.709: what the albedo layer shows and denoising divides by. Taken from the colours
// themselves and not from the path's wavelengths, so that it is free of spectral noise; measured metals come with the
// colour that the host has given them.
fn layerAlbedo(p: SurfacePoint, material: u32) -> vec3f {
  let base = materials[material].baseWeight
    * texturedColor(materials[material].baseColor, materials[material].baseColorTexture, p.uv, p.uv1) * p.color.rgb;
  let transmission = texturedScalar(materials[material].transmissionWeight, materials[material].transmissionTexture, p.uv, p.uv1);
  let glass = texturedColor(materials[material].transmissionColor, materials[material].transmissionColorTexture, p.uv, p.uv1);
  let metalness = texturedScalar(materials[material].metalness, materials[material].metalnessTexture, p.uv, p.uv1);
  return mix(mix(base, glass, transmission), base, metalness);
}

// Extinction of the interior in 1/m (Beer–Lambert); zero for a clear one.
fn interiorExtinction(material: u32, w: Wavelengths) -> vec4f {
  let depth = materials[material].transmissionDepth;
  if (depth == 0.0) {
    return vec4f(0.0);
  }
  return -log(max(reflectance(w, materials[material].transmissionColor), vec4f(1e-6))) / depth;
}

// Radiance that the surface sends out; `outside` says that it is seen from the side of its winding.
fn emittedRadiance(p: SurfacePoint, material: u32, outside: bool, w: Wavelengths) -> vec4f {
  let flags = materials[material].flags;
  if ((flags & MATERIAL_EMISSIVE) == 0u || (!outside && (flags & MATERIAL_DOUBLE_SIDED) == 0u)) {
    return vec4f(0.0);
  }
  var spectrum = w.daylight;
  let table = materials[material].emissionSpectrum;
  if (table != NONE) {
    spectrum = tableAt(table, w.lambda);
  }
  let tint = texturedColor(materials[material].emissionColor, materials[material].emissionTexture, p.uv, p.uv1);
  return materials[material].emission * reflectance(w, tint) * spectrum;
}
