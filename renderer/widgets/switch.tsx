/** On or off, at once. */
import { Switch as AriaSwitch } from 'react-aria-components';
import { classes } from './defined.ts';
import { useLabelHidden } from './property-row.tsx';

export interface SwitchProps {
  readonly label: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
  readonly isDisabled?: boolean | undefined;
  readonly isMixed?: boolean | undefined;
  readonly isLabelHidden?: boolean | undefined;
}

export function Switch({
  label,
  isOn,
  onChange,
  isDisabled = false,
  isMixed = false,
  isLabelHidden,
}: SwitchProps) {
  const isHidden = useLabelHidden(isLabelHidden);
  return (
    <AriaSwitch
      className={classes('pn-switch', isMixed && 'pn-switch-mixed')}
      aria-label={isMixed ? `${label}, mixed` : label}
      isSelected={isOn}
      onChange={onChange}
      isDisabled={isDisabled}
    >
      <span className="pn-switch-track" aria-hidden="true">
        <span className="pn-switch-knob" />
      </span>
      {!isHidden && <span className="pn-switch-label">{label}</span>}
    </AriaSwitch>
  );
}
