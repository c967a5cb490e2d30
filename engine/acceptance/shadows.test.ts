/**
 * Acceptance rows 11 and 12: where shadows lie, how dark they are and how soft.
 *
 * Seen to fail: shadow rays that end at 0.4 of their way (hard shadows, umbra); a disc sampled 10 % too wide (soft shadow).
 */
import { expect, it } from 'vitest';
import { lookAt, translation } from '../../core/math/mat4.ts';
import type { RenderLight } from '../../core/scene/render-scene.ts';
import { candela, lux, metres, nits } from '../../core/units/units.ts';
import { holds } from './testing/figures.ts';
import {
  BLACK, directionalLight, discLight, floor, matte, parallel, pointLight, quad, sceneOf, still,
} from './testing/scene-kit.ts'; // prettier-ignore
import { crossing, describeOnEachTracer, luminances, profile, shoot } from './testing/shoot.ts';

/** A black sheet at height y over all x < 0. */
const sheet = (y: number) => quad([-90, y, 90], [0, y, 90], [0, y, -90], [-90, y, -90]);
const ground = { mesh: floor(100), material: matte(0.7) };
/** Looks at the floor around x from the lit side, under the sheet. */
const aside = (x: number, width: number, height = width) =>
  parallel([x + 8, 8, 0], [x, 0, 0], height, width, [-1, 0, 0]);

describeOnEachTracer('Hard shadow', (device) => {
  /** The picture with the sheet over the picture without it, along x. */
  const ratio = async (light: RenderLight, y: number, x: number, width: number): Promise<Float64Array> => {
    // aslant the floor's x is foreshortened by √½; image rows run along −x
    const look = aside(x, width * Math.SQRT1_2, width / 8);
    const shot = { width: 10, height: 80, samples: 64 };
    const withSheet = await shoot(device(), sceneOf({ parts: [ground, { mesh: sheet(y), material: BLACK }], lights: [light] }), look, shot);
    const bare = await shoot(device(), sceneOf({ parts: [ground], lights: [light] }), look, shot);
    const dark = profile(withSheet, 'y');
    return profile(bare, 'y').map((v, i) => dark[i]! / v);
  }; // prettier-ignore
  const xOf = (row: number, x: number, width: number): number => x + width * (0.5 - row / 80) * -1;

  it.each([
    { at: [-1, 2, 0], y: 1 },
    { at: [-2, 5, 3], y: 0.5 },
    { at: [-0.5, 1.5, -1], y: 0.9 },
  ] as const)('of a point at $at under an edge at height $y', async ({ at, y }) => {
    const edge = at[0] - (at[0] * at[1]) / (at[1] - y);
    const light = pointLight({ intensity: candela(100), motion: still(translation(at)) });
    const values = await ratio(light, y, edge, 0.5);
    const found = xOf(crossing(values, 0.5), edge, 0.5);
    holds(11, `point ${at.join()}, px`, Math.abs((found - edge) / (0.5 / 80)), 0.5);
    // wholly dark on one side, wholly lit on the other
    const ends = [values.slice(0, 36), values.slice(44)].sort((a, b) => a[0]! - b[0]!);
    ends[0]!.forEach((v) => expect(v).toBeLessThan(1e-6));
    ends[1]!.forEach((v) => expect(Math.abs(v - 1)).toBeLessThan(1e-6));
  });

  it('of parallel light', async () => {
    const light = directionalLight({ illuminance: lux(100), motion: still(lookAt([-1, 2, 0.7], [0, 0, 0])) });
    const values = await ratio(light, 1.2, 0.6, 0.5);
    holds(11, 'parallel light, px', (xOf(crossing(values, 0.5), 0.6, 0.5) - 0.6) / (0.5 / 80), 0.5);
  });

  it('its umbra gets no direct light at all', async () => {
    const light = pointLight({ intensity: candela(1e5), motion: still(translation([-1, 2, 0])) });
    const scene = sceneOf({ parts: [ground, { mesh: sheet(1), material: BLACK }], lights: [light] });
    const film = await shoot(device(), scene, aside(0.5, 0.4), { width: 16, samples: 64 });
    holds(11, 'umbra', Math.max(...luminances(film)), 1e-6);
  });
});

describeOnEachTracer('Soft shadow of a disc light behind a straight edge', (device) => {
  it.each([
    { r: 0.1, d1: 3, d2: 1 },
    { r: 0.25, d1: 4, d2: 0.5 },
    { r: 0.05, d1: 1.5, d2: 1.5 },
  ])('r = $r m, $d1 m before the edge, $d2 m after it', async ({ r, d1, d2 }) => {
    const light = discLight({
      luminance: nits(1000),
      radius: metres(r),
      motion: still(lookAt([0, d1 + d2, 0], [0, 0, 0], [0, 0, 1])),
    });
    const half = (r * d2) / d1;
    const width = 3 * half;
    const rows = 60;
    const look = aside(0, width * Math.SQRT1_2, width / 2);
    const shot = { width: 8, height: rows, samples: 512 };
    const bare = profile(
      await shoot(device(), sceneOf({ parts: [ground], lights: [light] }), look, shot),
      'y',
    );
    const scene = sceneOf({ parts: [ground, { mesh: sheet(d2), material: BLACK }], lights: [light] });
    const values = profile(await shoot(device(), scene, look, shot), 'y').map((v, i) => v / bare[i]!);
    // V at x half-widths into the shadow, which lies toward −x
    const visible = (x: number): number =>
      x <= -1 ? 1 : x >= 1 ? 0 : (Math.acos(x) - x * Math.sqrt(1 - x * x)) / Math.PI;
    const at = (row: number): number => (((row + 0.5) / rows - 0.5) * width) / half;
    let square = 0;
    values.forEach((v, row) => (square += (v - visible(-at(row))) ** 2 / rows));
    holds(12, `r ${r} ${d1}/${d2} rms`, Math.sqrt(square), 0.01);
    // width between V = 5 % and 95 %: 1.6088 half-widths of the closed form
    const span = Math.abs(crossing(values, 0.05) - crossing(values, 0.95)) * (width / rows);
    let [low, high] = [0, 1];
    for (let i = 0; i < 50; i++) {
      const middle = (low + high) / 2;
      if (visible(middle) > 0.05) low = middle;
      else high = middle;
    }
    holds(12, `r ${r} ${d1}/${d2} width`, span / (2 * low * half) - 1, 0.02);
  });
});
