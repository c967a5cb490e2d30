// Built-in functions that are one or a few instructions. The others are WGSL functions in prelude/.
import type { Expr, Type } from '../ir.ts';
import { sumLanes } from './expressions.ts';
import type { Ref } from './function-builder.ts';
import type { FunctionLowering } from './function-lowering.ts';
import { applyBinary, perLane, shapeOf, shuffleMask, splat, type Shape } from './lanes.ts';

export function lowerBuiltin(f: FunctionLowering, name: string, args: readonly Expr[], type: Type): Ref[] {
  const { fb } = f;
  const { m } = fb;
  if (name === 'transpose') return transpose(f, args[0]!);
  const values = f.operands(args);
  if (name === 'select') return select(f, args, values, type);
  const [a, b, c] = values.map(([slot]) => slot!);
  const shape = shapeOf(args[0]!.type);
  switch (name) {
    case 'abs':
      return [absolute(f, shape, a!)];
    case 'min':
    case 'max':
      return [extremum(f, name, shape, a!, b!)];
    case 'clamp':
      return [extremum(f, 'min', shape, extremum(f, 'max', shape, a!, b!), c!)];
    case 'floor':
    case 'ceil':
    case 'trunc':
    case 'sqrt':
      return [shape.vector ? m.f32x4[name](a!) : m.f32[name](a!)];
    case 'round':
      return [shape.vector ? m.f32x4.nearest(a!) : m.f32.nearest(a!)];
    case 'inverseSqrt':
      return [
        shape.vector
          ? m.f32x4.div(m.f32x4.splat(m.f32.const(1)), m.f32x4.sqrt(a!))
          : m.f32.div(m.f32.const(1), m.f32.sqrt(a!)),
      ];
    case 'fma':
      return [applyBinary(fb, '+', shape, applyBinary(fb, '*', shape, a!, b!), c!)];
    case 'dot':
      return [
        shape.scalar === 'f32' ? sumLanes(f, m.f32x4.mul(a!, b!), shape.lanes) : integerDot(f, shape, a!, b!),
      ];
    case 'cross': {
      const u = fb.share(a!);
      const v = fb.share(b!);
      const yzx = (w: () => Ref): Ref => m.i8x16.shuffle(w(), w(), shuffleMask([1, 2, 0, 3]));
      const zxy = (w: () => Ref): Ref => m.i8x16.shuffle(w(), w(), shuffleMask([2, 0, 1, 3]));
      return [m.f32x4.sub(m.f32x4.mul(yzx(u), zxy(v)), m.f32x4.mul(zxy(u), yzx(v)))];
    }
    case 'any':
      return [
        shape.vector
          ? m.v128.any_true(shape.lanes === 4 ? a! : m.v128.and(a!, laneMask(f, shape.lanes, true)))
          : a!,
      ];
    case 'all':
      return [
        shape.vector
          ? m.i32x4.all_true(shape.lanes === 4 ? a! : m.v128.or(a!, laneMask(f, shape.lanes, false)))
          : a!,
      ];
    case 'countOneBits':
      return [perLane(fb, shape, [a!], ([x]) => m.i32.popcnt(x!))];
    case 'countLeadingZeros':
      return [perLane(fb, shape, [a!], ([x]) => m.i32.clz(x!))];
    case 'countTrailingZeros':
      return [perLane(fb, shape, [a!], ([x]) => m.i32.ctz(x!))];
    default:
      throw new RangeError(`the built-in function ${name} is not implemented`);
  }
}

/** All ones in the lanes that count (`inside`), or in the others. */
function laneMask(f: FunctionLowering, lanes: number, inside: boolean): Ref {
  return f.fb.m.v128.const(Array.from({ length: 16 }, (_, byte) => (byte < 4 * lanes === inside ? 255 : 0)));
}

function absolute(f: FunctionLowering, shape: Shape, value: Ref): Ref {
  const { fb } = f;
  const { m } = fb;
  if (shape.scalar === 'u32') return value;
  if (shape.vector) return shape.scalar === 'f32' ? m.f32x4.abs(value) : m.i32x4.abs(value);
  if (shape.scalar === 'f32') return m.f32.abs(value);
  const v = fb.share(value);
  return m.select(m.i32.lt_s(v(), m.i32.const(0)), m.i32.sub(m.i32.const(0), v()), v());
}

