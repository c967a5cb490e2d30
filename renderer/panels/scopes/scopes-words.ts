/** What the scopes say, in words: shown below them, and read out to those who do not see the traces. */
import { nitsText, stopsText } from '../../viewport/render/render-words.ts';
import type { ScopeSummary } from './scope-picture.ts';

/** "0 %", "0.04 %", "<0.01 %", "12 %" */
export function shareText(fraction: number): string {
  const percent = fraction * 100;
  if (percent === 0) return '0 %';
  if (percent < 0.01) return '<0.01 %';
  return `${percent < 1 ? percent.toFixed(2) : percent < 10 ? percent.toFixed(1) : percent.toFixed(0)} %`;
}

export function summaryText(summary: ScopeSummary): string {
  if (summary.pixels === 0) return 'There are no pixels in this part of the picture.';
  return [
    `Darkest ${nitsText(summary.minNits)}, mean ${nitsText(summary.meanNits)} (${stopsText(summary.meanStops)} stops over grey), brightest ${nitsText(summary.maxNits)} nits.`,
    `${shareText(summary.clipped)} clipped, ${shareText(summary.black)} black.`,
  ].join(' ');
}
