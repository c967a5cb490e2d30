/**
 * An import that is given to a record that is there already: a measured distribution to a light, a panorama to an environment. What the
 * file does not speak of stays as it is.
 */
import {
  type AnyRecord,
  type Command,
  type Document,
  type Edit,
  type SceneRecord,
} from '../../core/document/index.ts';
import { UsageError } from '../cli/usage-error.ts';
import type { ImportPlan } from './import-file.ts';

/**
 * @param hashes of the plan's assets, in order. @param known name of the file as the person knows it.
 * @throws UsageError when the record is gone, or takes no such file.
 */
export function ontoCommand(
  plan: ImportPlan,
  hashes: readonly string[],
  document: Document,
  known: string,
  ontoId: string,
): { readonly command: Command; readonly record: AnyRecord } {
  const record = document.records.get(ontoId);
  if (record === undefined) throw new UsageError(`${known}: what it was for is no longer there`);
  // records of a plan need a scene only to stand in
  const [made] = plan.records(hashes, { id: 'scn_none' } as SceneRecord);
  if (record.kind === 'light' && made?.kind === 'light') {
    const edits: Edit[] = [
      { op: 'put', record: { ...record, emitter: made.emitter, magnitude: made.magnitude } },
    ];
    return { command: { label: `Light distribution of ${record.name}`, edits }, record };
  }
  if (record.kind === 'environment' && made?.kind === 'environment' && made.source.type === 'image') {
    // a picture that takes another's place keeps how that was turned
    const rotationDeg = record.source.type === 'image' ? record.source.rotationDeg : 0;
    const source = { ...made.source, rotationDeg };
    const edits: Edit[] = [{ op: 'set', id: record.id, path: ['source'], value: source }];
    return { command: { label: `Panorama of ${record.name}`, edits }, record };
  }
  const expected =
    record.kind === 'light'
      ? 'an IES or LDT light profile'
      : record.kind === 'environment'
        ? 'an HDR or EXR panorama'
        : 'a light or an environment to give it to';
  throw new UsageError(`${known}: expected ${expected} for ${record.name}`);
}
