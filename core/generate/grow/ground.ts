/** Ground under what a place grows by: layers that reach its border go on beyond it. The border is ahead, towards −z. */
import type { ComposedThing } from '../composition/scene-composition.ts';
import type { ThingId } from '../vocabulary/catalogue.ts';
import { thingFacts } from '../vocabulary/catalogue.ts';
import { footprint, isStraight, runsAlongZ, stretched } from './footprint.ts';
import type { Growing } from './growing.ts';

/** Ground that is seen beyond what stands on it, metres. */
const BEYOND_M = 60;
/** A layer that ends this far before the border reaches it, metres. */
const SHORT_M = 1.5;
/** Shorter pieces are left out, metres. */
const LEAST_M = 0.01;

const WAYS: ReadonlySet<ThingId> = new Set<ThingId>(['road', 'pavement']);
const GROUNDS: ReadonlySet<ThingId> = new Set<ThingId>(['ground', 'floor', 'road', 'pavement', 'water']);

/** By how much the layer has to go on, metres; 0 where it covers what is needed. */
function lackM(layer: ComposedThing, borderZ: number, byM: number): number {
  const { z0, z1, x0, x1 } = footprint(layer);
  const beyond = borderZ - z0;
  if (beyond < -SHORT_M || z1 < borderZ) return 0;
  // a way across ends where it ended
  if (WAYS.has(layer.thing) && z1 - z0 < x1 - x0) return 0;
  const wanted = WAYS.has(layer.thing) ? beyond : Math.min(beyond, BEYOND_M);
  return Math.max(0, byM - (beyond - wanted));
}

/** Longer ahead by so much: itself, as long as it comes and where it is not locked, and what is left as another like it. */
export function goOn(growing: Growing, thing: ComposedThing, byM: number): void {
  const along = runsAlongZ(thing) ? 2 : 0;
  const most = growing.locked.has(thing.key) ? 0 : thingFacts(thing.thing).maxSizeM[along];
  const longer = Math.max(0, Math.min(byM, most - thing.sizeM[along]));
  if (longer > 0) growing.replace(stretched(thing, longer));
  const rest = byM - longer;
  if (rest <= LEAST_M) return;
  const { z0 } = footprint(thing);
  const [w, h, d] = thing.sizeM;
  const [x, y] = thing.positionM;
  growing.add({
    ...thing,
    positionM: [x, y, z0 - longer - rest / 2],
    sizeM: runsAlongZ(thing) ? [w, h, rest] : [rest, h, d],
  });
}

/** Layers of ground that reach the border. */
export function grownLayers(growing: Growing, borderZ: number, classes = GROUNDS): void {
  const { byM } = growing;
  for (const layer of growing.things) {
    if (!classes.has(layer.thing) || !isStraight(layer) || growing.fresh.has(layer.key)) continue;
    const lack = lackM(layer, borderZ, byM);
    if (lack <= 0) continue;
    goOn(growing, layer, lack);
  }
}
