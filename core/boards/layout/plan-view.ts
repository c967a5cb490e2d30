/** The overhead plan in a box on the page: to a ruler's scale, with scale bars in metres and feet and a north arrow. */
import { metresFromFeet } from '../../units/conversions.ts';
import { feet } from '../../units/units.ts';
import type { PlanDrawing, PlanLayer, PlanPrimitive, PlanSymbol } from '../plan/plan-drawing.ts';
import { boxItem, type Box, type PageItem, type PagePoint, type Paint } from './page-items.ts';
import { placeLabels, type LabelPlacing } from './plan-labels.ts';
import { planScale, roundLength, type PlanScale } from './plan-scale.ts';
import { SYMBOLS } from './plan-symbols.ts';
import { baselineDrop, setLines } from './text-flow.ts';
import { INK, TYPE, WEIGHT, withSize, type TextMeasure } from './typography.ts';

const PAINT: Readonly<Record<PlanLayer, Paint>> = {
  floor: { stroke: INK.hairline, weight: WEIGHT.hair },
  objects: { fill: INK.paper, stroke: INK.grey, weight: WEIGHT.hair },
  walls: { fill: '#3a3a3a', stroke: '#3a3a3a', weight: WEIGHT.medium },
  overhead: { stroke: INK.grey, weight: WEIGHT.hair, dash: [2, 1.5] },
  'depth-of-field': {
    fill: INK.camera,
    fillOpacity: 0.14,
    stroke: INK.camera,
    weight: WEIGHT.thin,
    dash: [3, 1.5],
  },
  'field-of-view': { stroke: INK.camera, weight: WEIGHT.thin },
  beams: { stroke: INK.light, weight: WEIGHT.hair, dash: [1.5, 1.5] },
  subjects: { fill: '#dedede', stroke: INK.black, weight: WEIGHT.thin },
  lights: { fill: INK.light, stroke: INK.light, weight: WEIGHT.thin },
  move: { stroke: INK.camera, weight: WEIGHT.thin, dash: [1, 1.5] },
  camera: { fill: INK.camera, stroke: INK.camera, weight: WEIGHT.thin },
};

/** Symbols are never printed smaller than this share of the sheet's shorter side, nor than 6 points. */
const SMALLEST_SYMBOL = 0.055;
/** Strip below the drawing for the scale bars, points. */
const STRIP = 15;

export interface PlanView {
  readonly items: readonly PageItem[];
  readonly scale: PlanScale;
}

export function planView(plan: PlanDrawing, box: Box, measure: TextMeasure): PlanView {
  const sheet: Box = { ...box, height: box.height - STRIP };
  const inset: Box = { x: sheet.x + 5, y: sheet.y + 5, width: sheet.width - 10, height: sheet.height - 10 };
  const scale = planScale(plan.extent, inset);
  const smallest = Math.max(6, SMALLEST_SYMBOL * Math.min(sheet.width, sheet.height));
  const symbolSize = (symbol: PlanSymbol): number =>
    Math.max(
      symbol.sizeM * scale.pointsPerMetre,
      symbol.symbol.startsWith('camera') ? smallest * 1.5 : smallest,
    );

  const drawn = plan.primitives.flatMap((primitive) => drawPrimitive(primitive, scale, symbolSize));
  const obstacles = plan.primitives.flatMap((primitive): Box[] => {
    if (primitive.kind !== 'symbol') return [];
    const [x, y] = scale.toPage(primitive.center);
    const half = symbolSize(primitive) / 2;
    return [{ x: x - half, y: y - half, width: 2 * half, height: 2 * half }];
  });
  const north = plan.northRad === null ? null : northArrow(plan.northRad, sheet, measure);
  if (north !== null) obstacles.push(north.box);
  const placings = plan.primitives.flatMap((primitive): LabelPlacing[] => {
    if (primitive.kind !== 'label') return [];
    const clear = Math.max(
      primitive.clearM * scale.pointsPerMetre,
      primitive.style === 'key' ? smallest / 2 : 2,
    );
    return [{ label: primitive, at: scale.toPage(primitive.at), clear }];
  });
  return {
    items: [
      {
        kind: 'clip',
        box: sheet,
        items: [...drawn, ...placeLabels(placings, obstacles, sheet, measure), ...(north?.items ?? [])],
      },
      boxItem(sheet, { stroke: INK.hairline, weight: WEIGHT.hair }),
      ...scaleBars(scale, { ...box, y: sheet.y + sheet.height, height: STRIP }, measure),
    ],
    scale,
  };
}

