/** Hero things: single things that a model of one's own makes from words and a seed. */
export {
  gridOfOutputs,
  gridPoints,
  meshOfGrid,
  pointGrid,
  towardsOutside,
  type FieldMesh,
} from './field-mesh.ts';
export { finishHeroMesh, type FinishedHero } from './finish-mesh.ts';
export { HeroModelIssue } from './hero-error.ts';
export {
  heroInputs,
  inputType,
  type HeroInputs,
  type HeroTensor,
  type HeroWish,
  type InputType,
} from './hero-inputs.ts';
export {
  parseHeroManifest,
  valueCount,
  type HeroField,
  type HeroInput,
  type HeroManifest,
} from './hero-manifest.ts';
export { floatOutput, linearColors, meshOfOutputs, type Outputs, type RawMesh } from './raw-mesh.ts';
export { openVocabulary, type Vocabulary } from './words-to-numbers.ts';
