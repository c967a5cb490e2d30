/** Façades of one side of a street: fronts in one plane, house to house without gaps. */
import type { ComposedThing } from '../composition/scene-composition.ts';

/** Fronts this close to each other are of one row, metres. */
const ROW_M = 2.5;
/** Gaps and overlaps up to this are closed, metres; wider gaps are side streets. */
const CLOSED_M = 3;

interface Front {
  readonly facade: ComposedThing;
  readonly yawDeg: number;
  /** Plane of the front, and its middle along it. */
  readonly plane: number;
  readonly along: number;
}

const isAcross = (yawDeg: number): boolean => yawDeg === 90 || yawDeg === 270;
/** 1 where the front looks towards the positive axis. */
const sign = (yawDeg: number): 1 | -1 => (yawDeg === 0 || yawDeg === 90 ? 1 : -1);

function frontOf(facade: ComposedThing): Front {
  const yawDeg = (((Math.round(facade.yawDeg / 90) * 90) % 360) + 360) % 360;
  const [x, , z] = facade.positionM;
  const [middle, along] = isAcross(yawDeg) ? [x, z] : [z, x];
  return { facade, yawDeg, plane: middle + (sign(yawDeg) * facade.sizeM[2]) / 2, along };
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1]!;

function rowsOf(fronts: readonly Front[]): readonly (readonly Front[])[] {
  const rows: Front[][] = [];
  for (const front of [...fronts].sort((a, b) => a.plane - b.plane)) {
    const row = rows.find(
      (r) => r[0]!.yawDeg === front.yawDeg && Math.abs(median(r.map((f) => f.plane)) - front.plane) < ROW_M,
    );
    if (row === undefined) rows.push([front]);
    else row.push(front);
  }
  return rows;
}

function straight(
  row: readonly Front[],
  held: ReadonlySet<string>,
  sideM: number | null,
): readonly ComposedThing[] {
  const fixed = row.find(({ facade }) => held.has(facade.key));
  const found = median(row.map((front) => front.plane));
  // along a street, fronts look at each other over its width
  const side = sideM !== null && isAcross(row[0]!.yawDeg) ? -sign(row[0]!.yawDeg) * sideM : found;
  const plane = fixed?.plane ?? (Math.abs(side - found) < ROW_M ? side : found);
  let edge: number | null = null;
  return [...row]
    .sort((a, b) => a.along - b.along)
    .map(({ facade, yawDeg, along }) => {
      const [w, , d] = facade.sizeM;
      const isHeld = held.has(facade.key);
      const start: number = along - w / 2;
      const from = isHeld || edge === null || start - edge > CLOSED_M ? start : edge;
      edge = from + w;
      if (isHeld) return facade;
      const middle = plane - (sign(yawDeg) * d) / 2;
      const [x, z] = isAcross(yawDeg) ? [middle, from + w / 2] : [from + w / 2, middle];
      return { ...facade, yawDeg, positionM: [x, 0, z] as const };
    });
}

/**
 * Same façades; held ones as they are.
 * @param sideM from the middle of a street to its fronts, metres; null where there is no street.
 */
export const straightened = (
  facades: readonly ComposedThing[],
  held: ReadonlySet<string>,
  sideM: number | null,
): readonly ComposedThing[] => rowsOf(facades.map(frontOf)).flatMap((row) => straight(row, held, sideM));
