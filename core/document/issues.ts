/**
 * What is wrong with a document, said so that a person can put it right: the file, the field, what was
 * expected there and what was found.
 */
import type { z } from 'zod';

export interface Issue {
  /** Path in the project folder, or the record's id where there is no file. */
  readonly file: string;
  /** `tracks[0].keys[2].frame`; empty when the whole file is meant. */
  readonly field: string;
  readonly expected: string;
  readonly got: string;
}

export type FieldPath = readonly (string | number)[];

export const formatPath = (path: FieldPath): string =>
  path.reduce<string>(
    (text, part) => (typeof part === 'number' ? `${text}[${part}]` : text === '' ? part : `${text}.${part}`),
    '',
  );

export const formatIssue = (issue: Issue): string =>
  `${issue.file}${issue.field === '' ? '' : `: ${issue.field}`}: expected ${issue.expected}, got ${issue.got}`;

/** A document, or an edit of one, that breaks the rules. The message is one line; `issues` has all of them. */
export class DocumentError extends Error {
  readonly issues: readonly Issue[];

  constructor(issues: readonly Issue[]) {
    const [first] = issues;
    const more = issues.length > 1 ? ` (and ${issues.length - 1} more)` : '';
    super(first === undefined ? 'the document is not valid' : `${formatIssue(first)}${more}`);
    this.name = 'DocumentError';
    this.issues = issues;
  }
}

const LONGEST_QUOTE = 60;

/** A short quotation of a value for a message. */
export function describe(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : `a list of ${value.length}`;
  if (typeof value === 'object' && value !== null) return 'an object';
  const text = JSON.stringify(value) ?? typeof value;
  return text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text;
}

/** @returns one issue for each that zod found in `value`. */
export const issuesFromZod = (file: string, error: z.ZodError, value: unknown): Issue[] =>
  error.issues.flatMap((issue) => explain(file, issue, value, []));

function explain(file: string, issue: z.core.$ZodIssue, root: unknown, prefix: FieldPath): Issue[] {
  const path = [...prefix, ...issue.path.map((part) => (typeof part === 'number' ? part : String(part)))];
  const got = describe(valueAt(root, path));
  const at = (expected: string, found = got): Issue[] => [
    { file, field: formatPath(path), expected, got: found },
  ];

  switch (issue.code) {
    case 'invalid_type':
      return at(issue.expected === 'int' ? 'a whole number' : article(issue.expected));
    case 'invalid_value':
      return at(
        issue.values.length === 1
          ? describe(issue.values[0])
          : `one of ${issue.values.map((value) => describe(value)).join(', ')}`,
      );
    case 'too_small':
      return at(
        `${sizeNoun(issue.origin)}${issue.inclusive === false ? 'more than' : 'at least'} ${issue.minimum}`,
      );
    case 'too_big':
      return at(
        `${sizeNoun(issue.origin)}${issue.inclusive === false ? 'less than' : 'at most'} ${issue.maximum}`,
      );
    case 'unrecognized_keys':
      return at(
        'only known fields',
        `the unknown field ${issue.keys.map((key) => describe(key)).join(', ')}`,
      );
    case 'invalid_format':
      return at(issue.format === 'regex' ? issue.message : `text in the form of a ${issue.format}`);
    case 'invalid_union': {
      if (issue.discriminator !== undefined) {
        const options = (issue as { options?: readonly unknown[] }).options ?? [];
        return at(
          options.length > 0 ? `one of ${options.map((o) => describe(o)).join(', ')}` : 'a known type',
        );
      }
      const branches = issue.errors.map((branch) => branch.flatMap((sub) => explain(file, sub, root, path)));
      return at(branches.map((branch) => branch[0]?.expected ?? '').join(', or '));
    }
    case 'invalid_key':
    case 'invalid_element':
      return issue.issues.flatMap((sub) => explain(file, sub, root, path));
    case 'not_multiple_of':
      return at(`a multiple of ${issue.divisor}`);
    case 'custom':
      return at(issue.message);
  }
}

const article = (noun: string): string => {
  if (noun === 'tuple' || noun === 'array') return 'a list';
  if (noun === 'null' || noun === 'undefined') return noun;
  return /^[aeiou]/.test(noun) ? `an ${noun}` : `a ${noun}`;
};

const sizeNoun = (origin: string): string => {
  if (origin === 'string') return 'text whose length is ';
  if (origin === 'array' || origin === 'set') return 'a list whose length is ';
  return 'a number that is ';
};

function valueAt(root: unknown, path: FieldPath): unknown {
  let value = root;
  for (const part of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    value = (value as Record<string | number, unknown>)[part];
  }
  return value;
}
