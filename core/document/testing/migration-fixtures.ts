/** One record of the past for each migration, as that version wrote it. */
import type { JsonObject } from '../json.ts';
import type { RecordKind } from '../records/index.ts';

export const MIGRATION_FIXTURES: readonly {
  readonly kind: RecordKind;
  readonly version: number;
  readonly record: JsonObject;
}[] = [];
