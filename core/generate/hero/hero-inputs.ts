/** What a hero model is fed, from words and a seed, as its manifest says. */
import { gaussianNoise } from '../sampler/index.ts';
import { HeroModelIssue } from './hero-error.ts';
import { valueCount, type HeroInput, type HeroManifest } from './hero-manifest.ts';
import { wordBytes, type Vocabulary, type WordNumbers } from './words-to-numbers.ts';

export type InputType = 'float32' | 'int64' | 'int32' | 'uint8' | 'bool';

export interface HeroTensor {
  readonly name: string;
  readonly type: InputType;
  readonly shape: readonly number[];
  readonly data: Float32Array | BigInt64Array | Int32Array | Uint8Array;
}

export interface HeroInputs {
  /** All but the points. */
  readonly tensors: readonly HeroTensor[];
  /** Inputs that did not hold all of the words. */
  readonly cut: readonly string[];
}

export interface HeroWish {
  readonly words: string;
  /** Whole, 0…2³²−1. */
  readonly seed: number;
}

/** The type that an input has in the graph. */
export const inputType = (input: HeroInput): InputType =>
  input.from === 'noise' || input.from === 'points' ? 'float32' : input.type;

function typed(type: InputType, values: readonly number[]): HeroTensor['data'] {
  switch (type) {
    case 'float32':
      return Float32Array.from(values);
    case 'int64':
      return BigInt64Array.from(values, BigInt);
    case 'int32':
      return Int32Array.from(values);
    case 'uint8':
    case 'bool':
      return Uint8Array.from(values);
  }
}

const padded = (ids: readonly number[], length: number, padding: number): readonly number[] =>
  Array.from({ length }, (_, i) => ids[i] ?? padding);

/**
 * @param vocabulary null for a model that reads no tokens.
 * @throws HeroModelIssue where tokens are asked for and there is no vocabulary.
 */
export function heroInputs(
  { inputs }: HeroManifest,
  vocabulary: Vocabulary | null,
  { words, seed }: HeroWish,
): HeroInputs {
  const read = (input: Extract<HeroInput, { from: 'bytes' | 'tokens' }>): WordNumbers => {
    const length = valueCount(input.shape);
    if (input.from === 'bytes') return wordBytes(words, length);
    if (vocabulary === null) throw new HeroModelIssue('vocabulary', 'the file of the tokens', 'nothing');
    return vocabulary.encode(words, length);
  };
  const tensors: HeroTensor[] = [];
  const cut: string[] = [];
  for (const [i, input] of inputs.entries()) {
    const { name, shape } = input;
    const type = inputType(input);
    const length = valueCount(shape);
    const add = (data: HeroTensor['data']): void => void tensors.push({ name, type, shape, data });
    switch (input.from) {
      case 'points':
        break;
      case 'noise': {
        const { mean, deviation } = input;
        // each input has noise of its own
        add(gaussianNoise(length, seed, i).map((value) => mean + deviation * value));
        break;
      }
      case 'bytes':
      case 'tokens': {
        const { ids, isCut } = read(input);
        if (isCut) cut.push(name);
        const scale = input.from === 'bytes' && input.type === 'float32' ? input.scale : 1;
        const padding = input.from === 'bytes' ? input.padding : (vocabulary?.padding ?? 0);
        add(
          typed(
            type,
            padded(ids, length, padding).map((id) => id * scale),
          ),
        );
        break;
      }
      case 'mask': {
        const of = inputs.find((one) => one.name === input.of);
        const used = of?.from === 'bytes' || of?.from === 'tokens' ? read(of).ids.length : 0;
        add(
          typed(
            type,
            Array.from({ length }, (_, at) => (at < used ? 1 : 0)),
          ),
        );
        break;
      }
      case 'seed':
        add(
          typed(
            type,
            Array.from({ length }, () => seed),
          ),
        );
        break;
    }
  }
  return { tensors, cut };
}
