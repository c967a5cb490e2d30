/** A model file for import: a cube of two metres around its origin. */
import { writeFile } from 'node:fs/promises';
import { IDENTITY } from '../../../core/math/mat4.ts';
import { DEFAULT_MATERIAL } from '../../../core/scene/render-defaults.ts';
import { box } from '../../../core/scene/shapes/box.ts';
import { sceneToGlb } from '../../project-export/scene-to-glb.ts';

export async function writeCube(file: string): Promise<void> {
  const { glb } = await sceneToGlb({
    meshes: [box('cube', [2, 2, 2], 0)],
    materials: [DEFAULT_MATERIAL],
    textures: [],
    instances: [
      {
        name: 'cube',
        mesh: 0,
        material: 0,
        motion: [{ time: 0, worldFromLocal: IDENTITY }],
        objectId: 1,
      },
    ],
    lights: [],
    environment: null,
    cameras: [],
    warnings: [],
  });
  await writeFile(file, glb);
}
