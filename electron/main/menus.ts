/**
 * The native menus. An item carries the id of an action of the desk and sends it to the focused window: what it does, and whether it
 * can be done, is the desk's business. Accelerators are shown and left to the page, which knows when a text field has the keys.
 */
import { Menu, type BrowserWindow, type MenuItemConstructorOptions } from 'electron';
import { DESKTOP_CHANNELS } from '../../core/protocol/desktop-channels.ts';

interface ActionItem {
  readonly label: string;
  readonly actionId: string;
  readonly accelerator?: string;
}
type Entry = ActionItem | 'separator' | { readonly role: NonNullable<MenuItemConstructorOptions['role']> };

const FILE: readonly Entry[] = [
  { label: 'New Project…', actionId: 'project.new', accelerator: 'CmdOrCtrl+N' },
  { label: 'Open Project…', actionId: 'project.open', accelerator: 'CmdOrCtrl+O' },
  'separator',
  { label: 'Save', actionId: 'project.save', accelerator: 'CmdOrCtrl+S' },
  { label: 'Save a Copy…', actionId: 'project.save-copy', accelerator: 'CmdOrCtrl+Shift+S' },
  'separator',
  { label: 'Import File…', actionId: 'project.import' },
  { label: 'Export Project…', actionId: 'project.export' },
  { label: 'Export Shot Board…', actionId: 'board.export' },
  'separator',
  { label: 'Close Project', actionId: 'project.close' },
];
const EDIT: readonly Entry[] = [
  { label: 'Undo', actionId: 'edit.undo', accelerator: 'CmdOrCtrl+Z' },
  { label: 'Redo', actionId: 'edit.redo', accelerator: 'CmdOrCtrl+Shift+Z' },
  'separator',
  { role: 'cut' },
  { role: 'copy' },
  { role: 'paste' },
  { role: 'selectAll' },
];
const VIEW: readonly Entry[] = [
  { label: 'Command Palette…', actionId: 'view.command-palette', accelerator: 'CmdOrCtrl+K' },
  { label: 'Reset Layout', actionId: 'view.reset-layout' },
  'separator',
  { role: 'togglefullscreen' },
];
const HELP: readonly Entry[] = [
  { label: 'Keyboard Shortcuts', actionId: 'help.shortcuts' },
  { label: 'About Penumbra', actionId: 'help.about' },
];
const MENUS: readonly { readonly label: string; readonly entries: readonly Entry[] }[] = [
  { label: 'File', entries: FILE },
  { label: 'Edit', entries: EDIT },
  { label: 'View', entries: VIEW },
  { label: 'Help', entries: HELP },
];

/** Every action that the menus send; the desk has to know each of them. */
export const MENU_ACTION_IDS: readonly string[] = MENUS.flatMap(({ entries }) =>
  entries.flatMap((entry) => (typeof entry === 'object' && 'actionId' in entry ? [entry.actionId] : [])),
);

export function menuTemplate(
  platform: NodeJS.Platform,
  focusedWindow: () => BrowserWindow | null,
): MenuItemConstructorOptions[] {
  const item = (entry: Entry): MenuItemConstructorOptions => {
    if (entry === 'separator') return { type: 'separator' };
    if ('role' in entry) return entry;
    return {
      label: entry.label,
      ...(entry.accelerator === undefined
        ? {}
        : { accelerator: entry.accelerator, registerAccelerator: false }),
      click: () => focusedWindow()?.webContents.send(DESKTOP_CHANNELS.menu, entry.actionId),
    };
  };
  const menus = MENUS.map(({ label, entries }): MenuItemConstructorOptions => {
    const submenu = entries.map(item);
    if (label === 'File' && platform !== 'darwin') submenu.push({ type: 'separator' }, { role: 'quit' });
    return { label, submenu };
  });
  return platform === 'darwin' ? [{ role: 'appMenu' }, ...menus, { role: 'windowMenu' }] : menus;
}

export function setMenus(platform: NodeJS.Platform, focusedWindow: () => BrowserWindow | null): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(platform, focusedWindow)));
}
