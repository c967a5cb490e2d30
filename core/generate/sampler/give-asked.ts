/**
 * What words say outright need not be found again by sampling: classes that are asked for are given one to a slot, from the first on,
 * and setting, hour, weather and mood to the place. Half of the training is like that. All else is the flow's.
 */
import type { ComposedWorld } from '../composition/scene-composition.ts';
import {
  CLASS_CHOICES,
  GLOBAL_GROUPS,
  groupOf,
  ROW_WIDTH,
  SLOT_GROUPS,
  type Group,
} from '../latent/index.ts';
import type { ThingId } from '../vocabulary/catalogue.ts';
import type { HeldLatent } from './locks.ts';

export type GivenPlace = Partial<Pick<ComposedWorld, 'setting' | 'timeOfDay' | 'weather' | 'mood'>>;

function give(held: HeldLatent, row: number, { offset, width, peak }: Group, choice: number): void {
  const at = row * ROW_WIDTH + offset;
  held.values.fill(0, at, at + width);
  held.values[at + choice] = peak;
  held.known.fill(1, at, at + width);
}

/**
 * Writes into `held`, whose first slots are free.
 * @throws RangeError for more classes than free slots.
 */
export function giveAsked(held: HeldLatent, named: readonly ThingId[], place: GivenPlace): void {
  const classGroup = groupOf(SLOT_GROUPS, 'class');
  const slots = held.values.length / ROW_WIDTH - 1;
  const taken = new Set([...held.exact.keys(), ...held.keys.keys()]);
  if (named.length > slots - taken.size)
    throw new RangeError(`named: ${named.length} things do not fit into ${slots - taken.size} free slots`);
  named.forEach((thing, slot) => give(held, 1 + slot, classGroup, CLASS_CHOICES.indexOf(thing)));
  for (const [name, value] of Object.entries(place)) {
    const group = groupOf(GLOBAL_GROUPS, name);
    give(held, 0, group, group.choices.indexOf(value));
  }
}
