/** Tops that things stand on, and things on them. */
import type { ComposedThing } from '../../composition/scene-composition.ts';
import type { ThingId } from '../../vocabulary/catalogue.ts';
import { shapeInput } from '../../vocabulary/shape-input.ts';
import { SHAPES } from '../../vocabulary/shapes/index.ts';
import type { DrawOptions, Draft, Piece } from '../draft/draft.ts';
import { box, boxPoint, planContains } from './box.ts';

/** Share of its height at which a thing carries others; tops unless said otherwise. */
const SURFACES: Partial<Readonly<Record<ThingId, number>>> = {
  table: 1,
  'coffee table': 1,
  desk: 1,
  cabinet: 1,
  'kitchen counter': 1,
  'bar counter': 1,
  crate: 1,
  box: 1,
  barrel: 1,
  pallet: 1,
  pedestal: 1,
  bookshelf: 1,
  stool: 1,
  bench: 0.52,
  chair: 0.5,
  armchair: 0.47,
  sofa: 0.5,
  bed: 0.52,
  fridge: 1,
  stove: 1,
  piano: 1,
  fireplace: 1,
  log: 0.92,
  dumpster: 1,
  suitcase: 1,
  wardrobe: 1,
  barrier: 1,
  book: 1,
  plate: 1,
  vent: 1,
};
/** Seats by their real heights, metres, whatever the back's height. */
export const SEAT_HEIGHTS_M: Partial<Readonly<Record<ThingId, number>>> = {
  chair: 0.46,
  'office chair': 0.48,
  armchair: 0.42,
  sofa: 0.42,
  bench: 0.45,
};

export const isSurface = (thing: ThingId): boolean => SURFACES[thing] !== undefined;

/** What a surface is asked of. */
export type SurfaceHost = Pick<ComposedThing, 'thing' | 'variant' | 'sizeM' | 'shape' | 'seed'>;

interface Surface {
  /** Above the host's base, metres. */
  readonly heightM: number;
  readonly widthM: number;
  readonly depthM: number;
}

/** The highest surface of the thing's shape; where it has none (yet), its seat or its top. */
export function surfaceOf(host: SurfaceHost): Surface {
  const { thing, sizeM, variant } = host;
  const [w, h, d] = sizeM;
  const surfaces = SHAPES[thing]?.surfaces?.(shapeInput(thing, host)) ?? [];
  let best: readonly [number, number, number] | null = null;
  for (const one of surfaces) if (best === null || one[0] > best[0]) best = one;
  if (best !== null) return { heightM: best[0], widthM: best[1], depthM: best[2] };
  // a shape that says that nothing stands on it
  if (SHAPES[thing]?.surfaces !== undefined) return { heightM: h, widthM: 0, depthM: 0 };
  const seat = SEAT_HEIGHTS_M[thing];
  const heightM = seat === undefined ? h * (SURFACES[thing] ?? 1) : Math.min(seat, h * 0.8);
  const isRound = variant === 'round' || thing === 'barrel' || thing === 'stool';
  return { heightM, widthM: w * (isRound ? 0.72 : 1), depthM: d * (isRound ? 0.72 : 1) };
}

/** Height of the carrying surface above the thing's base, metres; its top where it has none. */
export const surfaceHeightM = (host: SurfaceHost): number => surfaceOf(host).heightM;

/** Free edge of a surface, metres. */
const EDGE_M = 0.02;

export interface SpotOptions {
  /** Where, −1…1 over the free width and depth; left out, anywhere free. */
  readonly at?: readonly [number, number];
  /** Turned against the host's front, degrees; left out, a little at random. */
  readonly turnDeg?: number;
  readonly evict?: boolean;
  readonly force?: boolean;
}

/** Puts the piece on the host's top. Null when there is no room. */
export function putOn(
  draft: Draft,
  host: ComposedThing,
  piece: Piece,
  options: SpotOptions = {},
): ComposedThing | null {
  const { random } = draft;
  const [x, y, z] = host.positionM;
  const top = box(x, z, host.sizeM[0], host.sizeM[2], host.yawDeg, 0, 1);
  const turned = options.turnDeg ?? random.bell() * 35;
  const sin = Math.abs(Math.sin((turned * Math.PI) / 180));
  const cos = Math.abs(Math.cos((turned * Math.PI) / 180));
  const [w, , d] = piece.sizeM;
  const { heightM, widthM, depthM } = surfaceOf(host);
  const reachX = widthM / 2 - (w * cos + d * sin) / 2 - EDGE_M;
  const reachZ = depthM / 2 - (w * sin + d * cos) / 2 - EDGE_M;
  const tooBig = reachX < -0.02 || reachZ < -0.02;
  if (tooBig && !options.force) return null;
  const height = y + heightM;
  for (let i = 0; i < 10; i++) {
    const jitter = options.at === undefined ? 1 : i === 0 ? 0 : 0.25;
    const u = (options.at?.[0] ?? 0) + random.uniform(-jitter, jitter);
    const v = (options.at?.[1] ?? 0) + random.uniform(-jitter, jitter);
    const clamp = (value: number): number => Math.min(1, Math.max(-1, value));
    const [px, pz] = boxPoint(top, Math.max(0, reachX) * clamp(u), Math.max(0, reachZ) * clamp(v));
    const thing = draft.put(piece, px, pz, host.yawDeg + turned, {
      y: height,
      on: host.key,
      clearanceM: 0.012,
      anywhere: true,
      inView: true,
      evict: options.evict === true,
      force: options.force === true && i === 9,
    });
    if (thing !== null) return thing;
  }
  return null;
}

export function placeOn(
  draft: Draft,
  host: ComposedThing | null,
  thing: ThingId,
  options: SpotOptions & DrawOptions = {},
): ComposedThing | null {
  if (host === null) return null;
  const piece = draft.draw(thing, options);
  return piece === null ? null : putOn(draft, host, piece, options);
}

/** A few of the things, each as likely as its weight says. */
export function dress(
  draft: Draft,
  host: ComposedThing | null,
  things: readonly (readonly [ThingId, number])[],
  count: number,
): void {
  for (let i = 0; i < count && host !== null; i++) placeOn(draft, host, draft.random.weighted(things));
}

/** Is the point of the plan above the thing's footprint? */
export const isOver = (thing: ComposedThing, x: number, z: number, marginM = 0): boolean =>
  planContains(
    box(thing.positionM[0], thing.positionM[2], thing.sizeM[0], thing.sizeM[2], thing.yawDeg, 0, 1),
    x,
    z,
    marginM,
  );
