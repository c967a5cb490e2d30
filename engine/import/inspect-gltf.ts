/** What a glTF or GLB file holds, without decoding geometry or textures: for `penumbra info` and `penumbra validate`. */
import type { GltfJson } from '../../core/interchange/gltf/gltf-schema.ts';
import { DEFAULT_MAX_BYTES, ImportContext } from '../../core/interchange/gltf/import-context.ts';
import { readBuffers, readModelFile } from './read-model.ts';

export interface GltfSummary {
  readonly format: 'glTF' | 'GLB';
  readonly version: string;
  readonly generator: string | null;
  readonly copyright: string | null;
  /** Size of the file itself and of it with its buffers, in bytes. */
  readonly fileBytes: number;
  readonly bufferBytes: number;
  readonly extensionsUsed: readonly string[];
  readonly extensionsRequired: readonly string[];
  readonly counts: Readonly<
    Record<
      | 'scenes'
      | 'nodes'
      | 'meshes'
      | 'primitives'
      | 'triangles'
      | 'vertices'
      | 'materials'
      | 'textures'
      | 'images'
      | 'cameras'
      | 'lights'
      | 'skins'
      | 'animations',
      number
    >
  >;
  readonly cameras: readonly string[];
  readonly scenes: readonly string[];
  readonly animations: readonly string[];
  readonly variants: readonly string[];
  readonly warnings: readonly string[];
}

/** @throws ModelImportError when the document is broken or one of its buffers is missing or short. */
export async function inspectGltf(file: string): Promise<GltfSummary> {
  const context = new ImportContext(file, DEFAULT_MAX_BYTES, () => undefined);
  const model = await readModelFile(file, context);
  const { json } = model;
  const { buffers } = await readBuffers(model, context);
  const copyright = json.asset['copyright'];
  const names = (
    list: readonly { name?: string | undefined }[] | undefined,
    what: string,
  ): readonly string[] => (list ?? []).map((record, i) => record.name ?? `${what} ${i}`);
  return {
    format: model.isGlb ? 'GLB' : 'glTF',
    version: json.asset.version,
    generator: json.asset.generator ?? null,
    copyright: typeof copyright === 'string' ? copyright : null,
    fileBytes: model.fileBytes,
    bufferBytes: buffers.reduce((sum, bytes) => sum + (bytes?.byteLength ?? 0), 0),
    extensionsUsed: json.extensionsUsed ?? [],
    extensionsRequired: json.extensionsRequired ?? [],
    counts: count(json),
    cameras: (json.nodes ?? []).flatMap((node) =>
      node.camera === undefined
        ? []
        : [node.name ?? json.cameras?.[node.camera]?.name ?? `camera ${node.camera}`],
    ),
    scenes: names(json.scenes, 'scene'),
    animations: names(json.animations, 'animation'),
    variants: names(json.extensions?.KHR_materials_variants?.variants, 'variant'),
    warnings: context.warnings,
  };
}

/** Counts of the document's own records; triangles and vertices once per primitive, however often it is placed. */
function count(json: GltfJson): GltfSummary['counts'] {
  const primitives = (json.meshes ?? []).flatMap((mesh) => mesh.primitives);
  const elements = (accessor: number | undefined): number => json.accessors?.[accessor ?? -1]?.count ?? 0;
  const triangles = primitives.map((primitive) => {
    const corners = elements(primitive.indices ?? primitive.attributes['POSITION']);
    const mode = primitive.mode ?? 4;
    return mode === 4 ? Math.floor(corners / 3) : mode > 4 ? Math.max(0, corners - 2) : 0;
  });
  return {
    scenes: json.scenes?.length ?? 0,
    nodes: json.nodes?.length ?? 0,
    meshes: json.meshes?.length ?? 0,
    primitives: primitives.length,
    triangles: triangles.reduce((sum, n) => sum + n, 0),
    vertices: primitives.reduce((sum, primitive) => sum + elements(primitive.attributes['POSITION']), 0),
    materials: json.materials?.length ?? 0,
    textures: json.textures?.length ?? 0,
    images: json.images?.length ?? 0,
    cameras: json.cameras?.length ?? 0,
    lights: json.extensions?.KHR_lights_punctual?.lights?.length ?? 0,
    skins: json.skins?.length ?? 0,
    animations: json.animations?.length ?? 0,
  };
}
