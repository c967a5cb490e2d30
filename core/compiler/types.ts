// Small questions about WGSL types that several stages of the compiler ask.
import {
  boolType,
  f32Type,
  i32Type,
  scalarType,
  u32Type,
  vecType,
  type ScalarKind,
  type ScalarType,
  type Type,
} from 'wesl/core';

export type ConcreteScalar = 'bool' | 'i32' | 'u32' | 'f32';

/** The scalar inside a scalar or vector; undefined for all else. */
export function laneScalar(type: Type): ScalarType | undefined {
  if (type.kind === 'scalar') return type;
  if (type.kind === 'vector') return type.elem;
  return undefined;
}

/** 1 for a scalar, the size of a vector; 0 for all else. */
export function laneCount(type: Type): number {
  if (type.kind === 'scalar') return 1;
  return type.kind === 'vector' ? type.size : 0;
}

/** `type` with its scalar replaced. */
export function withScalar(type: Type, scalar: ScalarType): Type {
  return type.kind === 'vector' ? vecType(type.size, scalar) : scalar;
}

export function vectorOf(size: number, scalar: ScalarType): Type {
  if (size === 1) return scalar;
  if (size === 2 || size === 3 || size === 4) return vecType(size, scalar);
  throw new RangeError(`no vector of ${size} components`);
}

export const isAbstractScalar = (kind: ScalarKind): boolean =>
  kind === 'abstract-int' || kind === 'abstract-float';

/** The concrete type that an abstract one becomes when nothing else decides. */
export function concreteScalar(scalar: ScalarType): ScalarType {
  if (scalar.scalar === 'abstract-int') return i32Type;
  return scalar.scalar === 'abstract-float' ? f32Type : scalar;
}

export const isFloat = (scalar: ScalarType): boolean =>
  scalar.scalar === 'f32' || scalar.scalar === 'abstract-float';
export const isInteger = (scalar: ScalarType): boolean =>
  scalar.scalar === 'i32' || scalar.scalar === 'u32' || scalar.scalar === 'abstract-int';

/** True when a value of this type holds an array at any depth. */
export function containsArray(type: Type): boolean {
  if (type.kind === 'array') return true;
  return type.kind === 'struct' && type.members.some((m) => containsArray(m.type));
}

/** True for types that can be made, passed and stored as values: everything of fixed size without atomics. */
export function isConstructible(type: Type): boolean {
  switch (type.kind) {
    case 'scalar':
      return type.scalar !== 'f16';
    case 'vector':
    case 'matrix':
      return type.elem.scalar !== 'f16';
    case 'array':
      return type.count !== undefined && isConstructible(type.elem);
    case 'struct':
      return type.members.every((m) => isConstructible(m.type));
    case 'atomic':
    case 'ptr':
    case 'texture':
    case 'sampler':
    case 'void':
    case 'unknown':
      return false;
  }
}

/** The type one step inside: element, column or component; undefined when it cannot be indexed. */
export function elementType(type: Type): Type | undefined {
  switch (type.kind) {
    case 'array':
      return type.elem;
    case 'matrix':
      return vecType(type.rows, type.elem);
    case 'vector':
      return type.elem;
    case 'scalar':
    case 'struct':
    case 'atomic':
    case 'ptr':
    case 'texture':
    case 'sampler':
    case 'void':
    case 'unknown':
      return undefined;
  }
}

export { boolType, f32Type, i32Type, scalarType, u32Type, vecType };
