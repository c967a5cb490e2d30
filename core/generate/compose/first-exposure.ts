/**
 * Settings of the first camera for the light that is there: as an assistant would set them before anyone has metered. Stop first, then
 * sensitivity for the dark and neutral density for the bright, so that the stop stays where lenses look best.
 */
import { distance, type Vec3 } from '../../math/vec3.ts';
import type { ComposedThing, SceneComposition, TimeOfDay } from '../composition/scene-composition.ts';
import { INDOORS } from '../grammar/atmosphere.ts';
import { isSeenThrough } from './cut-openings.ts';
import { hasSun, openIlluminanceLx } from './daylight.ts';
import { thingFacts, type ThingId } from '../vocabulary/catalogue.ts';
import { isOpenInFront, isRoom } from './fourth-wall.ts';
import { snowLies } from './lying-snow.ts';
import { luxPerLumen, shellReflectance, windowFluxLm } from './room-light.ts';

export interface FirstExposure {
  readonly tStop: number;
  readonly exposureIndex: number;
  readonly ndStops: number;
  readonly whiteBalanceK: number;
}

/** Where lamps are nearer to the target than this, the light about it is what counts, metres; close-ups look closer. */
const NEAR_LAMP_M = 2;
/** Fittings that shine to one side: intensity before them over that of an even lamp. Others count 1. */
const DIRECTED: Partial<Readonly<Record<ThingId, number>>> = {
  softbox: 4,
  'stage light': 3,
};
/** Where the lamp sits in a thing, as a share of its height: on top of what stands, at the foot of what hangs. */
const lampHeight = ({ thing }: ComposedThing): number => {
  const { family, support } = thingFacts(thing);
  if (family === 'architecture') return 0.5;
  return support === 'floor' ? 0.9 : support === 'ceiling' ? 0.1 : 0.5;
};
/** Of the light of the sky outdoors, what is exposed for: between level ground and faces that stand upright. */
const OPEN_SHARE = 0.9;
/** Of the light of the sky, what falls into a room without a front wall. */
const OPEN_FRONT_SHARE = 0.15;
/**
 * Outdoors, how far below middle grey an hour is exposed, stops: night looks like night and its lamps read; dawn and dusk should
 * still be seen as such.
 */
const HOUR_STOPS: Readonly<Record<TimeOfDay, number>> = {
  dawn: 0.9,
  morning: 0,
  noon: 0,
  afternoon: 0,
  dusk: 1.1,
  night: 0.3,
};
/** A dark mood in a dark hour is no darker than this below middle grey, stops. */
const DARKEST_STOPS = 1.4;
/** More where the low sun itself shines: what faces it gets several times what level ground does. */
const LOW_SUN_STOPS = 0.8;
/** Middle reflectance of rooms and of ground; half of what a place is darker or brighter is made up for. */
const MIDDLE_REFLECTANCE = { room: 0.36, open: 0.18 };

/** Snow stays white: a quarter of what it is brighter than the middle is made up for, so that it still has form. */
const SNOW = { reflectance: 0.8, share: 0.25 };

/** 1 in the middle, above where the place is bright: sand, snow, white walls. */
export function brightness({ world, things }: SceneComposition): number {
  if (snowLies(world)) return (SNOW.reflectance / MIDDLE_REFLECTANCE.open) ** SNOW.share;
  const middle = INDOORS.has(world.setting) ? MIDDLE_REFLECTANCE.room : MIDDLE_REFLECTANCE.open;
  return Math.sqrt(shellReflectance(things) / middle);
}

/** Faces that are metered, the nearest to what the camera looks at. */
const MOST_FACES = 3;
/** Of a figure's height. */
const FACE_SHARE = 0.85;

/** Where an assistant would hold the meter: at faces, where there are none at what the camera looks at. */
function metered({ things, camera }: SceneComposition): readonly Vec3[] {
  const faces = things
    .filter(({ thing, scatter }) => thingFacts(thing).family === 'figure' && scatter === null)
    .map(({ positionM: [x, y, z], sizeM }): Vec3 => [x, y + FACE_SHARE * sizeM[1], z])
    .sort((a, b) => distance(a, camera.targetM) - distance(b, camera.targetM))
    .slice(0, MOST_FACES);
  return faces.length > 0 ? faces : [camera.targetM];
}

/** Lux that falls on what is metered and, in a room, on its walls, roughly: the geometric mean. Pools of light do not sink the rest of a room. */
export function incidentLx(composition: SceneComposition): number {
  const { world, things, camera } = composition;
  const perLumen = isRoom(composition) ? luxPerLumen(composition) : 0;
  const everywhere = isRoom(composition)
    ? perLumen * windowFluxLm(composition) +
      (isOpenInFront(composition) ? OPEN_FRONT_SHARE * openIlluminanceLx(world) : 0)
    : openIlluminanceLx(world) * OPEN_SHARE;
  const near = Math.min(NEAR_LAMP_M, distance(camera.positionM, camera.targetM));
  const lampsAt = (point: Vec3): number => {
    let lux = 0;
    for (const thing of things) {
      const { light, positionM, sizeM, scatter } = thing;
      if (light === null) continue;
      const at = [positionM[0], positionM[1] + sizeM[1] * lampHeight(thing), positionM[2]] as const;
      const away = Math.hypot(near, distance(at, point));
      const count = scatter === null ? 1 : Math.min(scatter.count, 4);
      lux += count * light.fluxLm * ((DIRECTED[thing.thing] ?? 1) / (4 * Math.PI * away * away) + perLumen);
    }
    return lux;
  };
  const readings = metered(composition).map(lampsAt);
  if (isRoom(composition))
    readings.push(perLumen * things.reduce((sum, { light }) => sum + (light?.fluxLm ?? 0), 0));
  const stops = readings.reduce((sum, lux) => sum + Math.log2(Math.max(1e-6, everywhere + lux)), 0);
  return 2 ** (stops / readings.length);
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
  const isLow = world.timeOfDay === 'dawn' || world.timeOfDay === 'dusk';
  const hourStops = INDOORS.has(world.setting)
    ? 0
    : HOUR_STOPS[world.timeOfDay] + (isLow && hasSun(world.weather) ? LOW_SUN_STOPS : 0);
  const lux =
    Math.max(0.5, incidentLx(composition)) *
    brightness(composition) *
    2 ** Math.min(DARKEST_STOPS, moodStops + hourStops);
  const wanted = Math.sqrt((lux * SHUTTER_S * BASE_INDEX) / CONSTANT);
  const tStop = STOP_NUMBERS.findLast((stop) => stop <= wanted) ?? STOP_NUMBERS[0];
  const over = 2 * Math.log2(wanted / tStop);
  const exposureIndex = over < 0 ? Math.min(DARKEST_INDEX, BASE_INDEX * 2 ** Math.round(-over)) : BASE_INDEX;
  const ndStops = over > 0.4 ? Math.round(over * 3) / 3 : 0;
  const isLampLit =
    world.timeOfDay === 'night' ||
    (isRoom(composition) && !things.some((thing) => isSeenThrough(thing, things)));
  const moodK = world.mood === 'warm' ? 900 : world.mood === 'cold' ? -900 : 0;
  return {
    tStop,
    exposureIndex,
    ndStops: Number(ndStops.toFixed(3)),
    whiteBalanceK: (isLampLit ? 3800 : hasSun(world.weather) ? 5600 : 6300) + moodK,
  };
}
