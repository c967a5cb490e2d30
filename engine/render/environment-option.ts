/** The `--env` option: a picture from disk, an even dome, or the sky with its sun. */
import { D65_WHITE } from '../../core/color/srgb-spectrum.ts';
import { skyEnvironment } from '../../core/lighting/sky-environment.ts';
import { sunLight } from '../../core/lighting/sun-light.ts';
import { lookAt } from '../../core/math/mat4.ts';
import { scale } from '../../core/math/vec3.ts';
import type { RenderEnvironment, RenderLight } from '../../core/scene/render-scene.ts';
import { degrees, radians } from '../../core/units/units.ts';
import { readEnvironment } from '../images/read-environment.ts';
import { UsageError } from '../cli/usage-error.ts';

export interface EnvironmentChoice {
  readonly environment: RenderEnvironment;
  /** The sun, which is no part of the sky's picture. */
  readonly lights: readonly RenderLight[];
  readonly warnings: readonly string[];
}

const SKY_TURBIDITY = 3;
const SKY_GROUND_ALBEDO = 0.2;

const around = (image: RenderEnvironment['image'], lightGroup: string): RenderEnvironment => ({
  image,
  scale: 1,
  rotationY: radians(0),
  spectrum: null,
  visibleToCamera: true,
  lightGroup,
});

/** An even dome of `nits` in all directions. */
export const uniformEnvironment = (nits: number): RenderEnvironment =>
  around({ width: 4, height: 2, data: new Float32Array(24).fill(nits) }, 'environment');

/**
 * `uniform:NITS`, `sky:ELEVATION,AZIMUTH` in degrees, or a file.
 * @throws UsageError for numbers that cannot be read; ImageFormatError for a broken file.
 */
export async function chooseEnvironment(text: string): Promise<EnvironmentChoice> {
  if (text.startsWith('uniform:')) {
    const nits = Number(text.slice('uniform:'.length));
    if (!(nits >= 0 && Number.isFinite(nits)))
      throw new UsageError(`--env ${text}: expected uniform:NITS, nits from 0`);
    return { environment: uniformEnvironment(nits), lights: [], warnings: [] };
  }
  if (text.startsWith('sky:')) {
    const [elevation, azimuth] = text.slice('sky:'.length).split(',').map(Number);
    if (!(elevation! >= -90 && elevation! <= 90 && Number.isFinite(azimuth))) {
      throw new UsageError(`--env ${text}: expected sky:ELEVATION,AZIMUTH in degrees, elevation −90 to 90`);
    }
    return sky(elevation!, azimuth!);
  }
  const { warnings, ...image } = await readEnvironment(text);
  return {
    environment: around(image, 'environment'),
    lights: [],
    warnings: warnings.map((w) => `${text}: ${w}`),
  };
}

function sky(elevation: number, azimuth: number): EnvironmentChoice {
  const options = {
    sunElevation: degrees(elevation),
    sunAzimuth: degrees(azimuth),
    turbidity: SKY_TURBIDITY,
  };
  const image = skyEnvironment({ ...options, groundAlbedo: SKY_GROUND_ALBEDO, width: 512, height: 256 });
  const { illuminance, angularDiameter, spectrum, direction } = sunLight(options);
  const sun: RenderLight = {
    kind: 'directional',
    name: 'sun',
    motion: [{ time: 0, worldFromLocal: lookAt([0, 0, 0], scale(direction, -1)) }],
    spectrum: illuminance > 0 ? spectrum : D65_WHITE,
    tint: [1, 1, 1],
    lightGroup: 'sun',
    visibleToCamera: true,
    illuminance,
    angularDiameter,
  };
  return { environment: around(image, 'sky'), lights: illuminance > 0 ? [sun] : [], warnings: [] };
}
