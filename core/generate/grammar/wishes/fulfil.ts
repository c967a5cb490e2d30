/** What a place did not bring of its own accord is placed now: first what stands for itself, then what stands by something. */
import type { ComposedThing } from '../../composition/scene-composition.ts';
import type { Draft } from '../draft/draft.ts';
import type { WishUnit } from '../draft/wish-units.ts';
import { placeRelated } from './place-related.ts';
import { placeWished } from './place-wished.ts';

/** Things that fulfil a fact, first come first. */
const placedOf = (draft: Draft, factIndex: number): readonly ComposedThing[] =>
  draft.units.units
    .filter((unit) => unit.factIndex === factIndex && unit.key !== null)
    .map((unit) => draft.thing(unit.key!))
    .filter((thing) => thing !== null);

function place(draft: Draft, unit: WishUnit): void {
  const piece = draft.draw(unit.fact.thing, { unit });
  if (piece !== null) placeWished(draft, piece);
}

/** Kind of pose that a relation to a seat asks for. */
function poseOn(unit: WishUnit, object: ComposedThing): { readonly variant?: string } {
  const isSitting = ['chair', 'armchair', 'sofa', 'bench', 'stool', 'bed', 'office chair'].includes(
    object.thing,
  );
  return ['man', 'woman', 'child'].includes(unit.fact.thing) && isSitting ? { variant: 'sitting' } : {};
}

export function fulfil(draft: Draft): void {
  const relations = draft.wish.relations ?? [];
  for (const unit of draft.units.waiting()) if (!unit.isDeferred) place(draft, unit);
  // a subject may be the object of another relation: what is ready goes first
  let open = [...relations];
  for (let round = 0; round <= relations.length && open.length > 0; round++) {
    const ready = open.filter(({ object }) => placedOf(draft, object).length > 0);
    if (ready.length === 0) break;
    open = open.filter((relation) => !ready.includes(relation));
    for (const { subject, relation, object } of ready) {
      const objects = placedOf(draft, object);
      const units = draft.units.units.filter((unit) => unit.factIndex === subject && unit.key === null);
      units.forEach((unit, i) => {
        for (let k = 0; k < objects.length; k++) {
          const target = objects[(i + k) % objects.length]!;
          const piece = draft.draw(unit.fact.thing, {
            unit,
            ...(relation === 'on' ? poseOn(unit, target) : {}),
          });
          if (piece !== null && placeRelated(draft, piece, relation, target) !== null) return;
        }
      });
    }
  }
  for (const unit of draft.units.waiting()) place(draft, unit);
}
