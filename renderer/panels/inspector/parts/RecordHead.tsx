/** The top of an inspector: what is selected, its name, and what is done with it most. */
import type { ReactNode } from 'react';
import type { LucideIcon } from 'lucide-react';
import type { AnyRecord } from '../../../../core/document/index.ts';
import { Icon } from '../../../widgets/icon.tsx';
import { TextField } from '../../../widgets/text-field.tsx';
import { bind } from '../edit/bind.ts';

export interface RecordHeadProps {
  readonly records: readonly AnyRecord[];
  readonly icon: LucideIcon;
  /** "Camera", "Light". */
  readonly title: string;
  /** In words, below the name. */
  readonly summary?: ReactNode;
  /** Switches and buttons at the right. */
  readonly trailing?: ReactNode;
}

export function RecordHead({ records, icon, title, summary, trailing }: RecordHeadProps) {
  const name = bind(records, 'name', (record) => record.name, ['name']);
  return (
    <header className="pn-insp-head">
      <div className="pn-insp-head-line">
        <Icon of={icon} />
        <h2 className="pn-insp-title">
          {records.length === 1 ? title : `${records.length} ${title.toLowerCase()}s`}
        </h2>
        <span className="pn-insp-spring" />
        {trailing}
      </div>
      <TextField
        label={records.length === 1 ? 'Name' : 'Name of all'}
        isLabelHidden={true}
        value={name.value}
        isMixed={name.isMixed}
        maxLength={200}
        onCommit={(text) => {
          if (text.trim() !== '') name.set(text.trim());
        }}
      />
      {summary !== undefined && summary !== null && (
        <p className="pn-insp-summary pn-selectable">{summary}</p>
      )}
    </header>
  );
}
