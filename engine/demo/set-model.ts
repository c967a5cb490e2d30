/** A set part as a GLB model: one node, a primitive for each surface, materials by name only, for the project's own to replace. */
import { Document, WebIO, type TypedArray } from '@gltf-transform/core';
import type { SetPart } from '../../core/scene/sets/set-part.ts';

export async function glbOfPart(part: SetPart): Promise<Uint8Array> {
  const document = new Document();
  const buffer = document.createBuffer();
  const accessor = (type: 'SCALAR' | 'VEC2' | 'VEC3' | 'VEC4', values: TypedArray) =>
    document.createAccessor().setType(type).setArray(values).setBuffer(buffer);
  const mesh = document.createMesh(part.name);
  for (const { material, mesh: source } of part.surfaces) {
    const { positions, normals, uvs, colors, indices } = source;
    const primitive = document
      .createPrimitive()
      .setMaterial(document.createMaterial(material))
      .setIndices(accessor('SCALAR', indices))
      .setAttribute('POSITION', accessor('VEC3', positions));
    if (normals !== null) primitive.setAttribute('NORMAL', accessor('VEC3', normals));
    if (uvs !== null) primitive.setAttribute('TEXCOORD_0', accessor('VEC2', uvs));
    if (colors !== null) primitive.setAttribute('COLOR_0', accessor('VEC4', colors));
    mesh.addPrimitive(primitive);
  }
  const node = document.createNode(part.name).setMesh(mesh);
  document.getRoot().setDefaultScene(document.createScene(part.name).addChild(node));
  return new WebIO().writeBinary(document);
}
