/** Baseline: the training scene whose caption is most like the prompt. Words weigh by how rare they are (cosine of tf-idf). */
import { writeCaption } from '../../core/generate/captions/write-caption.ts';
import { NO_FACTS } from '../../core/generate/composition/facts.ts';
import type { SceneComposition } from '../../core/generate/composition/scene-composition.ts';
import { composeScene, Random, randomWish, splitOf, type Wish } from '../../core/generate/grammar/index.ts';
import { encodePrompt } from '../../core/generate/words/tokenise.ts';

interface Entry {
  readonly wish: Wish;
  readonly seed: number;
  readonly vector: ReadonlyMap<number, number>;
}

const tokensOf = (text: string): readonly number[] => {
  const { ids, length } = encodePrompt(text);
  return [...ids.subarray(0, length)];
};

export class NearestCaption {
  private readonly entries: Entry[] = [];
  private readonly rarity = new Map<number, number>();

  /** @param count training captions. */
  constructor(count: number) {
    const random = new Random(0x5eed0000);
    const drafts: { wish: Wish; seed: number; tokens: readonly number[] }[] = [];
    const documents = new Map<number, number>();
    while (drafts.length < count) {
      const wish = randomWish(random);
      const seed = random.bits();
      if (splitOf(wish) !== 'train') continue;
      const tokens = tokensOf(writeCaption({ ...NO_FACTS, ...wish }, () => random.unit()));
      for (const token of new Set(tokens)) documents.set(token, (documents.get(token) ?? 0) + 1);
      drafts.push({ wish, seed, tokens });
    }
    for (const [token, n] of documents) this.rarity.set(token, Math.log(count / n));
    for (const { wish, seed, tokens } of drafts)
      this.entries.push({ wish, seed, vector: this.vector(tokens) });
  }

  private vector(tokens: readonly number[]): ReadonlyMap<number, number> {
    const weights = new Map<number, number>();
    for (const token of tokens) weights.set(token, (weights.get(token) ?? 0) + (this.rarity.get(token) ?? 0));
    const length = Math.hypot(...weights.values()) || 1;
    return new Map([...weights].map(([token, weight]) => [token, weight / length]));
  }

  scene(prompt: string): SceneComposition {
    const asked = this.vector(tokensOf(prompt));
    let best = this.entries[0]!;
    let most = -1;
    for (const entry of this.entries) {
      let likeness = 0;
      for (const [token, weight] of asked) likeness += weight * (entry.vector.get(token) ?? 0);
      if (likeness > most) [best, most] = [entry, likeness];
    }
    return composeScene(best.wish, best.seed);
  }
}
