/** Snow that lies: how much of a part is white where it snows, by what it is and how it lies. */
import type { ComposedWorld } from '../composition/scene-composition.ts';
import { INDOORS } from '../grammar/atmosphere.ts';
import { thingFacts, type ThingId } from '../vocabulary/catalogue.ts';
import type { Finish, ThingPart } from '../vocabulary/thing-class.ts';

export const snowLies = ({ setting, weather }: Pick<ComposedWorld, 'setting' | 'weather'>): boolean =>
  weather === 'snow' && !INDOORS.has(setting);

/** Open ground keeps all of it; wheels and boots take it off roads, steepness off rock. */
const GROUND: Partial<Readonly<Record<ThingId, number>>> = {
  ground: 1,
  hill: 1,
  dune: 1,
  pavement: 0.85,
  road: 0.6,
  mountain: 0.25,
  rock: 0.45,
  cliff: 0.35,
};
/** What is painted on a road shows through where it is driven on. */
const PAINT_SHARE = 0.6;
const ROOFS = 0.95;
/** Of needles and leaves, what lies on top of them. */
const FOLIAGE = 0.35;
const HEDGES = 0.7;

/** Share of a part that is white, 0…1, where snow lies. */
export function snowCover(thing: ThingId, part: ThingPart, { substance }: Finish): number {
  if (substance === 'glow' || substance === 'water') return 0;
  const ground = GROUND[thing];
  if (ground !== undefined) return part.surface === 'accent' ? ground * PAINT_SHARE : ground;
  const { family } = thingFacts(thing);
  if (family === 'architecture' && part.name === 'Roof') return ROOFS;
  if (family === 'vegetation' && substance === 'foliage')
    return thing === 'hedge' || thing === 'bush' ? HEDGES : FOLIAGE;
  return 0;
}
