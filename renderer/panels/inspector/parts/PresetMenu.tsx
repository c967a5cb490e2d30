/** Usual values of a field, in a menu at its right. */
import { ChevronDown } from 'lucide-react';
import { MenuButton } from '../../../widgets/menu.tsx';

export interface Preset<T> {
  readonly label: string;
  readonly value: T;
}

export interface PresetMenuProps<T> {
  readonly label: string;
  readonly presets: readonly Preset<T>[];
  readonly value: T;
  readonly onPick: (value: T) => void;
}

export function PresetMenu<T>({ label, presets, value, onPick }: PresetMenuProps<T>) {
  return (
    <MenuButton
      label={`${label}: usual values`}
      icon={ChevronDown}
      isLabelHidden={true}
      placement="bottom end"
      className="pn-insp-presets"
      items={() =>
        presets.map((preset) => ({
          id: preset.label,
          label: preset.label,
          isOn: isNear(preset.value, value),
          onAction: () => onPick(preset.value),
        }))
      }
    />
  );
}

const isNear = (a: unknown, b: unknown): boolean =>
  typeof a === 'number' && typeof b === 'number'
    ? Math.abs(a - b) <= 1e-3 * Math.max(1, Math.abs(a))
    : a === b;
