/** The sampler: prompts and seeds to scenes, through whatever runs the model. */
export type {
  EncodedText,
  InferenceBackend,
  ModelFile,
  ModelManifest,
  StepInput,
  TextTokens,
} from './backend.ts';
export type { GivenPlace } from './give-asked.ts';
export { gaussianNoise } from './noise.ts';
export {
  THING_PARTS,
  WHOLE_WORLD,
  WORLD_PARTS,
  type Locks,
  type ThingPartName,
  type WorldPartName,
} from './locks.ts';
export { sampleScenes, stepTimes, type SampleOptions, type SampleStep } from './sample-scenes.ts';
