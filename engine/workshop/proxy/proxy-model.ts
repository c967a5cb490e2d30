/** A flat model as a proxy: what the desk's live view needs of it, in one binary frame. */
import { transformPoint } from '../../../core/math/mat4.ts';
import { encodeBinaryFrame, type ProxyModelHeader } from '../../../core/protocol/index.ts';
import { DEFAULT_MATERIAL } from '../../../core/scene/render-defaults.ts';
import { IDENTITY } from '../../../core/math/mat4.ts';
import type { RenderMesh, RenderScene } from '../../../core/scene/render-scene.ts';
import { PayloadBuilder } from './payload.ts';
import { seenUvs, simplified } from './proxy-geometry.ts';
import { proxyImage } from './proxy-image.ts';
import { proxyMaterial } from './proxy-material.ts';

export const MAX_IMAGE_PX = 1024;
/** Heavier models are simplified: more than a live view draws sixty times a second. */
export const MOST_TRIANGLES = 2_000_000;

type ProxyParts = Pick<RenderScene, 'meshes' | 'materials' | 'textures' | 'instances' | 'warnings'>;

/** One mesh without materials of its own. */
export const meshAsModel = (mesh: RenderMesh): ProxyParts => ({
  meshes: [mesh],
  materials: [{ ...DEFAULT_MATERIAL, name: '' }],
  textures: [],
  instances: [
    { name: mesh.name, mesh: 0, material: 0, motion: [{ time: 0, worldFromLocal: IDENTITY }], objectId: 1 },
  ],
  warnings: [],
});

export interface ProxyModelOptions {
  /** Of all instances together before the model is simplified. */
  readonly mostTriangles?: number;
  /** False for a first level that a finer one follows; default true. */
  readonly isFinal?: boolean;
}

export async function proxyModel(
  model: ProxyParts,
  { mostTriangles = MOST_TRIANGLES, isFinal = true }: ProxyModelOptions = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const warnings = [...model.warnings];
  const total = trianglesOf(model, model.meshes);
  let { meshes } = model;
  if (total > mostTriangles) {
    const share = mostTriangles / total;
    meshes = await Promise.all(meshes.map((mesh) => simplified(mesh, share)));
    const left = trianglesOf(model, meshes);
    warnings.push(
      `${count(total)} triangles are shown as ${count(left)} on the stage; rendering uses all of them`,
    );
  }
  const payload = new PayloadBuilder();

  // images that a material uses, each once
  const used: number[] = [];
  const images = {
    of: (texture: number): number => {
      if (!used.includes(texture)) used.push(texture);
      return used.indexOf(texture);
    },
  };
  const materials = model.materials.map((material) => proxyMaterial(material, images));
  const encoded = await Promise.all(used.map((i) => proxyImage(model.textures[i]!, MAX_IMAGE_PX)));

  const header: ProxyModelHeader = {
    type: 'proxy-model',
    isFinal,
    meshes: meshes.map((mesh, i) => ({
      name: mesh.name,
      positions: payload.add(mesh.positions),
      normals: mesh.normals && payload.add(mesh.normals),
      tangents: mesh.tangents && payload.add(mesh.tangents),
      uvs: spanOf(seenUvs(mesh, textureOfMesh(model, i)), payload),
      colors: mesh.colors && payload.add(mesh.colors),
      indices: payload.add(mesh.indices),
    })),
    materials,
    instances: model.instances.map(({ name, mesh, material, motion }) => ({
      name,
      mesh,
      material,
      modelFromLocal: [...motion[0].worldFromLocal],
    })),
    images: encoded.map(({ bytes, mimeType }, i) => ({
      bytes: payload.add(bytes),
      mimeType,
      isSrgb: model.textures[used[i]!]!.format === 'rgba8-srgb',
    })),
    bounds: boundsOf(model, meshes),
    triangleCount: trianglesOf(model, meshes),
    warnings,
  };
  return encodeBinaryFrame(header, payload.finish());
}

const spanOf = (data: Float32Array | null, payload: PayloadBuilder) => data && payload.add(data);
const count = (n: number): string => n.toLocaleString('en');

/** The texture whose coordinates matter most on a mesh: base colour, else normals. */
function textureOfMesh({ instances, materials }: ProxyParts, mesh: number) {
  const instance = instances.find((i) => i.mesh === mesh);
  const material = instance && materials[instance.material];
  return material?.baseColor.texture ?? material?.normalMap ?? material?.specularRoughness.texture;
}

const trianglesOf = ({ instances }: ProxyParts, meshes: readonly RenderMesh[]): number =>
  instances.reduce((sum, { mesh }) => sum + meshes[mesh]!.indices.length / 3, 0);

function boundsOf({ instances }: ProxyParts, meshes: readonly RenderMesh[]): ProxyModelHeader['bounds'] {
  const low: [number, number, number] = [Infinity, Infinity, Infinity];
  const high: [number, number, number] = [-Infinity, -Infinity, -Infinity];
  for (const { mesh, motion } of instances) {
    const { positions } = meshes[mesh]!;
    for (let v = 0; v < positions.length; v += 3) {
      const local = [positions[v]!, positions[v + 1]!, positions[v + 2]!] as const;
      const p = transformPoint(motion[0].worldFromLocal, local);
      for (let axis = 0; axis < 3; axis++) {
        low[axis] = Math.min(low[axis]!, p[axis]!);
        high[axis] = Math.max(high[axis]!, p[axis]!);
      }
    }
  }
  return Number.isFinite(low[0]) ? { min: low, max: high } : { min: [0, 0, 0], max: [0, 0, 0] };
}
