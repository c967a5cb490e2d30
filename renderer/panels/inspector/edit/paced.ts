/**
 * Edits of a hand that is still moving, about twenty a second: the first goes out at once, of those that follow too quickly only the
 * last. Edits of another gesture, and of none, push out what waits before them.
 */
export interface PacedEdit {
  readonly gesture: string | undefined;
  /** Several fields may be moved by one gesture: of those with the same key the last one counts. */
  readonly key: string;
  readonly run: () => void;
}

export interface Pacer {
  readonly send: (edit: PacedEdit) => void;
  /** What waits goes out now. */
  readonly flush: () => void;
}

export function createPacer(intervalMs: number, now: () => number = () => performance.now()): Pacer {
  let waiting: PacedEdit | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let last = { name: '', at: -Infinity };

  const nameOf = (edit: PacedEdit): string => `${edit.gesture ?? ''} ${edit.key}`;
  const run = (edit: PacedEdit): void => {
    last = { name: nameOf(edit), at: now() };
    edit.run();
  };
  const flush = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const edit = waiting;
    waiting = null;
    if (edit !== null) run(edit);
  };
  const send = (edit: PacedEdit): void => {
    if (waiting !== null && nameOf(waiting) !== nameOf(edit)) flush();
    const since = now() - last.at;
    if (edit.gesture === undefined || last.name !== nameOf(edit) || since >= intervalMs) {
      if (timer !== null) clearTimeout(timer);
      timer = null;
      waiting = null;
      run(edit);
      return;
    }
    waiting = edit;
    timer ??= setTimeout(flush, intervalMs - since);
  };
  return { send, flush };
}
