/** The world beyond the set: its panorama for the renderer, and the sun as a light of its own. */
import type { EnvironmentRecord, EnvironmentSource } from '../../document/index.ts';
import { skyEnvironment } from '../../lighting/sky-environment.ts';
import { solarPosition, type CivilTime } from '../../lighting/solar-position.ts';
import { sunLight } from '../../lighting/sun-light.ts';
import { lookAt } from '../../math/mat4.ts';
import { radiansFromDegrees } from '../../units/conversions.ts';
import { degrees, radians } from '../../units/units.ts';
import type { DirectionalLight, RenderEnvironment } from '../render-scene.ts';
import { spectrumOfColor } from './light-color.ts';
import type { SceneResources } from './scene-resources.ts';

/** Sky pixels of half a degree: finer than anything in Hošek's model but the sun, which is a light. */
const SKY_WIDTH = 512;
const SKY_HEIGHT = 256;

export interface FlatEnvironment {
  readonly environment: RenderEnvironment;
  readonly sun: DirectionalLight | null;
}

export function flattenEnvironment(record: EnvironmentRecord, resources: SceneResources): FlatEnvironment {
  const { source, visibleToCamera, lightGroup } = record;
  const base = { rotationY: radians(0), spectrum: null, visibleToCamera, lightGroup };
  switch (source.type) {
    case 'uniform': {
      const image = { width: 2, height: 2, data: new Float32Array(12).fill(1) };
      const { spectrum } = spectrumOfColor(source.color, [], record.id);
      return { environment: { ...base, image, scale: source.luminanceNits, spectrum }, sun: null };
    }
    case 'image': {
      const image = resources.panorama(source.imageAsset);
      const rotationY = radiansFromDegrees(degrees(source.rotationDeg));
      return { environment: { ...base, image, scale: source.nitsPerUnit, rotationY }, sun: null };
    }
    case 'sunSky': {
      const sky = sunInScene(source);
      const image = skyOf(source, sky);
      return {
        environment: { ...base, image, scale: 1 },
        sun: source.sunEnabled ? sunOf(record, sky) : null,
      };
    }
  }
}

/** Skies by the source they are of: a document is a value, so the same source is the same sky. */
const skies = new WeakMap<SunSky, RenderEnvironment['image']>();

function skyOf(source: SunSky, sky: Parameters<typeof sunLight>[0]): RenderEnvironment['image'] {
  const { groundAlbedo } = source;
  const known =
    skies.get(source) ?? skyEnvironment({ ...sky, groundAlbedo, width: SKY_WIDTH, height: SKY_HEIGHT });
  skies.set(source, known);
  return known;
}

type SunSky = Extract<EnvironmentSource, { type: 'sunSky' }>;

/** Where the sun stands in the scene, whose −Z looks along the heading. */
export function sunInScene(source: SunSky): Parameters<typeof sunLight>[0] {
  const place = { latitude: degrees(source.latitudeDeg), longitude: degrees(source.longitudeDeg) };
  const { elevation, azimuth } = solarPosition(civilTime(source.localTime), place);
  return {
    sunElevation: elevation,
    sunAzimuth: degrees(azimuth - source.headingDeg),
    turbidity: source.turbidity,
  };
}

const LOCAL_TIME = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d(?:\.\d+)?))?(?:Z|([+-])(\d\d):?(\d\d))$/;

/** @param text ISO 8601 with offset, as the record's validator accepts it. */
export function civilTime(text: string): CivilTime {
  const match = LOCAL_TIME.exec(text);
  if (match === null)
    throw new RangeError(`local time: expected ISO 8601 with an offset from UTC, got ${text}`);
  const part = (i: number): number => Number(match[i] ?? 0);
  const offset = part(8) + part(9) / 60;
  return {
    year: part(1),
    month: part(2),
    day: part(3),
    hours: part(4) + part(5) / 60 + part(6) / 3600,
    utcOffsetHours: match[7] === '-' ? -offset : offset,
  };
}

function sunOf(record: EnvironmentRecord, options: Parameters<typeof sunLight>[0]): DirectionalLight | null {
  const { illuminance, angularDiameter, spectrum, direction } = sunLight(options);
  if (illuminance <= 0) return null;
  return {
    kind: 'directional',
    name: `${record.name}: sun`,
    motion: [{ time: 0, worldFromLocal: lookAt(direction, [0, 0, 0]) }],
    spectrum,
    tint: [1, 1, 1],
    lightGroup: record.lightGroup,
    visibleToCamera: record.visibleToCamera,
    illuminance,
    angularDiameter,
  };
}
