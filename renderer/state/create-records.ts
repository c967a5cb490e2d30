/**
 * Records as they are when they are new: cameras, lights, solids, figures, air. Pure: who calls says the scene, the place and where
 * random numbers come from, and gets records that a command can add.
 */
import {
  createCameraRecord,
  createId,
  createLightRecord,
  createObjectRecord,
  type AnyRecord,
  type CameraRecord,
  type Document,
  type LightRecord,
  type ObjectRecord,
  type PrimitiveShape,
  type RecordKind,
} from '../../core/document/index.ts';
import { lookAt, type Mat4 } from '../../core/math/mat4.ts';
import { quatFromMat4, type Quat } from '../../core/math/quat.ts';
import { distance, type Vec3 } from '../../core/math/vec3.ts';
import { fixtureEmission, type Fixture } from '../../core/lighting/fixture.ts';
import { LED_MAX_KELVIN, LED_MIN_KELVIN } from '../../core/color/led-model.ts';

export interface Birthplace {
  readonly document: Document;
  readonly sceneId: string;
  readonly random: () => number;
}

/** "Camera A", "Key 2": a name that no record of the scene has. */
export function freeName(document: Document, kind: RecordKind, base: string): string {
  const taken = new Set<string>();
  for (const record of document.records.values()) if (record.kind === kind) taken.add(record.name);
  if (!taken.has(base)) return base;
  for (let n = 2; ; n++) if (!taken.has(`${base} ${n}`)) return `${base} ${n}`;
}

const CAMERA_LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ';
/** Cameras are lettered on set: A, B, C … */
export function freeCameraName(document: Document): string {
  const taken = new Set<string>();
  for (const record of document.records.values()) if (record.kind === 'camera') taken.add(record.name);
  for (const letter of CAMERA_LETTERS) if (!taken.has(`Camera ${letter}`)) return `Camera ${letter}`;
  return freeName(document, 'camera', 'Camera');
}

/** Orientation of a camera or a light at `eye` that points at `target`. Straight up and down, the horizon is taken as it comes. */
export function aimed(eye: Vec3, target: Vec3): Quat {
  const level = Math.hypot(target[0] - eye[0], target[2] - eye[2]);
  const up: Vec3 = level < 1e-4 * Math.max(1e-6, distance(eye, target)) ? [0, 0, -1] : [0, 1, 0];
  return distance(eye, target) < 1e-6 ? [0, 0, 0, 1] : quatFromMat4(lookAt(eye, target, up) as Mat4);
}

/** A body and a lens that cover each other and that any rental house has. */
export const DEFAULT_BODY = { bodyId: 'arri-alexa-35', recordingModeId: '4.6k-3x2-open-gate' } as const;
export const DEFAULT_LENS = { lensId: 'arri-signature-prime/35mm', focalLengthMm: 35 } as const;
/** Height of the open gate's film, for a lens that sees what the free view sees. */
const OPEN_GATE_HEIGHT_MM = 19.22;

export interface CameraPlace {
  readonly eyeM: Vec3;
  readonly rotation: Quat;
  /** Along the axis, for the focus. */
  readonly focusDistanceM: number;
}

/** @param verticalFovDeg of the free view that it takes over; null: the default lens. */
export function newCamera(
  { document, sceneId, random }: Birthplace,
  place: CameraPlace,
  verticalFovDeg: number | null = null,
): CameraRecord {
  const focal =
    verticalFovDeg === null
      ? null
      : Math.round(OPEN_GATE_HEIGHT_MM / 2 / Math.tan((verticalFovDeg * Math.PI) / 360));
  return createCameraRecord({
    id: createId('camera', random),
    name: freeCameraName(document),
    sceneId,
    pose: { translationM: place.eyeM, rotation: place.rotation },
    ...DEFAULT_BODY,
    ...(focal === null ? DEFAULT_LENS : { lensId: null, focalLengthMm: Math.min(5000, Math.max(1, focal)) }),
    focusDistanceM: Math.min(1000, Math.max(0.3, place.focusDistanceM)),
  });
}

