/**
 * Boxes around what a record is, in the world, from the document alone. Primitives and fields are measured; models and meshes, whose
 * triangles the document does not hold, count as a metre unless someone who has loaded them says more.
 */
import {
  recordsOf,
  worldFromGroup,
  type AnyRecord,
  type Document,
  type FieldNode,
  type ObjectRecord,
  type PrimitiveShape,
} from '../../core/document/index.ts';
import { fromTrs, multiply, transformPoint, type Mat4 } from '../../core/math/mat4.ts';
import type { Vec3 } from '../../core/math/vec3.ts';
import { compileField } from '../../core/scene/fields/compile-field.ts';

export interface Box {
  readonly min: Vec3;
  readonly max: Vec3;
}

/** Half sizes of a box centred at the origin. */
const half = (x: number, y: number, z: number): Box => ({ min: [-x, -y, -z], max: [x, y, z] });

export function shapeBox(shape: PrimitiveShape): Box {
  switch (shape.type) {
    case 'box':
      return half(shape.sizeM[0] / 2, shape.sizeM[1] / 2, shape.sizeM[2] / 2);
    case 'sphere':
      return half(shape.radiusM, shape.radiusM, shape.radiusM);
    case 'cylinder':
      return half(shape.radiusM, shape.heightM / 2, shape.radiusM);
    case 'cone': {
      const radius = Math.max(shape.bottomRadiusM, shape.topRadiusM);
      return half(radius, shape.heightM / 2, radius);
    }
    case 'capsule':
      return half(shape.radiusM, Math.max(shape.heightM / 2, shape.radiusM), shape.radiusM);
    case 'torus': {
      const radius = shape.majorRadiusM + shape.minorRadiusM;
      return half(radius, shape.minorRadiusM, radius);
    }
    case 'plane':
      return half(shape.widthM / 2, 0, shape.depthM / 2);
    case 'disc':
      return half(shape.radiusM, 0, shape.radiusM);
  }
}

/** Compiling a field is dear and a field is a value: each is measured once. */
const fieldBoxes = new WeakMap<FieldNode, Box | null>();
function fieldBox(field: FieldNode): Box | null {
  const known = fieldBoxes.get(field);
  if (known !== undefined) return known;
  const b = compileField(field).bounds;
  const box: Box | null = b.every(Number.isFinite)
    ? { min: [b[0]!, b[1]!, b[2]!], max: [b[3]!, b[4]!, b[5]!] }
    : null;
  fieldBoxes.set(field, box);
  return box;
}

const SOMETHING = half(0.5, 0.5, 0.5);

/** In the object's own space; null for what has no extent of its own (groups, air that fills the scene). */
export function localBox({ content }: ObjectRecord): Box | null {
  switch (content.type) {
    case 'primitive':
      return shapeBox(content.shape);
    case 'field':
      return fieldBox(content.field);
    case 'medium':
      if (content.extent === null) return null;
      return content.extent.type === 'sphere'
        ? half(content.extent.radiusM, content.extent.radiusM, content.extent.radiusM)
        : half(content.extent.sizeM[0] / 2, content.extent.sizeM[1] / 2, content.extent.sizeM[2] / 2);
    case 'model':
    case 'mesh':
      return SOMETHING;
    case 'group':
      return null;
  }
}

export type Placeable = Extract<AnyRecord, { readonly parentId: string | null }>;
export const isPlaceable = (record: AnyRecord | null | undefined): record is Placeable =>
  record !== null && record !== undefined && 'parentId' in record;

const localTransform = (record: Placeable): Mat4 =>
  record.kind === 'object'
    ? fromTrs(record.transform.translationM, record.transform.rotation, record.transform.scale)
    : fromTrs(record.pose.translationM, record.pose.rotation, [1, 1, 1]);

/** Placement as the document has it, without animation. */
export const worldFromRecord = (document: Document, record: Placeable): Mat4 =>
  multiply(worldFromGroup(document, record.parentId), localTransform(record));

export const worldPosition = (document: Document, record: Placeable): Vec3 => {
  const m = worldFromRecord(document, record);
  return [m[12], m[13], m[14]];
};

export function boxUnion(boxes: readonly Box[]): Box | null {
  if (boxes.length === 0) return null;
  const at = (i: 0 | 1 | 2, pick: (...values: number[]) => number, side: 'min' | 'max'): number =>
    pick(...boxes.map((box) => box[side][i]));
  return {
    min: [at(0, Math.min, 'min'), at(1, Math.min, 'min'), at(2, Math.min, 'min')],
    max: [at(0, Math.max, 'max'), at(1, Math.max, 'max'), at(2, Math.max, 'max')],
  };
}

function throughMatrix(m: Mat4, { min, max }: Box): Box {
  const corners: Box[] = [];
  for (let c = 0; c < 8; c++) {
    const p = transformPoint(m, [c & 1 ? max[0] : min[0], c & 2 ? max[1] : min[1], c & 4 ? max[2] : min[2]]);
    corners.push({ min: p, max: p });
  }
  return boxUnion(corners)!;
}

/** Null for what has no extent: cameras and lights are points, an empty group is nothing. */
export function worldBox(document: Document, record: Placeable): Box | null {
  if (record.kind !== 'object') {
    const at = worldPosition(document, record);
    return { min: at, max: at };
  }
  if (record.content.type === 'group')
    return boxUnion(
      recordsOf(document, 'object')
        .filter((child) => child.parentId === record.id)
        .flatMap((child) => worldBox(document, child) ?? []),
    );
  const box = localBox(record);
  return box === null ? null : throughMatrix(worldFromRecord(document, record), box);
}

/** Eyes of a standing adult below the crown, against the height. */
const EYES_BELOW_CROWN = 0.065;

/** What a lens is focused on when this is its subject: a figure's eyes, the middle of anything else. */
export function focusPoint(document: Document, record: Placeable): Vec3 {
  const box = worldBox(document, record);
  if (box === null) return worldPosition(document, record);
  const { min, max } = box;
  const isFigure = record.kind === 'object' && record.role === 'figure';
  return [
    (min[0] + max[0]) / 2,
    isFigure ? max[1] - (max[1] - min[1]) * EYES_BELOW_CROWN : (min[1] + max[1]) / 2,
    (min[2] + max[2]) / 2,
  ];
}
