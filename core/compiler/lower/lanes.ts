// Operators and conversions on single slots: one scalar, or the four lanes of a v128.
import binaryen from 'binaryen';
import type { BinaryOperator, ScalarType, Type } from '../ir.ts';
import { laneCount, laneScalar } from '../types.ts';
import type { FunctionBuilder, Ref } from './function-builder.ts';

/** How a slot is computed with: its scalar, and whether it holds four lanes. */
export interface Shape {
  readonly scalar: 'f32' | 'i32' | 'u32' | 'bool';
  readonly vector: boolean;
  /** Lanes that count: 1 to 4. */
  readonly lanes: number;
}

export function shapeOf(type: Type): Shape {
  const scalar = laneScalar(type)?.scalar;
  if (scalar !== 'f32' && scalar !== 'i32' && scalar !== 'u32' && scalar !== 'bool')
    throw new RangeError('no shape for this type');
  return { scalar, vector: type.kind === 'vector', lanes: laneCount(type) };
}

export const scalarShape = (scalar: Shape['scalar']): Shape => ({ scalar, vector: false, lanes: 1 });

export function splat(fb: FunctionBuilder, scalar: Shape['scalar'], value: Ref): Ref {
  const { m } = fb;
  if (scalar === 'f32') return m.f32x4.splat(value);
  return m.i32x4.splat(scalar === 'bool' ? m.i32.sub(m.i32.const(0), value) : value);
}

export function extractLane(fb: FunctionBuilder, scalar: Shape['scalar'], vector: Ref, lane: number): Ref {
  const { m } = fb;
  if (scalar === 'f32') return m.f32x4.extract_lane(vector, lane);
  const value = m.i32x4.extract_lane(vector, lane);
  return scalar === 'bool' ? m.i32.and(value, m.i32.const(1)) : value;
}

export function replaceLane(
  fb: FunctionBuilder,
  scalar: Shape['scalar'],
  vector: Ref,
  lane: number,
  value: Ref,
): Ref {
  const { m } = fb;
  if (scalar === 'f32') return m.f32x4.replace_lane(vector, lane, value);
  return m.i32x4.replace_lane(vector, lane, scalar === 'bool' ? m.i32.sub(m.i32.const(0), value) : value);
}

/** The byte mask of a lane shuffle over two vectors: lanes 0 to 3 of the first, 4 to 7 of the second. */
export function shuffleMask(lanes: readonly number[]): number[] {
  return lanes.flatMap((lane) => [0, 1, 2, 3].map((byte) => 4 * lane + byte));
}

/** Lane chosen at run time; an index beyond the vector gives an unspecified value. */
export function extractDynamic(fb: FunctionBuilder, scalar: Shape['scalar'], vector: Ref, index: Ref): Ref {
  const { m } = fb;
  const bytes = m.i32.add(m.i32.mul(index, m.i32.const(0x04040404)), m.i32.const(0x03020100));
  return extractLane(fb, scalar, m.i8x16.swizzle(vector, m.i32x4.splat(bytes)), 0);
}

export function replaceDynamic(
  fb: FunctionBuilder,
  scalar: Shape['scalar'],
  vector: Ref,
  index: Ref,
  value: Ref,
): Ref {
  const { m } = fb;
  const lanes = m.v128.const([0, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0]);
  return m.v128.bitselect(splat(fb, scalar, value), vector, m.i32x4.eq(m.i32x4.splat(index), lanes));
}

/** Applies a scalar function lane by lane. */
export function perLane(
  fb: FunctionBuilder,
  shape: Shape,
  args: readonly Ref[],
  apply: (lanes: Ref[]) => Ref,
): Ref {
  if (!shape.vector) return apply([...args]);
  const shared = args.map((a) => fb.share(a));
  const lane = (i: number): Ref => apply(shared.map((s) => extractLane(fb, shape.scalar, s(), i)));
  let result = splat(fb, shape.scalar, lane(0));
  for (let i = 1; i < shape.lanes; i++) result = replaceLane(fb, shape.scalar, result, i, lane(i));
  return result;
}

export function negate(fb: FunctionBuilder, shape: Shape, value: Ref): Ref {
  const { m } = fb;
  if (shape.scalar === 'f32') return shape.vector ? m.f32x4.neg(value) : m.f32.neg(value);
  return shape.vector ? m.i32x4.neg(value) : m.i32.sub(m.i32.const(0), value);
}

export function complement(fb: FunctionBuilder, shape: Shape, value: Ref): Ref {
  const { m } = fb;
  if (shape.vector) return m.v128.not(value);
  return shape.scalar === 'bool' ? m.i32.eqz(value) : m.i32.xor(value, m.i32.const(-1));
}

/** `left op right` on operands of one shape. */
export function applyBinary(
  fb: FunctionBuilder,
  op: BinaryOperator,
  shape: Shape,
  left: Ref,
  right: Ref,
): Ref {
  if (shape.scalar === 'f32') return floatBinary(fb, op, shape, left, right);
  const { m } = fb;
  if (op === '/' || op === '%')
    return perLane(fb, shape, [left, right], ([a, b]) => divide(fb, op, shape.scalar === 'i32', a!, b!));
  if (op === '<<' || op === '>>') return shift(fb, op, shape, left, right);
  const signed = shape.scalar === 'i32';
  const i = shape.vector ? m.i32x4 : m.i32;
  switch (op) {
    case '+':
      return i.add(left, right);
    case '-':
      return i.sub(left, right);
    case '*':
      return i.mul(left, right);
    case '&':
      return shape.vector ? m.v128.and(left, right) : m.i32.and(left, right);
    case '|':
      return shape.vector ? m.v128.or(left, right) : m.i32.or(left, right);
    case '^':
      return shape.vector ? m.v128.xor(left, right) : m.i32.xor(left, right);
    case '==':
      return i.eq(left, right);
    case '!=':
      return i.ne(left, right);
    case '<':
      return signed ? i.lt_s(left, right) : i.lt_u(left, right);
    case '<=':
      return signed ? i.le_s(left, right) : i.le_u(left, right);
    case '>':
      return signed ? i.gt_s(left, right) : i.gt_u(left, right);
    case '>=':
      return signed ? i.ge_s(left, right) : i.ge_u(left, right);
  }
}

