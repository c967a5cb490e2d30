/** The incident meter against closed forms. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IDENTITY, lookAt } from '../../../core/math/mat4.ts';
import type { KernelDevice } from '../../../core/ports/kernel-device.ts';
import type { RenderLight, RenderScene } from '../../../core/scene/render-scene.ts';
import { candela, metres, nits } from '../../../core/units/units.ts';
import { illuminantSpectrum } from '../../../core/color/illuminants.ts';
import { openWasmDevice } from '../../devices/wasm/wasm-device.ts';
import { uniformEnvironment } from '../../render/environment-option.ts';
import { measureIncident } from './incident.ts';

let device: KernelDevice;
beforeAll(() => {
  device = openWasmDevice(2);
});
afterAll(() => device.dispose());

const EMPTY: RenderScene = {
  meshes: [],
  materials: [],
  textures: [],
  instances: [],
  lights: [],
  environment: null,
  cameras: [],
  warnings: [],
};
const light = {
  name: 'lamp',
  motion: [{ time: 0, worldFromLocal: lookAt([0, 3, 0], [0, 0, 0.0001]) }],
  spectrum: null,
  tint: [1, 1, 1],
  lightGroup: 'default',
  visibleToCamera: true,
} as const;
const UP = [0, 1, 0] as const;

describe('the incident meter reads', () => {
  it('I/d²·cosθ of a point', async () => {
    const lamp: RenderLight = { ...light, kind: 'point', intensity: candela(900), radius: metres(0) };
    const scene = { ...EMPTY, lights: [lamp] };
    const straight = await measureIncident(device, scene, { pointM: [0, 0, 0], normal: UP });
    expect(straight.illuminanceLx / 100).toBeCloseTo(1, 2);
    // 3 m aside and turned by 45°: the light comes along the normal's slant
    const aside = await measureIncident(device, scene, { pointM: [3, 0, 0], normal: UP });
    expect(aside.illuminanceLx / ((900 / 18) * Math.SQRT1_2)).toBeCloseTo(1, 2);
    const away = await measureIncident(device, scene, { pointM: [0, 0, 0], normal: [0, -1, 0] });
    expect(away.illuminanceLx).toBe(0);
    expect(away.cctK).toBeNull();
  });

  it('πL·r²/(r²+d²) of a disc', async () => {
    const disc: RenderLight = {
      ...light,
      kind: 'disc',
      luminance: nits(500),
      radius: metres(1.5),
      twoSided: false,
    };
    const { illuminanceLx, errorLx } = await measureIncident(
      device,
      { ...EMPTY, lights: [disc] },
      { pointM: [0, 0, 0], normal: UP },
    );
    const expected = (Math.PI * 500 * 1.5 ** 2) / (1.5 ** 2 + 9);
    expect(Math.abs(illuminanceLx - expected)).toBeLessThan(5 * errorLx + 0.01 * expected);
  });

  it('πL of an even sky, far from the origin and on a slope', async () => {
    const scene = { ...EMPTY, environment: uniformEnvironment(1000) };
    const open = await measureIncident(device, scene, { pointM: [20, 0, 0], normal: [0.3, 1, 0] });
    expect(open.illuminanceLx / (1000 * Math.PI)).toBeCloseTo(1, 1);
    expect(Math.abs(open.illuminanceLx - 1000 * Math.PI)).toBeLessThan(5 * open.errorLx + 5);
    expect(open.cctK! / 6504).toBeCloseTo(1, 1);
  });

  it('the colour temperature of tungsten', async () => {
    const lamp: RenderLight = {
      ...light,
      kind: 'point',
      intensity: candela(900),
      radius: metres(0),
      spectrum: Float32Array.from(illuminantSpectrum('A')),
      motion: [{ time: 0, worldFromLocal: [...IDENTITY.slice(0, 12), 0, 2, 0, 1] as never }],
    };
    const reading = await measureIncident(
      device,
      { ...EMPTY, lights: [lamp] },
      { pointM: [0, 0, 0], normal: UP },
    );
    expect(Math.abs(reading.cctK! - 2856)).toBeLessThan(25);
    expect(Math.abs(reading.duv!)).toBeLessThan(0.001);
  });
});
