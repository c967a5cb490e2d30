/**
 * Which records a record points to. Found by walking its schema, where reference fields are registered, so
 * that a new field cannot be forgotten here.
 */
import { z } from 'zod';
import { assetRegistry, referenceRegistry, type RecordKind } from './records/fields.ts';
import { RECORD_SCHEMAS, type AnyRecord } from './records/index.ts';
import type { FieldPath } from './issues.ts';

/** What becomes of a reference when its target goes: it can be emptied, its list element can go, or neither. */
export type Hold = 'nullable' | 'element' | 'required';

export interface Reference {
  readonly path: FieldPath;
  readonly id: string;
  readonly targets: readonly RecordKind[];
  readonly hold: Hold;
  /** For `element`: the path of the list element or map entry that goes with the target. */
  readonly elementPath: FieldPath;
}

interface Found {
  readonly references: Reference[];
  readonly assets: { readonly path: FieldPath; readonly hash: string }[];
}

/** References of a record that its schema accepts, in the order of the schema's fields. */
export const referencesOf = (record: AnyRecord): readonly Reference[] => find(record).references;

/** Hashes of the assets that a record uses. */
export const assetsOf = (record: AnyRecord): Found['assets'] => find(record).assets;

/** Records never change, so what was found in one stays true of it. */
const cache = new WeakMap<AnyRecord, Found>();

function find(record: AnyRecord): Found {
  const known = cache.get(record);
  if (known !== undefined) return known;
  const found: Found = { references: [], assets: [] };
  walk(RECORD_SCHEMAS[record.kind], record, [], 'required', [], found);
  cache.set(record, found);
  return found;
}

function walk(
  schema: z.core.$ZodType,
  value: unknown,
  path: FieldPath,
  hold: Hold,
  elementPath: FieldPath,
  found: Found,
): void {
  if (value === null || value === undefined) return;
  if (schema instanceof z.ZodString) {
    const target = referenceRegistry.get(schema);
    if (target !== undefined)
      found.references.push({ path, id: String(value), targets: target.targets, hold, elementPath });
    if (assetRegistry.has(schema)) found.assets.push({ path, hash: String(value) });
  } else if (schema instanceof z.ZodNullable) {
    walk(schema.def.innerType, value, path, 'nullable', path, found);
  } else if (schema instanceof z.ZodObject) {
    const fields = value as Record<string, unknown>;
    for (const [key, field] of Object.entries(schema.def.shape))
      walk(field, fields[key], [...path, key], hold, elementPath, found);
  } else if (schema instanceof z.ZodArray) {
    (value as readonly unknown[]).forEach((item, i) => {
      const here = [...path, i];
      walk(schema.def.element, item, here, 'element', here, found);
    });
  } else if (schema instanceof z.ZodRecord) {
    for (const [key, item] of Object.entries(value as Record<string, unknown>)) {
      const here = [...path, key];
      walk(schema.def.valueType, item, here, 'element', here, found);
    }
  } else if (schema instanceof z.ZodDiscriminatedUnion) {
    // Unions without a discriminator are of numbers and names: they hold no references.
    const { discriminator, options } = schema.def;
    const tag = (value as Record<string, unknown>)[discriminator];
    const option = options.find(
      (candidate) =>
        candidate instanceof z.ZodObject &&
        (candidate.def.shape[discriminator] as z.core.$ZodType | undefined)?._zod.values?.has(tag as string),
    );
    if (option !== undefined) walk(option, value, path, hold, elementPath, found);
  }
}
