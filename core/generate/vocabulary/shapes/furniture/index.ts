/** Shapes of the furniture family. */
import type { ThingId } from '../../catalogue.ts';
import type { ThingShape } from '../../thing-class.ts';
import { BAR_COUNTER } from './bar-counter.ts';
import { BATHTUB, TOILET } from './bathroom.ts';
import { BED } from './bed.ts';
import { BOOKSHELF } from './bookshelf.ts';
import { CABINET, WARDROBE } from './case-furniture.ts';
import { CHAIR } from './chair.ts';
import { DESK } from './desk.ts';
import { CURTAIN, MIRROR, RUG } from './hangings.ts';
import { KITCHEN_COUNTER } from './kitchen-counter.ts';
import { OFFICE_CHAIR } from './office-chair.ts';
import { PIANO } from './piano.ts';
import { SINK } from './sink.ts';
import { ARMCHAIR, SOFA } from './sofa.ts';
import { STOOL } from './stool.ts';
import { STORAGE_RACK } from './storage-rack.ts';
import { COFFEE_TABLE, TABLE } from './table.ts';
import { FRIDGE, STOVE } from './white-goods.ts';

export const FURNITURE_SHAPES = {
  table: TABLE,
  'coffee table': COFFEE_TABLE,
  desk: DESK,
  chair: CHAIR,
  'office chair': OFFICE_CHAIR,
  armchair: ARMCHAIR,
  sofa: SOFA,
  stool: STOOL,
  bed: BED,
  wardrobe: WARDROBE,
  bookshelf: BOOKSHELF,
  cabinet: CABINET,
  'kitchen counter': KITCHEN_COUNTER,
  'bar counter': BAR_COUNTER,
  'storage rack': STORAGE_RACK,
  fridge: FRIDGE,
  stove: STOVE,
  sink: SINK,
  bathtub: BATHTUB,
  toilet: TOILET,
  mirror: MIRROR,
  rug: RUG,
  curtain: CURTAIN,
  piano: PIANO,
} as const satisfies Partial<Record<ThingId, ThingShape>>;
