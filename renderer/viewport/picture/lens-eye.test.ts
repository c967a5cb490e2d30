/** The eye of a pane against the pinhole of core/optics: the same point of the set on the same pixel. */
import { PerspectiveCamera, Vector3 } from 'three';
import { describe, expect, it } from 'vitest';
import { lookAt } from '../../../core/math/mat4.ts';
import { pixelFromWorld } from '../../../core/optics/projection.ts';
import { metres } from '../../../core/units/units.ts';
import { deliveryRect, recordedRect, setLens } from './lens-eye.ts';

const CAMERAS = [
  {
    name: 'spherical',
    filmWidth: 0.02489,
    filmHeight: 0.01866,
    focalLength: 0.035,
    squeeze: 1,
    shift: [0, 0],
  },
  { name: 'anamorphic', filmWidth: 0.021, filmHeight: 0.0175, focalLength: 0.05, squeeze: 2, shift: [0, 0] },
  {
    name: 'shifted',
    filmWidth: 0.0367,
    filmHeight: 0.0256,
    focalLength: 0.024,
    squeeze: 1,
    shift: [0.12, 0.3],
  },
] as const;
const PANES = [
  { width: 1280, height: 720 },
  { width: 400, height: 900 },
];
const POINTS = [
  [0, 1, 0],
  [1.3, 0.2, -2],
  [-2, 2.4, -1],
] as const;

describe('the through-lens eye', () => {
  for (const { name, shift, ...lens } of CAMERAS)
    for (const pane of PANES)
      it(`${name} in ${pane.width} × ${pane.height}`, () => {
        const film = {
          filmWidth: metres(lens.filmWidth),
          filmHeight: metres(lens.filmHeight),
          focalLength: metres(lens.focalLength),
          squeeze: lens.squeeze,
          shift,
        };
        const recorded = recordedRect(film, pane.width, pane.height);
        const worldFromCamera = lookAt([3, 1.5, 4], [0, 1, 0]);
        const eye = new PerspectiveCamera();
        eye.matrix.fromArray(worldFromCamera);
        eye.matrix.decompose(eye.position, eye.quaternion, eye.scale);
        eye.updateMatrixWorld();
        setLens(eye, film, pane, recorded, 0.03, 2000);
        for (const point of POINTS) {
          const wanted = pixelFromWorld(
            { ...film, worldFromCamera, pixelsWide: recorded.width, pixelsHigh: recorded.height },
            point,
          )!;
          const ndc = new Vector3(...point).project(eye);
          expect(((ndc.x + 1) / 2) * pane.width - recorded.x).toBeCloseTo(wanted.x, 3);
          expect(((1 - ndc.y) / 2) * pane.height - recorded.y).toBeCloseTo(wanted.y, 3);
        }
      });

  it('keeps the frame inside the pane, and the delivery inside the frame', () => {
    const film = { filmWidth: metres(0.02489), filmHeight: metres(0.01866), squeeze: 1 };
    const recorded = recordedRect(film, 1000, 500);
    expect(recorded.y).toBeGreaterThan(0);
    expect(recorded.y + recorded.height).toBeLessThan(500);
    expect(recorded.width / recorded.height).toBeCloseTo(0.02489 / 0.01866, 6);
    const delivery = deliveryRect(film, recorded, 2.39);
    expect(delivery.width / delivery.height).toBeCloseTo(2.39, 6);
    expect(delivery.width).toBeCloseTo(recorded.width, 6);
  });
});
