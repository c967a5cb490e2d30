// Denoising of a film: joint non-local means on radiance with the surface colour divided out, guided by the measured
// variance of the picture and by the features of the first hit; see docs/denoising.md.
//
// 1. F. Rousselle, M. Manzi, M. Zwicker, Robust Denoising using Feature and Color Information, Pacific Graphics 2013.
// 2. A. Buades, B. Coll, J.-M. Morel, A Non-Local Algorithm for Image Denoising, CVPR 2005.
// 3. H. Dammertz et al., Edge-Avoiding À-Trous Wavelet Transform for Fast Global Illumination Filtering, HPG 2010.
//
// Passes in order: averageAlbedo, filterFeatures, demodulate, clampFireflies, observeVariance, smoothVariance, similar (several), residual, spread
// (several), finish.
import package::denoise::features::{featureDistance, featuresOf, falloff, NO_LIKENESS, RIM};
import package::denoise::planes::{
  denoise, dispatch, fromPlane, pixelCount, positionOf, toPlane,
  ALBEDO, NORMAL, RADIANCE, RAW_ALBEDO, RAW_NORMAL, VARIANCE,
};

// Below this albedo a surface counts as one without: emitters, background, black.
const DARK_ALBEDO: f32 = 0.004;
const LIT_ALBEDO: f32 = 0.03;
// Variance of saturated albedos over that of most, by the noisiest channel.
const SATURATED_NOISE: f32 = 4.0;
// Variance left in a mean of 3×3: less than a ninth, because the noise of neighbours repels.
const AVERAGED_NOISE: f32 = 0.07;
// Where the weights of like pixels sum to less than this, distances count LOOSE times as much.
const FEW_ALIKE: f32 = 3.0;
const LOOSE: f32 = 0.4;
// Differences below this fraction of the value are not seen.
const INVISIBLE: f32 = 0.01;
// A firefly's value rests on a few of its samples only: the standard error is at least this fraction of it.
const FIREFLY_RELATIVE_ERROR: f32 = 0.45;
// Part of the measured variance that is believed however little neighbours show.
const LEAST_OBSERVED: f32 = 0.01;
// One over the squared difference, relative to the squared values, at which residuals keep apart by a factor of e.
const PER_CONTRAST: f32 = 10.0;
// Multiple of the surroundings up to which a firefly's light goes back to them. Spread out as it then is, one adds
// less than a hundredth at its brightest: no halo.
const MOST_RETURNED: f32 = 25.0;

fn highest3(v: vec4f) -> f32 {
  return max(max(v.x, v.y), v.z);
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

// Mean albedo of 3×3 pixels: a third of the noise, for comparing.
@compute @workgroup_size(64)
fn averageAlbedo(@builtin(global_invocation_id) id: vec3u) {
  let pixel = id.x + dispatch.x;
  if (pixel >= min(dispatch.y, pixelCount())) {
    return;
  }
  let centre = positionOf(pixel);
  var sum = vec4f(0.0);
  for (var y = -1; y <= 1; y++) {
    for (var x = -1; x <= 1; x++) {
      let p = centre + vec2i(x, y);
      if (isInside(p)) {
        sum += vec4f(fromPlane(RAW_ALBEDO, indexOf(p)).xyz, 1.0);
      }
    }
  }
  toPlane(denoise.output, pixel, sum / sum.w);
}

// Albedo and normal carry the noise of wavelengths, lens and shutter. Non-local means of each within `radius`, by the
// distance of pixels and of 3×3 means (plane `source`) less what noise alone makes.
@compute @workgroup_size(64)
fn filterFeatures(@builtin(global_invocation_id) id: vec3u) {
  let pixel = id.x + dispatch.x;
  if (pixel >= min(dispatch.y, pixelCount())) {
    return;
  }
  let centre = positionOf(pixel);
  let albedo = fromPlane(RAW_ALBEDO, pixel);
  let average = fromPlane(denoise.source, pixel);
  let normal = fromPlane(RAW_NORMAL, pixel);
  // saturated colours are noisier than neutral ones, and their dark channels take noise from the bright ones
  let brightest = highest3(average);
  let pixelNoise = vec4f(SATURATED_NOISE * denoise.albedoNoise * brightest * brightest);
  let perPixelNoise = vec4f(1.0) / (pixelNoise + vec4f(1e-7));
  let averageNoise = pixelNoise * AVERAGED_NOISE;
  let perAverageNoise = vec4f(1.0) / (averageNoise + vec4f(1e-7));
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
      let otherNormal = fromPlane(RAW_NORMAL, other);
      let turned = (normal - otherNormal).xyz;
      let normalNoise = normal.w + otherNormal.w;
      let normalDistance = max(0.0, dot(turned, turned) - 2.0 * normalNoise) / (normalNoise + 1e-4);
      if (normalDistance >= NO_LIKENESS || fromPlane(RAW_ALBEDO, other).w != albedo.w) {
        continue;
      }
      let alike = falloff(normalDistance);
      normalSum += alike * vec4f(otherNormal.xyz, 1.0);
      varianceSum += alike * alike * otherNormal.w;

      let otherAlbedo = fromPlane(RAW_ALBEDO, other);
      let tinted = albedo - otherAlbedo;
      let averageTinted = average - fromPlane(denoise.source, other);
      let exceeding = (tinted * tinted - 4.0 * pixelNoise) * perPixelNoise;
      let averageExceeding = (averageTinted * averageTinted - 4.0 * averageNoise) * perAverageNoise;
      let similarity = falloff(max(0.0, max(highest3(exceeding), highest3(averageExceeding))) + normalDistance);
      albedoSum += similarity * vec4f(otherAlbedo.xyz, 1.0);
    }
  }
  toPlane(ALBEDO, pixel, vec4f(albedoSum.xyz / albedoSum.w, albedo.w));
  toPlane(NORMAL, pixel, vec4f(normalSum.xyz / normalSum.w, varianceSum / (normalSum.w * normalSum.w)));
}

