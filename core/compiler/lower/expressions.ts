// Expressions to slots.
import type { ConstValue, Expr, Type } from '../ir.ts';
import { arrayStride } from '../layout.ts';
import { f32Type, laneCount, vectorOf } from '../types.ts';
import { consecutiveElements } from './consecutive.ts';
import { lowerAtomic } from './atomics.ts';
import { lowerBuiltin } from './builtins.ts';
import { lowerCall } from './calls.ts';
import type { Ref } from './function-builder.ts';
import type { FunctionLowering } from './function-lowering.ts';
import {
  applyBinary,
  complement,
  convertLanes,
  extractDynamic,
  extractLane,
  negate,
  replaceLane,
  shapeOf,
  shiftAll,
  shuffleMask,
  splat,
  type Shape,
} from './lanes.ts';
import { loadLeaf, loadMemory, storeMemory } from './memory.ts';
import { loadPlace, resolvePlace } from './places.ts';
import { slotCount, slotOffset } from './slots.ts';

export function lowerExpression(f: FunctionLowering, expr: Expr): Ref[] {
  const { fb } = f;
  const { m } = fb;
  switch (expr.kind) {
    case 'const':
      return constantSlots(f, expr.value);
    case 'load':
      return loadPlace(f, resolvePlace(f, expr.place));
    case 'unary': {
      if (expr.arg.type.kind === 'matrix') return f.lower(expr.arg).map((c) => m.f32x4.neg(c));
      const shape = shapeOf(expr.type);
      return [expr.op === '-' ? negate(fb, shape, f.one(expr.arg)) : complement(fb, shape, f.one(expr.arg))];
    }
    case 'binary':
      return lowerBinary(f, expr);
    case 'logical':
      return [lowerLogical(f, expr)];
    case 'construct':
      return expr.type.kind === 'vector'
        ? [constructVector(f, expr.args, shapeOf(expr.type))]
        : f.operands(expr.args).flat();
    case 'splat':
      return [splat(fb, shapeOf(expr.type).scalar, f.one(expr.arg))];
    case 'convert': {
      const to = shapeOf(expr.type);
      return [convertLanes(fb, shapeOf(expr.arg.type), to.scalar, f.one(expr.arg))];
    }
    case 'bitcast': {
      const from = shapeOf(expr.arg.type);
      const to = shapeOf(expr.type);
      const value = f.one(expr.arg);
      if (from.vector || (from.scalar === 'f32') === (to.scalar === 'f32')) return [value];
      return [to.scalar === 'f32' ? m.f32.reinterpret(value) : m.i32.reinterpret(value)];
    }
    case 'resize':
      return f.lower(expr.arg);
    case 'swizzle':
      return [lowerSwizzle(f, expr.arg, expr.lanes)];
    case 'member': {
      const first = slotOffset(expr.arg.type, expr.index);
      return f.lower(expr.arg).slice(first, first + slotCount(expr.type));
    }
    case 'index':
      return lowerIndex(f, expr.arg, expr.index, expr.type);
    case 'builtin':
      return lowerBuiltin(f, expr.name, expr.args, expr.type);
    case 'call':
      return lowerCall(f, expr.callee, expr.args);
    case 'atomic':
      return lowerAtomic(f, expr);
    case 'arrayLength':
      return expr.place.type.kind === 'array' ? [f.runtimeCount(expr.place.root, expr.place.type)] : [];
  }
}

export function constantSlots(f: FunctionLowering, value: ConstValue): Ref[] {
  const { m } = f.fb;
  if (value.kind === 'scalar') {
    if (value.type.scalar === 'f32') return [m.f32.const(Number(value.value))];
    return [m.i32.const(Number(value.value) | 0)];
  }
  if (value.type.kind === 'vector') return [m.v128.const(laneBytes(value))];
  return value.elements.flatMap((e) => constantSlots(f, e));
}

/** The sixteen bytes of a constant vector; spare lanes repeat the first. */
function laneBytes(value: ConstValue & { kind: 'composite' }): Uint8Array {
  const bytes = new Uint8Array(16);
  const view = new DataView(bytes.buffer);
  for (let lane = 0; lane < 4; lane++) {
    const element = value.elements[lane] ?? value.elements[0];
    if (element?.kind !== 'scalar') continue;
    if (element.type.scalar === 'f32') view.setFloat32(4 * lane, Number(element.value), true);
    else if (element.type.scalar === 'bool') view.setInt32(4 * lane, element.value === true ? -1 : 0, true);
    else view.setInt32(4 * lane, Number(element.value) | 0, true);
  }
  return bytes;
}

