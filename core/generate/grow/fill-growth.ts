/** What was found for a place that was grown, put into its new part: everything that was there stays as it was, to the bit. */
import { cleanUp } from '../cleanup/index.ts';
import { isPlace } from '../cleanup/snap-place.ts';
import { withDependents } from '../composition/dependents.ts';
import {
  aboutOrigin,
  backFromOrigin,
  ownFrame,
  pointInto,
  pointOutOf,
  thingOutOf,
} from '../composition/frame.ts';
import type { ComposedThing, SceneComposition, Setting } from '../composition/scene-composition.ts';
import type { SceneFacts } from '../composition/facts.ts';
import { INDOORS } from '../grammar/atmosphere.ts';
import { collisions, composeScene, floating, Random } from '../grammar/index.ts';
import type { Bounds } from '../grammar/draft/occupancy.ts';
import { drawKey } from '../grammar/keys.ts';
import { SUITS } from '../grammar/wishes/suits.ts';
import { thingFacts, type ThingId } from '../vocabulary/catalogue.ts';
import { areaM2, contains } from './footprint.ts';
import { isWater } from './land.ts';
import type { GrowthPlan } from './plan-growth.ts';

export interface FillOptions {
  /** What words say of the new part. */
  readonly facts: SceneFacts;
  /** What they keep out. */
  readonly excluded: readonly ThingId[];
  /** Said of the new part alone: what is there already does not count. */
  readonly isMoreAsked: boolean;
  /** Whole, ≥ 0. */
  readonly seed: number;
}

/** As densely as places are dressed: square metres to a thing on the floor. */
const EACH_M2 = { room: 3.2, alley: 8, street: 14, land: 26 };
const MOST_ROOTS = 26;

const kindOf = (setting: Setting): keyof typeof EACH_M2 =>
  INDOORS.has(setting) ? 'room' : setting === 'alley' || setting === 'street' ? setting : 'land';

const isRoot = (thing: ComposedThing): boolean =>
  thing.scatter === null &&
  thing.on === null &&
  !isPlace(thing.thing) &&
  ['floor', 'none'].includes(thingFacts(thing.thing).support);

/** The root with all that stands on it. */
interface Group {
  readonly root: ComposedThing;
  readonly rest: readonly ComposedThing[];
}

function groupsOf(things: readonly ComposedThing[]): readonly Group[] {
  const places = new Set(things.filter(({ thing }) => isPlace(thing)).map(({ key }) => key));
  // what stands on a pavement stands on the ground
  const loose = things.map((thing) =>
    thing.on !== null && places.has(thing.on) && thingFacts(thing.thing).support === 'floor'
      ? { ...thing, on: null }
      : thing,
  );
  return loose.filter(isRoot).map((root) => {
    const keys = withDependents(loose, [root.key]);
    return { root, rest: loose.filter(({ key }) => key !== root.key && keys.has(key)) };
  });
}

/** Things that a composer found, in the scene. */
interface Found {
  readonly inStrip: readonly ComposedThing[];
  readonly elsewhere: readonly Placed[];
}
interface Placed {
  readonly group: Group;
  readonly view: number;
}

const isHung = ({ thing }: ComposedThing): boolean =>
  ['wall', 'opening', 'ceiling'].includes(thingFacts(thing).support);

/** What may come in: what such places hold, what this one holds, what was asked for; rows go on by themselves. */
function admits(plan: GrowthPlan, { facts, excluded }: FillOptions): (thing: ComposedThing) => boolean {
  const rows = new Set(plan.continued.map(({ thing }) => thing));
  const own = new Set([
    ...SUITS[plan.place.world.setting],
    ...plan.place.things.map(({ thing }) => thing),
    ...facts.things.map(({ thing }) => thing),
  ]);
  return ({ thing }) =>
    own.has(thing) && !excluded.includes(thing) && (!rows.has(thing) || thing === 'car') && !isPlace(thing);
}

