import { describe, expect, it } from 'vitest';
import type { ComposedThing } from '../composition/scene-composition.ts';
import { collisions, composeScene } from '../grammar/index.ts';
import { thingFacts } from '../vocabulary/catalogue.ts';
import { aimLamps } from './aim-lamps.ts';

const NONE: ReadonlySet<string> = new Set();
const never = (): boolean => false;
/** Cosine between where a lamp faces on the plan and where a point lies from it. */
function facing(
  { positionM: [x, , z], yawDeg }: ComposedThing,
  [px, , pz]: ComposedThing['positionM'],
): number {
  const yaw = (yawDeg * Math.PI) / 180;
  return (Math.sin(yaw) * (px - x) + Math.cos(yaw) * (pz - z)) / Math.hypot(px - x, pz - z);
}

describe('stage lights', () => {
  const scenes = Array.from({ length: 12 }, (_, seed) =>
    composeScene({ setting: 'stage', timeOfDay: 'night', things: [] }, seed),
  );
  const turnedAway = (things: readonly ComposedThing[]): readonly ComposedThing[] =>
    things.map((thing) => (thing.thing === 'stage light' ? { ...thing, yawDeg: thing.yawDeg + 180 } : thing));

  it('are turned to people, each to one, and stand in nothing', () => {
    let seen = 0;
    for (const { things, camera } of scenes) {
      const found = turnedAway(things);
      const aimed = aimLamps(found, camera, NONE, never);
      const people = aimed.filter(
        ({ thing, scatter }) => thingFacts(thing).family === 'figure' && scatter === null,
      );
      const lamps = aimed.filter(({ thing, light }) => thing === 'stage light' && light !== null);
      if (people.length === 0) continue;
      for (const lamp of lamps) {
        seen++;
        expect(Math.max(...people.map(({ positionM }) => facing(lamp, positionM)))).toBeGreaterThan(0.9);
      }
      expect(collisions({ things: aimed }).length).toBeLessThanOrEqual(collisions({ things: found }).length);
      // nothing else is touched
      for (const [i, thing] of aimed.entries())
        if (thing.thing !== 'stage light' && thing.thing !== 'softbox') expect(thing).toBe(found[i]);
    }
    expect(seen).toBeGreaterThan(10);
  });
  it('stay as they are when they are held', () => {
    const { things, camera } = scenes[0]!;
    const found = turnedAway(things);
    const held = new Set(found.map(({ key }) => key));
    expect(aimLamps(found, camera, held, never)).toEqual(found);
  });
});
