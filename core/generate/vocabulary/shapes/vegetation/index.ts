/** Shapes of the vegetation family. */
import type { ThingId } from '../../catalogue.ts';
import type { ThingShape } from '../../thing-class.ts';
import { CONIFER } from './conifer.ts';
import { FERN, PALM } from './fronds.ts';
import { FLOWERS, GRASS, POTTED_PLANT } from './small-plants.ts';
import { CACTUS, LOG } from './stout.ts';
import { BARE_TREE, BROADLEAF_TREE, BUSH, HEDGE } from './trees.ts';

export const VEGETATION_SHAPES = {
  'broadleaf tree': BROADLEAF_TREE,
  conifer: CONIFER,
  palm: PALM,
  'bare tree': BARE_TREE,
  bush: BUSH,
  hedge: HEDGE,
  grass: GRASS,
  fern: FERN,
  cactus: CACTUS,
  flowers: FLOWERS,
  'potted plant': POTTED_PLANT,
  log: LOG,
} as const satisfies Partial<Record<ThingId, ThingShape>>;
