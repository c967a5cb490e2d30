// How values are held in WebAssembly: every WGSL value is a list of slots. A scalar is one i32 or f32, a vector one
// v128 whatever its size (spare lanes are unspecified), a matrix one v128 per column; arrays and structs are the
// slots of their parts in order. A bool is 0 or 1; a lane of a bool vector is 0 or all ones.
import binaryen from 'binaryen';
import { typeToString } from 'wesl/core';
import type { Type } from '../ir.ts';

export type SlotType = typeof binaryen.i32;

const cache = new WeakMap<Type, readonly SlotType[]>();

export function slotTypes(type: Type): readonly SlotType[] {
  let slots = cache.get(type);
  if (slots === undefined) {
    slots = computeSlots(type);
    cache.set(type, slots);
  }
  return slots;
}

function computeSlots(type: Type): SlotType[] {
  switch (type.kind) {
    case 'scalar':
      return [type.scalar === 'f32' ? binaryen.f32 : binaryen.i32];
    case 'vector':
      return [binaryen.v128];
    case 'matrix':
      return Array.from({ length: type.cols }, () => binaryen.v128);
    case 'array': {
      const elem = slotTypes(type.elem);
      return Array.from({ length: type.count ?? 0 }, () => elem).flat();
    }
    case 'struct':
      return type.members.flatMap((m) => slotTypes(m.type));
    case 'atomic':
      return [binaryen.i32];
    case 'void':
      return [];
    case 'ptr':
    case 'texture':
    case 'sampler':
    case 'unknown':
      throw new RangeError(`${typeToString(type)} is not a value`);
  }
}

export const slotCount = (type: Type): number => slotTypes(type).length;

/** First slot of member or element `index` of a struct, array or matrix. */
export function slotOffset(type: Type, index: number): number {
  if (type.kind === 'struct')
    return type.members.slice(0, index).reduce((sum, m) => sum + slotCount(m.type), 0);
  if (type.kind === 'array') return index * slotCount(type.elem);
  return type.kind === 'matrix' ? index : 0;
}
