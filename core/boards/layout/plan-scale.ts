/** A plan on paper: the scale that fits, and from metres to points. */
import type { PlanExtent, PlanPoint } from '../plan/plan-drawing.ts';
import { pointsFromMillimetres } from './page-geometry.ts';
import type { Box, PagePoint } from './page-items.ts';

/** Scales of rulers (ISO 5455 with the halves that architects use): 1:20 is 50 mm of paper a metre. */
const SCALES = [10, 20, 25, 50, 75, 100, 125, 150, 200, 250, 300, 400, 500, 750] as const;

export interface PlanScale {
  /** 50 stands for 1:50. */
  readonly denominator: number;
  /** Points on the sheet a metre on the floor. */
  readonly pointsPerMetre: number;
  readonly toPage: (p: PlanPoint) => PagePoint;
}

const pointsPerMetre = (denominator: number): number => pointsFromMillimetres(1000 / denominator);

/** The largest ruler scale at which the extent fits, its middle in the middle of the box. Beyond 1:750, powers of ten. */
export function planScale(extent: PlanExtent, box: Box): PlanScale {
  const [width, height] = [extent.maxX - extent.minX, extent.maxY - extent.minY];
  const fits = (denominator: number): boolean =>
    width * pointsPerMetre(denominator) <= box.width && height * pointsPerMetre(denominator) <= box.height;
  let denominator: number = SCALES.find(fits) ?? 1000;
  while (!fits(denominator)) denominator *= 10;
  const unit = pointsPerMetre(denominator);
  const [midX, midY] = [(extent.minX + extent.maxX) / 2, (extent.minY + extent.maxY) / 2];
  return {
    denominator,
    pointsPerMetre: unit,
    toPage: ([x, y]) => [
      box.x + box.width / 2 + (x - midX) * unit,
      box.y + box.height / 2 + (y - midY) * unit,
    ],
  };
}

/** The longest of 1, 2, 5 × 10ⁿ units that fits a width. */
export function roundLength(widest: number): number {
  const power = 10 ** Math.floor(Math.log10(widest));
  return power * (widest >= 5 * power ? 5 : widest >= 2 * power ? 2 : 1);
}
