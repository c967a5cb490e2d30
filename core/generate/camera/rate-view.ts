/** How well a camera shows a place: how much of what matters is in the picture, unhidden and large enough to be seen. */
import { distance, sub, type Vec3 } from '../../math/vec3.ts';
import type { ComposedCamera, ComposedThing, Setting } from '../composition/scene-composition.ts';
import { boxPoint, planContains, type Box } from '../grammar/layout/box.ts';
import { wholeBox } from '../grammar/layout/solids.ts';
import { sightLineDistanceM } from '../grammar/layout/view.ts';
import { thingFacts, type ThingFacts, type ThingId } from '../vocabulary/catalogue.ts';
import { eyeOf, rayThrough, seenAt, type Eye } from './eye.ts';
import { entersAt, type Screen } from './screens.ts';

const WEIGHTS: Readonly<Record<ThingFacts['family'], number>> = {
  architecture: 0.1,
  terrain: 0.05,
  vegetation: 0.2,
  street: 0.4,
  vehicle: 1.2,
  furniture: 0.7,
  prop: 0.3,
  practical: 0.4,
  figure: 1.5,
};
/** What makes a place what it is: without it in the picture it could be anywhere. */
const MARKS: Partial<Readonly<Record<Setting, readonly ThingId[]>>> = {
  'city skyline': ['tower'],
  'mountain valley': ['mountain'],
  coast: ['water'],
  street: ['facade', 'road'],
  alley: ['facade'],
  rooftop: ['tower'],
  bar: ['bar counter'],
  kitchen: ['kitchen counter'],
  bedroom: ['bed'],
  bathroom: ['bathtub', 'toilet', 'sink'],
  'living room': ['sofa'],
  warehouse: ['storage rack'],
  office: ['desk'],
  'car park': ['car', 'column'],
};
/** Shared by all that mark a place. */
const MARKED = 4;
/** In close-ups furniture carries what is looked at. */
const CARRIES = 0.3;
/** Lamps are asked for their light: what hangs overhead need not be seen, tools of a set must not be. */
const OVERHEAD = 0.15;
const TOOLS: ReadonlySet<ThingId> = new Set<ThingId>(['softbox', 'stage light']);
/** Asked for: so many times as much, and at least this. */
const ASKED = { times: 6, least: 3 };
/** More subjects than these say nothing new. */
const MOST_SUBJECTS = 24;

export interface Subject {
  readonly thing: ComposedThing;
  readonly box: Box;
  /** That are looked for in the picture. */
  readonly points: readonly Vec3[];
  readonly weight: number;
  readonly isAsked: boolean;
  /** Keys of what it stands on or is set into: that does not hide it. */
  readonly hosts: ReadonlySet<string>;
}

