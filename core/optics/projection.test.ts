// The pinhole against similar triangles, its own inverse, and stereo disparity.
import { describe, expect, it } from 'vitest';
import { fromTrs, lookAt } from '../math/mat4.ts';
import { add, distance, normalize, scale, type Vec3 } from '../math/vec3.ts';
import { metres } from '../units/units.ts';
import {
  disparity,
  focalLengthPixels,
  pixelFromWorld,
  rayFromPixel,
  worldFromPixel,
  type PinholeView,
} from './projection.ts';

const view: PinholeView = {
  worldFromCamera: fromTrs([0, 0, 0], [0, 0, 0, 1], [1, 1, 1]),
  filmWidth: metres(0.036),
  filmHeight: metres(0.02025),
  focalLength: metres(0.05),
  squeeze: 1,
  pixelsWide: 1920,
  pixelsHigh: 1080,
};

/** Mulberry32: seeded, so that a failure repeats. */
function random(seed: number): () => number {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

describe('projection', () => {
  // Similar triangles: X/Z·f on film, 1920/36 px a millimetre. Catches y up in pixels, and the missing half picture.
  it('puts a point where its ray meets the film', () => {
    const p = pixelFromWorld(view, [0.4, 0.3, -2])!;
    expect(p.x).toBeCloseTo(960 + (((0.4 / 2) * 50) / 36) * 1920, 9);
    expect(p.y).toBeCloseTo(540 - (((0.3 / 2) * 50) / 20.25) * 1080, 9);
    expect(p.depth).toBe(2);
  });
  it('sees the axis in the middle and nothing behind', () => {
    expect(pixelFromWorld(view, [0, 0, -1])).toMatchObject({ x: 960, y: 540 });
    expect(pixelFromWorld(view, [0, 0, 1])).toBeNull();
    expect(pixelFromWorld(view, [0, 0, 0])).toBeNull();
  });
  it('widens with squeeze, not in height', () => {
    const a = pixelFromWorld(view, [0.4, 0.3, -2])!;
    const b = pixelFromWorld({ ...view, squeeze: 2 }, [0.4, 0.3, -2])!;
    expect(b.x - 960).toBeCloseTo((a.x - 960) / 2, 9);
    expect(b.y).toBeCloseTo(a.y, 12);
  });
  it('a rising front shows more above: the scene moves down', () => {
    const p = pixelFromWorld({ ...view, shift: [0, 0.25] }, [0, 0, -1])!;
    expect(p.y).toBeCloseTo(540 + 270, 9);
    expect(pixelFromWorld({ ...view, shift: [0.25, 0] }, [0, 0, -1])!.x).toBeCloseTo(960 - 480, 9);
  });
  it('inverts over random cameras, pixels and depths', () => {
    const next = random(7);
    for (let i = 0; i < 500; i++) {
      const eye: Vec3 = [next() * 10 - 5, next() * 3, next() * 10 - 5];
      const target: Vec3 = add(eye, [next() - 0.5, next() - 0.5, next() - 0.5]);
      const camera: PinholeView = {
        ...view,
        worldFromCamera: lookAt(eye, target),
        squeeze: 1 + next(),
        focalLength: metres(0.012 + next() * 0.2),
        shift: [next() - 0.5, next() - 0.5],
      };
      const pixel = { x: next() * 1920, y: next() * 1080, depth: 0.1 + next() * 50 };
      const world = worldFromPixel(camera, pixel);
      const back = pixelFromWorld(camera, world)!;
      expect(back.x).toBeCloseTo(pixel.x, 6);
      expect(back.y).toBeCloseTo(pixel.y, 6);
      expect(back.depth).toBeCloseTo(pixel.depth, 9);
      const ray = rayFromPixel(camera, pixel.x, pixel.y);
      const along = add(ray.origin, scale(ray.direction, distance(ray.origin, world)));
      expect(distance(along, world)).toBeLessThan(1e-9 * (1 + pixel.depth));
    }
  });
  it('rays through the corners span the published field', () => {
    const left = rayFromPixel(view, 0, 540).direction;
    const right = rayFromPixel(view, 1920, 540).direction;
    const angle = Math.acos(normalize(left)[0] * right[0] + left[1] * right[1] + left[2] * right[2]);
    expect((angle * 180) / Math.PI).toBeCloseTo(39.6, 1);
  });
});

describe('disparity', () => {
  // Acceptance 24: f·b/Z, measured by projecting one point into two cameras side by side.
  it('is the shift between two parallel cameras', () => {
    const b = 0.065;
    const right: PinholeView = { ...view, worldFromCamera: fromTrs([b, 0, 0], [0, 0, 0, 1], [1, 1, 1]) };
    for (const z of [1, 2.5, 40]) {
      const shift = pixelFromWorld(view, [0.1, 0.2, -z])!.x - pixelFromWorld(right, [0.1, 0.2, -z])!.x;
      expect(disparity(focalLengthPixels(view), metres(b), metres(z))).toBeCloseTo(shift, 9);
    }
    expect(() => disparity(1000, metres(b), metres(0))).toThrow(/depth must be/);
  });
});
