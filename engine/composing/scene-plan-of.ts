/** A composition as the light plan that desks draw while it condenses. */
import { scatterPlaces } from '../../core/generate/compose/scatter-places.ts';
import type { ComposedThing, SceneComposition } from '../../core/generate/composition/scene-composition.ts';
import { INDOORS } from '../../core/generate/grammar/atmosphere.ts';
import { thingFacts } from '../../core/generate/vocabulary/catalogue.ts';
import { shapeOf } from '../../core/generate/vocabulary/shape-input.ts';
import { SUBSTANCE_LOOKS, type Look } from '../../core/generate/vocabulary/substances.ts';
import type { Vec3 } from '../../core/math/vec3.ts';
import { encodeSrgb } from '../../core/color/transfer-functions.ts';
import type { PlanThing, ScenePlan } from '../../core/protocol/index.ts';

/** Of one scatter: more are not told apart in a small picture. */
const MOST_COPIES = 48;
const MIDDLE_GREY = 0.18;

/** To the millimetre: shorter on the wire, and nothing to be seen of it. */
const rounded = (value: number): number => Math.round(value * 1000) / 1000;
const vector = ([x, y, z]: Vec3): [number, number, number] => [rounded(x), rounded(y), rounded(z)];

function colorOf(thing: ComposedThing): string {
  const { substance, color } = thing.body ?? shapeOf(thing.thing).body;
  const look: Look = SUBSTANCE_LOOKS[substance];
  const linear = color ?? look.baseColor?.value ?? [MIDDLE_GREY, MIDDLE_GREY, MIDDLE_GREY];
  const digits = linear.map((value) => {
    const level = Math.round(255 * encodeSrgb(Math.min(1, Math.max(0, value))));
    return level.toString(16).padStart(2, '0');
  });
  return `#${digits.join('')}`;
}

function planThing(thing: ComposedThing, { camera }: SceneComposition): PlanThing {
  const { key, positionM, yawDeg, sizeM, light, scatter } = thing;
  const copies = scatter === null ? [] : scatterPlaces(thing, camera).slice(0, MOST_COPIES);
  return {
    key,
    class: thing.thing,
    family: thingFacts(thing.thing).family,
    positionM: vector(positionM),
    yawDeg: rounded(yawDeg),
    sizeM: vector(sizeM),
    color: colorOf(thing),
    light: light === null ? null : { fluxLm: Math.round(light.fluxLm), cctK: Math.round(light.cctK) },
    copies: copies.map(({ positionM: [x, , z], yawDeg: yaw, scale }) => [
      rounded(x),
      rounded(z),
      Math.round(yaw),
      rounded(scale),
    ]),
  };
}

export function scenePlanOf(composition: SceneComposition): ScenePlan {
  const { world, camera, things } = composition;
  return {
    setting: world.setting,
    timeOfDay: world.timeOfDay,
    weather: world.weather,
    isIndoors: INDOORS.has(world.setting),
    extentM: vector(world.extentM),
    camera: {
      positionM: vector(camera.positionM),
      targetM: vector(camera.targetM),
      focalLengthMm: rounded(camera.focalLengthMm),
    },
    things: things.map((thing) => planThing(thing, composition)),
  };
}
