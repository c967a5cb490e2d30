/** Where the copies of a scattered thing stand: evenly at random, apart from each other, and out of the camera's way. */
import type { Vec3 } from '../../math/vec3.ts';
import type { ComposedCamera, ComposedThing } from '../composition/scene-composition.ts';
import { sightLineDistanceM } from '../grammar/layout/view.ts';
import { Random } from '../grammar/random.ts';

export interface CopyPlace {
  readonly positionM: Vec3;
  readonly yawDeg: number;
  /** Times the size of the thing. */
  readonly scale: number;
  readonly seed: number;
}

/** Of its wider side: nearer than this two copies would grow into each other. */
const APART = 0.75;
const TRIES = 40;
const SHAPES_OF_ONE_KIND = 3;

/** The thing itself first. Fewer than asked where there is no room for all. */
export function scatterPlaces(thing: ComposedThing, camera: ComposedCamera): readonly CopyPlace[] {
  const { scatter, positionM, sizeM, yawDeg, seed } = thing;
  const own: CopyPlace = { positionM, yawDeg, scale: 1, seed };
  if (scatter === null) return [own];
  const random = new Random(seed ^ 0x5ca77e2);
  const [hx, hz] = scatter.halfExtentM;
  const apart = APART * Math.max(sizeM[0], sizeM[2]);
  const places: CopyPlace[] = [];
  for (let i = 0; i < scatter.count; i++)
    for (let attempt = 0; attempt < TRIES; attempt++) {
      const x = positionM[0] + random.uniform(-hx, hx);
      const z = positionM[2] + random.uniform(-hz, hz);
      if (sightLineDistanceM(camera, x, z) < scatter.clearWidthM) continue;
      if (places.some(({ positionM: [px, , pz] }) => Math.hypot(px - x, pz - z) < apart)) continue;
      places.push({
        positionM: [x, positionM[1], z],
        yawDeg: random.uniform(-180, 180),
        scale: random.uniform(0.8, 1.2),
        seed: (seed + (i % SHAPES_OF_ONE_KIND)) & 0xffff,
      });
      break;
    }
  return places.length > 0 ? places : [own];
}
