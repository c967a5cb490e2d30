/** From scene-linear pixels to all that the scopes show: one pure step, run in a worker. */
import { luminanceOf, stopsOverGrey } from '../../../core/color/false-colour.ts';
import { transform3 } from '../../../core/color/matrix3.ts';
import type { AgxLook } from '../../../core/color/agx.ts';
import { viewTransform, type ViewTransformName } from '../../../core/color/view-transform.ts';
import { whiteBalanceMatrix, type WhiteBalance } from '../../../core/color/white-balance.ts';
import {
  histogram,
  lumaOf,
  PERCENT_RANGE,
  STOPS_RANGE,
  vectorscope,
  waveform,
  type Density,
  type LevelRange,
} from './scope-maths.ts';

/** `display`: percent of the formed picture. `stops`: scene-linear light over middle grey. */
export type ScopeScale = 'display' | 'stops';

export interface ScopeRequest {
  readonly serial: number;
  /** Nits, three floats a pixel. */
  readonly rgb: Float32Array<ArrayBuffer>;
  readonly widthPx: number;
  readonly nitsAtOne: number;
  readonly whiteBalance: WhiteBalance | null;
  readonly transform: ViewTransformName;
  readonly look: AgxLook;
  readonly scale: ScopeScale;
  readonly columns: number;
  readonly rows: number;
  readonly vectorSize: number;
}

export interface ScopeSummary {
  readonly pixels: number;
  readonly minNits: number;
  readonly meanNits: number;
  readonly maxNits: number;
  /** Fractions of pixels. */
  readonly clipped: number;
  readonly black: number;
  /** Of the mean light. */
  readonly meanStops: number;
}

export interface ScopeAnswer {
  readonly serial: number;
  readonly scale: ScopeScale;
  readonly luma: Density;
  readonly red: Density;
  readonly green: Density;
  readonly blue: Density;
  readonly vector: Density;
  readonly histogram: {
    readonly luma: Uint32Array<ArrayBuffer>;
    readonly red: Uint32Array<ArrayBuffer>;
    readonly green: Uint32Array<ArrayBuffer>;
    readonly blue: Uint32Array<ArrayBuffer>;
  };
  readonly summary: ScopeSummary;
}

export const rangeOf = (scale: ScopeScale): LevelRange => (scale === 'display' ? PERCENT_RANGE : STOPS_RANGE);

/** As false colour has them: 6 stops over grey are clipped, 6 under are black. */
const CLIPPED_STOPS = 6;
const BLACK_STOPS = -6;
const HISTOGRAM_BINS = 128;

interface Levels {
  readonly luma: Float32Array;
  readonly red: Float32Array;
  readonly green: Float32Array;
  readonly blue: Float32Array;
}

export function measureScopes(request: ScopeRequest): ScopeAnswer {
  const { rgb, widthPx, columns, rows, scale, vectorSize } = request;
  const codes = viewTransform(rgb, request);
  const levels = scale === 'display' ? percents(codes) : stopsOf(request);
  const range = rangeOf(scale);
  const shape = (values: Float32Array): Density => waveform(values, widthPx, columns, rows, range);
  const bins = (values: Float32Array): Uint32Array<ArrayBuffer> => histogram(values, HISTOGRAM_BINS, range);
  return {
    serial: request.serial,
    scale,
    luma: shape(levels.luma),
    red: shape(levels.red),
    green: shape(levels.green),
    blue: shape(levels.blue),
    vector: vectorscope(codes, vectorSize),
    histogram: {
      luma: bins(levels.luma),
      red: bins(levels.red),
      green: bins(levels.green),
      blue: bins(levels.blue),
    },
    summary: summaryOf(request),
  };
}

const emptyLevels = (pixels: number): Levels => ({
  luma: new Float32Array(pixels),
  red: new Float32Array(pixels),
  green: new Float32Array(pixels),
  blue: new Float32Array(pixels),
});

function percents(codes: Uint8Array): Levels {
  const pixels = codes.length / 3;
  const levels = emptyLevels(pixels);
  for (let i = 0; i < pixels; i++) {
    const [r, g, b] = [codes[3 * i]!, codes[3 * i + 1]!, codes[3 * i + 2]!];
    levels.red[i] = (r / 255) * 100;
    levels.green[i] = (g / 255) * 100;
    levels.blue[i] = (b / 255) * 100;
    levels.luma[i] = (lumaOf(r, g, b) / 255) * 100;
  }
  return levels;
}

/** Of the light under the camera's white balance, as false colour reads it. */
function stopsOf({ rgb, nitsAtOne, whiteBalance }: ScopeRequest): Levels {
  const pixels = rgb.length / 3;
  const levels = emptyLevels(pixels);
  const balance = whiteBalanceMatrix(whiteBalance);
  const gain = 1 / nitsAtOne;
  for (let i = 0; i < pixels; i++) {
    const balanced = transform3(balance, [
      rgb[3 * i]! * gain,
      rgb[3 * i + 1]! * gain,
      rgb[3 * i + 2]! * gain,
    ]);
    levels.red[i] = stopsOverGrey(balanced[0]);
    levels.green[i] = stopsOverGrey(balanced[1]);
    levels.blue[i] = stopsOverGrey(balanced[2]);
    levels.luma[i] = stopsOverGrey(luminanceOf(balanced));
  }
  return levels;
}

function summaryOf({ rgb, nitsAtOne }: ScopeRequest): ScopeSummary {
  const pixels = rgb.length / 3;
  if (pixels === 0)
    return { pixels, minNits: 0, meanNits: 0, maxNits: 0, clipped: 0, black: 0, meanStops: -Infinity };
  let [min, max, sum, clipped, black] = [Infinity, -Infinity, 0, 0, 0];
  for (let i = 0; i < rgb.length; i += 3) {
    const nits = luminanceOf([rgb[i]!, rgb[i + 1]!, rgb[i + 2]!]);
    min = Math.min(min, nits);
    max = Math.max(max, nits);
    sum += nits;
    const stops = stopsOverGrey(nits / nitsAtOne);
    if (stops >= CLIPPED_STOPS) clipped++;
    if (stops < BLACK_STOPS) black++;
  }
  return {
    pixels,
    minNits: min,
    meanNits: sum / pixels,
    maxNits: max,
    clipped: clipped / pixels,
    black: black / pixels,
    meanStops: stopsOverGrey(sum / pixels / nitsAtOne),
  };
}
