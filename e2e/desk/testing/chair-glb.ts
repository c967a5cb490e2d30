/** A small real model: a stool of two boxes, as a GLB. */
import { Document, NodeIO } from '@gltf-transform/core';
import { box } from '../../../core/scene/shapes/box.ts';

export async function chairGlb(): Promise<Uint8Array> {
  const document = new Document();
  const buffer = document.createBuffer();
  const material = document
    .createMaterial('wood')
    .setBaseColorFactor([0.4, 0.2, 0.1, 1])
    .setRoughnessFactor(0.6);
  const scene = document.createScene('stool');
  for (const [name, size, y] of [
    ['seat', [0.4, 0.05, 0.4], 0.45],
    ['leg', [0.08, 0.42, 0.08], 0.21],
  ] as const) {
    const { positions, normals, indices } = box(name, size, 0);
    const accessor = (type: 'VEC3' | 'SCALAR', array: Float32Array | Uint32Array) =>
      document.createAccessor().setType(type).setArray(array).setBuffer(buffer);
    const primitive = document
      .createPrimitive()
      .setAttribute('POSITION', accessor('VEC3', positions))
      .setIndices(accessor('SCALAR', indices))
      .setMaterial(material);
    if (normals !== null) primitive.setAttribute('NORMAL', accessor('VEC3', normals));
    const mesh = document.createMesh(name).addPrimitive(primitive);
    scene.addChild(document.createNode(name).setMesh(mesh).setTranslation([0, y, 0]));
  }
  return new NodeIO().writeBinary(document);
}
