/**
 * Which glTF extensions are honoured, which are set aside without a word because they cannot change the picture,
 * and which are understood but only in part. docs/gltf.md says the same to users.
 */
import type { GltfJson } from './gltf-schema.ts';
import type { ImportContext } from './import-context.ts';

const HONOURED = [
  'EXT_mesh_gpu_instancing',
  'EXT_meshopt_compression',
  'EXT_texture_avif',
  'EXT_texture_webp',
  'KHR_draco_mesh_compression',
  'KHR_lights_punctual',
  'KHR_materials_anisotropy',
  'KHR_materials_clearcoat',
  'KHR_materials_dispersion',
  'KHR_materials_emissive_strength',
  'KHR_materials_ior',
  'KHR_materials_pbrSpecularGlossiness',
  'KHR_materials_sheen',
  'KHR_materials_specular',
  'KHR_materials_transmission',
  'KHR_materials_unlit',
  'KHR_materials_volume',
  'KHR_mesh_quantization',
  'KHR_meshopt_compression',
  'KHR_node_visibility',
  'KHR_texture_basisu',
  'KHR_texture_transform',
];

/** Read, and warned about where a material or the document uses them. */
const IN_PART = ['KHR_materials_diffuse_transmission', 'KHR_materials_iridescence', 'KHR_materials_variants'];

/** Metadata: nothing in the picture depends on it. */
const METADATA = ['KHR_xmp', 'KHR_xmp_json_ld'];

const KNOWN = new Set([...HONOURED, ...IN_PART, ...METADATA]);

/** Warns of extensions that a document uses and this program does not know. @throws ModelImportError when it requires one. */
export function checkExtensions(json: GltfJson, context: ImportContext): void {
  json.extensionsRequired?.forEach((name, i) => {
    if (!KNOWN.has(name))
      context.fail(
        `/extensionsRequired/${i}`,
        `expected an extension that Penumbra reads; the file cannot be shown without ${name}`,
      );
  });
  for (const name of json.extensionsUsed ?? [])
    if (!KNOWN.has(name)) context.warn(`extension ${name} is not supported and was ignored`);
}
