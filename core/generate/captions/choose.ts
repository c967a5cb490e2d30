/** Random choices for captions, from any source of numbers 0 ≤ x < 1. */
export type RandomSource = () => number;

export const chance = (random: RandomSource, probability: number): boolean => random() < probability;

/** @throws RangeError on an empty list. */
export function pick<T>(random: RandomSource, items: readonly T[]): T {
  const item = items[Math.min(items.length - 1, Math.floor(random() * items.length))];
  if (item === undefined) throw new RangeError('Nothing to pick from: the list is empty.');
  return item;
}

/** The first, usual one about half of the time, else any. */
export const pickUsual = <T>(random: RandomSource, items: readonly T[]): T =>
  chance(random, 0.45) && items.length > 0 ? items[0]! : pick(random, items);

export function shuffled<T>(random: RandomSource, items: readonly T[]): readonly T[] {
  const result = [...items];
  for (let i = result.length - 1; i > 0; i--) {
    const j = Math.min(i, Math.floor(random() * (i + 1)));
    [result[i], result[j]] = [result[j]!, result[i]!];
  }
  return result;
}

/** "a, b and c"; a comma stays before "and" where `keepsComma`. */
export function joinList(items: readonly string[], word: string, keepsComma: boolean): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')}${keepsComma ? ',' : ''} ${word} ${items.at(-1)!}`;
}
