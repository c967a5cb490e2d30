/** What an object of the document is made of in the proxy: meshes with surfaces, or a box that holds its place until they have come. */
import type { BufferGeometry } from 'three';
import {
  Box3,
  BoxGeometry,
  Color,
  EdgesGeometry,
  Group,
  InstancedMesh,
  LineBasicMaterial,
  LineSegments,
  Matrix4,
  Mesh,
  MeshBasicMaterial,
  SphereGeometry,
  Vector3,
} from 'three';
import type { ObjectContent } from '../../../core/document/index.ts';
import type { ProxyModel } from './proxy-assets.ts';
import { SetMesh } from './proxy-geometry.ts';
import type { Surface } from './surfaces.ts';

export interface Body {
  readonly root: Group;
  /** Meshes that light meets, with what they wear: what indirect light is traced against. */
  readonly worn: readonly { readonly mesh: Mesh; readonly surface: Surface }[];
  dispose(): void;
}

const group = (): Group => {
  const root = new Group();
  root.name = 'body';
  return root;
};

const dressed = (mesh: Mesh, surface: Surface): Mesh => {
  mesh.castShadow = !surface.isSheer;
  mesh.receiveShadow = true;
  return mesh;
};

/** One mesh, one surface. The geometry belongs to whoever gave it. */
export function meshBody(geometry: BufferGeometry, surface: Surface): Body {
  const root = group();
  const mesh = dressed(new SetMesh(geometry, surface.material), surface);
  root.add(mesh);
  return { root, worn: [{ mesh, surface }], dispose: () => undefined };
}

/** From so many equal parts on they are drawn at once. */
const WORTH_INSTANCING = 6;

/** @param surfaceOf the surface of a material of the model, the user's overrides first. */
export function modelBody(
  model: ProxyModel,
  nodeName: string | null,
  surfaceOf: (material: number) => Surface,
): Body {
  const root = group();
  const worn: { mesh: Mesh; surface: Surface }[] = [];
  const owned: { dispose(): void }[] = [];
  const alike = new Map<string, (typeof model.parts)[number][]>();
  for (const part of model.parts) {
    if (nodeName !== null && part.name !== nodeName) continue;
    const key = `${part.geometry.id} ${part.material}`;
    alike.set(key, [...(alike.get(key) ?? []), part]);
  }
  for (const parts of alike.values()) {
    const [{ geometry, material }] = parts as [(typeof parts)[number]];
    const surface = surfaceOf(material);
    if (parts.length >= WORTH_INSTANCING) {
      const mesh = new InstancedMesh(geometry, surface.material, parts.length);
      parts.forEach((part, i) => mesh.setMatrixAt(i, part.modelFromLocal));
      mesh.computeBoundingSphere();
      root.add(dressed(mesh, surface));
      worn.push({ mesh, surface });
      owned.push(mesh);
      continue;
    }
    for (const part of parts) {
      const mesh = dressed(new SetMesh(geometry, surface.material), surface);
      mesh.name = part.name;
      mesh.matrixAutoUpdate = false;
      mesh.matrix.copy(part.modelFromLocal);
      root.add(mesh);
      worn.push({ mesh, surface });
    }
  }
  return { root, worn, dispose: () => owned.forEach((thing) => thing.dispose()) };
}

const UNIT = new EdgesGeometry(new BoxGeometry(1, 1, 1));
const SOLID = new BoxGeometry(1, 1, 1);
const WAITING = new LineBasicMaterial({ transparent: true, opacity: 0.3 });
/** What has not come is a veil rather than a cage: many of them still read as masses. */
const VEIL = new MeshBasicMaterial({ transparent: true, opacity: 0.16, depthWrite: false });
const FAILED = new LineBasicMaterial({ color: 0xf4796d });
const mediums = new Set<{ readonly material: MeshBasicMaterial; readonly albedo: Color }>();

/** Gives what is no surface of the set the brightness that the active camera shows it at. */
export function exposeHelpers(nitsAtOne: number): void {
  for (const material of [WAITING, VEIL]) material.color.setScalar(0.35 * nitsAtOne);
  FAILED.color.setRGB(0.8 * nitsAtOne, 0.12 * nitsAtOne, 0.09 * nitsAtOne);
  for (const { material, albedo } of mediums) material.color.copy(albedo).multiplyScalar(0.12 * nitsAtOne);
}
const UNSEEN = new MeshBasicMaterial({ visible: false });
const HALF_M = new Vector3(0.5, 0.5, 0.5);

/** Holds the place of what has not come, or cannot: it can be picked and moved all the same. Drawn over the picture. */
export function placeholderBody(bounds: Box3 | null, isFailed: boolean): Body {
  const root = group();
  const box = bounds ?? new Box3(HALF_M.clone().negate(), HALF_M.clone());
  const at = new Matrix4().compose(box.getCenter(new Vector3()), root.quaternion, box.getSize(new Vector3()));
  const [edge, inside] = isFailed ? [FAILED, UNSEEN] : [WAITING, VEIL];
  for (const thing of [new LineSegments(UNIT, edge), new Mesh(SOLID, inside)]) {
    thing.matrixAutoUpdate = false;
    thing.matrix.copy(at);
    root.add(thing);
  }
  return { root, worn: [], dispose: () => undefined };
}

type Medium = Extract<ObjectContent, { type: 'medium' }>;
const SEEN_THROUGH_M = 1;

/** Haze as what it dims: the share of light that a metre of it takes. It lights nothing here. */
export function mediumBody(content: Medium): Body {
  const root = group();
  const { extent, extinctionPerM, albedo } = content;
  if (extent === null) return { root, worn: [], dispose: () => undefined };
  const geometry =
    extent.type === 'sphere' ? new SphereGeometry(extent.radiusM, 32, 20) : new BoxGeometry(...extent.sizeM);
  const material = new MeshBasicMaterial({
    transparent: true,
    depthWrite: false,
    opacity: Math.min(0.35, 1 - Math.exp(-extinctionPerM * SEEN_THROUGH_M)),
  });
  const own = { material, albedo: new Color().setRGB(...albedo) };
  mediums.add(own);
  const mesh = new Mesh(geometry, material);
  root.add(mesh);
  return {
    root,
    worn: [],
    dispose: () => {
      mediums.delete(own);
      geometry.dispose();
      material.dispose();
    },
  };
}
