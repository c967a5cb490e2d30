/**
 * A stand-in person: a group that is moved as one, holding a field for each of skin, hair and clothes, so that every part takes its own
 * material. Materials are made once a project and shared by all figures.
 */
import {
  createId,
  createMaterialRecord,
  createObjectRecord,
  materialFromPreset,
  recordsOf,
  type MaterialRecord,
  type ObjectRecord,
} from '../../core/document/index.ts';
import { fromAxisAngle } from '../../core/math/quat.ts';
import type { Vec3 } from '../../core/math/vec3.ts';
import { figure, type FigureMaterial } from '../../core/scene/fields/figure.ts';
import type { FigurePoseName } from '../../core/scene/fields/figure-pose.ts';
import { radians } from '../../core/units/units.ts';
import { freeName, type Birthplace } from './create-records.ts';

export interface FigureKind {
  readonly id: string;
  readonly title: string;
  readonly heightM: number;
  readonly pose: FigurePoseName;
  readonly hair: 'short' | 'bob' | 'bun';
  readonly build: number;
}

export const FIGURES: readonly FigureKind[] = [
  { id: 'man-standing', title: 'Man, standing', heightM: 1.8, pose: 'standing', hair: 'short', build: 0.15 },
  {
    id: 'woman-standing',
    title: 'Woman, standing',
    heightM: 1.67,
    pose: 'standing',
    hair: 'bob',
    build: -0.3,
  },
  { id: 'man-sitting', title: 'Man, sitting', heightM: 1.8, pose: 'sitting', hair: 'short', build: 0.15 },
  { id: 'woman-sitting', title: 'Woman, sitting', heightM: 1.67, pose: 'sitting', hair: 'bun', build: -0.3 },
  { id: 'man-walking', title: 'Man, walking', heightM: 1.8, pose: 'walking', hair: 'short', build: 0 },
  { id: 'woman-walking', title: 'Woman, walking', heightM: 1.67, pose: 'walking', hair: 'bun', build: -0.3 },
  { id: 'leaning', title: 'Figure, leaning', heightM: 1.74, pose: 'leaning', hair: 'short', build: 0 },
  {
    id: 'child-standing',
    title: 'Child, standing',
    heightM: 1.25,
    pose: 'standing',
    hair: 'bob',
    build: -0.1,
  },
];

const LOOKS: Readonly<Record<FigureMaterial, Pick<MaterialRecord, 'name'> & Partial<MaterialRecord>>> = {
  skin: { name: 'Figure skin', preset: 'skin' },
  hair: {
    name: 'Figure hair',
    baseColor: { value: [0.05, 0.032, 0.022], texture: null },
    specularRoughness: { value: 0.4, texture: null },
  },
  shirt: { name: 'Figure shirt', baseColor: { value: [0.62, 0.6, 0.56], texture: null } },
  coat: {
    name: 'Figure coat',
    baseColor: { value: [0.1, 0.115, 0.14], texture: null },
    specularRoughness: { value: 0.75, texture: null },
    fuzzWeight: 0.4,
  },
  trousers: {
    name: 'Figure trousers',
    baseColor: { value: [0.07, 0.068, 0.066], texture: null },
    specularRoughness: { value: 0.8, texture: null },
  },
  shoes: { name: 'Figure shoes', preset: 'leather' },
};

const PART_TITLES: Readonly<Record<FigureMaterial, string>> = {
  skin: 'Skin',
  hair: 'Hair',
  shirt: 'Shirt',
  coat: 'Coat',
  trousers: 'Trousers',
  shoes: 'Shoes',
};

/** Cells of the proxy and of renders, against what a medium shot asks for: a stand-in is quick first. */
const CELL_FACTOR = 2;

export interface NewFigure {
  readonly groupId: string;
  /** Materials first, then the group, then its parts: in this order they can be added. */
  readonly records: readonly (MaterialRecord | ObjectRecord)[];
}

/** @param facing degrees about the vertical: 0 faces +Z, 90 faces +X. */
export function newFigure(
  { document, sceneId, random }: Birthplace,
  kind: FigureKind,
  floorM: Vec3,
  facingDeg = 0,
): NewFigure {
  const known = new Map(recordsOf(document, 'material').map((material) => [material.name, material.id]));
  const materials: MaterialRecord[] = [];
  const materialId = (part: FigureMaterial): string => {
    const { name, preset, ...look } = LOOKS[part];
    const found = known.get(name);
    if (found !== undefined) return found;
    const id = createId('material', random);
    known.set(name, id);
    materials.push(
      preset === 'skin' || preset === 'leather'
        ? materialFromPreset(preset, { id, name })
        : createMaterialRecord({ id, name, ...look }),
    );
    return id;
  };
  const groupId = createId('object', random);
  const group = createObjectRecord({
    id: groupId,
    name: freeName(document, 'object', kind.title.split(',')[0]!),
    sceneId,
    role: 'figure',
    transform: {
      translationM: floorM,
      rotation: fromAxisAngle([0, 1, 0], radians((facingDeg * Math.PI) / 180)),
      scale: [1, 1, 1],
    },
    content: { type: 'group' },
  });
  const seed = 1 + Math.floor(random() * 9999);
  const parts = figure({
    height: kind.heightM,
    build: kind.build,
    pose: kind.pose,
    hair: kind.hair,
    seed,
  }).parts.map(({ material, field, cellSize }) =>
    createObjectRecord({
      id: createId('object', random),
      name: PART_TITLES[material],
      sceneId,
      parentId: groupId,
      role: 'other',
      content: { type: 'field', field, materialId: materialId(material), cellSizeM: cellSize * CELL_FACTOR },
    }),
  );
  return { groupId, records: [...materials, group, ...parts] };
}
