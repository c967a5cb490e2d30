/**
 * Skylight through a clear pane, against a quadrature over the window: E = L ∫ T(θ) cos θ dω with T = (1 − r)/(1 + r) for
 * the two faces of the pane (r: Fresnel reflectance of one).
 *
 * The pane is a portal of the sky's sampling, and shadow rays and scattered rays both pass it: the two estimates and their
 * mixture must all mean the same light.
 */
import { expect, it } from 'vitest';
import { DEFAULT_MATERIAL, scalar } from '../../core/scene/render-defaults.ts';
import {
  BLACK,
  environmentOf,
  floor,
  matte,
  parallel,
  quad,
  sceneOf,
  type Part,
} from './testing/scene-kit.ts';
import { describeOnEachTracer, meanNits, relativeError, shoot } from './testing/shoot.ts';

const PANE = {
  ...DEFAULT_MATERIAL,
  thinWalled: true,
  transmissionWeight: scalar(1),
  specularRoughness: scalar(0),
};
const SKY_NITS = 200;
const ALBEDO = 0.6;
/** The window in the plane y = 1: x and z from, to. */
const WINDOW = { x0: 0.1, x1: 0.9, z0: -0.5, z1: 0.2 };
const CEILING = 8;

function fresnel(cosine: number, n = 1.5): number {
  const inside = Math.sqrt(1 - (1 - cosine * cosine) / (n * n));
  const s = (cosine - n * inside) / (cosine + n * inside);
  const p = (n * cosine - inside) / (n * cosine + inside);
  return (s * s + p * p) / 2;
}

/** ∫ f(cos θ) cos θ dω over the window, seen from the origin. */
function overWindow(f: (cosine: number) => number): number {
  const steps = 400;
  let sum = 0;
  for (let i = 0; i < steps; i++) {
    for (let j = 0; j < steps; j++) {
      const x = WINDOW.x0 + ((WINDOW.x1 - WINDOW.x0) * (i + 0.5)) / steps;
      const z = WINDOW.z0 + ((WINDOW.z1 - WINDOW.z0) * (j + 0.5)) / steps;
      const d2 = x * x + 1 + z * z;
      const cosine = 1 / Math.sqrt(d2);
      sum += (f(cosine) * cosine * cosine) / d2;
    }
  }
  return (sum * (WINDOW.x1 - WINDOW.x0) * (WINDOW.z1 - WINDOW.z0)) / (steps * steps);
}
const transmitted = (cosine: number): number => (1 - fresnel(cosine)) / (1 + fresnel(cosine));

const pane: Part = { mesh: rectangle(WINDOW.x0, WINDOW.x1, WINDOW.z0, WINDOW.z1), material: PANE };
const ground: Part = { mesh: floor(0.05), material: matte(ALBEDO) };

function rectangle(x0: number, x1: number, z0: number, z1: number) {
  return quad([x0, 1, z0], [x1, 1, z0], [x1, 1, z1], [x0, 1, z1]);
}

/** A black ceiling around the window, so wide that next to no sky is left beside it. */
const ceiling: readonly Part[] = [
  rectangle(-CEILING, WINDOW.x0, -CEILING, CEILING),
  rectangle(WINDOW.x1, CEILING, -CEILING, CEILING),
  rectangle(WINDOW.x0, WINDOW.x1, -CEILING, WINDOW.z0),
  rectangle(WINDOW.x0, WINDOW.x1, WINDOW.z1, CEILING),
].map((mesh) => ({ mesh, material: BLACK }));
const walls: readonly Part[] = [-1, 1].flatMap((side) => [
  {
    mesh: quad([side, -0.1, -CEILING], [side, 1, -CEILING], [side, 1, CEILING], [side, -0.1, CEILING]),
    material: BLACK,
  },
  {
    mesh: quad([-CEILING, -0.1, side], [-CEILING, 1, side], [CEILING, 1, side], [CEILING, -0.1, side]),
    material: BLACK,
  },
]);

// from between floor and ceiling, at the patch in the middle
const view = parallel([-0.5, 0.5, 0], [0, 0, 0], 0.004);
const sky = environmentOf(() => [SKY_NITS, SKY_NITS, SKY_NITS], 16);

describeOnEachTracer('a window', (device) => {
  // caught: counting the mixture's density as the portal's alone; a pane's transmittance left out of shadow rays
  it('lights a dark room by the sky behind its pane', async () => {
    const scene = sceneOf({ parts: [ground, pane, ...ceiling, ...walls], environment: sky });
    const film = await shoot(device(), scene, view, { samples: 4096 });
    const expected = (ALBEDO / Math.PI) * SKY_NITS * overWindow(transmitted);
    expect(Math.abs(relativeError(meanNits(film), expected))).toBeLessThan(0.005);
  });

  it('takes from an open sky only what its pane reflects away', async () => {
    const film = await shoot(device(), sceneOf({ parts: [ground, pane], environment: sky }), view, {
      samples: 4096,
    });
    const expected = (ALBEDO / Math.PI) * SKY_NITS * (Math.PI - overWindow((c) => 1 - transmitted(c)));
    expect(Math.abs(relativeError(meanNits(film), expected))).toBeLessThan(0.005);
  });
});
