/**
 * The one error that image readers and writers raise: it names the file (when known), the field and what was
 * expected there, so that a user can find and mend what is wrong.
 */
export class ImageFormatError extends Error {
  override readonly name = 'ImageFormatError';
  /** The file as the user named it; null until a caller that knows it adds it. */
  readonly file: string | null;
  /** The part of the file that is wrong, such as `dataWindow` or `scan line 12`. */
  readonly field: string;
  /** What was expected, and what was met instead. */
  readonly expectation: string;

  constructor(field: string, expectation: string, file: string | null = null) {
    super(`${file === null ? '' : `${file}: `}${field}: ${expectation}`);
    this.file = file;
    this.field = field;
    this.expectation = expectation;
  }
}

/** Runs `read` and adds `file` to an ImageFormatError that does not name one yet. */
export function namingFile<T>(file: string | undefined, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (file !== undefined && error instanceof ImageFormatError && error.file === null) {
      throw new ImageFormatError(error.field, error.expectation, file);
    }
    throw error;
  }
}
