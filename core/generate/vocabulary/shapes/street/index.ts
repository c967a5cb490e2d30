/** Shapes of the street family. */
import type { ThingId } from '../../catalogue.ts';
import type { ThingShape } from '../../thing-class.ts';

export const STREET_SHAPES = {} as const satisfies Partial<Record<ThingId, ThingShape>>;
