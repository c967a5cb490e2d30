/** One run of a hero model: words and seed in, a finished mesh out. */
import { Tensor } from 'onnxruntime-node';
import {
  floatOutput,
  gridOfOutputs,
  gridPoints,
  heroInputs,
  linearColors,
  meshOfGrid,
  meshOfOutputs,
  pointGrid,
  towardsOutside,
  valueCount,
  type FieldMesh,
  type HeroField,
  type HeroInput,
  type HeroTensor,
  type HeroWish,
  type Outputs,
  type RawMesh,
} from '../../core/generate/hero/index.ts';
import { ModelError } from '../inference/model-error.ts';
import type { HeroProgress } from './messages.ts';
import { aboutFile, type HeroModel } from './open-hero-model.ts';

export interface RawHero {
  readonly mesh: RawMesh;
  readonly warnings: readonly string[];
}

type Tell = (progress: HeroProgress) => void;
type Points = Extract<HeroInput, { from: 'points' }>;

const tensorOf = ({ type, data, shape }: HeroTensor): Tensor => {
  switch (type) {
    case 'float32':
      return new Tensor('float32', data as Float32Array, [...shape]);
    case 'int64':
      return new Tensor('int64', data as BigInt64Array, [...shape]);
    case 'int32':
      return new Tensor('int32', data as Int32Array, [...shape]);
    case 'uint8':
      return new Tensor('uint8', data as Uint8Array, [...shape]);
    case 'bool':
      return new Tensor('bool', data as Uint8Array, [...shape]);
  }
};

/** @throws ModelError for an answer that is not what the manifest says. */
export async function runHeroModel(model: HeroModel, wish: HeroWish, tell: Tell): Promise<RawHero> {
  const { manifest, graphFile, vocabulary } = model;
  const { tensors, cut } = aboutFile(graphFile, () => heroInputs(manifest, vocabulary, wish));
  const feeds = Object.fromEntries(tensors.map((tensor) => [tensor.name, tensorOf(tensor)]));
  const warnings = cut.map((name) => `input "${name}" has no room for all of the words: the end was cut off`);
  const readsWords = manifest.inputs.some(({ from }) => from === 'bytes' || from === 'tokens');
  if (!readsWords) warnings.push(`the model ${manifest.name} does not read the words`);
  if (manifest.kind === 'mesh-generator') {
    tell({ label: 'making the mesh', done: 0, total: 0 });
    const outputs = await answer(model, feeds);
    return { mesh: aboutFile(graphFile, () => meshOfOutputs(outputs, manifest.mesh)), warnings };
  }
  const { field } = manifest;
  const { mesh, isCut } =
    field.as === 'grid'
      ? await gridMesh(model, field, feeds, tell)
      : await pointMesh(model, field, feeds, tell);
  if (isCut) warnings.push("the shape reaches beyond its field's box and was cut there");
  return { mesh, warnings };
}

async function answer(
  { session, graphFile }: HeroModel,
  feeds: Readonly<Record<string, Tensor>>,
): Promise<Outputs> {
  const given = await session.run(feeds).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ModelError(graphFile, 'run', 'a graph that runs with these inputs', reason);
  });
  return (name) => given[name];
}

const contouring = (tell: Tell): { readonly onProgress: (fraction: number) => void } => ({
  onProgress: (fraction) =>
    tell({ label: 'finding the surface %', done: Math.round(100 * fraction), total: 100 }),
});

async function gridMesh(
  model: HeroModel,
  field: Extract<HeroField, { as: 'grid' }>,
  feeds: Readonly<Record<string, Tensor>>,
  tell: Tell,
): Promise<FieldMesh> {
  tell({ label: 'making the field', done: 0, total: 0 });
  const outputs = await answer(model, feeds);
  return aboutFile(model.graphFile, () => {
    const { grid, colors } = gridOfOutputs(outputs, field);
    return meshOfGrid(grid, colors, contouring(tell));
  });
}

async function pointMesh(
  model: HeroModel,
  field: Extract<HeroField, { as: 'points' }>,
  feeds: Readonly<Record<string, Tensor>>,
  tell: Tell,
): Promise<FieldMesh> {
  const bare = pointGrid(field);
  const count = valueCount(bare.counts);
  const values = new Float32Array(count);
  const ask = asker(model, feeds);
  for (let from = 0; from < count; from += ask.batch) {
    tell({ label: 'asking the field', done: from, total: count });
    const to = Math.min(count, from + ask.batch);
    const outputs = await ask.at(gridPoints(bare, from, to));
    values.set(
      aboutFile(model.graphFile, () => pointValues(outputs, field, ask.batch)).subarray(0, to - from),
      from,
    );
  }
  const grid = { ...bare, values: towardsOutside(values, field) };
  const made = aboutFile(model.graphFile, () => meshOfGrid(grid, null, contouring(tell)));
  const { colors } = field;
  if (colors === null) return made;
  const { positions } = made.mesh;
  const rgb = new Float32Array(positions.length);
  for (let from = 0; from < positions.length; from += 3 * ask.batch) {
    tell({ label: 'asking for colours', done: from / 3, total: positions.length / 3 });
    const to = Math.min(positions.length, from + 3 * ask.batch);
    const outputs = await ask.at(positions.subarray(from, to));
    const read = (): Float32Array => floatOutput(outputs, colors.name, [ask.batch, 3], ask.batch).data;
    rgb.set(linearColors(aboutFile(model.graphFile, read), colors.encoding).subarray(0, to - from), from);
  }
  return { ...made, mesh: { ...made.mesh, colors: rgb } };
}

/** Distances come as [points] or [points, 1]. */
function pointValues(outputs: Outputs, { values }: HeroField, batch: number): Float32Array {
  const isColumn = outputs(values)?.dims.at(-1) === 1 && batch > 1;
  return floatOutput(outputs, values, isColumn ? [batch, 1] : [batch], batch).data;
}

/** Asks a field for points: always as many at a time as the manifest says, the last ones filled up. */
function asker(
  model: HeroModel,
  feeds: Readonly<Record<string, Tensor>>,
): { readonly batch: number; readonly at: (points: Float32Array) => Promise<Outputs> } {
  const input = model.manifest.inputs.find((one): one is Points => one.from === 'points');
  if (input === undefined) throw new Error('a field of points without an input for them');
  const batch = valueCount(input.shape) / 3;
  return {
    batch,
    at: (points) => {
      const full = new Float32Array(3 * batch);
      full.set(points);
      return answer(model, { ...feeds, [input.name]: new Tensor('float32', full, [...input.shape]) });
    },
  };
}
