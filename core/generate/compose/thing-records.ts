/**
 * A composed thing as records: a group that is moved as one, a field for each of its parts, and its lamps. What glows shares the
 * thing's flux with the lamps inside it, so that both together give the lumens that were asked for.
 */
import {
  createLightRecord,
  createObjectRecord,
  type AnyRecord,
  type LightRecord,
  type ObjectRecord,
} from '../../document/index.ts';
import type { FieldNode } from '../../document/records/field-node.ts';
import { compileField } from '../../scene/fields/compile-field.ts';
import { lookAt, type Mat4 } from '../../math/mat4.ts';
import { fromAxisAngle, quatFromMat4, type Quat } from '../../math/quat.ts';
import type { Vec3 } from '../../math/vec3.ts';
import { radians } from '../../units/units.ts';
import type { ComposedThing } from '../composition/scene-composition.ts';
import { thingFacts } from '../vocabulary/catalogue.ts';
import { shapeInput, shapeOf } from '../vocabulary/shape-input.ts';
import type { Finish, ThingLamp, ThingPart } from '../vocabulary/thing-class.ts';
import { capital } from '../words/capital.ts';
import { thingRecipe } from './recipes.ts';
import { snowCover } from './lying-snow.ts';
import type { FinishMaterials, Glow } from './finish-materials.ts';

/** Share of the flux that shades and diffusers give off themselves where there is a lamp behind them. */
const GLOW_SHARE = 0.4;
/** Brighter surfaces than this are the lamp itself. */
const BRIGHTEST_GLOW_NITS = 60_000;

const ROLES = {
  architecture: 'set',
  terrain: 'set',
  vegetation: 'set',
  street: 'set',
  vehicle: 'vehicle',
  furniture: 'set',
  prop: 'prop',
  practical: 'practical',
  figure: 'figure',
} as const satisfies Readonly<Record<string, ObjectRecord['role']>>;

export interface ThingContext {
  readonly sceneId: string;
  readonly createId: (kind: 'object' | 'light') => string;
  readonly materials: FinishMaterials;
  /** Of what lies open to the sky, 0…1. */
  readonly wetness: number;
  readonly isSnowy: boolean;
  /** Default the world. */
  readonly parentId?: string;
  /** Times the thing's size; default 1. Copies of one shape in many sizes share its meshes. */
  readonly scale?: number;
  /** Changes the fields of parts: holes in walls. */
  readonly cut?: (field: FieldNode) => FieldNode;
  /** Stands in a hole of its wall, so that nothing needs to stand for what is behind it. */
  readonly isSeenThrough?: boolean;
}

export interface ThingRecords {
  readonly groupId: string;
  /** The group first. */
  readonly records: readonly AnyRecord[];
}

const areaM2 = ({ field }: ThingPart): number => {
  const [x0, y0, z0, x1, y1, z1] = compileField(field).bounds;
  const [a, b, c] = [x1 - x0, y1 - y0, z1 - z0];
  return 2 * (a * b + b * c + c * a);
};

/** Luminance of a Lambertian surface of this area that gives this flux: Φ = π·L·A. */
function glowOf(
  thing: ComposedThing,
  parts: readonly ThingPart[],
  hasLamps: boolean,
): { readonly glow: Glow | null; readonly lampShare: number } {
  const glowing = parts.filter(({ surface }) => typeof surface === 'object' && surface.substance === 'glow');
  if (thing.light === null || glowing.length === 0) return { glow: null, lampShare: 1 };
  const area = glowing.reduce((sum, part) => sum + areaM2(part), 0);
  const share = hasLamps ? GLOW_SHARE : 1;
  const nits = Math.min(BRIGHTEST_GLOW_NITS, (share * thing.light.fluxLm) / (Math.PI * area));
  return { glow: { nits: Number(nits.toPrecision(3)), cctK: thing.light.cctK }, lampShare: 1 - share };
}

const quaternion = ([x, y, z, w]: Quat): [number, number, number, number] => [x, y, z, w];

function lampRecord(
  lamp: ThingLamp,
  thing: ComposedThing,
  name: string,
  flux: number,
  groupId: string,
  { sceneId, createId }: ThingContext,
): LightRecord {
  const up: Vec3 = lamp.aim !== null && Math.abs(lamp.aim[1]) > 0.99 ? [0, 0, 1] : [0, 1, 0];
  const rotation =
    lamp.aim === null ? ([0, 0, 0, 1] as Quat) : quatFromMat4(lookAt([0, 0, 0], lamp.aim, up) as Mat4);
  return createLightRecord({
    id: createId('light'),
    name,
    sceneId,
    parentId: groupId,
    fixture: name,
    pose: { translationM: [...lamp.positionM], rotation: quaternion(rotation) },
    emitter: lamp.emitter,
    magnitude: { quantity: 'flux', fluxLm: Number((flux * lamp.share).toPrecision(4)) },
    color: { type: 'cct', cctK: thing.light?.cctK ?? 2700, duv: 0 },
    lightGroup: 'practical',
  });
}

/** @param name unique in its scene. */
export function thingRecords(thing: ComposedThing, name: string, context: ThingContext): ThingRecords {
  const { sceneId, createId, materials, scale = 1 } = context;
  const facts = thingFacts(thing.thing);
  const shape = shapeOf(thing.thing);
  const input = shapeInput(thing.thing, thing);
  const parts = shape.parts(input).filter(({ isBacking }) => !(isBacking && context.isSeenThrough));
  const lamps = thing.light === null ? [] : (shape.lamps?.(input) ?? []);
  const { glow, lampShare } = glowOf(thing, parts, lamps.length > 0);
  const role = ROLES[facts.family];
  const finishOf = (part: ThingPart): Finish =>
    part.surface === 'body'
      ? (thing.body ?? shape.body)
      : part.surface === 'accent'
        ? (thing.accent ?? shape.accent)
        : part.surface;

  const groupId = createId('object');
  const group = createObjectRecord({
    id: groupId,
    name,
    sceneId,
    parentId: context.parentId ?? null,
    role,
    transform: {
      translationM: [...thing.positionM],
      rotation: quaternion(fromAxisAngle([0, 1, 0], radians((thing.yawDeg * Math.PI) / 180))),
      scale: [scale, scale, scale],
    },
    content: { type: 'group' },
    // a copy of a scatter has none of its own
    ...(context.parentId === undefined ? { recipe: thingRecipe(thing) } : {}),
  });
  const cut = context.cut ?? ((field: FieldNode): FieldNode => field);
  const isOpen = facts.family !== 'practical' && facts.family !== 'prop';
  const solids = parts.map((part) => {
    const finish = finishOf(part);
    const isGlow = finish.substance === 'glow';
    return createObjectRecord({
      id: createId('object'),
      name: capital(part.name),
      sceneId,
      parentId: groupId,
      role,
      content: {
        type: 'field',
        field: cut(part.field),
        materialId: materials.of(finish, isGlow ? glow : null, {
          wetness: isOpen ? context.wetness : 0,
          snow: context.isSnowy ? snowCover(thing.thing, part, finish) : 0,
        }),
        cellSizeM: part.cellSizeM,
      },
    });
  });
  const flux = (thing.light?.fluxLm ?? 0) * lampShare;
  const lights = lamps.map((lamp, i) =>
    lampRecord(lamp, thing, lamps.length > 1 ? `${name} ${i + 1}` : name, flux, groupId, context),
  );
  return { groupId, records: [group, ...solids, ...lights] };
}
