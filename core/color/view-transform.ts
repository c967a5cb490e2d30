/**
 * From scene-linear nits to the bytes of a picture: exposure, white balance, picture formation, 8 bits.
 *
 * Pure and row by row: a caller may pass any run of pixels. Rounding is to nearest; no dither, so that the same light
 * is always the same byte.
 */
import { agx, type AgxLook } from './agx.ts';
import { falseColour } from './false-colour.ts';
import { transform3, type Triple } from './matrix3.ts';
import { encodeSrgb } from './transfer-functions.ts';
import { whiteBalanceMatrix, type WhiteBalance } from './white-balance.ts';

/**
 * `agx`: Sobotka's AgX. `neutral`: sRGB, straight up to 0.8 and rolled off above. `linear`: sRGB, clipped.
 * `false-colour`: stops over 18 % grey as bands.
 */
export type ViewTransformName = 'agx' | 'neutral' | 'linear' | 'false-colour';
export const VIEW_TRANSFORM_NAMES: readonly ViewTransformName[] = [
  'agx',
  'neutral',
  'linear',
  'false-colour',
];

export interface ViewOptions {
  /** Scene nits that exposure maps to linear 1.0; 18 % of it is mid grey. */
  readonly nitsAtOne: number;
  /** The light that is called white; null is D65. */
  readonly whiteBalance: WhiteBalance | null;
  readonly transform: ViewTransformName;
  /** Only with `agx`; default base. */
  readonly look?: AgxLook;
}

/** Where the neutral shoulder leaves the straight line. */
export const SHOULDER_START = 0.8;
/**
 * The neutral shoulder: identity up to 0.8, then a + (1−a)·(1 − e^(−(x−a)/(1−a))), which continues with slope 1 and
 * tends to 1. Per channel: colours are not turned below the knee, and go to white far above it.
 */
export const neutralShoulder = (x: number): number => {
  if (x <= SHOULDER_START) return Math.max(x, 0);
  const room = 1 - SHOULDER_START;
  return SHOULDER_START + room * (1 - Math.exp(-(x - SHOULDER_START) / room));
};

const form = (rgb: Triple, options: ViewOptions): Triple => {
  switch (options.transform) {
    case 'agx':
      return agx(rgb, options.look);
    case 'neutral':
      return [
        encodeSrgb(neutralShoulder(rgb[0])),
        encodeSrgb(neutralShoulder(rgb[1])),
        encodeSrgb(neutralShoulder(rgb[2])),
      ];
    case 'linear':
      return [encodeSrgb(rgb[0]), encodeSrgb(rgb[1]), encodeSrgb(rgb[2])];
    case 'false-colour':
      return falseColour(rgb);
  }
};

/** Not-a-number from a broken pixel becomes black, and light beyond every range stays orderable. */
const finite = (v: number): number => (Number.isNaN(v) ? 0 : Math.min(Math.max(v, -1e30), 1e30));

/**
 * @param rgbNits linear Rec.709, three floats a pixel, nits
 * @returns three sRGB bytes a pixel
 * @throws RangeError when `nitsAtOne` is not positive or the array is not whole pixels
 */
export const viewTransform = (rgbNits: Float32Array, options: ViewOptions): Uint8Array => {
  if (!(options.nitsAtOne > 0) || !Number.isFinite(options.nitsAtOne))
    throw new RangeError(`view transform: nitsAtOne: expected a positive number, got ${options.nitsAtOne}`);
  if (rgbNits.length % 3 !== 0)
    throw new RangeError(`view transform: expected three floats a pixel, got ${rgbNits.length} floats`);
  const balance = whiteBalanceMatrix(options.whiteBalance);
  const gain = 1 / options.nitsAtOne;
  const out = new Uint8Array(rgbNits.length);
  for (let i = 0; i < rgbNits.length; i += 3) {
    const exposed: Triple = [
      finite(rgbNits[i]! * gain),
      finite(rgbNits[i + 1]! * gain),
      finite(rgbNits[i + 2]! * gain),
    ];
    const [r, g, b] = form(transform3(balance, exposed), options);
    out[i] = Math.round(255 * Math.min(Math.max(r, 0), 1));
    out[i + 1] = Math.round(255 * Math.min(Math.max(g, 0), 1));
    out[i + 2] = Math.round(255 * Math.min(Math.max(b, 0), 1));
  }
  return out;
};
