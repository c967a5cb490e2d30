/** Where one way of composing is no better than another, in words. */

export type Figures = Readonly<Record<string, number>>;

const better = (measure: string, a: number, b: number, lowerIsBetter: ReadonlySet<string>): boolean =>
  lowerIsBetter.has(measure) ? a < b : a > b;

/**
 * "Against nearest caption: better in recall, counts; alike in floating; worse in nothing."
 * @param measures that both are compared by, where both have them.
 */
export function against(
  name: string,
  own: Figures,
  other: Figures,
  measures: readonly string[],
  lowerIsBetter: ReadonlySet<string>,
): string {
  const sorted = { better: [] as string[], alike: [] as string[], worse: [] as string[] };
  for (const measure of measures) {
    const [a, b] = [own[measure], other[measure]];
    if (a === undefined || b === undefined) continue;
    if (a === b) sorted.alike.push(measure);
    else if (better(measure, a, b, lowerIsBetter)) sorted.better.push(measure);
    else sorted.worse.push(`${measure} (${a} to ${b})`);
  }
  const listed = (list: readonly string[]): string => (list.length === 0 ? 'nothing' : list.join(', '));
  return `Against ${name}: better in ${listed(sorted.better)}; alike in ${listed(sorted.alike)}; worse in ${listed(sorted.worse)}.`;
}
