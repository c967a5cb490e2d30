/** Actions of the shell: projects, undo, panels, help. */
import { registerActions, type Action } from '../state/actions.ts';
import { changeSettings, deskStore, redo, undo } from '../state/desk-store.ts';
import { openDialog } from '../widgets/dialog-host.tsx';
import { AboutDialog } from './dialogs/AboutDialog.tsx';
import { ExportDialog } from './dialogs/ExportDialog.tsx';
import { SaveCopyDialog } from './dialogs/SaveCopyDialog.tsx';
import { SettingsDialog } from './dialogs/SettingsDialog.tsx';
import { ShortcutsDialog } from './dialogs/ShortcutsDialog.tsx';
import {
  closePanel,
  cycleRegions,
  dockStore,
  focusPanel,
  resetLayout,
  showPanel,
} from './dock/dock-store.ts';
import { PANEL_IDS } from './dock/panel-ids.ts';
import { PANELS } from './dock/panels.ts';
import { FIRST_STEPS_HINT } from './bars/FirstSteps.tsx';
import { IMPORT_ACCEPT, importFiles } from './import/import-files.ts';
import { pickFiles } from './import/dropped-files.ts';
import { CommandPalette, EverythingPalette } from './palette/CommandPalette.tsx';
import { closeProject, saveProject } from './project-life.ts';
import { NewProjectDialog } from './start/NewProjectDialog.tsx';
import { OpenProjectDialog } from './start/OpenProjectDialog.tsx';

const hasProject = (): boolean => deskStore.getState().project !== null;
const hasDock = (): boolean => dockStore.getState().api !== null;

const PROJECT_ACTIONS: readonly Action[] = [
  {
    id: 'project.new',
    title: 'New project…',
    group: 'Project',
    shortcut: 'Mod+Alt+N',
    keywords: ['create', 'template', 'demo', 'starter'],
    run: () => void openDialog(NewProjectDialog),
  },
  {
    id: 'project.open',
    title: 'Open project…',
    group: 'Project',
    shortcut: 'Mod+O',
    keywords: ['load', 'recent', 'browser'],
    run: () => void openDialog(OpenProjectDialog),
  },
  {
    id: 'project.save',
    title: 'Save',
    group: 'Project',
    shortcut: 'Mod+S',
    keywords: ['write', 'disk'],
    isEnabled: hasProject,
    run: saveProject,
  },
  {
    id: 'project.save-copy',
    title: 'Save a copy…',
    group: 'Project',
    shortcut: 'Mod+Shift+S',
    keywords: ['save as', 'duplicate'],
    isEnabled: hasProject,
    run: () => void openDialog(SaveCopyDialog),
  },
  {
    id: 'project.import',
    title: 'Import file…',
    group: 'Project',
    shortcut: 'Mod+I',
    keywords: ['glb', 'gltf', 'hdr', 'exr', 'ies', 'ldt', 'picture', 'model'],
    isEnabled: hasProject,
    run: async () => importFiles(await pickFiles(IMPORT_ACCEPT)),
  },
  {
    id: 'project.export',
    title: 'Export project…',
    group: 'Project',
    shortcut: 'Mod+Shift+E',
    keywords: ['glb', 'zip', 'json', 'shot list', 'csv'],
    isEnabled: hasProject,
    run: () => void openDialog(ExportDialog),
  },
  {
    id: 'project.close',
    title: 'Close project',
    group: 'Project',
    isEnabled: hasProject,
    run: closeProject,
  },
  {
    id: 'app.settings',
    title: 'Settings…',
    group: 'Project',
    shortcut: 'Mod+,',
    keywords: ['preferences', 'units', 'navigation', 'folder'],
    run: () => void openDialog(SettingsDialog),
  },
];

/** An edit that is shown and not yet answered for can be taken back too: the engine does both in the order they were asked for. */
const canUndo = (): boolean => {
  const { project, mirror } = deskStore.getState();
  return (project?.undoLabel ?? null) !== null || (mirror?.pending.length ?? 0) > 0;
};

const EDIT_ACTIONS: readonly Action[] = [
  {
    id: 'edit.undo',
    title: 'Undo',
    group: 'Edit',
    shortcut: 'Mod+Z',
    isEnabled: canUndo,
    run: undo,
  },
  {
    id: 'edit.redo',
    title: 'Redo',
    group: 'Edit',
    shortcut: 'Mod+Shift+Z',
    isEnabled: () => (deskStore.getState().project?.redoLabel ?? null) !== null,
    run: redo,
  },
];

