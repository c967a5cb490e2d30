/** What a place did not bring of its own accord is placed now: first what stands for itself, then what stands by something. */
import type { Relation } from '../../composition/facts.ts';
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

/** The same said of the other. */
const INVERSE: Partial<Readonly<Record<Relation, Relation>>> = {
  beside: 'beside',
  'left of': 'right of',
  'right of': 'left of',
  behind: 'in front of',
  'in front of': 'behind',
};

/** Where there is no room by the object, the subject takes a good spot and the object comes to it. */
function swap(draft: Draft, unit: WishUnit, relation: Relation, object: ComposedThing): boolean {
  const inverse = INVERSE[relation];
  const other = draft.units.units.find(({ key }) => key === object.key);
  const isBound = draft.things.some(({ on }) => on === object.key) || other === undefined;
  const isSaid = (draft.wish.relations ?? []).filter(
    (r) => r.object === other?.factIndex || r.subject === other?.factIndex,
  );
  if (inverse === undefined || isBound || isSaid.length > 1) return false;
  const piece = draft.draw(unit.fact.thing, { unit });
  if (piece === null) return false;
  const isOpen = other.fact.variant === null;
  const again = draft.draw(object.thing, { unit: other, ...(isOpen ? { variant: object.variant } : {}) });
  if (again === null) return false;
  draft.undo(object, again);
  const placed = placeWished(draft, piece);
  if (placed !== null && placeRelated(draft, again, inverse, placed) !== null) return true;
  placeWished(draft, again);
  return true;
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
        if (units.length === 1 && objects.length === 1) swap(draft, unit, relation, objects[0]!);
      });
    }
  }
  for (const unit of draft.units.waiting()) place(draft, unit);
}
