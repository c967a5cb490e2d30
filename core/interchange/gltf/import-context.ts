/**
 * What every step of one import shares: the file's name for errors, the warnings so far, a memory budget that is
 * asked before allocating, and the wish to stop.
 */
import { ModelImportError } from './model-import-error.ts';

/** A document may name far more data than it holds; beyond this it is refused before memory is taken. */
export const DEFAULT_MAX_BYTES = 6 * 1024 ** 3;

/** More of one warning than this is counted, not listed. */
const MAX_WARNINGS = 200;

export class ImportContext {
  readonly file: string;
  readonly maxBytes: number;
  readonly #throwIfCancelled: () => void;
  readonly #warnings = new Set<string>();
  #dropped = 0;
  #taken = 0;

  /** @param throwIfCancelled called at every larger step; throws when the user wants to stop. */
  constructor(file: string, maxBytes: number, throwIfCancelled: () => void) {
    this.file = file;
    this.maxBytes = maxBytes;
    this.#throwIfCancelled = throwIfCancelled;
  }

  /** @throws ModelImportError always. */
  fail(field: string, expectation: string): never {
    throw new ModelImportError(this.file, field, expectation);
  }

  /** Says something once, in the order met. */
  warn(message: string): void {
    if (this.#warnings.size < MAX_WARNINGS) this.#warnings.add(message.replace(/\s+/g, ' ').slice(0, 400));
    else if (!this.#warnings.has(message)) this.#dropped++;
  }

  get warnings(): readonly string[] {
    const more = this.#dropped > 0 ? [`${this.#dropped} more warnings are not listed`] : [];
    return [...this.#warnings, ...more];
  }

  /** Asks for `bytes` of memory on behalf of `field`. @throws ModelImportError when the import as a whole would take too much. */
  allocate(bytes: number, field: string): void {
    this.#taken += bytes;
    if (!(this.#taken <= this.maxBytes)) {
      const mib = (n: number): string => `${Math.ceil(n / 1024 ** 2)} MiB`;
      this.fail(
        field,
        `expected a model that fits ${mib(this.maxBytes)} once unpacked; this needs ${mib(this.#taken)} or more`,
      );
    }
  }

  /** What may still be allocated. */
  get remainingBytes(): number {
    return Math.max(0, this.maxBytes - this.#taken);
  }

  checkCancelled(): void {
    this.#throwIfCancelled();
  }
}
