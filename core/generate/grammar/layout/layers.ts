/** Classes that lie flat under everything, and those that others may grow or stand among. */
import { thingFacts, type ThingId } from '../../vocabulary/catalogue.ts';

const LAYERS: ReadonlySet<ThingId> = new Set<ThingId>([
  'ground',
  'floor',
  'ceiling',
  'road',
  'pavement',
  'puddle',
  'water',
  'rug',
  'grate',
  'hill',
  'mountain',
  'cliff',
  'dune',
]);
const LOW_PLANTS: ReadonlySet<ThingId> = new Set<ThingId>(['grass', 'fern', 'flowers']);

/** Takes no room of its own on the floor plan. */
export const isGroundLayer = (thing: ThingId): boolean => LAYERS.has(thing);
export const isVegetation = (thing: ThingId): boolean => thingFacts(thing).family === 'vegetation';
export const isLowPlant = (thing: ThingId): boolean => LOW_PLANTS.has(thing);

const TABLES: ReadonlySet<ThingId> = new Set<ThingId>([
  'table',
  'coffee table',
  'desk',
  'bar counter',
  'kitchen counter',
]);
/** Knees and chairs go under its edge. */
export const isTable = (thing: ThingId | undefined): boolean => thing !== undefined && TABLES.has(thing);

/** Not part of a backdrop: they stand where people can go. */
export const NEAR_FAMILIES: ReadonlySet<string> = new Set([
  'figure',
  'furniture',
  'prop',
  'street',
  'vehicle',
  'practical',
]);
