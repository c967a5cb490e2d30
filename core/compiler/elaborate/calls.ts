// Calls: user functions, type constructors and conversions, bitcast. Built-in functions are in builtins.ts.
import { resolveTypeRef, sameType, typeOfExpr, typeToString, type FunctionCallExpression } from 'wesl/core';
import type { Argument, Expr, FunctionIr, ScalarType, Type } from '../ir.ts';
import { KernelCompileError, type SourceSpan } from '../kernel-compile-error.ts';
import {
  boolType,
  concreteScalar,
  elementType,
  f32Type,
  i32Type,
  isAbstractScalar,
  isConstructible,
  laneCount,
  laneScalar,
  u32Type,
  vectorOf,
  vecType,
} from '../types.ts';
import { elaborateBuiltin } from './builtins.ts';
import { concreteType, constant, zeroValue } from './constants.ts';
import type { ExpressionElaborator } from './expressions.ts';
import { commonScalar } from './operators.ts';
import { entityOfIdent, notePointerArgument, noteWrite, pointerOf } from './places.ts';

const SCALAR_CONSTRUCTORS: Readonly<Record<string, ScalarType>> = {
  bool: boolType,
  i32: i32Type,
  u32: u32Type,
  f32: f32Type,
};

export function elaborateCall(e: ExpressionElaborator, call: FunctionCallExpression): Expr {
  const span = e.scope.span(call);
  const callee = call.function;
  const ident = callee.kind === 'type' ? callee.name : callee.ident;
  const entity = entityOfIdent(e.scope, ident, e.scope.span(callee));
  if (entity?.kind === 'function') return userCall(e, entity.fn, call, span);
  if (entity?.kind === 'type') return construct(e, entity.type, call, span);
  if (entity !== undefined) return e.fail(`'${ident.originalName}' is not a function`, callee);
  const name = ident.originalName;
  if (name === 'bitcast') return bitcast(e, call, span);
  if (callee.kind === 'type') {
    const type = resolveTypeRef(callee, e.scope.module.types);
    const counted =
      type.kind === 'array' && type.count === undefined ? { ...type, count: call.arguments.length } : type;
    return construct(e, counted, call, span);
  }
  const scalar = SCALAR_CONSTRUCTORS[name];
  if (scalar !== undefined) return construct(e, scalar, call, span);
  const bare = /^(?:vec([234])|mat([234])x([234])|array)([fiuh]?)$/.exec(name);
  if (bare !== null) return construct(e, bareConstructorType(e, call, bare), call, span);
  return elaborateBuiltin(e, name, call, span);
}

/** `vec3(…)`, `vec3f(…)`, `array(…)`: the element type comes from the suffix or the arguments. */
function bareConstructorType(
  e: ExpressionElaborator,
  call: FunctionCallExpression,
  match: RegExpExecArray,
): Type {
  const [name, size, cols, rows, suffix] = match;
  if (suffix === 'h') return e.fail('f16 is not supported', call.function);
  if (name === 'array') {
    const first = call.arguments[0];
    if (first === undefined) return e.fail('array() needs its element type or arguments', call);
    const types = call.arguments.map((a) => e.any(a).type);
    const concrete = types.find((t) => sameType(t, concreteType(t)));
    const isAnyFloat = types.find((t) => laneScalar(t)?.scalar === 'abstract-float');
    const elem = concrete ?? concreteType(isAnyFloat ?? types[0] ?? i32Type);
    return { kind: 'array', elem, count: call.arguments.length };
  }
  const known = suffix === undefined || suffix === '' ? undefined : typeOfExpr(call, e.scope.module.types);
  if (known !== undefined) return known;
  let elem: ScalarType | undefined;
  for (const argument of call.arguments) {
    const { type } = e.any(argument);
    const scalar = type.kind === 'matrix' ? type.elem : laneScalar(type);
    if (scalar === undefined) return e.fail(`${typeToString(type)} cannot be a component`, argument);
    if (elem === undefined) elem = scalar;
    else if (isAbstractScalar(elem.scalar) && isAbstractScalar(scalar.scalar))
      elem = elem.scalar === 'abstract-float' ? elem : scalar;
    else
      elem =
        commonScalar(elem, scalar) ??
        e.fail(`components of different types: ${typeToString(elem)} and ${typeToString(scalar)}`, argument);
  }
  const scalar = concreteScalar(elem ?? i32Type);
  if (size !== undefined) return vectorOf(Number(size), scalar);
  const dimension = (text: string | undefined): 2 | 3 | 4 => (text === '2' ? 2 : text === '3' ? 3 : 4);
  return { kind: 'matrix', cols: dimension(cols), rows: dimension(rows), elem: f32Type };
}

