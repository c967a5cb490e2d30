/** Shapes of the terrain family. */
import type { ThingId } from '../../catalogue.ts';
import type { ThingShape } from '../../thing-class.ts';
import { GROUND } from './ground.ts';
import { MOUNTAIN } from './mountain.ts';
import { PAVEMENT } from './pavement.ts';
import { DUNE, HILL } from './relief.ts';
import { ROAD } from './road.ts';
import { CLIFF, ROCK } from './stone.ts';
import { PUDDLE, WATER } from './water.ts';

export const TERRAIN_SHAPES = {
  ground: GROUND,
  road: ROAD,
  pavement: PAVEMENT,
  hill: HILL,
  mountain: MOUNTAIN,
  cliff: CLIFF,
  dune: DUNE,
  rock: ROCK,
  water: WATER,
  puddle: PUDDLE,
} as const satisfies Partial<Record<ThingId, ThingShape>>;
