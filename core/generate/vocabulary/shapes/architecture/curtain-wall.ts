/** Curtain walls: glass from floor to floor between slender bars, a solid band at each floor. */
import { union } from '../../../../scene/fields/field-nodes.ts';
import type { ShapeInput, ThingPart } from '../../thing-class.ts';
import { finish, range } from '../furniture/forms.ts';
import { sheetCell } from '../terrain/sheets.ts';
import { flat, GLASS, litOnes, plate } from './facade-parts.ts';
import { facadePlan } from './facade-plan.ts';
import type { Rect } from './openings.ts';

export function curtainWall(input: ShapeInput): readonly ThingPart[] {
  const {
    sizeM: [w, h, d],
    parameters: [, , , lit = 0.35],
    seed,
  } = input;
  const plan = facadePlan(input);
  const { storeys, columns, pitchY, top, face, glass, relief } = plan;
  const panels = Math.min(columns * 2, 24);
  const wide = w / panels;
  const edge = Math.min(0.5, 0.06 * w);
  const band = 0.24 * pitchY;
  const bands = range(storeys).map((i) =>
    plate([-w / 2, i * pitchY, w / 2, i * pitchY + (i === 0 ? 0.6 * band : band)], glass - 0.1, face),
  );
  const shell = [
    plate([-w / 2, 0, -w / 2 + edge, h], -d / 2, face),
    plate([w / 2 - edge, 0, w / 2, h], -d / 2, face),
    plate([-w / 2, top, w / 2, h], -d / 2, face),
  ];
  const t = Math.max(0.09, 0.0075 * Math.sqrt(w * h));
  const bars = range(panels - 1).map((i) => {
    const x = (i + 1) * wide - w / 2;
    return plate([x - t / 2, 0, x + t / 2, top], glass - 0.05, face + 0.85 * relief);
  });
  const rooms = range(storeys).flatMap((i) =>
    range(panels).map((k): Rect => [
      k * wide - w / 2 + t / 2,
      i * pitchY + band,
      (k + 1) * wide - w / 2 - t / 2,
      (i + 1) * pitchY,
    ]),
  );
  const inner = rooms.filter(([x0, , x1]) => x0 > -w / 2 + edge && x1 < w / 2 - edge);
  const cell = Math.max(0.2, 0.42 * edge, 0.6 * band, sheetCell(w, h, 2600));
  return [
    flat('Bands', 'body', bands, Math.max(0.2, 0.6 * band), glass - 0.1, face),
    flat('Frame', 'body', shell, Math.min(cell, 0.9 * edge), -d / 2, face),
    { name: 'Mullions', surface: 'accent', field: union(0, ...bars), cellSizeM: 0.9 * t },
    flat(
      'Glass',
      GLASS,
      [plate([-0.495 * w, 0.02, 0.495 * w, top], -d / 2 + 0.1 * (glass + d / 2), glass)],
      sheetCell(w, h, 700),
      -d / 2 + 0.1 * (glass + d / 2),
      glass,
    ),
    flat(
      'Lit windows',
      finish('glow'),
      litOnes(inner.length > 0 ? inner : rooms, lit, seed).map((r) => plate(r, glass - 0.1, glass + 0.012)),
      Math.max(0.25, 0.35 * wide),
      glass - 0.1,
      glass + 0.012,
    ),
  ];
}
