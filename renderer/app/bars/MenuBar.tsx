/**
 * The menu bar: every action, by its group. Left and right go from menu to menu, as do hovering and F10; on narrow screens all menus
 * stand in one button.
 */
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { Button, MenuTrigger, Popover, Toolbar } from 'react-aria-components';
import { Menu as MenuIcon } from 'lucide-react';
import { actionStore, useActions } from '../../state/actions.ts';
import { actionItems, Menu, MenuButton, type MenuItems } from '../../widgets/menu.tsx';
import { MENUS, menuSections, type MenuDefinition } from './menus.ts';

function itemsOf(menu: MenuDefinition): readonly MenuItems[] {
  const sections = menuSections(menu, actionStore.getState().actions.values());
  return sections.flatMap(({ title, ids }, place): MenuItems[] => {
    const before: MenuItems[] = place === 0 ? [] : ['separator'];
    const items = actionItems(...ids);
    return title === null
      ? [...before, ...items]
      : [...before, { id: `${menu.id}-${title}`, label: title, items }];
  });
}

function LazyItems({ menu, onClose }: { readonly menu: MenuDefinition; readonly onClose: () => void }) {
  return <Menu label={menu.label} items={itemsOf(menu)} autoFocus onClose={onClose} />;
}

/** Menus that have something in them. */
const useMenus = (): readonly MenuDefinition[] => {
  const actions = useActions();
  const groups = new Set([...actions.values()].map(({ group }) => group));
  return MENUS.filter((menu) => menu.groups.some((group) => groups.has(group)));
};

export function MenuBar() {
  const menus = useMenus();
  const [open, setOpen] = useState<string | null>(null);
  const bar = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const onKeyDown = (event: globalThis.KeyboardEvent): void => {
      if (event.key !== 'F10' || event.shiftKey || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      bar.current?.querySelector('button')?.focus();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);

  const onMenuKey = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    // an entry with a submenu, or one inside a submenu, keeps its arrows
    const entry = event.target as Element;
    const isInSubmenu = entry.closest('[data-trigger="SubmenuTrigger"]') !== null;
    if (isInSubmenu || (event.key === 'ArrowRight' && entry.getAttribute('aria-haspopup') === 'menu')) return;
    const at = menus.findIndex(({ id }) => id === open);
    const next = menus[(at + (event.key === 'ArrowRight' ? 1 : -1) + menus.length) % menus.length];
    if (at < 0 || next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    setOpen(next.id);
  };
  return (
    <>
      <Toolbar ref={bar} className="pn-menubar" aria-label="Menus">
        {menus.map((menu) => (
          <MenuTrigger
            key={menu.id}
            isOpen={open === menu.id}
            onOpenChange={(isOpen) =>
              setOpen((current) => (isOpen ? menu.id : current === menu.id ? null : current))
            }
          >
            <Button
              className="pn-menubar-button"
              onHoverStart={() => setOpen((current) => (current === null ? null : menu.id))}
            >
              {menu.label}
            </Button>
            <Popover className="pn-popover pn-popover-menu" offset={2} placement="bottom start" isNonModal>
              <div onKeyDownCapture={onMenuKey}>
                <LazyItems
                  menu={menu}
                  onClose={() => setOpen((current) => (current === menu.id ? null : current))}
                />
              </div>
            </Popover>
          </MenuTrigger>
        ))}
      </Toolbar>
      <div className="pn-menubar-narrow">
        <MenuButton
          label="Menu"
          icon={MenuIcon}
          isLabelHidden
          items={() => menus.map((menu) => ({ id: menu.id, label: menu.label, items: itemsOf(menu) }))}
        />
      </div>
    </>
  );
}
