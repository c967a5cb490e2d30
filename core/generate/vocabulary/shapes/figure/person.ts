/** A clothed figure as a thing: coat and trousers are its finishes, the rest is its own. */
import type { FieldNode } from '../../../../document/records/field-node.ts';
import type { Vec3 } from '../../../../math/vec3.ts';
import { at, union } from '../../../../scene/fields/field-nodes.ts';
import { figure, type FigureHair, type FigureMaterial } from '../../../../scene/fields/figure.ts';
import { figureSkeleton } from '../../../../scene/fields/figure-pose.ts';
import type { Finish, PartSurface, ShapeInput, ThingPart, ThingShape } from '../../thing-class.ts';
import { turnX } from '../furniture/forms.ts';
import { looksOf } from './looks.ts';
import { POSES, UPRIGHT } from './poses.ts';

/** How much coarser than a figure for close shots; the shirt shows between lapels only. */
const COARSER: Readonly<Record<FigureMaterial, number>> = {
  skin: 2.4,
  hair: 2.6,
  shirt: 3.6,
  coat: 3,
  trousers: 2.8,
  shoes: 2.6,
};
/** The crown of a standing figure, in statures, with its hair. */
const CROWN = 1;
/** Figures are built no smaller than this; children below it are scaled, metres. */
const LEAST_BUILT_M = 1.05;
/** From the back of what lies to the middle of its hips, and of what sits, in statures. */
const LYING_BACK = 0.092;
const SITTING_BACK = 0.091;
/** From the soles of what lies to the middle of its length, in statures. */
const LYING_MIDDLE = 0.502;

interface Kind {
  /** Of those who sit, crouch or lie, metres. */
  readonly staturesM: readonly [number, number];
  readonly styles: readonly (readonly [FigureHair, number])[];
  /** Girth of an average build, −1…1. */
  readonly build: number;
  /** Of the head against an adult's. */
  readonly head: number;
  readonly body: Finish;
  readonly accent: Finish;
}

const TITLES: Readonly<Record<FigureMaterial, string>> = {
  skin: 'Skin',
  hair: 'Hair',
  shirt: 'Shirt',
  coat: 'Coat',
  trousers: 'Trousers',
  shoes: 'Shoes',
};

const scaledAbout = ([x, y, z]: Vec3, scale: number, child: FieldNode): FieldNode => ({
  op: 'transform',
  translationM: [x * (1 - scale), y * (1 - scale), z * (1 - scale)],
  rotation: [0, 0, 0, 1],
  scale,
  child,
});

function personParts(
  { sizeM, parameters: [tall = 0.5, build = 0], variant, seed }: ShapeInput,
  kind: Kind,
): readonly ThingPart[] {
  const pose = POSES[variant] ?? POSES['standing']!;
  const unit = figureSkeleton(1, pose);
  const [least, most] = kind.staturesM;
  // A larger head raises the crown of those who stand.
  const crown = unit.neck[1] + kind.head * (CROWN - unit.neck[1]);
  const stature =
    UPRIGHT.has(variant) || !(variant in POSES) ? sizeM[1] / crown : least + (most - least) * tall;
  const height = Math.max(LEAST_BUILT_M, stature);
  const { skin, hair, shirt, shoes, style } = looksOf(seed, kind.styles, kind.head === 1);
  const made = figure({
    height,
    build: Math.max(-1, Math.min(1, kind.build + build)),
    pose,
    hair: style,
    seed: seed % 100_000,
  });
  const { neck } = figureSkeleton(height, pose);
  const headed = (material: FigureMaterial, field: FieldNode): FieldNode => {
    if (kind.head === 1) return field;
    if (material === 'hair') return scaledAbout(neck, kind.head, field);
    if (material !== 'skin' || field.op !== 'union') return field;
    // The head is the first of what is skin; hands stay as they are.
    const [head, ...hands] = field.of;
    return union(0, scaledAbout(neck, kind.head, head!), ...hands);
  };
  const k = stature / height;
  const placed = (field: FieldNode): FieldNode => {
    const sized = k < 1 ? scaledAbout([0, 0, 0], k, field) : field;
    if (variant === 'lying') return at([0, LYING_BACK * stature, LYING_MIDDLE * stature], sized, turnX(-90));
    // Who sits has the back at the back of the size.
    return variant === 'sitting' ? at([0, 0, SITTING_BACK * stature - sizeM[2] / 2], sized) : sized;
  };
  const surfaces: Readonly<Record<FigureMaterial, PartSurface>> = {
    skin,
    hair,
    shirt,
    coat: 'body',
    trousers: 'accent',
    shoes,
  };
  return made.parts.map(({ material, field, cellSize }) => ({
    name: TITLES[material],
    surface: surfaces[material],
    field: placed(headed(material, field)),
    cellSizeM: COARSER[material] * cellSize * k,
  }));
}

export const person = (kind: Kind): ThingShape => ({
  parameters: [
    { name: 'Stature when not upright', unit: 'fraction', min: 0, max: 1, typical: 0.5 },
    { name: 'Build', unit: 'fraction', min: -0.8, max: 0.9, typical: 0 },
  ],
  body: kind.body,
  accent: kind.accent,
  parts: (input) => personParts(input, kind),
});
