/**
 * Lights as kernel records, in the order the kernel expects: those with a shape that rays can hit, points, glowing
 * meshes; suns with a disc, directional lights without one; the environment.
 */
import { normalizeSpectrum } from '../../color/cie-observer.ts';
import { luminanceOf } from '../../color/false-colour.ts';
import { D65_WHITE } from '../../color/srgb-spectrum.ts';
import { transformDirection, transformPoint, type Mat4 } from '../../math/mat4.ts';
import { cross, length, normalize, sub, type Vec3 } from '../../math/vec3.ts';
import type {
  ProfileLight,
  RenderLight,
  RenderMesh,
  RenderScene,
  Spectrum,
} from '../../scene/render-scene.ts';
import { normalise, packEnvironment } from './environment.ts';
import type { PlacedGeometry } from './geometry.ts';
import { isEmissive } from './materials.ts';
import { poseAt } from './motion.ts';
import { NONE, type TableBuilder } from './table-builder.ts';

export const KIND = {
  point: 0,
  spot: 1,
  profile: 2,
  directional: 3,
  rect: 4,
  disc: 5,
  sphere: 6,
  mesh: 7,
  environment: 8,
} as const;
export const TWO_SIDED = 1;
const HIDDEN_FROM_CAMERA = 2;

export interface PackedLight {
  readonly axisX: Vec3;
  readonly kind: number;
  readonly axisY: Vec3;
  readonly spectrum: number;
  readonly axisZ: Vec3;
  readonly flags: number;
  readonly position: Vec3;
  readonly magnitude: number;
  readonly tint: Vec3;
  readonly power: number;
  readonly size: readonly [number, number];
  readonly radius: number;
  readonly group: number;
  readonly table: number;
  readonly count: readonly [number, number];
  readonly area: number;
  readonly firstPrimitive: number;
}

export interface PackedLights {
  readonly lights: readonly PackedLight[];
  readonly localLightCount: number;
  readonly shapeLightCount: number;
  readonly directionalLightCount: number;
  readonly sunCount: number;
  readonly environmentLight: number;
  /** Per instance: its light, or NONE. */
  readonly lightOfInstance: Uint32Array;
  /** Offset of the cumulative power of the lights with a place. */
  readonly powerTable: number;
  /** Names of the light groups, in plane order. */
  readonly groups: readonly string[];
}

const hasShape = (light: RenderLight): boolean =>
  light.kind === 'rect' ||
  light.kind === 'disc' ||
  light.kind === 'sphere' ||
  ('radius' in light && light.radius > 0);
const isSun = (light: RenderLight): boolean => light.kind === 'directional' && light.angularDiameter > 0;

