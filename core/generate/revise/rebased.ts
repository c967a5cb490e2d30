/**
 * A change that was found for a scene as it stood, put onto the scene as it stands now: hands may have worked in it meanwhile. What only
 * one of the two touched is taken from it; what both touched is not decided here, but refused.
 */
import type { ComposedThing, ComposedWorld, SceneComposition } from '../composition/scene-composition.ts';
import type { SceneInWords } from './composition-of.ts';
import { faultyKeys } from './faults.ts';

/** Why a change does not fit the scene any more, as the end of a sentence: "the chair was changed meanwhile". */
export class ChangedMeanwhileError extends Error {}

const alike = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Of three states the one that both sides can live with. @throws ChangedMeanwhileError where both changed it, and not to the same. */
function merged<T>(before: T, found: T, now: T, name: string): T {
  if (alike(before, now) || alike(found, now)) return found;
  if (alike(before, found)) return now;
  throw new ChangedMeanwhileError(`${name} was changed meanwhile`);
}

const byKey = ({ things }: SceneComposition): ReadonlyMap<string, ComposedThing> =>
  new Map(things.map((thing) => [thing.key, thing]));

function mergedWorld(before: ComposedWorld, found: ComposedWorld, now: ComposedWorld): ComposedWorld {
  const fields = Object.keys(now) as (keyof ComposedWorld)[];
  const entries = fields.map((field) => [
    field,
    merged(before[field], found[field], now[field], 'the place'),
  ]);
  return Object.fromEntries(entries) as unknown as ComposedWorld;
}

/**
 * @param before the scene that the change was found for.
 * @param found what it was changed to.
 * @param now the scene as it stands.
 * @throws ChangedMeanwhileError where both touched the same thing, where what is to change was locked meanwhile, and where the two
 * together would stand in each other or on nothing.
 */
export function rebased(
  before: SceneComposition,
  found: SceneComposition,
  { composition: now, locked }: Pick<SceneInWords, 'composition' | 'locked'>,
): SceneComposition {
  const [were, will, are] = [byKey(before), byKey(found), byKey(now)];
  const keys = new Set([...are.keys(), ...will.keys()]);
  const things: ComposedThing[] = [];
  for (const key of keys) {
    const [was, next, is] = [were.get(key), will.get(key), are.get(key)];
    const name = `the ${(is ?? next)!.thing}`;
    if (locked.has(key) && !alike(was, next)) throw new ChangedMeanwhileError(`${name} was locked meanwhile`);
    const thing = merged(was, next, is, name);
    if (thing !== undefined) things.push(thing);
  }
  const present = new Set(things.map(({ key }) => key));
  const bare = things.find(({ on }) => on !== null && !present.has(on));
  if (bare !== undefined)
    throw new ChangedMeanwhileError(`what the ${bare.thing} stands on was taken away meanwhile`);
  const result = { world: mergedWorld(before.world, found.world, now.world), things, camera: now.camera };
  const known = new Set([...faultyKeys(found), ...faultyKeys(now)]);
  const fault = [...faultyKeys(result)].find((key) => !known.has(key));
  if (fault !== undefined) {
    const { thing } = things.find(({ key }) => key === fault)!;
    throw new ChangedMeanwhileError(`the ${thing} has no room any more`);
  }
  return result;
}
