/** One thing, or the place, as the choices, flags and standardised numbers of its row: what rows are written from and shards hold. */
import type { ComposedThing, SceneComposition } from '../composition/scene-composition.ts';
import { sub, type Vec3 } from '../../math/vec3.ts';
import { thingFacts } from '../vocabulary/catalogue.ts';
import type { Finish } from '../vocabulary/thing-class.ts';
import { CLASS_CHOICES, FINISH_CHOICES, GLOBAL_GROUPS, SUPPORT_CHOICES, type Group } from './layout.ts';
import { oklabFromRgb } from './oklab.ts';
import {
  airNumbers,
  bearingNumbers,
  extentNumbers,
  focalNumbers,
  lightNumbers,
  offsetNumbers,
  placeNumbers,
  scatterNumbers,
  sizeNumbers,
} from './real-values.ts';

/** By group name: number of the choice, yes or no, or numbers before standardising. Missing groups say nothing. */
export type RowCode = Readonly<Record<string, number | boolean | readonly number[]>>;

/** @throws RangeError for a name that is not a choice. */
function choice(choices: readonly string[], name: string, field: string): number {
  const index = choices.indexOf(name);
  if (index < 0) throw new RangeError(`${field}: "${name}" is not one of the latent's choices`);
  return index;
}

function finishCode(finish: Finish | null, part: 'body' | 'accent'): RowCode {
  if (finish === null) return { [part]: 0 };
  const coded = {
    [part]: choice(FINISH_CHOICES, finish.substance, `${part}.substance`),
    [`${part}Colored`]: finish.color !== null,
  };
  return finish.color === null ? coded : { ...coded, [`${part}Color`]: oklabFromRgb(finish.color) };
}

function supportCode(thing: ComposedThing, held: ComposedThing | undefined): RowCode {
  if (held === undefined) return { support: 0 };
  return {
    support: choice(SUPPORT_CHOICES, thingFacts(held.thing).family, 'on'),
    offset: offsetNumbers(sub(thing.positionM, held.positionM)),
  };
}

/** @param byKey all things of the composition. @param extentM of the place. */
export function thingCode(
  thing: ComposedThing,
  byKey: ReadonlyMap<string, ComposedThing>,
  extentM: Vec3,
): RowCode {
  const { light, scatter } = thing;
  return {
    class: choice(CLASS_CHOICES, thing.thing, 'thing'),
    variant: Math.max(0, thingFacts(thing.thing).variants.indexOf(thing.variant)),
    ...supportCode(thing, thing.on === null ? undefined : byKey.get(thing.on)),
    ...finishCode(thing.body, 'body'),
    ...finishCode(thing.accent, 'accent'),
    lit: light !== null,
    scattered: scatter !== null,
    place: placeNumbers(thing.positionM, extentM),
    yaw: bearingNumbers(thing.yawDeg),
    size: sizeNumbers(thing.thing, thing.sizeM),
    shape: thing.shape,
    ...(light === null ? {} : { light: lightNumbers(light) }),
    ...(scatter === null ? {} : { scatter: scatterNumbers(scatter) }),
  };
}

export function globalCode({ world, camera }: SceneComposition): RowCode {
  const at = (name: string, value: string): number =>
    choice(GLOBAL_GROUPS.find((g) => g.name === name)!.choices, value, `world.${name}`);
  return {
    setting: at('setting', world.setting),
    timeOfDay: at('timeOfDay', world.timeOfDay),
    weather: at('weather', world.weather),
    mood: at('mood', world.mood),
    extent: extentNumbers(world.extentM),
    heading: bearingNumbers(world.headingDeg),
    air: airNumbers(world),
    cameraPosition: placeNumbers(camera.positionM, world.extentM),
    cameraTarget: placeNumbers(camera.targetM, world.extentM),
    focalLength: focalNumbers(camera),
  };
}

const isSaying = (value: RowCode[string] | undefined): boolean =>
  value === true || (typeof value === 'number' && value > 0);

/** Whether a group's numbers mean anything in this row. */
export const exists = ({ when }: Group, code: RowCode): boolean => when === null || isSaying(code[when]);

/** Standardised numbers of a real group. */
export const standardised = ({ mean, spread }: Group, numbers: readonly number[]): readonly number[] =>
  numbers.map((x, i) => (x - mean[i]!) / spread[i]!);

export const plain = ({ mean, spread }: Group, numbers: readonly number[]): readonly number[] =>
  numbers.map((x, i) => x * spread[i]! + mean[i]!);

/** Writes a row of the latent; `into` is zero before. */
export function writeRow(groups: readonly Group[], code: RowCode, into: Float32Array): void {
  for (const group of groups) {
    const value = code[group.name];
    if (value === undefined || !exists(group, code)) continue;
    if (group.kind === 'category') into[group.offset + (value as number)] = group.peak;
    else if (group.kind === 'flag') into[group.offset] = value === true ? 1 : -1;
    else into.set(standardised(group, value as readonly number[]), group.offset);
  }
}