function sorted(
  plan: GrowthPlan,
  found: readonly SceneComposition[],
  mayCome: (thing: ComposedThing) => boolean,
): Found {
  const inStrip: ComposedThing[] = [];
  const elsewhere: Placed[] = [];
  found.forEach(({ things }, view) => {
    const { frame, scene } = plan.views[view]!;
    const held = new Set(scene.things.map(({ key }) => key));
    const fresh = things.filter(({ key }) => !held.has(key)).map((thing) => thingOutOf(frame, thing));
    const isIn = ({ positionM }: ComposedThing): boolean => {
      const [x, , z] = pointInto(plan.ahead, positionM);
      return contains(plan.strip, x, z);
    };
    for (const group of groupsOf(fresh).filter(({ root }) => mayCome(root))) {
      if (isIn(group.root)) inStrip.push(group.root, ...group.rest);
      else elsewhere.push({ group, view });
    }
    inStrip.push(...fresh.filter((thing) => isHung(thing) && mayCome(thing) && isIn(thing)));
  });
  return { inStrip, elsewhere };
}

const TREES: ReadonlySet<ThingId> = new Set<ThingId>(['conifer', 'broadleaf tree', 'palm', 'bare tree']);

/** Trees of the kinds that are there. */
function asHere({ group, view }: Placed, here: readonly ComposedThing[], random: Random): Placed {
  if (!TREES.has(group.root.thing) || here.length === 0) return { group, view };
  const { thing, variant, sizeM, body, accent } = random.pick(here);
  const scale = random.uniform(0.85, 1.15);
  const [w, h, d] = sizeM;
  const grown = [w * scale, h * scale, d * scale] as const;
  return { group: { ...group, root: { ...group.root, thing, variant, sizeM: grown, body, accent } }, view };
}

const COMPOSED = 3;

/** More of what the grammar has in such places, where a model found too little. */
function byGrammar(plan: GrowthPlan, options: FillOptions, random: Random): readonly Placed[] {
  const { setting, timeOfDay, weather, mood } = plan.place.world;
  const mayCome = admits(plan, options);
  const here = plan.before.things.filter(({ thing }) => TREES.has(thing));
  return Array.from({ length: COMPOSED }, (_, i) =>
    composeScene({ setting, timeOfDay, weather, mood }, options.seed + i),
  ).flatMap(({ things }, i) => {
    const view = i % plan.views.length;
    const own = things.map((thing) => thingOutOf(plan.views[view]!.frame, thing));
    return groupsOf(own)
      .map((group) => asHere({ group, view }, here, random))
      .filter(({ group }) => mayCome(group.root));
  });
}

/** The group moved to where in the new part it stood in the whole of the place. */
function broughtIn(
  plan: GrowthPlan,
  { root, rest }: Group,
  view: number,
  to: Bounds,
): readonly ComposedThing[] {
  const { usual, ahead } = plan;
  const { frame } = plan.views[view]!;
  const [x, , z] = pointInto({ ...frame, turnDeg: ahead.turnDeg }, root.positionM);
  const share = (value: number, from: number, until: number): number =>
    Math.min(1, Math.max(0, (value - from) / (until - from)));
  const target = pointOutOf(ahead, [
    to.x0 + share(x, usual.x0, usual.x1) * (to.x1 - to.x0),
    0,
    to.z0 + share(z, usual.z0, usual.z1) * (to.z1 - to.z0),
  ]);
  const [dx, dz] = [target[0] - root.positionM[0], target[2] - root.positionM[2]];
  return [root, ...rest].map((thing) => {
    const [px, py, pz] = thing.positionM;
    return { ...thing, positionM: [px + dx, py, pz + dz] };
  });
}

/** Under keys of their own. */
function renamed(
  things: readonly ComposedThing[],
  taken: Set<string>,
  random: Random,
): readonly ComposedThing[] {
  const old = new Set(things.map(({ key }) => key));
  const names = new Map([...old].map((key) => [key, drawKey(taken, random)]));
  return things.map((thing) => ({
    ...thing,
    key: names.get(thing.key)!,
    on: thing.on === null ? null : (names.get(thing.on) ?? thing.on),
  }));
}

