// Where variables live and how places are read and written. A variable whose arrays are indexed at run time lives in
// memory (the shadow stack or a binding); every other variable is split into slots, one wasm local or global each.
import type { Expr, Place, Step, Type, Variable } from '../ir.ts';
import { arrayStride, columnStride, memberLayouts } from '../layout.ts';
import { elementType, laneScalar, vecType } from '../types.ts';
import type { FunctionLowering } from './function-lowering.ts';
import type { Ref } from './function-builder.ts';
import { peel } from './peel.ts';
import { extractDynamic, extractLane, replaceDynamic, replaceLane, type Shape } from './lanes.ts';
import { loadMemory, offsetBy, storeMemory, type Address } from './memory.ts';
import { slotCount, slotOffset, type SlotType } from './slots.ts';

export type Slot =
  | { readonly kind: 'local'; readonly local: number }
  | { readonly kind: 'global'; readonly name: string; readonly type: SlotType };

/** A constant, or a wasm local that holds an i32. */
type Selector =
  { readonly kind: 'constant'; readonly value: number } | { readonly kind: 'local'; readonly local: number };

export type LoweredPlace =
  | { readonly kind: 'memory'; readonly address: Address; readonly type: Type }
  | {
      readonly kind: 'slots';
      readonly slots: readonly Slot[];
      readonly type: Type;
      /** Which of `slots`, all columns of one matrix, the place is: only when chosen at run time. */
      readonly column?: number;
      /** Which lane of the vector the place is. */
      readonly lane?: Selector;
      readonly laneScalar?: Shape['scalar'];
    };

export const wholeSlots = (slots: readonly Slot[], type: Type): LoweredPlace => ({
  kind: 'slots',
  slots,
  type,
});

/** Works out where a place is; evaluates its run-time indices now. */
export function resolvePlace(f: FunctionLowering, place: Place): LoweredPlace {
  let current = f.storageOf(place.root);
  for (const step of place.steps) {
    current =
      current.kind === 'memory'
        ? stepInMemory(f, current, step, place.root)
        : stepInSlots(f, current, step, place.root);
  }
  return current;
}

function stepInMemory(
  f: FunctionLowering,
  from: LoweredPlace & { kind: 'memory' },
  step: Step,
  root: Variable,
): LoweredPlace {
  const { type, address } = from;
  if (step.kind === 'member') {
    if (type.kind === 'struct') {
      const member = memberLayouts(type)[step.index];
      if (member === undefined) throw new RangeError(`no member ${step.index} in '${root.name}'`);
      return { kind: 'memory', type: member.type, address: offsetBy(address, member.offset) };
    }
    return { kind: 'memory', type: elementType(type) ?? type, address: offsetBy(address, 4 * step.index) };
  }
  const elem = elementType(type);
  if (elem === undefined) throw new RangeError(`'${root.name}' has no elements`);
  const stride =
    type.kind === 'array' ? arrayStride(type) : type.kind === 'matrix' ? columnStride(type.rows) : 4;
  return { kind: 'memory', type: elem, address: indexAddress(f, address, step.index, stride, type, root) };
}

function indexAddress(
  f: FunctionLowering,
  address: Address,
  index: Expr,
  stride: number,
  container: Type,
  root: Variable,
): Address {
  const { fb } = f;
  const { m } = fb;
  if (f.module.checked && container.kind === 'array') {
    const count =
      container.count === undefined ? f.runtimeCount(root, container) : m.i32.const(container.count);
    const last = fb.share(m.i32.sub(count, m.i32.const(1)));
    const given = fb.share(f.one(index));
    const clamped = m.select(m.i32.lt_u(given(), last()), given(), last());
    const local = fb.spill(m.i32.add(address.base(), m.i32.mul(clamped, m.i32.const(stride))));
    return { base: () => fb.get(local), offset: address.offset };
  }
  const { dynamic, constant } = peel(index, stride);
  const offset = address.offset + constant * stride;
  if (dynamic === undefined) return { base: address.base, offset };
  const value = f.one(dynamic);
  const shift = Math.log2(stride);
  const scaled = Number.isInteger(shift)
    ? m.i32.shl(value, m.i32.const(shift))
    : m.i32.mul(value, m.i32.const(stride));
  const local = fb.spill(m.i32.add(address.base(), scaled));
  return { base: () => fb.get(local), offset };
}

