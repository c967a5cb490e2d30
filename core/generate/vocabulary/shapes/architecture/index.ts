/** Shapes of the architecture family. */
import type { ThingId } from '../../catalogue.ts';
import type { ThingShape } from '../../thing-class.ts';

export const ARCHITECTURE_SHAPES = {} as const satisfies Partial<Record<ThingId, ThingShape>>;
