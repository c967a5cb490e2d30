/** A plan on its way to the next one: what is in both moves and turns, what is new grows, what is gone shrinks. */
import { lerp } from '../../../core/math/vec3.ts';
import type { PlanThing, ScenePlan } from '../../../core/protocol/index.ts';

const mix = (a: number, b: number, t: number): number => a + (b - a) * t;
/** The short way round, degrees. */
const turned = (a: number, b: number, t: number): number => a + (((((b - a) % 360) + 540) % 360) - 180) * t;
const mixVector = (a: PlanThing['sizeM'], b: PlanThing['sizeM'], t: number): PlanThing['sizeM'] => [
  mix(a[0], b[0], t),
  mix(a[1], b[1], t),
  mix(a[2], b[2], t),
];

function grown(thing: PlanThing, share: number): PlanThing {
  const [w, h, d] = thing.sizeM;
  return { ...thing, sizeM: [w * share, h * share, d * share] };
}

function moved(from: PlanThing, to: PlanThing, t: number): PlanThing {
  return {
    ...to,
    positionM: mixVector(from.positionM, to.positionM, t),
    yawDeg: turned(from.yawDeg, to.yawDeg, t),
    sizeM: mixVector(from.sizeM, to.sizeM, t),
    copies: to.copies.map(([x, z, yaw, scale], i) => {
      const before = from.copies[i];
      if (before === undefined) return [x, z, yaw, scale * t];
      return [
        mix(before[0], x, t),
        mix(before[1], z, t),
        turned(before[2], yaw, t),
        mix(before[3], scale, t),
      ];
    }),
  };
}

/** @param t 0 is `from`, 1 is `to`. */
export function between(from: ScenePlan, to: ScenePlan, t: number): ScenePlan {
  if (t >= 1) return to;
  const before = new Map(from.things.map((thing) => [thing.key, thing]));
  const after = new Set(to.things.map(({ key }) => key));
  const { camera } = to;
  const [px, py, pz] = lerp(from.camera.positionM, camera.positionM, t);
  const [tx, ty, tz] = lerp(from.camera.targetM, camera.targetM, t);
  return {
    ...to,
    camera: {
      positionM: [px, py, pz],
      targetM: [tx, ty, tz],
      focalLengthMm: mix(from.camera.focalLengthMm, camera.focalLengthMm, t),
    },
    things: [
      ...to.things.map((thing) => {
        const known = before.get(thing.key);
        return known === undefined ? grown(thing, t) : moved(known, thing, t);
      }),
      ...from.things.filter(({ key }) => !after.has(key)).map((thing) => grown(thing, 1 - t)),
    ],
  };
}
