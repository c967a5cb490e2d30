// Errors of the kernel compiler. A kernel author must be able to go straight to the line, so every error carries
// a file, a line and a column (both counted from 1) and quotes the source.

export interface SourceModule {
  /** Path of the file relative to the kernel folder, for example `bsdf/ggx.wgsl`. */
  readonly file: string;
  readonly text: string;
}

/** Offsets are UTF-16 code units into the module's text. */
export interface SourceSpan {
  readonly module: SourceModule;
  readonly start: number;
  readonly end: number;
}

export interface LineColumn {
  readonly line: number;
  readonly column: number;
}

/** Line and column, counted from 1, of an offset into `text`. */
export function lineColumn(text: string, offset: number): LineColumn {
  const before = text.slice(0, Math.max(0, Math.min(offset, text.length)));
  const line = before.split('\n').length;
  return { line, column: before.length - before.lastIndexOf('\n') };
}

/** The quoted line with a marker under the span. */
function excerpt(span: SourceSpan): string {
  const { line, column } = lineColumn(span.module.text, span.start);
  const source = (span.module.text.split('\n')[line - 1] ?? '').replace(/\r$/, '');
  const width = Math.max(1, Math.min(span.end - span.start, source.length - column + 1));
  const gutter = `${line} | `;
  const indent = source.slice(0, column - 1).replace(/[^\t]/g, ' ');
  return `${gutter}${source}\n${' '.repeat(gutter.length)}${indent}${'^'.repeat(width)}`;
}

/** Why a kernel could not be compiled, and where. `message` reads `file:line:column: reason` and quotes the source. */
export class KernelCompileError extends Error {
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  /** Counted from 1, in UTF-16 code units. */
  readonly column: number;
  /** The reason alone. */
  readonly reason: string;

  constructor(reason: string, span: SourceSpan) {
    const { line, column } = lineColumn(span.module.text, span.start);
    super(`${span.module.file}:${line}:${column}: ${reason}\n${excerpt(span)}`);
    this.name = 'KernelCompileError';
    this.file = span.module.file;
    this.line = line;
    this.column = column;
    this.reason = reason;
  }
}
