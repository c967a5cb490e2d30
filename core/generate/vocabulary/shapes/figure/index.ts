/** Shapes of the figure family. */
import type { ThingId } from '../../catalogue.ts';
import type { ThingShape } from '../../thing-class.ts';

export const FIGURE_SHAPES = {} as const satisfies Partial<Record<ThingId, ThingShape>>;
