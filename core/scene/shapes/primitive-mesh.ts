/** Triangles of the document's primitive shapes. */
import type { PrimitiveShape } from '../../document/index.ts';
import type { RenderMesh } from '../render-scene.ts';
import { box } from './box.ts';
import { capsule, cone, cylinder, disc, sphere, torus } from './round-solids.ts';
import { plane } from './sheet.ts';

export function primitiveMesh(shape: PrimitiveShape): RenderMesh {
  switch (shape.type) {
    case 'box':
      return box(shape.type, shape.sizeM, shape.bevelM);
    case 'sphere':
      return sphere(shape.type, shape.radiusM);
    case 'cylinder':
      return cylinder(shape.type, shape.radiusM, shape.heightM, shape.capped);
    case 'cone':
      return cone(shape.type, shape.bottomRadiusM, shape.topRadiusM, shape.heightM, shape.capped);
    case 'capsule':
      return capsule(shape.type, shape.radiusM, shape.heightM);
    case 'torus':
      return torus(shape.type, shape.majorRadiusM, shape.minorRadiusM);
    case 'plane':
      return plane(shape.type, shape.widthM, shape.depthM);
    case 'disc':
      return disc(shape.type, shape.radiusM);
  }
}
