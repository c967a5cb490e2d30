/** How much of everything a scene holds; a number selects what it counts. */
import { Button } from 'react-aria-components';
import type { AnyRecord, Document } from '../../../../core/document/index.ts';
import { useDocument } from '../../../state/desk-store.ts';
import { select } from '../../../state/selection-store.ts';

interface Count {
  readonly one: string;
  readonly many: string;
  readonly has: (record: AnyRecord) => boolean;
}
const COUNTS: readonly Count[] = [
  { one: 'camera', many: 'cameras', has: ({ kind }) => kind === 'camera' },
  { one: 'light', many: 'lights', has: ({ kind }) => kind === 'light' },
  { one: 'shot', many: 'shots', has: ({ kind }) => kind === 'shot' },
  {
    one: 'figure',
    many: 'figures',
    has: (record) => record.kind === 'object' && record.role === 'figure' && record.parentId === null,
  },
  {
    one: 'thing',
    many: 'things',
    has: (record) => record.kind === 'object' && record.role !== 'figure' && record.content.type !== 'group',
  },
];

export const countsOf = (
  document: Document,
  sceneId: string,
): readonly (Count & { readonly ids: readonly string[] })[] =>
  COUNTS.map((count) => ({
    ...count,
    ids: [...document.records.values()]
      .filter((record) => 'sceneId' in record && record.sceneId === sceneId && count.has(record))
      .map(({ id }) => id),
  }));

export function SceneCounts({ sceneId }: { readonly sceneId: string }) {
  const document = useDocument();
  return (
    <div className="pn-insp-counts">
      {countsOf(document, sceneId).map(({ one, many, ids }) => (
        <Button key={one} className="pn-insp-count" isDisabled={ids.length === 0} onPress={() => select(ids)}>
          <span className="pn-hidden">Select </span>
          <b>{ids.length}</b> <span>{ids.length === 1 ? one : many}</span>
        </Button>
      ))}
    </div>
  );
}
