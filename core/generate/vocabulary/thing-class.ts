/**
 * What a class of things is: the words that ask for it, where it can stand, how big it is, what it is made of and how
 * its shape follows from a handful of numbers. Facts and words are in the catalogue; shapes are one module a family.
 *
 * Frame of every thing: its base is centred on the origin and lies on y = 0, Y is up, its front faces +Z, its size is the
 * full extent along x, y, z. Metres.
 */
import type { FieldNode } from '../../document/records/field-node.ts';
import type { Emitter } from '../../document/records/light.ts';
import type { Vec3 } from '../../math/vec3.ts';
import type { Substance } from './substances.ts';

export const THING_FAMILIES = [
  'architecture',
  'terrain',
  'vegetation',
  'street',
  'vehicle',
  'furniture',
  'prop',
  'practical',
  'figure',
] as const;
export type ThingFamily = (typeof THING_FAMILIES)[number];

/**
 * What holds it: the floor or ground, a wall at its back (z = minimum), the ceiling (its top), any horizontal surface of
 * another thing (table, shelf), an opening of a wall (doors, windows), or nothing (it is the ground itself).
 */
export type Support = 'floor' | 'wall' | 'ceiling' | 'surface' | 'opening' | 'none';

/** Linear Rec.709 reflectance, each 0…1. */
export type Rgb = readonly [number, number, number];

export interface Finish {
  readonly substance: Substance;
  /** Null takes the substance's own colour. */
  readonly color: Rgb | null;
}

/** The body and the accent are the thing's own two finishes, which words and hands can change; others are fixed. */
export type PartSurface = 'body' | 'accent' | Finish;

export interface ThingPart {
  /** Short, for the outliner: "Legs", "Tabletop". */
  readonly name: string;
  readonly surface: PartSurface;
  readonly field: FieldNode;
  /** Fine enough for a wide to medium shot, metres. */
  readonly cellSizeM: number;
  /** Stands for the room behind a pane; left out where the wall is really open. */
  readonly isBacking?: boolean;
}

/** A lamp inside a thing: it takes its share of the thing's luminous flux. Parallel to `aim` where the emitter has an axis. */
export interface ThingLamp {
  readonly positionM: Vec3;
  readonly emitter: Exclude<Emitter, { type: 'directional' | 'profile' }>;
  /** Unit vector that the emitter's axis points along; null shines everywhere. */
  readonly aim: Vec3 | null;
  /** 0…1; those of one thing sum to 1. */
  readonly share: number;
}

/** A continuous shape parameter. Its coordinate 0…1 runs over its range, linearly. */
export interface ShapeParameter {
  /** As a label: "Leg thickness". */
  readonly name: string;
  readonly unit: 'm' | 'deg' | 'fraction' | 'count';
  readonly min: number;
  readonly max: number;
  readonly typical: number;
}

export interface ShapeInput {
  /** Within the class's range. */
  readonly sizeM: Vec3;
  /** In the units of the class's parameters, as many as it has; counts are whole. */
  readonly parameters: readonly number[];
  /** One of the class's variants; '' where it has none. */
  readonly variant: string;
  /** Details that have no name of their own differ by it. Whole, ≥ 0. */
  readonly seed: number;
}

export interface ThingShape {
  /** At most four. */
  readonly parameters: readonly ShapeParameter[];
  /** Finishes that the class has unless words or hands say otherwise. */
  readonly body: Finish;
  readonly accent: Finish;
  /** The parts, inside a box of the given size on y = 0 (a displaced surface may leave it by its amplitude). Same input, same parts. */
  readonly parts: (input: ShapeInput) => readonly ThingPart[];
  /** Only practicals have them. */
  readonly lamps?: (input: ShapeInput) => readonly ThingLamp[];
  /** Heights of horizontal surfaces of it that things can stand on, with their extents: [y, width, depth], metres, centred. */
  readonly surfaces?: (input: ShapeInput) => readonly (readonly [number, number, number])[];
}
