/** Shapes of the vegetation family. */
import type { ThingId } from '../../catalogue.ts';
import type { ThingShape } from '../../thing-class.ts';

export const VEGETATION_SHAPES = {} as const satisfies Partial<Record<ThingId, ThingShape>>;