/** Lights are placed as they stand in the middle of the shutter. */
export function packLights(
  scene: RenderScene,
  placed: readonly PlacedGeometry[],
  midShutter: number,
  tables: TableBuilder,
  packImage: typeof packEnvironment = packEnvironment,
): PackedLights {
  const spectra = new SpectrumTables(tables);
  const groups: string[] = [];
  const groupOf = (name: string): number => {
    if (!groups.includes(name)) groups.push(name);
    return groups.indexOf(name);
  };
  const pack = (light: RenderLight): PackedLight =>
    packLight(light, poseAt(light.motion, midShutter), spectra, groupOf(light.lightGroup), tables);
  const shapes = scene.lights.filter(hasShape);
  const points = scene.lights.filter((l) => !hasShape(l) && l.kind !== 'directional');
  const suns = scene.lights.filter(isSun);
  const parallel = scene.lights.filter((l) => l.kind === 'directional' && !isSun(l));
  const lights = [...shapes, ...points].map(pack);

  const lightOfInstance = new Uint32Array(scene.instances.length).fill(NONE);
  scene.instances.forEach((instance, i) => {
    const material = scene.materials[instance.material]!;
    if (!isEmissive(material)) return;
    const mesh = packMeshLight(scene.meshes[instance.mesh]!, placed[i]!, i, tables);
    if (!mesh) return;
    const nits = material.emissionNits * luminanceOf(material.emissionColor.value);
    lightOfInstance[i] = lights.length;
    lights.push({ ...mesh, power: nits * mesh.area, group: groupOf(instance.lightGroup ?? 'emission') });
  });

  const localLightCount = lights.length;
  const running = new Float64Array(localLightCount + 1);
  lights.forEach((light, i) => (running[i + 1] = running[i]! + flux(light)));
  const cumulative = new Float32Array(localLightCount + 1);
  normalise(running, running[localLightCount]!, cumulative);
  lights.push(...[...suns, ...parallel].map(pack));

  let environmentLight = NONE;
  const { environment } = scene;
  if (environment) {
    const { floats, fluence } = packImage(environment.image);
    const table = tables.addFloats(floats);
    const c = Math.cos(environment.rotationY);
    const s = Math.sin(environment.rotationY);
    environmentLight = lights.length;
    lights.push({
      ...BLANK,
      kind: KIND.environment,
      axisX: [c, 0, -s],
      axisZ: [s, 0, c],
      spectrum: spectra.offsetOf(environment.spectrum),
      flags: environment.visibleToCamera ? 0 : HIDDEN_FROM_CAMERA,
      magnitude: environment.scale,
      // half of the sphere lights a surface, at an average cosine of one half
      power: (fluence * environment.scale) / 4,
      group: groupOf(environment.lightGroup),
      table,
      count: [environment.image.width, environment.image.height],
    });
  }

  return {
    lights,
    localLightCount,
    shapeLightCount: shapes.length,
    directionalLightCount: suns.length + parallel.length,
    sunCount: suns.length,
    environmentLight,
    lightOfInstance,
    powerTable: tables.addFloats(cumulative),
    groups,
  };
}

/** A record in which nothing is said yet. */
export const BLANK: PackedLight = {
  axisX: [1, 0, 0],
  kind: 0,
  axisY: [0, 1, 0],
  spectrum: 0,
  axisZ: [0, 0, 1],
  flags: 0,
  position: [0, 0, 0],
  magnitude: 0,
  tint: [1, 1, 1],
  power: 0,
  size: [0, 0],
  radius: 0,
  group: 0,
  table: NONE,
  count: [0, 0],
  area: 0,
  firstPrimitive: NONE,
};

/** Share of a light when there are too many to weigh one by one; every one has some. */
const flux = (light: PackedLight): number => Math.max(light.power, 1e-9);

function packLight(
  light: RenderLight,
  pose: Mat4,
  spectra: SpectrumTables,
  group: number,
  tables: TableBuilder,
): PackedLight {
  const base: PackedLight = {
    ...BLANK,
    axisX: normalize(transformDirection(pose, [1, 0, 0])),
    axisY: normalize(transformDirection(pose, [0, 1, 0])),
    axisZ: normalize(transformDirection(pose, [0, 0, 1])),
    position: transformPoint(pose, [0, 0, 0]),
    spectrum: spectra.offsetOf(light.spectrum),
    flags: light.visibleToCamera ? 0 : HIDDEN_FROM_CAMERA,
    tint: light.tint,
    group,
    kind: KIND[light.kind],
  };
  const tinted = Math.max(luminanceOf(light.tint), 1e-6);
  // a scaled pose scales the shape, not the luminance
  const scaleX = length(transformDirection(pose, [1, 0, 0]));
  const scaleY = length(transformDirection(pose, [0, 1, 0]));
  switch (light.kind) {
    case 'point':
      return { ...base, magnitude: light.intensity, radius: light.radius, power: light.intensity * tinted };
    case 'spot':
      return {
        ...base,
        magnitude: light.intensity,
        radius: light.radius,
        size: [Math.cos(light.innerAngle), Math.cos(light.outerAngle)],
        power: light.intensity * tinted,
      };
    case 'profile': {
      const { table, count, peak } = packProfile(light, tables);
      return { ...base, magnitude: 1, radius: light.radius, table, count, power: peak * tinted };
    }
    case 'directional': {
      const sine = Math.sin(light.angularDiameter / 2);
      return {
        ...base,
        magnitude: light.illuminance,
        size: [0, sine * sine],
        power: light.illuminance * tinted,
      };
    }
    case 'rect': {
      const [width, height] = [light.width * scaleX, light.height * scaleY];
      const area = width * height;
      return {
        ...base,
        magnitude: light.luminance,
        flags: base.flags | (light.twoSided ? TWO_SIDED : 0),
        size: [width / 2, height / 2],
        area,
        power: light.luminance * area * tinted,
      };
    }
    case 'disc': {
      const radius = light.radius * scaleX;
      const area = Math.PI * radius * radius;
      return {
        ...base,
        magnitude: light.luminance,
        flags: base.flags | (light.twoSided ? TWO_SIDED : 0),
        size: [radius, 0],
        area,
        power: light.luminance * area * tinted,
      };
    }
    case 'sphere': {
      const radius = light.radius * scaleX;
      return {
        ...base,
        magnitude: light.luminance,
        radius,
        power: light.luminance * Math.PI * radius * radius * tinted,
      };
    }
  }
}

