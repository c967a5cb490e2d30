// Built-in functions: argument conversion, overload check, and the choice between an instruction of the tree and a
// function of the WGSL library (prelude/). Library functions are named NAME_SL: S is the scalar (f, i, u), L the
// number of lanes; a function for four lanes also serves two and three, whose spare lanes are unspecified.
import {
  builtinFnType,
  sameType,
  typeToString,
  type ExpressionElem,
  type FunctionCallExpression,
} from 'wesl/core';
import type { Expr, ScalarType, StructType, Type } from '../ir.ts';
import type { SourceSpan } from '../kernel-compile-error.ts';
import {
  boolType,
  f32Type,
  i32Type,
  isAbstractScalar,
  isFloat,
  laneCount,
  laneScalar,
  u32Type,
  vecType,
  withScalar,
} from '../types.ts';
import { makeCall } from './calls.ts';
import { concreteType } from './constants.ts';
import type { ExpressionElaborator } from './expressions.ts';
import { commonScalar, replaceScalar } from './operators.ts';
import { notePointerArgument, noteWrite, pointerOf } from './places.ts';

const FIXED_ARGUMENTS: Readonly<Record<string, readonly Type[]>> = {
  pack4x8snorm: [vecType(4, f32Type)],
  pack4x8unorm: [vecType(4, f32Type)],
  pack4xI8: [vecType(4, i32Type)],
  pack4xU8: [vecType(4, u32Type)],
  pack4xI8Clamp: [vecType(4, i32Type)],
  pack4xU8Clamp: [vecType(4, u32Type)],
  pack2x16snorm: [vecType(2, f32Type)],
  pack2x16unorm: [vecType(2, f32Type)],
  pack2x16float: [vecType(2, f32Type)],
  unpack4x8snorm: [u32Type],
  unpack4x8unorm: [u32Type],
  unpack4xI8: [u32Type],
  unpack4xU8: [u32Type],
  unpack2x16snorm: [u32Type],
  unpack2x16unorm: [u32Type],
  unpack2x16float: [u32Type],
  dot4U8Packed: [u32Type, u32Type],
  dot4I8Packed: [u32Type, u32Type],
};

/** Functions that take integers as well as floats, so that abstract integers stay integers. */
const INTEGER_TOO = new Set([
  'abs',
  'all',
  'any',
  'clamp',
  'countLeadingZeros',
  'countOneBits',
  'countTrailingZeros',
  'dot',
  'extractBits',
  'firstLeadingBit',
  'firstTrailingBit',
  'insertBits',
  'max',
  'min',
  'reverseBits',
  'select',
  'sign',
]);

const NO_TEXTURES = 'kernels keep texels in storage buffers';
const NO_GROUPS = 'kernel invocations are independent of each other';
const ATOMICS = new Set([
  'atomicLoad',
  'atomicStore',
  'atomicAdd',
  'atomicSub',
  'atomicMax',
  'atomicMin',
  'atomicAnd',
  'atomicOr',
  'atomicXor',
  'atomicExchange',
  'atomicCompareExchangeWeak',
]);

function unsupported(name: string): string | undefined {
  if (name.startsWith('texture')) return name === 'textureBarrier' ? NO_GROUPS : NO_TEXTURES;
  if (/Barrier$|^subgroup|^quad|^workgroup/.test(name)) return NO_GROUPS;
  if (/^dpd[xy]|^fwidth/.test(name)) return 'derivatives exist in fragment shaders only';
  return undefined;
}

export function elaborateBuiltin(
  e: ExpressionElaborator,
  name: string,
  call: FunctionCallExpression,
  span: SourceSpan,
): Expr {
  const reason = unsupported(name);
  if (reason !== undefined) e.fail(`${name} is not supported: ${reason}`, call);
  if (ATOMICS.has(name)) return elaborateAtomic(e, name, call, span);
  if (name === 'arrayLength') return elaborateArrayLength(e, call, span);
  const given = call.arguments.map((a) => e.any(a));
  const wanted = argumentTypes(name, given);
  const noOverload = (): never =>
    e.fail(`no ${name} for (${given.map((g) => typeToString(g.type)).join(', ')})`, call);
  if (wanted === undefined || wanted.length !== given.length) return noOverload();
  const args = given.map((g, i) => e.convert(g, wanted[i] ?? g.type, `argument ${i + 1} of ${name}`));
  const type = builtinFnType(
    name,
    args.map((a) => a.type),
  );
  if (type.kind === 'unknown') return noOverload();
  return (
    libraryCall(e, name, args, type, span) ?? {
      kind: 'builtin',
      name,
      args,
      type,
      span,
      effects: args.some((a) => a.effects),
    }
  );
}

