/** One of a few, all of them in sight. */
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { classes } from './defined.ts';
import { Icon, type IconSource } from './icon.tsx';
import { useLabelHidden } from './property-row.tsx';
import { Tooltip } from './tooltip.tsx';

export interface SegmentOption<Id extends string> {
  readonly id: Id;
  readonly label: string;
  /** Shown instead of the label, which becomes the tip. */
  readonly icon?: IconSource | undefined;
  readonly chord?: string | undefined;
  readonly isDisabled?: boolean | undefined;
}

export interface SegmentedControlProps<Id extends string> {
  readonly label: string;
  readonly options: readonly SegmentOption<Id>[];
  /** Null when the selection is mixed. */
  readonly value: Id | null;
  readonly onChange: (value: Id) => void;
  readonly isDisabled?: boolean | undefined;
  readonly isLabelHidden?: boolean | undefined;
}

export function SegmentedControl<Id extends string>(props: SegmentedControlProps<Id>) {
  const { label, options, value, onChange, isDisabled = false } = props;
  const isHidden = useLabelHidden(props.isLabelHidden ?? true);
  return (
    <div className="pn-field">
      {!isHidden && (
        <span className="pn-label" aria-hidden="true">
          {label}
        </span>
      )}
      <ToggleButtonGroup
        className="pn-segments"
        aria-label={label}
        selectionMode="single"
        disallowEmptySelection={value !== null}
        isDisabled={isDisabled}
        selectedKeys={value === null ? [] : [value]}
        onSelectionChange={(keys) => {
          const [key] = keys;
          if (key !== undefined) onChange(key as Id);
        }}
      >
        {options.map((option) => {
          const segment = (
            <ToggleButton
              key={option.id}
              id={option.id}
              className={classes('pn-segment', option.icon !== undefined && 'pn-segment-icon')}
              aria-label={option.label}
              isDisabled={option.isDisabled ?? false}
            >
              {option.icon === undefined ? option.label : <Icon of={option.icon} />}
            </ToggleButton>
          );
          return option.icon === undefined ? (
            segment
          ) : (
            <Tooltip key={option.id} label={option.label} chord={option.chord}>
              {segment}
            </Tooltip>
          );
        })}
      </ToggleButtonGroup>
    </div>
  );
}
