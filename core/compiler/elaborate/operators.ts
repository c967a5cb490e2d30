// Unary and binary operators: operand types, the implicit conversion of abstract constants, and result types [1].
//
// [1] W3C, WebGPU Shading Language, sections 8.6 to 8.9 (logical, arithmetic, comparison and bit expressions).
import { evalConstExpr, typeToString, type BinaryExpression, type UnaryExpression } from 'wesl/core';
import type { BinaryOperator, Expr, ScalarType, Type } from '../ir.ts';
import {
  boolType,
  concreteScalar,
  isAbstractScalar,
  isFloat,
  isInteger,
  laneCount,
  laneScalar,
  u32Type,
  vecType,
  withScalar,
} from '../types.ts';
import { concreteType, constant, foldAbstract, scalarConstant } from './constants.ts';
import type { ExpressionElaborator } from './expressions.ts';

export function elaborateUnary(e: ExpressionElaborator, expr: UnaryExpression): Expr {
  const op = expr.operator.value;
  const span = e.scope.span(expr);
  if (op === '&') return e.fail('a pointer can only be kept in a let or passed to a function', expr);
  if (op === '*') return e.fail("'*' needs a pointer", expr);
  const operand = e.any(expr.expression);
  const lane = operand.type.kind === 'matrix' ? undefined : laneScalar(operand.type);
  const allowed =
    lane !== undefined &&
    (op === '!'
      ? lane.scalar === 'bool'
      : op === '~'
        ? isInteger(lane)
        : lane.scalar === 'i32' || isFloat(lane) || isAbstractScalar(lane.scalar));
  if (!allowed) return e.fail(`'${op}' cannot be applied to ${typeToString(operand.type)}`, expr);
  const folded = operand.kind === 'const' ? evalConstExpr(expr, e.scope.module.types) : null;
  if (folded !== null) return constant(folded, span);
  if (
    operand.kind === 'const' &&
    operand.value.kind === 'scalar' &&
    operand.value.type.scalar === 'abstract-float'
  ) {
    return scalarConstant(operand.value.type, -Number(operand.value.value), span);
  }
  const arg = e.convert(operand, concreteType(operand.type));
  return { kind: 'unary', op, arg, type: arg.type, span, effects: arg.effects };
}

export function elaborateBinary(e: ExpressionElaborator, expr: BinaryExpression): Expr {
  const op = expr.operator.value;
  if (op === '&&' || op === '||') {
    const left = e.valueOf(expr.left, boolType, `the left side of '${op}'`);
    const right = e.valueOf(expr.right, boolType, `the right side of '${op}'`);
    return {
      kind: 'logical',
      op,
      left,
      right,
      type: boolType,
      span: e.scope.span(expr),
      effects: left.effects || right.effects,
    };
  }
  return binary(e, op, e.any(expr.left), e.any(expr.right), expr);
}

/** `left op right`, also for compound assignment. */
export function binary(
  e: ExpressionElaborator,
  op: BinaryOperator,
  left: Expr,
  right: Expr,
  at: { readonly start: number; readonly end: number },
): Expr {
  const span = e.scope.span(at);
  const folded = foldAbstract(op, left, right, span);
  if (folded !== undefined) return folded;
  const mismatch = (): never =>
    e.fail(`no '${op}' for ${typeToString(left.type)} and ${typeToString(right.type)}`, at);
  if (op === '<<' || op === '>>') {
    const lane = laneScalar(left.type);
    const shiftLane = laneScalar(right.type);
    if (
      lane === undefined ||
      shiftLane === undefined ||
      !isInteger(lane) ||
      laneCount(left.type) !== laneCount(right.type)
    )
      mismatch();
    const value = e.convert(left, concreteType(left.type));
    const shift = e.convert(right, withScalar(right.type, u32Type), `the right side of '${op}'`);
    return {
      kind: 'binary',
      op,
      left: value,
      right: shift,
      type: value.type,
      span,
      effects: left.effects || right.effects,
    };
  }
  const common = commonScalar(left.type, right.type) ?? mismatch();
  const l = e.convert(left, replaceScalar(left.type, common), `the left side of '${op}'`);
  const r = e.convert(right, replaceScalar(right.type, common), `the right side of '${op}'`);
  const type = resultType(op, l.type, r.type, common) ?? mismatch();
  return { kind: 'binary', op, left: l, right: r, type, span, effects: l.effects || r.effects };
}

function scalarOf(type: Type): ScalarType | undefined {
  return type.kind === 'matrix' ? type.elem : laneScalar(type);
}

/** The concrete scalar both operands take. */
export function commonScalar(left: Type, right: Type): ScalarType | undefined {
  const a = scalarOf(left);
  const b = scalarOf(right);
  if (a === undefined || b === undefined) return undefined;
  // an abstract number becomes any concrete one, but a fraction never an integer
  const takes = (concrete: ScalarType, abstract: ScalarType): boolean =>
    concrete.scalar !== 'bool' && (abstract.scalar === 'abstract-int' || !isInteger(concrete));
  if (!isAbstractScalar(a.scalar))
    return a.scalar === b.scalar || (isAbstractScalar(b.scalar) && takes(a, b)) ? a : undefined;
  if (!isAbstractScalar(b.scalar)) return takes(b, a) ? b : undefined;
  return concreteScalar(isFloat(a) ? a : b);
}

export function replaceScalar(type: Type, scalar: ScalarType): Type {
  return type.kind === 'matrix' ? { ...type, elem: scalar } : withScalar(type, scalar);
}

function resultType(op: BinaryOperator, left: Type, right: Type, scalar: ScalarType): Type | undefined {
  switch (op) {
    case '==':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=': {
      if (left.kind === 'matrix' || laneCount(left) !== laneCount(right)) return undefined;
      if (scalar.scalar === 'bool' && op !== '==' && op !== '!=') return undefined;
      return withScalar(left, boolType);
    }
    case '&':
    case '|':
    case '^': {
      if (left.kind === 'matrix' || laneCount(left) !== laneCount(right)) return undefined;
      return isInteger(scalar) || (scalar.scalar === 'bool' && op !== '^') ? left : undefined;
    }
    case '+':
    case '-':
    case '*':
    case '/':
    case '%':
      return scalar.scalar === 'bool' ? undefined : arithmeticType(op, left, right);
    case '<<':
    case '>>':
      return left;
  }
}

function arithmeticType(op: BinaryOperator, left: Type, right: Type): Type | undefined {
  if (left.kind === 'matrix' && right.kind === 'matrix') {
    if (op === '*')
      return left.cols === right.rows
        ? { kind: 'matrix', cols: right.cols, rows: left.rows, elem: left.elem }
        : undefined;
    return (op === '+' || op === '-') && left.cols === right.cols && left.rows === right.rows
      ? left
      : undefined;
  }
  if (left.kind === 'matrix') {
    if (op !== '*') return undefined;
    if (right.kind === 'vector') return right.size === left.cols ? vecType(left.rows, left.elem) : undefined;
    return right.kind === 'scalar' ? left : undefined;
  }
  if (right.kind === 'matrix') {
    if (op !== '*') return undefined;
    if (left.kind === 'vector') return left.size === right.rows ? vecType(right.cols, right.elem) : undefined;
    return left.kind === 'scalar' ? right : undefined;
  }
  if (left.kind === 'vector' && right.kind === 'vector') return left.size === right.size ? left : undefined;
  return left.kind === 'vector' ? left : right;
}
