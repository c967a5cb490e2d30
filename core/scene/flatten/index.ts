/** Document → render scene: the front door. */
export { flattenDocument, type FlattenOptions } from './flatten-document.ts';
export type { Panorama, SceneResources } from './scene-resources.ts';
