// Calls. A small function, or one called once, becomes part of its caller: its pointer parameters then simply name
// the caller's variables. Otherwise structs travel as slots, and what a pointer denotes is passed in and handed back
// (copy-in copy-out): WGSL forbids aliases of memory that is written through a pointer [1], so nobody can tell.
//
// [1] W3C, WebGPU Shading Language, section 10.3, "Alias Analysis".
import binaryen from 'binaryen';
import type { Argument, FunctionIr, Statement, Variable } from '../ir.ts';
import type { Ref } from './function-builder.ts';
import { FunctionLowering } from './function-lowering.ts';
import { storeMemory } from './memory.ts';
import { loadPlace, resolvePlace, storePlace, writeSlot, type LoweredPlace } from './places.ts';
import { slotTypes, type SlotType } from './slots.ts';
import { lowerStatements } from './statements.ts';

export function lowerCall(f: FunctionLowering, callee: FunctionIr, args: readonly Argument[]): Ref[] {
  if (!f.module.inlines(callee)) return callFunction(f, callee, args);
  const values = args.map((arg, i) => {
    const param = callee.params[i]!;
    // held, because the parameter must not change when the argument's variables do
    if (arg.kind === 'value') return { param, slots: f.hold(f.lower(arg.value)) };
    return { param, place: resolvePlace(f, arg.place) };
  });
  for (const value of values) {
    if ('place' in value) f.bind(value.param, value.place);
    else setVariable(f, value.param, value.slots);
  }
  return inlineBody(f, callee);
}

/** Gives a parameter its value. */
export function setVariable(f: FunctionLowering, variable: Variable, slots: readonly Ref[]): void {
  const place = f.allocate(variable);
  if (place.kind === 'memory') storeMemory(f.fb, place.type, place.address, slots);
  else place.slots.forEach((slot, i) => writeSlot(f, slot, slots[i]!));
}

/** Lowers the body of `callee` here; its parameters are already bound. Returns the slots of its result. */
export function inlineBody(f: FunctionLowering, callee: FunctionIr): Ref[] {
  const { fb } = f;
  const outer = { target: f.returnTarget, breaks: f.breakLabels, continues: f.continueLabels };
  f.breakLabels = [];
  f.continueLabels = [];
  let result: Ref[];
  const last = callee.body.at(-1);
  if (last?.kind === 'return' && !containsReturn(callee.body.slice(0, -1))) {
    lowerStatements(f, callee.body.slice(0, -1));
    result = last.value === undefined ? [] : f.lower(last.value);
  } else {
    const results = slotTypes(callee.returnType).map((t) => fb.newLocal(t));
    const label = fb.newLabel('return');
    f.returnTarget = { label, results };
    fb.emit(
      fb.sequence(
        fb.collect(() => lowerStatements(f, callee.body)),
        label,
      ),
    );
    result = results.map((r) => fb.get(r));
  }
  f.returnTarget = outer.target;
  f.breakLabels = outer.breaks;
  f.continueLabels = outer.continues;
  return result;
}

function containsReturn(statements: readonly Statement[]): boolean {
  return statements.some((s) => {
    switch (s.kind) {
      case 'return':
        return true;
      case 'block':
        return containsReturn(s.body);
      case 'if':
        return containsReturn(s.then) || containsReturn(s.otherwise);
      case 'loop':
        return containsReturn(s.body) || containsReturn(s.continuing);
      case 'switch':
        return s.clauses.some((c) => containsReturn(c.body));
      case 'declare':
      case 'assign':
      case 'evaluate':
      case 'break':
      case 'continue':
        return false;
    }
  });
}

export function resultTypes(fn: FunctionIr): SlotType[] {
  return [...slotTypes(fn.returnType), ...writtenBack(fn).flatMap((p) => slotTypes(p.type))];
}

/** Pointer parameters passed as slots that the function writes. */
export function writtenBack(fn: FunctionIr): Variable[] {
  return fn.params.filter((p) => p.pointer && p.written && !FunctionLowering.passesAddress(p));
}

function callFunction(f: FunctionLowering, callee: FunctionIr, args: readonly Argument[]): Ref[] {
  const { fb } = f;
  const { m } = fb;
  const name = f.module.functionFor(callee);
  const lastEffect = args.findLastIndex((a) => a.kind === 'value' && a.value.effects);
  const places = new Map<Variable, LoweredPlace>();
  const prepared = args.map((arg, i): (() => Ref[]) => {
    const param = callee.params[i]!;
    if (arg.kind === 'value') {
      const slots = f.lower(arg.value);
      const held = i < lastEffect ? f.hold(slots) : slots;
      return () => held;
    }
    const place = resolvePlace(f, arg.place);
    places.set(param, place);
    if (!FunctionLowering.passesAddress(param)) return () => loadPlace(f, place);
    if (place.kind !== 'memory') throw new RangeError(`'${arg.place.root.name}' has no address`);
    const { base, offset } = place.address;
    return () => [offset === 0 ? base() : m.i32.add(base(), m.i32.const(offset))];
  });
  const operands = prepared.flatMap((make) => make());
  const types = resultTypes(callee);
  const call = m.call(name, operands, binaryen.createType(types));
  const results = unpack(f, call, types);
  let next = slotTypes(callee.returnType).length;
  for (const param of writtenBack(callee)) {
    const count = slotTypes(param.type).length;
    storePlace(f, places.get(param)!, results.slice(next, next + count));
    next += count;
  }
  return results.slice(0, slotTypes(callee.returnType).length);
}

/** Makes a call's results available one by one. */
function unpack(f: FunctionLowering, call: Ref, types: readonly SlotType[]): Ref[] {
  const { fb } = f;
  const { m } = fb;
  if (types.length === 0) {
    fb.emit(call);
    return [];
  }
  if (types.length === 1) return [fb.get(fb.spill(call))];
  const tuple = fb.spill(call);
  return types.map((_, i) => fb.get(fb.spill(m.tuple.extract(fb.get(tuple), i))));
}