const VIEW_ACTIONS: readonly Action[] = [
  {
    id: 'view.search',
    title: 'Search everything…',
    group: 'View',
    shortcut: 'Mod+K',
    keywords: ['palette', 'find', 'go to', 'records', 'cameras', 'shots'],
    run: () => void openDialog(EverythingPalette),
  },
  {
    id: 'view.command-palette',
    title: 'Command palette…',
    group: 'View',
    shortcut: 'Mod+Shift+P',
    keywords: ['run', 'actions'],
    run: () => void openDialog(CommandPalette),
  },
  {
    id: 'view.full-screen',
    title: 'Full screen',
    group: 'View',
    shortcut: 'Mod+Shift+F',
    isOn: () => document.fullscreenElement !== null,
    run: () =>
      document.fullscreenElement === null
        ? document.documentElement.requestFullscreen()
        : document.exitFullscreen(),
  },
  {
    id: 'view.maximise-panel',
    title: 'Maximise the panel',
    group: 'Panels',
    shortcut: 'Alt+0',
    keywords: ['full size', 'zoom', 'restore'],
    isEnabled: hasDock,
    isOn: () => dockStore.getState().api?.hasMaximizedGroup() === true,
    run: () => {
      const { api } = dockStore.getState();
      if (api === null) return;
      const active = api.activePanel;
      const panel = active?.api.location.type === 'grid' ? active : api.getPanel('stage');
      if (api.hasMaximizedGroup()) api.exitMaximizedGroup();
      else if (panel !== undefined) api.maximizeGroup(panel);
    },
  },
  {
    id: 'view.reset-layout',
    title: 'Reset layout',
    group: 'Panels',
    keywords: ['default', 'panels', 'restore'],
    isEnabled: hasDock,
    run: resetLayout,
  },
  {
    id: 'view.next-region',
    title: 'Next region',
    group: 'Panels',
    shortcut: 'F6',
    keywords: ['focus', 'keyboard'],
    run: () => cycleRegions(1),
  },
  {
    id: 'view.previous-region',
    title: 'Previous region',
    group: 'Panels',
    shortcut: 'Shift+F6',
    keywords: ['focus', 'keyboard'],
    run: () => cycleRegions(-1),
  },
];

const PANEL_ACTIONS: readonly Action[] = PANEL_IDS.flatMap((id): Action[] => {
  const { title, shortcut } = PANELS[id];
  const focus: Action = {
    id: `panel.focus.${id}`,
    title: `Go to ${title}`,
    group: 'Panels',
    shortcut,
    keywords: ['panel', 'show', 'focus'],
    isEnabled: hasDock,
    run: () => focusPanel(id),
  };
  const isOpen = (): boolean => dockStore.getState().open.includes(id);
  const toggle: Action = {
    id: `panel.toggle.${id}`,
    title: `${title} panel`,
    group: 'Panels',
    keywords: ['open', 'close', 'show', 'hide'],
    isEnabled: hasDock,
    isOn: isOpen,
    run: () => void (isOpen() ? closePanel(id) : showPanel(id)),
  };
  return id === 'stage' ? [focus] : [focus, toggle];
});

const HELP_ACTIONS: readonly Action[] = [
  {
    id: 'help.shortcuts',
    title: 'Keyboard shortcuts…',
    group: 'Help',
    shortcut: '?',
    keywords: ['keys', 'rebind', 'keymap', 'hotkeys'],
    run: () => void openDialog(ShortcutsDialog),
  },
  {
    id: 'help.first-steps',
    title: 'Show the first steps',
    group: 'Help',
    keywords: ['hints', 'tutorial', 'tour', 'welcome'],
    isEnabled: hasProject,
    run: () =>
      changeSettings({
        dismissedHints: deskStore
          .getState()
          .settings.dismissedHints.filter((hint) => hint !== FIRST_STEPS_HINT),
      }),
  },
  {
    id: 'help.about',
    title: 'About Penumbra',
    group: 'Help',
    keywords: ['version', 'licence'],
    run: () => void openDialog(AboutDialog),
  },
];

export function registerShellActions(): () => void {
  return registerActions([
    ...PROJECT_ACTIONS,
    ...EDIT_ACTIONS,
    ...VIEW_ACTIONS,
    ...PANEL_ACTIONS,
    ...HELP_ACTIONS,
  ]);
}
