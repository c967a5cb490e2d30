/** Opens a hero model: manifest, vocabulary and graph are checked, byte by byte and name by name, before the runtime sees them. */
import path from 'node:path';
import { InferenceSession } from 'onnxruntime-node';
import {
  HeroModelIssue,
  inputType,
  openVocabulary,
  parseHeroManifest,
  type HeroManifest,
  type Vocabulary,
} from '../../core/generate/hero/index.ts';
import { readManifestJson } from '../inference/manifest-json.ts';
import { ModelError } from '../inference/model-error.ts';
import type { GraphValue, OnnxGraph } from '../inference/onnx-graph.ts';
import { readGraphFile, readModelFile } from '../inference/read-model-file.ts';

export interface HeroModel {
  readonly manifest: HeroManifest;
  /** Path of the ONNX file, for messages. */
  readonly graphFile: string;
  readonly vocabulary: Vocabulary | null;
  readonly session: InferenceSession;
}

/** Operators that draw numbers of their own: the same seed would not give the same thing. */
const RANDOM = [
  'RandomNormal',
  'RandomNormalLike',
  'RandomUniform',
  'RandomUniformLike',
  'Multinomial',
  'Bernoulli',
];

/** Runs work whose issues are about this file. @throws ModelError */
export function aboutFile<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof HeroModelIssue) throw new ModelError(file, error.field, error.expected, error.found);
    throw error;
  }
}

/** @throws ModelError naming the file and the field that is wrong. */
export async function openHeroModel(manifestFile: string, threads: number): Promise<HeroModel> {
  const json = await readManifestJson(manifestFile);
  const manifest = aboutFile(manifestFile, () => parseHeroManifest(json));
  const { model, vocabulary: words } = manifest;
  const { bytes, graph } = await readGraphFile(manifestFile, model);
  const graphFile = path.join(path.dirname(manifestFile), model.file);
  aboutFile(graphFile, () => checkGraph(graph, manifest));
  const vocabulary =
    words === null ? null : await readModelFile(manifestFile, words).then((data) => textOf(data));
  const opened =
    words === null || vocabulary === null
      ? null
      : aboutFile(manifestFile, () => openVocabulary(vocabulary, words));
  const session = await InferenceSession.create(bytes, {
    executionProviders: ['cpu'],
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    graphOptimizationLevel: 'all',
    // a thing is made once: what is let go of goes back to the system
    enableCpuMemArena: false,
    logSeverityLevel: 4,
  }).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ModelError(graphFile, 'content', 'a graph that the runtime can run', reason);
  });
  return { manifest, graphFile, vocabulary: opened, session };
}

const textOf = (data: Uint8Array): string => new TextDecoder().decode(data);

/** @throws HeroModelIssue where the graph is not what the manifest says. */
function checkGraph(graph: OnnxGraph, manifest: HeroManifest): void {
  const drawn = RANDOM.find((name) => graph.operators.has(name));
  if (drawn !== undefined)
    throw new HeroModelIssue('operators', 'no random numbers but those of an input from "noise"', drawn);
  const { inputs } = manifest;
  for (const { name } of graph.inputs)
    if (!inputs.some((input) => input.name === name))
      throw new HeroModelIssue(`input "${name}"`, 'an entry for it in the inputs of the manifest', 'none');
  for (const input of inputs) {
    const value = checkValue('input', input.name, graph.inputs, [inputType(input)]);
    const { shape } = value;
    if (shape === null) continue;
    const fits =
      shape.length === input.shape.length &&
      shape.every((size, axis) => size === null || size === input.shape[axis]);
    if (!fits)
      throw new HeroModelIssue(
        `input "${input.name}"`,
        `the shape [${input.shape.join(', ')}] of the manifest`,
        `[${shape.map((size) => size ?? 'N').join(', ')}]`,
      );
  }
  for (const [name, types] of outputsOf(manifest)) checkValue('output', name, graph.outputs, types);
}

function outputsOf(manifest: HeroManifest): readonly (readonly [string, readonly string[]])[] {
  const floats = ['float32'];
  if (manifest.kind === 'mesh-generator') {
    const { vertices, triangles, colors } = manifest.mesh;
    const own = [[vertices, floats] as const, [triangles, ['int32', 'int64']] as const];
    return colors === null ? own : [...own, [colors.name, floats]];
  }
  const { values, colors } = manifest.field;
  return colors === null
    ? [[values, floats]]
    : [
        [values, floats],
        [colors.name, floats],
      ];
}

function checkValue(
  what: 'input' | 'output',
  name: string,
  values: readonly GraphValue[],
  types: readonly string[],
): GraphValue {
  const value = values.find((one) => one.name === name);
  if (value === undefined)
    throw new HeroModelIssue(
      `${what} "${name}"`,
      `an ${what} of the graph, one of ${values.map((one) => one.name).join(', ') || 'none'}`,
      'nothing',
    );
  if (value.type === null || !types.includes(value.type))
    throw new HeroModelIssue(`${what} "${name}"`, types.join(' or '), value.type ?? 'no tensor');
  return value;
}
