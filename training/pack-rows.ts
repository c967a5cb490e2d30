/** Rows of a composition as small integers: what shards hold. Their order is the layout's. */
import type { ComposedThing, SceneComposition } from '../core/generate/composition/scene-composition.ts';
import { exists, globalCode, standardised, thingCode, type RowCode } from '../core/generate/latent/code.ts';
import { GLOBAL_GROUPS, SLOT_GROUPS, type Group } from '../core/generate/latent/layout.ts';
import type { Vec3 } from '../core/math/vec3.ts';

/** Standardised numbers are stored as whole multiples of 1/2048 within ±15.99. */
export const STEPS_PER_UNIT = 2048;

export interface PackedRow {
  readonly choices: readonly number[];
  readonly flags: readonly number[];
  readonly reals: readonly number[];
}

const stored = (x: number): number => Math.max(-32767, Math.min(32767, Math.round(x * STEPS_PER_UNIT)));

function pack(groups: readonly Group[], code: RowCode): PackedRow {
  const choices: number[] = [];
  const flags: number[] = [];
  const reals: number[] = [];
  for (const group of groups) {
    const value = exists(group, code) ? code[group.name] : undefined;
    if (group.kind === 'category') choices.push((value as number | undefined) ?? 0);
    else if (group.kind === 'flag') flags.push(value === true ? 1 : 0);
    else if (value === undefined) reals.push(...Array.from({ length: group.width }, () => 0));
    else reals.push(...standardised(group, value as readonly number[]).map(stored));
  }
  return { choices, flags, reals };
}

export const packGlobal = (scene: SceneComposition): PackedRow => pack(GLOBAL_GROUPS, globalCode(scene));
export const packThing = (
  thing: ComposedThing,
  byKey: ReadonlyMap<string, ComposedThing>,
  extentM: Vec3,
): PackedRow => pack(SLOT_GROUPS, thingCode(thing, byKey, extentM));