/** The concrete types the arguments convert to; undefined when they cannot go together. */
function argumentTypes(name: string, given: readonly Expr[]): Type[] | undefined {
  const fixed = FIXED_ARGUMENTS[name];
  if (fixed !== undefined) return [...fixed];
  const types = given.map((g) => g.type);
  const [a, b, c, d] = types;
  if (a === undefined) return undefined;
  switch (name) {
    case 'select': {
      if (b === undefined || c === undefined || d !== undefined) return undefined;
      const pair = unify([a, b], false) ?? (sameType(a, b) ? [a, b] : undefined);
      return pair === undefined ? undefined : [...pair, c];
    }
    case 'ldexp':
      return b === undefined || c !== undefined
        ? undefined
        : [...(unify([a], true) ?? [a]), withScalar(concreteType(b), i32Type)];
    case 'extractBits':
      return [concreteType(a), u32Type, u32Type];
    case 'insertBits': {
      const pair = b === undefined ? undefined : unify([a, b], false);
      return pair === undefined ? undefined : [...pair, u32Type, u32Type];
    }
    case 'transpose':
    case 'determinant':
      return [a];
    default:
      return unify(types, !INTEGER_TOO.has(name));
  }
}

/** All arguments take one scalar type and keep their shapes. */
function unify(types: readonly Type[], floatOnly: boolean): Type[] | undefined {
  let common: ScalarType | undefined;
  for (const type of types) {
    const lane = laneScalar(type);
    if (lane === undefined) return undefined;
    if (common === undefined) common = lane;
    else if (isAbstractScalar(common.scalar) && isAbstractScalar(lane.scalar))
      common = isFloat(common) ? common : lane;
    else common = commonScalar(common, lane);
    if (common === undefined) return undefined;
  }
  if (common === undefined) return undefined;
  const abstract = isAbstractScalar(common.scalar);
  const scalar = abstract ? (floatOnly || isFloat(common) ? f32Type : i32Type) : common;
  return types.map((type) => replaceScalar(type, scalar));
}

/** A call into the library, when it has the function. */
export function libraryCall(
  e: ExpressionElaborator,
  name: string,
  args: readonly Expr[],
  type: Type,
  span: SourceSpan,
): Expr | undefined {
  const [first] = args;
  if (first === undefined) return undefined;
  const scalar = first.type.kind === 'matrix' ? 'm' : (laneScalar(first.type)?.scalar ?? 'bool')[0];
  const lanes = first.type.kind === 'matrix' ? first.type.cols : laneCount(first.type);
  const { module } = e.scope;
  const fn =
    module.libraryFunction(`${name}_${scalar}${lanes}`) ??
    (lanes > 1 ? module.libraryFunction(`${name}_${scalar}4`) : undefined);
  if (fn === undefined || fn.params.length !== args.length) return undefined;
  const resized = args.map((arg, i) => ({
    kind: 'value' as const,
    value: resize(arg, fn.params[i]?.type ?? arg.type),
  }));
  return resize(makeCall(e, fn, resized, span), type);
}

/** The same wasm values under another type: spare lanes of vectors, and structs of equal members. */
function resize(arg: Expr, type: Type): Expr {
  if (sameType(arg.type, type)) return arg;
  if (arg.type.kind === 'scalar' && type.kind === 'vector') {
    return { kind: 'splat', arg, type, span: arg.span, effects: arg.effects };
  }
  return { kind: 'resize', arg, type, span: arg.span, effects: arg.effects };
}

function elaborateAtomic(
  e: ExpressionElaborator,
  name: string,
  call: FunctionCallExpression,
  span: SourceSpan,
): Expr {
  const place = pointerArgument(e, name, call.arguments[0], call);
  if (place.type.kind !== 'atomic')
    return e.fail(`${name} needs a pointer to an atomic, not to ${typeToString(place.type)}`, call);
  const { elem } = place.type;
  const operands = call.arguments.slice(1);
  const expected = name === 'atomicLoad' ? 0 : name === 'atomicCompareExchangeWeak' ? 2 : 1;
  if (operands.length !== expected)
    e.fail(`${name} takes ${expected + 1} arguments, not ${call.arguments.length}`, call);
  const args = operands.map((a) => e.valueOf(a, elem, `an operand of ${name}`));
  if (name !== 'atomicLoad') noteWrite(e.scope, place);
  return { kind: 'atomic', name, place, args, type: atomicResult(name, elem), span, effects: true };
}

function atomicResult(name: string, elem: ScalarType): Type {
  if (name === 'atomicStore') return { kind: 'void' };
  if (name !== 'atomicCompareExchangeWeak') return elem;
  const result: StructType = {
    kind: 'struct',
    name: `__atomic_compare_exchange_result<${elem.scalar}>`,
    members: [
      { name: 'old_value', type: elem },
      { name: 'exchanged', type: boolType },
    ],
  };
  return result;
}

function elaborateArrayLength(e: ExpressionElaborator, call: FunctionCallExpression, span: SourceSpan): Expr {
  const place = pointerArgument(e, 'arrayLength', call.arguments[0], call);
  if (place.type.kind !== 'array' || place.type.count !== undefined || place.root.pointer) {
    return e.fail('arrayLength needs the address of a runtime-sized array of a binding', call);
  }
  return { kind: 'arrayLength', place, type: u32Type, span, effects: false };
}

function pointerArgument(
  e: ExpressionElaborator,
  name: string,
  argument: ExpressionElem | undefined,
  call: FunctionCallExpression,
) {
  const place = argument === undefined ? undefined : pointerOf(e, argument);
  if (place === undefined) return e.fail(`${name} needs a pointer`, argument ?? call);
  notePointerArgument(place);
  return place;
}
