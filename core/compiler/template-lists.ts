// Tells the `<` of template lists from the `<` that compares, by the algorithm of the specification [1]. wesl 0.7
// looks beyond the closing bracket and takes `f((a < b), c > d)` and `(select(x, y, a < b) > z)` for template lists.
// So before wesl parses a module every comparing `<` is written as `>`, which never opens a list and has the same
// length and precedence, and afterwards the operators of the tree are put right.
//
// [1] W3C, WebGPU Shading Language, section 3.9, "Template Lists".

interface Candidate {
  readonly position: number;
  readonly depth: number;
}

const IDENTIFIER = /[\p{L}_][\p{L}\p{N}_]*/uy;
const BLANK = /(?:\s|\/\/[^\n]*|\/\*[^]*?\*\/)+/y;
const NUMBER = /(?:0[xX][\da-fA-F.]+(?:[pP][+-]?\d+)?|\d[\d.]*(?:[eE][+-]?\d+)?)[iufh]?/y;

function matchAt(pattern: RegExp, text: string, position: number): number {
  pattern.lastIndex = position;
  return pattern.exec(text)?.[0].length ?? 0;
}

/** Offsets of every `<` that is the less-than operator. */
export function lessThanOperators(text: string): Set<number> {
  const operators = new Set<number>();
  const templates = new Set<number>();
  let pending: Candidate[] = [];
  let depth = 0;
  const dropDeeper = (): void => {
    while ((pending.at(-1)?.depth ?? -1) >= depth) pending.pop();
  };
  for (let at = 0; at < text.length;) {
    const skipped = matchAt(BLANK, text, at) || matchAt(NUMBER, text, at);
    if (skipped > 0) {
      at += skipped;
      continue;
    }
    const name = matchAt(IDENTIFIER, text, at);
    if (name > 0) {
      at += name;
      at += matchAt(BLANK, text, at);
      const next = text[at + 1];
      if (text[at] === '<' && next !== '<' && next !== '=') {
        pending.push({ position: at, depth });
        operators.add(at);
        at++;
      }
      continue;
    }
    const c = text[at];
    const next = text[at + 1];
    if (c === '<') {
      if (next !== '<' && next !== '=') operators.add(at);
      at += next === '<' || next === '=' ? 2 : 1;
    } else if (c === '>') {
      const top = pending.at(-1);
      if (top !== undefined && top.depth === depth) {
        templates.add(top.position);
        pending.pop();
        at++;
      } else {
        at += next === '=' ? 2 : 1;
      }
    } else if (c === '(' || c === '[') {
      depth++;
      at++;
    } else if (c === ')' || c === ']') {
      dropDeeper();
      depth = Math.max(0, depth - 1);
      at++;
    } else if (c === '!' || c === '=') {
      const compares = next === '=';
      if (c === '=' && !compares) {
        depth = 0;
        pending = [];
      }
      at += compares ? 2 : 1;
    } else if (c === ';' || c === '{' || c === ':') {
      depth = 0;
      pending = [];
      at++;
    } else if ((c === '&' || c === '|') && next === c) {
      dropDeeper();
      at += 2;
    } else {
      at++;
    }
  }
  for (const position of templates) operators.delete(position);
  return operators;
}

/** `text` with every comparing `<` written as `>`. */
export function hideLessThan(text: string, operators: ReadonlySet<number>): string {
  if (operators.size === 0) return text;
  return [...text.matchAll(/[^<]+|</g)]
    .map((m) => (m[0] === '<' && operators.has(m.index) ? '>' : m[0]))
    .join('');
}
