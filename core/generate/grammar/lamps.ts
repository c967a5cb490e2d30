/** Light that practicals and lit windows give: lumens and kelvins as such fittings have them. */
import type { Vec3 } from '../../math/vec3.ts';
import type { ComposedThing } from '../composition/scene-composition.ts';
import { thingFacts, type ThingId } from '../vocabulary/catalogue.ts';
import type { Hour } from './atmosphere.ts';
import type { Random } from './random.ts';

/** Signs are of every gas; kelvins only warm or cool them. */
const SPREAD: Partial<Readonly<Record<ThingId, number>>> = {
  'neon sign': 0.5,
  'stage light': 0.15,
  monitor: 0.15,
  candle: 0.03,
  campfire: 0.03,
};

/** Screens and signals say nothing of the mood. */
const COOL: ReadonlySet<ThingId> = new Set<ThingId>([
  'monitor',
  'laptop',
  'traffic light',
  'fluorescent tube',
  'softbox',
  'street lamp',
  'candle',
  'campfire',
  'fireplace',
]);

/**
 * What is no practical but may shine by night: smallest, typical, largest lumens that leave it, kelvins, and how often it is lit
 * after dark unless words say so.
 */
const NIGHT_LIGHTS: Partial<
  Readonly<Record<ThingId, { readonly fluxLm: Vec3; readonly cctK: number; readonly usual: number }>>
> = {
  window: { fluxLm: [60, 500, 4000], cctK: 2700, usual: 0.5 },
  house: { fluxLm: [150, 1000, 6000], cctK: 2700, usual: 0.65 },
  facade: { fluxLm: [200, 2000, 12000], cctK: 2900, usual: 0.6 },
  tower: { fluxLm: [2000, 30000, 160000], cctK: 3500, usual: 0.85 },
  billboard: { fluxLm: [500, 4000, 20000], cctK: 5000, usual: 0.7 },
  sign: { fluxLm: [20, 150, 800], cctK: 4000, usual: 0 },
};

export const canShine = (thing: ThingId): boolean =>
  thingFacts(thing).light !== null || NIGHT_LIGHTS[thing] !== undefined;

/** How often it is lit after dark, and its range; null for practicals and what never shines. */
export const nightLight = (thing: ThingId): { readonly usual: number; readonly fluxLm: Vec3 } | null =>
  NIGHT_LIGHTS[thing] ?? null;

/** Null for what never shines. @param isAsked said to be lit: never a dim one. */
export function drawLight(
  thing: ThingId,
  hour: Hour,
  isAsked: boolean,
  random: Random,
): ComposedThing['light'] {
  const light = thingFacts(thing).light ?? NIGHT_LIGHTS[thing] ?? null;
  if (light === null) return null;
  const [min, typical, max] = light.fluxLm;
  const t = isAsked ? Math.abs(random.bell()) * 0.5 : random.bell() * 0.7;
  const flux = typical * (t < 0 ? min / typical : max / typical) ** Math.abs(t);
  const mood = COOL.has(thing) ? 1 : hour.mood === 'warm' ? 0.92 : hour.mood === 'cold' ? 1.25 : 1;
  const cct = light.cctK * mood * (1 + (SPREAD[thing] ?? 0.06) * random.bell());
  return {
    fluxLm: Number(Math.min(max, Math.max(min, flux)).toPrecision(3)),
    cctK: Math.round(Math.min(12000, Math.max(1700, cct)) / 10) * 10,
  };
}
