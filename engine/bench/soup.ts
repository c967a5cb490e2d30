/** Test geometry: triangles of random place and turn in a box, the same for every run. */
import { IDENTITY, lookAt } from '../../core/math/mat4.ts';
import { DEFAULT_CAMERA, DEFAULT_MATERIAL } from '../../core/scene/render-defaults.ts';
import type { RenderCamera, RenderMesh, RenderScene } from '../../core/scene/render-scene.ts';
import { metres } from '../../core/units/units.ts';

/** Small fast PRNG (mulberry32). */
function random(seed: number): () => number {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** `count` triangles in a 2 m cube around the origin; edges shrink with the count so that rays get as far. */
export function soup(count: number, seed = 1): RenderMesh {
  const next = random(seed);
  const size = 1.6 / Math.cbrt(count);
  const positions = new Float32Array(9 * count);
  for (let t = 0; t < count; t++) {
    const centre = [next() * 2 - 1, next() * 2 - 1, next() * 2 - 1];
    for (let i = 0; i < 9; i++) positions[9 * t + i] = centre[i % 3]! + (next() * 2 - 1) * size;
  }
  const indices = Uint32Array.from({ length: 3 * count }, (_, i) => i);
  return {
    name: 'soup',
    positions,
    normals: null,
    tangents: null,
    uvs: null,
    uvs1: null,
    colors: null,
    indices,
  };
}

export const soupCamera: RenderCamera = {
  ...DEFAULT_CAMERA,
  motion: [{ time: 0, worldFromLocal: lookAt([0, 0, 3], [0, 0, 0]) }],
  filmWidth: metres(0.024),
  focalLength: metres(0.026),
};

export const soupScene = (mesh: RenderMesh): RenderScene => ({
  meshes: [mesh],
  materials: [DEFAULT_MATERIAL],
  textures: [],
  instances: [
    { name: 'soup', mesh: 0, material: 0, objectId: 1, motion: [{ time: 0, worldFromLocal: IDENTITY }] },
  ],
  lights: [],
  environment: null,
  cameras: [soupCamera],
  warnings: [],
});
