/** Lamps on the plan: a symbol by kind at its true place, where it points, and the number that the lighting list has. */
import type { Emitter, LightRecord } from '../../document/index.ts';
import { transformDirection, type Mat4 } from '../../math/mat4.ts';
import { posePlaced } from '../../scene/flatten/motion.ts';
import { originOf, type ShotStage } from '../shot-stage.ts';
import { sceneLights } from '../shot-lights.ts';
import { headingOf } from './camera-plan.ts';
import type { PlanExtent, PlanPoint, PlanPrimitive, PlanSymbolName } from './plan-drawing.ts';

/** Size of a lamp head whose optics are smaller than its housing, metres. */
const HOUSING_M = 0.3;
/** Length of the drawn beam of a level lamp, metres: shows the direction, not the throw. */
const BEAM_M = 1.5;
/** Cosine of the tilt beyond which no direction is drawn. */
const STEEP_COSINE = 0.2;

const sizeOf = (emitter: Emitter): number => {
  switch (emitter.type) {
    case 'rectangle':
      return emitter.widthM;
    case 'directional':
      return HOUSING_M * 2;
    case 'disc':
    case 'sphere':
      return 2 * emitter.radiusM;
    case 'point':
    case 'spot':
    case 'profile':
      return Math.max(HOUSING_M, 2 * emitter.radiusM);
  }
};

/** @param extent of everything else: parallel light has no place and stands at its edge, on the side it comes from. */
export function lightsPlan(stage: ShotStage, extent: PlanExtent): PlanPrimitive[] {
  const drawn = sceneLights(stage).flatMap((light, i) => lightPlan(stage, light, `${i + 1}`, extent));
  for (const light of stage.scene?.lights ?? [])
    if (light.kind === 'directional' && light.name.endsWith(': sun'))
      drawn.push(...parallelPlan(light.motion[0].worldFromLocal, 'Sun', 'name', false, extent));
  return drawn;
}

/** World positions of lamps that stand somewhere. */
export const lampPlaces = (stage: ShotStage): PlanPoint[] =>
  sceneLights(stage)
    .filter(({ emitter }) => emitter.type !== 'directional')
    .map((light) => {
      const [x, , z] = originOf(stage.worldFromLocal(posePlaced(light)));
      return [x, z];
    });

function lightPlan(stage: ShotStage, light: LightRecord, key: string, extent: PlanExtent): PlanPrimitive[] {
  const worldFromLight = stage.worldFromLocal(posePlaced(light));
  const { emitter } = light;
  const off = !light.enabled;
  if (emitter.type === 'directional') return parallelPlan(worldFromLight, key, 'key', off, extent);
  const [x, , z] = originOf(worldFromLight);
  const center: PlanPoint = [x, z];
  const headingRad = headingOf(worldFromLight);
  const sizeM = sizeOf(emitter);
  return [
    ...(off ? [] : beam(emitter, center, headingRad, worldFromLight)),
    { kind: 'symbol', layer: 'lights', symbol: emitter.type, center, headingRad, sizeM, off },
    { kind: 'label', layer: 'lights', at: center, clearM: sizeM / 2, text: key, style: 'key' },
  ];
}

/** Edges of a spot's beam, the axis of a panel; nothing for what shines everywhere. */
function beam(emitter: Emitter, center: PlanPoint, heading: number, worldFromLight: Mat4): PlanPrimitive[] {
  const [x, , z] = transformDirection(worldFromLight, [0, 0, -1]);
  const level = Math.hypot(x, z);
  if (level < STEEP_COSINE || emitter.type === 'point' || emitter.type === 'sphere') return [];
  const length = BEAM_M * level;
  const half = emitter.type === 'spot' ? (Math.min(80, emitter.outerAngleDeg) * Math.PI) / 180 : 0;
  return (half === 0 ? [0] : [-half, half]).map((turn) => ({
    kind: 'line',
    layer: 'beams',
    points: [
      center,
      [center[0] + length * Math.cos(heading + turn), center[1] + length * Math.sin(heading + turn)],
    ],
  }));
}

function parallelPlan(
  worldFromLight: Mat4,
  text: string,
  style: 'key' | 'name',
  off: boolean,
  extent: PlanExtent,
): PlanPrimitive[] {
  const headingRad = headingOf(worldFromLight);
  const [width, height] = [extent.maxX - extent.minX, extent.maxY - extent.minY];
  const [dx, dy] = [-Math.cos(headingRad), -Math.sin(headingRad)];
  // From the middle against the light until the edge is met.
  const reach = Math.min(width / 2 / Math.max(1e-9, Math.abs(dx)), height / 2 / Math.max(1e-9, Math.abs(dy)));
  const center: PlanPoint = [extent.minX + width / 2 + dx * reach, extent.minY + height / 2 + dy * reach];
  const sizeM = 2 * HOUSING_M;
  return [
    {
      kind: 'symbol',
      layer: 'lights',
      symbol: 'directional' satisfies PlanSymbolName,
      center,
      headingRad,
      sizeM,
      off,
    },
    { kind: 'label', layer: 'lights', at: center, clearM: sizeM / 2, text, style },
  ];
}
