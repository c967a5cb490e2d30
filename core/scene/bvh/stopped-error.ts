/**
 * Long work in core/scene asks a plain `shouldStop` callback now and then, because the scene layer knows no
 * ports; callers that hold a CancelSignal pass `() => signal.aborted`.
 */

/** Thrown when `shouldStop` returned true. Nothing was handed out, so nothing is half-built. */
export class StoppedError extends Error {
  constructor(what: string) {
    super(`${what} was stopped`);
    this.name = 'StoppedError';
  }
}

export interface WorkHooks {
  /** Asked every few milliseconds of work; true makes the call throw StoppedError. */
  readonly shouldStop?: () => boolean;
  /** Told the finished fraction, 0…1, in ascending order. */
  readonly onProgress?: (fraction: number) => void;
}
