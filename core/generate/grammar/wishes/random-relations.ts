/** How wished things stand to each other, as people would say it. */
import { RELATIONS, type Relation, type RelationFact, type ThingFact } from '../../composition/facts.ts';
import type { Random } from '../random.ts';
import { canRelate } from './can-relate.ts';

/** How often each is said where it can be. */
const SAID: Readonly<Record<Relation, number>> = {
  on: 6,
  under: 3,
  beside: 1.2,
  'left of': 0.8,
  'right of': 0.8,
  behind: 0.8,
  'in front of': 0.8,
  facing: 1.4,
  against: 2.5,
};

export function drawRelations(things: readonly ThingFact[], random: Random): readonly RelationFact[] {
  const count =
    things.length < 2
      ? 0
      : random.weighted([
          [0, 5],
          [1, 5.5],
          [2, 1.2],
        ] as const);
  const drawn: RelationFact[] = [];
  while (drawn.length < count) {
    const able: [RelationFact, number][] = [];
    things.forEach((a, subject) => {
      // one relation a subject, and no rings
      if (drawn.some((r) => r.subject === subject || r.object === subject)) return;
      things.forEach((b, object) => {
        if (subject === object || drawn.some((r) => r.subject === object)) return;
        for (const relation of RELATIONS) {
          if (canRelate(a, relation, b)) able.push([{ subject, relation, object }, SAID[relation]]);
        }
      });
    });
    if (able.length === 0) break;
    drawn.push(random.weighted(able));
  }
  return drawn;
}
