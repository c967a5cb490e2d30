/** Shapes of the furniture family. */
import type { ThingId } from '../../catalogue.ts';
import type { ThingShape } from '../../thing-class.ts';

export const FURNITURE_SHAPES = {} as const satisfies Partial<Record<ThingId, ThingShape>>;