function construct(
  e: ExpressionElaborator,
  type: Type,
  call: FunctionCallExpression,
  span: SourceSpan,
): Expr {
  if (!isConstructible(type))
    throw new KernelCompileError(`${typeToString(type)} cannot be constructed`, span);
  const { arguments: args } = call;
  if (args.length === 0) return constant(zeroValue(type), span);
  const wrongCount = (expected: string): never =>
    e.fail(`${typeToString(type)} takes ${expected}, not ${args.length}`, call);
  const build = (parts: Expr[]): Expr => ({
    kind: 'construct',
    args: parts,
    type,
    span,
    effects: parts.some((p) => p.effects),
  });
  switch (type.kind) {
    case 'scalar':
      return args[0] !== undefined && args.length === 1
        ? convertLanes(e, e.any(args[0]), type, span)
        : wrongCount('one value');
    case 'vector': {
      const [first] = args;
      if (args.length === 1 && first !== undefined) {
        const only = e.any(first);
        if (only.type.kind === 'vector') return convertLanes(e, only, type, span);
        const arg = e.convert(only, type.elem, 'the component');
        return { kind: 'splat', arg, type, span, effects: arg.effects };
      }
      const parts = args.map((a) => {
        const part = e.any(a);
        if (laneCount(part.type) === 0) e.fail(`${typeToString(part.type)} cannot be a component`, a);
        return e.convert(part, vectorOf(laneCount(part.type), type.elem), 'a component');
      });
      const lanes = parts.reduce((sum, p) => sum + laneCount(p.type), 0);
      return lanes === type.size
        ? build(parts)
        : e.fail(`${typeToString(type)} takes ${type.size} components, not ${lanes}`, call);
    }
    case 'matrix': {
      const [first] = args;
      if (args.length === 1 && first !== undefined) return e.valueOf(first, type, 'the matrix');
      if (args.length === type.cols)
        return build(args.map((a) => e.valueOf(a, vecType(type.rows, f32Type), 'a column')));
      if (args.length !== type.cols * type.rows)
        return wrongCount(`${type.cols} columns or ${type.cols * type.rows} numbers`);
      const numbers = args.map((a) => e.valueOf(a, f32Type, 'a component'));
      const columns = Array.from({ length: type.cols }, (_, c): Expr => {
        const parts = numbers.slice(c * type.rows, (c + 1) * type.rows);
        return {
          kind: 'construct',
          args: parts,
          type: vecType(type.rows, f32Type),
          span,
          effects: parts.some((p) => p.effects),
        };
      });
      return build(columns);
    }
    case 'array': {
      if (args.length !== type.count) wrongCount(`${type.count} elements`);
      const elem = elementType(type) ?? type.elem;
      return build(args.map((a) => e.valueOf(a, elem, 'an element')));
    }
    case 'struct': {
      if (args.length !== type.members.length) wrongCount(`${type.members.length} members`);
      return build(
        args.map((a, i) => e.valueOf(a, type.members[i]?.type ?? type, `member '${type.members[i]?.name}'`)),
      );
    }
    case 'atomic':
    case 'ptr':
    case 'texture':
    case 'sampler':
    case 'void':
    case 'unknown':
      throw new KernelCompileError(`${typeToString(type)} cannot be constructed`, span);
  }
}

