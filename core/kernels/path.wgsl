// Unidirectional spectral path tracing with next-event estimation and multiple importance sampling.
//
// 1. J. Kajiya, The Rendering Equation, SIGGRAPH 1986.
// 2. E. Veach, Robust Monte Carlo Methods for Light Transport Simulation, 1997, chapters 8–10.
// 3. J. Arvo, D. Kirk, Particle Transport and Image Synthesis, SIGGRAPH 1990 (Russian roulette).
import package::bindings::{
  frame, instances, materials, lights, NONE, LIGHT_HIDDEN_FROM_CAMERA,
  MATERIAL_CLEAR_PANE, MATERIAL_THIN_WALLED, MATERIAL_UNLIT,
};
import package::bsdf::bsdf::{bsdfPrepare, bsdfEval, bsdfSample, isDelta, BSDF_DELTA, BSDF_TRANSMIT, BSDF_DISPERSED};
import package::bsdf::surface::Surface;
import package::bvh::{closestHit, visibility};
import package::camera::Ray;
import package::constants::{INFINITE_DISTANCE};
import package::environment::environmentRadiance;
import package::film::addTo;
import package::geometry::{SurfacePoint, surfacePoint, offsetOrigin};
import package::light_shapes::intersectShape;
import package::lights::{
  LightSample, NO_LIGHT, FAMILIES, familyCount, familiesLit, sampleLight, chooseLight, choiceProbability, nearestShape, shapeBlocks, shapeLuminance, shapePdf, lightColor, sunRadiance, sunPdf,
};
import package::material::{surfaceAt, layerAlbedo, shadingBasis, interiorExtinction, emittedRadiance};
import package::medium::{opticalDepth, sampleFlight, scatteringAlbedo, mediumColor, phase, samplePhase};
import package::passing::{paneTransmittance};
import package::portals::skyPdfFrom;
import package::sampler::{Sampler, samplePair, hash2};
import package::sampling::{Basis, toLocal, toWorld, misWeight};
import package::spectrum::{Wavelengths, xyzFromRadiance, keepHeroOnly, reflectance};
import package::texture::texturedColor;

// Straight passages through panes and scattering in haze do not count as bounces; this bounds them.
const MOST_SEGMENTS: u32 = 256u;
const ROULETTE_FROM: u32 = 3u;
// Two pairs for the scattered ray, two for the light of each family.
const DIMENSIONS_PER_SEGMENT: u32 = 8u;
const FIRST_DIMENSION: u32 = 3u;
// Behind those, one pair a segment for how far light flies through haze.
const FLIGHT_DIMENSION: u32 = FIRST_DIMENSION + MOST_SEGMENTS * DIMENSIONS_PER_SEGMENT;

struct PathResult {
  xyz: vec3f,
  // 1 where the camera ray met something, 0 where it left the scene.
  coverage: f32,
  // Linear Rec.709 reflectance of the first surface, and its normal.
  albedo: vec3f,
  normal: vec3f,
  rays: f32,
}

// XYZ of light that reaches the camera along this path, noted for its light group as well.
fn deliver(group: u32, value: vec4f, pixel: u32, w: Wavelengths) -> vec3f {
  let xyz = xyzFromRadiance(w, value);
  if (group < frame.lightGroupCount) {
    addTo(frame.lightGroupPlane + group, pixel, vec4f(xyz, 0.0));
  }
  return xyz;
}

// Turns the frame so that its z and the geometric normal agree on which side `wo` is; both faces of an opaque sheet
// look like its outside.
fn facingBasis(basis: Basis, geometricNormal: vec3f, wo: vec3f, isInterface: bool) -> Basis {
  let isOutside = dot(geometricNormal, wo) >= 0.0;
  var b = basis;
  if (!isInterface && !isOutside) {
    b = Basis(b.x, -b.y, -b.z);
  }
  // a shading normal must not see the ray from the other side
  let side = select(-1.0, 1.0, isOutside || !isInterface);
  let cosine = dot(b.z, wo) * side;
  if (cosine < 1e-3) {
    let z = normalize(b.z + (2e-3 - cosine) * side * wo);
    let x = normalize(b.x - dot(b.x, z) * z);
    let y = cross(z, x) * select(-1.0, 1.0, dot(cross(b.z, b.x), b.y) >= 0.0);
    b = Basis(x, y, z);
  }
  return b;
}