function lowerLogical(f: FunctionLowering, expr: Expr & { kind: 'logical' }): Ref {
  const { fb } = f;
  const { m } = fb;
  const left = f.one(expr.left);
  let right: Ref | undefined;
  const before = fb.collect(() => {
    right = f.one(expr.right);
  });
  if (right === undefined) throw new RangeError('a condition has a value');
  if (before.length === 0) {
    return expr.op === '&&' ? m.if(left, right, m.i32.const(0)) : m.if(left, m.i32.const(1), right);
  }
  const result = fb.spill(left);
  const evaluate = fb.sequence([...before, m.local.set(result, right)]);
  fb.emit(m.if(expr.op === '&&' ? fb.get(result) : m.i32.eqz(fb.get(result)), evaluate));
  return fb.get(result);
}

function lowerBinary(f: FunctionLowering, expr: Expr & { kind: 'binary' }): Ref[] {
  const { fb } = f;
  const { left, right, op } = expr;
  if (left.type.kind === 'matrix' || right.type.kind === 'matrix') return matrixBinary(f, expr);
  const scalar = shapeOf(left.type).scalar;
  const vector = left.type.kind === 'vector' || right.type.kind === 'vector';
  const shape: Shape = { scalar, vector, lanes: Math.max(laneCount(left.type), laneCount(right.type)) };
  const amount = op === '<<' || op === '>>' ? uniformShift(right) : undefined;
  if (amount !== undefined && vector) {
    const [a, b] = f.operands([left, amount]);
    return [shiftAll(fb, op === '<<' ? '<<' : '>>', shape, a![0]!, b![0]!)];
  }
  const [a, b] = f.operands([left, right]);
  const widen = (e: Expr, value: Ref): Ref =>
    vector && e.type.kind === 'scalar' ? splat(fb, scalar, value) : value;
  return [applyBinary(fb, op, shape, widen(left, a![0]!), widen(right, b![0]!))];
}

/** The one amount by which all lanes are shifted, if there is one. */
function uniformShift(right: Expr): Expr | undefined {
  if (right.kind === 'splat') return right.arg;
  if (right.kind !== 'const' || right.value.kind !== 'composite') return undefined;
  const [first, ...rest] = right.value.elements;
  if (first?.kind !== 'scalar' || rest.some((r) => r.kind !== 'scalar' || r.value !== first.value))
    return undefined;
  return { kind: 'const', value: first, type: first.type, span: right.span, effects: false };
}

function matrixBinary(f: FunctionLowering, expr: Expr & { kind: 'binary' }): Ref[] {
  const { fb } = f;
  const { m } = fb;
  const { left, right, op } = expr;
  const [a, b] = f.operands([left, right]);
  const l = left.type;
  const r = right.type;
  if (op !== '*')
    return a!.map((column, i) => (op === '+' ? m.f32x4.add(column, b![i]!) : m.f32x4.sub(column, b![i]!)));
  if (l.kind === 'scalar' || r.kind === 'scalar') {
    const factor = fb.share(m.f32x4.splat((l.kind === 'scalar' ? a : b)![0]!));
    return (l.kind === 'scalar' ? b! : a!).map((column) => m.f32x4.mul(column, factor()));
  }
  if (l.kind === 'vector' && r.kind === 'matrix') {
    const row = fb.share(a![0]!);
    return [
      assemble(
        f,
        b!.map((column) => sumLanes(f, m.f32x4.mul(row(), column), r.rows)),
      ),
    ];
  }
  const columns = a!.map((c) => fb.share(c));
  return b!.map((vector) => combineColumns(f, columns, vector));
}

/** The linear combination of columns by the lanes of a vector, added from the first column on. */
function combineColumns(f: FunctionLowering, columns: readonly (() => Ref)[], vector: Ref): Ref {
  const { fb } = f;
  const { m } = fb;
  const v = fb.share(vector);
  const term = (c: number): Ref =>
    m.f32x4.mul(columns[c]!(), m.i8x16.shuffle(v(), v(), shuffleMask([c, c, c, c])));
  let sum = term(0);
  for (let c = 1; c < columns.length; c++) sum = m.f32x4.add(sum, term(c));
  return sum;
}

