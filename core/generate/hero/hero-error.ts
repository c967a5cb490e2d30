/** What is wrong with a hero model's manifest, files or answers. Whoever knows the file adds its name. */
export class HeroModelIssue extends Error {
  readonly field: string;
  readonly expected: string;
  readonly found: string;

  constructor(field: string, expected: string, found: string) {
    super(`${field}: expected ${expected}, found ${found}`);
    this.name = 'HeroModelIssue';
    this.field = field;
    this.expected = expected;
    this.found = found;
  }
}
