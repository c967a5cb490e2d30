/**
 * Undo and redo. One gesture is one step: commands in a row that carry the same gesture id are merged. Each step keeps
 * the records before and after it, so a drag of a thousand moves weighs as much as one move; one that ends where it began is no step.
 */
import { applyCommand, editsFromChanges, mergeChanges, type Changes, type Command } from './commands.ts';
import type { Document } from './document.ts';

interface Step {
  readonly label: string;
  readonly gesture: string | null;
  readonly changes: Changes;
}

/** What happened to the document: `command` says it in full, for journals and mirrors. */
export interface HistoryEvent {
  readonly action: 'do' | 'undo' | 'redo';
  readonly command: Command;
  readonly changes: Changes;
  readonly document: Document;
}

export interface HistoryPosition {
  readonly document: Document;
  readonly done: readonly Step[];
  readonly undone: readonly Step[];
}

const DEFAULT_DEPTH = 1000;

export class History {
  #document: Document;
  readonly #depth: number;
  #done: readonly Step[] = [];
  #undone: readonly Step[] = [];

  /** `depth` is the number of steps that can be undone. */
  constructor(document: Document, depth: number = DEFAULT_DEPTH) {
    this.#document = document;
    this.#depth = depth;
  }

  get document(): Document {
    return this.#document;
  }
  /** Label of the step that undo would take back, or null. */
  get undoLabel(): string | null {
    return this.#done.at(-1)?.label ?? null;
  }
  get redoLabel(): string | null {
    return this.#undone.at(-1)?.label ?? null;
  }

  /** @throws DocumentError when the command does not fit; nothing has changed then. */
  apply(command: Command): HistoryEvent {
    const { document, changes } = applyCommand(this.#document, command);
    const last = this.#done.at(-1);
    const continues =
      command.gesture !== undefined && last?.gesture === command.gesture && this.#undone.length === 0;
    const step: Step =
      continues && last !== undefined
        ? { ...last, changes: mergeChanges(last.changes, changes) }
        : { label: command.label, gesture: command.gesture ?? null, changes };
    const earlier = continues ? this.#done.slice(0, -1) : this.#done;
    // a drag that was taken back to where it began is nothing to undo
    this.#done = step.changes.size === 0 ? earlier : [...earlier, step].slice(-this.#depth);
    this.#undone = [];
    this.#document = document;
    return { action: 'do', command, changes, document };
  }

  /** Takes the last step back. @returns null when there is none. */
  undo(): HistoryEvent | null {
    const step = this.#done.at(-1);
    if (step === undefined) return null;
    const event = this.#move('undo', step, 'before');
    this.#done = this.#done.slice(0, -1);
    this.#undone = [...this.#undone, step];
    return event;
  }

  /** Does the step again that was undone last. @returns null when there is none. */
  redo(): HistoryEvent | null {
    const step = this.#undone.at(-1);
    if (step === undefined) return null;
    const event = this.#move('redo', step, 'after');
    this.#undone = this.#undone.slice(0, -1);
    // A finished gesture is finished: what follows a redo is a new step.
    this.#done = [...this.#done, { ...step, gesture: null }];
    return event;
  }

  /** Where the history stands, to come back to with {@link return} when an event could not be kept. */
  get position(): HistoryPosition {
    return { document: this.#document, done: this.#done, undone: this.#undone };
  }

  return(position: HistoryPosition): void {
    this.#document = position.document;
    this.#done = position.done;
    this.#undone = position.undone;
  }

  #move(action: 'undo' | 'redo', step: Step, to: 'before' | 'after'): HistoryEvent {
    const command: Command = { label: step.label, edits: editsFromChanges(step.changes, to) };
    const { document, changes } = applyCommand(this.#document, command);
    this.#document = document;
    return { action, command, changes, document };
  }
}
