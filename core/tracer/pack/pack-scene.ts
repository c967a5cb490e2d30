/**
 * A render scene and a camera, packed for a kernel device: every buffer, and the frame record that says where what is.
 * Pure: the same scene gives the same bytes.
 */
import { CIE_1931 } from '../../color/cie-observer.ts';
import { D65_WHITE, SRGB_BASIS } from '../../color/srgb-spectrum.ts';
import type { WorkHooks } from '../../scene/bvh/stopped-error.ts';
import type { RenderCamera, RenderScene } from '../../scene/render-scene.ts';
import { energyTables } from '../energy/energy-tables.ts';
import { filmPlanes, type FilmOptions, type FilmPlanes } from '../film-planes.ts';
import {
  INSTANCE_BYTES, LIGHT_BYTES, MATERIAL_BYTES, writeInstance, writeLight, writeMaterial, type Frame,
} from '../generated/kernel-structs.ts'; // prettier-ignore
import { packCamera } from './camera.ts';
import { packEnvironment } from './environment.ts';
import { packGeometry } from './geometry.ts';
import { packLights } from './lights.ts';
import { asksMaterial, MetalTables, packMaterial } from './materials.ts';
import { affineRows, shutterPoses } from './motion.ts';
import { packMedia } from './media.ts';
import { packPortals } from './portals.ts';
import { NONE, TableBuilder } from './table-builder.ts';
import { packTextures, TextureUses } from './textures.ts';

export interface PackOptions extends WorkHooks {
  readonly width: number;
  readonly height: number;
  readonly film: FilmOptions;
  /** Parts kept from one packing to the next; default: everything is made anew. */
  readonly parts?: PackParts;
}

/** The costly parts of packing, for whoever packs much the same scene again and again. */
export interface PackParts {
  readonly geometry: typeof packGeometry;
  readonly textures: typeof packTextures;
  readonly environment: typeof packEnvironment;
}

const ANEW: PackParts = { geometry: packGeometry, textures: packTextures, environment: packEnvironment };

/** What stays the same over all passes of a render; the sampling fields of Frame are the tracer's. */
export type StaticFrame = Omit<
  Frame,
  'windowOrigin' | 'windowSize' | 'sampleFirst' | 'sampleCount' | 'log2Samples' | 'seed' | 'maxBounces'
>;

export interface PackedScene {
  readonly frame: StaticFrame;
  readonly buffers: {
    readonly bvh: ArrayBufferView;
    readonly attributes: ArrayBufferView;
    readonly instances: ArrayBufferView;
    readonly materials: ArrayBufferView;
    readonly lights: ArrayBufferView;
    readonly tables: ArrayBufferView;
    readonly texels: ArrayBufferView;
  };
  readonly planes: FilmPlanes;
  readonly lightGroups: readonly string[];
  readonly triangleCount: number;
}

/**
 * @throws RangeError for geometry that no hierarchy can be built over (NaN, singular transforms, bad indices).
 * @throws StoppedError when `shouldStop` says so.
 */
