/** What words asked for in vain, as commands tell it. */
import type { ThingCount } from '../../core/generate/ask/index.ts';

/** "2 × chair, 1 × vase" */
export const countsText = (counts: readonly ThingCount[]): string =>
  counts.map(({ class: name, count }) => `${count} × ${name}`).join(', ');

export function printLacking(missing: readonly ThingCount[], notUnderstood: readonly string[]): void {
  if (missing.length > 0) process.stdout.write(`missing: ${countsText(missing)}\n`);
  if (notUnderstood.length > 0) process.stdout.write(`not understood: ${notUnderstood.join(', ')}\n`);
}
