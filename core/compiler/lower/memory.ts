// Typed loads and stores. A vec3 is read and written as eight and four bytes, never sixteen: what follows it in
// memory may be the end of the buffer, another thread's data, or a number whose float reading is slow (a denormal).
import type binaryen from 'binaryen';
import { arrayStride, columnStride, layoutOf, memberLayouts } from '../layout.ts';
import type { Type } from '../ir.ts';
import type { FunctionBuilder, Ref } from './function-builder.ts';
import { slotCount } from './slots.ts';

/** The one memory's name inside the module: instructions are made before the memory is. */
export const MEMORY = '0';

/** `base()` makes the base address afresh each time, cheaply; `offset` is added without wrapping. */
export interface Address {
  readonly base: () => Ref;
  readonly offset: number;
}

export function offsetBy(address: Address, bytes: number): Address {
  return { base: address.base, offset: address.offset + bytes };
}

/** Calls `visit` for every scalar, vector and matrix column of a type, with byte offset and slot index. */
export function eachLeaf(
  type: Type,
  visit: (leaf: Type, offset: number, slot: number) => void,
  offset = 0,
  slot = 0,
): void {
  switch (type.kind) {
    case 'matrix':
      for (let c = 0; c < type.cols; c++) {
        visit(
          { kind: 'vector', size: type.rows, elem: type.elem },
          offset + c * columnStride(type.rows),
          slot + c,
        );
      }
      return;
    case 'array':
      for (let i = 0; i < (type.count ?? 0); i++)
        eachLeaf(type.elem, visit, offset + i * arrayStride(type), slot + i * slotCount(type.elem));
      return;
    case 'struct': {
      let next = slot;
      for (const member of memberLayouts(type)) {
        eachLeaf(member.type, visit, offset + member.offset, next);
        next += slotCount(member.type);
      }
      return;
    }
    case 'scalar':
    case 'vector':
    case 'atomic':
      return visit(type, offset, slot);
    case 'ptr':
    case 'texture':
    case 'sampler':
    case 'void':
    case 'unknown':
      return;
  }
}

/** The slots of a value in memory. */
export function loadMemory(fb: FunctionBuilder, type: Type, address: Address): Ref[] {
  const slots: Ref[] = [];
  eachLeaf(type, (leaf, offset) => slots.push(loadLeaf(fb.m, leaf, offsetBy(address, offset))));
  return slots;
}

/** One scalar or vector. */
export function loadLeaf(m: binaryen.Module, type: Type, { base, offset }: Address): Ref {
  if (type.kind === 'vector') {
    if (type.size === 4) return m.v128.load(offset, 4, base(), MEMORY);
    const pair = m.v128.load64_zero(offset, 4, base(), MEMORY);
    return type.size === 2 ? pair : m.v128.load32_lane(offset + 8, 4, 2, base(), pair, MEMORY);
  }
  if (type.kind === 'scalar' && type.scalar === 'f32') return m.f32.load(offset, 4, base(), MEMORY);
  const word = m.i32.load(offset, 4, base(), MEMORY);
  return isBool(type) ? m.i32.and(word, m.i32.const(1)) : word;
}

/** Stores slots; every slot expression is evaluated when its part is stored. */
export function storeMemory(fb: FunctionBuilder, type: Type, address: Address, slots: readonly Ref[]): void {
  eachLeaf(type, (leaf, offset, slot) => {
    const value = slots[slot];
    if (value !== undefined) storeLeaf(fb, leaf, offsetBy(address, offset), value);
  });
}

function storeLeaf(fb: FunctionBuilder, type: Type, { base, offset }: Address, value: Ref): void {
  const { m } = fb;
  if (type.kind === 'vector') {
    if (type.size === 4) return fb.emit(m.v128.store(offset, 4, base(), value, MEMORY));
    if (type.size === 2) return fb.emit(m.v128.store64_lane(offset, 4, 0, base(), value, MEMORY));
    const shared = fb.share(value);
    fb.emit(m.v128.store64_lane(offset, 4, 0, base(), shared(), MEMORY));
    return fb.emit(m.v128.store32_lane(offset + 8, 4, 2, base(), shared(), MEMORY));
  }
  if (type.kind === 'scalar' && type.scalar === 'f32')
    return fb.emit(m.f32.store(offset, 4, base(), value, MEMORY));
  fb.emit(m.i32.store(offset, 4, base(), isBool(type) ? m.i32.sub(m.i32.const(0), value) : value, MEMORY));
}

/** In memory a bool is all ones or 0, alone or as a lane: so a place may be either. */
function isBool(type: Type): boolean {
  return type.kind === 'scalar' && type.scalar === 'bool';
}

export function fillZero(fb: FunctionBuilder, type: Type, address: Address): void {
  const { m } = fb;
  const start =
    address.offset === 0 ? address.base() : m.i32.add(address.base(), m.i32.const(address.offset));
  fb.emit(m.memory.fill(start, m.i32.const(0), m.i32.const(layoutOf(type).size), MEMORY));
}

export function copyMemory(fb: FunctionBuilder, type: Type, to: Address, from: Address): void {
  const { m } = fb;
  const at = (a: Address): Ref => (a.offset === 0 ? a.base() : m.i32.add(a.base(), m.i32.const(a.offset)));
  fb.emit(m.memory.copy(at(to), at(from), m.i32.const(layoutOf(type).size), MEMORY, MEMORY));
}
