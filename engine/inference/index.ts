/** Inference in the engine: model files in, a backend for the sampler out. */
export { loadModel, type LoadedModel } from './load-model.ts';
export { ModelError } from './model-error.ts';
export { createOnnxBackend, type OnnxBackend, type OnnxModel } from './onnx-backend.ts';
export { readManifest } from './read-manifest.ts';
