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
import { drawAccent, drawFinish } from '../finishes.ts';
import { drawKey } from '../keys.ts';
import type { Box } from '../layout/box.ts';
import { solidsOf, wholeBox, type Placed } from '../layout/solids.ts';
import { drawLight, nightLight } from '../lamps.ts';
import type { Random } from '../random.ts';
import { clampSize, drawSize } from '../sizes.ts';
import { drawWidth } from '../spacing.ts';
import { neededWidthM } from '../needed-width.ts';
import type { Wish } from '../wish.ts';
import { isGroundLayer, isTable } from '../layout/layers.ts';
import { SHELLS, WishUnits, type WishUnit } from './wish-units.ts';
import { isInside, isOnOneLevel, levelAt, Occupancy, type Bounds } from './occupancy.ts';
import { clearFace, type Level, type WallFace } from './places.ts';

/** What a thing is, before it has a place. */
export interface Piece {
  readonly thing: ThingId;
  readonly variant: string;
  readonly sizeM: Vec3;
  readonly body: Finish | null;
  readonly accent: Finish | null;
  readonly light: ComposedThing['light'];
  readonly unit: WishUnit | null;
  /** What stays of a thing that was there before; left out, all of it is drawn. */
  readonly identity?: Pick<ComposedThing, 'key' | 'shape' | 'seed'>;
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
  /** May stand right before the camera. */
  readonly close?: boolean;
  /** May stand where floor before doors is kept clear. */
  readonly blocksDoors?: boolean;
  /** May stand half under this thing, or under any table: chairs, sitters' knees. */
  readonly besides?: string;
  /** Leaves the floor free for others: shells, and what is set into walls. */
  readonly takesNoRoom?: boolean;
}

