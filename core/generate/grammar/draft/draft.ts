/**
 * A composition while it is made: what stands where, which room is left, and which wishes are still open. Settings draw pieces
 * (what a thing is) and put them (where it is); putting fails where it would stand in something else, in the way of a door or in
 * the camera's view.
 */
import type { Vec3 } from '../../../math/vec3.ts';
import {
  MAX_THINGS,
  type ComposedCamera,
  type ComposedThing,
  type Scatter,
  type Setting,
} from '../../composition/scene-composition.ts';
import { thingFacts, type ThingId } from '../../vocabulary/catalogue.ts';
import type { Finish } from '../../vocabulary/thing-class.ts';
import { drawHour, litChance, type Hour } from '../atmosphere.ts';
import { drawFinish } from '../finishes.ts';
import { drawKey } from '../keys.ts';
import { boxCorners, heightOverlap, planOverlap, type Box } from '../layout/box.ts';
import { solidsOf, wholeBox, type Placed } from '../layout/solids.ts';
import { drawLight } from '../lamps.ts';
import type { Random } from '../random.ts';
import { clampSize, drawSize } from '../sizes.ts';
import { drawWidth } from '../spacing.ts';
import type { Wish } from '../wish.ts';
import { isGroundLayer, isLow, isTable } from '../layout/layers.ts';
import { WishUnits, type WishUnit } from './wish-units.ts';
import type { Level, WallFace } from './places.ts';

/** What a thing is, before it has a place. */
export interface Piece {
  readonly thing: ThingId;
  readonly variant: string;
  readonly sizeM: Vec3;
  readonly body: Finish | null;
  readonly accent: Finish | null;
  readonly light: ComposedThing['light'];
  readonly unit: WishUnit | null;
}

export interface DrawOptions {
  readonly variant?: string;
  /** Axes that the place decides; null leaves one free. Ignored where a size is wished for. */
  readonly sizeM?: readonly [number | null, number | null, number | null];
  readonly body?: Finish | null;
  /** Forces a practical on or off; left out, the hour decides. */
  readonly lit?: boolean;
  /** For this unit of the wish and no other. */
  readonly unit?: WishUnit;
}

export interface PutOptions {
  readonly y?: number;
  readonly on?: string | null;
  readonly scatter?: Scatter;
  /** Free room about it, metres. */
  readonly clearanceM?: number;
  /** Takes the place whatever stands there. */
  readonly force?: boolean;
  /** Unwished things that stand there make room. */
  readonly evict?: boolean;
  /** May leave the bounds. */
  readonly anywhere?: boolean;
  /** May stand in the camera's view. */
  readonly inView?: boolean;
  /** May stand half under this thing, or under any table: chairs, sitters' knees. */
  readonly besides?: string;
  /** Leaves the floor free for others: shells, and what is set into walls. */
  readonly takesNoRoom?: boolean;
}

interface Occupied {
  readonly box: Box;
  /** Null for room that is only kept clear. */
  readonly key: string | null;
}

const round = (value: number): number => Math.round(value * 1000) / 1000 + 0;

export class Draft {
  readonly things: ComposedThing[] = [];
  readonly walls: WallFace[] = [];
  readonly levels: Level[] = [];
  readonly hour: Hour;
  readonly widthM: number;
  readonly units: WishUnits;
  camera: ComposedCamera = { positionM: [0, 1.5, 5], targetM: [0, 1.2, 0], focalLengthMm: 35 };
  /** Of the place; settings set it. */
  extentM: Vec3 = [10, 3, 10];
  /** Floor plan that things stay in. */
  bounds = { x0: -50, x1: 50, z0: -50, z1: 50 };
  ceiling: { readonly key: string | null; readonly y: number } | null = null;
  private readonly occupied: Occupied[] = [];
  private readonly lane: Box[] = [];
  private readonly keys = new Set<string>();
  private readonly wished = new Set<string>();

  readonly setting: Setting;
  readonly wish: Wish;
  readonly random: Random;

  constructor(setting: Setting, wish: Wish, random: Random) {
    this.setting = setting;
    this.wish = wish;
    this.random = random;
    this.hour = drawHour(setting, wish, random);
    this.widthM = drawWidth(setting, wish.spacing ?? null, random);
    this.units = new WishUnits(wish);
  }

  get isDark(): boolean {
    return this.hour.timeOfDay === 'night' || this.hour.timeOfDay === 'dusk';
  }

