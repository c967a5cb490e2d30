/** What the desktop app adds: its menus, its dialogs, the title bar. In a browser only the page's title is kept. */
import { desktopBridge } from '../bridge/engine-address.ts';
import { runAction } from '../state/actions.ts';
import { deskStore } from '../state/desk-store.ts';
import { openProject } from './project-life.ts';

/** @returns how to stop. */
export function joinDesktop(): () => void {
  const bridge = desktopBridge();
  let told = '';
  const tell = (): void => {
    const { project } = deskStore.getState();
    const state = {
      edited: project?.hasUnsavedChanges ?? false,
      title: project === null ? 'Penumbra' : project.name,
      directory: project?.directory ?? null,
    };
    const text = JSON.stringify(state);
    if (text === told) return;
    told = text;
    document.title = project === null ? 'Penumbra' : `${project.name} – Penumbra`;
    bridge?.setDocumentState(state);
  };
  tell();
  const ends = [deskStore.subscribe(tell)];
  if (bridge !== null)
    ends.push(
      bridge.onMenu((actionId) => void runAction(actionId)),
      bridge.onOpenProject((directory) => void openProject(directory)),
    );
  return () => {
    for (const end of ends) end();
  };
}

/** The system's dialog for a project folder. @returns false where there is none. */
export async function openWithSystemDialog(): Promise<boolean> {
  const bridge = desktopBridge();
  if (bridge === null) return false;
  const directory = await bridge.pickProject();
  return directory !== null && openProject(directory);
}
