// Places: expressions that denote memory rather than a value, and pointers, which are places with a name.
import type { DeclIdent, ExpressionElem, RefIdent } from 'wesl/core';
import { refTarget } from 'wesl/core';
import type { Expr, Place, Type, Variable } from '../ir.ts';
import { KernelCompileError, type SourceSpan } from '../kernel-compile-error.ts';
import { containsArray, elementType } from '../types.ts';
import type { Entity, FunctionScope } from './scope.ts';

export const SWIZZLE_LANES: Readonly<Record<string, number>> = {
  x: 0,
  y: 1,
  z: 2,
  w: 3,
  r: 0,
  g: 1,
  b: 2,
  a: 3,
};

export interface ExpressionSource {
  readonly scope: FunctionScope;
  /** An index: an i32 or u32 value. */
  index(expr: ExpressionElem): Expr;
}

/** The entity an identifier refers to; undefined for predeclared names. */
export function entityOfIdent(scope: FunctionScope, ident: RefIdent, span: SourceSpan): Entity | undefined {
  const target: DeclIdent | 'std' | 'unbound' = refTarget(ident, scope.module.types.bindings);
  if (target === 'std') return undefined;
  if (target === 'unbound') throw new KernelCompileError(`'${ident.originalName}' is not declared`, span);
  return scope.lookUp(target, span);
}

/** The place that `expr` denotes, or undefined when it is a plain value. */
export function placeOf(source: ExpressionSource, expr: ExpressionElem): Place | undefined {
  const { scope } = source;
  switch (expr.kind) {
    case 'ref': {
      const entity = entityOfIdent(scope, expr.ident, scope.span(expr));
      return entity?.kind === 'variable' ? wholeOf(scope, entity.variable) : undefined;
    }
    case 'parenthesized-expression':
      return placeOf(source, expr.expression);
    case 'unary-expression':
      if (expr.operator.value !== '*') return undefined;
      return pointerOf(source, expr.expression) ?? fail("'*' needs a pointer", scope.span(expr.expression));
    case 'component-member-expression': {
      const base = placeOf(source, expr.base) ?? pointerOf(source, expr.base);
      return base === undefined ? undefined : memberPlace(base, expr.access.name);
    }
    case 'component-expression': {
      const base = placeOf(source, expr.base) ?? pointerOf(source, expr.base);
      if (base === undefined) return undefined;
      const type = elementType(base.type);
      if (type === undefined) return undefined;
      const index = source.index(expr.access);
      noteIndex(base, index);
      checkConstantIndex(base.type, index);
      return { root: base.root, steps: [...base.steps, { kind: 'index', index }], type };
    }
    case 'literal':
    case 'type':
    case 'binary-expression':
    case 'call-expression':
      return undefined;
  }
}

/** The place that a pointer expression points to, or undefined when `expr` is no pointer. */
export function pointerOf(source: ExpressionSource, expr: ExpressionElem): Place | undefined {
  const { scope } = source;
  switch (expr.kind) {
    case 'ref': {
      const entity = entityOfIdent(scope, expr.ident, scope.span(expr));
      return entity?.kind === 'pointer' ? entity.place : undefined;
    }
    case 'parenthesized-expression':
      return pointerOf(source, expr.expression);
    case 'unary-expression': {
      if (expr.operator.value !== '&') return undefined;
      const place = placeOf(source, expr.expression);
      if (place === undefined || place.root.space === 'value') {
        return fail("'&' needs a variable", scope.span(expr.expression));
      }
      const last = place.steps.at(-1);
      if (last !== undefined && isVectorComponent(place)) {
        return fail('the address of a vector component cannot be taken', scope.span(expr));
      }
      return place;
    }
    case 'literal':
    case 'type':
    case 'component-expression':
    case 'component-member-expression':
    case 'binary-expression':
    case 'call-expression':
      return undefined;
  }
}

/** The type that a place's last step starts from. */
export function typeBefore(place: Place): Type {
  let type = place.root.type;
  for (const step of place.steps.slice(0, -1))
    type = stepType(type, step.kind === 'member' ? step.index : undefined) ?? type;
  return type;
}

function isVectorComponent(place: Place): boolean {
  return typeBefore(place).kind === 'vector';
}

/** The type reached by one step. */
export function stepType(type: Type, member: number | undefined): Type | undefined {
  if (member !== undefined && type.kind === 'struct') return type.members[member]?.type;
  return elementType(type);
}

function wholeOf(scope: FunctionScope, variable: Variable): Place {
  if (variable.space !== 'function' && variable.space !== 'value' && !variable.pointer)
    scope.fn?.globals.add(variable);
  return { root: variable, steps: [], type: variable.type };
}

function memberPlace(base: Place, name: string): Place | undefined {
  if (base.type.kind === 'struct') {
    const index = base.type.members.findIndex((m) => m.name === name);
    const member = base.type.members[index];
    if (member === undefined) return undefined;
    return { root: base.root, steps: [...base.steps, { kind: 'member', index }], type: member.type };
  }
  if (base.type.kind === 'vector' && name.length === 1) {
    const lane = SWIZZLE_LANES[name];
    if (lane === undefined || lane >= base.type.size) return undefined;
    return { root: base.root, steps: [...base.steps, { kind: 'member', index: lane }], type: base.type.elem };
  }
  return undefined;
}

/** An array that is indexed with a run-time value cannot live in wasm locals. */
function noteIndex(base: Place, index: Expr): void {
  if (base.type.kind === 'array' && index.kind !== 'const') base.root.needsMemory = true;
}

export function checkConstantIndex(type: Type, index: Expr): void {
  if (index.kind !== 'const' || index.value.kind !== 'scalar') return;
  const value = Number(index.value.value);
  const count =
    type.kind === 'array'
      ? type.count
      : type.kind === 'vector'
        ? type.size
        : type.kind === 'matrix'
          ? type.cols
          : undefined;
  if (value < 0 || (count !== undefined && value >= count)) {
    fail(`index ${value} is outside 0..${count === undefined ? '' : count - 1}`, index.span);
  }
}

/** Marks what a store or an escaping address means for the variable. */
export function noteWrite(scope: FunctionScope, place: Place): void {
  place.root.written = true;
  const { fn } = scope;
  if (fn !== undefined && (place.root.pointer || place.root.space !== 'function')) fn.effects = true;
}

/** A pointer to something with arrays is passed as an address. */
export function notePointerArgument(place: Place): void {
  if (containsArray(place.type)) place.root.needsMemory = true;
}

function fail(reason: string, span: SourceSpan): never {
  throw new KernelCompileError(reason, span);
}
