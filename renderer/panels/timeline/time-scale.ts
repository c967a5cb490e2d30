/** Frames on a ruler: where a frame lies, which frame lies somewhere, which lines are drawn, and timecode. */

export interface TimeView {
  /** Frames at the left and the right edge; fractions are fine. */
  readonly from: number;
  readonly to: number;
}

const SHORTEST_FRAMES = 4;
const LONGEST_FRAMES = 200_000;

/** 0…1 across the ruler; beyond for frames out of sight. */
export const placeOfFrame = (view: TimeView, frame: number): number =>
  (frame - view.from) / (view.to - view.from);
export const frameAtPlace = (view: TimeView, place: number): number =>
  view.from + (view.to - view.from) * place;

/** Zooms about a place; `factor` below 1 comes nearer. */
export function zoomed(view: TimeView, place: number, factor: number): TimeView {
  const anchor = frameAtPlace(view, place);
  const length = Math.min(LONGEST_FRAMES, Math.max(SHORTEST_FRAMES, (view.to - view.from) * factor));
  return { from: anchor - length * place, to: anchor + length * (1 - place) };
}
export const shifted = (view: TimeView, byPlaces: number): TimeView => {
  const by = (view.to - view.from) * byPlaces;
  return { from: view.from + by, to: view.to + by };
};
/** A shot with some room on both sides. */
export function viewOfRange(startFrame: number, endFrame: number): TimeView {
  const length = Math.max(SHORTEST_FRAMES, endFrame - startFrame);
  return { from: startFrame - length * 0.03 - 0.5, to: endFrame + length * 0.05 + 0.5 };
}

/** Frames between labelled lines: a step that reads well and leaves room for the labels. */
export function labelStep(framesPerPx: number, fps: number, labelPx = 64): number {
  const least = framesPerPx * labelPx;
  const whole = Math.max(1, Math.round(fps));
  const steps = [1, 2, 5, 10, whole / 2, whole, 2 * whole, 5 * whole, 10 * whole, 30 * whole, 60 * whole]
    .map((step) => Math.max(1, Math.round(step)))
    .sort((a, b) => a - b);
  const found = steps.find((step) => step >= least);
  if (found !== undefined) return found;
  const minute = 60 * whole;
  return minute * 2 ** Math.ceil(Math.log2(least / minute));
}

/** Frames with a labelled line in sight. */
export function labelledFrames(view: TimeView, step: number): readonly number[] {
  const first = Math.ceil(view.from / step) * step;
  const count = Math.max(0, Math.floor((view.to - first) / step) + 1);
  return Array.from({ length: Math.min(count, 2000) }, (_, i) => first + i * step);
}

const two = (n: number): string => String(n).padStart(2, '0');

/** "00:00:04:12": non-drop, frames counted at the whole rate nearest to the project's. */
export function timecode(frame: number, fps: number): string {
  const rate = Math.max(1, Math.round(fps));
  const size = Math.abs(Math.round(frame));
  const seconds = Math.floor(size / rate);
  const digits = rate > 100 ? String(size % rate).padStart(3, '0') : two(size % rate);
  return `${frame < 0 ? '-' : ''}${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}:${digits}`;
}
