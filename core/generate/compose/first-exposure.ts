/**
 * Settings of the first camera for the light that is there: as an assistant would set them before anyone has metered. Stop first, then
 * sensitivity for the dark and neutral density for the bright, so that the stop stays where lenses look best.
 */
import { distance } from '../../math/vec3.ts';
import type { SceneComposition } from '../composition/scene-composition.ts';
import { INDOORS } from '../grammar/atmosphere.ts';
import { openIlluminanceLx } from './daylight.ts';
import { isOpenInFront, isRoom } from './fourth-wall.ts';
import { luxPerLumen, shellReflectance, windowFluxLm } from './room-light.ts';

export interface FirstExposure {
  readonly tStop: number;
  readonly exposureIndex: number;
  readonly ndStops: number;
  readonly whiteBalanceK: number;
}

/** Where lamps are nearer to the target than this, the light about it is what counts, metres. */
const NEAR_LAMP_M = 2;
/** Of the light of the sky outdoors, what falls on faces that stand upright. */
const UPRIGHT_SHARE = 0.7;
/** Of the light of the sky, what falls into a room without a front wall. */
const OPEN_FRONT_SHARE = 0.15;
/** Middle reflectance of rooms; what is darker is exposed up by half of the difference. */
const MIDDLE_REFLECTANCE = 0.36;

/** Lux that falls on what the camera looks at, roughly. */
export function incidentLx(composition: SceneComposition): number {
  const { world, things, camera } = composition;
  const perLumen = isRoom(world) ? luxPerLumen(composition) : 0;
  let lux = isRoom(world)
    ? perLumen * windowFluxLm(composition) +
      (isOpenInFront(composition) ? OPEN_FRONT_SHARE * openIlluminanceLx(world) : 0)
    : openIlluminanceLx(world) * UPRIGHT_SHARE;
  for (const { light, positionM, sizeM, scatter } of things) {
    if (light === null) continue;
    const at = [positionM[0], positionM[1] + sizeM[1] / 2, positionM[2]] as const;
    const away = Math.hypot(NEAR_LAMP_M, distance(at, camera.targetM));
    const count = scatter === null ? 1 : Math.min(scatter.count, 4);
    lux += count * light.fluxLm * (1 / (4 * Math.PI * away * away) + perLumen);
  }
  return lux;
}

/** Incident-meter constant, lux·s: E·t·S = C·N² (ISO 2720, hemispherical receptor usually 320–540; 250 as core/optics has it). */
const CONSTANT = 250;
const SHUTTER_S = 1 / 48;
const BASE_INDEX = 800;
const STOP_NUMBERS = [1.4, 1.6, 1.8, 2, 2.2, 2.5, 2.8, 3.2, 3.6, 4, 4.5, 5, 5.6] as const;
const DARKEST_INDEX = 6400;

export function firstExposure(composition: SceneComposition): FirstExposure {
  const { world, things } = composition;
  const moodStops = world.mood === 'moody' ? 0.8 : world.mood === 'bright' ? -0.5 : 0;
  // night should look like night
  const nightStops = world.timeOfDay === 'night' && !INDOORS.has(world.setting) ? 1 : 0;
  const shell = isRoom(world) ? Math.sqrt(shellReflectance(things) / MIDDLE_REFLECTANCE) : 1;
  const lux = Math.max(0.5, incidentLx(composition)) * shell * 2 ** (moodStops + nightStops);
  const wanted = Math.sqrt((lux * SHUTTER_S * BASE_INDEX) / CONSTANT);
  const tStop = STOP_NUMBERS.findLast((stop) => stop <= wanted) ?? STOP_NUMBERS[0];
  const over = 2 * Math.log2(wanted / tStop);
  const exposureIndex = over < 0 ? Math.min(DARKEST_INDEX, BASE_INDEX * 2 ** Math.round(-over)) : BASE_INDEX;
  const ndStops = over > 0.4 ? Math.round(over * 3) / 3 : 0;
  const isLampLit =
    world.timeOfDay === 'night' ||
    (INDOORS.has(world.setting) && !things.some(({ thing }) => thing === 'window'));
  const moodK = world.mood === 'warm' ? 900 : world.mood === 'cold' ? -900 : 0;
  return {
    tStop,
    exposureIndex,
    ndStops: Number(ndStops.toFixed(3)),
    whiteBalanceK: (isLampLit ? 3800 : 5600) + moodK,
  };
}
