/** Objects as instances: shapes, fields, meshes and whole models, through the groups that hold them. */
import { findRecord, type Document, type ObjectRecord } from '../../document/index.ts';
import { multiply } from '../../math/mat4.ts';
import { candela, nits } from '../../units/units.ts';
import type {
  Motion,
  RenderLight,
  RenderMaterial,
  RenderMedium,
  RenderScene,
  TextureRef,
} from '../render-scene.ts';
import { flattenMedium } from './flatten-medium.ts';
import { asPlaced, withoutScale, type Placement } from './motion.ts';
import type { SceneBuilder } from './scene-builder.ts';
import type { SceneResources } from './scene-resources.ts';

export interface ObjectContext {
  readonly document: Document;
  readonly resources: SceneResources;
  readonly placement: Placement;
  readonly builder: SceneBuilder;
  readonly lights: RenderLight[];
  readonly media: RenderMedium[];
  readonly warn: (text: string) => void;
}

/** True when neither the object nor a group around it is hidden. */
export function isShown(document: Document, object: ObjectRecord): boolean {
  if (!object.visible) return false;
  const parent = object.parentId === null ? null : findRecord(document, 'object', object.parentId);
  return parent === null || isShown(document, parent);
}

/** @param dimmer of what the object emits in this frame. */
export function flattenObject(
  object: ObjectRecord,
  objectId: number,
  dimmer: number,
  context: ObjectContext,
): void {
  const { builder, resources, placement, document } = context;
  const { content, name, lightGroup } = object;
  const place = (mesh: number, materialId: string | null): void => {
    const record = materialId === null ? null : findRecord(document, 'material', materialId);
    const material = builder.recordMaterial(record, dimmer);
    builder.place({ name, mesh, material, motion: placement.motion(asPlaced(object)), objectId, lightGroup });
  };
  switch (content.type) {
    case 'group':
      return;
    case 'medium':
      context.media.push(flattenMedium(name, content, placement.motion(asPlaced(object))[0].worldFromLocal));
      return;
    case 'primitive':
      return place(
        builder.mesh(`primitive ${JSON.stringify(content.shape)}`, () => resources.primitive(content.shape)),
        content.materialId,
      );
    case 'field':
      return place(
        builder.mesh(`field ${content.cellSizeM} ${JSON.stringify(content.field)}`, () =>
          resources.field(content.field, content.cellSizeM),
        ),
        content.materialId,
      );
    case 'mesh':
      return place(
        builder.mesh(`asset ${content.meshAsset}`, () => resources.mesh(content.meshAsset)),
        content.materialId,
      );
    case 'model':
      return flattenModel(object, content, objectId, dimmer, context);
  }
}

type ModelContent = Extract<ObjectRecord['content'], { type: 'model' }>;

function flattenModel(
  object: ObjectRecord,
  content: ModelContent,
  objectId: number,
  dimmer: number,
  context: ObjectContext,
): void {
  const { builder, document } = context;
  const model = context.resources.model(content.modelAsset);
  for (const warning of model.warnings) context.warn(`model "${object.name}": ${warning}`);
  const chosen = model.instances.filter(({ name }) => content.nodeName === null || name === content.nodeName);
  if (chosen.length === 0)
    context.warn(`model "${object.name}": it has no node ${JSON.stringify(content.nodeName)}`);
  const worldFromModel = context.placement.motion(asPlaced(object));
  const key = content.modelAsset;
  for (const instance of chosen) {
    const ownMaterial = model.materials[instance.material];
    if (ownMaterial === undefined) continue;
    const overrideId = content.materialOverrides[ownMaterial.name];
    const override = overrideId === undefined ? null : findRecord(document, 'material', overrideId);
    const material =
      override === null
        ? modelMaterial(model, key, instance.material, dimmer, builder)
        : builder.recordMaterial(override, dimmer);
    builder.place({
      name: object.name,
      mesh: builder.mesh(`model ${key} ${instance.mesh}`, () => model.meshes[instance.mesh]!),
      material,
      motion: inModel(worldFromModel, instance.motion),
      objectId,
      lightGroup: object.lightGroup,
    });
  }
  if (content.nodeName !== null) return;
  for (const light of model.lights) {
    const motion = withoutScale(inModel(worldFromModel, light.motion));
    context.lights.push({ ...dimmed(light, dimmer), motion, lightGroup: object.lightGroup });
  }
}

/** Models stand as they were made; what moves is the object. */
const inModel = (worldFromModel: Motion, modelFromLocal: Motion): Motion => {
  const [first, ...rest] = worldFromModel.map(({ time, worldFromLocal }) => ({
    time,
    worldFromLocal: multiply(worldFromLocal, modelFromLocal[0].worldFromLocal),
  }));
  return [first!, ...rest];
};

function modelMaterial(
  model: RenderScene,
  key: string,
  index: number,
  dimmer: number,
  builder: SceneBuilder,
): number {
  const own = model.materials[index]!;
  const emits = own.emissionNits > 0;
  return builder.material(`model ${key} ${index} ${emits ? dimmer : 1}`, () => {
    const texture = (at: number): number => builder.texture(`model ${key} ${at}`, () => model.textures[at]!);
    return { ...withTextures(own, texture), emissionNits: nits(own.emissionNits * dimmer) };
  });
}

/** The material with its textures looked up anew. Every parameter that can hold a texture is an object with a `texture` in it. */
function withTextures(material: RenderMaterial, indexOf: (texture: number) => number): RenderMaterial {
  const moved = <T extends { readonly texture?: TextureRef }>(param: T): T =>
    param.texture === undefined
      ? param
      : { ...param, texture: { ...param.texture, texture: indexOf(param.texture.texture) } };
  const { normalMap } = material;
  return {
    ...material,
    baseColor: moved(material.baseColor),
    baseMetalness: moved(material.baseMetalness),
    specularWeight: moved(material.specularWeight),
    specularColor: moved(material.specularColor),
    specularRoughness: moved(material.specularRoughness),
    specularAnisotropy: moved(material.specularAnisotropy),
    transmissionWeight: moved(material.transmissionWeight),
    transmissionColor: moved(material.transmissionColor),
    coatWeight: moved(material.coatWeight),
    coatRoughness: moved(material.coatRoughness),
    fuzzColor: moved(material.fuzzColor),
    fuzzRoughness: moved(material.fuzzRoughness),
    emissionColor: moved(material.emissionColor),
    opacity: moved(material.opacity),
    normalMap: normalMap === null ? null : { ...normalMap, texture: indexOf(normalMap.texture) },
  };
}

function dimmed(light: RenderLight, dimmer: number): RenderLight {
  switch (light.kind) {
    case 'point':
    case 'spot':
      return { ...light, intensity: candela(light.intensity * dimmer) };
    case 'profile':
      return { ...light, candela: light.candela.map((value) => value * dimmer) };
    case 'directional':
      return { ...light, illuminance: (light.illuminance * dimmer) as typeof light.illuminance };
    case 'rect':
    case 'disc':
    case 'sphere':
      return { ...light, luminance: nits(light.luminance * dimmer) };
  }
}
