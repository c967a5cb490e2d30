/** The arithmetic of hands on the stage: navigation by habit, camera verbs, aiming, measuring, guides, meter words, beams. */
import { Matrix4, Quaternion, Vector3 } from 'three';
import { describe, expect, it } from 'vitest';
import { createLightRecord } from '../../../core/document/index.ts';
import { viewDirection, type Pose } from '../../../core/optics/camera-moves.ts';
import { aimedWorld } from './aim.ts';
import { centreCross, safeAreas, thirds } from './frame-guides.ts';
import { lightShape } from './light-shapes.ts';
import { cornerDeg, legsOf, totalM } from './measure.ts';
import { navigationVerb } from './navigation-presets.ts';
import { operated, operateVerb } from './operate-camera.ts';
import { readingWords, stopsWords } from './reading-words.ts';

const NONE = { alt: false, shift: false, ctrl: false };

describe('navigation presets', () => {
  it.each([
    ['penumbra', 2, NONE, 'orbit'],
    ['penumbra', 1, NONE, 'pan'],
    ['penumbra', 0, NONE, null],
    ['blender', 1, NONE, 'orbit'],
    ['blender', 1, { ...NONE, shift: true }, 'pan'],
    ['blender', 1, { ...NONE, ctrl: true }, 'dolly'],
    ['blender', 2, NONE, null],
    ['maya', 0, { ...NONE, alt: true }, 'orbit'],
    ['maya', 1, { ...NONE, alt: true }, 'pan'],
    ['maya', 2, { ...NONE, alt: true }, 'dolly'],
    ['maya', 0, NONE, null],
    ['unreal', 2, NONE, 'look'],
    ['unreal', 0, { ...NONE, alt: true }, 'orbit'],
  ] as const)('%s, button %i with %j: %s', (preset, button, keys, verb) => {
    expect(navigationVerb(preset, button, keys)).toBe(verb);
  });
});

describe('operating a camera', () => {
  const START: Pose = { position: [1, 1.5, 4], orientation: [0, 0, 0, 1] };
  const SCALE = { radiansPerPx: 0.001, metresPerPx: 0.01 };
  const run = (verb: Parameters<typeof operated>[1], dx: number, dy: number) =>
    operated(START, verb, dx, dy, SCALE).pose;

  it('has a verb for each key', () => {
    expect(operateVerb(NONE)).toBe('pan-tilt');
    expect(operateVerb({ ...NONE, shift: true })).toBe('truck-pedestal');
    expect(operateVerb({ ...NONE, ctrl: true })).toBe('dolly');
    expect(operateVerb({ ...NONE, alt: true })).toBe('roll');
  });

  it('pans and tilts where it stands, the picture following the hand', () => {
    const pose = run('pan-tilt', 100, 0);
    expect(pose.position).toEqual(START.position);
    // the hand goes right, the set with it: the camera turns left
    const [x, , z] = viewDirection(pose);
    expect(Math.atan2(-x, -z)).toBeCloseTo(0.1, 9);
    expect(Math.asin(viewDirection(run('pan-tilt', 0, 100))[1])).toBeCloseTo(0.1, 9);
  });

  it('trucks and booms without turning', () => {
    const pose = run('truck-pedestal', -100, 50);
    expect(pose.orientation).toEqual(START.orientation);
    expect(pose.position[0]).toBeCloseTo(2, 9);
    expect(pose.position[1]).toBeCloseTo(2, 9);
    expect(pose.position[2]).toBeCloseTo(4, 9);
  });

  it('dollies on a level line', () => {
    const pose = run('dolly', 0, -100);
    expect(pose.position[0]).toBeCloseTo(1, 9);
    expect(pose.position[1]).toBeCloseTo(1.5, 9);
    expect(pose.position[2]).toBeCloseTo(2, 9);
    expect(operated(START, 'dolly', 0, -100, SCALE).words).toMatch(/^Dolly in/);
  });

  it('rolls about the lens axis', () => {
    const pose = run('roll', 100, 0);
    expect(viewDirection(pose)[2]).toBeCloseTo(-1, 9);
    expect(2 * Math.acos(Math.min(1, pose.orientation[3]))).toBeCloseTo(0.1, 6);
  });
});

