/** How far something is; null while nobody knows. */
import { Label, ProgressBar as AriaProgressBar } from 'react-aria-components';

export interface ProgressBarProps {
  readonly label: string;
  /** 0…1, null while unknown. */
  readonly value: number | null;
  readonly isLabelHidden?: boolean | undefined;
}

export function ProgressBar({ label, value, isLabelHidden = false }: ProgressBarProps) {
  return (
    <AriaProgressBar
      className="pn-progress"
      aria-label={label}
      isIndeterminate={value === null}
      value={(value ?? 0) * 100}
    >
      {({ percentage, valueText }) => (
        <>
          {!isLabelHidden && (
            <span className="pn-progress-text">
              <Label className="pn-progress-label">{label}</Label>
              <span>{value === null ? '' : valueText}</span>
            </span>
          )}
          <span className="pn-progress-track">
            <span
              className={value === null ? 'pn-progress-fill pn-progress-unknown' : 'pn-progress-fill'}
              style={value === null ? undefined : { width: `${percentage ?? 0}%` }}
            />
          </span>
        </>
      )}
    </AriaProgressBar>
  );
}