/** What is new and sound: in the strip, on what holds it, in nothing else, on dry land. */
function soundOf(plan: GrowthPlan, scene: SceneComposition, held: ReadonlySet<string>): SceneComposition {
  const waters = new Set(scene.things.filter(({ thing }) => thing === 'water').map(({ key }) => key));
  const isIn = ({ positionM, on, thing }: ComposedThing): boolean => {
    const [x, , z] = pointInto(plan.ahead, positionM);
    if (!contains(plan.strip, x, z, 0.35)) return false;
    if (on !== null && waters.has(on)) return true;
    return thing === 'water' || !isWater(scene.things, positionM[0], positionM[2]);
  };
  const out = scene.things.filter((thing) => !held.has(thing.key) && (isPlace(thing.thing) || !isIn(thing)));
  let things = without(
    scene.things,
    out.map(({ key }) => key),
    held,
  );
  for (;;) {
    const pairs = collisions({ things }).map(({ a, b }) => (held.has(b) ? a : b));
    const bad = [...pairs, ...floating({ things })].filter((key) => !held.has(key));
    if (bad.length === 0) return { ...scene, things };
    things = without(things, bad, held);
  }
}

function without(
  things: readonly ComposedThing[],
  keys: readonly string[],
  held: ReadonlySet<string>,
): readonly ComposedThing[] {
  const gone = withDependents(things, keys, held);
  return things.filter(({ key }) => !gone.has(key));
}

/** The strip about the place's own origin, as clean-up has it. */
function stripOf({ ahead, strip, place }: GrowthPlan): Bounds {
  const corners = [
    [strip.x0, strip.z0],
    [strip.x1, strip.z1],
  ].map(([x, z]) => pointInto(ownFrame(place.world), pointOutOf(ahead, [x!, 0, z!])));
  const [xs, zs] = [corners.map(([x]) => x), corners.map(([, , z]) => z)];
  return { x0: Math.min(...xs), x1: Math.max(...xs), z0: Math.min(...zs), z1: Math.max(...zs) };
}

/** @param found one scene a view, about that view's origin. Same input, same output, on every machine. */
export function fillGrowth(
  plan: GrowthPlan,
  found: readonly SceneComposition[],
  options: FillOptions,
): SceneComposition {
  const { facts, isMoreAsked, seed } = options;
  const { place, strip } = plan;
  const random = new Random(seed);
  const taken = new Set(place.things.map(({ key }) => key));
  const fresh: ComposedThing[] = plan.continued.map((thing) => ({
    ...thing,
    key: drawKey(taken, random),
    seed: random.integer(0, 65535),
  }));
  if (!plan.isWet) {
    const { inStrip, elsewhere } = sorted(plan, found, admits(plan, options));
    fresh.push(...renamed(inStrip, taken, random));
    const each = EACH_M2[kindOf(place.world.setting)];
    const wanted = Math.min(MOST_ROOTS, Math.max(2, Math.round(areaM2(strip) / each)));
    const lacking = wanted - fresh.filter(isRoot).length;
    [...random.shuffle(elsewhere), ...random.shuffle(byGrammar(plan, options, random))]
      .slice(0, Math.max(0, lacking))
      .forEach(({ group, view }, i) => {
        const to = plan.clearings[i % plan.clearings.length]!;
        fresh.push(...renamed(broughtIn(plan, group, view, to), taken, random));
      });
  }
  const held = new Set(place.things.map(({ key }) => key));
  const all: SceneComposition = { ...place, things: [...place.things, ...fresh] };
  const about = aboutOrigin(all);
  const { composition } = cleanUp(about, {
    wish: facts,
    held,
    isCameraHeld: true,
    isWorldHeld: true,
    isMoreAsked,
    within: stripOf(plan),
    seed,
  });
  return soundOf(plan, backFromOrigin(all, about, composition), held);
}

/** What is there, seen from a view: for those who look on. */
export const seenFrom = (plan: GrowthPlan, view: number, found: SceneComposition): SceneComposition => {
  const { frame, scene } = plan.views[view]!;
  const held = new Set(scene.things.map(({ key }) => key));
  const fresh = found.things.filter(({ key }) => !held.has(key)).map((thing) => thingOutOf(frame, thing));
  return { ...plan.place, things: [...plan.place.things, ...fresh] };
};
