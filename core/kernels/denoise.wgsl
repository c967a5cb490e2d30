// Denoising of a film: joint non-local means on radiance with the surface colour divided out, guided by the measured
// variance of the picture and by the features of the first hit; see docs/denoising.md.
//
// 1. F. Rousselle, M. Manzi, M. Zwicker, Robust Denoising using Feature and Color Information, Pacific Graphics 2013.
// 2. A. Buades, B. Coll, J.-M. Morel, A Non-Local Algorithm for Image Denoising, CVPR 2005.
// 3. H. Dammertz et al., Edge-Avoiding À-Trous Wavelet Transform for Fast Global Illumination Filtering, HPG 2010.
//
// Passes in order: filterFeatures, demodulate, clampFireflies, smoothVariance, similar (several), residual, spread
// (several), finish.
import package::denoise::features::{featureDistance, featuresOf, falloff, NO_LIKENESS};
import package::denoise::planes::{
  denoise, dispatch, fromPlane, pixelCount, positionOf, toPlane,
  ALBEDO, NORMAL, RADIANCE, RAW_ALBEDO, RAW_NORMAL, VARIANCE,
};

// Below this albedo a surface counts as one without: emitters, background, black.
const DARK_ALBEDO: f32 = 0.004;
const LIT_ALBEDO: f32 = 0.03;
// Differences below this fraction of the value are not seen.
const INVISIBLE: f32 = 0.01;
// A firefly's value rests on a few of its samples only: the standard error is at least this fraction of it.
const FIREFLY_RELATIVE_ERROR: f32 = 0.45;
// Multiple of the surroundings up to which a firefly's light goes back to them. Spread out as it then is, one adds
// less than a hundredth at its brightest: no halo.
const MOST_RETURNED: f32 = 25.0;

fn mean3(v: vec3f) -> f32 {
  return (v.x + v.y + v.z) * (1.0 / 3.0);
}

fn sum3(v: vec4f) -> f32 {
  return v.x + v.y + v.z;
}

fn isInside(p: vec2i) -> bool {
  return p.x >= 0 && p.y >= 0 && p.x < i32(denoise.size.x) && p.y < i32(denoise.size.y);
}

fn indexOf(p: vec2i) -> u32 {
  return u32(p.y) * denoise.size.x + u32(p.x);
}

// Albedo and normal carry the noise of wavelengths, lens and shutter. Non-local means of each within `radius`, by the
// distance of single pixels less what noise alone makes.
@compute @workgroup_size(64)
fn filterFeatures(@builtin(global_invocation_id) id: vec3u) {
  let pixel = id.x + dispatch.x;
  if (pixel >= min(dispatch.y, pixelCount())) {
    return;
  }
  let centre = positionOf(pixel);
  let albedo = fromPlane(RAW_ALBEDO, pixel);
  let normal = fromPlane(RAW_NORMAL, pixel);
  var albedoSum = vec4f(0.0);
  var normalSum = vec4f(0.0);
  var varianceSum = 0.0;
  for (var y = -denoise.radius; y <= denoise.radius; y++) {
    for (var x = -denoise.radius; x <= denoise.radius; x++) {
      let p = centre + vec2i(x, y);
      if (!isInside(p)) {
        continue;
      }
      let other = indexOf(p);
      let otherAlbedo = fromPlane(RAW_ALBEDO, other);
      let otherNormal = fromPlane(RAW_NORMAL, other);
      let turned = (normal - otherNormal).xyz;
      let normalNoise = normal.w + otherNormal.w;
      let normalDistance = max(0.0, dot(turned, turned) - 2.0 * normalNoise) / (normalNoise + 1e-4);
      let tinted = albedo - otherAlbedo;
      // the brighter of the two says how large the noise is, so that both pixels agree; a saturated colour's dark
      // channels take noise from its bright ones
      let brighter = max(albedo, otherAlbedo);
      let reference = max(brighter, vec4f(0.4 * max(max(brighter.x, brighter.y), brighter.z)));
      let albedoNoise = denoise.albedoNoise * reference * reference;
      let exceeding = max(vec4f(0.0), tinted * tinted - 6.0 * albedoNoise) / (albedoNoise + vec4f(1e-7));
      let similarity = falloff(max(max(exceeding.x, exceeding.y), exceeding.z) + normalDistance);
      albedoSum += similarity * vec4f(otherAlbedo.xyz, 1.0);
      let alike = falloff(normalDistance);
      normalSum += alike * vec4f(otherNormal.xyz, 1.0);
      varianceSum += alike * alike * otherNormal.w;
    }
  }
  toPlane(ALBEDO, pixel, albedoSum / albedoSum.w);
  toPlane(NORMAL, pixel, vec4f(normalSum.xyz / normalSum.w, varianceSum / (normalSum.w * normalSum.w)));
}

