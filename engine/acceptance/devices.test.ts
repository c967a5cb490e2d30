/**
 * Acceptance row 28: wasm and webgpu pictures of one scene are samples of one distribution, by a z-test per pixel with
 * Šidák's correction. Runs where there is a GPU in silicon; PENUMBRA_WEBGPU=1 takes any adapter.
 */
import { describe, expect, it } from 'vitest';
import { lookAt, translation } from '../../core/math/mat4.ts';
import type { KernelDeviceKind } from '../../core/ports/kernel-device.ts';
import { color, DEFAULT_MATERIAL, scalar } from '../../core/scene/render-defaults.ts';
import { icosphere } from '../../core/scene/shapes/icosphere.ts';
import { metres, nits } from '../../core/units/units.ts';
import { sidak } from './testing/chi-square.ts';
import { holds } from './testing/figures.ts';
import { normalQuantile } from './testing/normal-quantile.ts';
import { floor, glass, matte, pinhole, rectLight, sceneOf, still, uniformSky } from './testing/scene-kit.ts';
import { hasTestableGpu, openKind, shoot } from './testing/shoot.ts';

const SIZE = 24;

const scene = sceneOf({
  parts: [
    { mesh: floor(6), material: matte([0.6, 0.5, 0.4]) },
    {
      mesh: icosphere('glass', 0.5, 2),
      material: glass(1.5, 0.3),
      motion: still(translation([-0.6, 0.5, 0])),
    },
    {
      mesh: icosphere('lacquer', 0.5, 2),
      material: { ...DEFAULT_MATERIAL, baseColor: color([0.7, 0.1, 0.1]), coatWeight: scalar(1) },
      motion: still(translation([0.6, 0.5, 0.2])),
    },
  ],
  lights: [
    rectLight({
      luminance: nits(900),
      width: metres(1),
      height: metres(1),
      motion: still(lookAt([1, 3, 1], [0, 0, 0])),
    }),
  ],
  environment: uniformSky(20),
});
const view = pinhole([0, 1.2, 4], [0, 0.4, 0], 40);

/** Luminance and its variance, per pixel. */
async function taken(kind: KernelDeviceKind, seed: number, samples: number) {
  const device = await openKind(kind);
  try {
    const film = await shoot(device, scene, view, { width: SIZE, samples, maxBounces: 4, seed });
    const [xyz, variance] = [film.xyz(), film.varianceXyz()!];
    return Array.from({ length: SIZE * SIZE }, (_, p) => ({ y: xyz[3 * p + 1]!, v: variance[3 * p + 1]! }));
  } finally {
    await device.dispose();
  }
}

function largestZ(a: Awaited<ReturnType<typeof taken>>, b: Awaited<ReturnType<typeof taken>>): number {
  return Math.max(
    ...a.map((p, i) => {
      const spread = p.v + b[i]!.v;
      return spread > 0 ? Math.abs(p.y - b[i]!.y) / Math.sqrt(spread) : p.y === b[i]!.y ? 0 : Infinity;
    }),
  );
}

const limit = normalQuantile(1 - sidak(0.01, SIZE * SIZE) / 2);

describe('The test itself', () => {
  it('passes two seeds of one device, and fails a picture that is 5 % brighter', async () => {
    const [a, b] = [await taken('wasm', 1, 256), await taken('wasm', 2, 256)];
    holds(28, 'wasm against wasm, largest z', largestZ(a, b), limit);
    expect(largestZ(a, b.map(({ y, v }) => ({ y: 1.05 * y, v })))).toBeGreaterThan(limit); // prettier-ignore
  });
});

const hasGpu = await hasTestableGpu();
if (!hasGpu)
  process.stderr.write(
    'acceptance row 28: wasm against webgpu was not run: this machine has no hardware adapter (PENUMBRA_WEBGPU=1 takes any)\n',
  );

describe.skipIf(!hasGpu)('wasm against webgpu', () => {
  it('one kernel, one distribution', async () => {
    const [a, b] = [await taken('wasm', 1, 16), await taken('webgpu', 2, 16)];
    holds(28, 'wasm against webgpu, largest z', largestZ(a, b), limit);
  }, 1_200_000);
});