/** WGSL: min gives e2 if e2 < e1, else e1; max gives e2 if e1 < e2, else e1. That is exactly pmin and pmax. */
function extremum(f: FunctionLowering, name: 'min' | 'max', shape: Shape, a: Ref, b: Ref): Ref {
  const { fb } = f;
  const { m } = fb;
  if (shape.vector) {
    if (shape.scalar === 'f32') return name === 'min' ? m.f32x4.pmin(a, b) : m.f32x4.pmax(a, b);
    if (shape.scalar === 'i32') return name === 'min' ? m.i32x4.min_s(a, b) : m.i32x4.max_s(a, b);
    return name === 'min' ? m.i32x4.min_u(a, b) : m.i32x4.max_u(a, b);
  }
  if (shape.scalar === 'f32') {
    // a scalar select of floats is a branch in V8; through a vector it is one instruction
    const [x, y] = [m.f32x4.splat(a), m.f32x4.splat(b)];
    return m.f32x4.extract_lane(name === 'min' ? m.f32x4.pmin(x, y) : m.f32x4.pmax(x, y), 0);
  }
  const x = fb.share(a);
  const y = fb.share(b);
  const second =
    name === 'min' ? applyBinary(fb, '<', shape, y(), x()) : applyBinary(fb, '<', shape, x(), y());
  return m.select(second, y(), x());
}

function select(f: FunctionLowering, args: readonly Expr[], values: Ref[][], type: Type): Ref[] {
  const { fb } = f;
  const { m } = fb;
  const [otherwise, then, [condition]] = values as [Ref[], Ref[], [Ref]];
  if (type.kind === 'vector') {
    const mask = args[2]!.type.kind === 'vector' ? condition : splat(fb, 'bool', condition);
    return [m.v128.bitselect(then[0]!, otherwise[0]!, mask)];
  }
  const chosen = fb.share(condition);
  return then.map((value, i) => m.select(chosen(), value, otherwise[i]!));
}

function integerDot(f: FunctionLowering, shape: Shape, a: Ref, b: Ref): Ref {
  const { m } = f.fb;
  const product = f.fb.share(m.i32x4.mul(a, b));
  let sum = m.i32x4.extract_lane(product(), 0);
  for (let lane = 1; lane < shape.lanes; lane++) sum = m.i32.add(sum, m.i32x4.extract_lane(product(), lane));
  return sum;
}

function transpose(f: FunctionLowering, matrix: Expr): Ref[] {
  const { fb } = f;
  const { m } = fb;
  if (matrix.type.kind !== 'matrix') throw new RangeError('transpose needs a matrix');
  const columns = f.lower(matrix).map((c) => fb.share(c));
  const column = (i: number): Ref => (columns[i] ?? columns[0]!)();
  // interleave pairs of columns, then pairs of pairs
  const low = fb.share(m.i8x16.shuffle(column(0), column(1), shuffleMask([0, 4, 1, 5])));
  const high = fb.share(m.i8x16.shuffle(column(0), column(1), shuffleMask([2, 6, 3, 7])));
  const low2 = fb.share(m.i8x16.shuffle(column(2), column(3), shuffleMask([0, 4, 1, 5])));
  const high2 = fb.share(m.i8x16.shuffle(column(2), column(3), shuffleMask([2, 6, 3, 7])));
  const rows = [
    () => m.i8x16.shuffle(low(), low2(), shuffleMask([0, 1, 4, 5])),
    () => m.i8x16.shuffle(low(), low2(), shuffleMask([2, 3, 6, 7])),
    () => m.i8x16.shuffle(high(), high2(), shuffleMask([0, 1, 4, 5])),
    () => m.i8x16.shuffle(high(), high2(), shuffleMask([2, 3, 6, 7])),
  ];
  return rows.slice(0, matrix.type.rows).map((row) => row());
}
