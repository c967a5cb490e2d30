/** Shapes of the prop family. */
import type { ThingId } from '../../catalogue.ts';
import type { ThingShape } from '../../thing-class.ts';
import { CRATE } from './crate.ts';

export const PROP_SHAPES = { crate: CRATE } as const satisfies Partial<Record<ThingId, ThingShape>>;
