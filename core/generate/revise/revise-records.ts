/**
 * A revised composition as edits of the document. Before and after are composed with the same ids; only records that differ between the
 * two are touched, so that everything else, hands' changes included, stays to the byte.
 */
import {
  removeRecord,
  type AnyRecord,
  type Command,
  type Document,
  type Edit,
  type RecordKind,
} from '../../document/index.ts';
import type { SceneComposition } from '../composition/scene-composition.ts';
import { composeRecords } from '../compose/index.ts';
import type { SceneInWords } from './composition-of.ts';

const NEVER = (): number => 0;

function composed(
  { recipe }: SceneInWords,
  composition: SceneComposition,
  order: number,
): Map<string, AnyRecord> {
  const { prompt, seed, composer, stem } = recipe;
  const { records } = composeRecords(composition, { random: NEVER, prompt, seed, composer, stem, order });
  return new Map(records.map((record) => [record.id, record]));
}

/** Names are the desk's and the hands': numbering alone is no change. */
const content = (record: AnyRecord): string => JSON.stringify({ ...record, name: '' });

/** Of the record as it is, the fields that the revision changed. Names stay: numbering alone is no change. */
function merged(before: AnyRecord, now: AnyRecord, next: AnyRecord): AnyRecord {
  const changed = Object.entries(next).filter(
    ([field, value]) =>
      field !== 'name' && JSON.stringify(value) !== JSON.stringify((before as unknown as Fields)[field]),
  );
  return { ...now, ...Object.fromEntries(changed) } as AnyRecord;
}
type Fields = Readonly<Record<string, unknown>>;

export interface RevisionOptions {
  /** Kinds of records that are there already and stay as they are. */
  readonly keeps?: readonly RecordKind[];
}

/** @param label as the undo menu has it. */
export function revisionCommand(
  document: Document,
  scene: SceneInWords,
  after: SceneComposition,
  label: string,
  { keeps = [] }: RevisionOptions = {},
): Command {
  const record = document.records.get(scene.sceneId);
  const order = record?.kind === 'scene' ? record.order : 1;
  const was = composed(scene, scene.composition, order);
  const will = composed(scene, after, order);
  const edits: Edit[] = [];
  for (const [id, next] of will) {
    const now = document.records.get(id);
    const before = was.get(id);
    if (before === undefined)
      edits.push(now === undefined ? { op: 'add', record: next } : { op: 'put', record: next });
    // what hands have removed stays removed
    else if (now !== undefined && !keeps.includes(next.kind) && content(before) !== content(next))
      edits.push({ op: 'put', record: merged(before, now, next) });
  }
  const touched = new Set(
    edits.map((edit) => (edit.op === 'add' || edit.op === 'put' ? edit.record.id : '')),
  );
  const gone = new Set<string>();
  for (const [id, { kind }] of was) {
    // a material that is no longer used here may be in use elsewhere
    if (will.has(id) || kind === 'material' || !document.records.has(id) || gone.has(id)) continue;
    for (const edit of removeRecord(document, id, { cascade: true }).edits) {
      if (edit.op === 'remove') {
        if (gone.has(edit.id)) continue;
        gone.add(edit.id);
      } else if ('id' in edit && touched.has(edit.id)) continue;
      edits.push(edit);
    }
  }
  return { label, edits };
}