  /** Null when the class is closed by the wish or the scene is full. */
  draw(thing: ThingId, options: DrawOptions = {}): Piece | null {
    const unit = options.unit ?? this.units.next(thing);
    if (unit === 'closed') return null;
    const reserve = unit === null ? this.units.waiting().length : 0;
    if (this.things.length + reserve >= MAX_THINGS) return null;
    const fact = unit?.fact ?? this.units.openFact(thing);
    const { variants } = thingFacts(thing);
    const variant =
      fact?.variant ?? options.variant ?? (variants.length === 0 ? '' : this.drawVariant(variants));
    const free = drawSize(thing, variant, fact?.size ?? null, this.random);
    const at = (i: 0 | 1 | 2): number => (fact?.size ? free[i] : (options.sizeM?.[i] ?? free[i]));
    const body =
      options.body !== undefined && !fact?.color && !fact?.substance
        ? options.body
        : drawFinish(thing, variant, fact?.color ?? null, fact?.substance ?? null, this.random);
    const wantsLit =
      fact?.lit ?? options.lit ?? this.random.chance(litChance(this.setting, this.hour.timeOfDay));
    return {
      thing,
      variant,
      sizeM: clampSize(thing, [at(0), at(1), at(2)]),
      body,
      accent: null,
      light: wantsLit ? drawLight(thing, this.hour, fact?.lit === true, this.random) : null,
      unit,
    };
  }

  private drawVariant(variants: readonly string[]): string {
    return this.random.chance(0.45) ? variants[0]! : this.random.pick(variants);
  }

  /** Null when it does not fit there. */
  put(piece: Piece, x: number, z: number, yawDeg: number, options: PutOptions = {}): ComposedThing | null {
    const level = options.y === undefined && options.on === undefined ? this.levelAt(x, z) : null;
    const y = options.y ?? level?.y ?? 0;
    const on = options.on ?? level?.key ?? null;
    const placed: Placed = {
      thing: piece.thing,
      positionM: [round(x), round(y), round(z)],
      yawDeg: Math.round((((yawDeg % 360) + 360) % 360) * 10) / 10,
      sizeM: [round(piece.sizeM[0]), round(piece.sizeM[1]), round(piece.sizeM[2])],
      scatter: options.scatter ?? null,
    };
    if (!options.force && !this.makeRoom(placed, on, options)) return null;
    const thing: ComposedThing = {
      key: drawKey(this.keys, this.random),
      ...placed,
      variant: piece.variant,
      shape: this.drawShape(),
      body: piece.body,
      accent: piece.accent,
      light: piece.light,
      on,
      seed: this.random.integer(0, 65535),
    };
    this.things.push(thing);
    if (!options.takesNoRoom && !isGroundLayer(piece.thing)) {
      for (const box of solidsOf(placed, false)) this.occupied.push({ box, key: thing.key });
    }
    if (piece.unit !== null && piece.unit.key === null) piece.unit.key = thing.key;
    if (this.units.isWished(piece.thing)) this.wished.add(thing.key);
    return thing;
  }

  private drawShape(): ComposedThing['shape'] {
    const at = (): number => round(0.5 + 0.4 * this.random.bell());
    return [at(), at(), at(), at()];
  }

  private makeRoom(placed: Placed, on: string | null, options: PutOptions): boolean {
    const margin = options.clearanceM ?? 0.04;
    if (isGroundLayer(placed.thing)) return true;
    const whole = wholeBox(placed);
    if (!options.anywhere && !this.isInside(whole)) return false;
    const solids = solidsOf(placed, false);
    if (!options.inView && placed.sizeM[1] > 0.3 && this.blocksView(solids)) return false;
    if (options.y === undefined && options.on === undefined && !this.isOnOneLevel(whole)) return false;
    const hits = this.hits(solids, on, margin, options.besides ?? null);
    if (hits.length === 0) return true;
    if (!options.evict || !hits.every((key) => key !== null && this.isEvictable(key))) return false;
    for (const key of hits) if (key !== null) this.remove(key);
    return true;
  }