// What radiance is divided by, and multiplied with at the end: 1 where there is no surface colour.
fn modulation(pixel: u32) -> vec4f {
  let albedo = fromPlane(ALBEDO, pixel);
  let brightest = highest3(albedo);
  let coloured = smoothstep(DARK_ALBEDO, LIT_ALBEDO, brightest);
  return mix(vec4f(1.0), max(vec4f(albedo.xyz, brightest), vec4f(0.05 * brightest)), coloured);
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
      var v = highest3(fromPlane(RADIANCE, other));
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
  let level = highest3(value);
  let relativeVariance = highest3(variance) / max(level * level, 1e-30);
  if (count >= 8.0 && f.albedo.w != RIM && relativeVariance > FIREFLY_RELATIVE_ERROR * FIREFLY_RELATIVE_ERROR) {
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

// The variance that neighbours show: squared difference from the mean of like neighbours, less what that mean adds.
@compute @workgroup_size(64)
fn observeVariance(@builtin(global_invocation_id) id: vec3u) {
  let pixel = id.x + dispatch.x;
  if (pixel >= min(dispatch.y, pixelCount())) {
    return;
  }
  let f = featuresOf(pixel);
  let pixels = patchPixels(positionOf(pixel));
  var sum = vec4f(0.0);
  var squares = 0.0;
  for (var k = 1u; k < 5u; k++) {
    let weight = select(falloff(featureDistance(f, pixels[k])), 0.0, pixels[k] == pixel);
    sum += weight * vec4f(fromPlane(denoise.source, pixels[k]).xyz, 1.0);
    squares += weight * weight;
  }
  // a pixel without its like shows nothing: its measured variance stands
  var observed = vec4f(fromPlane(denoise.sourceVariance, pixel).xyz, 0.0);
  if (sum.w > 0.5) {
    let difference = fromPlane(denoise.source, pixel) - sum / sum.w;
    observed = difference * difference / (1.0 + squares / (sum.w * sum.w));
  }
  toPlane(denoise.output, pixel, vec4f(observed.xyz, 0.0));
}

// Few samples tell variance badly, and badly in step with the value: a pixel that missed the light thinks itself
// certain. The mean over like pixels around is steadier. Samples are stratified, within pixels and across, so the error
// is smaller than they measure as if independent: where neighbours show less (plane `source`), that counts.
@compute @workgroup_size(64)
fn smoothVariance(@builtin(global_invocation_id) id: vec3u) {
  let pixel = id.x + dispatch.x;
  if (pixel >= min(dispatch.y, pixelCount())) {
    return;
  }
  let centre = positionOf(pixel);
  let f = featuresOf(pixel);
  var measured = vec4f(0.0);
  var observed = vec4f(0.0);
  for (var y = -denoise.radius; y <= denoise.radius; y++) {
    for (var x = -denoise.radius; x <= denoise.radius; x++) {
      let p = centre + vec2i(x, y);
      if (isInside(p)) {
        let other = indexOf(p);
        let weight = falloff(featureDistance(f, other));
        measured += weight * vec4f(fromPlane(denoise.sourceVariance, other).xyz, 1.0);
        observed += weight * fromPlane(denoise.source, other);
      }
    }
  }
  let variance = max(min(measured, observed), LEAST_OBSERVED * measured) / measured.w;
  toPlane(denoise.outputVariance, pixel, vec4f(variance.xyz, 0.0));
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

// Weighted mean over pixels that look alike and lie on a like surface. A pixel counts itself no more than the most
// alike of the others [2]. Where hardly any is alike, noise has made it an outlier: then less likeness will do.
@compute @workgroup_size(64)
fn similar(@builtin(global_invocation_id) id: vec3u) {
  let pixel = id.x + dispatch.x;
  if (pixel >= min(dispatch.y, pixelCount())) {
    return;
  }
  let centre = positionOf(pixel);
  let f = featuresOf(pixel);
  if (f.albedo.w == RIM) {
    toPlane(denoise.output, pixel, fromPlane(denoise.source, pixel));
    toPlane(denoise.outputVariance, pixel, fromPlane(denoise.sourceVariance, pixel));
    return;
  }
  let own = patchPixels(centre);
  var around: Patch;
  for (var k = 0u; k < 5u; k++) {
    around.values[k] = fromPlane(denoise.source, own[k]);
    around.variances[k] = fromPlane(denoise.sourceVariance, own[k]);
  }
  var most = 0.0;
  var sum = vec4f(0.0);
  var varianceSum = vec4f(0.0);
  var mostLoose = 0.0;
  var looseSum = vec4f(0.0);
  var looseVarianceSum = vec4f(0.0);
  for (var y = -denoise.radius; y <= denoise.radius; y++) {
    for (var x = -denoise.radius; x <= denoise.radius; x++) {
      let p = centre + denoise.step * vec2i(x, y);
      if ((x == 0 && y == 0) || !isInside(p)) {
        continue;
      }
      let other = indexOf(p);
      let surface = featureDistance(f, other);
      if (surface >= NO_LIKENESS) {
        continue;
      }
      var distance = valueDistance(around.values[0], around.variances[0], other);
      let pixels = patchPixels(p);
      for (var k = 1u; k < 5u; k++) {
        distance += valueDistance(around.values[k], around.variances[k], pixels[k]);
      }
      distance *= 0.2;
      let loose = falloff(max(surface, distance * LOOSE));
      if (loose <= 0.0) {
        continue;
      }
      let weight = falloff(max(surface, distance));
      let value = vec4f(fromPlane(denoise.source, other).xyz, 1.0);
      let variance = fromPlane(denoise.sourceVariance, other);
      most = max(most, weight);
      sum += weight * value;
      varianceSum += weight * weight * variance;
      mostLoose = max(mostLoose, loose);
      looseSum += loose * value;
      looseVarianceSum += loose * loose * variance;
    }
  }
  // the pixel itself; alone of its kind, it stays as it is
  let itself = vec4f(around.values[0].xyz, 1.0);
  let isAlone = mostLoose < 0.01;
  most = select(most, 1.0, isAlone);
  mostLoose = select(mostLoose, 1.0, isAlone);
  let company = select(smoothstep(FEW_ALIKE, 2.0 * FEW_ALIKE, sum.w), 0.0, isAlone);
  sum += most * itself;
  varianceSum += most * most * around.variances[0];
  looseSum += mostLoose * itself;
  looseVarianceSum += mostLoose * mostLoose * around.variances[0];
  let tight = sum / max(sum.w, 1e-6);
  let tightVariance = varianceSum / max(sum.w * sum.w, 1e-12);
  let value = mix(looseSum / looseSum.w, tight, company);
  let variance = mix(looseVarianceSum / (looseSum.w * looseSum.w), tightVariance, company);
  toPlane(denoise.output, pixel, vec4f(value.xyz, 0.0));
  toPlane(denoise.outputVariance, pixel, variance);
}

// The light that filtering has taken from each pixel: weights that go by noisy values lean towards the dark. w: what
// the surface makes of light, so that their ratio, once both are spread, takes no light from pale surfaces to dark ones.
@compute @workgroup_size(64)
fn residual(@builtin(global_invocation_id) id: vec3u) {
  let pixel = id.x + dispatch.x;
  if (pixel >= min(dispatch.y, pixelCount())) {
    return;
  }
  let m = modulation(pixel);
  let taken = m * (fromPlane(RAW_NORMAL, pixel) - fromPlane(denoise.source, pixel));
  toPlane(denoise.output, pixel, vec4f(taken.xyz, sum3(m) * (1.0 / 3.0)));
}

// One à-trous level [3] of the residual, by features and by the filtered value (plane `sourceVariance`), so that its
// mean on a surface stays and light does not leak into shadow.
@compute @workgroup_size(64)
fn spread(@builtin(global_invocation_id) id: vec3u) {
  let pixel = id.x + dispatch.x;
  if (pixel >= min(dispatch.y, pixelCount())) {
    return;
  }
  let centre = positionOf(pixel);
  let f = featuresOf(pixel);
  let own = fromPlane(denoise.sourceVariance, pixel);
  var sum = vec4f(0.0);
  var total = 0.0;
  for (var y = -2; y <= 2; y++) {
    for (var x = -2; x <= 2; x++) {
      let p = centre + denoise.step * vec2i(x, y);
      if (isInside(p)) {
        let other = indexOf(p);
        let spline = (3.0 - abs(f32(x))) * (3.0 - abs(f32(y)));
        let light = fromPlane(denoise.sourceVariance, other);
        let difference = own - light;
        let contrast = difference * difference / (own * own + light * light + vec4f(1e-20));
        let weight = spline * falloff(max(featureDistance(f, other), highest3(contrast) * PER_CONTRAST));
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
  let m = modulation(pixel);
  let taken = fromPlane(denoise.sourceVariance, pixel);
  let share = sum3(m) * (1.0 / 3.0) / taken.w;
  toPlane(denoise.output, pixel, m * fromPlane(denoise.source, pixel) + taken * share);
}
