/**
 * The one error that a broken model ends in. Its message is a single line that names the file, the place in it
 * (a JSON pointer, RFC 6901, or a byte range) and what was expected there.
 */
export class ModelImportError extends Error {
  readonly file: string;
  /** JSON pointer into the glTF document, such as `/meshes/0/primitives/0/attributes/POSITION`; empty: the file as a whole. */
  readonly field: string;

  constructor(file: string, field: string, expectation: string) {
    const oneLine = expectation.replace(/\s+/g, ' ').trim().slice(0, 400);
    super(field === '' ? `${file}: ${oneLine}` : `${file}: ${field.slice(0, 300)}: ${oneLine}`);
    this.name = 'ModelImportError';
    this.file = file;
    this.field = field;
  }
}

/** A JSON pointer of object keys and array indices. */
export const pointer = (...path: readonly (string | number)[]): string =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
