/** What is wrong with a model file: names the file, the field, what was expected and what is there. */
export class ModelError extends Error {
  readonly file: string;
  readonly field: string;
  readonly expected: string;
  readonly found: string;

  constructor(file: string, field: string, expected: string, found: string) {
    super(`${file}: ${field}: expected ${expected}, found ${found}`);
    this.name = 'ModelError';
    this.file = file;
    this.field = field;
    this.expected = expected;
    this.found = found;
  }
}
