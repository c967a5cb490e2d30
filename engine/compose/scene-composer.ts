/** What composes scenes from words: the trained model where its files are there and sound, the grammar where not. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import {
  composeFromWords,
  composeWithModel,
  finishedScene,
  takeSeed,
  type CondensingStep,
  type ModelScene,
  type PromptReading,
} from '../../core/generate/ask/index.ts';
import { aboutOrigin, backFromOrigin } from '../../core/generate/composition/frame.ts';
import type { ComposedThing, SceneComposition } from '../../core/generate/composition/scene-composition.ts';
import { Random } from '../../core/generate/grammar/index.ts';
import type { Locks } from '../../core/generate/sampler/index.ts';
import { promptEncoder } from '../../core/generate/words/tokenise.ts';
import { loadModel, ModelError } from '../inference/index.ts';
import { packageRoot } from '../package-root.ts';

export interface TakesRequest {
  readonly prompt: string;
  readonly reading: PromptReading;
  /** Whole, 0…2³²−1. */
  readonly seed: number;
  /** 1…16 */
  readonly takes: number;
  /** 2…50; null is the composer's own. */
  readonly steps: number | null;
  /** What stays of a scene that is there; null composes all anew. */
  readonly locks: Locks | null;
  readonly shouldStop: () => boolean;
}

export interface SceneComposer {
  readonly kind: 'model' | 'grammar';
  /** "Penumbra scenes, small"; null for the grammar. */
  readonly modelName: string | null;
  /** Why the model that was to be there is not; null when nothing is wrong. */
  readonly warning: string | null;
  /** Hands out each step; returns the takes, null when stopped. */
  readonly compose: (
    request: TakesRequest,
  ) => AsyncGenerator<CondensingStep, readonly ModelScene[] | null, undefined>;
  readonly release: () => Promise<void>;
}

/** The model that comes with Penumbra. */
export const ownModelFile = (): string => path.join(packageRoot(), 'assets/models/scene-small.json');

type Compose = SceneComposer['compose'];

/** Composers know places about the origin: what is held of a scene that was grown is put there, and what was found back. */
const wherePlaceStands = (compose: Compose): Compose =>
  async function* (request) {
    const { locks } = request;
    if (locks?.composition.world.originM === undefined) return yield* compose(request);
    const scene = locks.composition;
    const about = aboutOrigin(scene);
    const steps = compose({ ...request, locks: { ...locks, composition: about } });
    for (;;) {
      const next = await steps.next();
      if (next.done === true)
        return (
          next.value?.map((take) => ({
            ...take,
            composition: backFromOrigin(scene, about, take.composition),
          })) ?? null
        );
      const { value } = next;
      yield { ...value, scenes: value.scenes.map((found) => backFromOrigin(scene, about, found)) };
    }
  };

/** What is held of one scene in the place of another; clean-up makes room for it. What is held in part is turned and placed a little anew. */
function joined(scene: SceneComposition, locks: Locks, seed: number): SceneComposition {
  const random = new Random(seed);
  const kept = locks.composition.things
    .filter(({ key }) => locks.things.has(key))
    .map((thing): ComposedThing => {
      if (locks.things.get(thing.key) === 'all') return thing;
      const [x, y, z] = thing.positionM;
      const off = (): number => random.bell() * Math.max(0.3, thing.sizeM[0]);
      const shape = thing.shape.map((value) => Math.min(1, Math.max(0, value + 0.25 * random.bell())));
      return {
        ...thing,
        positionM: [x + off(), y, z + off()],
        yawDeg: thing.yawDeg + 40 * random.bell(),
        shape: [shape[0]!, shape[1]!, shape[2]!, shape[3]!],
        seed: random.integer(0, 65535),
      };
    });
  const keys = new Set(kept.map(({ key }) => key));
  return { ...scene, things: [...kept, ...scene.things.filter(({ key }) => !keys.has(key))] };
}

async function* byGrammar(
  request: TakesRequest,
): AsyncGenerator<CondensingStep, readonly ModelScene[] | null, undefined> {
  const { reading, seed, takes, locks, shouldStop } = request;
  const made: ModelScene[] = [];
  for (let take = 0; take < takes; take++) {
    if (shouldStop()) return null;
    const own = takeSeed(seed, take);
    const scene: ModelScene = { ...composeFromWords(reading, own), corrections: [] };
    made.push(
      locks === null ? scene : finishedScene(reading, joined(scene.composition, locks, own), own, locks),
    );
    yield { step: take + 1, steps: takes, scenes: made.map(({ composition }) => composition) };
    // the process has signals and a socket to hear
    await new Promise((resolve) => setImmediate(resolve));
  }
  return made;
}

const grammarComposer = (warning: string | null): SceneComposer => ({
  kind: 'grammar',
  modelName: null,
  warning,
  compose: wherePlaceStands(byGrammar),
  release: () => Promise.resolve(),
});

async function modelComposer(manifestFile: string, threads: number): Promise<SceneComposer> {
  const { manifest, backend } = await loadModel(manifestFile, threads);
  const model = { backend, encode: promptEncoder(manifest.words) };
  return {
    kind: 'model',
    modelName: manifest.name,
    warning: null,
    compose: wherePlaceStands(({ prompt, reading, seed, takes, steps, locks, shouldStop }) =>
      composeWithModel(model, prompt, reading, {
        seed,
        takes,
        slots: manifest.maxSlots,
        shouldStop,
        ...(locks === null ? {} : { locks }),
        ...(steps === null ? {} : { steps }),
      }),
    ),
    release: () => backend.release(),
  };
}

export interface ComposerChoice {
  /** 'auto' is the model that comes with Penumbra or, where it cannot be read, the grammar with a warning. */
  readonly composer: 'auto' | 'model' | 'grammar';
  /** A user's own model instead: its manifest. */
  readonly modelFile: string | null;
  readonly threads?: number;
}

/** @throws ModelError where a model was asked for and cannot be used. */
export async function openComposer(choice: ComposerChoice): Promise<SceneComposer> {
  const { composer, modelFile, threads = 2 } = choice;
  if (composer === 'grammar') return grammarComposer(null);
  if (composer === 'model' || modelFile !== null) return modelComposer(modelFile ?? ownModelFile(), threads);
  const own = ownModelFile();
  if (!existsSync(own)) return grammarComposer(`${own}: no model is installed: the grammar composes`);
  try {
    return await modelComposer(own, threads);
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    return grammarComposer(`${error.message}; the grammar composes instead`);
  }
}