function drawPrimitive(
  primitive: PlanPrimitive,
  scale: PlanScale,
  symbolSize: (symbol: PlanSymbol) => number,
): PageItem[] {
  const paint = PAINT[primitive.layer];
  switch (primitive.kind) {
    case 'polygon': {
      const rings = primitive.rings.map((ring) => ring.map(scale.toPage));
      // The zone of sharpness is a tint; its limits would be taken for the plane of focus.
      if (primitive.layer === 'depth-of-field')
        return [{ kind: 'path', rings, closed: true, paint: { fill: INK.camera, fillOpacity: 0.14 } }];
      return [{ kind: 'path', rings, closed: true, paint }];
    }
    case 'line': {
      return [
        {
          kind: 'path',
          rings: [primitive.points.map(scale.toPage)],
          closed: false,
          paint: { ...paint, fillOpacity: 0 },
        },
      ];
    }
    case 'circle':
      return [
        {
          kind: 'circle',
          center: scale.toPage(primitive.center),
          radius: primitive.radiusM * scale.pointsPerMetre,
          paint,
        },
      ];
    case 'symbol':
      return drawSymbol(primitive, scale.toPage(primitive.center), symbolSize(primitive), paint);
    case 'label':
      return [];
  }
}

function drawSymbol(
  { symbol, headingRad, off }: PlanSymbol,
  [x, y]: PagePoint,
  size: number,
  paint: Paint,
): PageItem[] {
  const [cos, sin] = [Math.cos(headingRad) * size, Math.sin(headingRad) * size];
  const ink = paint.stroke ?? INK.black;
  return SYMBOLS[symbol].map(({ points, closed, filled }) => ({
    kind: 'path',
    rings: [points.map(([u, v]): PagePoint => [x + u * cos - v * sin, y + u * sin + v * cos])],
    closed,
    paint: {
      stroke: ink,
      weight: WEIGHT.thin,
      ...(off ? { strokeOpacity: 0.5 } : {}),
      ...(closed ? { fill: filled && !off ? ink : INK.paper } : {}),
    },
  }));
}

function northArrow(northRad: number, sheet: Box, measure: TextMeasure): { box: Box; items: PageItem[] } {
  const radius = 9;
  const [x, y] = [sheet.x + sheet.width - radius - 5, sheet.y + radius + 5];
  const [dx, dy] = [Math.cos(northRad), Math.sin(northRad)];
  const at = (along: number, across: number): PagePoint => [
    x + radius * (along * dx - across * dy),
    y + radius * (along * dy + across * dx),
  ];
  const style = withSize(TYPE.planName, 5.5, 7);
  const letter = at(-0.55, 0);
  const box: Box = { x: x - radius - 2, y: y - radius - 2, width: 2 * radius + 4, height: 2 * radius + 4 };
  return {
    box,
    items: [
      {
        kind: 'path',
        rings: [[at(1, 0), at(0, 0.34), at(0.16, 0), at(0, -0.34)]],
        closed: true,
        paint: { fill: INK.black },
      },
      {
        kind: 'text',
        text: 'N',
        x: letter[0] - measure.width('N', style) / 2,
        baseline: letter[1] + 0.33 * style.size,
        style,
        box,
      },
    ],
  };
}

/** "1:50", a bar in metres and one in feet, each to scale. */
function scaleBars(scale: PlanScale, strip: Box, measure: TextMeasure): PageItem[] {
  const style = withSize(TYPE.fine, 6, 7.5);
  const ratio = `1:${scale.denominator}`;
  const ratioWidth = measure.width(ratio, style);
  const baseline = strip.y + 4 + baselineDrop(style);
  const line = { y: strip.y + 4, height: style.leading };
  const items: PageItem[] = setLines(
    { lines: [ratio], style },
    { x: strip.x, width: ratioWidth + 0.01, ...line },
  );
  const room = (strip.width - ratioWidth - 14) / 2;
  const bars = [
    { unit: 'm', perUnit: scale.pointsPerMetre, longest: room - 15 },
    { unit: 'ft', perUnit: metresFromFeet(feet(scale.pointsPerMetre)), longest: room - 15 },
  ];
  bars.forEach(({ unit, perUnit, longest }, i) => {
    const length = roundLength(longest / perUnit);
    const width = length * perUnit;
    const x = strip.x + ratioWidth + 10 + i * room;
    const y = baseline - 1.2;
    const bar = (from: number, to: number, fill: string): PageItem =>
      boxItem(
        { x: x + from * width, y: y - 1.8, width: (to - from) * width, height: 2.2 },
        { fill, stroke: INK.black, weight: WEIGHT.hair },
      );
    items.push(bar(0, 0.5, INK.black), bar(0.5, 1, INK.paper));
    const text = `${Number(length.toPrecision(3))} ${unit}`;
    items.push({
      kind: 'text',
      text,
      x: x + width + 3,
      baseline,
      style,
      box: { x: x + width + 3, width: room - width, ...line },
    });
  });
  return items;
}
