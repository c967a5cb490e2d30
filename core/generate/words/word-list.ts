/** Word lists are written as one comma-separated line a meaning; the first word is the usual one. */
export const listed = (line: string): readonly string[] =>
  line
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');

/** A meaning's words, keyed by the meaning. */
export type WordTable<Meaning extends string> = Readonly<Record<Meaning, readonly string[]>>;

export function wordTable<Meaning extends string>(
  lines: Readonly<Record<Meaning, string>>,
): WordTable<Meaning> {
  const entries = Object.entries<string>(lines).map(([meaning, line]) => [meaning, listed(line)]);
  return Object.fromEntries(entries) as WordTable<Meaning>;
}
