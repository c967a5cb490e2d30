/**
 * Light in rooms, as an integrating sphere has it: what comes in by windows and from lamps, over the inner surface and what it swallows.
 * Lux, before anyone has metered.
 */
import { luminanceOf } from '../../color/false-colour.ts';
import type { EnvironmentSource } from '../../document/index.ts';
import { sunInScene } from '../../scene/flatten/flatten-environment.ts';
import type { ComposedThing, SceneComposition } from '../composition/scene-composition.ts';
import type { ThingId } from '../vocabulary/catalogue.ts';
import { SUBSTANCE_LOOKS, type Look } from '../vocabulary/substances.ts';
import { shapeOf } from '../vocabulary/shape-input.ts';
import { isSeenThrough } from './cut-openings.ts';
import { openIlluminanceLx, skyOf } from './daylight.ts';

/** Glass of the opening that is not frame, and what it lets through. */
const GLAZED_SHARE = 0.7;
const THROUGH_GLASS = 0.78;
const GROUND_ALBEDO = 0.2;
/** An upright face has half the dome before it. */
const HALF_DOME = 0.5;
/** A patch of sun on the floor is let go: of its light, what the room is exposed for. */
const PATCH_SHARE = 0.3;
/** Share of the light of a clear sky on level ground that comes from the sun, by its height. */
const sunShare = (sine: number): number => Math.min(0.85, 0.35 + 1.1 * sine);

/** Lux on an upright face whose normal points along (x, z) out of the room. */
function uprightLx(world: SceneComposition['world'], x: number, z: number): number {
  const level = openIlluminanceLx(world);
  const source: EnvironmentSource = skyOf(world);
  const fromGround = HALF_DOME * GROUND_ALBEDO * level;
  if (source.type !== 'sunSky') return HALF_DOME * level + fromGround;
  const { sunElevation, sunAzimuth } = sunInScene(source);
  const [up, round] = [(sunElevation * Math.PI) / 180, (sunAzimuth * Math.PI) / 180];
  const sine = Math.max(0.05, Math.sin(up));
  const share = sunShare(sine);
  // −Z is azimuth 0, +X is 90°
  const facing = Math.max(0, Math.cos(up) * (Math.sin(round) * x - Math.cos(round) * z));
  return HALF_DOME * (1 - share) * level + fromGround + (PATCH_SHARE * share * level * facing) / sine;
}

/** Light that comes in by the openings of walls, lumens. */
export function windowFluxLm({ world, things }: SceneComposition): number {
  let flux = 0;
  for (const thing of things) {
    if (!isSeenThrough(thing, things)) continue;
    const isGlazed = thing.thing === 'window' ? 1 : thing.variant === 'glazed' ? 0.5 : 0;
    const turn = (thing.yawDeg * Math.PI) / 180;
    const [w, h] = thing.sizeM;
    // the front faces the room
    const outside = uprightLx(world, -Math.sin(turn), -Math.cos(turn));
    flux += isGlazed * GLAZED_SHARE * THROUGH_GLASS * w * h * outside;
  }
  return flux;
}

const luminance = (thing: ComposedThing): number => {
  const { substance, color } = thing.body ?? shapeOf(thing.thing).body;
  const look: Look = SUBSTANCE_LOOKS[substance];
  return luminanceOf(color ?? look.baseColor?.value ?? [0.5, 0.5, 0.5]);
};

const LEVEL: ReadonlySet<ThingId> = new Set<ThingId>([
  'floor',
  'ceiling',
  'ground',
  'road',
  'pavement',
  'dune',
  'hill',
]);

/** Mean reflectance of a room's shell or of the ground outdoors, 0…1. */
export function shellReflectance(things: readonly ComposedThing[]): number {
  let sum = 0;
  let area = 0;
  for (const thing of things) {
    const [w, h, d] = thing.sizeM;
    const own = thing.thing === 'wall' ? w * h : LEVEL.has(thing.thing) ? w * d : 0;
    sum += own * luminance(thing);
    area += own;
  }
  return area > 0 ? sum / area : 0.4;
}

/** Mean lux on the inner surfaces for each lumen that is set free in the room. */
export function luxPerLumen({ world, things }: SceneComposition): number {
  const [w, h, d] = world.extentM;
  const area = 2 * (w * h + h * d + d * w);
  return 1 / (area * (1 - Math.min(0.8, shellReflectance(things))));
}
