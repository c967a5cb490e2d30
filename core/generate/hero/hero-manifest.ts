/**
 * Manifest of a model that makes one hero thing from words and a seed: what it is, which files it is made of, what its graph takes and
 * gives. Two kinds: a mesh generator gives triangles; a field generator gives distances, on a grid or at points that it is asked about.
 * docs/models.md describes every field.
 */
import { z } from 'zod';
import { issuesFromZod } from '../../document/issues.ts';
import { modelFileSchema } from '../sampler/model-file.ts';
import { HeroModelIssue } from './hero-error.ts';

/** Numbers in one input. */
const MOST_VALUES = 2 ** 24;
/** Along the longest side of a field that is asked point by point. */
export const CELLS = { fewest: 8, most: 256 } as const;

const tensorName = () => z.string().min(1).max(200);
const shape = () =>
  z
    .array(z.int().min(1).max(MOST_VALUES))
    .max(6)
    .refine(
      (sizes) => sizes.reduce((product, size) => product * size, 1) <= MOST_VALUES,
      `at most ${MOST_VALUES} numbers in all`,
    );
const finite = () => z.number().min(-1e6).max(1e6);
const point = () => z.tuple([finite(), finite(), finite()]);
const unit = () => z.number().min(0).max(1);
const token = () => z.string().min(1).max(200);

const input = z.discriminatedUnion('from', [
  /** Normal numbers of the seed. */
  z.strictObject({
    from: z.literal('noise'),
    name: tensorName(),
    shape: shape(),
    mean: finite().default(0),
    deviation: z.number().min(0).max(1e6).default(1),
  }),
  /** The words as UTF-8, one number a byte, cut or padded to the shape. */
  z.strictObject({
    from: z.literal('bytes'),
    name: tensorName(),
    type: z.enum(['int64', 'int32', 'uint8', 'float32']),
    shape: shape(),
    padding: z.int().min(0).max(255).default(0),
    /** Times each byte, for float32. */
    scale: finite().default(1),
  }),
  /** The words as ids of the model's own vocabulary, cut or padded to the shape. */
  z.strictObject({
    from: z.literal('tokens'),
    name: tensorName(),
    type: z.enum(['int64', 'int32']),
    shape: shape(),
  }),
  /** 1 where another input holds words, 0 where it is padded; as many numbers as that one. */
  z.strictObject({
    from: z.literal('mask'),
    name: tensorName(),
    of: tensorName(),
    type: z.enum(['int64', 'int32', 'float32', 'bool']),
    shape: shape(),
  }),
  /** The seed itself. */
  z.strictObject({
    from: z.literal('seed'),
    name: tensorName(),
    type: z.enum(['int64', 'float32']),
    shape: shape(),
  }),
  /** Where a field is asked for, in the model's units: [points, 3] or [1, points, 3]. */
  z.strictObject({ from: z.literal('points'), name: tensorName(), shape: shape() }),
]);

const colors = z
  .strictObject({ name: tensorName(), encoding: z.enum(['srgb', 'linear']) })
  .nullable()
  .default(null);

const head = {
  format: z.literal(1),
  id: z.string().regex(/^[a-z0-9][a-z0-9._-]{0,99}$/, 'lower-case letters, digits, ".", "_" and "-"'),
  name: z.string().min(1).max(200),
  licence: z.string().min(1).max(200),
  model: modelFileSchema,
  vocabulary: modelFileSchema
    .extend({
      /** Whole words and marks, or greedy pieces of words, where what goes on a word begins with "##". */
      split: z.enum(['words', 'pieces']),
      lowerCase: z.boolean().default(true),
      unknown: token(),
      padding: token(),
      begin: token().nullable().default(null),
      end: token().nullable().default(null),
    })
    .nullable()
    .default(null),
  inputs: z.array(input).min(1).max(16),
  space: z
    .strictObject({ metresPerUnit: z.number().min(1e-6).max(1e6), up: z.enum(['y', 'z']) })
    .default({ metresPerUnit: 1, up: 'y' }),
  /** What the thing is made of; the colour is linear Rec.709 and counts where the model gives none. */
  material: z
    .strictObject({
      color: z.tuple([unit(), unit(), unit()]).default([0.18, 0.18, 0.18]),
      roughness: unit().default(0.5),
      metalness: unit().default(0),
    })
    .default({ color: [0.18, 0.18, 0.18], roughness: 0.5, metalness: 0 }),
};

