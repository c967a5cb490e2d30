/** What a command of the command line is. */
import type { CancelSignal } from '../../core/ports/cancel.ts';

export interface CliCommand {
  readonly name: string;
  /** One line for the overview. */
  readonly summary: string;
  /** Usage, options and examples. */
  readonly help: string;
  /** Returns the exit code. */
  readonly run: (args: readonly string[], signal: CancelSignal) => Promise<number>;
}
