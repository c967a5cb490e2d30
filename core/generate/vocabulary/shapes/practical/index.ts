/** Shapes of the practical family. */
import type { ThingId } from '../../catalogue.ts';
import type { ThingShape } from '../../thing-class.ts';
import { CAMPFIRE } from './campfire.ts';
import { CANDLE } from './candle.ts';
import { CHANDELIER } from './chandelier.ts';
import { FLUORESCENT_TUBE } from './fluorescent.ts';
import { BARE_BULB, PENDANT_LAMP } from './hanging-lamps.ts';
import { LANTERN } from './lantern.ts';
import { NEON_SIGN } from './neon-sign.ts';
import { WALL_SCONCE } from './sconce.ts';
import { FLOOR_LAMP, TABLE_LAMP } from './standing-lamps.ts';
import { STRING_LIGHTS } from './string-lights.ts';
import { SOFTBOX } from './softbox.ts';
import { STAGE_LIGHT } from './stage-light.ts';

export const PRACTICAL_SHAPES = {
  'floor lamp': FLOOR_LAMP,
  'table lamp': TABLE_LAMP,
  'pendant lamp': PENDANT_LAMP,
  chandelier: CHANDELIER,
  'bare bulb': BARE_BULB,
  'fluorescent tube': FLUORESCENT_TUBE,
  'wall sconce': WALL_SCONCE,
  'neon sign': NEON_SIGN,
  candle: CANDLE,
  lantern: LANTERN,
  campfire: CAMPFIRE,
  'string lights': STRING_LIGHTS,
  'stage light': STAGE_LIGHT,
  softbox: SOFTBOX,
} as const satisfies Partial<Record<ThingId, ThingShape>>;
