/**
 * What a set is built of: named parts, each a few meshes with the name of the surface that covers them. A surface name is looked
 * up among the materials of whoever places the part, so one chair can be oak here and paint there.
 *
 * Parts stand on y = 0 and face +Z unless their function says otherwise. Metres.
 */
import { fromTrs, type Mat4 } from '../../math/mat4.ts';
import { fromAxisAngle, type Quat } from '../../math/quat.ts';
import type { Vec3 } from '../../math/vec3.ts';
import { radians } from '../../units/units.ts';
import type { RenderMesh } from '../render-scene.ts';
import { mergeMeshes, transformMesh } from '../shapes/combine.ts';

export interface SetSurface {
  /** Name of the material slot. */
  readonly material: string;
  readonly mesh: RenderMesh;
}
export interface SetPart {
  readonly name: string;
  readonly surfaces: readonly SetSurface[];
}

/** Joins meshes of each surface name into one. Meshes that carry different attributes are kept apart. */
export function setPart(name: string, surfaces: readonly SetSurface[]): SetPart {
  const groups = new Map<string, SetSurface[]>();
  for (const surface of surfaces) {
    const { normals, uvs, colors } = surface.mesh;
    const key = [surface.material, normals !== null, uvs !== null, colors !== null].join('|');
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [surface]);
    else group.push(surface);
  }
  const merged = [...groups.values()].map(([first, ...rest]) => {
    const { material } = first!;
    const meshes = [first!, ...rest].map(({ mesh }) => mesh);
    return { material, mesh: mergeMeshes(`${name}: ${material}`, meshes) };
  });
  return { name, surfaces: merged };
}

export const surface = (material: string, ...meshes: readonly RenderMesh[]): SetSurface[] =>
  meshes.map((mesh) => ({ material, mesh }));

/** Surfaces of a part through a matrix, to build it into a larger one. */
export const surfacesAt = (part: SetPart, m: Mat4): SetSurface[] =>
  part.surfaces.map(({ material, mesh }) => ({ material, mesh: transformMesh(mesh, m) }));

export const quatAbout = (axis: Vec3, degrees: number): Quat =>
  fromAxisAngle(axis, radians((degrees * Math.PI) / 180));

/** Turned about Y by `yawDeg`, then moved. */
export const placed = (at: Vec3, yawDeg = 0): Mat4 => fromTrs(at, quatAbout([0, 1, 0], yawDeg), [1, 1, 1]);

/** Turned about any axis, then moved. */
export const tilted = (at: Vec3, axis: Vec3, degrees: number): Mat4 =>
  fromTrs(at, quatAbout(axis, degrees), [1, 1, 1]);

export const moved = (mesh: RenderMesh, at: Vec3, yawDeg = 0): RenderMesh =>
  transformMesh(mesh, placed(at, yawDeg));
