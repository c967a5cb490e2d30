/** Progress of a command on stderr: one line rewritten in place on a terminal, now and then a line elsewhere. */
const TERMINAL_INTERVAL_MS = 100;
const LOG_INTERVAL_MS = 5000;
/** What is done within this time needs no progress. */
const QUIET_MS = 1000;

export class ProgressLine {
  readonly #quietUntil = performance.now() + QUIET_MS;
  #shownAt = -Infinity;
  #length = 0;

  show(text: string): void {
    const isTerminal = process.stderr.isTTY;
    const now = performance.now();
    if (now < this.#quietUntil || now - this.#shownAt < (isTerminal ? TERMINAL_INTERVAL_MS : LOG_INTERVAL_MS))
      return;
    this.#shownAt = now;
    if (isTerminal) {
      process.stderr.write(`\r${text.padEnd(this.#length)}`);
      this.#length = text.length;
    } else {
      process.stderr.write(`${text}\n`);
    }
  }

  /** Ends the line for good, so that what follows starts at the margin. */
  end(): void {
    if (process.stderr.isTTY && this.#length > 0) process.stderr.write(`\r${' '.repeat(this.#length)}\r`);
    this.#length = 0;
  }
}

export const bar = (fraction: number, width = 24): string => {
  const full = Math.round(Math.min(1, Math.max(0, fraction)) * width);
  return `[${'█'.repeat(full)}${'·'.repeat(width - full)}] ${String(Math.round(fraction * 100)).padStart(3)} %`;
};

export function duration(seconds: number): string {
  if (seconds < 60) return `${seconds.toFixed(0)} s`;
  const minutes = Math.floor(seconds / 60);
  return `${minutes} min ${String(Math.floor(seconds % 60)).padStart(2, '0')} s`;
}
