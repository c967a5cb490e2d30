/** A composition as the records of a scene that can be shot at once: its world, its things, its lights, its first camera and shot. */
import {
  createCameraRecord,
  createEnvironmentRecord,
  createObjectRecord,
  createSceneRecord,
  createShotRecord,
  type AnyRecord,
} from '../../document/index.ts';
import { filmPlaneDistance } from '../../optics/focus.ts';
import { lookAt, type Mat4 } from '../../math/mat4.ts';
import { quatFromMat4 } from '../../math/quat.ts';
import { distance, type Vec3 } from '../../math/vec3.ts';
import { metres } from '../../units/units.ts';
import type { ComposedThing, ComposedWorld, SceneComposition } from '../composition/scene-composition.ts';
import { INDOORS } from '../grammar/atmosphere.ts';
import { capital } from '../words/capital.ts';
import { isSeenThrough, openingsCutter } from './cut-openings.ts';
import { skyOf } from './daylight.ts';
import { FinishMaterials } from './finish-materials.ts';
import { firstExposure } from './first-exposure.ts';
import { snowLies } from './lying-snow.ts';
import { sceneRecipe, thingRecipe } from './recipes.ts';
import { drawStem, SceneIds } from './scene-ids.ts';
import { fourthWall, missingCeiling } from './fourth-wall.ts';
import { scatterPlaces } from './scatter-places.ts';
import { thingRecords } from './thing-records.ts';

export interface ComposedRecords {
  readonly sceneId: string;
  /** In an order in which they can be added. */
  readonly records: readonly AnyRecord[];
  /** Object of each thing, by its key. */
  readonly objectIds: ReadonlyMap<string, string>;
}

export interface ComposeOptions {
  /** Gives numbers in [0, 1): the scene's ids are drawn from it. */
  readonly random: () => number;
  /** Composed again: the ids that it had. */
  readonly stem?: string;
  /** Kept in the scene's recipe: whole, 0…2³²−1; 0 unless given. */
  readonly seed?: number;
  /** Kept in the scene's recipe: "grammar" or a model's name. */
  readonly composer?: string;
  /** What the scene was asked for in words: kept as its description. */
  readonly prompt: string;
  /** Place in the list of scenes; default 1. */
  readonly order?: number;
}

/** Air clearer than this is not worth a medium, 1/m. */
const CLEAR_PER_M = 0.0015;
/** Of the prompt: as much as is read of it. */
const KEPT_LETTERS = 2000;
const SENSOR_MM = { widthMm: 36, heightMm: 24 };

const slugOf = ({ setting, timeOfDay, weather }: ComposedWorld): string => {
  const parts = [`${INDOORS.has(setting) ? 'INT' : 'EXT'}. ${setting}`, timeOfDay];
  if (weather !== 'clear') parts.push(weather);
  return parts.join(' – ').toUpperCase();
};

/** "Chair", "Chair 2", … */
function namer(): (title: string) => string {
  const counts = new Map<string, number>();
  return (title) => {
    const count = (counts.get(title) ?? 0) + 1;
    counts.set(title, count);
    return count === 1 ? title : `${title} ${count}`;
  };
}

