// What a host must know about a kernel: its bindings, the memory layout of their types, and its entry points.
import { typeToString } from 'wesl/core';
import type { ModuleIr, StructType, Type } from './ir.ts';
import { arrayStride, columnStride, layoutOf, memberLayouts } from './layout.ts';

export type ReflectedScalar = 'f32' | 'i32' | 'u32';

/** A host-shareable type. Sizes, strides and offsets are in bytes. */
export type ReflectedType =
  | { readonly kind: 'scalar'; readonly scalar: ReflectedScalar; readonly atomic: boolean }
  | { readonly kind: 'vector'; readonly scalar: ReflectedScalar; readonly lanes: 2 | 3 | 4 }
  | {
      readonly kind: 'matrix';
      readonly columns: 2 | 3 | 4;
      readonly rows: 2 | 3 | 4;
      readonly columnStride: number;
    }
  /** `count` is null for an array as long as its buffer. */
  | {
      readonly kind: 'array';
      readonly element: ReflectedType;
      readonly count: number | null;
      readonly stride: number;
    }
  | { readonly kind: 'struct'; readonly name: string };

export interface ReflectedMember {
  readonly name: string;
  readonly type: ReflectedType;
  readonly offset: number;
  readonly size: number;
  readonly align: number;
}

export interface ReflectedStruct {
  readonly name: string;
  /** With one element, when the struct ends in a runtime-sized array. */
  readonly size: number;
  readonly align: number;
  readonly members: readonly ReflectedMember[];
}

export interface ReflectedBinding {
  readonly name: string;
  readonly group: number;
  readonly binding: number;
  readonly addressSpace: 'uniform' | 'storage';
  readonly access: 'read' | 'read_write';
  readonly type: ReflectedType;
  /** Smallest buffer that can be bound: one element of a runtime-sized array. */
  readonly minByteLength: number;
}

export interface ReflectedEntryPoint {
  readonly name: string;
  readonly workgroupSize: readonly [number, number, number];
}

export interface KernelReflection {
  readonly bindings: readonly ReflectedBinding[];
  readonly structs: readonly ReflectedStruct[];
  readonly entryPoints: readonly ReflectedEntryPoint[];
  /** Bytes of shadow stack that each thread of the WebAssembly module needs at `stackBase`, which is a multiple of 16. */
  readonly stackBytes: number;
}

export function reflect(kernel: ModuleIr, stackBytes: number): KernelReflection {
  const structs = new Map<string, ReflectedStruct>();
  const bindings = kernel.bindings
    .map(({ variable, group, binding }): ReflectedBinding => {
      return {
        name: variable.name,
        group,
        binding,
        addressSpace: variable.space === 'uniform' ? 'uniform' : 'storage',
        access: variable.access,
        type: reflectType(variable.type, structs),
        minByteLength: layoutOf(variable.type).size,
      };
    })
    .sort((a, b) => a.group - b.group || a.binding - b.binding);
  const entryPoints = kernel.entryPoints.map(({ name, workgroupSize }) => ({ name, workgroupSize }));
  return { bindings, structs: [...structs.values()], entryPoints, stackBytes };
}

function reflectType(type: Type, structs: Map<string, ReflectedStruct>): ReflectedType {
  switch (type.kind) {
    case 'scalar':
    case 'atomic':
      return {
        kind: 'scalar',
        scalar: reflectScalar(type.kind === 'atomic' ? type.elem : type),
        atomic: type.kind === 'atomic',
      };
    case 'vector':
      return { kind: 'vector', scalar: reflectScalar(type.elem), lanes: type.size };
    case 'matrix':
      return { kind: 'matrix', columns: type.cols, rows: type.rows, columnStride: columnStride(type.rows) };
    case 'array':
      return {
        kind: 'array',
        element: reflectType(type.elem, structs),
        count: type.count ?? null,
        stride: arrayStride(type),
      };
    case 'struct':
      return reflectStruct(type, structs);
    case 'ptr':
    case 'texture':
    case 'sampler':
    case 'void':
    case 'unknown':
      throw new RangeError(`${typeToString(type)} is not host-shareable`);
  }
}

function reflectScalar(type: Type): ReflectedScalar {
  if (type.kind === 'scalar' && (type.scalar === 'f32' || type.scalar === 'i32' || type.scalar === 'u32'))
    return type.scalar;
  throw new RangeError(`${typeToString(type)} is not host-shareable`);
}

function reflectStruct(type: StructType, structs: Map<string, ReflectedStruct>): ReflectedType {
  if (!structs.has(type.name)) {
    const members = memberLayouts(type).map((m): ReflectedMember => {
      return {
        name: m.name,
        type: reflectType(m.type, structs),
        offset: m.offset,
        size: m.size,
        align: m.align,
      };
    });
    structs.set(type.name, { name: type.name, ...layoutOf(type), members });
  }
  return { kind: 'struct', name: type.name };
}
