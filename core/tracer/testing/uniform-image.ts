/** An even environment for tests. */
import type { RenderEnvironment } from '../../scene/render-scene.ts';
import { radians } from '../../units/units.ts';

export const uniformImage = (nits: number): RenderEnvironment => ({
  image: { width: 4, height: 2, data: new Float32Array(24).fill(nits) },
  scale: 1,
  rotationY: radians(0),
  spectrum: null,
  visibleToCamera: true,
  lightGroup: 'environment',
});
