/** Words with the usual terms at hand: any may be written, those of the trade are in the menu. */
import { ChevronDown } from 'lucide-react';
import { MenuButton } from '../../../widgets/menu.tsx';
import { PropertyRow } from '../../../widgets/property-row.tsx';
import { TextField } from '../../../widgets/text-field.tsx';
import type { Binding } from '../edit/bind.ts';

export interface ComboTextProps {
  readonly label: string;
  readonly binding: Binding<string>;
  readonly terms: readonly string[];
}

export function ComboText({ label, binding, terms }: ComboTextProps) {
  return (
    <PropertyRow label={label}>
      <div className="pn-insp-inline">
        <TextField
          label={label}
          value={binding.value}
          isMixed={binding.isMixed}
          maxLength={500}
          onCommit={(text) => binding.set(text.trim())}
        />
        <MenuButton
          label={`${label}: usual terms`}
          icon={ChevronDown}
          isLabelHidden={true}
          placement="bottom end"
          className="pn-insp-presets"
          items={() =>
            terms.map((term) => ({
              id: term,
              label: term,
              isOn: term === binding.value,
              onAction: () => binding.set(term),
            }))
          }
        />
      </div>
    </PropertyRow>
  );
}
