// What lets light through without turning it: cut-outs, partial coverage, and smooth thin-walled panes.
//
// A pane is treated alike by shadow rays and by scattered rays (path.wgsl goes straight on without counting a
// bounce), so both estimate the same light and multiple importance sampling stays unbiased.
import package::bindings::{
  instances, materials, attributes, NONE,
  MATERIAL_ALPHA_MASK, MATERIAL_ALPHA_BLEND, MATERIAL_ALPHA_FROM_BASE, MATERIAL_CLEAR_PANE,
};
import package::geometry::{triangleOf, interpolateUv, interpolateColor, attributeVec3};
import package::sampler::{hash, unitFloat};
import package::spectrum::{Wavelengths, reflectance};
import package::texture::{textureAt, texturedScalar, texturedColor};
import package::transform::{Affine, affineNormal};

// Coverage 0…1 of a material at a point.
fn coverage(material: u32, uv: vec2f, uv1: vec2f, vertexAlpha: f32) -> f32 {
  let flags = materials[material].flags;
  if ((flags & (MATERIAL_ALPHA_MASK | MATERIAL_ALPHA_BLEND)) == 0u) {
    return 1.0;
  }
  var alpha = texturedScalar(materials[material].opacity, materials[material].opacityTexture, uv, uv1) * vertexAlpha;
  let baseTexture = materials[material].baseColorTexture;
  if ((flags & MATERIAL_ALPHA_FROM_BASE) != 0u && baseTexture != NONE) {
    alpha *= textureAt(baseTexture, uv, uv1).a;
  }
  if ((flags & MATERIAL_ALPHA_MASK) != 0u) {
    return select(0.0, 1.0, alpha >= materials[material].alphaCutoff);
  }
  return saturate(alpha);
}

fn coverageAt(primitive: u32, instance: u32, u: f32, v: f32) -> f32 {
  let t = triangleOf(primitive, instance);
  let b = vec3f(1.0 - u - v, u, v);
  let i = t.instance;
  return coverage(
    instances[i].material,
    interpolateUv(instances[i].uvs, t.vertices, b),
    interpolateUv(instances[i].uvs1, t.vertices, b),
    interpolateColor(instances[i].colors, t.vertices, b).a,
  );
}

// Whether a ray goes through this point; partial coverage is decided by a hash of point and ray.
fn passes(primitive: u32, instance: u32, u: f32, v: f32, salt: u32) -> bool {
  let covered = coverageAt(primitive, instance, u, v);
  if (covered >= 1.0) {
    return false;
  }
  return unitFloat(hash(salt ^ hash(primitive + 0x9e3779b9u * instance))) >= covered;
}

// Unpolarised Fresnel reflectance of a smooth dielectric interface, n > 1 behind it.
fn interfaceReflectance(cosine: f32, n: f32) -> f32 {
  let sineSquared = (1.0 - cosine * cosine) / (n * n);
  let inside = sqrt(max(0.0, 1.0 - sineSquared));
  let s = (cosine - n * inside) / (cosine + n * inside);
  let p = (n * cosine - inside) / (n * cosine + inside);
  return 0.5 * (s * s + p * p);
}

// Light through a smooth pane, all reflections between its two faces summed.
fn paneTransmittance(cosine: f32, n: f32) -> f32 {
  let r = interfaceReflectance(cosine, n);
  return (1.0 - r) / (1.0 + r);
}

// Tint and Fresnel transmittance of the clear pane `material`.
fn paneTint(material: u32, uv: vec2f, uv1: vec2f, cosine: f32, w: Wavelengths) -> vec4f {
  let tint = texturedColor(materials[material].transmissionColor, materials[material].transmissionColorTexture, uv, uv1);
  return reflectance(w, tint) * paneTransmittance(cosine, materials[material].ior);
}

// Expected fraction of light through this point along `direction` (unit, world).
fn transmittance(primitive: u32, instance: u32, u: f32, v: f32, direction: vec3f, w: Wavelengths) -> vec4f {
  let t = triangleOf(primitive, instance);
  let b = vec3f(1.0 - u - v, u, v);
  let i = t.instance;
  let material = instances[i].material;
  let uv = interpolateUv(instances[i].uvs, t.vertices, b);
  let uv1 = interpolateUv(instances[i].uvs1, t.vertices, b);
  let alpha = coverage(material, uv, uv1, interpolateColor(instances[i].colors, t.vertices, b).a);
  var light = vec4f(1.0 - alpha);
  if ((materials[material].flags & MATERIAL_CLEAR_PANE) != 0u) {
    let p0 = attributeVec3(instances[i].positions + 3u * t.vertices.x);
    let p1 = attributeVec3(instances[i].positions + 3u * t.vertices.y);
    let p2 = attributeVec3(instances[i].positions + 3u * t.vertices.z);
    let inverse = Affine(instances[i].objectFromWorld[0], instances[i].objectFromWorld[1], instances[i].objectFromWorld[2]);
    let normal = normalize(affineNormal(inverse, cross(p1 - p0, p2 - p0)));
    light += alpha * paneTint(material, uv, uv1, abs(dot(normal, direction)), w);
  }
  return light;
}
