/**
 * Cancellation and progress as core sees them: every platform's AbortSignal satisfies `CancelSignal`.
 */
export interface CancelSignal {
  readonly aborted: boolean;
}

/** Thrown by long work that was asked to stop; nothing is half-written when it arrives. */
export class CancelledError extends Error {
  constructor(what: string) {
    super(`${what} was cancelled`);
    this.name = 'CancelledError';
  }
}

/** `done` of `total` in the unit that `label` names; `total` is 0 while it is unknown. */
export type ProgressListener = (progress: { label: string; done: number; total: number }) => void;
