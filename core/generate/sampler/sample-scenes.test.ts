// The sampler with backends made in the test: same seed same scene, takes alone, held things to the bit, stop within a step.
import { describe, expect, it } from 'vitest';
import { composeScene } from '../grammar/index.ts';
import { encodeComposition, GLOBAL_GROUPS, groupOf, ROW_WIDTH, SLOT_GROUPS } from '../latent/index.ts';
import type { InferenceBackend, StepInput } from './backend.ts';
import type { ThingPartName } from './locks.ts';
import { gaussianNoise } from './noise.ts';
import { expectedClean } from './posterior.ts';
import { sampleScenes, stepTimes, type SampleOptions, type SampleStep } from './sample-scenes.ts';

const SCENE = composeScene({ setting: 'kitchen' }, 4);
const { latent: TARGET } = encodeComposition(SCENE);
const PROMPT = { ids: new Int32Array([5, 6]), mask: new Float32Array([1, 1]) };

/** Certain of one scene whatever the noise: logits far apart. */
function certain(target: Float32Array): { backend: InferenceBackend; calls: StepInput[] } {
  const calls: StepInput[] = [];
  const backend: InferenceBackend = {
    encodeText: ({ ids }) =>
      Promise.resolve({
        vectors: new Float32Array(ids.length),
        mask: new Float32Array(ids.length).fill(1),
        length: ids.length,
        width: 1,
      }),
    predict: (input) => {
      calls.push(input);
      const out = new Float32Array(input.x.length);
      for (let b = 0; b < input.batch; b++) out.set(target, b * target.length);
      for (let at = 0; at < out.length; at += ROW_WIDTH) {
        const groups = at % target.length === 0 ? GLOBAL_GROUPS : SLOT_GROUPS;
        for (const { kind, offset, width } of groups) {
          if (kind !== 'real') for (let i = at + offset; i < at + offset + width; i++) out[i]! *= 40;
        }
      }
      return Promise.resolve(out);
    },
  };
  return { backend, calls };
}

/** Says something that hangs on the noise it is given. */
const wavering: InferenceBackend = {
  encodeText: certain(TARGET).backend.encodeText,
  predict: ({ x, t }) => Promise.resolve(x.map((v) => 3 * v + t)),
};

async function run(
  backend: InferenceBackend,
  options: Partial<SampleOptions> = {},
): Promise<readonly SampleStep[]> {
  const steps: SampleStep[] = [];
  for await (const step of sampleScenes(backend, { prompt: PROMPT, seed: 11, steps: 4, ...options }))
    steps.push(step);
  return steps;
}

describe('sampler', () => {
  it('arrives at the scene that the model is certain of', async () => {
    const steps = await run(certain(TARGET).backend);
    const found = steps.at(-1)!.scenes[0]!;
    expect(steps.map(({ step }) => step)).toEqual([1, 2, 3, 4]);
    expect(found.world).toMatchObject({ setting: 'kitchen', timeOfDay: SCENE.world.timeOfDay });
    expect(found.things.map(({ thing }) => thing).sort()).toEqual(
      SCENE.things.map(({ thing }) => thing).sort(),
    );
  });

  it('gives the same scenes for the same seed, each take by itself', async () => {
    const one = await run(wavering, { guidance: 1 });
    const again = await run(wavering, { guidance: 1 });
    const three = await run(wavering, { guidance: 1, takes: 3 });
    expect(again.at(-1)!.scenes).toEqual(one.at(-1)!.scenes);
    expect(three.at(-1)!.scenes[0]).toEqual(one.at(-1)!.scenes[0]);
    expect(three.at(-1)!.scenes[1]).not.toEqual(one.at(-1)!.scenes[0]);
  });

  it('asks with and without words in one evaluation', async () => {
    const { backend, calls } = certain(TARGET);
    await run(backend, { takes: 2, guidance: 3 });
    expect(calls.length).toBe(4);
    expect(calls[0]).toMatchObject({ batch: 4, rows: 65, t: 0 });
  });

  it("takes Heun's second evaluation in every step but the last", async () => {
    const { backend, calls } = certain(TARGET);
    await run(backend, { isHeun: true });
    expect(calls.length).toBe(7);
  });

  it('keeps held things and parts of the place to the bit', async () => {
    const held = SCENE.things[0]!;
    const partly = SCENE.things.find(({ key, on }) => key !== held.key && on === null)!;
    const steps = await run(wavering, {
      locks: {
        composition: SCENE,
        things: new Map<string, 'all' | readonly ThingPartName[]>([
          [held.key, 'all'],
          [partly.key, ['class', 'size']],
        ]),
        world: ['camera', 'mood'],
      },
    });
    for (const { scenes } of steps) {
      expect(scenes[0]!.things.find(({ key }) => key === held.key)).toEqual(held);
      const kept = scenes[0]!.things.find(({ key }) => key === partly.key)!;
      expect(kept.thing).toBe(partly.thing);
      kept.sizeM.forEach((x, i) => expect(x).toBeCloseTo(partly.sizeM[i]!, 3));
      expect(scenes[0]!.camera).toEqual(SCENE.camera);
      expect(scenes[0]!.world).toMatchObject({ mood: SCENE.world.mood, extentM: SCENE.world.extentM });
    }
  });

  it('refuses locks on things that are not there', async () => {
    const locks = { composition: SCENE, things: new Map([['nobody', 'all' as const]]), world: [] };
    await expect(run(wavering, { locks })).rejects.toThrow('locks.things: no thing has the key "nobody"');
  });

  it('stops within a step', async () => {
    const { backend, calls } = certain(TARGET);
    const steps = await run(backend, { steps: 20, shouldStop: () => calls.length >= 3 });
    expect(steps.length).toBe(3);
    expect(calls.length).toBe(3);
  });
});

describe('noise', () => {
  it('is the same everywhere and normal', () => {
    const noise = gaussianNoise(20000, 7);
    expect([...noise.subarray(0, 3)]).toEqual([...gaussianNoise(3, 7)]);
    expect(noise).not.toEqual(gaussianNoise(20000, 7, 1));
    const mean = noise.reduce((sum, x) => sum + x, 0) / noise.length;
    const variance = noise.reduce((sum, x) => sum + x * x, 0) / noise.length;
    expect(Math.abs(mean)).toBeLessThan(0.03);
    expect(variance).toBeCloseTo(1, 1);
  });
});

describe('expected clean latent', () => {
  it('weighs what may not exist by the chance that it does', () => {
    const row = new Float32Array(2 * ROW_WIDTH);
    const at = (name: string): number => ROW_WIDTH + groupOf(SLOT_GROUPS, name).offset;
    row.fill(-50, at('class'), at('class') + groupOf(SLOT_GROUPS, 'class').width);
    row[at('class')] = 2; // empty as likely as thing 3
    row[at('class') + 3] = 2;
    row[at('place')] = 1;
    const clean = expectedClean(row);
    expect(clean[at('place')]).toBeCloseTo(0.5, 4);
    expect(clean[at('class') + 3]).toBeCloseTo(groupOf(SLOT_GROUPS, 'class').peak / 2, 4);
  });

  it('runs from noise to scene', () => {
    const times = stepTimes(8);
    expect([times[0], times[8]]).toEqual([0, 1]);
    expect(times.every((t, i) => i === 0 || t > times[i - 1]!)).toBe(true);
  });
});
