/** Boxes that a thing fills: most fill their own, some are hollow below, slender, or spread over a region. */
import type { Vec3 } from '../../../math/vec3.ts';
import type { ThingId } from '../../vocabulary/catalogue.ts';
import type { Scatter } from '../../composition/scene-composition.ts';
import { STATURES } from '../sizes.ts';
import { box, type Box } from './box.ts';

export interface Placed {
  readonly thing: ThingId;
  readonly variant: string;
  readonly positionM: Vec3;
  readonly yawDeg: number;
  readonly sizeM: Vec3;
  readonly scatter: Scatter | null;
}

/** A share of a thing's box: width and depth about an offset (shares of its width and depth), from and to a share of its height. */
interface Piece {
  readonly width: number;
  readonly depth: number;
  readonly from: number;
  readonly to: number;
  readonly x?: number;
  readonly z?: number;
}

const part = (width: number, depth: number, from: number, to: number, x = 0, z = 0): Piece => ({
  width,
  depth,
  from,
  to,
  x,
  z,
});

const tree = (crownFrom: number, crown: number): readonly Piece[] => [
  part(0.1, 0.1, 0, crownFrom),
  part(crown, crown, crownFrom, 1),
];

const PIECES: Partial<Readonly<Record<ThingId, readonly Piece[]>>> = {
  'broadleaf tree': tree(0.35, 0.7),
  conifer: tree(0.15, 0.6),
  palm: tree(0.7, 0.7),
  'bare tree': tree(0.35, 0.6),
  'street lamp': [part(0.2, 0.5, 0, 0.85), part(1, 1, 0.85, 1)],
  'utility pole': [part(0.18, 1, 0, 0.85), part(1, 1, 0.85, 1)],
  umbrella: [part(0.06, 0.06, 0, 0.6), part(1, 1, 0.6, 1)],
  arch: [part(0.16, 1, 0, 0.75, -0.42), part(0.16, 1, 0, 0.75, 0.42), part(1, 1, 0.75, 1)],
  bridge: [part(1, 1, 0.6, 1)],
  'bus stop': [part(1, 1, 0.9, 1), part(1, 0.1, 0, 0.9, 0, -0.45)],
  billboard: [part(0.8, 0.3, 0, 0.4), part(1, 1, 0.4, 1)],
  'floor lamp': [part(0.6, 0.6, 0, 0.7), part(1, 1, 0.7, 1)],
};
/** With room below their tops. */
const TABLES: Partial<Readonly<Record<ThingId, readonly Piece[]>>> = {
  table: [part(1, 1, 0.84, 1)],
  'coffee table': [part(1, 1, 0.8, 1)],
  desk: [part(1, 1, 0.84, 1)],
  bench: [part(1, 1, 0.4, 1)],
};

/** Torso over the seat, thighs and shins before it. */
const SITTING: readonly Piece[] = [part(1, 0.6, 0, 1, 0, -0.2), part(0.8, 0.4, 0, 0.46, 0, 0.3)];
const WHOLE: readonly Piece[] = [part(1, 1, 0, 1)];

/** The whole box, scatter left aside. */
export const wholeBox = ({ positionM: [x, y, z], sizeM: [w, h, d], yawDeg }: Placed): Box =>
  box(x, z, w, d, yawDeg, y, y + h);

/**
 * What it fills. A scatter fills its whole region with whatever its single thing fills at the edges.
 * @param openTables whether the room under table tops is open (to judge) or not (to place).
 */
export function solidsOf(placed: Placed, openTables: boolean): readonly Box[] {
  const { thing, variant, positionM, sizeM, yawDeg, scatter } = placed;
  const [w, h, d] = sizeM;
  const [x, y, z] = positionM;
  if (scatter !== null) {
    const [hx, hz] = scatter.halfExtentM;
    const slender = PIECES[thing] === undefined ? 1 : 0.4;
    return [box(x, z, 2 * hx + slender * w, 2 * hz + slender * d, 0, y, y + h)];
  }
  const isSitting = variant === 'sitting' && STATURES[thing] !== undefined;
  const pieces = isSitting ? SITTING : (PIECES[thing] ?? (openTables ? TABLES[thing] : undefined) ?? WHOLE);
  return pieces.map((p) => {
    const whole = box(x, z, w * p.width, d * p.depth, yawDeg, y + p.from * h, y + p.to * h);
    const ox = (p.x ?? 0) * w;
    const oz = (p.z ?? 0) * d;
    return ox === 0 && oz === 0
      ? whole
      : { ...whole, x: x + ox * whole.cos + oz * whole.sin, z: z - ox * whole.sin + oz * whole.cos };
  });
}
