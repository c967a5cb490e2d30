/** The grammar's door: a wish and a seed in, a composed scene out. Same in, same out, on every machine. */
import {
  SETTINGS,
  type ComposedWorld,
  type SceneComposition,
  type Setting,
} from '../composition/scene-composition.ts';
import { drawHaze } from './atmosphere.ts';
import { Draft } from './draft/draft.ts';
import { frame } from './layout/framing.ts';
import { lampAtNight } from './layout/night-light.ts';
import { Random } from './random.ts';
import { COMPOSE_SETTING } from './settings/index.ts';
import type { Wish } from './wish.ts';
import { fulfil } from './wishes/fulfil.ts';
import { affinity } from './wishes/suits.ts';

/** The place that the wished things speak of, or any. */
export function chooseSetting(wish: Wish, random: Random): Setting {
  const things = wish.things ?? [];
  const scores = SETTINGS.map((setting) => {
    const score = things.reduce((sum, { thing }) => sum + affinity(setting, thing), 0);
    return [setting, score] as const;
  });
  const best = Math.max(...scores.map(([, score]) => score));
  if (best <= 0) return random.pick(SETTINGS);
  return random.weighted(
    scores.map(([setting, score]) => [setting, score >= best * 0.75 ? score : 0] as const),
  );
}

const round = (value: number, digits: number): number => Number(value.toFixed(digits));

/** @param seed its integer part counts, 32 bits of it. */
export function composeScene(wish: Wish, seed: number): SceneComposition {
  const random = new Random(seed);
  const setting = wish.setting ?? chooseSetting(wish, random);
  const draft = new Draft(setting, wish, random);
  COMPOSE_SETTING[setting](draft);
  fulfil(draft);
  frame(draft);
  const { timeOfDay, weather, mood, wetness } = draft.hour;
  const [x, y, z] = draft.extentM;
  const world: ComposedWorld = {
    setting,
    timeOfDay,
    weather,
    mood,
    extentM: [round(x, 3), round(y, 3), round(z, 3)],
    headingDeg: round(random.uniform(0, 360), 1) % 360,
    hazePerM: Number(drawHaze(setting, z, draft.hour, wish, random).toPrecision(4)),
    wetness: round(wetness, 3),
  };
  const { positionM, targetM, focalLengthMm } = draft.camera;
  const at = ([a, b, c]: readonly [number, number, number]) =>
    [round(a, 3), round(b, 3), round(c, 3)] as const;
  return {
    world,
    things: lampAtNight(draft),
    camera: { positionM: at(positionM), targetM: at(targetM), focalLengthMm },
  };
}
