/** Lights that the camera does not see: they light what they light, and nothing where their rays miss. */
import { expect, it } from 'vitest';
import { lookAt } from '../../core/math/mat4.ts';
import { metres, nits } from '../../core/units/units.ts';
import { discLight, floor, matte, parallel, sceneOf, still } from './testing/scene-kit.ts';
import { describeOnEachTracer, meanNits, relativeError, shoot } from './testing/shoot.ts';

const ALBEDO = 0.5;
const [RADIUS, HEIGHT, NITS] = [0.4, 1.1, 900];
const lamp = discLight({
  luminance: nits(NITS),
  radius: metres(RADIUS),
  motion: still(lookAt([0, HEIGHT, 0], [0, 0, 0], [0, 0, 1])),
  visibleToCamera: false,
});

describeOnEachTracer('a hidden light', (device) => {
  // caught: rays that left the scene were given the light of every hidden lamp that they had missed
  it('gives a floor in the open E = πLR²/(R² + d²) and no more', async () => {
    const scene = sceneOf({ parts: [{ mesh: floor(0.02), material: matte(ALBEDO) }], lights: [lamp] });
    const film = await shoot(device(), scene, parallel([0.4, 0.5, 0], [0, 0, 0], 0.01), {
      samples: 2048,
      maxBounces: 3,
    });
    const expected = (ALBEDO * NITS * RADIUS ** 2) / (RADIUS ** 2 + HEIGHT ** 2);
    expect(Math.abs(relativeError(meanNits(film), expected))).toBeLessThan(0.003);
  });

  it('is not in the picture, nor in the way', async () => {
    const scene = sceneOf({ parts: [{ mesh: floor(0.5), material: matte(ALBEDO) }], lights: [lamp] });
    // from above, through the lamp
    const film = await shoot(device(), scene, parallel([0, 3, 0], [0, 0, 0], 0.01, 0.01, [0, 0, 1]), {
      samples: 2048,
    });
    const expected = (ALBEDO * NITS * RADIUS ** 2) / (RADIUS ** 2 + HEIGHT ** 2);
    expect(Math.abs(relativeError(meanNits(film), expected))).toBeLessThan(0.003);
  });
});
