/** Rows of façades along a street that runs ahead, towards −z. */
import type { ComposedThing } from '../composition/scene-composition.ts';
import { footprint, isStraight, runsAlongZ } from './footprint.ts';
import type { Growing } from './growing.ts';

/** Fronts this close to one plane are of one row, metres. */
const ROW_M = 1.6;
const WIDTH_M = { least: 7, most: 14 };
const DEPTH_M = { least: 0.5, most: 1.2 };

export interface FacadeRow {
  /** Plane of the fronts, and where they look: 1 towards +x, −1 towards −x. */
  readonly x: number;
  readonly looks: 1 | -1;
  /** Where the row ends ahead. */
  readonly endZ: number;
  /** What further houses take after. */
  readonly models: readonly ComposedThing[];
}

const looksOf = ({ yawDeg }: ComposedThing): 1 | -1 => (Math.sin((yawDeg * Math.PI) / 180) > 0 ? 1 : -1);

export function facadeRows(facades: readonly ComposedThing[]): readonly FacadeRow[] {
  const rows: FacadeRow[] = [];
  for (const facade of facades) {
    if (!isStraight(facade) || runsAlongZ(facade)) continue;
    const looks = looksOf(facade);
    const x = facade.positionM[0] + (looks * facade.sizeM[2]) / 2;
    const { z0 } = footprint(facade);
    const at = rows.findIndex((row) => row.looks === looks && Math.abs(row.x - x) < ROW_M);
    const row = rows[at];
    if (row === undefined) rows.push({ x, looks, endZ: z0, models: [facade] });
    else rows[at] = { ...row, endZ: Math.min(row.endZ, z0), models: [...row.models, facade] };
  }
  return rows;
}

/** House by house without gaps, in the manner of the row. */
export function continueRow(growing: Growing, { x, looks, endZ, models }: FacadeRow, toZ: number): void {
  const { random } = growing;
  const heights = models.map(({ sizeM }) => sizeM[1]);
  const variants = models.map(({ variant }) => variant);
  for (let z = endZ; z > toZ + 0.01;) {
    const left = z - toZ;
    const drawn = random.uniform(WIDTH_M.least, WIDTH_M.most);
    // nothing narrow is left for the last one
    const width = left - drawn < WIDTH_M.least / 2 ? Math.min(left, WIDTH_M.most * 1.4) : drawn;
    const facade = growing.draw('facade', {
      variant: random.pick(variants),
      sizeM: [
        Math.max(3, width),
        random.uniform(Math.min(...heights), Math.max(...heights)),
        random.uniform(DEPTH_M.least, DEPTH_M.most),
      ],
    });
    if (facade === null) return;
    growing.add({
      ...facade,
      positionM: [x - (looks * facade.sizeM[2]) / 2, 0, z - width / 2],
      yawDeg: looks === 1 ? 90 : 270,
      sizeM: [width, facade.sizeM[1], facade.sizeM[2]],
      on: null,
    });
    z -= width;
  }
}
