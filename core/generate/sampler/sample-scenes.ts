/**
 * The rectified-flow sampler: from noise to scenes in a few steps, all takes together, each step's scene handed out as it is.
 * The flow's velocity at (x, t) is (expected clean − x) / (1 − t); held coordinates keep their values all the way.
 */
import { MAX_THINGS, type SceneComposition } from '../composition/scene-composition.ts';
import { decodeLatent, ROW_WIDTH } from '../latent/index.ts';
import type { ThingId } from '../vocabulary/catalogue.ts';
import type { EncodedText, InferenceBackend, TextTokens } from './backend.ts';
import { giveAsked, type GivenPlace } from './give-asked.ts';
import { holdLatent, nothingHeld, restoreWorld, type HeldLatent, type Locks } from './locks.ts';
import { gaussianNoise } from './noise.ts';
import { expectedClean, guided } from './posterior.ts';

export interface SampleOptions {
  readonly prompt: TextTokens;
  /** Classes that the prompt speaks of. Only needed with locks, where it orders what is not held. */
  readonly asked?: ReadonlySet<ThingId>;
  /** Whole. Take k of a seed is the same scene whatever the number of takes. */
  readonly seed: number;
  /** 1…16; 1 unless given. */
  readonly takes?: number;
  /** 2…50; 12 unless given. */
  readonly steps?: number;
  /** 1 is none; 2 unless given. */
  readonly guidance?: number;
  /** Heun's method: each step but the last costs two evaluations and follows the flow more closely. Off unless given. */
  readonly isHeun?: boolean;
  /** Slots that scenes may fill; 64 unless given. */
  readonly slots?: number;
  readonly locks?: Locks;
  /** Classes that are given, one to a slot; all else of those things is sampled. None unless given. */
  readonly named?: readonly ThingId[];
  /** What is given of the place. */
  readonly place?: GivenPlace;
  /** Asked before every evaluation; the sampler stops with what it has handed out. */
  readonly shouldStop?: () => boolean;
}

export interface SampleStep {
  /** 1…steps. */
  readonly step: number;
  readonly steps: number;
  /** Where along the flow: 1 is the finished scene. */
  readonly t: number;
  /** One a take. What the model takes the scene for at this step. */
  readonly scenes: readonly SceneComposition[];
}

/** Times of the steps: denser in the first half, where it is decided what is there. */
export function stepTimes(steps: number): readonly number[] {
  return Array.from({ length: steps + 1 }, (_, i) => (i / steps) ** 1.25);
}

const NO_TEXT: TextTokens = { ids: new Int32Array(1), mask: new Float32Array(1) };

interface Flow {
  readonly held: HeldLatent;
  readonly guidance: number;
  readonly text: EncodedText;
  readonly empty: EncodedText;
  readonly backend: InferenceBackend;
}

/** Expected clean latents of all takes at time t. With guidance both answers come from one evaluation of twice the batch. */
async function expectAll(
  flow: Flow,
  x: readonly Float32Array[],
  t: number,
): Promise<readonly Float32Array[]> {
  const { held, guidance, text, empty, backend } = flow;
  const isGuided = guidance !== 1;
  const size = held.values.length;
  const batch = isGuided ? 2 * x.length : x.length;
  const all = new Float32Array(batch * size);
  const known = new Float32Array(batch * size);
  for (let b = 0; b < batch; b++) {
    all.set(x[b % x.length]!, b * size);
    known.set(held.known, b * size);
  }
  const texts = Array.from({ length: batch }, (_, b) => (b < x.length ? text : empty));
  const said = await backend.predict({ batch, rows: size / ROW_WIDTH, x: all, known, t, text: texts });
  if (said.length !== all.length)
    throw new RangeError(`prediction: expected ${all.length} numbers, found ${said.length}`);
  return x.map((_, k) => {
    const own = said.subarray(k * size, (k + 1) * size);
    const other = said.subarray((x.length + k) * size, (x.length + k + 1) * size);
    const clean = expectedClean(isGuided ? guided(own, other, guidance) : own);
    keepHeld(clean, held);
    return clean;
  });
}

function keepHeld(latent: Float32Array, { values, known }: HeldLatent): void {
  for (let i = 0; i < latent.length; i++) if (known[i] === 1) latent[i] = values[i]!;
}

/** x + (clean − x) · (to − from) / (1 − from): exact at to = 1. */
function advance(x: Float32Array, clean: Float32Array, from: number, to: number): Float32Array {
  const share = (to - from) / (1 - from);
  return x.map((v, i) => v + (clean[i]! - v) * share);
}

/** Heun's correction: mean of the velocities at both ends of the step. */
function corrected(
  x: Float32Array,
  first: Float32Array,
  next: Float32Array,
  second: Float32Array,
  from: number,
  to: number,
): Float32Array {
  return x.map((v, i) => {
    const start = (first[i]! - v) / (1 - from);
    const end = (second[i]! - next[i]!) / (1 - to);
    return v + ((start + end) / 2) * (to - from);
  });
}

const within = (value: number, low: number, high: number): number =>
  Math.min(high, Math.max(low, Math.round(value)));

/** Hands out one `SampleStep` a step; the last one, at t = 1, is the result. */
export async function* sampleScenes(
  backend: InferenceBackend,
  options: SampleOptions,
): AsyncGenerator<SampleStep, void, undefined> {
  const {
    prompt,
    seed,
    guidance = 2,
    isHeun = false,
    slots = MAX_THINGS,
    locks,
    asked = new Set(),
  } = options;
  const takes = within(options.takes ?? 1, 1, 16);
  const steps = within(options.steps ?? 12, 2, 50);
  const isStopped = (): boolean => options.shouldStop?.() === true;
  const held = locks === undefined ? nothingHeld(slots) : holdLatent(locks, slots, asked);
  giveAsked(held, options.named ?? [], options.place ?? {});
  if (isStopped()) return;
  const text = await backend.encodeText(prompt);
  const empty = guidance === 1 ? text : await backend.encodeText(NO_TEXT);
  const flow: Flow = { held, guidance, text, empty, backend };
  let x = Array.from({ length: takes }, (_, take) => {
    const noise = gaussianNoise(held.values.length, seed, take);
    keepHeld(noise, held);
    return noise;
  });
  const times = stepTimes(steps);
  for (let step = 1; step <= steps; step++) {
    const [from, to] = [times[step - 1]!, times[step]!];
    if (isStopped()) return;
    const clean = await expectAll(flow, x, from);
    let next = x.map((v, k) => advance(v, clean[k]!, from, to));
    if (isHeun && to < 1) {
      if (isStopped()) return;
      const ahead = await expectAll(flow, next, to);
      next = x.map((v, k) => corrected(v, clean[k]!, next[k]!, ahead[k]!, from, to));
    }
    for (const latent of next) keepHeld(latent, held);
    x = next;
    const scenes = clean.map((latent, take) => {
      const found = decodeLatent(latent, { seed: seed + take, exact: held.exact, keys: held.keys });
      return locks === undefined ? found : restoreWorld(found, locks.composition, held.world);
    });
    yield { step, steps, t: to, scenes };
  }
}
