/**
 * A clothed figure for blocking and light: head with brow, nose, ears and mouth, hair, hands with fingers, coat
 * over a shirt, trousers, shoes. Each material is one implicit field, so that a figure can live in a document as
 * field objects, or be polygonised here. Believable in a wide or medium shot; not a portrait.
 */
import type { FieldNode } from '../../document/records/field-node.ts';
import { add, type Vec3 } from '../../math/vec3.ts';
import type { WorkHooks } from '../bvh/stopped-error.ts';
import type { RenderMesh } from '../render-scene.ts';
import { compileField } from './compile-field.ts';
import { coatField, shirtField, shoeField, trouserField } from './figure-clothes.ts';
import { handField, hairField, headField } from './figure-head.ts';
import { FIGURE_POSES, figureSkeleton, rotate, type FigurePose, type FigurePoseName } from './figure-pose.ts';
import { at, union } from './field-nodes.ts';
import { polygoniseField } from './polygonise-field.ts';

export type FigureMaterial = 'skin' | 'hair' | 'coat' | 'shirt' | 'trousers' | 'shoes';
export type FigureHair = 'short' | 'bob' | 'bun';

export interface FigureOptions {
  /** Metres, 1…2.3; default 1.74. */
  readonly height?: number;
  /** −1 slight … 0 … 1 heavy. */
  readonly build?: number;
  readonly pose?: FigurePoseName | FigurePose;
  readonly hair?: FigureHair;
  /** Folds and hair differ by it; default 1. */
  readonly seed?: number;
}

export interface FigurePart {
  readonly material: FigureMaterial;
  readonly field: FieldNode;
  /** Cells fine enough for what the part shows in a medium shot, metres. */
  readonly cellSize: number;
}

export interface Figure {
  readonly parts: readonly FigurePart[];
  /** Between the eyes. */
  readonly eyes: Vec3;
  /** Under the thighs where they leave the pelvis: the seat that a sitting figure needs, metres above the ground. */
  readonly seatHeight: number;
}

/**
 * The fields of a figure that stands on y = 0, faces +Z and has its pelvis over the origin.
 * @throws RangeError for a height outside 1…2.3 m or a build outside −1…1.
 */
export function figure(options: FigureOptions = {}): Figure {
  const height = options.height ?? 1.74;
  const build = options.build ?? 0;
  const seed = options.seed ?? 1;
  if (!(height >= 1 && height <= 2.3)) throw new RangeError(`height: expected 1…2.3 m, got ${height}`);
  if (!(Math.abs(build) <= 1)) throw new RangeError(`build: expected −1…1, got ${build}`);
  const pose = options.pose ?? 'standing';
  const bones = figureSkeleton(height, typeof pose === 'string' ? FIGURE_POSES[pose] : pose);
  /** Girths grow with the height and the build. */
  const girth = height * (1 + 0.16 * build);
  const u = bones.headHeight;
  const eyes: Vec3 = [0, 0.02 * u, 0.4 * u];
  const parts: FigurePart[] = [
    {
      material: 'skin',
      cellSize: 0.004,
      field: union(
        0,
        headField(bones),
        at(bones.leftArm.end, handField(height, 1), bones.leftArm.lower),
        at(bones.rightArm.end, handField(height, -1), bones.rightArm.lower),
      ),
    },
    { material: 'hair', cellSize: 0.004, field: hairField(bones, options.hair ?? 'short', seed) },
    { material: 'shirt', cellSize: 0.005, field: shirtField(bones, girth) },
    { material: 'coat', cellSize: 0.006, field: coatField(bones, girth, seed) },
    { material: 'trousers', cellSize: 0.008, field: trouserField(bones, girth, seed) },
    { material: 'shoes', cellSize: 0.005, field: shoeField(bones) },
  ];
  return {
    parts,
    eyes: add(bones.head, rotate(bones.headFrame, eyes)),
    seatHeight: Math.min(bones.leftLeg.root[1], bones.rightLeg.root[1]) - 0.052 * girth,
  };
}

/** Triangles of each part; `detail` scales the cells (2: twice as coarse). */
export function figureMeshes(
  options: FigureOptions = {},
  detail = 1,
  hooks: WorkHooks = {},
): readonly { readonly material: FigureMaterial; readonly mesh: RenderMesh }[] {
  const { parts } = figure(options);
  return parts.map(({ material, field, cellSize }, i) => ({
    material,
    mesh: polygoniseField(`figure ${material}`, compileField(field), {
      cellSize: cellSize * detail,
      ...(hooks.shouldStop ? { shouldStop: hooks.shouldStop } : {}),
      onProgress: (f) => hooks.onProgress?.((i + f) / parts.length),
    }),
  }));
}
