// Constant values: literals that wesl's evaluator leaves out, zero values, and conversions to concrete types.
import {
  convertValue,
  evalConstExpr,
  typeToString,
  type ConstValue,
  type ExpressionElem,
  type TypeContext,
} from 'wesl/core';
import type { Expr } from '../ir.ts';
import { KernelCompileError, type SourceSpan } from '../kernel-compile-error.ts';
import { boolType, concreteScalar, elementType, isAbstractScalar, scalarType, withScalar } from '../types.ts';
import type { ScalarType, Type } from '../ir.ts';

export function constant(value: ConstValue, span: SourceSpan): Expr {
  return { kind: 'const', value, type: value.type, span, effects: false };
}

export function scalarConstant(type: ScalarType, value: number | boolean | bigint, span: SourceSpan): Expr {
  return constant({ kind: 'scalar', type, value }, span);
}

/** The zero value of a constructible type. */
export function zeroValue(type: Type): ConstValue {
  switch (type.kind) {
    case 'scalar':
      if (type.scalar === 'bool') return { kind: 'scalar', type, value: false };
      return { kind: 'scalar', type, value: type.scalar === 'abstract-int' ? 0n : 0 };
    case 'vector':
    case 'matrix':
    case 'array': {
      const count =
        type.kind === 'vector' ? type.size : type.kind === 'matrix' ? type.cols : (type.count ?? 0);
      const elem = elementType(type);
      const zero = elem === undefined ? undefined : zeroValue(elem);
      return {
        kind: 'composite',
        type,
        elements: zero === undefined ? [] : Array.from({ length: count }, () => zero),
      };
    }
    case 'struct':
      return { kind: 'composite', type, elements: type.members.map((m) => zeroValue(m.type)) };
    case 'atomic':
    case 'ptr':
    case 'texture':
    case 'sampler':
    case 'void':
    case 'unknown':
      throw new RangeError(`${typeToString(type)} has no zero value`);
  }
}

/** True when every bit of the value is zero. */
export function isZero(value: ConstValue): boolean {
  if (value.kind === 'composite') return value.elements.every(isZero);
  return value.value === false || value.value === 0n || Object.is(value.value, 0);
}

const HEX_FLOAT = /^0[xX]([0-9a-fA-F]*)\.?([0-9a-fA-F]*)(?:[pP]([+-]?\d+))?([fh]?)$/;

/** A literal's value. Hexadecimal floats are exact when their digits fit a double. */
export function literalConstant(
  expr: ExpressionElem & { kind: 'literal' },
  ctx: TypeContext,
  span: SourceSpan,
): Expr {
  const value = evalConstExpr(expr, ctx);
  if (value !== null) return constant(value, span);
  const hex = /[.pP]/.test(expr.value) ? HEX_FLOAT.exec(expr.value) : null;
  if (hex !== null) {
    const [, whole = '', fraction = '', exponent = '0', suffix = ''] = hex;
    const digits = Number(BigInt(`0x${whole}${fraction}`));
    const number = digits * 2 ** (Number.parseInt(exponent, 10) - 4 * fraction.length);
    if (suffix === 'h') throw new KernelCompileError('f16 is not supported', span);
    const type = scalarType(suffix === 'f' ? 'f32' : 'abstract-float');
    const rounded = suffix === 'f' ? Math.fround(number) : number;
    if (Number.isFinite(rounded)) return scalarConstant(type, rounded, span);
  }
  throw new KernelCompileError(`the literal ${expr.value} does not fit its type`, span);
}

/** Folds what is left of abstract arithmetic when wesl's evaluator gave up on a subexpression. */
export function foldAbstract(op: string, left: Expr, right: Expr, span: SourceSpan): Expr | undefined {
  if (left.kind !== 'const' || right.kind !== 'const') return undefined;
  const a = left.value;
  const b = right.value;
  if (a.kind !== 'scalar' || b.kind !== 'scalar') return undefined;
  if (!isAbstractScalar(a.type.scalar) || !isAbstractScalar(b.type.scalar)) return undefined;
  if (a.type.scalar === 'abstract-int' && b.type.scalar === 'abstract-int') return undefined;
  const x = Number(a.value);
  const y = Number(b.value);
  const arithmetic: Record<string, () => number> = {
    '+': () => x + y,
    '-': () => x - y,
    '*': () => x * y,
    '/': () => x / y,
    '%': () => x % y,
  };
  const comparison: Record<string, () => boolean> = {
    '==': () => x === y,
    '!=': () => x !== y,
    '<': () => x < y,
    '<=': () => x <= y,
    '>': () => x > y,
    '>=': () => x >= y,
  };
  const compared = comparison[op]?.();
  if (compared !== undefined) return scalarConstant(boolType, compared, span);
  const result = arithmetic[op]?.();
  if (result === undefined || !Number.isFinite(result)) return undefined;
  return scalarConstant(scalarType('abstract-float'), result, span);
}

/** The concrete default of an abstract type, at any depth of arrays. */
export function concreteType(type: Type): Type {
  switch (type.kind) {
    case 'scalar':
      return concreteScalar(type);
    case 'vector':
      return withScalar(type, concreteScalar(type.elem));
    case 'matrix':
      return { ...type, elem: concreteScalar(type.elem) };
    case 'array':
      return { ...type, elem: concreteType(type.elem) };
    case 'struct':
      if (type.structElem !== undefined) return type;
      return { ...type, members: type.members.map((m) => ({ name: m.name, type: concreteType(m.type) })) };
    case 'atomic':
    case 'ptr':
    case 'texture':
    case 'sampler':
    case 'void':
    case 'unknown':
      return type;
  }
}

/** An abstract constant as a value of `type`; anything else must already have that type. */
export function convertConstant(expr: Expr, type: Type): Expr | undefined {
  if (expr.kind !== 'const') return undefined;
  const converted = convertValue(expr.value, type);
  return converted === null ? undefined : constant(converted, expr.span);
}
