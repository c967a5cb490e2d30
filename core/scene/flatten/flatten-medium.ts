/** Haze, fog and smoke of a document as media of the flat scene. */
import type { ObjectContent } from '../../document/index.ts';
import { multiply, type Mat4 } from '../../math/mat4.ts';
import type { RenderMedium } from '../render-scene.ts';

type MediumContent = ObjectContent & { readonly type: 'medium' };

const scaledBy = (x: number, y: number, z: number): Mat4 => [x, 0, 0, 0, 0, y, 0, 0, 0, 0, z, 0, 0, 0, 0, 1];

function unitOf(extent: NonNullable<MediumContent['extent']>): Mat4 {
  if (extent.type === 'sphere') return scaledBy(extent.radiusM, extent.radiusM, extent.radiusM);
  const [w, h, d] = extent.sizeM;
  return scaledBy(w / 2, h / 2, d / 2);
}

/** @param worldFromObject where the object is when the shutter opens: haze does not move while it is open. */
export function flattenMedium(name: string, content: MediumContent, worldFromObject: Mat4): RenderMedium {
  const { extent, extinctionPerM, albedo, anisotropy } = content;
  return {
    name,
    extent:
      extent === null
        ? 'scene'
        : { shape: extent.type, worldFromUnit: multiply(worldFromObject, unitOf(extent)) },
    extinctionPerM,
    albedo,
    anisotropy,
  };
}
