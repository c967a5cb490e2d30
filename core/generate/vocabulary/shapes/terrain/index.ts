/** Shapes of the terrain family. */
import type { ThingId } from '../../catalogue.ts';
import type { ThingShape } from '../../thing-class.ts';

export const TERRAIN_SHAPES = {} as const satisfies Partial<Record<ThingId, ThingShape>>;
