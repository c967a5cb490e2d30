/** Shapes of the architecture family. */
import type { ThingId } from '../../catalogue.ts';
import type { ThingShape } from '../../thing-class.ts';
import { ARCH } from './arch.ts';
import { AWNING } from './awning.ts';
import { BRIDGE } from './bridge.ts';
import { DOOR } from './door.ts';
import { FACADE } from './facade.ts';
import { FENCE } from './fence.ts';
import { FIRE_ESCAPE } from './fire-escape.ts';
import { FIREPLACE } from './fireplace.ts';
import { CEILING, FLOOR, WALL } from './flat.ts';
import { HOUSE } from './house.ts';
import { RAILING } from './railing.ts';
import { CHIMNEY, WATER_TOWER } from './rooftop.ts';
import { STAIRS } from './stairs.ts';
import { BEAM, COLUMN, PEDESTAL } from './supports.ts';
import { TOWER } from './tower.ts';
import { WINDOW } from './window.ts';

export const ARCHITECTURE_SHAPES = {
  wall: WALL,
  floor: FLOOR,
  ceiling: CEILING,
  window: WINDOW,
  door: DOOR,
  arch: ARCH,
  column: COLUMN,
  beam: BEAM,
  stairs: STAIRS,
  railing: RAILING,
  fence: FENCE,
  facade: FACADE,
  house: HOUSE,
  tower: TOWER,
  awning: AWNING,
  'fire escape': FIRE_ESCAPE,
  chimney: CHIMNEY,
  'water tower': WATER_TOWER,
  fireplace: FIREPLACE,
  pedestal: PEDESTAL,
  bridge: BRIDGE,
} as const satisfies Partial<Record<ThingId, ThingShape>>;