struct TakenLight {
  // Or NONE: it gives nothing.
  light: u32,
  sample: LightSample,
  // Of the sample and of the choice among lights.
  pdf: f32,
}

// One light of a family, sampled from a place.
fn takenLight(family: u32, position: vec3f, share: f32, time: f32, s: Sampler, dimension: u32, w: Wavelengths) -> TakenLight {
  let choice = chooseLight(family, position, samplePair(s, dimension).x);
  if (choice.light == NONE) {
    return TakenLight(NONE, NO_LIGHT, 0.0);
  }
  let sample = sampleLight(choice.light, position, samplePair(s, dimension + 1u), time, w);
  let isDark = sample.pdf <= 0.0 || all(sample.radiance <= vec4f(0.0));
  return TakenLight(select(choice.light, NONE, isDark), sample, sample.pdf * choice.probability * share);
}

// XYZ of sampled light that reaches the camera, where nothing stands in its way.
fn arriving(taken: TakenLight, origin: vec3f, value: vec4f, time: f32, pixel: u32, w: Wavelengths) -> vec3f {
  if (all(value <= vec4f(0.0))) {
    return vec3f(0.0);
  }
  let far = select(taken.sample.distance * (1.0 - 1e-4), INFINITE_DISTANCE, taken.sample.distance >= INFINITE_DISTANCE);
  if (shapeBlocks(origin, taken.sample.direction, far, taken.light)) {
    return vec3f(0.0);
  }
  var rest = value * visibility(Ray(origin, taken.sample.direction, time, far), w);
  if (all(rest <= vec4f(0.0))) {
    return vec3f(0.0);
  }
  if (frame.mediumCount > 0u) {
    rest *= exp(-opticalDepth(origin, taken.sample.direction, far));
  }
  return deliver(lights[taken.light].group, rest, pixel, w);
}

// XYZ that one sampled light of a family sends to the camera by way of a medium.
fn scatteredLight(
  medium: u32,
  position: vec3f,
  direction: vec3f,
  family: u32,
  share: f32,
  throughput: vec4f,
  time: f32,
  pixel: u32,
  s: Sampler,
  dimension: u32,
  w: Wavelengths,
) -> vec3f {
  let taken = takenLight(family, position, share, time, s, dimension, w);
  if (taken.light == NONE) {
    return vec3f(0.0);
  }
  let density = phase(medium, dot(taken.sample.direction, direction));
  let weight = select(misWeight(taken.pdf, density), 1.0, taken.sample.isDelta);
  return arriving(taken, position, throughput * density * taken.sample.radiance * (weight / taken.pdf), time, pixel, w);
}

// XYZ that one sampled light of a family sends to the camera by way of a surface.
fn directLight(
  surface: ptr<function, Surface>,
  point: SurfacePoint,
  basis: Basis,
  localWo: vec3f,
  outward: vec3f,
  family: u32,
  share: f32,
  throughput: vec4f,
  time: f32,
  pixel: u32,
  s: Sampler,
  dimension: u32,
  w: Wavelengths,
) -> vec3f {
  let taken = takenLight(family, point.position, share, time, s, dimension, w);
  if (taken.light == NONE) {
    return vec3f(0.0);
  }
  let sample = taken.sample;
  // a shading normal must not let light through that the surface blocks
  let localWi = toLocal(basis, sample.direction);
  let isReflected = dot(sample.direction, outward) > 0.0;
  if (isReflected != (localWi.z * localWo.z > 0.0)) {
    return vec3f(0.0);
  }
  let f = bsdfEval(surface, localWo, localWi);
  let weight = select(misWeight(taken.pdf, f.pdf), 1.0, sample.isDelta);
  let value = throughput * f.value * sample.radiance * (weight / taken.pdf);
  let origin = offsetOrigin(point.position, select(-outward, outward, isReflected));
  return arriving(taken, origin, value, time, pixel, w);
}

