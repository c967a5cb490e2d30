/**
 * The size of a shot from its framing: how much of a person the frame is high. Where the frame cuts a figure is what the words mean; the
 * bounds are the usual cutting points of a standing figure.
 */
import type { SHOT_SIZES } from '../../../core/document/index.ts';

type ShotSize = (typeof SHOT_SIZES)[number];

/** Frame heights against the height of a standing person, up to which a size goes: brow, shoulders, chest, waist, thighs, knees … */
const BOUNDS: readonly (readonly [number, ShotSize])[] = [
  [0.16, 'ECU'],
  [0.3, 'CU'],
  [0.42, 'MCU'],
  [0.62, 'MS'],
  [0.9, 'MWS'],
  [1.45, 'FS'],
  [3.2, 'WS'],
];

/** @param frameHeightM height of the field at the figure's distance. */
export function sizeFromFraming(frameHeightM: number, standingHeightM: number): ShotSize {
  const share = frameHeightM / standingHeightM;
  return BOUNDS.find(([upTo]) => share <= upTo)?.[1] ?? 'EWS';
}
