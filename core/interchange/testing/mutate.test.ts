/** The mutator must be deterministic, must leave its input alone and must actually break things. */
import { describe, expect, it } from 'vitest';
import { mutateBytes, mutateJson, mutateJsonText, seededRandom } from './mutate.ts';

const GOOD = Uint8Array.from({ length: 2000 }, (_, i) => (i * 7) & 0xff);

describe('mutateBytes', () => {
  it('gives the same mutant for the same seed and different ones for different seeds', () => {
    // Breaks when any operator reaches for Math.random.
    const mutants = Array.from({ length: 200 }, (_, seed) => mutateBytes(seededRandom(seed), GOOD));
    const again = Array.from({ length: 200 }, (_, seed) => mutateBytes(seededRandom(seed), GOOD));
    expect(again).toEqual(mutants);
    expect(new Set(mutants.map((m) => Buffer.from(m).toString('base64'))).size).toBeGreaterThan(190);
  });

  it('never touches its input, also when that is empty or tiny', () => {
    // Breaks when an operator edits in place instead of a copy.
    for (const length of [0, 1, 3, 600, 2000]) {
      const input = GOOD.slice(0, length);
      for (let seed = 0; seed < 300; seed++) mutateBytes(seededRandom(seed), input, [GOOD]);
      expect(input).toEqual(GOOD.slice(0, length));
    }
  });
});

describe('mutateJson', () => {
  const scene = {
    cameras: [{ name: 'A', fov: 0.7 }, { name: 'B' }],
    nested: { list: [1, 2, [3]], flag: true },
  };

  it('stays JSON, leaves its input alone and mostly changes it', () => {
    const before = JSON.stringify(scene);
    let changed = 0;
    for (let seed = 0; seed < 500; seed++) {
      const text = JSON.stringify(mutateJson(seededRandom(seed), scene));
      JSON.parse(text);
      if (text !== before) changed++;
    }
    expect(JSON.stringify(scene)).toBe(before);
    expect(changed).toBeGreaterThan(400);
  });

  it('takes text that is not JSON', () => {
    for (let seed = 0; seed < 50; seed++)
      expect(typeof mutateJsonText(seededRandom(seed), '{ not json')).toBe('string');
  });
});

describe('seededRandom', () => {
  it('is uniform', () => {
    // χ² over 16 bins, 15 degrees of freedom: 37.7 is the 0.1 % point.
    const random = seededRandom(12);
    const bins = new Float64Array(16);
    for (let n = 0; n < 16000; n++) bins[random.below(16)]! += 1;
    const chi2 = bins.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
    expect(chi2).toBeLessThan(37.7);
    expect(chi2).toBeGreaterThan(3.4);
  });
});
