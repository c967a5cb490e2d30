/**
 * Small scenes for the acceptance tests: meshes from corners, plain materials, cameras that look at one patch, lights with
 * everything defaulted but what a test is about.
 */
import { DEFAULT_CAMERA, DEFAULT_MATERIAL, color, scalar } from '../../../core/scene/render-defaults.ts';
import type {
  DirectionalLight,
  DiscLight,
  LinearRgb,
  Motion,
  PointLight,
  ProfileLight,
  RectLight,
  RenderCamera,
  RenderEnvironment,
  RenderInstance,
  RenderLight,
  RenderMaterial,
  RenderMesh,
  RenderScene,
  SphereLight,
  SpotLight,
} from '../../../core/scene/render-scene.ts';
import { IDENTITY, lookAt, type Mat4 } from '../../../core/math/mat4.ts';
import type { Vec3 } from '../../../core/math/vec3.ts';
import { metres, nits, radians } from '../../../core/units/units.ts';

export const still = (worldFromLocal: Mat4 = IDENTITY): Motion => [{ time: 0, worldFromLocal }];

/** Flat-shaded triangles. */
export const triangles = (corners: readonly Vec3[], indices: readonly number[]): RenderMesh => ({
  name: 'triangles',
  positions: Float32Array.from(corners.flat()),
  normals: null,
  tangents: null,
  uvs: null,
  uvs1: null,
  colors: null,
  indices: Uint32Array.from(indices),
});

/** Four corners, counter-clockwise seen from its front. */
export const quad = (a: Vec3, b: Vec3, c: Vec3, d: Vec3): RenderMesh =>
  triangles([a, b, c, d], [0, 1, 2, 0, 2, 3]);

/** A square of floor at height y that faces up, centred at the origin. */
export const floor = (halfSize: number, y = 0): RenderMesh =>
  quad(
    [-halfSize, y, halfSize],
    [halfSize, y, halfSize],
    [halfSize, y, -halfSize],
    [-halfSize, y, -halfSize],
  );

/** The same triangles with each facet's own normal, which makes energy balances exact on a polyhedron. */
export const faceted = (mesh: RenderMesh): RenderMesh => ({ ...mesh, normals: null, tangents: null });

/** Lambertian and nothing else. */
export const matte = (albedo: number | LinearRgb, more: Partial<RenderMaterial> = {}): RenderMaterial => ({
  ...DEFAULT_MATERIAL,
  name: 'matte',
  baseColor: color(typeof albedo === 'number' ? [albedo, albedo, albedo] : albedo),
  specularWeight: scalar(0),
  ...more,
});

export const BLACK = matte(0);

/** Black, and glowing with this luminance. */
export const glowing = (luminance: number, more: Partial<RenderMaterial> = {}): RenderMaterial =>
  matte(0, { name: 'glowing', emissionNits: nits(luminance), ...more });

/** Clear glass on perceptual roughness and index. */
export const glass = (ior: number, roughness = 0, more: Partial<RenderMaterial> = {}): RenderMaterial => ({
  ...DEFAULT_MATERIAL,
  name: 'glass',
  transmissionWeight: scalar(1),
  specularIor: ior,
  specularRoughness: scalar(roughness),
  ...more,
});

export interface Part {
  readonly mesh: RenderMesh;
  readonly material: RenderMaterial;
  readonly motion?: Motion;
  readonly lightGroup?: string;
}

export interface SceneParts {
  readonly parts?: readonly Part[];
  readonly lights?: readonly RenderLight[];
  readonly environment?: RenderEnvironment | null;
}

export const sceneOf = ({ parts = [], lights = [], environment = null }: SceneParts): RenderScene => ({
  meshes: parts.map((p) => p.mesh),
  materials: parts.map((p) => p.material),
  textures: [],
  instances: parts.map((p, i): RenderInstance => ({
    name: `part ${i}`,
    mesh: i,
    material: i,
    motion: p.motion ?? still(),
    objectId: i + 1,
    ...(p.lightGroup !== undefined && { lightGroup: p.lightGroup }),
  })),
  lights,
  environment,
  cameras: [],
  warnings: [],
});

