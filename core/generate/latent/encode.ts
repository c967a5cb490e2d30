/** From a composition to the latent that the flow runs over. */
import { MAX_THINGS, type ComposedThing, type SceneComposition } from '../composition/scene-composition.ts';
import type { ThingId } from '../vocabulary/catalogue.ts';
import { globalCode, thingCode, writeRow } from './code.ts';
import { GLOBAL_GROUPS, ROW_WIDTH, SLOT_GROUPS } from './layout.ts';
import { inSlotOrder } from './order.ts';

export interface EncodeOptions {
  /** Classes that the prompt speaks of: their slots come first. */
  readonly first?: ReadonlySet<ThingId>;
  /** Slots to write, as many as there are things at least; 64 unless given. */
  readonly slots?: number;
  /** Keys of things that stand at the end of the slots, as held things do while the rest is sampled. */
  readonly last?: ReadonlySet<string>;
}

export interface EncodedComposition {
  /** (1 + slots) × `ROW_WIDTH`, row-major; row 0 is the place. */
  readonly latent: Float32Array;
  readonly slots: number;
  /** The thing in each slot, null in empty ones. */
  readonly things: readonly (ComposedThing | null)[];
}

/** @throws RangeError for more things than slots, or a class, substance or setting that the layout has not. */
export function encodeComposition(
  composition: SceneComposition,
  { first, slots = MAX_THINGS, last = new Set() }: EncodeOptions = {},
): EncodedComposition {
  const { things, world } = composition;
  if (things.length > slots) throw new RangeError(`things: ${things.length} do not fit into ${slots} slots`);
  const ordered = inSlotOrder(things, first);
  const head = ordered.filter(({ key }) => !last.has(key));
  const tail = ordered.filter(({ key }) => last.has(key));
  const empty = Array.from({ length: slots - things.length }, () => null);
  const slotThings = [...head, ...empty, ...tail];

  const latent = new Float32Array((1 + slots) * ROW_WIDTH);
  const rowAt = (i: number): Float32Array => latent.subarray(i * ROW_WIDTH, (i + 1) * ROW_WIDTH);
  writeRow(GLOBAL_GROUPS, globalCode(composition), rowAt(0));
  const byKey = new Map(things.map((thing) => [thing.key, thing]));
  slotThings.forEach((thing, i) => {
    const code = thing === null ? { class: 0 } : thingCode(thing, byKey, world.extentM);
    writeRow(SLOT_GROUPS, code, rowAt(i + 1));
  });
  return { latent, slots, things: slotThings };
}
