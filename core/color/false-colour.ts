/**
 * False colour: exposure as paint, in stops relative to 18 % grey.
 *
 * A cinematographer reads it to place skin, grey and highlights. The bands below are this product's own; they follow
 * the usage of camera makers' published charts [1] (purple clipped black, blue just above, green at mid grey, pink at
 * fair skin one stop over, yellow before clip, red clipped) but sit on scene stops and not on one maker's log curve.
 * Between the bands the picture stays grey, so that form can be read.
 *
 * [1] ARRI, ALEXA false colour exposure guide (public manual).
 */
import type { Triple } from './matrix3.ts';

export interface FalseColourBand {
  readonly name: string;
  /** From this many stops over 18 % grey (inclusive) … */
  readonly fromStops: number;
  /** … up to this many (exclusive). */
  readonly toStops: number;
  /** sRGB code values 0…1; null leaves the picture grey. */
  readonly colour: Triple | null;
}

export const FALSE_COLOUR_BANDS: readonly FalseColourBand[] = [
  { name: 'black clipping', fromStops: -Infinity, toStops: -6, colour: [0.42, 0.1, 0.52] },
  { name: 'just above black', fromStops: -6, toStops: -5, colour: [0.05, 0.25, 0.75] },
  { name: 'shadows', fromStops: -5, toStops: -0.25, colour: null },
  { name: '18 % grey', fromStops: -0.25, toStops: 0.25, colour: [0.3, 0.66, 0.2] },
  { name: 'between grey and skin', fromStops: 0.25, toStops: 0.75, colour: null },
  { name: 'fair skin, one stop over grey', fromStops: 0.75, toStops: 1.25, colour: [0.91, 0.58, 0.63] },
  { name: 'highlights', fromStops: 1.25, toStops: 5, colour: null },
  { name: 'before white clipping', fromStops: 5, toStops: 6, colour: [0.96, 0.9, 0.2] },
  { name: 'white clipping', fromStops: 6, toStops: Infinity, colour: [0.86, 0.1, 0.1] },
];

export const MIDDLE_GREY = 0.18;
/** Luminance of linear Rec.709. */
export const luminanceOf = ([r, g, b]: Triple): number => 0.2126 * r + 0.7152 * g + 0.0722 * b;
/** Stops over 18 % grey of an exposed luminance (1.0 is the camera's linear one); black is −∞. */
export const stopsOverGrey = (exposedLuminance: number): number =>
  exposedLuminance > 0 ? Math.log2(exposedLuminance / MIDDLE_GREY) : -Infinity;
/** Stops over 18 % grey of a luminance in nits under an exposure that maps `nitsAtOne` to 1.0. */
export const stopsOfNits = (nits: number, nitsAtOne: number): number => stopsOverGrey(nits / nitsAtOne);

/** Exposed linear Rec.709 → sRGB code values 0…1. Grey runs from −6 to +6 stops. */
export const falseColour = (rgb: Triple): Triple => {
  const stops = stopsOverGrey(luminanceOf(rgb));
  const band = FALSE_COLOUR_BANDS.find((b) => stops >= b.fromStops && stops < b.toStops);
  if (band?.colour) return band.colour;
  const grey = Math.min(Math.max((stops + 6) / 12, 0), 1);
  return [grey, grey, grey];
};