  /** Keys of what the boxes would stand in; null for room that is kept clear. */
  private hits(
    solids: readonly Box[],
    on: string | null,
    margin: number,
    besides: string | null,
  ): (string | null)[] {
    const hits = new Set<string | null>();
    for (const { box, key } of this.occupied) {
      if (key !== null && (key === on || key === besides)) continue;
      if (besides === 'tables' && key !== null && isTable(this.thing(key)?.thing)) continue;
      for (const solid of solids) {
        if (heightOverlap(solid, box) > 0.005 && planOverlap(solid, box) > -margin) hits.add(key);
      }
    }
    return [...hits];
  }

  private isEvictable(key: string): boolean {
    const thing = this.thing(key);
    if (thing === null || this.wished.has(key) || isLow(thing.thing)) return false;
    const { family, support } = thingFacts(thing.thing);
    if (support === 'opening' || thing.thing === 'wall' || thing.thing === 'facade') return false;
    if (family === 'terrain') return thing.thing === 'rock';
    return this.dependents(key).every((other) => this.isEvictable(other.key));
  }

  private dependents(key: string): readonly ComposedThing[] {
    return this.things.filter((thing) => thing.on === key);
  }

  /** Stays: nothing that is placed later makes it go. */
  claim(key: string): void {
    this.wished.add(key);
  }

  /** Takes a thing back that was just put. */
  undo(thing: ComposedThing, piece: Piece): void {
    this.remove(thing.key);
    this.wished.delete(thing.key);
    this.walls.forEach((face) => {
      if (face.key === thing.on) face.taken.pop();
    });
    if (piece.unit?.key === thing.key) piece.unit.key = null;
  }

  isWished(key: string): boolean {
    return this.wished.has(key);
  }

  thing(key: string): ComposedThing | null {
    return this.things.find((thing) => thing.key === key) ?? null;
  }

  /** With everything on it. */
  remove(key: string): void {
    for (const other of this.dependents(key)) this.remove(other.key);
    const at = this.things.findIndex((thing) => thing.key === key);
    if (at >= 0) this.things.splice(at, 1);
    for (let i = this.occupied.length - 1; i >= 0; i--) {
      if (this.occupied[i]!.key === key) this.occupied.splice(i, 1);
    }
  }

  /** Takes the place of the thing with its key. */
  replace(thing: ComposedThing): void {
    const at = this.things.findIndex(({ key }) => key === thing.key);
    if (at >= 0) this.things[at] = thing;
  }

  private isInside(whole: Box): boolean {
    const { x0, x1, z0, z1 } = this.bounds;
    return boxCorners(whole).every(
      ([x, z]) => x >= x0 - 0.005 && x <= x1 + 0.005 && z >= z0 - 0.005 && z <= z1 + 0.005,
    );
  }

  isClear(box: Box, marginM = 0): boolean {
    return this.hits([box], null, marginM, null).length === 0;
  }

  /** Nothing tall shall stand here: room before doors, the camera's own. */
  keepClear(box: Box): void {
    this.occupied.push({ box, key: null });
  }

  levelAt(x: number, z: number): Level | null {
    return this.levels.findLast((l) => x >= l.x0 && x <= l.x1 && z >= l.z0 && z <= l.z1) ?? null;
  }

  private isOnOneLevel(whole: Box): boolean {
    if (this.levels.length === 0) return true;
    const [first, ...rest] = boxCorners(whole).map(([x, z]) => this.levelAt(x, z)?.y ?? 0);
    return rest.every((y) => y === first);
  }

  private blocksView(solids: readonly Box[]): boolean {
    return this.lane.some((lane) =>
      solids.some((solid) => heightOverlap(lane, solid) > 0 && planOverlap(lane, solid) > 0),
    );
  }

  /** Keeps the first part of the sight line clear. @param share of the way to the target. */
  setCamera(camera: ComposedCamera, share = 0.7): void {
    this.camera = camera;
    const [px, py, pz] = camera.positionM;
    const [tx, ty, tz] = camera.targetM;
    const reach = Math.hypot(tx - px, tz - pz) * share;
    const yaw = (Math.atan2(tx - px, tz - pz) * 180) / Math.PI;
    const [sin, cos] = [Math.sin((yaw * Math.PI) / 180), Math.cos((yaw * Math.PI) / 180)];
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
    const low = Math.min(py, py + (ty - py) * share);
    const high = Math.max(py, py + (ty - py) * share);
    this.lane.length = 0;
    this.lane.push(lane(-0.5, Math.min(1.4, reach), 1, py - 1.2, py + 0.7));
    this.lane.push(lane(0, reach, 0.7, low - 0.3, high + 0.3));
  }
}