// What radiance is divided by, and multiplied with at the end: 1 where there is no surface colour.
fn modulation(pixel: u32) -> vec4f {
  let albedo = fromPlane(ALBEDO, pixel);
  let brightest = max(max(albedo.x, albedo.y), albedo.z);
  let coloured = smoothstep(DARK_ALBEDO, LIT_ALBEDO, brightest);
  return mix(vec4f(1.0), max(albedo, vec4f(0.05 * brightest)), coloured);
}

@compute @workgroup_size(64)
fn demodulate(@builtin(global_invocation_id) id: vec3u) {
  let pixel = id.x + dispatch.x;
  if (pixel >= min(dispatch.y, pixelCount())) {
    return;
  }
  let m = modulation(pixel);
  toPlane(RADIANCE, pixel, vec4f((fromPlane(RADIANCE, pixel) / m).xyz, 0.0));
  toPlane(VARIANCE, pixel, vec4f((fromPlane(VARIANCE, pixel) / (m * m)).xyz, 0.0));
}

// Cuts down values that rest on a sample or two and stand far above all like pixels around. Three neighbours may be
// as high, so fireflies in pairs are cut as well. `output` gets the value, `outputVariance` its variance,
// RAW_NORMAL what the mean of the surroundings is to keep.
@compute @workgroup_size(64)
fn clampFireflies(@builtin(global_invocation_id) id: vec3u) {
  let pixel = id.x + dispatch.x;
  if (pixel >= min(dispatch.y, pixelCount())) {
    return;
  }
  let centre = positionOf(pixel);
  let f = featuresOf(pixel);
  let value = fromPlane(RADIANCE, pixel);
  let variance = fromPlane(VARIANCE, pixel);
  // running sums, and the three highest kept out of them
  var highest = vec3f(0.0);
  var count = 0.0;
  var sum = 0.0;
  var squares = 0.0;
  for (var y = -denoise.radius; y <= denoise.radius; y++) {
    for (var x = -denoise.radius; x <= denoise.radius; x++) {
      let p = centre + vec2i(x, y);
      if ((x == 0 && y == 0) || !isInside(p)) {
        continue;
      }
      let other = indexOf(p);
      if (featureDistance(f, other) > 2.0) {
        continue;
      }
      var v = mean3(fromPlane(RADIANCE, other).xyz);
      let a = max(highest.x, v);
      v = min(highest.x, v);
      let b = max(highest.y, v);
      v = min(highest.y, v);
      let c = max(highest.z, v);
      v = min(highest.z, v);
      highest = vec3f(a, b, c);
      if (count >= 3.0) {
        sum += v;
        squares += v * v;
      }
      count += 1.0;
    }
  }
  var scale = 1.0;
  var returned = 1.0;
  let level = mean3(value.xyz);
  let relativeVariance = sum3(variance) * (1.0 / 3.0) / max(level * level, 1e-30);
  if (count >= 8.0 && relativeVariance > FIREFLY_RELATIVE_ERROR * FIREFLY_RELATIVE_ERROR) {
    let mean = sum / (count - 3.0);
    let deviation = sqrt(max(0.0, squares / (count - 3.0) - mean * mean));
    let limit = max(mean + 4.0 * deviation, 1.5 * mean);
    if (level > limit) {
      scale = (mean + deviation) / level;
      returned = max(scale, min(1.0, MOST_RETURNED * mean / level));
    }
  }
  toPlane(denoise.output, pixel, scale * value);
  toPlane(denoise.outputVariance, pixel, scale * scale * variance);
  toPlane(RAW_NORMAL, pixel, vec4f((returned * value).xyz, 0.0));
}

// Few samples tell variance badly, and badly in step with the value: a pixel that missed the light thinks itself
// certain. The mean over like pixels around is steadier, and is scaled by how much of it neighbours show.
@compute @workgroup_size(64)
fn smoothVariance(@builtin(global_invocation_id) id: vec3u) {
  let pixel = id.x + dispatch.x;
  if (pixel >= min(dispatch.y, pixelCount())) {
    return;
  }
  let centre = positionOf(pixel);
  let f = featuresOf(pixel);
  var sum = vec4f(0.0);
  for (var y = -denoise.radius; y <= denoise.radius; y++) {
    for (var x = -denoise.radius; x <= denoise.radius; x++) {
      let p = centre + vec2i(x, y);
      if (isInside(p)) {
        let other = indexOf(p);
        let weight = falloff(featureDistance(f, other));
        sum += weight * vec4f(fromPlane(denoise.sourceVariance, other).xyz, 1.0);
      }
    }
  }
  toPlane(denoise.outputVariance, pixel, denoise.varianceScale * sum / sum.w);
}

// A value and its four neighbours' with their variances, as the passes before left them.
struct Patch {
  values: array<vec4f, 5>,
  variances: array<vec4f, 5>,
}

