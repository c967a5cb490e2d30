/** Shapes of the practical family. */
import type { ThingId } from '../../catalogue.ts';
import type { ThingShape } from '../../thing-class.ts';

export const PRACTICAL_SHAPES = {} as const satisfies Partial<Record<ThingId, ThingShape>>;