// The family of lights that a point takes after `skipped` others that are lit; FAMILIES where there is none.
fn litFamily(skipped: u32) -> u32 {
  var rest = skipped;
  for (var family = 0u; family < FAMILIES; family++) {
    if (familyCount(family) == 0u) {
      continue;
    }
    if (rest == 0u) {
      return family;
    }
    rest--;
  }
  return FAMILIES;
}

fn tracePath(cameraRay: Ray, pixel: u32, s: Sampler, wavelengths: Wavelengths) -> PathResult {
  var w = wavelengths;
  var ray = cameraRay;
  var throughput = vec4f(1.0);
  var result = PathResult(vec3f(0.0), 0.0, vec3f(0.0), vec3f(0.0), 0.0);
  var bounce = 0u;
  // Beer–Lambert extinction of the solid that the ray is in, 1/m
  var extinction = vec4f(0.0);
  // where and with what density the direction was sampled; a delta or the camera has no density
  var sampledFrom = ray.origin;
  var sampledPdf = 0.0;
  // chance with which the light of a family was sampled there
  var familyShare = 1.0;
  let spareShare = 1.0 / f32(max(familiesLit(), 1u));
  var isCameraRay = true;
  var isFirstSurface = true;
  // within a solid there is no haze
  var isInside = false;
  var scatterings = 0u;

  for (var segment = 0u; segment < MOST_SEGMENTS; segment++) {
    let salt = hash2(s.seed ^ s.index, segment);
    let dimension = FIRST_DIMENSION + segment * DIMENSIONS_PER_SEGMENT;
    let hit = closestHit(ray, salt);
    result.rays += 1.0;
    let isMiss = hit.primitive == NONE;
    let reach = select(hit.distance, ray.far, isMiss);
    let met = nearestShape(ray.origin, ray.direction, reach);
    var open = met.distance;
    var medium = NONE;
    if (frame.mediumCount > 0u && !isInside) {
      let flight = sampleFlight(ray.origin, ray.direction, open, samplePair(s, FLIGHT_DIMENSION + segment), isCameraRay);
      throughput *= flight.weight;
      medium = flight.medium;
      open = flight.distance;
    }
    if (any(extinction > vec4f(0.0))) {
      throughput *= exp(-extinction * min(open, 1e6));
    }

    // lights with a shape: hidden ones glow in passing, the nearest visible one ends the ray
    for (var i = 0u; i < frame.shapeLightCount; i++) {
      let isHidden = (lights[i].flags & LIGHT_HIDDEN_FROM_CAMERA) != 0u;
      var distance = met.distance;
      if (isHidden) {
        distance = select(intersectShape(i, ray.origin, ray.direction), INFINITE_DISTANCE, isCameraRay);
      } else if (i != met.light) {
        continue;
      }
      // a miss is infinitely far, and so is the open sky
      if (distance > open || distance >= INFINITE_DISTANCE) {
        continue;
      }
      var weight = 1.0;
      if (sampledPdf > 0.0) {
        let whole = dot(ray.origin + distance * ray.direction - sampledFrom, ray.direction);
        weight = misWeight(sampledPdf, familyShare * choiceProbability(i, sampledFrom) * shapePdf(i, sampledFrom, ray.direction, whole));
      }
      let radiance = shapeLuminance(i, ray.direction) * lightColor(i, w);
      result.xyz += deliver(lights[i].group, weight * throughput * radiance, pixel, w);
    }
    if (medium != NONE) {
      let position = ray.origin + open * ray.direction;
      result.coverage = 1.0;
      if (isFirstSurface) {
        result.albedo = mediumColor(medium);
        result.normal = -ray.direction;
        isFirstSurface = false;
      }
      throughput *= scatteringAlbedo(medium, w);
      let isFirst = bounce == 0u && scatterings == 0u;
      let share = select(spareShare, 1.0, isFirst);
      let more = samplePair(s, dimension + 1u);
      let taken = select(litFamily(u32(more.y / spareShare)), 0u, isFirst);
      for (var family = taken; family < select(min(taken + 1u, FAMILIES), FAMILIES, isFirst); family++) {
        if (familyCount(family) > 0u) {
          result.xyz += scatteredLight(medium, position, ray.direction, family, share, throughput, ray.time, pixel, s, dimension + 2u + 2u * family, w);
          result.rays += 1.0;
        }
      }
      let direction = samplePhase(medium, ray.direction, samplePair(s, dimension));
      sampledFrom = position;
      sampledPdf = phase(medium, dot(direction, ray.direction));
      familyShare = share;
      isCameraRay = false;
      scatterings++;
      if (bounce + scatterings > ROULETTE_FROM) {
        // light goes through fog by hundreds of scatterings: what is given up early comes back as noise
        let survives = min(0.99, max(max(throughput.x, throughput.y), max(throughput.z, throughput.w)));
        if (more.x >= survives) {
          return result;
        }
        throughput /= survives;
      }
      ray = Ray(position, direction, ray.time, INFINITE_DISTANCE);
      continue;
    }

    if (met.light != NONE) {
      result.coverage = 1.0;
      return result;
    }

    if (isMiss) {
      let environment = frame.environmentLight;
      if (environment != NONE && !(isCameraRay && (lights[environment].flags & LIGHT_HIDDEN_FROM_CAMERA) != 0u)) {
        var weight = 1.0;
        if (sampledPdf > 0.0) {
          weight = misWeight(sampledPdf, familyShare * choiceProbability(environment, sampledFrom) * skyPdfFrom(environment, sampledFrom, ray.direction));
        }
        let radiance = environmentRadiance(environment, ray.direction, w);
        result.xyz += deliver(lights[environment].group, weight * throughput * radiance, pixel, w);
      }
      for (var i = frame.localLightCount; i < frame.localLightCount + frame.sunCount; i++) {
        let radiance = sunRadiance(i, ray.direction, w);
        if (any(radiance > vec4f(0.0)) && !(isCameraRay && (lights[i].flags & LIGHT_HIDDEN_FROM_CAMERA) != 0u)) {
          var weight = 1.0;
          if (sampledPdf > 0.0) {
            weight = misWeight(sampledPdf, familyShare * choiceProbability(i, sampledFrom) * sunPdf(i));
          }
          result.xyz += deliver(lights[i].group, weight * throughput * radiance, pixel, w);
        }
      }
      return result;
    }

    let point = surfacePoint(hit, ray.time);
    let material = instances[point.instance].material;
    let flags = materials[material].flags;
    let wo = -ray.direction;
    let isOutside = dot(point.geometricNormal, wo) >= 0.0;
    result.coverage = 1.0;

    // a clear pane reflects, or lets the ray go straight on as if it had not been there
    if ((flags & MATERIAL_CLEAR_PANE) != 0u) {
      let transmitted = paneTransmittance(abs(dot(point.geometricNormal, wo)), materials[material].ior);
      let choice = samplePair(s, dimension);
      let tint = texturedColor(materials[material].transmissionColor, materials[material].transmissionColorTexture, point.uv, point.uv1);
      if (choice.x < transmitted) {
        throughput *= reflectance(w, tint);
        ray = Ray(offsetOrigin(point.position, select(point.geometricNormal, -point.geometricNormal, isOutside)), ray.direction, ray.time, INFINITE_DISTANCE);
        continue;
      }
      if (bounce >= frame.maxBounces + 1u) {
        return result;
      }
      let normal = select(-point.geometricNormal, point.geometricNormal, isOutside);
      let shading = select(-point.normal, point.normal, isOutside);
      let mirrored = reflect(ray.direction, shading);
      if (dot(mirrored, normal) <= 0.0) {
        return result;
      }
      ray = Ray(offsetOrigin(point.position, normal), mirrored, ray.time, INFINITE_DISTANCE);
      sampledPdf = 0.0;
      isCameraRay = false;
      bounce++;
      continue;
    }

    if ((flags & MATERIAL_UNLIT) != 0u) {
      let flat = texturedColor(materials[material].baseColor, materials[material].baseColorTexture, point.uv, point.uv1) * point.color.rgb;
      result.xyz += deliver(NONE, throughput * reflectance(w, flat) * w.daylight, pixel, w);
      return result;
    }

    let emitted = emittedRadiance(point, material, isOutside, w);
    if (any(emitted > vec4f(0.0))) {
      let light = instances[point.instance].light;
      var weight = 1.0;
      var group = NONE;
      if (light != NONE) {
        group = lights[light].group;
        if (sampledPdf > 0.0) {
          let offset = point.position - sampledFrom;
          let cosine = abs(dot(point.geometricNormal, wo));
          let density = dot(offset, offset) / max(cosine * lights[light].area, 1e-20);
          weight = misWeight(sampledPdf, familyShare * choiceProbability(light, sampledFrom) * density);
        }
      }
      result.xyz += deliver(group, weight * throughput * emitted, pixel, w);
    }
    if (bounce > frame.maxBounces) {
      return result;
    }

    var surface = surfaceAt(point, material, w);
    let isThin = (flags & MATERIAL_THIN_WALLED) != 0u;
    let isInterface = surface.transmission > 0.0 && !isThin;
    let basis = facingBasis(shadingBasis(point, material), point.geometricNormal, wo, isInterface);
    let localWo = toLocal(basis, wo);
    // the side that wo is on
    let outward = select(-point.geometricNormal, point.geometricNormal, isOutside);
    bsdfPrepare(&surface, localWo);
    if (isFirstSurface) {
      result.albedo = layerAlbedo(point, material);
      result.normal = basis.z;
      isFirstSurface = false;
    }

    // light reached on purpose: of every family at the first surface, later of one by chance
    let isFirst = bounce == 0u && scatterings == 0u;
    let share = select(spareShare, 1.0, isFirst);
    if (!isDelta(&surface)) {
      let taken = select(litFamily(u32(samplePair(s, dimension + 1u).y / spareShare)), 0u, isFirst);
      for (var family = taken; family < select(min(taken + 1u, FAMILIES), FAMILIES, isFirst); family++) {
        if (familyCount(family) > 0u) {
          result.xyz += directLight(&surface, point, basis, localWo, outward, family, share, throughput, ray.time, pixel, s, dimension + 2u + 2u * family, w);
          result.rays += 1.0;
        }
      }
    }

    // the path goes on
    let u = samplePair(s, dimension);
    let more = samplePair(s, dimension + 1u);
    let next = bsdfSample(&surface, localWo, vec3f(u, more.x));
    if (next.pdf <= 0.0 && (next.flags & BSDF_DELTA) == 0u) {
      return result;
    }
    let direction = normalize(toWorld(basis, next.wi));
    let isTransmitted = dot(direction, outward) < 0.0;
    if (isTransmitted != ((next.flags & BSDF_TRANSMIT) != 0u) || !any(next.weight > vec4f(0.0))) {
      return result;
    }
    throughput *= next.weight;
    if ((next.flags & BSDF_DISPERSED) != 0u) {
      w = keepHeroOnly(w);
    }
    if (isTransmitted && !isThin) {
      isInside = isOutside;
      extinction = select(vec4f(0.0), interiorExtinction(material, w), isOutside);
    }
    sampledFrom = point.position;
    familyShare = share;
    sampledPdf = select(next.pdf, 0.0, (next.flags & BSDF_DELTA) != 0u);
    isCameraRay = false;
    bounce++;

    if (bounce > ROULETTE_FROM) {
      let survives = min(0.95, max(max(throughput.x, throughput.y), max(throughput.z, throughput.w)));
      if (more.y >= survives) {
        return result;
      }
      throughput /= survives;
    }
    ray = Ray(offsetOrigin(point.position, select(outward, -outward, isTransmitted)), direction, ray.time, INFINITE_DISTANCE);
  }
  return result;
}
