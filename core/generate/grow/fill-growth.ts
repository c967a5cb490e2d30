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
import { collisions, floating, Random } from '../grammar/index.ts';
import type { Bounds } from '../grammar/draft/occupancy.ts';
import { drawKey } from '../grammar/keys.ts';
import { thingFacts } from '../vocabulary/catalogue.ts';
import { areaM2, contains } from './footprint.ts';
import { isWater } from './land.ts';
import type { GrowthPlan } from './plan-growth.ts';

export interface FillOptions {
  /** What words say of the new part. */
  readonly facts: SceneFacts;
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
  readonly elsewhere: readonly { readonly group: Group; readonly view: number }[];
}

function sorted(plan: GrowthPlan, found: readonly SceneComposition[]): Found {
  const inStrip: ComposedThing[] = [];
  const elsewhere: { group: Group; view: number }[] = [];
  const rows = new Set(plan.continued.map(({ thing }) => thing));
  found.forEach(({ things }, view) => {
    const { frame, scene } = plan.views[view]!;
    const held = new Set(scene.things.map(({ key }) => key));
    const fresh = things.filter(({ key }) => !held.has(key)).map((thing) => thingOutOf(frame, thing));
    const own = fresh.filter(({ thing }) => !isPlace(thing));
    const isIn = ({ positionM }: ComposedThing): boolean => {
      const [x, , z] = pointInto(plan.ahead, positionM);
      return contains(plan.strip, x, z);
    };
    for (const group of groupsOf(fresh)) {
      // what goes on in rows goes on by itself
      if (rows.has(group.root.thing) && group.root.thing !== 'car') continue;
      if (isIn(group.root)) inStrip.push(group.root, ...group.rest);
      else elsewhere.push({ group, view });
    }
    const isHung = ({ thing }: ComposedThing): boolean =>
      ['wall', 'opening', 'ceiling'].includes(thingFacts(thing).support);
    for (const thing of own) if (isHung(thing) && !rows.has(thing.thing) && isIn(thing)) inStrip.push(thing);
  });
  return { inStrip, elsewhere };
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
  { facts, isMoreAsked, seed }: FillOptions,
): SceneComposition {
  const { place, strip } = plan;
  const random = new Random(seed);
  const taken = new Set(place.things.map(({ key }) => key));
  const fresh: ComposedThing[] = plan.continued.map((thing) => ({
    ...thing,
    key: drawKey(taken, random),
    seed: random.integer(0, 65535),
  }));
  if (!plan.isWet) {
    const { inStrip, elsewhere } = sorted(plan, found);
    fresh.push(...renamed(inStrip, taken, random));
    const each = EACH_M2[kindOf(place.world.setting)];
    const wanted = Math.min(MOST_ROOTS, Math.max(2, Math.round(areaM2(strip) / each)));
    const lacking = wanted - fresh.filter(isRoot).length;
    random
      .shuffle(elsewhere)
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
