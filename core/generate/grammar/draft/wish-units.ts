/** Wished things one by one: who is still to come, and which classes are closed to everything else. */
import { thingFacts, type ThingId } from '../../vocabulary/catalogue.ts';
import type { ThingFact } from '../../composition/facts.ts';
import type { Wish } from '../wish.ts';

/** The place itself: words say how it is, hardly how many there are. Defaults of these classes always stay. */
export const SHELLS: ReadonlySet<ThingId> = new Set<ThingId>([
  'wall',
  'floor',
  'ceiling',
  'ground',
  'road',
  'pavement',
  'facade',
  'water',
  'hill',
  'mountain',
  'dune',
]);

/** More than this of one fact are never placed one by one. */
const MOST = 12;

export interface WishUnit {
  readonly factIndex: number;
  readonly fact: ThingFact;
  /** Subject of a relation: it waits for its object. */
  readonly isDeferred: boolean;
  /** Key of the thing that fulfils it. */
  key: string | null;
}

export class WishUnits {
  readonly units: readonly WishUnit[];
  /** Facts without an exact count: any further thing of the class takes after them. */
  private readonly open = new Map<ThingId, ThingFact>();
  private readonly counted = new Set<ThingId>();
  private readonly families = new Set<string>();

  constructor(wish: Wish) {
    const facts = wish.things ?? [];
    const subjects = new Set((wish.relations ?? []).map(({ subject }) => subject));
    this.units = facts.flatMap((fact, factIndex) => {
      const isShell = SHELLS.has(fact.thing);
      if (fact.count === null || isShell) this.open.set(fact.thing, fact);
      else this.counted.add(fact.thing);
      const { family } = thingFacts(fact.thing);
      if (family === 'figure' || family === 'vehicle') this.families.add(family);
      const count = Math.min(MOST, fact.count ?? (fact.many ? 3 : 2));
      return Array.from({ length: count }, () => ({
        factIndex,
        fact,
        isDeferred: subjects.has(factIndex) && !isShell,
        key: null,
      }));
    });
  }

  /** The next unit of the class that a setting may place; null when it has none, 'closed' when it may place none at all. */
  next(thing: ThingId): WishUnit | null | 'closed' {
    const unit = this.units.find((u) => u.fact.thing === thing && u.key === null && !u.isDeferred);
    if (unit !== undefined) return unit;
    if (this.open.has(thing)) return null;
    if (this.counted.has(thing)) return 'closed';
    return this.families.has(thingFacts(thing).family) ? 'closed' : null;
  }

  /** What further things of the class take after, where words left their number open. */
  openFact(thing: ThingId): ThingFact | null {
    return this.open.get(thing) ?? null;
  }

  isCounted(thing: ThingId): boolean {
    return this.counted.has(thing);
  }

  isWished(thing: ThingId): boolean {
    return this.open.has(thing) || this.counted.has(thing);
  }

  waiting(): readonly WishUnit[] {
    return this.units.filter(({ key }) => key === null);
  }
}
