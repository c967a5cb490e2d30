/** How far a composed place grows where nobody said so. */
import { GROW_M, isBeside, type GrowSide } from '../../core/generate/grow/side.ts';
import type { Document } from '../../core/document/index.ts';

/** Steps that people think in, metres. */
const STEP_M = 0.5;
/** Of a town or a coast it is not half that is wanted at once. */
const MOST_M = 40;

/** Half of what the place measures to that side, metres; the least there is where it was not composed. */
export function suitableGrowthM(document: Document, sceneId: string | null, side: GrowSide): number {
  const scene = document.records.get(sceneId ?? '');
  if (scene?.kind !== 'scene' || scene.recipe === undefined) return GROW_M.least;
  const [widthM, , depthM] = scene.recipe.world.extentM;
  const lengthM = isBeside(side) ? widthM : depthM;
  return Math.min(MOST_M, Math.max(GROW_M.least, Math.round(lengthM / 2 / STEP_M) * STEP_M));
}