it('aims along −Z at a point, with the horizon level', () => {
  const world = aimedWorld(new Matrix4().makeTranslation(1, 3, 2), new Vector3(0, 1, 0));
  const forward = new Vector3(0, 0, -1).applyQuaternion(new Quaternion().setFromRotationMatrix(world));
  const wanted = new Vector3(-1, -2, -2).normalize();
  expect(forward.distanceTo(wanted)).toBeLessThan(1e-6);
  expect(new Vector3().setFromMatrixColumn(world, 0).y).toBeCloseTo(0, 9);
  expect(new Vector3().setFromMatrixPosition(world).toArray()).toEqual([1, 3, 2]);
});

describe('measuring', () => {
  const CHAIN = [
    [0, 0, 0],
    [3, 0, 0],
    [3, 4, 0],
  ] as const;
  it('gives lengths, rises and the sum', () => {
    expect(legsOf(CHAIN).map(({ lengthM, riseM }) => [lengthM, riseM])).toEqual([
      [3, 0],
      [4, 4],
    ]);
    expect(totalM(CHAIN)).toBe(7);
  });
  it('gives the angle at the last corner', () => {
    expect(cornerDeg(CHAIN)).toBeCloseTo(90, 9);
    expect(cornerDeg(CHAIN.slice(0, 2))).toBeNull();
    expect(cornerDeg([CHAIN[0], CHAIN[1], CHAIN[1]])).toBeNull();
  });
});

it('draws guides inside the frame', () => {
  const frame = { x: 10, y: 20, width: 300, height: 120 };
  expect(thirds(frame)[0]).toEqual([110, 20, 110, 140]);
  expect(thirds(frame)[2]).toEqual([10, 60, 310, 60]);
  expect(centreCross(frame)[0]).toEqual([152.5, 80, 167.5, 80]);
  const [action, title] = safeAreas(frame);
  expect(action!.width).toBeCloseTo(279, 9);
  expect(title!.x).toBeCloseTo(25, 9);
});

describe('the incident meter in words', () => {
  it.each([
    [0, 'on exposure'],
    [1, '1 stop over'],
    [-1 / 3, '⅓ stop under'],
    [2.34, '2⅓ stops over'],
  ])('%f stops: %s', (stops, words) => {
    expect(stopsWords(stops).replace(/\s+/g, ' ').replace('2 ⅓', '2⅓')).toBe(words);
  });
  it('reads lux, foot-candles, kelvins and stops', () => {
    const reading = { illuminanceLx: 430.556, errorLx: 1, cctK: 3187, duv: 0 };
    const words = readingWords({ state: 'read', reading, error: null }, 215.278);
    expect(words[0]).toMatch(/^43[01] lx$/);
    expect(words[1]).toMatch(/^40(\.0)? fc$/);
    expect(words[2]).toBe('3190 K');
    expect(words[3]).toBe('1 stop over');
    expect(readingWords({ state: 'failed', reading: null, error: 'no scene' }, null)).toEqual(['no scene']);
  });
});

it('draws the field of a spot at its outer angle, and the beam where half the light is left', () => {
  const light = createLightRecord({
    id: 'lgt_a',
    name: 'Spot',
    sceneId: 'scn_a',
    emitter: { type: 'spot', innerAngleDeg: 10, outerAngleDeg: 30, radiusM: 0.05 },
    magnitude: { quantity: 'intensity', intensityCd: 1000 },
  });
  const { beam, field } = lightShape(light, 2);
  const radius = ([x, y]: readonly [number, number, number]): number => Math.hypot(x, y);
  expect(radius(field[0]!)).toBeCloseTo(2 * Math.tan(Math.PI / 6), 9);
  // glTF: intensity is the square of the linear ramp between the cosines
  const cosine = Math.cos(Math.atan(radius(beam[0]!) / 2));
  const [inner, outer] = [Math.cos(Math.PI / 18), Math.cos(Math.PI / 6)];
  expect(((cosine - outer) / (inner - outer)) ** 2).toBeCloseTo(0.5, 9);
});
