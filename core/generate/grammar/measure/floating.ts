/** Things that nothing holds up. */
import type { ComposedThing, SceneComposition } from '../../composition/scene-composition.ts';
import { thingFacts } from '../../vocabulary/catalogue.ts';
import { heightOverlap, planOverlap } from '../layout/box.ts';
import { isGroundLayer } from '../layout/layers.ts';
import { wholeBox } from '../layout/solids.ts';
import { HIGH_SEAT_M } from '../layout/seating.ts';
import { surfaceHeightM } from '../layout/surfaces.ts';

/** Farther than this from its support is floating, metres. */
export const FLOATING_M = 0.02;

const near = (a: number, b: number): boolean => Math.abs(a - b) <= FLOATING_M + 1e-6;

/** Is the thing held by its host? */
function isHeld(thing: ComposedThing, host: ComposedThing): boolean {
  const { family, support } = thingFacts(thing.thing);
  const [box, hostBox] = [wholeBox(thing), wholeBox(host)];
  const overlap = planOverlap(box, hostBox);
  const touches = overlap >= -FLOATING_M - 1e-6;
  if (support === 'opening')
    return touches && box.y0 >= hostBox.y0 - FLOATING_M && box.y1 <= hostBox.y1 + FLOATING_M;
  if (support === 'wall' && thingFacts(host.thing).family === 'architecture' && host.thing !== 'arch') {
    return touches && heightOverlap(box, hostBox) > 0;
  }
  if (support === 'ceiling') {
    if (near(box.y1, hostBox.y0) && overlap > 0) return true;
    if (host.thing === 'arch') return overlap > 0 && near(box.y1, hostBox.y0 + 0.75 * host.sizeM[1]);
    // on a bracket of a façade
    return touches && heightOverlap(box, hostBox) > 0;
  }
  if (!touches) return false;
  if (family === 'figure' && thing.variant === 'sitting') {
    // feet on the floor that the seat stands on, or hanging from a high stool
    const seat = surfaceHeightM(host);
    const isHigh = seat > HIGH_SEAT_M && box.y0 > hostBox.y0 && box.y0 < hostBox.y0 + seat;
    if (near(box.y0, hostBox.y0) || isHigh) return true;
  }
  if (thing.thing === 'umbrella' && thingFacts(host.thing).family === 'figure')
    return heightOverlap(box, hostBox) > 0;
  if (host.thing === 'water') return box.y0 <= hostBox.y1 + FLOATING_M && box.y1 > hostBox.y1;
  if (host.thing === 'rug' && near(box.y0, hostBox.y0)) return true;
  if (host.thing === 'house') return heightOverlap(box, hostBox) > 0;
  return near(box.y0, hostBox.y0 + surfaceHeightM(host));
}

function isFloating(thing: ComposedThing, composition: Pick<SceneComposition, 'things'>): boolean {
  const { support } = thingFacts(thing.thing);
  if (thing.on !== null) {
    const host = composition.things.find(({ key }) => key === thing.on);
    return host === undefined || !isHeld(thing, host);
  }
  // the ground itself may lie lower, never higher than what stands on it
  if (support === 'none')
    return isGroundLayer(thing.thing) && thing.thing !== 'ceiling' && thing.positionM[1] > FLOATING_M;
  if (support === 'wall' || support === 'opening' || support === 'ceiling') return true;
  return !near(thing.positionM[1], 0);
}

/** Keys of the things whose base is not on what holds them. */
export const floating = (composition: Pick<SceneComposition, 'things'>): readonly string[] =>
  composition.things.filter((thing) => isFloating(thing, composition)).map(({ key }) => key);