export const LIGHT_KINDS = ['spot', 'softbox', 'disc', 'point', 'sphere', 'sun'] as const;
export type LightKind = (typeof LIGHT_KINDS)[number];

type LightFields = Pick<LightRecord, 'name' | 'emitter' | 'magnitude'> & Partial<LightRecord>;
/** By kind, with levels that give a key of a few hundred lux at a few metres. */
const LIGHTS: Readonly<Record<LightKind, LightFields>> = {
  spot: {
    name: 'Spot',
    emitter: { type: 'spot', innerAngleDeg: 12, outerAngleDeg: 22, radiusM: 0.08 },
    magnitude: { quantity: 'intensity', intensityCd: 8000 },
  },
  softbox: {
    name: 'Softbox',
    emitter: { type: 'rectangle', widthM: 1.2, heightM: 0.9, twoSided: false },
    magnitude: { quantity: 'flux', fluxLm: 12_000 },
  },
  disc: {
    name: 'Disc',
    emitter: { type: 'disc', radiusM: 0.4, twoSided: false },
    magnitude: { quantity: 'flux', fluxLm: 8000 },
  },
  point: {
    name: 'Bulb',
    emitter: { type: 'point', radiusM: 0.03 },
    magnitude: { quantity: 'flux', fluxLm: 806 },
    color: { type: 'cct', cctK: 2700, duv: 0 },
  },
  sphere: {
    name: 'China ball',
    emitter: { type: 'sphere', radiusM: 0.3 },
    magnitude: { quantity: 'flux', fluxLm: 4000 },
    color: { type: 'cct', cctK: 3200, duv: 0 },
  },
  sun: {
    name: 'Sun',
    emitter: { type: 'directional', angularDiameterDeg: 0.533 },
    magnitude: { quantity: 'illuminance', illuminanceLx: 60_000, distanceM: null },
    color: { type: 'cct', cctK: 5500, duv: 0 },
  },
};
export const lightKindName = (kind: LightKind): string => LIGHTS[kind].name;

export function newLight(
  { document, sceneId, random }: Birthplace,
  kind: LightKind,
  eyeM: Vec3,
  targetM: Vec3,
): LightRecord {
  const fields = LIGHTS[kind];
  return createLightRecord({
    ...fields,
    id: createId('light', random),
    name: freeName(document, 'light', fields.name),
    sceneId,
    pose: { translationM: eyeM, rotation: aimed(eyeM, targetM) },
  });
}

const DEGREES_PER_RADIAN = 180 / Math.PI;

/** A lamp of the fixture library, as its published figures say. */
export function newFixture(
  { document, sceneId, random }: Birthplace,
  fixture: Fixture,
  eyeM: Vec3,
  targetM: Vec3,
): LightRecord {
  const emission = fixtureEmission(fixture);
  const { colour } = fixture;
  const light: Pick<LightRecord, 'emitter' | 'magnitude'> =
    emission.kind === 'spot'
      ? {
          emitter: {
            type: 'spot',
            innerAngleDeg: emission.innerAngle * DEGREES_PER_RADIAN,
            outerAngleDeg: Math.min(90, emission.outerAngle * DEGREES_PER_RADIAN),
            radiusM: emission.radius,
          },
          magnitude: { quantity: 'intensity', intensityCd: emission.intensity },
        }
      : {
          emitter:
            emission.kind === 'rect'
              ? { type: 'rectangle', widthM: emission.width, heightM: emission.height, twoSided: false }
              : { type: 'sphere', radiusM: emission.radius },
          magnitude: { quantity: 'luminance', luminanceNits: emission.luminance },
        };
  const color: LightRecord['color'] =
    colour.kind === 'led'
      ? {
          type: 'led',
          cctK: Math.min(LED_MAX_KELVIN, Math.max(LED_MIN_KELVIN, colour.kelvin)),
          duv: 0,
        }
      : colour.kind === 'illuminant'
        ? { type: 'illuminant', illuminant: colour.name, duv: 0 }
        : colour.kind === 'rgb'
          ? { type: 'rgb', rgb: colour.rgb }
          : { type: 'cct', cctK: colour.kelvin, duv: 0 };
  return createLightRecord({
    id: createId('light', random),
    name: freeName(document, 'light', shortName(fixture.name)),
    sceneId,
    fixture: fixture.name,
    ...light,
    color,
    pose: { translationM: eyeM, rotation: aimed(eyeM, targetM) },
  });
}