export function composeRecords(composition: SceneComposition, options: ComposeOptions): ComposedRecords {
  const { world, things } = composition;
  const ids = new SceneIds(options.stem ?? drawStem(options.random));
  const sceneId = ids.only('scene');
  const materials = new FinishMaterials((look) => ids.material(look));
  const isInside = INDOORS.has(world.setting);
  const context = {
    sceneId,
    materials,
    wetness: isInside ? 0 : world.wetness,
    isSnowy: snowLies(world),
  };
  const nameOf = namer();
  const objectIds = new Map<string, string>();
  const solids: AnyRecord[] = [];
  for (const thing of things) {
    const made = placed(thing, composition, { ...context, createId: ids.ofThing(thing.key) }, nameOf);
    objectIds.set(thing.key, made.groupId);
    solids.push(...made.records);
  }
  for (const shell of [fourthWall(composition), missingCeiling(composition)]) {
    if (shell === null) continue;
    const name = shell.thing === 'wall' ? 'Wall behind the camera' : 'Ceiling overhead';
    solids.push(...thingRecords(shell, name, { ...context, createId: ids.ofThing(shell.key) }).records);
  }
  const environmentId = ids.only('environment');
  const cameraId = ids.only('camera');
  const { seed = 0, composer = 'grammar' } = options;
  const prompt = options.prompt.slice(0, KEPT_LETTERS);
  const title = capital(world.setting);
  return {
    sceneId,
    objectIds,
    records: [
      createEnvironmentRecord({
        id: environmentId,
        name: `${capital(world.timeOfDay)} sky`,
        source: skyOf(world),
      }),
      createSceneRecord({
        id: sceneId,
        name: title,
        order: options.order ?? 1,
        sceneNumber: String(options.order ?? 1),
        slug: slugOf(world),
        description: prompt,
        environmentId,
        recipe: sceneRecipe(composition, { prompt, seed, composer, stem: ids.stem }),
      }),
      ...materials.records(),
      ...solids,
      ...airOf(world, sceneId, ids.air()),
      cameraRecord(composition, sceneId, cameraId),
      createShotRecord({
        id: ids.only('shot'),
        name: `${title}, first look`,
        sceneId,
        cameraId,
        order: 1,
        shotNumber: `${options.order ?? 1}A`,
        slug: prompt.slice(0, 200),
        size: 'WS',
        angle: 'eye level',
        move: 'static',
        startFrame: 1,
        endFrame: 72,
        boardFrame: 1,
      }),
    ],
  };
}

type Context = Parameters<typeof thingRecords>[2];

function placed(
  thing: ComposedThing,
  { things, camera }: SceneComposition,
  context: Context,
  nameOf: (title: string) => string,
): { readonly groupId: string; readonly records: readonly AnyRecord[] } {
  const title = capital(thing.thing);
  const places = scatterPlaces(thing, camera);
  if (places.length === 1)
    return thingRecords(thing, nameOf(title), {
      ...context,
      cut: openingsCutter(thing, things),
      isSeenThrough: isSeenThrough(thing, things),
    });
  const groupId = context.createId('object');
  const name = nameOf(`${title}, ${places.length} of them`);
  const group = createObjectRecord({
    id: groupId,
    name,
    sceneId: context.sceneId,
    content: { type: 'group' },
    recipe: thingRecipe(thing),
  });
  const copies = places.flatMap(({ positionM, yawDeg, scale, seed }, i) => {
    const copy: ComposedThing = { ...thing, positionM, yawDeg, seed, scatter: null };
    return thingRecords(copy, `${title} ${i + 1}`, { ...context, parentId: groupId, scale }).records;
  });
  return { groupId, records: [group, ...copies] };
}

function airOf(world: ComposedWorld, sceneId: string, id: string): readonly AnyRecord[] {
  if (world.hazePerM < CLEAR_PER_M) return [];
  return [
    createObjectRecord({
      id,
      name: world.weather === 'fog' ? 'Fog' : 'Haze',
      sceneId,
      role: 'other',
      content: {
        type: 'medium',
        extent: null,
        extinctionPerM: world.hazePerM,
        albedo: [0.95, 0.95, 0.95],
        anisotropy: 0.6,
      },
    }),
  ];
}

function cameraRecord(composition: SceneComposition, sceneId: string, id: string): AnyRecord {
  const { camera } = composition;
  const { positionM, targetM, focalLengthMm } = camera;
  const [x, y, z, w] = quatFromMat4(lookAt(positionM, targetM, [0, 1, 0] as Vec3) as Mat4);
  const focalLength = metres(focalLengthMm / 1000);
  const away = Math.max(distance(positionM, targetM), 2 * focalLength);
  return createCameraRecord({
    id,
    name: 'Camera A',
    sceneId,
    pose: { translationM: [...positionM], rotation: [x, y, z, w] },
    customSensor: SENSOR_MM,
    focalLengthMm,
    focusDistanceM: Number(filmPlaneDistance(focalLength, metres(away)).toFixed(3)),
    support: 'sticks',
    ...firstExposure(composition),
  });
}
