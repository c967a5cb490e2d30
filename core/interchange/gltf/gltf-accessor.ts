/**
 * Accessor values as floats and indices, with normalised integers decoded.
 *
 * [1] Khronos Group, glTF 2.0 Specification, §3.6.2.2 (data types) and §3.11 (decoding normalised integers).
 */
import type { Accessor } from '@gltf-transform/core';

/** All components in order; the accessor's own array when it already holds floats. */
export function accessorFloats(accessor: Accessor): Float32Array {
  const array = accessor.getArray();
  if (array === null) return new Float32Array();
  if (array instanceof Float32Array) return array;
  const out = Float32Array.from(array);
  if (!accessor.getNormalized()) return out;
  // [1]: f = c / (2ᵇ − 1) unsigned, max(c / (2ᵇ⁻¹ − 1), −1) signed
  const signed = array instanceof Int8Array || array instanceof Int16Array;
  const bits = 8 * array.BYTES_PER_ELEMENT;
  const scale = 1 / (2 ** (signed ? bits - 1 : bits) - 1);
  for (let i = 0; i < out.length; i++) out[i] = Math.max(out[i]! * scale, -1);
  return out;
}

/** Unsigned integers of a scalar accessor; null when its components are signed or floating. */
export function accessorIndices(accessor: Accessor): Uint32Array | null {
  const array = accessor.getArray();
  if (array instanceof Uint32Array) return array;
  return array instanceof Uint8Array || array instanceof Uint16Array ? Uint32Array.from(array) : null;
}
