// Constant arrays that are indexed at run time, laid out once each.
import type { ConstValue } from '../ir.ts';
import { layoutOf } from '../layout.ts';
import { eachLeaf } from './memory.ts';

export class ConstantPool {
  private readonly offsets = new Map<string, number>();
  private readonly entries: { readonly offset: number; readonly bytes: Uint8Array }[] = [];
  private end = 0;

  /** Bytes of all constants. */
  get size(): number {
    return this.end;
  }

  /** Byte offset of a constant in the pool. Equal constants share their place. */
  offsetOf(value: ConstValue): number {
    const bytes = constantBytes(value);
    const key = bytes.join(',');
    const known = this.offsets.get(key);
    if (known !== undefined) return known;
    const offset = Math.ceil(this.end / 16) * 16;
    this.offsets.set(key, offset);
    this.entries.push({ offset, bytes });
    this.end = offset + bytes.length;
    return offset;
  }

  bytes(): Uint8Array {
    const all = new Uint8Array(this.end);
    for (const { offset, bytes } of this.entries) all.set(bytes, offset);
    return all;
  }
}

/** A constant as it lies in memory. */
function constantBytes(value: ConstValue): Uint8Array {
  const bytes = new Uint8Array(layoutOf(value.type).size);
  const view = new DataView(bytes.buffer);
  const scalars = flatten(value);
  let next = 0;
  eachLeaf(value.type, (leaf, offset) => {
    const lanes = leaf.kind === 'vector' ? leaf.size : 1;
    for (let lane = 0; lane < lanes; lane++) {
      const scalar = scalars[next++];
      if (scalar?.kind !== 'scalar') continue;
      if (scalar.type.scalar === 'f32') view.setFloat32(offset + 4 * lane, Number(scalar.value), true);
      else if (scalar.type.scalar === 'bool')
        view.setInt32(offset + 4 * lane, scalar.value === true ? -1 : 0, true);
      else view.setInt32(offset + 4 * lane, Number(scalar.value) | 0, true);
    }
  });
  return bytes;
}

function flatten(value: ConstValue): ConstValue[] {
  return value.kind === 'scalar' ? [value] : value.elements.flatMap(flatten);
}
