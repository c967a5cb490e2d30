// Memory layout of host-shared types: alignment, size and member offsets of structs, stride of arrays [1].
// The same rules are used for variables on the shadow stack, where bool takes four bytes.
//
// [1] W3C, WebGPU Shading Language, section 14.4, "Memory Layout".
import { typeToString, type ArrayType, type AttributeElem, type StructType, type Type } from 'wesl/core';

export interface Layout {
  /** Bytes, a power of two. */
  readonly align: number;
  /** Bytes; for a runtime-sized array, or a struct that ends in one, the size with one element. */
  readonly size: number;
}

export interface MemberLayout extends Layout {
  readonly name: string;
  readonly type: Type;
  readonly offset: number;
}

const roundUp = (multiple: number, value: number): number => Math.ceil(value / multiple) * multiple;

const layouts = new WeakMap<Type, Layout>();

/** Alignment and size of a type in memory. @throws RangeError for types that have none. */
export function layoutOf(type: Type): Layout {
  let found = layouts.get(type);
  if (found === undefined) {
    found = computeLayout(type);
    layouts.set(type, found);
  }
  return found;
}

function computeLayout(type: Type): Layout {
  switch (type.kind) {
    case 'scalar':
    case 'atomic':
      return { align: 4, size: 4 };
    case 'vector':
      return { align: type.size === 2 ? 8 : 16, size: 4 * type.size };
    case 'matrix': {
      const align = type.rows === 2 ? 8 : 16;
      return { align, size: align * type.cols };
    }
    case 'array':
      return { align: layoutOf(type.elem).align, size: arrayStride(type) * (type.count ?? 1) };
    case 'struct': {
      const members = memberLayouts(type);
      const align = Math.max(1, ...members.map((m) => m.align));
      const last = members.at(-1);
      return { align, size: last === undefined ? 0 : roundUp(align, last.offset + last.size) };
    }
    case 'ptr':
    case 'texture':
    case 'sampler':
    case 'void':
    case 'unknown':
      throw new RangeError(`${typeToString(type)} has no memory layout`);
  }
}

/** Bytes from one element to the next. */
export function arrayStride(type: ArrayType): number {
  const { align, size } = layoutOf(type.elem);
  return roundUp(align, size);
}

const memberCache = new WeakMap<StructType, readonly MemberLayout[]>();

/** Offsets, sizes and alignments of a struct's members; honours `@align` and `@size`. */
export function memberLayouts(type: StructType): readonly MemberLayout[] {
  const cached = memberCache.get(type);
  if (cached !== undefined) return cached;
  const members: MemberLayout[] = [];
  let end = 0;
  for (const member of type.members) {
    const natural = layoutOf(member.type);
    const declared = type.structElem?.members.find((m) => m.name.name === member.name);
    const align = attributeValue(declared?.attributes, 'align') ?? natural.align;
    const size = attributeValue(declared?.attributes, 'size') ?? natural.size;
    const offset = roundUp(align, end);
    members.push({ name: member.name, type: member.type, offset, align, size });
    end = offset + size;
  }
  memberCache.set(type, members);
  return members;
}

function attributeValue(attributes: readonly AttributeElem[] | undefined, name: string): number | undefined {
  for (const { attribute } of attributes ?? []) {
    if (attribute.kind !== '@attribute' || attribute.name !== name) continue;
    const value = attribute.params?.[0]?.expression;
    if (value?.kind === 'literal') return Number.parseInt(value.value, 10);
  }
  return undefined;
}

/** Byte offset of component or column `index` inside a vector or matrix. */
export function columnStride(rows: number): number {
  return rows === 2 ? 8 : 16;
}