/** A vector from its scalars (floats). */
function assemble(f: FunctionLowering, lanes: readonly Ref[]): Ref {
  let result = f.fb.m.f32x4.splat(lanes[0]!);
  for (let i = 1; i < lanes.length; i++) result = f.fb.m.f32x4.replace_lane(result, i, lanes[i]!);
  return result;
}

/** The sum of the first `lanes` lanes in a fixed order: x+y, (x+y)+z, (x+y)+(z+w). */
export function sumLanes(f: FunctionLowering, vector: Ref, lanes: number): Ref {
  const { fb } = f;
  const { m } = fb;
  const v = fb.share(vector);
  const lane = (i: number): Ref => m.f32x4.extract_lane(v(), i);
  const pair = m.f32.add(lane(0), lane(1));
  if (lanes === 2) return pair;
  return m.f32.add(pair, lanes === 3 ? lane(2) : m.f32.add(lane(2), lane(3)));
}

function constructVector(f: FunctionLowering, args: readonly Expr[], shape: Shape): Ref {
  const { fb } = f;
  const { m } = fb;
  const neighbours = f.module.checked ? undefined : consecutiveElements(args);
  if (neighbours !== undefined) {
    const start = resolvePlace(f, neighbours);
    if (start.kind === 'memory') return loadLeaf(m, vectorOf(args.length, f32Type), start.address);
  }
  const parts = f.operands(args).map(([slot]) => slot!);
  const first = args[0]!;
  let filled = laneCount(first.type);
  let result = first.type.kind === 'vector' ? parts[0]! : splat(fb, shape.scalar, parts[0]!);
  args.slice(1).forEach((arg, i) => {
    const part = parts[i + 1]!;
    const count = laneCount(arg.type);
    if (count === 1) {
      result = replaceLane(fb, shape.scalar, result, filled, part);
    } else {
      const start = filled;
      result = m.i8x16.shuffle(
        result,
        part,
        shuffleMask([0, 1, 2, 3].map((lane) => (lane < start ? lane : 4 + ((lane - start) & 3)))),
      );
    }
    filled += count;
  });
  return result;
}

function lowerSwizzle(f: FunctionLowering, arg: Expr, lanes: readonly number[]): Ref {
  const { fb } = f;
  const vector = f.one(arg);
  if (lanes.length === 1) return extractLane(fb, shapeOf(arg.type).scalar, vector, lanes[0]!);
  if (lanes.every((lane, i) => lane === i)) return vector;
  const v = fb.share(vector);
  return fb.m.i8x16.shuffle(v(), v(), shuffleMask([0, 1, 2, 3].map((i) => lanes[i] ?? i)));
}

function lowerIndex(f: FunctionLowering, arg: Expr, index: Expr, type: Type): Ref[] {
  const { fb } = f;
  const { m } = fb;
  if (index.kind === 'const' && index.value.kind === 'scalar') {
    const constant = Number(index.value.value);
    const slots = f.lower(arg);
    if (arg.type.kind === 'vector') return [extractLane(fb, shapeOf(arg.type).scalar, slots[0]!, constant)];
    const first = slotOffset(arg.type, constant);
    return slots.slice(first, first + slotCount(type));
  }
  if (arg.type.kind === 'vector') {
    const [vector, i] = f.operands([arg, index]);
    return [extractDynamic(fb, shapeOf(arg.type).scalar, vector![0]!, i![0]!)];
  }
  if (arg.type.kind === 'array' || arg.kind === 'const') {
    const stride = arg.type.kind === 'array' ? arrayStride(arg.type) : 16;
    if (arg.kind === 'const' && arg.type.kind === 'array') {
      const address = f.constantAddress(arg.value);
      const base = fb.spill(m.i32.add(address.base(), m.i32.mul(f.one(index), m.i32.const(stride))));
      return loadMemory(fb, type, { base: () => fb.get(base), offset: address.offset });
    }
    if (arg.type.kind === 'array') {
      const [slots, i] = f.operands([arg, index]);
      const address = f.frameAddress(arg.type);
      storeMemory(fb, arg.type, address, slots!);
      const base = fb.spill(m.i32.add(address.base(), m.i32.mul(i![0]!, m.i32.const(stride))));
      return loadMemory(fb, type, { base: () => fb.get(base), offset: address.offset });
    }
  }
  const [columns, i] = f.operands([arg, index]);
  const chosen = fb.share(i![0]!);
  let result = columns![0]!;
  for (let c = 1; c < columns!.length; c++)
    result = m.select(m.i32.eq(chosen(), m.i32.const(c)), columns![c]!, result);
  return [result];
}
