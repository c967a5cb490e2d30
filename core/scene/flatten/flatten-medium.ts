/** Haze, fog and smoke of a document as media of the flat scene. */
import type { ObjectContent } from '../../document/index.ts';
import { fromTrs, multiply, type Mat4 } from '../../math/mat4.ts';
import { scale, type Vec3 } from '../../math/vec3.ts';
import type { RenderMedium } from '../render-scene.ts';

type MediumContent = ObjectContent & { readonly type: 'medium' };

function unitOf(extent: NonNullable<MediumContent['extent']>): Mat4 {
  const half: Vec3 =
    extent.type === 'sphere' ? [extent.radiusM, extent.radiusM, extent.radiusM] : scale(extent.sizeM, 0.5);
  return fromTrs([0, 0, 0], [0, 0, 0, 1], half);
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
