/**
 * A lamp of the renderer as lights of three, in the same candela, lux and nits. What three lacks is said in docs/stage.md: discs are
 * squares of the same area, spheres are points of the same intensity, measured profiles are cones of the same intensity on the axis.
 */
import {
  DirectionalLight,
  DoubleSide,
  Group,
  Mesh,
  MeshBasicMaterial,
  PlaneGeometry,
  CircleGeometry,
  PointLight,
  RectAreaLight,
  SphereGeometry,
  SpotLight,
  type BufferGeometry,
  type Light,
} from 'three';
import type { RenderLight } from '../../../core/scene/render-scene.ts';
import { lightColour } from './light-colour.ts';
import type { Triple } from '../../../core/color/matrix3.ts';

export interface LampArea {
  readonly light: RectAreaLight;
  readonly shadow: SpotLight;
  /** The back of a two-sided one. */
  readonly isBack: boolean;
}

export interface Lamp {
  readonly rig: Group;
  /** What lights, without shadows. */
  readonly lights: readonly Light[];
  /** Shining areas. They and the spots without light that throw their shadows stand outside the rig, in an order of their own. */
  readonly areas: readonly LampArea[];
  /** What throws the shadow of what is not an area. */
  readonly shadow: PointLight | SpotLight | DirectionalLight | null;
  readonly render: RenderLight;
  /** Luminance-1 colour. */
  readonly colour: Triple;
  dispose(): void;
}

/** Half the field of the shadow map of an area light: light at flatter angles is left out. */
export const AREA_HALF_ANGLE = (75 * Math.PI) / 180;
const SMALLEST_SOFT_M = 0.004;

/** Half the size of what shines, metres: what shadows are soft by. */
export const halfSizeOf = (light: RenderLight): number => {
  switch (light.kind) {
    case 'rect':
      return Math.max(SMALLEST_SOFT_M, Math.sqrt(light.width * light.height) / 2);
    case 'directional':
      return 0;
    case 'point':
    case 'spot':
    case 'profile':
    case 'disc':
    case 'sphere':
      return Math.max(SMALLEST_SOFT_M, light.radius);
  }
};

/** Intensity on the axis, candela; of parallel light lux: what lamps are ranked by. */
export function strengthOf(light: RenderLight): number {
  switch (light.kind) {
    case 'point':
    case 'spot':
      return light.intensity;
    case 'profile':
      return light.candela[0] ?? 0;
    case 'directional':
      return light.illuminance * 25;
    case 'rect':
      return light.luminance * light.width * light.height;
    case 'disc':
    case 'sphere':
      return light.luminance * Math.PI * light.radius ** 2;
  }
}

export function makeLamp(render: RenderLight): Lamp {
  const rig = new Group();
  rig.name = render.name;
  const colour = lightColour(render.spectrum, render.tint);
  const lights: Light[] = [];
  const areas: LampArea[] = [];
  const made: { dispose(): void }[] = [];
  let shadow: Lamp['shadow'] = null;

  const put = <T extends Light>(light: T): T => {
    light.color.setRGB(...colour);
    rig.add(light);
    lights.push(light);
    return light;
  };
  const ahead = <T extends SpotLight | DirectionalLight>(light: T): T => {
    light.position.set(0, 0, 0);
    light.target.position.set(0, 0, -1);
    light.add(light.target);
    return light;
  };
  const face = (geometry: BufferGeometry, nits: number, isTwoSided: boolean): void => {
    if (!render.visibleToCamera) return;
    const material = new MeshBasicMaterial({ toneMapped: false });
    const bounded = Math.min(nits, 60_000);
    material.color.setRGB(colour[0] * bounded, colour[1] * bounded, colour[2] * bounded);
    if (isTwoSided) material.side = DoubleSide;
    const mesh = new Mesh(geometry, material);
    mesh.name = 'lamp';
    rig.add(mesh);
    made.push(geometry, material);
  };
  const area = (nits: number, width: number, height: number, isTwoSided: boolean): void => {
    for (const isBack of isTwoSided ? [false, true] : [false]) {
      const light = new RectAreaLight(0xffffff, nits, width, height);
      light.color.setRGB(...colour);
      // without light of its own: the area asks its map
      areas.push({ light, shadow: ahead(new SpotLight(0x000000, 0, 0, AREA_HALF_ANGLE, 0, 2)), isBack });
    }
  };

  switch (render.kind) {
    case 'point':
      shadow = put(new PointLight(0xffffff, render.intensity, 0, 2));
      if (render.radius > 0)
        face(
          new SphereGeometry(render.radius, 24, 16),
          render.intensity / (Math.PI * render.radius ** 2),
          false,
        );
      break;
    case 'spot': {
      const penumbra = render.outerAngle > 0 ? 1 - render.innerAngle / render.outerAngle : 0;
      shadow = ahead(put(new SpotLight(0xffffff, render.intensity, 0, render.outerAngle, penumbra, 2)));
      break;
    }
    case 'profile': {
      const { intensity, halfAngle } = coneOf(render);
      shadow = ahead(put(new SpotLight(0xffffff, intensity, 0, halfAngle, 0.8, 2)));
      break;
    }
    case 'directional':
      shadow = ahead(put(new DirectionalLight(0xffffff, render.illuminance)));
      break;
    case 'rect':
      area(render.luminance, render.width, render.height, render.twoSided);
      face(
        new PlaneGeometry(render.width, render.height).rotateY(Math.PI),
        render.luminance,
        render.twoSided,
      );
      break;
    case 'disc': {
      const side = render.radius * Math.sqrt(Math.PI);
      area(render.luminance, side, side, render.twoSided);
      face(new CircleGeometry(render.radius, 48).rotateY(Math.PI), render.luminance, render.twoSided);
      break;
    }
    case 'sphere':
      shadow = put(new PointLight(0xffffff, render.luminance * Math.PI * render.radius ** 2, 0, 2));
      face(new SphereGeometry(render.radius, 24, 16), render.luminance, false);
      break;
  }
  return {
    rig,
    lights,
    areas,
    shadow,
    render,
    colour,
    dispose: () => {
      for (const thing of made) thing.dispose();
      for (const light of lights) light.dispose();
      for (const { light, shadow: own } of areas) {
        light.dispose();
        own.dispose();
      }
    },
  };
}

type Profile = Extract<RenderLight, { kind: 'profile' }>;

/** The cone that stands for a measured profile: its intensity on the axis, out to where a tenth of it is left. */
export function coneOf({ verticalAngles, candela }: Pick<Profile, 'verticalAngles' | 'candela'>): {
  readonly intensity: number;
  readonly halfAngle: number;
} {
  const intensity = candela[0] ?? 0;
  const FIELD_SHARE = 0.1;
  let last = verticalAngles.length - 1;
  while (last > 0 && (candela[last] ?? 0) < FIELD_SHARE * intensity) last--;
  const halfAngle = verticalAngles[Math.min(last + 1, verticalAngles.length - 1)] ?? Math.PI / 4;
  return { intensity, halfAngle: Math.min(Math.max(halfAngle, 0.02), (80 * Math.PI) / 180) };
}