export function packScene(scene: RenderScene, camera: RenderCamera, options: PackOptions): PackedScene {
  const { width, height, parts = ANEW } = options;
  const tables = new TableBuilder();
  const geometry = parts.geometry(scene, {
    ...options,
    shutterOpen: camera.shutterOpen,
    shutterClose: camera.shutterClose,
    asksMaterial: scene.materials.map(asksMaterial),
  });

  const observerTable = tables.addFloats([...CIE_1931.x, ...CIE_1931.y, ...CIE_1931.z]);
  const basisTable = tables.addFloats([...SRGB_BASIS.red, ...SRGB_BASIS.green, ...SRGB_BASIS.blue]);
  const daylightTable = tables.addFloats(D65_WHITE);
  const energyTable = tables.addFloats(energyTables());

  const uses = new TextureUses();
  const metals = new MetalTables(tables);
  const materials = writeRecords(scene.materials.length, MATERIAL_BYTES, (view, at, i) =>
    writeMaterial(view, at, packMaterial(scene.materials[i]!, tables, uses, metals)),
  );
  const textures = parts.textures(scene.textures);
  const textureTable = tables.addWords(textures.records);
  const textureUseTable = uses.writeTo(tables);

  const midShutter = (camera.shutterOpen + camera.shutterClose) / 2;
  const lights = packLights(scene, geometry.placed, midShutter, tables, parts.environment);
  const portals = packPortals(scene, geometry.placed);
  const lightRecords = [...lights.lights, ...portals];
  const instances = writeRecords(scene.instances.length, INSTANCE_BYTES, (view, at, i) => {
    const placed = geometry.placed[i]!;
    const isMoving = placed.poses.length > 1;
    writeInstance(view, at, {
      worldFromObject: rows(affineRows(placed.poses[0])),
      objectFromWorld: rows(affineRows(placed.objectFromWorld)),
      motionKeys: isMoving ? tables.addFloats(placed.poses.flatMap(affineRows)) : NONE,
      motionKeyCount: isMoving ? placed.poses.length : 0,
      root: placed.root,
      material: scene.instances[i]!.material,
      objectId: scene.instances[i]!.objectId,
      light: lights.lightOfInstance[i]!,
      handedness: placed.handedness,
      ...placed.attributes,
    });
  });

  const cameraPoses = shutterPoses(camera.motion, camera.shutterOpen, camera.shutterClose);
  const cameraKeys = tables.addFloats(cameraPoses.flatMap(affineRows));
  const media = packMedia(scene, tables);
  const planes = filmPlanes(options.film, lights.groups.length);
  return {
    frame: {
      imageSize: [width, height],
      ...planeFields(planes, lights.groups.length),
      blockBase: geometry.blockBase,
      staticRoot: geometry.staticRoot,
      instanceRoot: geometry.instanceRoot,
      primitiveTable: geometry.primitiveTable,
      localLightCount: lights.localLightCount,
      shapeLightCount: lights.shapeLightCount,
      directionalLightCount: lights.directionalLightCount,
      environmentLight: lights.environmentLight,
      sunCount: lights.sunCount,
      portalFirst: lights.lights.length,
      portalCount: portals.length,
      observerTable,
      basisTable,
      daylightTable,
      energyTable,
      textureTable,
      textureUseTable,
      cameraKeys,
      cameraKeyCount: cameraPoses.length,
      lightPowerTable: lights.powerTable,
      ...media,
      camera: packCamera(camera, width, height),
    },
    buffers: {
      bvh: geometry.bvh,
      attributes: geometry.attributes,
      instances,
      materials,
      lights: writeRecords(lightRecords.length, LIGHT_BYTES, (view, at, i) =>
        writeLight(view, at, lightRecords[i]!),
      ),
      tables: tables.finish(),
      texels: textures.texels,
    },
    planes,
    lightGroups: lights.groups,
    triangleCount: geometry.triangleCount,
  };
}

/** Where the kernel finds the planes of a film. */
export const planeFields = (planes: FilmPlanes, lightGroups: number) => ({
  squaresPlane: planes.squares ?? NONE,
  albedoPlane: planes.albedo ?? NONE,
  normalPlane: planes.normal ?? NONE,
  positionPlane: planes.position ?? NONE,
  identityPlane: planes.identity ?? NONE,
  lightGroupPlane: planes.lightGroups ?? NONE,
  lightGroupCount: planes.lightGroups === null ? 0 : lightGroups,
});

function writeRecords(
  count: number,
  bytes: number,
  write: (view: DataView, at: number, index: number) => void,
): Uint8Array {
  const out = new Uint8Array(count * bytes);
  const view = new DataView(out.buffer);
  for (let i = 0; i < count; i++) write(view, i * bytes, i);
  return out;
}

type Row = readonly [number, number, number, number];
const rows = (m: readonly number[]): readonly [Row, Row, Row] => [
  [m[0]!, m[1]!, m[2]!, m[3]!],
  [m[4]!, m[5]!, m[6]!, m[7]!],
  [m[8]!, m[9]!, m[10]!, m[11]!],
];