/** "Tungsten Fresnel 2 kW, 3200 K" → "Tungsten Fresnel 2 kW" */
const shortName = (name: string): string => name.split(',')[0]!.trim().slice(0, 200);

export const PRIMITIVES = {
  box: { type: 'box', sizeM: [0.5, 0.5, 0.5], bevelM: 0.005 },
  sphere: { type: 'sphere', radiusM: 0.25 },
  cylinder: { type: 'cylinder', radiusM: 0.25, heightM: 0.5, capped: true },
  cone: { type: 'cone', bottomRadiusM: 0.25, topRadiusM: 0, heightM: 0.5, capped: true },
  capsule: { type: 'capsule', radiusM: 0.15, heightM: 0.6 },
  torus: { type: 'torus', majorRadiusM: 0.25, minorRadiusM: 0.06 },
  plane: { type: 'plane', widthM: 4, depthM: 4 },
  disc: { type: 'disc', radiusM: 0.5 },
} as const satisfies Readonly<Record<PrimitiveShape['type'], PrimitiveShape>>;
export type PrimitiveName = keyof typeof PRIMITIVES;
export const PRIMITIVE_NAMES = Object.keys(PRIMITIVES) as readonly PrimitiveName[];
export const primitiveTitle = (name: PrimitiveName): string => name[0]!.toUpperCase() + name.slice(1);

export const shapeHeight = (shape: PrimitiveShape): number => {
  switch (shape.type) {
    case 'box':
      return shape.sizeM[1];
    case 'sphere':
      return 2 * shape.radiusM;
    case 'torus':
      return 2 * shape.minorRadiusM;
    case 'plane':
    case 'disc':
      return 0;
    case 'cylinder':
    case 'cone':
    case 'capsule':
      return shape.heightM;
  }
};

/** Standing on the point. */
export function newPrimitive(
  { document, sceneId, random }: Birthplace,
  name: PrimitiveName,
  floorM: Vec3,
): ObjectRecord {
  const shape = PRIMITIVES[name];
  return createObjectRecord({
    id: createId('object', random),
    name: freeName(document, 'object', primitiveTitle(name)),
    sceneId,
    role: 'prop',
    transform: {
      // a sheet lies a hair above the floor, so that the two do not fight
      translationM: [floorM[0], floorM[1] + (shapeHeight(shape) / 2 || 0.001), floorM[2]],
      rotation: [0, 0, 0, 1],
      scale: [1, 1, 1],
    },
    content: { type: 'primitive', shape, materialId: null },
  });
}

/** A box of haze that stands on the point: light beams show in it, and faces do not yet drown. */
export const newHaze = ({ document, sceneId, random }: Birthplace, floorM: Vec3): ObjectRecord =>
  createObjectRecord({
    id: createId('object', random),
    name: freeName(document, 'object', 'Haze'),
    sceneId,
    role: 'other',
    transform: {
      translationM: [floorM[0], floorM[1] + 1.5, floorM[2]],
      rotation: [0, 0, 0, 1],
      scale: [1, 1, 1],
    },
    content: {
      type: 'medium',
      extent: { type: 'box', sizeM: [8, 3, 8] },
      extinctionPerM: 0.05,
      albedo: [0.98, 0.98, 0.98],
      anisotropy: 0.6,
    },
  });

export const addEdits = (
  records: readonly AnyRecord[],
): { readonly op: 'add'; readonly record: AnyRecord }[] => records.map((record) => ({ op: 'add', record }));