/** What matters in a place, the weightiest first. */
export function subjectsOf(
  setting: Setting,
  things: readonly ComposedThing[],
  isAskedFor: (thing: ComposedThing) => boolean,
): readonly Subject[] {
  const marks = things.filter(({ thing }) => MARKS[setting]?.includes(thing));
  const weightOf = (thing: ComposedThing, isAsked: boolean): number => {
    const { family, support } = thingFacts(thing.thing);
    if (TOOLS.has(thing.thing)) return 0;
    if (family === 'practical' && support === 'ceiling') return OVERHEAD;
    if (setting === 'tabletop' && family === 'furniture') return CARRIES;
    const asked = isAsked ? Math.max(ASKED.least, ASKED.times * WEIGHTS[family]) : WEIGHTS[family];
    return marks.includes(thing) ? Math.max(asked, MARKED / Math.min(4, marks.length)) : asked;
  };
  const byKey = new Map(things.map((thing) => [thing.key, thing]));
  const hostsOf = (thing: ComposedThing): ReadonlySet<string> => {
    const hosts = new Set<string>([thing.key]);
    for (let on = thing.on; on !== null && !hosts.has(on); on = byKey.get(on)?.on ?? null) hosts.add(on);
    return hosts;
  };
  return things
    .map((thing): Subject => {
      const isAsked = isAskedFor(thing);
      const weight = weightOf(thing, isAsked);
      const box = wholeBox(thing);
      return { thing, box, points: pointsOf(box), weight, isAsked, hosts: hostsOf(thing) };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, MOST_SUBJECTS);
}

/** Points of a thing that are looked for: its middle and places above and beside it, nearer the middle than its faces. */
function pointsOf(box: Box): readonly Vec3[] {
  const [mid, high, low] = [0.5, 0.85, 0.2].map((share) => box.y0 + share * (box.y1 - box.y0)) as [
    number,
    number,
    number,
  ];
  const [lx, lz] = boxPoint(box, -0.35 * box.halfX, 0);
  const [rx, rz] = boxPoint(box, 0.35 * box.halfX, 0);
  return [
    [box.x, mid, box.z],
    [box.x, high, box.z],
    [lx, mid, lz],
    [rx, mid, rz],
    [box.x, low, box.z],
  ];
}

/** Half of this share of half the picture's height, and a thing is counted as half seen. */
const LARGE_ENOUGH = 0.14;
/** Larger than this share of half the picture's height it fills the picture. */
const TOO_LARGE = 1.4;
const EDGE = 0.94;
/** Rows and columns of rays that look for what stands close before the lens. */
const RAYS = { across: 11, up: 5 };
/** Nearer than this share of the way to the target, something is in the foreground. */
const FOREGROUND_SHARE = 0.35;
/** As much of it as a picture bears, and what more of it costs. */
const FOREGROUND = { free: 0.12, cost: 1.1 };
const DENSE = 0.55;
/** About the lens nothing solid, metres. */
const ROOM_M = 0.25;

const isInside = (box: Box, [x, y, z]: Vec3): boolean =>
  y > box.y0 - ROOM_M && y < box.y1 + ROOM_M && planContains(box, x, z, ROOM_M);

/** Upwards from 0; 1 where all that matters is seen; −1 from inside something solid. */
export function rateView(
  camera: ComposedCamera,
  subjects: readonly Subject[],
  all: readonly Screen[],
): number {
  const { positionM, targetM } = camera;
  const screens = all.filter(
    ({ box, clearM }) => clearM === 0 || sightLineDistanceM(camera, box.x, box.z) >= clearM,
  );
  if (screens.some(({ box, density }) => density >= DENSE && isInside(box, positionM))) return -1;
  const eye = eyeOf(camera);
  let seen = 0;
  let total = 0;
  for (const subject of subjects) {
    total += subject.weight;
    const { points } = subject;
    let share = 0;
    let depth = Infinity;
    for (const point of points) {
      const { x, y, depthM } = seenAt(eye, point);
      if (!(Math.abs(x) < EDGE && Math.abs(y) < EDGE)) continue;
      depth = Math.min(depth, depthM);
      const way = sub(point, positionM);
      let through = 1;
      for (const { key, box, density } of screens) {
        if (subject.hosts.has(key) || through < 0.05) continue;
        // what begins a little before the point is beside it
        if (entersAt(box, positionM, way) < 0.97) through *= 1 - density;
      }
      share += through / points.length;
    }
    if (share === 0) continue;
    const { halfX, halfZ, y0, y1 } = subject.box;
    const half = Math.max((y1 - y0) / 2, Math.min(halfX, halfZ), 0.5 * Math.max(halfX, halfZ));
    const size = half / (Math.max(0.1, depth) * eye.halfHeight);
    const large = Math.min(1, size / LARGE_ENOUGH);
    seen += subject.weight * share * large * (size > TOO_LARGE ? TOO_LARGE / size : 1);
  }
  const cost = foregroundCost(eye, distance(positionM, targetM), subjects, screens);
  return (total > 0 ? seen / total : 0) - cost;
}

function foregroundCost(
  eye: Eye,
  reachM: number,
  subjects: readonly Subject[],
  screens: readonly Screen[],
): number {
  const asked = new Set(subjects.filter(({ isAsked }) => isAsked).map(({ thing }) => thing.key));
  const near = screens.filter(({ key, density }) => density >= DENSE && !asked.has(key));
  const nearM = FOREGROUND_SHARE * reachM;
  let blocked = 0;
  for (let row = 0; row < RAYS.up; row++)
    for (let column = 0; column < RAYS.across; column++) {
      const x = (2 * (column + 0.5)) / RAYS.across - 1;
      const y = (2 * (row + 0.5)) / RAYS.up - 1;
      const way = rayThrough(eye, x, y);
      if (near.some(({ box }) => entersAt(box, eye.positionM, way) < nearM)) blocked++;
    }
  const share = blocked / (RAYS.up * RAYS.across);
  return FOREGROUND.cost * Math.max(0, share - FOREGROUND.free);
}
