/**
 * Picture formation for shaders, written from core/color's own numbers: the proxy and the path-traced picture must show the
 * same light as the same colour, and both must show what the engine writes into a PNG.
 *
 * GLSL ES 3.00. `formPicture(exposed, transform, look)` takes exposed linear Rec.709 (white balance applied, 0.18 is middle grey)
 * and gives sRGB code values 0…1.
 */
import { AGX_INSET, AGX_LOOKS, AGX_NUMBERS, type AgxLook } from '../../../core/color/agx.ts';
import { FALSE_COLOUR_BANDS, MIDDLE_GREY } from '../../../core/color/false-colour.ts';
import type { Mat3, Triple } from '../../../core/color/matrix3.ts';
import { SHOULDER_START, type ViewTransformName } from '../../../core/color/view-transform.ts';
import { whiteBalanceMatrix, type WhiteBalance } from '../../../core/color/white-balance.ts';

/** Values of the `transform` argument. */
export const TRANSFORM_INDEX: Readonly<Record<ViewTransformName, number>> = {
  agx: 0,
  neutral: 1,
  linear: 2,
  'false-colour': 3,
};
/** Values of the `look` argument. */
export const LOOK_INDEX: Readonly<Record<AgxLook, number>> = { base: 0, punchy: 1, golden: 2 };

/** GLSL wants a point in every float. */
const float = (n: number): string => {
  const text = String(n);
  return /[.e]/.test(text) ? text : `${text}.0`;
};
const vec3 = (v: Triple): string => `vec3(${v.map(float).join(', ')})`;
/** Row-major here, column-major there. */
const columns = (m: Mat3): readonly number[] => [m[0], m[3], m[6], m[1], m[4], m[7], m[2], m[5], m[8]];
const mat3 = (m: Mat3): string => `mat3(${columns(m).map(float).join(', ')})`;

const N = AGX_NUMBERS;

const look = (name: Exclude<AgxLook, 'base'>): string => {
  const { slope, power, saturation } = AGX_LOOKS[name];
  return `pnLook(code, ${vec3(slope)}, ${float(power)}, ${float(saturation)})`;
};

const bands = FALSE_COLOUR_BANDS.filter((band) => band.colour !== null)
  .map((band) => {
    const limits = [
      ...(Number.isFinite(band.fromStops) ? [`stops >= ${float(band.fromStops)}`] : []),
      ...(Number.isFinite(band.toStops) ? [`stops < ${float(band.toStops)}`] : []),
    ];
    return `  if (${limits.join(' && ')}) return ${vec3(band.colour!)};`;
  })
  .join('\n');

export const PICTURE_FORMATION_GLSL = `
const mat3 PN_AGX_INSET = ${mat3(AGX_INSET)};

float pnAgxCurve(float x) {
  float t = ${float(N.slope)} * abs(x - ${float(N.pivotX)});
  bool above = x >= ${float(N.pivotX)};
  float scale = above ? ${float(N.shoulderScale)} : ${float(N.toeScale)};
  float power = above ? ${float(N.shoulderPower)} : ${float(N.toePower)};
  t /= scale;
  float y = t <= 0.0 ? 0.0 : scale * t / pow(1.0 + pow(t, power), 1.0 / power);
  return ${float(N.pivotY)} + (above ? y : -y);
}

float pnAgxLog(float linear) {
  if (linear <= 0.0) return 0.0;
  return clamp((log2(linear) - ${float(N.log2Min)}) / ${float(N.log2Max - N.log2Min)}, 0.0, 1.0);
}

float pnLuminance(vec3 rgb) {
  return dot(rgb, vec3(0.2126, 0.7152, 0.0722));
}

vec3 pnLook(vec3 code, vec3 slope, float power, float saturation) {
  vec3 graded = pow(max(code * slope, 0.0), vec3(power));
  float luma = pnLuminance(graded);
  return clamp(luma + saturation * (graded - luma), 0.0, 1.0);
}

vec3 pnAgx(vec3 rgb, int look) {
  vec3 inset = PN_AGX_INSET * max(rgb, 0.0);
  vec3 code = vec3(
    pnAgxCurve(pnAgxLog(inset.r)),
    pnAgxCurve(pnAgxLog(inset.g)),
    pnAgxCurve(pnAgxLog(inset.b))
  );
  if (look == ${LOOK_INDEX.punchy}) return ${look('punchy')};
  if (look == ${LOOK_INDEX.golden}) return ${look('golden')};
  return code;
}

float pnSrgb(float linear) {
  float a = clamp(linear, 0.0, 1.0);
  return a <= 0.0031308 ? 12.92 * a : 1.055 * pow(a, 1.0 / 2.4) - 0.055;
}

float pnNeutral(float x) {
  if (x <= ${float(SHOULDER_START)}) return max(x, 0.0);
  float room = ${float(1 - SHOULDER_START)};
  return ${float(SHOULDER_START)} + room * (1.0 - exp(-(x - ${float(SHOULDER_START)}) / room));
}

/** Stops over middle grey; black is far below everything. */
float pnStops(vec3 rgb) {
  float luminance = pnLuminance(rgb);
  return luminance > 0.0 ? log2(luminance / ${float(MIDDLE_GREY)}) : -1000.0;
}

vec3 pnFalseColour(vec3 rgb) {
  float stops = pnStops(rgb);
${bands}
  return vec3(clamp((stops + 6.0) / 12.0, 0.0, 1.0));
}

vec3 formPicture(vec3 rgb, int transform, int look) {
  if (transform == ${TRANSFORM_INDEX.agx}) return pnAgx(rgb, look);
  if (transform == ${TRANSFORM_INDEX.neutral})
    return vec3(pnSrgb(pnNeutral(rgb.r)), pnSrgb(pnNeutral(rgb.g)), pnSrgb(pnNeutral(rgb.b)));
  if (transform == ${TRANSFORM_INDEX['false-colour']}) return pnFalseColour(rgb);
  return vec3(pnSrgb(rgb.r), pnSrgb(rgb.g), pnSrgb(rgb.b));
}
`;

/**
 * From pixel values to exposed linear Rec.709, as a matrix for a `mat3` uniform (column-major): exposure and white balance.
 * @param nitsPerUnit nits of a pixel value of 1
 * @param nitsAtOne scene nits that the exposure maps to 1.0
 */
export const exposureMatrix = (
  nitsPerUnit: number,
  nitsAtOne: number,
  whiteBalance: WhiteBalance | null,
): Float32Array => {
  const gain = nitsPerUnit / nitsAtOne;
  return Float32Array.from(columns(whiteBalanceMatrix(whiteBalance)), (v) => v * gain);
};
