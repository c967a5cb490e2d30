/**
 * Names and keys on a plan, placed around what they name so that they cover neither each other nor a symbol: the first
 * free of sixteen places, nearest first; where none is free, the one that covers least. None is left out.
 */
import type { PlanLabel } from '../plan/plan-drawing.ts';
import { type Box, type PageItem, type PagePoint } from './page-items.ts';
import { baselineDrop, ellipsized, oneLine } from './text-flow.ts';
import { INK, TYPE, WEIGHT, withSize, type TextMeasure, type TextStyle } from './typography.ts';

/** Names longer than this share of the plan are shortened; lists beside the plan have them in full. */
const LONGEST_NAME = 0.4;
const DIRECTIONS = [0, 180, 270, 90, 315, 45, 225, 135] as const;
/** Sheets narrower than this have smaller type, points. */
const SMALL_SHEET = 140;

export interface LabelPlacing {
  readonly label: PlanLabel;
  /** Where the named thing is on the page, and the radius it covers there. */
  readonly at: PagePoint;
  readonly clear: number;
}

const overlap = (a: Box, b: Box): number =>
  Math.max(0, Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)) *
  Math.max(0, Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y));

/** @param obstacles symbols that labels should not cover. */
export function placeLabels(
  placings: readonly LabelPlacing[],
  obstacles: readonly Box[],
  sheet: Box,
  measure: TextMeasure,
): PageItem[] {
  const taken = [...obstacles];
  // Keys first: they are what the lighting list is read by.
  const ordered = [...placings].sort((a, b) => rank(a) - rank(b));
  return ordered.flatMap(({ label, at, clear }) => {
    const small = sheet.width < SMALL_SHEET;
    const style = label.style === 'key' ? keyStyle(small) : nameStyle(small);
    const radius = small ? 3.6 : 4.6;
    const text =
      label.style === 'key'
        ? label.text
        : ellipsized(oneLine(label.text), style, sheet.width * LONGEST_NAME, measure);
    const width = label.style === 'key' ? 2 * radius : measure.width(text, style);
    const height = label.style === 'key' ? 2 * radius : style.leading;
    const box = bestPlace(at, clear, width, height, taken, sheet);
    taken.push(box);
    return label.style === 'key' ? keyItems(text, box, style, measure) : nameItems(text, box, style);
  });
}

const rank = ({ label }: LabelPlacing): number => (label.style === 'key' ? 0 : 1);
const nameStyle = (small: boolean): TextStyle => (small ? withSize(TYPE.planName, 5.5, 7) : TYPE.planName);
const keyStyle = (small: boolean): TextStyle => (small ? withSize(TYPE.planKey, 4.8, 6) : TYPE.planKey);

function bestPlace(
  [x, y]: PagePoint,
  clear: number,
  width: number,
  height: number,
  taken: readonly Box[],
  sheet: Box,
): Box {
  let best: { box: Box; cost: number } | null = null;
  for (const far of [1.5, 7])
    for (const direction of DIRECTIONS) {
      const [dx, dy] = [Math.cos((direction * Math.PI) / 180), Math.sin((direction * Math.PI) / 180)];
      const away = clear + far;
      const box = {
        x: clamp(x + dx * (away + width / 2) - width / 2, sheet.x + 1, sheet.x + sheet.width - width - 1),
        y: clamp(y + dy * (away + height / 2) - height / 2, sheet.y + 1, sheet.y + sheet.height - height - 1),
        width,
        height,
      };
      const cost = taken.reduce((sum, other) => sum + overlap(box, other), 0);
      if (cost === 0) return box;
      if (best === null || cost < best.cost) best = { box, cost };
    }
  return best!.box;
}

const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(high, value));

function keyItems(text: string, box: Box, style: TextStyle, measure: TextMeasure): PageItem[] {
  const center: PagePoint = [box.x + box.width / 2, box.y + box.height / 2];
  const baseline = center[1] + 0.33 * style.size;
  const x = center[0] - measure.width(text, style) / 2;
  return [
    {
      kind: 'circle',
      center,
      radius: box.width / 2,
      paint: { fill: INK.paper, stroke: INK.light, weight: WEIGHT.thin },
    },
    { kind: 'text', text, x, baseline, style, box },
  ];
}

function nameItems(text: string, box: Box, style: TextStyle): PageItem[] {
  const halo = [
    [box.x - 1, box.y],
    [box.x + box.width + 1, box.y],
    [box.x + box.width + 1, box.y + box.height],
    [box.x - 1, box.y + box.height],
  ] as const;
  return [
    { kind: 'path', rings: [halo], closed: true, paint: { fill: INK.paper, fillOpacity: 0.75 } },
    { kind: 'text', text, x: box.x, baseline: box.y + baselineDrop(style), style, box },
  ];
}
