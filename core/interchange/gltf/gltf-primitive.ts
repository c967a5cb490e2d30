/**
 * One glTF primitive as a render mesh: attributes checked and unpacked, topology turned into triangles, normals
 * made unit length. Arrays of accessors that several primitives share are shared by their meshes too.
 *
 * [1] Khronos Group, glTF 2.0 Specification, §3.7.2 "Meshes"; KHR_mesh_quantization.
 */
import type { Accessor, Primitive } from '@gltf-transform/core';
import type { RenderMesh } from '../../scene/render-scene.ts';
import { accessorFloats, accessorIndices } from './gltf-accessor.ts';
import type { ImportContext } from './import-context.ts';
import { repairNormals } from './mesh-normals.ts';
import { consecutive, MODE_TRIANGLE_FAN, MODE_TRIANGLES, triangulate } from './triangulate.ts';

export class PrimitiveReader {
  readonly #context: ImportContext;
  readonly #floats = new Map<Accessor, Float32Array>();
  readonly #meshes = new Map<Primitive, RenderMesh | null>();

  constructor(context: ImportContext) {
    this.#context = context;
  }

  /**
   * The undeformed mesh of a primitive, or null (with a warning) where it has no triangles.
   * @param field JSON pointer of the primitive
   * @throws ModelImportError when an attribute is missing, of a wrong type or length, or not finite.
   */
  read(primitive: Primitive, name: string, field: string): RenderMesh | null {
    const known = this.#meshes.get(primitive);
    if (known !== undefined) return known;
    const mesh = this.#read(primitive, name, field);
    this.#meshes.set(primitive, mesh);
    return mesh;
  }

  /** Float values of an attribute, checked for element type and count. */
  attribute(accessor: Accessor, types: readonly string[], count: number | null, field: string): Float32Array {
    if (!types.includes(accessor.getType()))
      this.#context.fail(
        field,
        `expected an accessor of type ${types.join(' or ')}, found ${accessor.getType()}`,
      );
    if (count !== null && accessor.getCount() !== count)
      this.#context.fail(
        field,
        `expected ${count} elements, as many as POSITION has, found ${accessor.getCount()}`,
      );
    let floats = this.#floats.get(accessor);
    if (floats === undefined) {
      if (!(accessor.getArray() instanceof Float32Array))
        this.#context.allocate(accessor.getCount() * accessor.getElementSize() * 4, field);
      floats = accessorFloats(accessor);
      this.#floats.set(accessor, floats);
    }
    return floats;
  }

  #read(primitive: Primitive, name: string, field: string): RenderMesh | null {
    const context = this.#context;
    const mode = primitive.getMode();
    if (mode < MODE_TRIANGLES || mode > MODE_TRIANGLE_FAN) {
      context.warn(`${field}: points and lines are not rendered; this primitive of "${name}" was ignored`);
      return null;
    }
    const positionAccessor =
      primitive.getAttribute('POSITION') ??
      context.fail(`${field}/attributes`, 'expected a POSITION attribute');
    const positions = this.attribute(positionAccessor, ['VEC3'], null, `${field}/attributes/POSITION`);
    const count = positions.length / 3;
    const bad = positions.findIndex((v) => !Number.isFinite(v));
    if (bad !== -1)
      context.fail(
        `${field}/attributes/POSITION`,
        `expected finite coordinates, found ${positions[bad]} at vertex ${Math.floor(bad / 3)}`,
      );

    const indices = this.#indices(primitive, count, mode, field);
    if (indices.length === 0) {
      context.warn(`${field}: a primitive of "${name}" has no triangles and was ignored`);
      return null;
    }

    const optional = (semantic: string, types: readonly string[]): Float32Array | null => {
      const accessor = primitive.getAttribute(semantic);
      return accessor === null
        ? null
        : this.attribute(accessor, types, count, `${field}/attributes/${semantic}`);
    };
    const finiteOr = (values: Float32Array | null, semantic: string): Float32Array | null => {
      if (values === null || values.every(Number.isFinite)) return values;
      context.warn(`${field}/attributes/${semantic}: values that are not finite were taken as 0`);
      return values.map((v) => (Number.isFinite(v) ? v : 0));
    };
    const normals = optional('NORMAL', ['VEC3']);
    const tangents = optional('TANGENT', ['VEC4']);
    return {
      name,
      positions,
      normals:
        normals &&
        repairNormals(normals, positions, indices, (n) =>
          context.warn(
            `${field}/attributes/NORMAL: ${n} normals of "${name}" have no direction and were computed from the triangles`,
          ),
        ),
      tangents: tangents && this.#tangents(tangents, field),
      uvs: finiteOr(optional('TEXCOORD_0', ['VEC2']), 'TEXCOORD_0'),
      uvs1: finiteOr(optional('TEXCOORD_1', ['VEC2']), 'TEXCOORD_1'),
      colors: finiteOr(rgba(optional('COLOR_0', ['VEC3', 'VEC4']), count), 'COLOR_0'),
      indices,
    };
  }

  #indices(primitive: Primitive, vertexCount: number, mode: number, field: string): Uint32Array {
    const context = this.#context;
    const accessor = primitive.getIndices();
    if (accessor !== null && accessor.getType() !== 'SCALAR')
      context.fail(`${field}/indices`, `expected an accessor of type SCALAR, found ${accessor.getType()}`);
    context.allocate(
      (accessor?.getCount() ?? vertexCount) * (mode === MODE_TRIANGLES ? 4 : 12),
      `${field}/indices`,
    );
    const indices =
      accessor === null
        ? consecutive(vertexCount)
        : (accessorIndices(accessor) ??
          context.fail(`${field}/indices`, 'expected unsigned integer components'));
    const beyond = indices.findIndex((index) => index >= vertexCount);
    if (beyond !== -1)
      context.fail(
        `${field}/indices`,
        `expected indices below ${vertexCount}, the number of vertices, found ${indices[beyond]} at position ${beyond}`,
      );
    if (mode === MODE_TRIANGLES && indices.length % 3 !== 0)
      context.fail(
        accessor === null ? `${field}/attributes/POSITION` : `${field}/indices`,
        `expected a multiple of 3 for triangles, found ${indices.length}`,
      );
    return triangulate(indices, mode);
  }

  /** Unit tangents with a handedness of ±1; null where any has no direction. */
  #tangents(source: Float32Array, field: string): Float32Array | null {
    this.#context.allocate(source.byteLength, `${field}/attributes/TANGENT`);
    const tangents = new Float32Array(source.length);
    for (let i = 0; i < source.length; i += 4) {
      const length = Math.hypot(source[i]!, source[i + 1]!, source[i + 2]!);
      if (!(length > 1e-6 && length < Infinity)) {
        this.#context.warn(
          `${field}/attributes/TANGENT: tangents without a direction were ignored and derived from the texture coordinates`,
        );
        return null;
      }
      for (let k = 0; k < 3; k++) tangents[i + k] = source[i + k]! / length;
      tangents[i + 3] = source[i + 3]! < 0 ? -1 : 1;
    }
    return tangents;
  }
}

/** RGB or RGBA colours as RGBA. */
function rgba(colors: Float32Array | null, count: number): Float32Array | null {
  if (colors === null || colors.length === 4 * count) return colors;
  const out = new Float32Array(4 * count).fill(1);
  for (let i = 0; i < count; i++) out.set(colors.subarray(3 * i, 3 * i + 3), 4 * i);
  return out;
}
