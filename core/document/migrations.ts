/**
 * Older projects become current ones here. The format has one version for the whole project; each migration takes the
 * records of one kind from one version to the next. They work on raw JSON, because the types of the past are gone.
 * Every migration needs a fixture in `testing/migration-fixtures.ts`: a test fails while one has never run.
 */
import type { JsonObject } from './json.ts';
import type { RecordKind } from './records/index.ts';

/** The version that this program writes. */
export const FORMAT_VERSION = 1;
/** The oldest version that can still be read. */
export const OLDEST_FORMAT_VERSION = 1;

export interface Migration {
  /** Names it in tests and logs: `camera-3-shutter-in-degrees`. */
  readonly name: string;
  readonly kind: RecordKind;
  /** Takes records of version `to − 1` to version `to`. */
  readonly to: number;
  readonly migrate: (record: JsonObject) => JsonObject;
}

/** In the order of `to`. Version 1 is the first, so there is nothing to migrate from. */
export const MIGRATIONS: readonly Migration[] = [];

/**
 * @param version what the project was written with, from {@link OLDEST_FORMAT_VERSION} to {@link FORMAT_VERSION}.
 * @param onRun hears the name of each migration that ran.
 */
export function migrateRecord(
  record: JsonObject,
  kind: RecordKind,
  version: number,
  migrations: readonly Migration[] = MIGRATIONS,
  onRun: (name: string) => void = () => undefined,
): JsonObject {
  let current = record;
  for (const migration of migrations) {
    if (migration.kind !== kind || migration.to <= version) continue;
    current = migration.migrate(current);
    onRun(migration.name);
  }
  return current;
}
