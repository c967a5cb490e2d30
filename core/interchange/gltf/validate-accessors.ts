/**
 * Byte ranges: buffer views inside their buffers, accessors inside their views, sparse indices inside their
 * accessor. Sizes are taken from the import's memory budget before any array is made.
 *
 * [1] Khronos Group, glTF 2.0 Specification, §3.6.2 "Accessors".
 */
import { COMPONENT_BYTES, COMPONENTS, type GltfJson } from './gltf-schema.ts';
import type { ImportContext } from './import-context.ts';
import { pointer } from './model-import-error.ts';

export function checkBufferViews(json: GltfJson, context: ImportContext): void {
  const inside = (buffer: number, offset: number, length: number, ...at: (string | number)[]): void => {
    const size = json.buffers?.[buffer]?.byteLength;
    if (size === undefined)
      context.fail(
        pointer(...at, 'buffer'),
        `expected an index below ${json.buffers?.length ?? 0} (the number of buffers), found ${buffer}`,
      );
    if (offset + length > size)
      context.fail(
        pointer(...at, 'byteLength'),
        `expected bytes ${offset}…${offset + length} inside buffer ${buffer} of ${size} bytes`,
      );
  };
  json.bufferViews?.forEach((view, i) => {
    inside(view.buffer, view.byteOffset ?? 0, view.byteLength, 'bufferViews', i);
    for (const name of ['EXT_meshopt_compression', 'KHR_meshopt_compression'] as const) {
      const packed = view.extensions?.[name];
      if (packed === undefined) continue;
      const at = ['bufferViews', i, 'extensions', name] as const;
      inside(packed.buffer, packed.byteOffset ?? 0, packed.byteLength, ...at);
      if (packed.count * packed.byteStride > view.byteLength)
        context.fail(
          pointer(...at, 'count'),
          `expected count × byteStride of at most ${view.byteLength} bytes, the view's length, found ${packed.count * packed.byteStride}`,
        );
      const strideFits =
        packed.mode === 'ATTRIBUTES'
          ? packed.byteStride % 4 === 0
          : packed.byteStride === 2 || packed.byteStride === 4;
      if (!strideFits)
        context.fail(
          pointer(...at, 'byteStride'),
          `expected ${packed.mode === 'ATTRIBUTES' ? 'a multiple of 4' : '2 or 4'} for mode ${packed.mode}, found ${packed.byteStride}`,
        );
      if (packed.mode === 'TRIANGLES' && packed.count % 3 !== 0)
        context.fail(
          pointer(...at, 'count'),
          `expected a multiple of 3 for mode TRIANGLES, found ${packed.count}`,
        );
    }
  });
}

export function checkAccessors(json: GltfJson, context: ImportContext): void {
  const fits = (
    view: number,
    start: number,
    elementBytes: number,
    count: number,
    ...at: (string | number)[]
  ): void => {
    const record = json.bufferViews?.[view];
    if (record === undefined)
      context.fail(
        pointer(...at, 'bufferView'),
        `expected an index below ${json.bufferViews?.length ?? 0} (the number of bufferViews), found ${view}`,
      );
    const end =
      count === 0 ? start : start + (count - 1) * (record.byteStride ?? elementBytes) + elementBytes;
    if (end > record.byteLength)
      context.fail(
        pointer(...at),
        `expected ${count} elements inside bufferView ${view} of ${record.byteLength} bytes, they end at byte ${end}`,
      );
  };
  json.accessors?.forEach((accessor, i) => {
    const componentBytes = COMPONENT_BYTES[accessor.componentType];
    const elementBytes = COMPONENTS[accessor.type] * componentBytes;
    context.allocate(accessor.count * elementBytes, `/accessors/${i}/count`);
    if (accessor.bufferView !== undefined)
      fits(accessor.bufferView, accessor.byteOffset ?? 0, elementBytes, accessor.count, 'accessors', i);
    accessor.min?.forEach((min, k) => {
      const max = accessor.max?.[k];
      if (max !== undefined && min > max)
        context.fail(`/accessors/${i}/min/${k}`, `expected at most the maximum ${max}, found ${min}`);
    });
    const sparse = accessor.sparse;
    if (sparse === undefined) return;
    if (sparse.count > accessor.count)
      context.fail(
        `/accessors/${i}/sparse/count`,
        `expected at most ${accessor.count}, the accessor's count, found ${sparse.count}`,
      );
    fits(
      sparse.indices.bufferView,
      sparse.indices.byteOffset ?? 0,
      COMPONENT_BYTES[sparse.indices.componentType],
      sparse.count,
      'accessors',
      i,
      'sparse',
      'indices',
    );
    fits(
      sparse.values.bufferView,
      sparse.values.byteOffset ?? 0,
      elementBytes,
      sparse.count,
      'accessors',
      i,
      'sparse',
      'values',
    );
  });
}

/**
 * Checks sparse indices once bytes are at hand.
 * @param bytesOf the bytes of a buffer view
 * @throws ModelImportError at the first index at or beyond its accessor's count.
 */
export function checkSparseIndices(
  json: GltfJson,
  bytesOf: (view: number) => Uint8Array,
  context: ImportContext,
): void {
  json.accessors?.forEach((accessor, i) => {
    if (accessor.sparse === undefined) return;
    const { count, indices } = accessor.sparse;
    const bytes = bytesOf(indices.bufferView);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const size = COMPONENT_BYTES[indices.componentType];
    for (let k = 0; k < count; k++) {
      const at = (indices.byteOffset ?? 0) + k * size;
      const index =
        size === 1 ? view.getUint8(at) : size === 2 ? view.getUint16(at, true) : view.getUint32(at, true);
      if (index >= accessor.count)
        context.fail(
          `/accessors/${i}/sparse/indices`,
          `expected indices below ${accessor.count}, found ${index}`,
        );
    }
  });
}
