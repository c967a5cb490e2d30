/**
 * What the desktop app adds to the page: the engine's address, native dialogs, menus. The preload script puts it on the
 * window; in a browser it is absent and the desk does without.
 */
import { z } from 'zod';

export const engineDoorSchema = z.strictObject({ origin: z.string().max(300), token: z.string().max(300) });
export type EngineDoor = z.infer<typeof engineDoorSchema>;

export const documentStateSchema = z.strictObject({
  /** True while there are changes that are in the journal alone. */
  edited: z.boolean(),
  title: z.string().max(300),
  /** Folder of the open project, for the recent files of the system; null when none is open. */
  directory: z.string().max(4000).nullable(),
});
export type DocumentState = z.infer<typeof documentStateSchema>;

export interface DesktopBridge {
  readonly engine: () => Promise<EngineDoor>;
  /** "Open project …": the folder that was picked, or null. */
  readonly pickProject: () => Promise<string | null>;
  /** A project that was opened from outside: a double click, the recent files. @returns how to stop listening. */
  readonly onOpenProject: (listener: (directory: string) => void) => () => void;
  /** Menu items that were chosen, by action id. @returns how to stop listening. */
  readonly onMenu: (listener: (actionId: string) => void) => () => void;
  /** For the title bar, and for the question before a window with unsaved changes is closed. */
  readonly setDocumentState: (state: DocumentState) => void;
  /** Shows a file that a job made in the file manager. */
  readonly reveal: (path: string) => Promise<void>;
}
