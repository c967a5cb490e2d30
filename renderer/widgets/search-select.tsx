/** A select that is filtered by typing: lens sets, camera bodies, fixtures, gels. */
import {
  Autocomplete,
  Button,
  Input,
  Label,
  ListBox,
  Popover,
  SearchField,
  Select as AriaSelect,
  SelectValue,
  useFilter,
} from 'react-aria-components';
import { ChevronDown, Search } from 'lucide-react';
import { classes } from './defined.ts';
import { Icon } from './icon.tsx';
import { useLabelHidden } from './property-row.tsx';
import { OptionSections, type SelectProps } from './select.tsx';

export function SearchSelect<Id extends string = string>(props: SelectProps<Id>) {
  const { label, options, value, onChange, isMixed = false, isDisabled = false } = props;
  const isHidden = useLabelHidden(props.isLabelHidden);
  const { contains } = useFilter({ sensitivity: 'base' });
  // every word must be found, in any order: "cooke 50" finds "Cooke S4/i 50 mm"
  const matches = (text: string, typed: string): boolean =>
    typed
      .split(/\s+/)
      .filter((word) => word !== '')
      .every((word) => contains(text, word));
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
      <Popover className="pn-popover pn-popover-list pn-popover-search" offset={2}>
        <Autocomplete filter={matches}>
          <SearchField aria-label={`Search ${label}`} autoFocus className="pn-search">
            <Icon of={Search} />
            <Input className="pn-search-input" placeholder="Type to find" />
          </SearchField>
          <ListBox
            className="pn-listbox"
            aria-label={label}
            renderEmptyState={() => <div className="pn-listbox-empty">Nothing found</div>}
          >
            <OptionSections options={options} />
          </ListBox>
        </Autocomplete>
      </Popover>
    </AriaSelect>
  );
}