// Pixels of the patch around `p`; at the border the outermost pixel stands for those beyond.
fn patchPixels(p: vec2i) -> array<u32, 5> {
  let i = indexOf(p);
  let width = denoise.size.x;
  return array<u32, 5>(
    i,
    select(i, i - 1u, p.x > 0),
    select(i, i + 1u, p.x + 1 < i32(width)),
    select(i, i - width, p.y > 0),
    select(i, i + width, p.y + 1 < i32(denoise.size.y)),
  );
}

// Squared distance of two values less what their noise makes, over what it may be: eq. 3 of [1].
fn valueDistance(value: vec4f, variance: vec4f, other: u32) -> f32 {
  let v = fromPlane(denoise.source, other);
  let otherVariance = fromPlane(denoise.sourceVariance, other);
  let difference = value - v;
  let noise = variance + min(variance, otherVariance);
  let tolerance = denoise.colourTolerance * denoise.colourTolerance * (variance + otherVariance)
    + INVISIBLE * INVISIBLE * (value * value + v * v) + vec4f(1e-12);
  return sum3((difference * difference - noise) / tolerance) * (1.0 / 3.0);
}

// Weighted mean over pixels that look alike and lie on a like surface. A pixel's own weight is 1.
@compute @workgroup_size(64)
fn similar(@builtin(global_invocation_id) id: vec3u) {
  let pixel = id.x + dispatch.x;
  if (pixel >= min(dispatch.y, pixelCount())) {
    return;
  }
  let centre = positionOf(pixel);
  let f = featuresOf(pixel);
  let own = patchPixels(centre);
  var around: Patch;
  for (var k = 0u; k < 5u; k++) {
    around.values[k] = fromPlane(denoise.source, own[k]);
    around.variances[k] = fromPlane(denoise.sourceVariance, own[k]);
  }
  var sum = vec4f(0.0);
  var varianceSum = vec4f(0.0);
  for (var y = -denoise.radius; y <= denoise.radius; y++) {
    for (var x = -denoise.radius; x <= denoise.radius; x++) {
      let p = centre + denoise.step * vec2i(x, y);
      if (!isInside(p)) {
        continue;
      }
      let other = indexOf(p);
      let surface = featureDistance(f, other);
      if (surface >= NO_LIKENESS) {
        continue;
      }
      var distance = valueDistance(around.values[0], around.variances[0], other);
      if (denoise.comparesPatches != 0u) {
        let pixels = patchPixels(p);
        for (var k = 1u; k < 5u; k++) {
          distance += valueDistance(around.values[k], around.variances[k], pixels[k]);
        }
        distance *= 0.2;
      }
      let weight = falloff(max(surface, distance));
      sum += weight * vec4f(fromPlane(denoise.source, other).xyz, 1.0);
      varianceSum += weight * weight * fromPlane(denoise.sourceVariance, other);
    }
  }
  toPlane(denoise.output, pixel, vec4f(sum.xyz / sum.w, 0.0));
  toPlane(denoise.outputVariance, pixel, denoise.varianceScale * varianceSum / (sum.w * sum.w));
}

// What filtering has taken from each pixel: weights that go by noisy values lean towards the dark.
@compute @workgroup_size(64)
fn residual(@builtin(global_invocation_id) id: vec3u) {
  let pixel = id.x + dispatch.x;
  if (pixel >= min(dispatch.y, pixelCount())) {
    return;
  }
  toPlane(denoise.output, pixel, fromPlane(RAW_NORMAL, pixel) - fromPlane(denoise.source, pixel));
}

// One à-trous level [3] of the residual, by features alone, so that its mean on a surface stays.
@compute @workgroup_size(64)
fn spread(@builtin(global_invocation_id) id: vec3u) {
  let pixel = id.x + dispatch.x;
  if (pixel >= min(dispatch.y, pixelCount())) {
    return;
  }
  let centre = positionOf(pixel);
  let f = featuresOf(pixel);
  var sum = vec4f(0.0);
  var total = 0.0;
  for (var y = -2; y <= 2; y++) {
    for (var x = -2; x <= 2; x++) {
      let p = centre + denoise.step * vec2i(x, y);
      if (isInside(p)) {
        let other = indexOf(p);
        let spline = (3.0 - abs(f32(x))) * (3.0 - abs(f32(y)));
        let weight = spline * falloff(featureDistance(f, other));
        sum += weight * fromPlane(denoise.source, other);
        total += weight;
      }
    }
  }
  toPlane(denoise.output, pixel, sum / total);
}

// Filtered value plus the spread residual, surface colour put back. `sourceVariance` names the residual's plane.
@compute @workgroup_size(64)
fn finish(@builtin(global_invocation_id) id: vec3u) {
  let pixel = id.x + dispatch.x;
  if (pixel >= min(dispatch.y, pixelCount())) {
    return;
  }
  let value = fromPlane(denoise.source, pixel);
  let returned = fromPlane(denoise.sourceVariance, pixel);
  toPlane(denoise.output, pixel, modulation(pixel) * (value + returned));
}
