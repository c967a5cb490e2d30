/** Which relations anybody would say of two things, and which can be. */
import type { Relation, ThingFact } from '../../composition/facts.ts';
import { thingFacts, type ThingFacts, type ThingId } from '../../vocabulary/catalogue.ts';
import { SHELLS } from '../draft/wish-units.ts';
import { isGroundLayer } from '../layout/layers.ts';
import { isSeat } from '../layout/seating.ts';
import { isSurface } from '../layout/surfaces.ts';

/** People leave these lying on seats and beds. */
const LEFT_ON_SEATS: ReadonlySet<ThingId> = new Set<ThingId>([
  'book',
  'laptop',
  'telephone',
  'radio',
  'box',
  'shoe',
]);
const TABLES: ReadonlySet<ThingId> = new Set<ThingId>(['table', 'desk', 'coffee table']);
/** One can be under them: tables apart, these are above heads. */
const COVERS: ReadonlySet<ThingId> = new Set<ThingId>([
  'umbrella',
  'street lamp',
  'pendant lamp',
  'chandelier',
  'bare bulb',
  'arch',
  'broadleaf tree',
  'bare tree',
  'palm',
  'bridge',
  'fluorescent tube',
  'stage light',
]);
const FACES: ReadonlySet<ThingId> = new Set<ThingId>(['wall', 'facade', 'fence']);
const LAID: ReadonlySet<ThingId> = new Set<ThingId>(['rug', 'pavement', 'road']);

const longest = ({ typicalSizeM: [x, y, z] }: ThingFacts): number => Math.max(x, y, z);
const isGiant = (f: ThingFacts): boolean => f.typicalSizeM[0] > 12 || f.typicalSizeM[1] > 20;

function canBeOn(a: ThingFact, b: ThingFact, fa: ThingFacts, fb: ThingFacts): boolean {
  const isFigure = fa.family === 'figure';
  if (a.count === null || a.count > 4) return false;
  if (fa.support === 'wall') return b.thing === 'wall' || b.thing === 'facade';
  if (LAID.has(b.thing)) {
    if (isGroundLayer(a.thing) || fa.support !== 'floor') return false;
    const isLoose = isFigure || fa.family === 'prop' || fa.family === 'street';
    return b.thing === 'rug' ? isLoose && longest(fa) < 2 && a.count < 3 : longest(fa) < 6;
  }
  if (isFigure) {
    return isSeat(b.thing) && (a.variant === null || a.variant === 'sitting') && a.count <= (b.count ?? 1);
  }
  return (
    fa.support === 'surface' &&
    a.thing !== 'chimney' &&
    isSurface(b.thing) &&
    fb.typicalSizeM[1] < 1.6 &&
    (!isSeat(b.thing) || LEFT_ON_SEATS.has(a.thing)) &&
    fb.typicalSizeM[0] > 1.5 * fa.typicalSizeM[0]
  );
}

function canBeUnder(a: ThingFact, b: ThingFact, fa: ThingFacts): boolean {
  const isFigure = fa.family === 'figure';
  const [w, h] = fa.typicalSizeM;
  if (a.count !== 1 || isGroundLayer(a.thing) || isGroundLayer(b.thing)) return false;
  if (TABLES.has(b.thing)) {
    return !isFigure && fa.minSizeM[1] < 0.3 && w < 0.6 && fa.family !== 'practical' && a.size !== 'large';
  }
  if (!COVERS.has(b.thing) || a.thing === 'umbrella') return false;
  if (b.thing === 'umbrella') return isFigure;
  return fa.support === 'floor' && w < (b.thing === 'bridge' ? 3 : 2) && h < 1.9;
}

/** @param a the one that is spoken of, `b` the one that it stands by. */
export function canRelate(a: ThingFact, relation: Relation, b: ThingFact): boolean {
  const [fa, fb] = [thingFacts(a.thing), thingFacts(b.thing)];
  if (a.thing === b.thing || SHELLS.has(a.thing) || (b.count ?? 3) > 4 || isGiant(fa)) return false;
  if (relation === 'on') return canBeOn(a, b, fa, fb);
  if (relation === 'under') return canBeUnder(a, b, fa);
  const count = a.count ?? Infinity;
  const loose = fa.support === 'floor' || fa.support === 'surface';
  const isFigure = fa.family === 'figure';
  if (relation === 'against') {
    return !isFigure && loose && fa.typicalSizeM[1] > 0.3 && count < 4 && FACES.has(b.thing);
  }
  const stands = fb.support === 'floor' || fb.support === 'surface';
  if (!loose || !stands || isGroundLayer(a.thing) || isGroundLayer(b.thing)) return false;
  if (isGiant(fb) && relation !== 'in front of') return false;
  if (relation === 'facing') {
    const hasFace = isFigure || fa.family === 'vehicle' || /chair|sofa/.test(a.thing);
    return hasFace && count < (isFigure ? 4 : 3) && (isFigure || longest(fb) > 0.5);
  }
  // of two things the larger one is what the other is told by
  const isTold = longest(fa) < 3 * longest(fb) || isFigure;
  return fa.support === fb.support && count < 3 && isTold && (a.variant !== 'sitting' || !isFigure);
}
