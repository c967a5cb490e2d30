/** What went wrong with a project on disk, in one line that names the file and what was expected of it. */
export class ProjectError extends Error {
  readonly file: string;

  constructor(file: string, expected: string, got: string) {
    super(`${file}: expected ${expected}, got ${got}`);
    this.name = 'ProjectError';
    this.file = file;
  }
}
