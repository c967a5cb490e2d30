/** What is selected, in a line of the status bar. */
import type { AnyRecord } from '../../../core/document/index.ts';
import { counted } from '../words.ts';

/** "Key light", "3 lights", "2 lights and 1 camera", "7 things" */
export function selectionText(records: readonly AnyRecord[]): string {
  const [only] = records;
  if (only === undefined) return 'Nothing selected';
  if (records.length === 1) return only.name;
  const kinds = new Map<string, number>();
  for (const { kind } of records) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  if (kinds.size > 2) return counted(records.length, 'thing');
  return [...kinds].map(([kind, count]) => counted(count, kind)).join(' and ');
}
