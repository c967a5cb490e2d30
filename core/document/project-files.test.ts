/** The text form of a document: stable bytes, clear errors, a published schema, and migrations that have all run. */
import { describe, expect, it } from 'vitest';
import {
  assetsOf,
  documentJsonSchema,
  filesFromDocument,
  formatIssue,
  FORMAT_VERSION,
  recordsOf,
  validateProject,
} from './index.ts';
import { formatJson, jsonEqual, plainJson } from './json.ts';
import { MIGRATIONS, migrateRecord, type Migration } from './migrations.ts';
import {
  MATERIAL_PRESETS,
  materialFromPreset,
  RECORD_KINDS,
  RECORD_SCHEMAS,
  type MaterialPreset,
} from './records/index.ts';
import { MIGRATION_FIXTURES } from './testing/migration-fixtures.ts';
import { SAMPLE_ASSET, sampleDocument } from './testing/sample-document.ts';

const problems = (files: Map<string, string>): string[] => validateProject(files).errors.map(formatIssue);

describe('files of a project', () => {
  it('has sorted keys, vectors on one line and a newline at the end', () => {
    expect(formatJson({ b: [1, 2, 3], a: { d: [], c: {} }, list: [{ x: 1 }] })).toBe(
      '{\n  "a": {\n    "c": {},\n    "d": []\n  },\n  "b": [1, 2, 3],\n  "list": [\n    {\n      "x": 1\n    }\n  ]\n}\n',
    );
  });

  it('has one record of each kind in the sample, so the format is covered', () => {
    for (const kind of RECORD_KINDS) expect(recordsOf(sampleDocument(), kind).length).toBeGreaterThan(0);
  });

  it('reads back to the same bytes', () => {
    const files = filesFromDocument(sampleDocument());
    const { document, errors, warnings } = validateProject(files);
    expect({ errors, warnings }).toEqual({ errors: [], warnings: [] });
    expect(filesFromDocument(document!)).toEqual(files);
  });

  it.each<[string, (files: Map<string, string>) => void, string]>([
    [
      'no format file',
      (f) => f.delete('format.json'),
      'format.json: expected a project folder with this file, got no such file',
    ],
    [
      'a newer format',
      (f) =>
        f.set('format.json', formatJson({ format: 'penumbra-project', formatVersion: FORMAT_VERSION + 1 })),
      `format.json: formatVersion: expected at most ${FORMAT_VERSION}: the project was saved by a newer Penumbra, got ${FORMAT_VERSION + 1}`,
    ],
    [
      'text that is not JSON',
      (f) => f.set('records/camera/cam_a.json', '{'),
      'records/camera/cam_a.json: expected JSON text, got ',
    ],
    [
      'a merge conflict',
      (f) => f.set('records/camera/cam_a.json', '<<<<<<< ours\n{}\n=======\n{}\n>>>>>>> theirs\n'),
      'records/camera/cam_a.json: expected JSON text, got an unresolved merge conflict',
    ],
    [
      'a record under another name',
      (f) => f.set('records/camera/cam_z.json', f.get('records/camera/cam_a.json')!),
      'records/camera/cam_z.json: id: expected "cam_z", as its file name says, got "cam_a"',
    ],
    [
      'a missing record',
      (f) => f.delete('records/camera/cam_a.json'),
      'records/shot/sht_1.json: cameraId: expected the id of a camera in this project, got "cam_a", which does not exist',
    ],
    [
      'nesting without end',
      (f) => f.set('records/camera/cam_a.json', '['.repeat(100_000) + ']'.repeat(100_000)),
      'records/camera/cam_a.json: expected JSON text, got ',
    ],
  ])('refuses %s', (_, spoil, message) => {
    const files = filesFromDocument(sampleDocument());
    spoil(files);
    const [first] = problems(files);
    expect(first?.startsWith(message), first).toBe(true);
  });

  it('warns of files that it does not read and of assets that are not there', () => {
    const files = filesFromDocument(sampleDocument());
    files.set('records/camera/notes.txt', 'hello');
    const { document, warnings } = validateProject(files, new Set());
    expect(document).not.toBeNull();
    expect(warnings.map(formatIssue)).toContain(
      'records/camera/notes.txt: expected records/<kind>/<id>.json, got a file that is not read',
    );
    expect(warnings.filter((warning) => warning.expected.startsWith('an asset'))).toHaveLength(4);
    expect([...sampleDocument().records.values()].flatMap(assetsOf).map(({ hash }) => hash)).toEqual([
      SAMPLE_ASSET,
      SAMPLE_ASSET,
      SAMPLE_ASSET,
      SAMPLE_ASSET,
    ]);
  });
});

