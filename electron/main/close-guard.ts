/**
 * The question before a window closes over changes that were not saved. They are in the journal in any case, so that the third
 * answer is a safe one as well: they are offered again at the next start.
 */
import { dialog, type BrowserWindow } from 'electron';
import type { DocumentState } from '../../core/protocol/desktop-bridge.ts';
import { DESKTOP_CHANNELS } from '../../core/protocol/desktop-channels.ts';

const SAVE = 0;
const KEEP = 1;
const LONGEST_SAVE_MS = 15_000;

export class CloseGuard {
  readonly #window: BrowserWindow;
  #edited = false;
  #mayClose = false;
  #isAsking = false;
  #whenSaved: (() => void) | null = null;

  constructor(window: BrowserWindow) {
    this.#window = window;
    window.on('close', (event) => {
      if (this.#mayClose || !this.#edited) return;
      event.preventDefault();
      void this.#ask();
    });
  }

  /** What the desk said of its document. */
  set(state: DocumentState): void {
    this.#edited = state.edited;
    this.#window.setTitle(state.title);
    this.#window.setDocumentEdited(state.edited);
    this.#window.setRepresentedFilename(state.directory ?? '');
    if (!state.edited) this.#whenSaved?.();
  }

  async #ask(): Promise<void> {
    if (this.#isAsking) return;
    this.#isAsking = true;
    try {
      const { response } = await dialog.showMessageBox(this.#window, {
        type: 'question',
        message: 'Save the project before closing?',
        detail: 'Changes that are not saved stay in its journal and are there when it is opened again.',
        buttons: ['Save', 'Keep in the Journal', 'Cancel'],
        defaultId: SAVE,
        cancelId: 2,
        noLink: true,
      });
      if (response === SAVE && !(await this.#save())) return;
      if (response === SAVE || response === KEEP) {
        this.#mayClose = true;
        this.#window.close();
      }
    } finally {
      this.#isAsking = false;
    }
  }

  /** @returns false when the desk did not report a save in time: the window stays. */
  #save(): Promise<boolean> {
    return new Promise((resolve) => {
      const late = setTimeout(() => finish(false), LONGEST_SAVE_MS);
      const finish = (isSaved: boolean): void => {
        clearTimeout(late);
        this.#whenSaved = null;
        resolve(isSaved);
      };
      this.#whenSaved = () => finish(true);
      this.#window.webContents.send(DESKTOP_CHANNELS.menu, 'project.save');
    });
  }
}
