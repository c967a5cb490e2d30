/** The new part of a room is lit as the room is: by windows where it has windows, by lamps overhead where it has such lamps. */
import type { ComposedThing } from '../composition/scene-composition.ts';
import type { Bounds } from '../grammar/draft/occupancy.ts';
import { thingFacts } from '../vocabulary/catalogue.ts';
import { areaM2, footprint, runsAlongZ } from './footprint.ts';
import type { Growing } from './growing.ts';

/** A lamp overhead lights so much of a floor at most, m². */
const LAMP_EACH_M2 = 40;
/** One window to so much of a wall, metres. */
const WINDOW_EACH_M = 4;

const isOverhead = (thing: ComposedThing): boolean =>
  thingFacts(thing.thing).support === 'ceiling' && thingFacts(thing.thing).light !== null;

/** Evenly from one end to the other, neither at an end. */
const spread = (from: number, to: number, count: number): readonly number[] =>
  Array.from({ length: count }, (_, i) => from + ((i + 0.5) / count) * (to - from));

/** In the walls beside that have windows, else in the wall ahead. */
function windowsBeyond(growing: Growing, strip: Bounds): readonly ComposedThing[] {
  const windows = growing.of('window');
  const [model] = windows;
  const isNew = windows.some(({ key }) => growing.fresh.has(key));
  if (model === undefined || isNew) return [];
  const walls = growing.of('wall').filter((wall) => footprint(wall).z0 < strip.z1);
  const beside = walls.filter((wall) => !runsAlongZ(wall));
  const own = beside.find((wall) => windows.some(({ on }) => on === wall.key));
  const long = strip.z1 - strip.z0;
  if (own !== undefined) {
    const like = windows.find(({ on }) => on === own.key)!;
    const count = Math.max(1, Math.floor(long / WINDOW_EACH_M));
    return spread(strip.z1, strip.z0, count).map((z) => ({
      ...like,
      positionM: [like.positionM[0], like.positionM[1], z],
    }));
  }
  const ahead = walls.filter(runsAlongZ).sort((a, b) => a.positionM[2] - b.positionM[2])[0];
  if (ahead === undefined || ahead.positionM[2] > strip.z0 + 1) return [];
  const [x, , z] = ahead.positionM;
  return [{ ...model, positionM: [x, model.positionM[1], z], yawDeg: ahead.yawDeg, on: ahead.key }];
}

function lampsBeyond(growing: Growing, strip: Bounds): readonly ComposedThing[] {
  const lamps = growing.things.filter(isOverhead);
  const [model] = [...lamps].sort((a, b) => Number(b.light !== null) - Number(a.light !== null));
  if (model === undefined) return [];
  const [wide, long] = [strip.x1 - strip.x0, strip.z1 - strip.z0];
  const count = Math.max(1, Math.round(areaM2(strip) / LAMP_EACH_M2));
  const along = Math.max(1, Math.min(count, Math.round(Math.sqrt((count * long) / Math.max(wide, 0.1)))));
  const across = Math.ceil(count / along);
  return spread(strip.z1, strip.z0, along).flatMap((z) =>
    spread(strip.x0, strip.x1, across).map((x) => ({
      ...model,
      positionM: [x, model.positionM[1], z] as const,
    })),
  );
}

/** @param rows what goes on there already. Copies: their keys are those of what they take after. */
export function litBeyond(
  growing: Growing,
  strip: Bounds,
  rows: readonly ComposedThing[],
): readonly ComposedThing[] {
  return [
    ...(rows.some(({ thing }) => thing === 'window') ? [] : windowsBeyond(growing, strip)),
    ...(rows.some(isOverhead) ? [] : lampsBeyond(growing, strip)),
  ];
}
