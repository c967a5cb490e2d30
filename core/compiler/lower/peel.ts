// Splits the index of an array into a run-time part and a constant, which becomes the offset of the memory access.
import type { Expr } from '../ir.ts';

/** Largest constant taken out of an index, in bytes: binaryen and the ABI leave the first KiB of memory unused. */
const MAX_PEELED_BYTES = 1000;

export interface PeeledIndex {
  readonly dynamic: Expr | undefined;
  readonly constant: number;
}

/** @param stride bytes from one element to the next */
export function peel(index: Expr, stride: number): PeeledIndex {
  let dynamic = index;
  let constant = 0;
  for (;;) {
    if (dynamic.kind === 'const' && dynamic.value.kind === 'scalar')
      return { dynamic: undefined, constant: constant + Number(dynamic.value.value) };
    const split =
      dynamic.kind === 'binary' && dynamic.op === '+' ? splitSum(dynamic.left, dynamic.right) : undefined;
    if (split === undefined || (constant + split.constant) * stride > MAX_PEELED_BYTES)
      return { dynamic, constant };
    constant += split.constant;
    dynamic = split.rest;
  }
}

function splitSum(left: Expr, right: Expr): { readonly rest: Expr; readonly constant: number } | undefined {
  for (const [term, rest] of [
    [right, left],
    [left, right],
  ] as const) {
    if (term.kind !== 'const' || term.value.kind !== 'scalar') continue;
    const constant = Number(term.value.value);
    if (constant >= 0) return { rest, constant };
  }
  return undefined;
}