/** Value conversion, `u32(x)` or `vec3f(v)`. */
function convertLanes(e: ExpressionElaborator, given: Expr, type: Type, span: SourceSpan): Expr {
  const arg = e.convert(given, concreteType(given.type));
  if (sameType(arg.type, type)) return arg;
  if (laneCount(arg.type) === 0 || laneCount(arg.type) !== laneCount(type)) {
    throw new KernelCompileError(`${typeToString(arg.type)} cannot become ${typeToString(type)}`, span);
  }
  return { kind: 'convert', arg, type, span, effects: arg.effects };
}

function bitcast(e: ExpressionElaborator, call: FunctionCallExpression, span: SourceSpan): Expr {
  const type = typeOfExpr(call, e.scope.module.types);
  const [first] = call.arguments;
  if (first === undefined || call.arguments.length !== 1) return e.fail('bitcast takes one value', call);
  const arg = e.value(first);
  const from = laneScalar(arg.type)?.scalar;
  const to = laneScalar(type)?.scalar;
  if (
    from === undefined ||
    to === undefined ||
    from === 'bool' ||
    to === 'bool' ||
    to === 'f16' ||
    laneCount(arg.type) !== laneCount(type)
  ) {
    return e.fail(`${typeToString(arg.type)} cannot be bitcast to ${typeToString(type)}`, call);
  }
  return sameType(arg.type, type) ? arg : { kind: 'bitcast', arg, type, span, effects: arg.effects };
}

function userCall(
  e: ExpressionElaborator,
  fn: FunctionIr,
  call: FunctionCallExpression,
  span: SourceSpan,
): Expr {
  if (call.arguments.length !== fn.params.length) {
    e.fail(`${fn.name} takes ${fn.params.length} arguments, not ${call.arguments.length}`, call);
  }
  const args = call.arguments.map((argument, i): Argument => {
    const param = fn.params[i];
    if (param === undefined) return e.fail('too many arguments', argument);
    if (!param.pointer)
      return { kind: 'value', value: e.valueOf(argument, param.type, `argument '${param.name}'`) };
    const place = pointerOf(e, argument) ?? e.fail(`argument '${param.name}' must be a pointer`, argument);
    if (!sameType(place.type, param.type)) {
      e.fail(
        `argument '${param.name}' must point to ${typeToString(param.type)}, not ${typeToString(place.type)}`,
        argument,
      );
    }
    if (!sameSpace(place.root.space, param.space)) {
      e.fail(
        `argument '${param.name}' must point into the ${param.space} address space, not ${place.root.space}`,
        argument,
      );
    }
    notePointerArgument(place);
    if (param.written) noteWrite(e.scope, place);
    return { kind: 'pointer', place };
  });
  return makeCall(e, fn, args, span);
}

function sameSpace(given: string, wanted: string): boolean {
  return given === wanted;
}

/** A call node, with its bookkeeping. */
export function makeCall(
  e: ExpressionElaborator,
  callee: FunctionIr,
  args: Argument[],
  span: SourceSpan,
): Expr {
  const { fn } = e.scope;
  if (fn === undefined) throw new KernelCompileError('a module-scope value must be constant', span);
  fn.callees.add(callee);
  callee.callSites++;
  callee.caller = fn;
  if (callee.effects && writesBeyondPointers(callee)) fn.effects = true;
  const inner = args.some((a) => a.kind === 'value' && a.value.effects);
  return { kind: 'call', callee, args, type: callee.returnType, span, effects: inner || callee.effects };
}

/** Whether a call changes anything other than what its pointer arguments denote: those the caller has marked already. */
function writesBeyondPointers(callee: FunctionIr): boolean {
  return (
    callee.effects &&
    (callee.params.every((p) => !p.written) || callee.globals.size > 0 || callee.callees.size > 0)
  );
}
