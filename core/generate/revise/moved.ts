/** Things a step to the side, nearer, farther, up or down, as the first camera sees it, with all that stands on them. */
import { withDependents } from '../composition/dependents.ts';
import type { ComposedThing, SceneComposition } from '../composition/scene-composition.ts';
import type { Wish } from '../grammar/wish.ts';
import type { Direction } from '../words/scene-edit.ts';

/** A step is this share of the thing's longest side, and these metres at least. */
const STEP_SHARE = 0.6;
const STEP_M = 0.4;

export function moved(
  scene: SceneComposition,
  targets: readonly ComposedThing[],
  direction: Direction,
): { readonly composition: SceneComposition; readonly wish: Wish; readonly free: ReadonlySet<string> } {
  const { positionM: eye, targetM } = scene.camera;
  const length = Math.hypot(targetM[0] - eye[0], targetM[2] - eye[2]) || 1;
  const ahead = [(targetM[0] - eye[0]) / length, (targetM[2] - eye[2]) / length] as const;
  const ways: Readonly<Record<Direction, readonly [number, number, number]>> = {
    left: [ahead[1], 0, -ahead[0]],
    right: [-ahead[1], 0, ahead[0]],
    back: [ahead[0], 0, ahead[1]],
    forward: [-ahead[0], 0, -ahead[1]],
    up: [0, 1, 0],
    down: [0, -1, 0],
  };
  const [ux, uy, uz] = ways[direction];
  const steps = new Map<string, number>();
  for (const { key, sizeM } of targets)
    steps.set(key, Math.max(STEP_M, STEP_SHARE * Math.max(sizeM[0], sizeM[2])));
  // what stands on it goes along
  for (const { key } of targets)
    for (const one of withDependents(scene.things, [key]))
      if (!steps.has(one)) steps.set(one, steps.get(key)!);
  const things = scene.things.map((thing): ComposedThing => {
    const step = steps.get(thing.key);
    if (step === undefined) return thing;
    const [x, y, z] = thing.positionM;
    return { ...thing, positionM: [x + ux * step, y + uy * step, z + uz * step] };
  });
  return { composition: { ...scene, things }, wish: {}, free: new Set(steps.keys()) };
}
