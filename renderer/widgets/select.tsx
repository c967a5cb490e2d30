/** One of many, in a list that opens. Options of one section stand together under its name. */
import {
  Button,
  Header,
  Label,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Popover,
  Select as AriaSelect,
  SelectValue,
} from 'react-aria-components';
import { Check, ChevronDown } from 'lucide-react';
import { classes } from './defined.ts';
import { Icon } from './icon.tsx';
import { useLabelHidden } from './property-row.tsx';

export interface SelectOption<Id extends string = string> {
  readonly id: Id;
  readonly label: string;
  readonly section?: string | undefined;
  /** Small, behind the label. */
  readonly detail?: string | undefined;
  readonly isDisabled?: boolean | undefined;
}

export interface SelectProps<Id extends string = string> {
  readonly label: string;
  readonly options: readonly SelectOption<Id>[];
  /** Null: none, or mixed. */
  readonly value: Id | null;
  readonly onChange: (value: Id) => void;
  readonly isLabelHidden?: boolean | undefined;
  readonly isMixed?: boolean | undefined;
  readonly isDisabled?: boolean | undefined;
  /** Shown for null. */
  readonly placeholder?: string | undefined;
}

/** Options by section, in the order of their first option. */
export function sectionsOf<Id extends string>(
  options: readonly SelectOption<Id>[],
): readonly (readonly [string, readonly SelectOption<Id>[]])[] {
  const sections = new Map<string, SelectOption<Id>[]>();
  for (const option of options) {
    const name = option.section ?? '';
    const section = sections.get(name);
    if (section === undefined) sections.set(name, [option]);
    else section.push(option);
  }
  return [...sections];
}

export function OptionItem({ option }: { readonly option: SelectOption }) {
  return (
    <ListBoxItem
      id={option.id}
      textValue={option.label}
      isDisabled={option.isDisabled ?? false}
      className="pn-option"
    >
      {({ isSelected }) => (
        <>
          <span className="pn-option-tick">{isSelected && <Icon of={Check} />}</span>
          <span className="pn-option-label">{option.label}</span>
          {option.detail !== undefined && <span className="pn-option-detail">{option.detail}</span>}
        </>
      )}
    </ListBoxItem>
  );
}

export function OptionSections({ options }: { readonly options: readonly SelectOption[] }) {
  return sectionsOf(options).map(([name, members]) =>
    name === '' ? (
      members.map((option) => <OptionItem key={option.id} option={option} />)
    ) : (
      <ListBoxSection key={name} className="pn-option-section">
        <Header className="pn-option-header">{name}</Header>
        {members.map((option) => (
          <OptionItem key={option.id} option={option} />
        ))}
      </ListBoxSection>
    ),
  );
}

export function Select<Id extends string = string>(props: SelectProps<Id>) {
  const { label, options, value, onChange, isMixed = false, isDisabled = false } = props;
  const isHidden = useLabelHidden(props.isLabelHidden);
  return (
    <AriaSelect
      className="pn-field"
      aria-label={label}
      value={isMixed ? null : value}
      onChange={(key) => {
        if (key !== null) onChange(key as Id);
      }}
      isDisabled={isDisabled}
      placeholder={isMixed ? 'Mixed' : (props.placeholder ?? 'None')}
    >
      {!isHidden && <Label className="pn-label">{label}</Label>}
      <Button className={classes('pn-input', 'pn-select', isMixed && 'pn-mixed')}>
        <SelectValue className="pn-select-value">
          {({ selectedText, isPlaceholder, defaultChildren }) =>
            isPlaceholder ? defaultChildren : (options.find((o) => o.id === value)?.label ?? selectedText)
          }
        </SelectValue>
        <Icon of={ChevronDown} />
      </Button>
      <Popover className="pn-popover pn-popover-list" offset={2}>
        <ListBox className="pn-listbox" aria-label={label}>
          <OptionSections options={options} />
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