describe('plainJson', () => {
  it('refuses what JSON would lose', () => {
    expect(() => plainJson({ a: { b: undefined } })).toThrow('a.b: JSON cannot carry a undefined');
    expect(() => plainJson([Infinity])).toThrow('0: expected a finite number, got Infinity');
    expect(() => plainJson(JSON.parse('{"__proto__": 1}'))).toThrow('the key __proto__ is not allowed');
    expect(Object.is(plainJson(-0), 0)).toBe(true);
    expect(jsonEqual(plainJson({ a: [1, null] }), { a: [1, null] })).toBe(true);
  });
});

describe('material presets', () => {
  it.each(Object.keys(MATERIAL_PRESETS) as MaterialPreset[])('%s is a valid material', (preset) => {
    expect(
      RECORD_SCHEMAS.material.safeParse(materialFromPreset(preset, { id: 'mat_x' })).error,
    ).toBeUndefined();
  });
});

describe('JSON Schema', () => {
  const schema = documentJsonSchema();
  it('defines every kind, refuses unknown fields and resolves every local reference', () => {
    const definitions = schema['$defs'] as Record<string, Record<string, unknown>>;
    expect(Object.keys(definitions)).toEqual([...RECORD_KINDS]);
    for (const definition of Object.values(definitions))
      expect(definition['additionalProperties']).toBe(false);
    const references: string[] = [];
    JSON.stringify(schema, (key, value: unknown) => {
      if (key === '$ref') references.push(value as string);
      return value;
    });
    expect(references.length).toBeGreaterThan(RECORD_KINDS.length);
    for (const reference of references) {
      const found = reference
        .slice(2)
        .split('/')
        .reduce<unknown>((node, part) => (node as Record<string, unknown> | undefined)?.[part], schema);
      expect(found, reference).toBeDefined();
    }
  });
});

describe('migrations', () => {
  it('has run every migration on its fixture', () => {
    const ran = new Set<string>();
    for (const fixture of MIGRATION_FIXTURES) {
      const record = migrateRecord(fixture.record, fixture.kind, fixture.version, MIGRATIONS, (name) =>
        ran.add(name),
      );
      expect(RECORD_SCHEMAS[fixture.kind].safeParse(record).success).toBe(true);
    }
    expect(MIGRATIONS.map((migration) => migration.name).filter((name) => !ran.has(name))).toEqual([]);
    expect(Math.max(1, ...MIGRATIONS.map((migration) => migration.to))).toBe(FORMAT_VERSION);
  });

  it('runs those above the version, of the kind, in order', () => {
    const step = (name: string, kind: Migration['kind'], to: number): Migration => ({
      name,
      kind,
      to,
      migrate: (record) => ({ ...record, trail: `${String(record['trail'])}${to}` }),
    });
    const registry = [
      step('a', 'camera', 2),
      step('b', 'light', 2),
      step('c', 'camera', 3),
      step('d', 'camera', 4),
    ];
    const ran: string[] = [];
    expect(migrateRecord({ trail: '' }, 'camera', 2, registry, (name) => ran.push(name))).toEqual({
      trail: '34',
    });
    expect(ran).toEqual(['c', 'd']);
  });
});
