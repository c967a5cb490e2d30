/**
 * Acceptance row 22: depth of field. The circle of confusion of a point is measured by the second moments of its picture.
 *
 * Seen to fail: a pupil not scaled by S₁/(S₁ − f) (circle of confusion), polygon pupils without their square root (blades), and
 * lights that glowed wherever a ray met nothing (a defect that this test found).
 *
 * 1. Thin lens: c = A·f·|S₂ − S₁| / (S₂·(S₁ − f)) for a lens of pupil diameter A focused at S₁ and a point at S₂.
 */
import { it } from 'vitest';
import { translation } from '../../core/math/mat4.ts';
import { metres, nits, radians } from '../../core/units/units.ts';
import { holds } from './testing/figures.ts';
import { camera, sceneOf, sphereLight, still } from './testing/scene-kit.ts';
import { describeOnEachTracer, luminances, shoot } from './testing/shoot.ts';

const PIXELS = 1920;
/** Variance of the pixel filter, a tent of half width one pixel. */
const FILTER = 1 / 6;

interface Lens {
  readonly focal: number;
  readonly fStop: number;
  readonly focus: number;
  readonly depth: number;
  readonly blades?: number;
  readonly squeeze?: number;
  readonly filmMm?: number;
}

describeOnEachTracer('Depth of field', (device) => {
  /** Diameter of the circle of confusion in pixels, by [1]. */
  const confusion = ({ focal, fStop, focus, depth, filmMm = 36 }: Lens): number => {
    const [f, s1, s2] = [focal / 1000, focus, depth];
    return ((((f / fStop) * f * Math.abs(s2 - s1)) / (s2 * (s1 - f))) * PIXELS) / (filmMm / 1000);
  };

  /**
   * Variances of the picture of a sphere on the axis, in px² across and down, its own size taken out. Only the middle of
   * the frame is taken, at the frame's own pixel pitch.
   */
  async function spread(lens: Lens) {
    const { focal, fStop, focus, depth, blades = 0, squeeze = 1, filmMm = 36 } = lens;
    const perRadian = (focal / filmMm / squeeze) * PIXELS;
    const ownPixels = Math.max(3, confusion(lens) / 2);
    const radius = (ownPixels / 2) * (depth / perRadian);
    const window = 2 * Math.ceil((confusion(lens) + ownPixels) / 2 + 3);
    const part = window / PIXELS;
    const film = await shoot(
      device(),
      sceneOf({
        lights: [
          sphereLight({
            luminance: nits(100),
            radius: metres(radius),
            motion: still(translation([0, 0, -depth])),
          }),
        ],
      }),
      camera({
        filmWidth: metres((filmMm / 1000) * part),
        filmHeight: metres((filmMm / 1000) * squeeze * part),
        squeeze,
        focalLength: metres(focal / 1000),
        apertureRadius: metres(focal / fStop / 2000),
        focusDistance: metres(focus),
        irisBlades: blades,
        irisRotation: radians(0.3),
        pupilAspect: 1 / squeeze,
      }),
      { width: window, samples: 256 },
    );
    const values = luminances(film);
    const sums = [0, 0, 0, 0, 0];
    values.forEach((v, i) => {
      const [dx, dy] = [(i % window) + 0.5 - window / 2, Math.floor(i / window) + 0.5 - window / 2];
      [v, v * dx, v * dy, v * dx * dx, v * dy * dy].forEach((s, k) => (sums[k]! += s));
    });
    const [mass, x, y, xx, yy] = sums as [number, number, number, number, number];
    const own = ownPixels ** 2 / 16;
    return { x: xx / mass - (x / mass) ** 2 - FILTER - own, y: yy / mass - (y / mass) ** 2 - FILTER - own };
  }

  it.each([
    [{ focal: 50, fStop: 1.8, focus: 2, depth: 1 }, 38.0],
    [{ focal: 50, fStop: 1.8, focus: 2, depth: 3 }, 12.7],
    [{ focal: 85, fStop: 1.4, focus: 3, depth: 2.2 }, null],
    [{ focal: 24, fStop: 0.9, focus: 0.5, depth: 0.7, filmMm: 24.89 }, null],
  ] as const)('%j: the circle of confusion of a thin lens', async (lens, published) => {
    const { x, y } = await spread(lens);
    const expected = published ?? confusion(lens);
    // a uniform disc of diameter c has variance c²/16
    const what = `${lens.focal} mm f/${lens.fStop} focus ${lens.focus} at ${lens.depth}`;
    holds(22, `${what}, px across`, 4 * Math.sqrt(x) - expected, Math.max(0.5, 0.03 * expected));
    holds(22, `${what}, px down`, 4 * Math.sqrt(y) - expected, Math.max(0.5, 0.03 * expected));
  });

  it('what is in focus is sharp', async () => {
    const { x, y } = await spread({ focal: 50, fStop: 1.8, focus: 2, depth: 2 });
    holds(22, 'in focus, px² across', x, 0.05);
    holds(22, 'in focus, px² down', y, 0.05);
  });

  it.each([5, 8])('%d blades: the spread of a regular polygon', async (blades) => {
    const lens = { focal: 50, fStop: 1.8, focus: 2, depth: 1.1, blades };
    const { x, y } = await spread(lens);
    // second moment of a polygon of circumradius R about its centre: R²/24·(4 + 2 cos 2π/n) a side
    const polygon = ((confusion(lens) / 2) ** 2 / 24) * (4 + 2 * Math.cos((2 * Math.PI) / blades));
    holds(22, `${blades} blades across`, x / polygon - 1, 0.03);
    holds(22, `${blades} blades down`, y / polygon - 1, 0.03);
  });

  it('an anamorphic pupil: ovals twice as high as wide on the desqueezed picture', async () => {
    const { x, y } = await spread({ focal: 75, fStop: 2, focus: 3, depth: 2, squeeze: 2, filmMm: 22 });
    holds(22, 'anamorphic oval', Math.sqrt(y / x) / 2 - 1, 0.03);
  });
});
