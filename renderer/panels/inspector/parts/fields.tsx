/** Rows of the inspector that are bound to records: one component for each kind of value. */
import type { ReactNode } from 'react';
import type { LinearRgb } from '../../../widgets/color-codes.ts';
import { ColorField } from '../../../widgets/color-field.tsx';
import { PropertyRow } from '../../../widgets/property-row.tsx';
import { QuantityField, type QuantityFieldProps } from '../../../widgets/quantity-field.tsx';
import { SearchSelect } from '../../../widgets/search-select.tsx';
import { Select, type SelectOption } from '../../../widgets/select.tsx';
import { Slider } from '../../../widgets/slider.tsx';
import { Switch } from '../../../widgets/switch.tsx';
import { TextField } from '../../../widgets/text-field.tsx';
import type { Binding } from '../edit/bind.ts';
import { PresetMenu, type Preset } from './PresetMenu.tsx';

const KEYED = 'Animated in this shot: a change sets a key at the frame.';

type QuantityProps = Omit<QuantityFieldProps, 'value' | 'isMixed' | 'onChange' | 'onAdjust' | 'layout'> & {
  readonly binding: Binding<number>;
  readonly presets?: readonly Preset<number>[] | undefined;
};

export function QuantityProp({ binding, presets, trailing, hint, ...rest }: QuantityProps) {
  return (
    <QuantityField
      {...rest}
      layout="row"
      value={binding.value}
      isMixed={binding.isMixed}
      onChange={binding.set}
      onAdjust={binding.adjust}
      hint={
        binding.isKeyed ? (
          <>
            {hint !== undefined && <div>{hint}</div>}
            <span className="pn-insp-keyed">{KEYED}</span>
          </>
        ) : (
          hint
        )
      }
      trailing={
        presets === undefined ? (
          trailing
        ) : (
          <>
            {trailing}
            <PresetMenu
              label={rest.label}
              presets={presets}
              value={binding.value}
              onPick={(value) => binding.set(value)}
            />
          </>
        )
      }
    />
  );
}

export interface PropProps<T> {
  readonly label: string;
  readonly binding: Binding<T>;
  readonly hint?: ReactNode;
  readonly isDisabled?: boolean | undefined;
}

export function TextProp({
  label,
  binding,
  hint,
  placeholder,
  isMultiline = false,
  isRequired = false,
  maxLength,
}: PropProps<string> & {
  readonly placeholder?: string | undefined;
  readonly isMultiline?: boolean | undefined;
  /** Empty text is not taken. */
  readonly isRequired?: boolean | undefined;
  readonly maxLength?: number | undefined;
}) {
  return (
    <PropertyRow label={label} hint={hint} isStacked={isMultiline}>
      <TextField
        label={label}
        value={binding.value}
        isMixed={binding.isMixed}
        isMultiline={isMultiline}
        maxLength={maxLength ?? (isMultiline ? 20_000 : 500)}
        placeholder={placeholder}
        onCommit={(text) => {
          if (!isRequired || text.trim() !== '') binding.set(isMultiline ? text : text.trim());
        }}
      />
    </PropertyRow>
  );
}

export function SwitchProp({ label, binding, hint, isDisabled }: PropProps<boolean>) {
  return (
    <PropertyRow label={label} hint={hint}>
      <Switch
        label={label}
        isOn={binding.value}
        isMixed={binding.isMixed}
        isDisabled={isDisabled}
        onChange={(isOn) => binding.set(isOn)}
      />
    </PropertyRow>
  );
}

export function SelectProp<Id extends string>({
  label,
  binding,
  hint,
  options,
  isSearched = false,
  placeholder,
  trailing,
}: PropProps<Id | null> & {
  readonly options: readonly SelectOption<Id>[];
  readonly isSearched?: boolean | undefined;
  readonly placeholder?: string | undefined;
  readonly trailing?: ReactNode;
}) {
  const Control = isSearched ? SearchSelect<Id> : Select<Id>;
  const control = (
    <Control
      label={label}
      options={options}
      value={binding.value}
      isMixed={binding.isMixed}
      placeholder={placeholder}
      onChange={(id) => binding.set(id)}
    />
  );
  return (
    <PropertyRow label={label} hint={hint}>
      {trailing === undefined ? (
        control
      ) : (
        <div className="pn-insp-inline">
          {control}
          {trailing}
        </div>
      )}
    </PropertyRow>
  );
}

export function ShareProp({
  label,
  binding,
  hint,
  max = 1,
  defaultValue,
}: PropProps<number> & { readonly max?: number | undefined; readonly defaultValue?: number | undefined }) {
  return (
    <PropertyRow label={label} hint={hint}>
      <div className="pn-insp-slider">
        <Slider
          label={label}
          value={binding.value}
          min={0}
          max={max}
          step={0.01}
          isMixed={binding.isMixed}
          defaultValue={defaultValue}
          onChange={binding.set}
        />
        <QuantityField
          label={label}
          isLabelHidden={true}
          quantity="fraction"
          value={binding.value}
          min={0}
          max={max}
          isMixed={binding.isMixed}
          onChange={binding.set}
          onAdjust={binding.adjust}
        />
      </div>
    </PropertyRow>
  );
}

export function ColourProp({ label, binding, hint }: PropProps<LinearRgb>) {
  return (
    <PropertyRow label={label} hint={hint}>
      <ColorField label={label} rgb={binding.value} isMixed={binding.isMixed} onChange={binding.set} />
    </PropertyRow>
  );
}

/** A fact that follows from the others. */
export function FactRow({
  label,
  children,
  isWarning = false,
}: {
  readonly label: string;
  readonly children: ReactNode;
  readonly isWarning?: boolean;
}) {
  return (
    <div className={isWarning ? 'pn-insp-fact pn-insp-fact-warning' : 'pn-insp-fact'}>
      <span className="pn-insp-fact-label">{label}</span>
      <span className="pn-insp-fact-value pn-selectable">{children}</span>
    </div>
  );
}

export function Warning({ children }: { readonly children: ReactNode }) {
  return children === null || children === undefined ? null : (
    <p className="pn-insp-warning" role="status">
      {children}
    </p>
  );
}
