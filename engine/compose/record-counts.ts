/** What a command does to records, counted. */
import type { Command } from '../../core/document/index.ts';

export interface RecordCounts {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
}

export function recordCounts({ edits }: Command): RecordCounts {
  const count = (...ops: readonly string[]): number => edits.filter(({ op }) => ops.includes(op)).length;
  return { added: count('add'), changed: count('put', 'set', 'unset'), removed: count('remove') };
}