const box = {
  values: tensorName(),
  min: point(),
  max: point(),
  /** Value of the surface, and the side of it that is inside. */
  level: finite().default(0),
  inside: z.enum(['below', 'above']).default('below'),
  colors,
};

const schema = z.discriminatedUnion('kind', [
  z.strictObject({
    ...head,
    kind: z.literal('mesh-generator'),
    mesh: z.strictObject({ vertices: tensorName(), triangles: tensorName(), colors }),
  }),
  z.strictObject({
    ...head,
    kind: z.literal('field-generator'),
    field: z.discriminatedUnion('as', [
      z.strictObject({ as: z.literal('grid'), ...box }),
      z.strictObject({
        as: z.literal('points'),
        ...box,
        cells: z.int().min(CELLS.fewest).max(CELLS.most),
      }),
    ]),
  }),
]);

export type HeroManifest = z.infer<typeof schema>;
export type HeroInput = HeroManifest['inputs'][number];
export type HeroVocabulary = NonNullable<HeroManifest['vocabulary']>;
export type HeroField = Extract<HeroManifest, { kind: 'field-generator' }>['field'];

/** @throws HeroModelIssue for the first field that is not as it should be. */
export function parseHeroManifest(json: unknown): HeroManifest {
  const parsed = schema.safeParse(json);
  if (!parsed.success) {
    const [issue] = issuesFromZod('', parsed.error, json);
    throw new HeroModelIssue(
      issue?.field === '' || issue === undefined ? 'manifest' : issue.field,
      issue?.expected ?? 'a manifest',
      issue?.got ?? 'something else',
    );
  }
  checkInputs(parsed.data);
  if (parsed.data.kind === 'field-generator') checkField(parsed.data.field);
  return parsed.data;
}

export const valueCount = (sizes: readonly number[]): number =>
  sizes.reduce((product, size) => product * size, 1);

function checkInputs(manifest: HeroManifest): void {
  const { inputs, vocabulary } = manifest;
  const pointInputs = inputs.filter(({ from }) => from === 'points').length;
  const wanted = manifest.kind === 'field-generator' && manifest.field.as === 'points' ? 1 : 0;
  if (pointInputs !== wanted)
    throw new HeroModelIssue(
      'inputs',
      wanted === 1 ? 'one input from "points"' : 'no input from "points"',
      String(pointInputs),
    );
  if (inputs.some(({ from }) => from === 'tokens') !== (vocabulary !== null))
    throw new HeroModelIssue(
      'vocabulary',
      vocabulary === null ? 'the file of the tokens' : 'none, as no input is from "tokens"',
      vocabulary === null ? 'nothing' : 'one',
    );
  for (const [i, one] of inputs.entries()) {
    const field = (name: string): string => `inputs[${i}].${name}`;
    if (inputs.findIndex(({ name }) => name === one.name) !== i)
      throw new HeroModelIssue(field('name'), 'a name of its own', `"${one.name}" once more`);
    if (one.from === 'points' && !isPointShape(one.shape))
      throw new HeroModelIssue(field('shape'), '[points, 3] or [1, points, 3]', JSON.stringify(one.shape));
    if (one.from === 'mask') {
      const of = inputs.find(({ name }) => name === one.of);
      if (of?.from !== 'bytes' && of?.from !== 'tokens')
        throw new HeroModelIssue(field('of'), 'the name of an input from "bytes" or "tokens"', one.of);
      if (valueCount(of.shape) !== valueCount(one.shape))
        throw new HeroModelIssue(
          field('shape'),
          `${valueCount(of.shape)} numbers, as in "${of.name}"`,
          String(valueCount(one.shape)),
        );
    }
  }
}

const isPointShape = (sizes: readonly number[]): boolean =>
  sizes.at(-1) === 3 && (sizes.length === 2 || (sizes.length === 3 && sizes[0] === 1));

function checkField({ min, max }: HeroField): void {
  for (const axis of [0, 1, 2] as const)
    if (!(max[axis] - min[axis] > 1e-6))
      throw new HeroModelIssue(`field.max[${axis}]`, `more than field.min[${axis}]`, String(max[axis]));
}