function stepInSlots(
  f: FunctionLowering,
  from: LoweredPlace & { kind: 'slots' },
  step: Step,
  root: Variable,
): LoweredPlace {
  const { type, slots } = from;
  const selector = selectorOf(f, step);
  if (type.kind === 'vector') {
    const scalar = laneScalar(type);
    if (scalar === undefined) throw new RangeError('a vector has a scalar');
    return { ...from, type: scalar, lane: selector, laneScalar: scalar.scalar as Shape['scalar'] };
  }
  if (selector.kind === 'constant') {
    const inner = type.kind === 'struct' ? type.members[selector.value]?.type : elementType(type);
    if (inner === undefined) throw new RangeError(`no member ${selector.value} in '${root.name}'`);
    const first = slotOffset(type, selector.value);
    return wholeSlots(slots.slice(first, first + slotCount(inner)), inner);
  }
  if (type.kind !== 'matrix')
    throw new RangeError(`'${root.name}' is indexed at run time but is not in memory`);
  return { kind: 'slots', slots, type: vecType(type.rows, type.elem), column: selector.local };
}

function selectorOf(f: FunctionLowering, step: Step): Selector {
  if (step.kind === 'member') return { kind: 'constant', value: step.index };
  if (step.index.kind === 'const' && step.index.value.kind === 'scalar') {
    return { kind: 'constant', value: Number(step.index.value.value) };
  }
  return { kind: 'local', local: f.fb.spill(f.one(step.index)) };
}

export function readSlot(f: FunctionLowering, slot: Slot): Ref {
  return slot.kind === 'local' ? f.fb.get(slot.local) : f.fb.m.global.get(slot.name, slot.type);
}

export function writeSlot(f: FunctionLowering, slot: Slot, value: Ref): void {
  if (slot.kind === 'local') f.fb.set(slot.local, value);
  else f.fb.emit(f.fb.m.global.set(slot.name, value));
}

/** The slots of the value at a place. */
export function loadPlace(f: FunctionLowering, place: LoweredPlace): Ref[] {
  const { fb } = f;
  if (place.kind === 'memory') return loadMemory(fb, place.type, place.address);
  if (place.column === undefined && place.lane === undefined) return place.slots.map((s) => readSlot(f, s));
  const vector =
    place.column === undefined ? readSlot(f, place.slots[0]!) : selectColumn(f, place.slots, place.column);
  if (place.lane === undefined || place.laneScalar === undefined) return [vector];
  if (place.lane.kind === 'constant') return [extractLane(fb, place.laneScalar, vector, place.lane.value)];
  return [extractDynamic(fb, place.laneScalar, vector, fb.get(place.lane.local))];
}

function selectColumn(f: FunctionLowering, slots: readonly Slot[], column: number): Ref {
  const { fb } = f;
  const { m } = fb;
  let result = readSlot(f, slots[0]!);
  for (let c = 1; c < slots.length; c++) {
    result = m.select(m.i32.eq(fb.get(column), m.i32.const(c)), readSlot(f, slots[c]!), result);
  }
  return result;
}

/** Stores a value; `values` must not depend on what the place holds, unless it is one slot. */
export function storePlace(f: FunctionLowering, place: LoweredPlace, values: readonly Ref[]): void {
  const { fb } = f;
  if (place.kind === 'memory') return storeMemory(fb, place.type, place.address, values);
  if (place.column === undefined && place.lane === undefined) {
    place.slots.forEach((slot, i) => writeSlot(f, slot, values[i]!));
    return;
  }
  if (place.column === undefined) {
    const slot = place.slots[0]!;
    return writeSlot(f, slot, withLane(f, place, readSlot(f, slot), values[0]!));
  }
  // every column is rewritten, with the chosen one replaced
  const value = fb.share(values[0]!);
  const { column } = place;
  place.slots.forEach((slot, c) => {
    const chosen = fb.m.i32.eq(fb.get(column), fb.m.i32.const(c));
    writeSlot(
      f,
      slot,
      fb.m.select(chosen, withLane(f, place, readSlot(f, slot), value()), readSlot(f, slot)),
    );
  });
}

function withLane(
  f: FunctionLowering,
  place: LoweredPlace & { kind: 'slots' },
  vector: Ref,
  value: Ref,
): Ref {
  const { lane, laneScalar: scalar } = place;
  if (lane === undefined || scalar === undefined) return value;
  if (lane.kind === 'constant') return replaceLane(f.fb, scalar, vector, lane.value, value);
  return replaceDynamic(f.fb, scalar, vector, f.fb.get(lane.local), value);
}
