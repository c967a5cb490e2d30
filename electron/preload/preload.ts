/** The one thing that the page sees of the desktop app: the bridge, function by function; never ipcRenderer itself. */
import { contextBridge, ipcRenderer } from 'electron';
import type { DesktopBridge, DocumentState, EngineDoor } from '../../core/protocol/desktop-bridge.ts';
import { DESKTOP_CHANNELS } from '../../core/protocol/desktop-channels.ts';

const invoke = <T>(channel: string, params: unknown = {}): Promise<T> =>
  ipcRenderer.invoke(channel, params) as Promise<T>;

function onText(channel: string, listener: (text: string) => void): () => void {
  const hear = (_event: unknown, text: unknown): void => {
    if (typeof text === 'string') listener(text);
  };
  ipcRenderer.on(channel, hear);
  return () => void ipcRenderer.removeListener(channel, hear);
}

const bridge: DesktopBridge = {
  engine: () => invoke<EngineDoor>(DESKTOP_CHANNELS.engine),
  pickProject: () => invoke<string | null>(DESKTOP_CHANNELS.pickProject),
  onOpenProject: (listener) => onText(DESKTOP_CHANNELS.openProject, listener),
  onMenu: (listener) => onText(DESKTOP_CHANNELS.menu, listener),
  setDocumentState: (state: DocumentState) => ipcRenderer.send(DESKTOP_CHANNELS.documentState, state),
  reveal: (path) => invoke<undefined>(DESKTOP_CHANNELS.reveal, { path }),
};

contextBridge.exposeInMainWorld('penumbra', bridge);
