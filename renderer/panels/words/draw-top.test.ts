/** Plans from above: what is in the picture, and what is marked in it. */
import { describe, expect, it } from 'vitest';
import type { PlanThing, ScenePlan } from '../../../core/protocol/index.ts';
import { drawTop } from './draw-top.ts';

const thing = (key: string, x: number, z: number): PlanThing => ({
  key,
  class: 'crate',
  family: 'prop',
  positionM: [x, 0, z],
  yawDeg: 0,
  sizeM: [1, 1, 1],
  color: '#808080',
  light: null,
  copies: [],
});
const plan: ScenePlan = {
  setting: 'street',
  timeOfDay: 'noon',
  weather: 'clear',
  isIndoors: false,
  extentM: [20, 6, 80],
  camera: { positionM: [0, 1.6, 5], targetM: [0, 1, 0], focalLengthMm: 35 },
  things: [thing('old', 0, 0), thing('new', 3, -50), thing('newer', -4, -60)],
};
const COLORS = { paper: 'paper', line: 'line', camera: 'camera', text: 'text' };
const [WIDTH, HEIGHT] = [576, 384];

/** Things as they are drawn: where, and in which line. */
function drawn(fresh?: ReadonlySet<string>) {
  const places: { x: number; y: number; stroke: unknown }[] = [];
  let at = { x: 0, y: 0 };
  const state = { strokeStyle: '' as unknown };
  const context = new Proxy(state as unknown as CanvasRenderingContext2D, {
    get: (_, name) => {
      if (name === 'translate') return (x: number, y: number) => (at = { x, y });
      if (name === 'restore') return () => places.push({ ...at, stroke: state.strokeStyle });
      return () => undefined;
    },
    set: (_, name, value) => {
      if (name === 'strokeStyle') state.strokeStyle = value;
      return true;
    },
  });
  drawTop(context, plan, WIDTH, HEIGHT, COLORS, fresh);
  return places;
}
const isInside = ({ x, y }: { x: number; y: number }): boolean => x > 0 && x < WIDTH && y > 0 && y < HEIGHT;

describe('a plan from above', () => {
  it('shows what the camera looks at', () => {
    const [old, ...far] = drawn();
    expect(isInside(old!)).toBe(true);
    expect(far.some(isInside)).toBe(false);
  });

  it('shows all that is new along with the camera, and marks it', () => {
    const places = drawn(new Set(['new', 'newer']));
    expect(places.every(isInside)).toBe(true);
    expect(places.map(({ stroke }) => stroke)).toEqual(['line', 'camera', 'camera']);
  });
});
