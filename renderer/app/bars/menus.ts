/** The menus of the menu bar: which groups of actions each shows. What is registered appears; nothing is listed twice. */
import type { Action, ActionGroup } from '../../state/actions.ts';

export interface MenuDefinition {
  readonly id: string;
  readonly label: string;
  readonly groups: readonly ActionGroup[];
}

export const MENUS: readonly MenuDefinition[] = [
  { id: 'file', label: 'File', groups: ['Project'] },
  { id: 'edit', label: 'Edit', groups: ['Edit'] },
  { id: 'view', label: 'View', groups: ['View', 'Stage'] },
  { id: 'camera', label: 'Camera', groups: ['Camera'] },
  { id: 'light', label: 'Light', groups: ['Light'] },
  { id: 'object', label: 'Object', groups: ['Object'] },
  { id: 'shot', label: 'Shot', groups: ['Shot', 'Timeline'] },
  { id: 'render', label: 'Render', groups: ['Render'] },
  { id: 'window', label: 'Window', groups: ['Panels'] },
  { id: 'help', label: 'Help', groups: ['Help'] },
];

/** A menu that is longer than this is told apart into submenus. */
const LONGEST_MENU = 22;

export interface MenuSectionOfActions {
  /** Null: its entries stand in the menu itself. */
  readonly title: string | null;
  readonly ids: readonly string[];
}

/** Part of an id that actions of one kind share: "panel.focus" of "panel.focus.stage", "camera" of "camera.next-lens". */
const stem = (id: string): string => id.split('.').slice(0, -1).join('.');

/**
 * The actions of a menu in sections, in the order they were registered. Sections follow groups, and inside a group the stem of the
 * ids; where a menu would be too long, its largest sections become submenus.
 */
export function menuSections(
  menu: MenuDefinition,
  actions: Iterable<Action>,
): readonly MenuSectionOfActions[] {
  const all = [...actions];
  const sections: { title: string | null; name: string; ids: string[] }[] = [];
  for (const group of menu.groups) {
    const byStem = new Map<string, string[]>();
    for (const action of all) {
      if (action.group !== group) continue;
      const ids = byStem.get(stem(action.id)) ?? [];
      byStem.set(stem(action.id), ids);
      ids.push(action.id);
    }
    for (const [name, ids] of byStem) sections.push({ title: null, name: sectionName(name, group), ids });
  }
  let length = sections.reduce((sum, { ids }) => sum + ids.length, 0);
  for (const section of [...sections].sort((a, b) => b.ids.length - a.ids.length)) {
    if (length <= LONGEST_MENU || section.ids.length < 4) break;
    // "Object" inside the menu "Object" would say nothing
    if (section.name === menu.label) continue;
    section.title = section.name;
    length -= section.ids.length - 1;
  }
  return sections.map(({ title, ids }) => ({ title, ids }));
}

const NAMES: Readonly<Record<string, string>> = {
  'panel.focus': 'Go to panel',
  'panel.toggle': 'Panels',
  'add.primitive': 'Add a shape',
  'add.figure': 'Add a figure',
  'add.light': 'Add a light',
};

function sectionName(name: string, group: ActionGroup): string {
  const known = NAMES[name];
  if (known !== undefined) return known;
  const last = name.split('.').at(-1) ?? '';
  if (last === '' || last === group.toLowerCase()) return group;
  const words = last.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