/**
 * Angles and candela of a measured light; a single horizontal angle is spread around, and a last angle short of 360° is
 * closed by the first.
 */
function packProfile(
  light: ProfileLight,
  tables: TableBuilder,
): { table: number; count: readonly [number, number]; peak: number } {
  const vertical = [...light.verticalAngles];
  const horizontal = [...light.horizontalAngles];
  const rows = horizontal.map((_, h) => light.candela.slice(h * vertical.length, (h + 1) * vertical.length));
  if (horizontal.length === 1) horizontal[0] = 0;
  if (horizontal[horizontal.length - 1]! < 2 * Math.PI - 1e-6) {
    horizontal.push(2 * Math.PI);
    rows.push(rows[0]!);
  }
  if (vertical.length === 1) {
    vertical.push(Math.PI);
    rows.forEach((row, i) => (rows[i] = Float32Array.of(row[0]!, row[0]!)));
  }
  const table = tables.addFloats(vertical);
  tables.addFloats(horizontal);
  for (const row of rows) tables.addFloats(row);
  const peak = rows.reduce((most, row) => row.reduce((a, b) => Math.max(a, b), most), 0);
  return { table, count: [vertical.length, horizontal.length], peak };
}

/** Areas of an emitting mesh's triangles in world space; null for a mesh without area. */
function packMeshLight(
  mesh: RenderMesh,
  placed: PlacedGeometry,
  instance: number,
  tables: TableBuilder,
): PackedLight | null {
  const triangles = mesh.indices.length / 3;
  const running = new Float64Array(triangles + 1);
  const centre: [number, number, number] = [0, 0, 0];
  const corner = (i: number): Vec3 => {
    const v = 3 * mesh.indices[i]!;
    return transformPoint(placed.poses[0], [
      mesh.positions[v]!,
      mesh.positions[v + 1]!,
      mesh.positions[v + 2]!,
    ]);
  };
  for (let t = 0; t < triangles; t++) {
    const [a, b, c] = [corner(3 * t), corner(3 * t + 1), corner(3 * t + 2)];
    const area = length(cross(sub(b, a), sub(c, a))) / 2;
    running[t + 1] = running[t]! + area;
    for (let axis = 0; axis < 3; axis++) centre[axis]! += (area * (a[axis]! + b[axis]! + c[axis]!)) / 3;
  }
  const area = running[triangles]!;
  if (!(area > 0)) return null;
  const cumulative = new Float32Array(triangles + 1);
  normalise(running, area, cumulative);
  return {
    ...BLANK,
    kind: KIND.mesh,
    position: [centre[0] / area, centre[1] / area, centre[2] / area],
    table: tables.addFloats(cumulative),
    count: [triangles, instance],
    area,
    firstPrimitive: placed.firstPrimitive,
  };
}

/** Light spectra of unit luminance, each once. */
class SpectrumTables {
  readonly #offsets = new Map<Spectrum, number>();
  readonly #tables: TableBuilder;

  constructor(tables: TableBuilder) {
    this.#tables = tables;
  }

  offsetOf(spectrum: Spectrum | null): number {
    const key = spectrum ?? D65_WHITE;
    let offset = this.#offsets.get(key);
    if (offset === undefined) {
      offset = this.#tables.addFloats(spectrum ? normalizeSpectrum(spectrum) : D65_WHITE);
      this.#offsets.set(key, offset);
    }
    return offset;
  }
}
