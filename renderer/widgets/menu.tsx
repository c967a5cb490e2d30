/** Menus: a list of entries with their keys, in a popover of a button. Made from actions, they show what those say of themselves. */
import type { ReactNode } from 'react';
import {
  Button,
  Menu as AriaMenu,
  MenuItem,
  MenuTrigger,
  Popover,
  Separator,
  SubmenuTrigger,
} from 'react-aria-components';
import type { Placement } from 'react-aria-components';
import { Check, ChevronRight } from 'lucide-react';
import { actionStore, runAction } from '../state/actions.ts';
import { classes } from './defined.ts';
import { Icon, type IconSource } from './icon.tsx';
import { Kbd } from './kbd.tsx';
import { Tooltip } from './tooltip.tsx';
import { viewOfAction } from './use-action.ts';

export interface MenuEntry {
  readonly id: string;
  readonly label: string;
  readonly shortcut?: string | undefined;
  readonly icon?: IconSource | undefined;
  readonly isDisabled?: boolean | undefined;
  /** For toggles: a tick. */
  readonly isOn?: boolean | undefined;
  readonly onAction?: (() => void) | undefined;
  /** A menu of its own. */
  readonly items?: readonly MenuItems[] | undefined;
}
export type MenuItems = MenuEntry | 'separator';

/** Entries for actions by id; unknown ids are left out, '-' is a separator. */
export const actionItems = (...ids: readonly string[]): readonly MenuItems[] =>
  ids.flatMap((id): MenuItems[] => {
    if (id === '-') return ['separator'];
    const action = actionStore.getState().actions.get(id);
    if (action === undefined) return [];
    const view = viewOfAction(action);
    return [
      {
        id,
        label: view.title,
        shortcut: view.chord,
        isDisabled: !view.isEnabled,
        ...(view.isOn === null ? {} : { isOn: view.isOn }),
        onAction: () => void runAction(id),
      },
    ];
  });

function Entry({ entry }: { readonly entry: MenuEntry }) {
  const isSubmenu = entry.items !== undefined;
  return (
    <MenuItem
      id={entry.id}
      textValue={entry.label}
      className="pn-menu-item"
      isDisabled={entry.isDisabled ?? false}
      {...(entry.onAction === undefined ? {} : { onAction: entry.onAction })}
      {...(entry.isOn === undefined ? {} : { 'aria-label': `${entry.label}, ${entry.isOn ? 'on' : 'off'}` })}
    >
      <span className="pn-menu-tick">
        {entry.isOn === true ? <Icon of={Check} /> : <Icon of={entry.icon} />}
      </span>
      <span className="pn-menu-label">{entry.label}</span>
      {entry.shortcut !== undefined && <Kbd chord={entry.shortcut} />}
      {isSubmenu && <Icon of={ChevronRight} />}
    </MenuItem>
  );
}

export interface MenuProps {
  readonly label: string;
  readonly items: readonly MenuItems[];
  readonly autoFocus?: boolean | undefined;
  readonly onClose?: (() => void) | undefined;
}

export function Menu({ label, items, autoFocus = false, onClose }: MenuProps) {
  return (
    <AriaMenu
      className="pn-menu"
      aria-label={label}
      // without it the trigger decides: the first entry by keys, the menu itself by mouse
      {...(autoFocus ? { autoFocus: 'first' as const } : {})}
      {...(onClose === undefined ? {} : { onClose })}
    >
      {items.map((entry, place) => {
        if (entry === 'separator')
          return <Separator key={`separator-${place}`} className="pn-menu-separator" />;
        if (entry.items === undefined) return <Entry key={entry.id} entry={entry} />;
        return (
          <SubmenuTrigger key={entry.id}>
            <Entry entry={entry} />
            <Popover className="pn-popover pn-popover-menu" offset={-2}>
              <Menu label={entry.label} items={entry.items} />
            </Popover>
          </SubmenuTrigger>
        );
      })}
    </AriaMenu>
  );
}

export interface MenuButtonProps {
  readonly label: string;
  readonly icon?: IconSource | undefined;
  /** A function is asked each time the menu opens. */
  readonly items: readonly MenuItems[] | (() => readonly MenuItems[]);
  readonly isLabelHidden?: boolean | undefined;
  readonly isDisabled?: boolean | undefined;
  readonly tone?: 'default' | 'primary' | 'quiet' | undefined;
  readonly placement?: Placement | undefined;
  readonly className?: string | undefined;
  /** Instead of the label. */
  readonly children?: ReactNode;
}

function LazyMenu({ label, items }: Pick<MenuButtonProps, 'label' | 'items'>) {
  return <Menu label={label} items={typeof items === 'function' ? items() : items} />;
}

export function MenuButton(props: MenuButtonProps) {
  const { label, icon, items, isLabelHidden = false, isDisabled = false, tone = 'quiet' } = props;
  const button = (
    <Button
      className={classes(
        isLabelHidden ? 'pn-icon-button' : 'pn-button',
        !isLabelHidden && `pn-button-${tone}`,
        props.className,
      )}
      {...(isLabelHidden ? { 'aria-label': label } : {})}
      isDisabled={isDisabled}
    >
      <Icon of={icon} />
      {props.children !== undefined && <span className="pn-hidden">{label}: </span>}
      {!isLabelHidden && <span className="pn-button-text">{props.children ?? label}</span>}
    </Button>
  );
  return (
    <MenuTrigger>
      {isLabelHidden ? <Tooltip label={label}>{button}</Tooltip> : button}
      <Popover
        className="pn-popover pn-popover-menu"
        offset={3}
        {...(props.placement === undefined ? {} : { placement: props.placement })}
      >
        <LazyMenu label={label} items={items} />
      </Popover>
    </MenuTrigger>
  );
}