/** Poses of people of whom nothing is said. */
const POSES = [
  ['standing', 6],
  ['walking', 2],
  ['sitting', 1],
  ['leaning', 0.5],
  ['crouching', 0.4],
] as const;

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
  bounds: Bounds = { x0: -50, x1: 50, z0: -50, z1: 50 };
  /** Walled in: nothing may stand beyond the bounds. */
  isEnclosed = false;
  ceiling: { readonly key: string | null; readonly y: number } | null = null;
  /** Things that it may hold. */
  mostThings = MAX_THINGS;
  private readonly occupancy = new Occupancy();
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
    this.widthM = Math.max(drawWidth(setting, wish.spacing ?? null, random), neededWidthM(setting, wish));
    this.units = new WishUnits(wish);
  }

  /** Keys that new things must not take. */
  reserve(keys: Iterable<string>): void {
    for (const key of keys) this.keys.add(key);
  }

  get isDark(): boolean {
    return this.hour.timeOfDay === 'night' || this.hour.timeOfDay === 'dusk';
  }

  /** Null when the class is closed by the wish or the scene is full. */
  draw(thing: ThingId, options: DrawOptions = {}): Piece | null {
    const unit = options.unit ?? this.units.next(thing);
    if (unit === 'closed') return null;
    const reserve = unit === null ? this.units.waiting().length : 0;
    if (this.things.length + reserve >= this.mostThings) return null;
    const fact = unit?.fact ?? this.units.openFact(thing);
    const { variants } = thingFacts(thing);
    const asked = fact?.variant ?? options.variant;
    const variant =
      variants.length === 0
        ? ''
        : asked !== undefined && variants.includes(asked)
          ? asked
          : this.drawVariant(thing, variants);
    const free = drawSize(thing, variant, fact?.size ?? null, this.random);
    const at = (i: 0 | 1 | 2): number => (fact?.size ? free[i] : (options.sizeM?.[i] ?? free[i]));
    const body =
      options.body !== undefined && !fact?.color && !fact?.substance
        ? options.body
        : drawFinish(thing, variant, fact?.color ?? null, fact?.substance ?? null, this.random);
    const wantsLit = fact?.lit ?? options.lit ?? this.random.chance(this.litChance(thing));
    return {
      thing,
      variant,
      sizeM: clampSize(thing, [at(0), at(1), at(2)]),
      body,
      accent: drawAccent(thing, fact?.color ?? null, this.random),
      light: wantsLit ? drawLight(thing, this.hour, fact?.lit === true, this.random) : null,
      unit,
    };
  }

  /** Seen from inside, windows are lit by the day and not by a lamp behind them. */
  private litChance(thing: ThingId): number {
    const night = nightLight(thing);
    if (night === null) return litChance(this.setting, this.hour.timeOfDay);
    return this.isDark && !this.isEnclosed ? night.usual : 0;
  }

  private drawVariant(thing: ThingId, variants: readonly string[]): string {
    if (thingFacts(thing).family === 'figure') return this.random.weighted(POSES);
    return this.random.chance(0.45) ? variants[0]! : this.random.pick(variants);
  }

  /** Null when it does not fit there. */
  put(piece: Piece, x: number, z: number, yawDeg: number, options: PutOptions = {}): ComposedThing | null {
    const level = options.y === undefined && options.on === undefined ? this.levelAt(x, z) : null;
    const y = options.y ?? level?.y ?? 0;
    const on = options.on ?? level?.key ?? null;
    const placed: Placed = {
      thing: piece.thing,
      variant: piece.variant,
      positionM: [round(x), round(y), round(z)],
      yawDeg: Math.round((((yawDeg % 360) + 360) % 360) * 10) / 10,
      sizeM: [round(piece.sizeM[0]), round(piece.sizeM[1]), round(piece.sizeM[2])],
      scatter: options.scatter ?? null,
    };
    if (!options.force && !this.makeRoom(placed, on, options)) return null;
    const thing: ComposedThing = {
      key: piece.identity?.key ?? drawKey(this.keys, this.random),
      ...placed,
      shape: piece.identity?.shape ?? this.drawShape(),
      body: piece.body,
      accent: piece.accent,
      light: piece.light,
      on,
      seed: piece.identity?.seed ?? this.random.integer(0, 65535),
    };
    this.things.push(thing);
    if (!options.takesNoRoom && !isGroundLayer(piece.thing)) {
      const top = isTable(piece.thing) ? solidsOf(placed, true) : null;
      this.occupancy.add(solidsOf(placed, false), thing.key, top);
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
    if (isGroundLayer(placed.thing)) return true;
    const whole = wholeBox(placed);
    if (!options.anywhere && !isInside(this.bounds, whole)) return false;
    const solids = solidsOf(placed, false);
    if (!options.inView && placed.sizeM[1] > 0.3 && this.occupancy.blocksView(solids)) return false;
    if (options.y === undefined && options.on === undefined && !isOnOneLevel(this.levels, whole))
      return false;
    if (!options.close && placed.scatter === null && this.occupancy.crowdsCamera(whole)) return false;
    const besides = options.besides ?? null;
    const own = [on, besides];
    const hits = this.occupancy.hits(solids, options.clearanceM ?? 0.04, own, besides === 'tables');
    if (hits.size === 0) return true;
    if (!options.evict) return false;
    const keys = [...hits];
    if (!keys.every((key) => (key === null ? options.blocksDoors === true : this.isEvictable(key))))
      return false;
    for (const key of keys) if (key !== null) this.remove(key);
    return true;
  }

  /** May it go for something that was wished for? */
  isEvictable(key: string): boolean {
    const thing = this.thing(key);
    if (thing === null || this.wished.has(key)) return false;
    if (thing.thing === 'wall' || thing.thing === 'facade' || isGroundLayer(thing.thing)) return false;
    if (thingFacts(thing.thing).family === 'terrain' && thing.thing !== 'rock') return false;
    return this.dependents(key).every((other) => this.isEvictable(other.key));
  }

  private dependents(key: string): readonly ComposedThing[] {
    return this.things.filter((thing) => thing.on === key);
  }

  isAskedFor({ key, thing }: ComposedThing): boolean {
    return this.wished.has(key) && this.units.isWished(thing) && !SHELLS.has(thing);
  }

  /** Stays: nothing that is placed later makes it go. */
  claim(key: string): void {
    this.wished.add(key);
  }

  /** What was put without taking room takes it now. */
  keepOut(key: string): void {
    const thing = this.thing(key);
    if (thing !== null) this.occupancy.add(solidsOf(thing, false), key);
  }

  /** Takes a thing back that was just put. */
  undo(thing: ComposedThing, piece: Piece): void {
    this.remove(thing.key);
    this.wished.delete(thing.key);
    if (piece.unit?.key === thing.key) piece.unit.key = null;
  }

  thing(key: string): ComposedThing | null {
    return this.things.find((thing) => thing.key === key) ?? null;
  }

  /** With everything on it. */
  remove(key: string): void {
    for (const other of this.dependents(key)) this.remove(other.key);
    const at = this.things.findIndex((thing) => thing.key === key);
    if (at >= 0) this.things.splice(at, 1);
    this.occupancy.remove(key);
    for (const face of this.walls) clearFace(face, key);
  }

  isClear(box: Box, marginM = 0): boolean {
    return this.occupancy.hits([box], marginM).size === 0;
  }

  /** Nothing tall shall stand here: room before doors, the camera's own. */
  keepClear(box: Box): void {
    this.occupancy.add([box], null);
  }

  levelAt(x: number, z: number): Level | null {
    return levelAt(this.levels, x, z);
  }

  /** Keeps the first part of the sight line clear. @param share of the way to the target. */
  setCamera(camera: ComposedCamera, share = 0.7): void {
    this.camera = camera;
    this.occupancy.keepView(camera, share);
  }
}
