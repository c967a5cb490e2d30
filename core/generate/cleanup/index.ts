/** Clean-up of composed scenes: nothing floats, sinks or collides, and the words come true. */
export { cleanUp, type CleanScene, type CleanUpOptions } from './clean-up.ts';
export { CORRECTIONS, type Correction, type CorrectionKind } from './correction.ts';
