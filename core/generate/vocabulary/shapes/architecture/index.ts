/** Shapes of the architecture family. */
import type { ThingId } from '../../catalogue.ts';
import type { ThingShape } from '../../thing-class.ts';
import { ARCH } from './arch.ts';
import { CEILING, FLOOR, WALL } from './flat.ts';
import { DOOR } from './door.ts';
import { WINDOW } from './window.ts';
import { BEAM, COLUMN, PEDESTAL } from './supports.ts';

export const ARCHITECTURE_SHAPES = {
  wall: WALL,
  floor: FLOOR,
  ceiling: CEILING,
  window: WINDOW,
  door: DOOR,
  arch: ARCH,
  column: COLUMN,
  beam: BEAM,
  pedestal: PEDESTAL,
} as const satisfies Partial<Record<ThingId, ThingShape>>;
