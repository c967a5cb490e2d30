/** Which room is taken: boxes of things, floor that is kept clear, and the sight line of the camera. */
import type { ComposedCamera } from '../../composition/scene-composition.ts';
import { boxCorners, heightOverlap, mayMeet, planOverlap, type Box } from '../layout/box.ts';
import { SENSOR_WIDTH_MM } from '../layout/view.ts';
import type { Level } from './places.ts';

interface Occupied {
  readonly box: Box;
  /** Of the thing; null for room that is only kept clear. */
  readonly key: string | null;
  /** What is left of it for knees and chairs: a table's top alone. */
  readonly top: readonly Box[] | null;
}

interface Eye {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  /** Where it looks on the plan. */
  readonly sin: number;
  readonly cos: number;
  readonly tanHalf: number;
}

/** Nothing that the camera sees fills more of the picture's width than its longest side does at this share of it over tan(half angle); beyond the metres nothing is close. */
const CLOSE_SHARE = 0.36;
const LARGEST_GAP_M = 6;
/** Boxes that touch by less than this in height do not meet, metres. */
const TOUCH_M = 0.005;

export class Occupancy {
  private occupied: Occupied[] = [];
  private readonly lane: Box[] = [];
  private eye: Eye | null = null;

  add(boxes: readonly Box[], key: string | null, top: readonly Box[] | null = null): void {
    for (const box of boxes) this.occupied.push({ box, key, top });
  }

  remove(key: string): void {
    this.occupied = this.occupied.filter((one) => one.key !== key);
  }

  /**
   * Keys of what the boxes would stand in; null for room that is kept clear.
   * @param own keys that do not count. @param underTables whether the room under table tops is free.
   */
  hits(
    solids: readonly Box[],
    marginM: number,
    own: readonly (string | null)[] = [],
    underTables = false,
  ): ReadonlySet<string | null> {
    const hits = new Set<string | null>();
    const meets = (solid: Box, box: Box): boolean =>
      heightOverlap(solid, box) > TOUCH_M &&
      mayMeet(solid, box, marginM) &&
      planOverlap(solid, box) > -marginM;
    for (const { box, key, top } of this.occupied) {
      if (hits.has(key) || (key !== null && own.includes(key))) continue;
      const boxes = underTables && top !== null ? top : null;
      for (const solid of solids) {
        if (boxes === null ? meets(solid, box) : boxes.some((b) => meets(solid, b))) {
          hits.add(key);
          break;
        }
      }
    }
    return hits;
  }

  /** Would it stand so close before the camera that it fills the picture? */
  crowdsCamera(whole: Box): boolean {
    if (this.eye === null) return false;
    const { x, y, z, sin, cos, tanHalf } = this.eye;
    if (whole.y1 < y - 0.8 || whole.y0 > y + 0.5) return false;
    const dx = whole.x - x;
    const dz = whole.z - z;
    const radius = Math.hypot(whole.halfX, whole.halfZ);
    const ahead = dx * sin + dz * cos;
    if (ahead < -radius) return false;
    const aside = Math.abs(dx * cos - dz * sin) - radius;
    if (aside > Math.max(0, ahead) * tanHalf) return false;
    // to the nearest point of the footprint
    const lx = Math.max(0, Math.abs(dx * whole.cos - dz * whole.sin) - whole.halfX);
    const lz = Math.max(0, Math.abs(dx * whole.sin + dz * whole.cos) - whole.halfZ);
    const size = Math.max(2 * whole.halfX, 2 * whole.halfZ, whole.y1 - whole.y0);
    return Math.hypot(lx, lz) < Math.min(LARGEST_GAP_M, (CLOSE_SHARE * size) / tanHalf);
  }

  blocksView(solids: readonly Box[]): boolean {
    return this.lane.some((lane) =>
      solids.some((solid) => heightOverlap(lane, solid) > 0 && planOverlap(lane, solid) > 0),
    );
  }

  /** @param share of the way from the camera to its target that is kept clear. */
  keepView({ positionM, targetM, focalLengthMm }: ComposedCamera, share: number): void {
    const [px, py, pz] = positionM;
    const [tx, ty, tz] = targetM;
    const length = Math.hypot(tx - px, tz - pz);
    const reach = length * share;
    const [sin, cos] = length > 0 ? [(tx - px) / length, (tz - pz) / length] : [0, -1];
    const lane = (from: number, to: number, width: number, y0: number, y1: number): Box => {
      const middle = (from + to) / 2;
      return {
        x: px + sin * middle,
        z: pz + cos * middle,
        halfX: width / 2,
        halfZ: (to - from) / 2,
        sin,
        cos,
        y0,
        y1,
      };
    };
    this.eye = { x: px, y: py, z: pz, sin, cos, tanHalf: SENSOR_WIDTH_MM / 2 / focalLengthMm };
    const end = py + (ty - py) * share;
    this.lane.length = 0;
    // the camera's own room, room for what is tall beside it, and the sight line
    this.lane.push(lane(0.1, Math.min(1.8, reach), 1.9, py - 0.25, py + 0.4));
    this.lane.push(lane(-0.5, Math.min(1.4, reach), 1, py - 1.2, py + 0.7));
    this.lane.push(lane(0, reach, 0.7, Math.min(py, end) - 0.3, Math.max(py, end) + 0.3));
  }
}

export interface Bounds {
  readonly x0: number;
  readonly x1: number;
  readonly z0: number;
  readonly z1: number;
}

const EDGE_M = 0.005;

export const isInside = ({ x0, x1, z0, z1 }: Bounds, whole: Box): boolean =>
  boxCorners(whole).every(
    ([x, z]) => x >= x0 - EDGE_M && x <= x1 + EDGE_M && z >= z0 - EDGE_M && z <= z1 + EDGE_M,
  );

/** The level that a point stands on; null is the ground. Later levels lie on earlier ones. */
export const levelAt = (levels: readonly Level[], x: number, z: number): Level | null =>
  levels.findLast((l) => x >= l.x0 && x <= l.x1 && z >= l.z0 && z <= l.z1) ?? null;

export function isOnOneLevel(levels: readonly Level[], whole: Box): boolean {
  if (levels.length === 0) return true;
  const [first, ...rest] = boxCorners(whole).map(([x, z]) => levelAt(levels, x, z)?.y ?? 0);
  return rest.every((y) => y === first);
}
