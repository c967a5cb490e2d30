/** The sampler's backend on onnxruntime's CPU provider. */
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { ROW_WIDTH } from '../../core/generate/latent/index.ts';
import type {
  EncodedText,
  InferenceBackend,
  StepInput,
  TextTokens,
} from '../../core/generate/sampler/index.ts';

export interface OnnxModel {
  readonly text: Uint8Array;
  readonly step: Uint8Array;
}

export interface OnnxBackend extends InferenceBackend {
  /** Frees both graphs; the backend is of no use then. */
  readonly release: () => Promise<void>;
}

const floats = (tensor: Tensor | undefined, name: string): Float32Array => {
  if (tensor?.data instanceof Float32Array) return tensor.data;
  throw new TypeError(`model output ${name}: expected float32, found ${tensor?.type ?? 'nothing'}`);
};

/** All texts as long as the longest; what is added does not count. */
function stackTexts(texts: readonly EncodedText[]): { vectors: Tensor; mask: Tensor } {
  const length = Math.max(...texts.map((text) => text.length));
  const width = texts[0]?.width ?? 0;
  const vectors = new Float32Array(texts.length * length * width);
  const mask = new Float32Array(texts.length * length);
  texts.forEach((text, i) => {
    vectors.set(text.vectors, i * length * width);
    mask.set(text.mask, i * length);
  });
  return {
    vectors: new Tensor('float32', vectors, [texts.length, length, width]),
    mask: new Tensor('float32', mask, [texts.length, length]),
  };
}

function textOf(vectors: Tensor | undefined, mask: Tensor | undefined): EncodedText {
  const [, length = 0, width = 0] = vectors?.dims ?? [];
  return { vectors: floats(vectors, 'text'), mask: floats(mask, 'text_mask'), length, width };
}

/** @param threads of one evaluation, 1 at least. @throws Error when the runtime does not take the graphs. */
export async function createOnnxBackend(model: OnnxModel, threads = 2): Promise<OnnxBackend> {
  const options: InferenceSession.SessionOptions = {
    executionProviders: ['cpu'],
    intraOpNumThreads: Math.max(1, Math.floor(threads)),
    interOpNumThreads: 1,
    graphOptimizationLevel: 'all',
    logSeverityLevel: 3,
  };
  const [text, step] = await Promise.all([
    InferenceSession.create(model.text, options),
    InferenceSession.create(model.step, options),
  ]);
  return {
    encodeText: async ({ ids, mask }: TextTokens) => {
      // padding says nothing: only what counts is encoded, one token at least
      const length = Math.max(1, mask.lastIndexOf(1) + 1);
      const tokens = BigInt64Array.from(ids.subarray(0, length), BigInt);
      const out = await text.run({
        tokens: new Tensor('int64', tokens, [1, length]),
        token_mask: new Tensor('float32', mask.slice(0, length), [1, length]),
      });
      return textOf(out['text'], out['text_mask']);
    },
    predict: async ({ batch, rows, x, known, t, text: texts }: StepInput) => {
      const stacked = stackTexts(texts);
      const out = await step.run({
        x: new Tensor('float32', x, [batch, rows, ROW_WIDTH]),
        known: new Tensor('float32', known, [batch, rows, ROW_WIDTH]),
        t: new Tensor('float32', new Float32Array(batch).fill(t), [batch]),
        text: stacked.vectors,
        text_mask: stacked.mask,
      });
      return floats(out['prediction'], 'prediction');
    },
    release: async () => {
      await Promise.all([text.release(), step.release()]);
    },
  };
}