function floatBinary(fb: FunctionBuilder, op: BinaryOperator, shape: Shape, left: Ref, right: Ref): Ref {
  const f = shape.vector ? fb.m.f32x4 : fb.m.f32;
  switch (op) {
    case '+':
      return f.add(left, right);
    case '-':
      return f.sub(left, right);
    case '*':
      return f.mul(left, right);
    case '/':
      return f.div(left, right);
    case '%': {
      // WGSL defines the remainder as a − b·trunc(a/b)
      const a = fb.share(left);
      const b = fb.share(right);
      return f.sub(a(), f.mul(b(), f.trunc(f.div(a(), b()))));
    }
    case '==':
      return f.eq(left, right);
    case '!=':
      return f.ne(left, right);
    case '<':
      return f.lt(left, right);
    case '<=':
      return f.le(left, right);
    case '>':
      return f.gt(left, right);
    case '>=':
      return f.ge(left, right);
    case '&':
    case '|':
    case '^':
    case '<<':
    case '>>':
      throw new RangeError(`no ${op} on f32`);
  }
}

/** Integer division as WGSL defines it: x/0 = x, x%0 = 0, and the one quotient that overflows is its dividend. */
function divide(fb: FunctionBuilder, op: '/' | '%', signed: boolean, left: Ref, right: Ref): Ref {
  const { m } = fb;
  const apply = (a: Ref, b: Ref): Ref => {
    if (signed) return op === '/' ? m.i32.div_s(a, b) : m.i32.rem_s(a, b);
    return op === '/' ? m.i32.div_u(a, b) : m.i32.rem_u(a, b);
  };
  const constant = constantValue(right);
  if (constant !== undefined && constant !== 0 && (constant !== -1 || !signed)) return apply(left, right);
  const a = fb.share(left);
  const b = fb.share(right);
  let bad = m.i32.eqz(b());
  if (signed) {
    const overflow = m.i32.and(m.i32.eq(a(), m.i32.const(-0x80000000)), m.i32.eq(b(), m.i32.const(-1)));
    bad = m.i32.or(bad, overflow);
  }
  // dividing by one instead gives what WGSL asks for in every case
  return apply(a(), m.select(bad, m.i32.const(1), b()));
}

function constantValue(ref: Ref): number | undefined {
  const info = binaryen.getExpressionInfo(ref);
  return 'value' in info && info.id === binaryen.ConstId && typeof info.value === 'number'
    ? info.value
    : undefined;
}

function shift(fb: FunctionBuilder, op: '<<' | '>>', shape: Shape, left: Ref, right: Ref): Ref {
  const { m } = fb;
  const apply = (a: Ref, b: Ref): Ref => {
    if (op === '<<') return m.i32.shl(a, b);
    return shape.scalar === 'i32' ? m.i32.shr_s(a, b) : m.i32.shr_u(a, b);
  };
  return perLane(fb, shape, [left, right], ([a, b]) => apply(a!, b!));
}

/** All lanes shifted by one amount. */
export function shiftAll(fb: FunctionBuilder, op: '<<' | '>>', shape: Shape, left: Ref, amount: Ref): Ref {
  const { m } = fb;
  if (op === '<<') return m.i32x4.shl(left, amount);
  return shape.scalar === 'i32' ? m.i32x4.shr_s(left, amount) : m.i32x4.shr_u(left, amount);
}

/** Value conversion between scalar types; floats saturate, NaN becomes 0. */
export function convertLanes(fb: FunctionBuilder, from: Shape, to: ScalarType['scalar'], value: Ref): Ref {
  const { m } = fb;
  if (from.scalar === to) return value;
  if (from.vector) {
    const ones = to === 'f32' ? m.f32x4.splat(m.f32.const(1)) : m.i32x4.splat(m.i32.const(1));
    if (from.scalar === 'bool') return m.v128.and(value, ones);
    if (to === 'bool') {
      return from.scalar === 'f32'
        ? m.f32x4.ne(value, m.f32x4.splat(m.f32.const(0)))
        : m.i32x4.ne(value, m.i32x4.splat(m.i32.const(0)));
    }
    if (to === 'f32')
      return from.scalar === 'i32' ? m.f32x4.convert_i32x4_s(value) : m.f32x4.convert_i32x4_u(value);
    if (from.scalar !== 'f32') return value;
    return to === 'i32' ? m.i32x4.trunc_sat_f32x4_s(value) : m.i32x4.trunc_sat_f32x4_u(value);
  }
  if (to === 'bool')
    return from.scalar === 'f32' ? m.f32.ne(value, m.f32.const(0)) : m.i32.ne(value, m.i32.const(0));
  if (to === 'f32') return from.scalar === 'u32' ? m.f32.convert_u.i32(value) : m.f32.convert_s.i32(value);
  if (from.scalar !== 'f32') return value;
  return to === 'i32' ? m.i32.trunc_s_sat.f32(value) : m.i32.trunc_u_sat.f32(value);
}
