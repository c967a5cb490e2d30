/** A material by itself: what it looks like, and who wears it. */
import { Palette } from 'lucide-react';
import type { MaterialRecord } from '../../../../core/document/index.ts';
import { useDocument } from '../../../state/desk-store.ts';
import { select } from '../../../state/selection-store.ts';
import { Button } from '../../../widgets/button.tsx';
import { RecordHead } from '../parts/RecordHead.tsx';
import { MaterialBall } from './MaterialBall.tsx';
import { MaterialRows } from './MaterialRows.tsx';
import { usersOf } from './material-uses.ts';

export function MaterialInspector({ records }: { readonly records: readonly MaterialRecord[] }) {
  const document = useDocument();
  const material = records.at(-1)!;
  const users = usersOf(document, material.id);
  return (
    <>
      <RecordHead
        records={records}
        icon={Palette}
        title="Material"
        summary={
          users.length === 0
            ? 'Nothing wears it.'
            : users.length === 1
              ? `Worn by ${users[0]!.name}.`
              : `Worn by ${users.length} things: a change is seen on all.`
        }
      />
      <div className="pn-insp-preview">
        <MaterialBall material={material} />
        {users.length > 0 && (
          <Button tone="quiet" onPress={() => select(users.map(({ id }) => id))}>
            Select what wears it
          </Button>
        )}
      </div>
      <MaterialRows records={records} />
    </>
  );
}
