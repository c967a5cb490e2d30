/**
 * A parsed glTF document as a flat render scene. Pure: textures come decoded, nothing is read or written.
 * The steps are one file each: pose, primitives, deformation, materials, cameras and lights.
 *
 * [1] Khronos Group, glTF 2.0 Specification; docs/gltf.md for what maps to what.
 */
import { Texture, type Document, type Material } from '@gltf-transform/core';
import type { Light } from '@gltf-transform/extensions';
import type { RenderCamera, RenderLight, RenderMaterial, RenderScene } from '../../scene/render-scene.ts';
import { mapCamera, mapLight } from './gltf-cameras-lights.ts';
import { InstanceBuilder } from './gltf-instances.ts';
import { gltfDefaultMaterial, mapMaterial } from './gltf-material.ts';
import { poseScene, type PoseOptions } from './gltf-pose.ts';
import type { GltfJson } from './gltf-schema.ts';
import { TextureTable, type DecodedImage } from './gltf-textures.ts';
import type { ImportContext } from './import-context.ts';

/** The images that materials use for anything but occlusion, in document order. */
export function texturesToDecode(document: Document): readonly Texture[] {
  const root = document.getRoot();
  const graph = document.getGraph();
  const wanted = new Set<Texture>();
  for (const material of root.listMaterials()) {
    for (const owner of [material, ...material.listExtensions()])
      for (const edge of graph.listChildEdges(owner)) {
        const child = edge.getChild();
        if (edge.getName() !== 'occlusionTexture' && child instanceof Texture) wanted.add(child);
      }
  }
  return root.listTextures().filter((texture) => wanted.has(texture));
}

/**
 * Flattens a document.
 * @param json the document's validated JSON (validate-gltf.ts), with the same order of records as `document`
 * @param images decoded texels by image
 * @throws ModelImportError naming what is broken.
 */
export function flattenGltf(
  json: GltfJson,
  document: Document,
  images: ReadonlyMap<Texture, DecodedImage>,
  pose: PoseOptions,
  context: ImportContext,
): RenderScene {
  const nodes = document.getRoot().listNodes();
  const { worldFromNode, weights, shown } = poseScene(json, document, pose, context);
  warnOfUnrendered(json, context);

  const textures = new TextureTable(images, context);
  const materials: RenderMaterial[] = [];
  const materialIndices = new Map<Material | null, number>();
  const documentMaterials = document.getRoot().listMaterials();
  const materialIndex = (material: Material | null): number => {
    let index = materialIndices.get(material);
    if (index === undefined) {
      index =
        materials.push(
          material === null
            ? gltfDefaultMaterial()
            : mapMaterial(material, documentMaterials.indexOf(material), textures, context),
        ) - 1;
      materialIndices.set(material, index);
    }
    return index;
  };

  const instances = new InstanceBuilder(json, document, worldFromNode, materialIndex, context);
  const lights: RenderLight[] = [];
  const cameras: RenderCamera[] = [];
  const cameraNames = new Set<string>();
  const lightNames = new Set<string>();
  shown.forEach((i, step) => {
    if (step % 256 === 0) context.checkCancelled();
    const node = nodes[i];
    const world = worldFromNode[i];
    if (node === undefined || world === undefined) return;
    instances.addNode(node, i, weights.get(i));
    const camera = node.getCamera();
    if (camera !== null) {
      const name = unique(node.getName() || camera.getName() || `camera ${cameras.length + 1}`, cameraNames);
      cameras.push(mapCamera(camera, name, world, `/cameras/${json.nodes?.[i]?.camera ?? 0}`, context));
    }
    const light = node.getExtension<Light>('KHR_lights_punctual');
    if (light !== null) {
      const name = unique(node.getName() || light.getName() || `light ${lights.length + 1}`, lightNames);
      const index = json.nodes?.[i]?.extensions?.KHR_lights_punctual?.light ?? 0;
      lights.push(mapLight(light, name, world, `/extensions/KHR_lights_punctual/lights/${index}`, context));
    }
  });
  return {
    meshes: instances.meshes,
    materials,
    textures: textures.textures,
    instances: instances.instances,
    lights,
    environment: null,
    cameras,
    warnings: context.warnings,
  };
}

function warnOfUnrendered(json: GltfJson, context: ImportContext): void {
  const variants = json.extensions?.KHR_materials_variants?.variants ?? [];
  if (variants.length > 0)
    context.warn(
      `material variants present (${variants.map((v) => v.name).join(', ')}); the default materials are shown`,
    );
  json.materials?.forEach((material, i) => {
    const name = material.name ?? `material ${i}`;
    if (material.extensions?.KHR_materials_iridescence)
      context.warn(`material "${name}": iridescence is not supported and was ignored`);
    if (material.extensions?.KHR_materials_diffuse_transmission)
      context.warn(`material "${name}": diffuse transmission is not supported and was ignored`);
  });
}

/** `name`, or with the first free number behind it. */
function unique(name: string, taken: Set<string>): string {
  let result = name;
  for (let n = 2; taken.has(result); n++) result = `${name} ${n}`;
  taken.add(result);
  return result;
}
