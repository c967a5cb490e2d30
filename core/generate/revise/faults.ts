/** What is wrong with where things stand. */
import type { SceneComposition } from '../composition/scene-composition.ts';
import { collisions, floating } from '../grammar/index.ts';

/** Keys of things that stand in another one or on nothing. */
export const faultyKeys = ({ things }: Pick<SceneComposition, 'things'>): ReadonlySet<string> =>
  new Set([...collisions({ things }).flatMap(({ a, b }) => [a, b]), ...floating({ things })]);
