// Vectors made of neighbours in memory: vec4f(table[i], table[i + 1u], table[i + 2u], table[i + 3u]) is one load.
import type { Expr, Place } from '../ir.ts';
import { peel } from './peel.ts';

/** The place of the first element, when the arguments are scalars that follow each other in one array in memory. */
export function consecutiveElements(args: readonly Expr[]): Place | undefined {
  const [first, ...rest] = args;
  const start = first === undefined ? undefined : elementOf(first);
  if (start === undefined || rest.length === 0) return undefined;
  const follows = rest.every((arg, k) => {
    const next = elementOf(arg);
    return (
      next !== undefined &&
      next.place.root === start.place.root &&
      next.constant === start.constant + k + 1 &&
      sameSteps(next.place.steps.slice(0, -1), start.place.steps.slice(0, -1)) &&
      (next.dynamic === undefined
        ? start.dynamic === undefined
        : start.dynamic !== undefined && sameExpr(next.dynamic, start.dynamic))
    );
  });
  return follows ? start.place : undefined;
}

interface Element {
  readonly place: Place;
  readonly dynamic: Expr | undefined;
  readonly constant: number;
}

function elementOf(expr: Expr): Element | undefined {
  const bare = expr.kind === 'bitcast' && expr.arg.type.kind === 'scalar' ? expr.arg : expr;
  if (bare.kind !== 'load' || bare.effects || bare.type.kind !== 'scalar' || bare.type.scalar === 'bool')
    return undefined;
  const last = bare.place.steps.at(-1);
  const { root } = bare.place;
  const inMemory = root.space === 'storage' || root.space === 'uniform';
  if (!inMemory || last?.kind !== 'index') return undefined;
  return { place: bare.place, ...peel(last.index, 4) };
}

function sameSteps(a: Place['steps'], b: Place['steps']): boolean {
  return (
    a.length === b.length &&
    a.every((step, i) => {
      const other = b[i];
      if (step.kind === 'member') return other?.kind === 'member' && other.index === step.index;
      return other?.kind === 'index' && sameExpr(step.index, other.index);
    })
  );
}

/** Whether two expressions without effects, evaluated one after the other, have the same value by their form. */
function sameExpr(a: Expr, b: Expr): boolean {
  if (a.effects || b.effects) return false;
  if (a.kind === 'const') {
    return (
      b.kind === 'const' &&
      a.value.kind === 'scalar' &&
      b.value.kind === 'scalar' &&
      a.value.value === b.value.value
    );
  }
  if (a.kind === 'load')
    return b.kind === 'load' && a.place.root === b.place.root && sameSteps(a.place.steps, b.place.steps);
  if (a.kind === 'binary')
    return b.kind === 'binary' && a.op === b.op && sameExpr(a.left, b.left) && sameExpr(a.right, b.right);
  return (
    a.kind === 'swizzle' &&
    b.kind === 'swizzle' &&
    a.lanes.join() === b.lanes.join() &&
    sameExpr(a.arg, b.arg)
  );
}
