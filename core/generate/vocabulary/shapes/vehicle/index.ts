/** Shapes of the vehicle family. */
import type { ThingId } from '../../catalogue.ts';
import type { ThingShape } from '../../thing-class.ts';

export const VEHICLE_SHAPES = {} as const satisfies Partial<Record<ThingId, ThingShape>>;
