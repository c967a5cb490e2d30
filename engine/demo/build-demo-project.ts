/**
 * Writes the demo project: a dining room at dusk made wholly by this code. The same code gives the same project, ids and assets
 * included.
 */
import {
  createObjectRecord,
  createSceneRecord,
  type AnyRecord,
  type ObjectRecord,
} from '../../core/document/index.ts';
import { encodePng } from '../../core/interchange/png/encode-png.ts';
import { quatAbout, type SetPart } from '../../core/scene/sets/set-part.ts';
import { createProject } from '../project/index.ts';
import { demoEnvironment, demoLights } from './demo-lights.ts';
import { DEMO_TEXTURES, demoMaterials, type DemoTexture } from './demo-materials.ts';
import { DEMO_PARTS, DEMO_PLACEMENTS, materialOf, type PartName, type Placement } from './demo-set.ts';
import { demoCameras, demoShots } from './demo-shots.ts';
import { glbOfPart } from './set-model.ts';

const SCENE = 'scn_dining-room';

/**
 * @param directory must not exist; its parent must. Conventionally ends in `.penumbra`.
 * @throws ProjectError when it exists.
 */
export async function buildDemoProject(directory: string): Promise<void> {
  const project = await createProject(directory, {
    id: 'prj_demo',
    name: 'The Second Chair',
    date: '2026-10-18',
    draft: 'White',
    openSceneId: null,
    deliveryAspectRatios: [
      { name: '2.39:1', ratio: 2.39 },
      { name: '16:9', ratio: 16 / 9 },
    ],
  });
  try {
    const textures = new Map<DemoTexture, string>();
    for (const [name, make] of Object.entries(DEMO_TEXTURES)) {
      const { width, height, data } = make();
      const png = encodePng({ width, height, components: 3, data });
      textures.set(name as DemoTexture, await project.importAsset(png, 'png'));
    }
    const models = new Map<PartName, string>();
    const parts = new Map<PartName, SetPart>();
    for (const [name, make] of Object.entries(DEMO_PARTS)) {
      const part = make();
      parts.set(name as PartName, part);
      models.set(name as PartName, await project.importAsset(await glbOfPart(part), 'glb'));
    }
    const records: AnyRecord[] = [
      demoEnvironment(),
      createSceneRecord({
        id: SCENE,
        name: 'Dining room',
        order: 1,
        sceneNumber: '14',
        slug: 'INT. DINING ROOM – DUSK',
        description: 'A table laid for two. The day goes, the lamp stays.',
        environmentId: 'env_dusk',
      }),
      ...demoMaterials((texture) => textures.get(texture) ?? ''),
      ...DEMO_PLACEMENTS.map((placement) => objectOf(placement, models, parts)),
      ...demoLights(SCENE),
      ...demoCameras(SCENE),
      ...demoShots(SCENE),
    ];
    await project.apply({ label: 'Demo set', edits: records.map((record) => ({ op: 'add', record })) });
    await project.apply({
      label: 'Open on the dining room',
      edits: [{ op: 'set', id: 'prj_demo', path: ['openSceneId'], value: SCENE }],
    });
    await project.save();
  } finally {
    await project.close();
  }
}

function objectOf(
  { id, name, role, part, atM, yawDeg }: Placement,
  models: ReadonlyMap<PartName, string>,
  parts: ReadonlyMap<PartName, SetPart>,
): ObjectRecord {
  const surfaces = parts.get(part)?.surfaces ?? [];
  return createObjectRecord({
    id: `obj_${id}`,
    name,
    sceneId: SCENE,
    role,
    lightGroup: role === 'practical' ? 'practical' : 'default',
    transform: { translationM: atM, rotation: quatAbout([0, 1, 0], yawDeg), scale: [1, 1, 1] },
    content: {
      type: 'model',
      modelAsset: models.get(part) ?? '',
      nodeName: null,
      materialOverrides: Object.fromEntries(
        surfaces.map(({ material }) => [material, materialOf(part, material)]),
      ),
    },
  });
}
