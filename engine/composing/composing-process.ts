/** The engine's side of the process that composes: started with the first order, kept with its model, started anew after a crash. */
import type { ChildProcess } from 'node:child_process';
import { CancelledError } from '../../core/ports/cancel.ts';
import { endChild, startChild } from '../child/child-process.ts';
import type { ComposedTakes, ComposeOrder, ComposingStep, FromComposing, ToComposing } from './messages.ts';

/** Composes scenes from words, one order at a time. */
export interface Composing {
  /** @throws CancelledError as soon as the signal says so; Error with one line for what went wrong. */
  compose(
    order: ComposeOrder,
    onStep: (step: ComposingStep) => void,
    signal: AbortSignal,
  ): Promise<ComposedTakes>;
  /** Lets go of the model. */
  dispose(): Promise<void>;
}

interface Pending {
  readonly resolve: (composed: ComposedTakes) => void;
  readonly reject: (error: Error) => void;
  readonly onStep: (step: ComposingStep) => void;
}

const GOODBYE_MS = 1500;

export class ComposingProcess implements Composing {
  readonly #pending = new Map<number, Pending>();
  #child: ChildProcess | null = null;
  #nextId = 0;
  #isDisposed = false;

  /** Null before the first order. */
  get pid(): number | null {
    return this.#child?.pid ?? null;
  }

  async compose(
    order: ComposeOrder,
    onStep: (step: ComposingStep) => void,
    signal: AbortSignal,
  ): Promise<ComposedTakes> {
    if (signal.aborted || this.#isDisposed) throw new CancelledError('composing');
    const id = this.#nextId++;
    const cancel = (): void => {
      this.#tell({ kind: 'cancel', id });
      this.#settle(id)?.reject(new CancelledError('composing'));
    };
    signal.addEventListener('abort', cancel, { once: true });
    try {
      return await new Promise<ComposedTakes>((resolve, reject) => {
        this.#pending.set(id, { resolve, reject, onStep });
        this.#child ??= this.#start();
        this.#tell({ kind: 'compose', id, order });
      });
    } finally {
      signal.removeEventListener('abort', cancel);
    }
  }

  #start(): ChildProcess {
    const child = startChild('composing/main.js', {
      message: (message) => this.#hear(message as FromComposing),
      exit: (how) => {
        if (this.#child === child) this.#gone(how);
      },
    });
    return child;
  }

  #tell(message: ToComposing): void {
    if (this.#child?.connected) this.#child.send(message, () => undefined);
  }

  #settle(id: number): Pending | undefined {
    const pending = this.#pending.get(id);
    this.#pending.delete(id);
    return pending;
  }

  #hear(message: FromComposing): void {
    switch (message.kind) {
      case 'step':
        return this.#pending.get(message.id)?.onStep(message.step);
      case 'done': {
        const pending = this.#settle(message.id);
        if (message.composed === null) pending?.reject(new CancelledError('composing'));
        else pending?.resolve(message.composed);
        return;
      }
      case 'failed':
        return this.#settle(message.id)?.reject(new Error(message.message));
    }
  }

  #gone(how: string): void {
    this.#child = null;
    const waiting = [...this.#pending.values()];
    this.#pending.clear();
    for (const { reject } of waiting)
      reject(new Error(`the process that composes ended unexpectedly (${how}); compose once more`));
  }

  async dispose(): Promise<void> {
    this.#isDisposed = true;
    for (const { reject } of this.#pending.values()) reject(new CancelledError('composing'));
    this.#pending.clear();
    const child = this.#child;
    this.#child = null;
    await endChild(child, GOODBYE_MS);
  }
}