const CAMERA: RenderCamera = {
  ...DEFAULT_CAMERA,
  filmWidth: metres(0.024),
  focalLength: metres(0.024),
};

/** A camera with everything defaulted: a pinhole of 53° at the origin that looks along −Z. */
export const camera = (more: Partial<RenderCamera> = {}): RenderCamera => ({ ...CAMERA, ...more });

/** A pinhole that sees `degrees` across a square image. */
export const pinhole = (eye: Vec3, target: Vec3, degrees: number, up?: Vec3): RenderCamera =>
  camera({
    motion: still(lookAt(eye, target, up)),
    focalLength: metres(0.012 / Math.tan((degrees * Math.PI) / 360)),
  });

/** Parallel rays over a window of `width` × `height` metres around the line from eye to target. */
export const parallel = (eye: Vec3, target: Vec3, width: number, height = width, up?: Vec3): RenderCamera =>
  camera({
    motion: still(lookAt(eye, target, up)),
    projection: 'orthographic',
    filmWidth: metres(width),
    filmHeight: metres(height),
  });

const LIGHT = {
  name: 'light',
  motion: still(),
  spectrum: null,
  tint: [1, 1, 1] as const,
  lightGroup: 'light',
  visibleToCamera: true,
};
type Made<L extends RenderLight, K extends keyof L> = Partial<L> & Pick<L, K>;

export const pointLight = (l: Made<PointLight, 'intensity'>): PointLight => ({
  ...LIGHT,
  kind: 'point',
  radius: metres(0),
  ...l,
});
export const spotLight = (l: Made<SpotLight, 'intensity' | 'innerAngle' | 'outerAngle'>): SpotLight => ({
  ...LIGHT,
  kind: 'spot',
  radius: metres(0),
  ...l,
});
export const profileLight = (
  l: Made<ProfileLight, 'verticalAngles' | 'horizontalAngles' | 'candela'>,
): ProfileLight => ({ ...LIGHT, kind: 'profile', radius: metres(0), ...l });
export const directionalLight = (l: Made<DirectionalLight, 'illuminance'>): DirectionalLight => ({
  ...LIGHT,
  kind: 'directional',
  angularDiameter: radians(0),
  ...l,
});
export const rectLight = (l: Made<RectLight, 'luminance' | 'width' | 'height'>): RectLight => ({
  ...LIGHT,
  kind: 'rect',
  twoSided: false,
  ...l,
});
export const discLight = (l: Made<DiscLight, 'luminance' | 'radius'>): DiscLight => ({
  ...LIGHT,
  kind: 'disc',
  twoSided: false,
  ...l,
});
export const sphereLight = (l: Made<SphereLight, 'luminance' | 'radius'>): SphereLight => ({
  ...LIGHT,
  kind: 'sphere',
  ...l,
});

/** Radiance from infinity by direction, in nits of linear Rec.709, on a grid of `height` rows. */
export function environmentOf(
  radiance: (direction: Vec3) => LinearRgb,
  height = 64,
  more: Partial<RenderEnvironment> = {},
): RenderEnvironment {
  const width = 2 * height;
  const data = new Float32Array(3 * width * height);
  for (let y = 0; y < height; y++) {
    const theta = ((y + 0.5) / height) * Math.PI;
    for (let x = 0; x < width; x++) {
      const phi = ((x + 0.5) / width - 0.5) * 2 * Math.PI;
      const sine = Math.sin(theta);
      data.set(radiance([sine * Math.sin(phi), Math.cos(theta), -sine * Math.cos(phi)]), 3 * (y * width + x));
    }
  }
  return {
    image: { width, height, data },
    scale: 1,
    rotationY: radians(0),
    spectrum: null,
    visibleToCamera: true,
    lightGroup: 'sky',
    ...more,
  };
}

export const uniformSky = (luminance: number): RenderEnvironment =>
  environmentOf(() => [luminance, luminance, luminance], 4);
