/**
 * The published JSON Schema of the document: each record kind as a definition, and the choice of them as the schema of
 * any file under `records/`. Relations between records and between fields are beyond JSON Schema and are not in it.
 */
import { z } from 'zod';
import { FORMAT_VERSION } from './migrations.ts';
import { RECORD_KINDS, RECORD_SCHEMAS } from './records/index.ts';
import { plainJson, type JsonObject } from './json.ts';

/** JSON Schema, draft 2020-12. */
export function documentJsonSchema(): JsonObject {
  const definitions: Record<string, unknown> = {};
  for (const kind of RECORD_KINDS) {
    const schema: Record<string, unknown> = { ...z.toJSONSchema(RECORD_SCHEMAS[kind], { reused: 'inline' }) };
    delete schema['$schema'];
    definitions[kind] = relocate(schema, `#/$defs/${kind}`);
  }
  return plainJson({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Penumbra project record',
    description: `One record of a Penumbra project, format version ${FORMAT_VERSION}.`,
    oneOf: RECORD_KINDS.map((kind) => ({ $ref: `#/$defs/${kind}` })),
    $defs: definitions,
  }) as JsonObject;
}

/** Local references start at the root of each generated schema; here that root lies deeper. */
function relocate(node: unknown, base: string): unknown {
  if (Array.isArray(node)) return node.map((item) => relocate(item, base));
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) =>
      key === '$ref' && typeof value === 'string' && value.startsWith('#')
        ? [key, base + value.slice(1)]
        : [key, relocate(value, base)],
    ),
  );
}
