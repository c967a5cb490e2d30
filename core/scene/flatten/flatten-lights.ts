/**
 * Lamps as emitters: magnitudes said in any quantity become what the renderer takes, by the exact photometry of each shape; gels
 * cost what they absorb, dimmers scale. Illuminance at a distance is on the axis: for areas by the configuration factors of [1].
 *
 * [1] J. R. Howell, "A Catalog of Radiation Heat Transfer Configuration Factors", 3rd ed.: B-4 (rectangle), B-12 (disc).
 */
import type { LightRecord, Magnitude } from '../../document/index.ts';
import {
  areaNits,
  candelaFromLux,
  pointCandela,
  spotCandela,
  type AreaEmitter,
} from '../../lighting/photometry.ts';
import { profileIntensity, profileLumens, type IntensityProfile } from '../../lighting/intensity-profile.ts';
import { radiansFromDegrees } from '../../units/conversions.ts';
import { candela, degrees, lumens, lux, metres, nits, type Candela, type Nits } from '../../units/units.ts';
import type { Motion, RenderLight } from '../render-scene.ts';
import { spectrumOfColor } from './light-color.ts';
import type { SceneResources } from './scene-resources.ts';

/** @param dimmer of this frame, 0…1. */
export function flattenLight(
  light: LightRecord,
  motion: Motion,
  dimmer: number,
  resources: SceneResources,
): RenderLight {
  const { spectrum, transmission } = spectrumOfColor(light.color, light.gels, light.id);
  const share = dimmer * transmission;
  const { emitter, magnitude, name, lightGroup, visibleToCamera } = light;
  const base = { name, motion, spectrum, tint: [1, 1, 1] as const, lightGroup, visibleToCamera };
  switch (emitter.type) {
    case 'point':
      return {
        ...base,
        kind: 'point',
        intensity: candela(share * axialCandela(magnitude, (flux) => pointCandela(lumens(flux)))),
        radius: metres(emitter.radiusM),
      };
    case 'spot': {
      const innerAngle = radiansFromDegrees(degrees(emitter.innerAngleDeg));
      const outerAngle = radiansFromDegrees(degrees(emitter.outerAngleDeg));
      const intensity = axialCandela(magnitude, (flux) => spotCandela(lumens(flux), innerAngle, outerAngle));
      return {
        ...base,
        kind: 'spot',
        intensity: candela(share * intensity),
        innerAngle,
        outerAngle,
        radius: metres(emitter.radiusM),
      };
    }
    case 'directional':
      return {
        ...base,
        kind: 'directional',
        illuminance: lux(magnitude.quantity === 'illuminance' ? share * magnitude.illuminanceLx : 0),
        angularDiameter: radiansFromDegrees(degrees(emitter.angularDiameterDeg)),
      };
    case 'rectangle': {
      const { twoSided } = emitter;
      const [width, height] = [metres(emitter.widthM), metres(emitter.heightM)];
      const luminance = nits(share * areaLuminance(magnitude, { kind: 'rect', width, height, twoSided }));
      return { ...base, kind: 'rect', luminance, width, height, twoSided };
    }
    case 'disc': {
      const { twoSided } = emitter;
      const radius = metres(emitter.radiusM);
      const luminance = nits(share * areaLuminance(magnitude, { kind: 'disc', radius, twoSided }));
      return { ...base, kind: 'disc', luminance, radius, twoSided };
    }
    case 'sphere': {
      const radius = metres(emitter.radiusM);
      return {
        ...base,
        kind: 'sphere',
        luminance: nits(share * areaLuminance(magnitude, { kind: 'sphere', radius })),
        radius,
      };
    }
    case 'profile': {
      const profile = resources.profile(emitter.profileAsset);
      const factor = share * profileFactor(magnitude, profile);
      return {
        ...base,
        kind: 'profile',
        ...profile,
        candela: profile.candela.map((value) => value * factor),
        radius: metres(emitter.radiusM),
      };
    }
  }
}

/** Intensity on the axis of what shines from a point. */
function axialCandela(magnitude: Magnitude, fromFlux: (flux: number) => Candela): Candela {
  switch (magnitude.quantity) {
    case 'intensity':
      return candela(magnitude.intensityCd);
    case 'flux':
      return fromFlux(magnitude.fluxLm);
    case 'illuminance':
      return candelaFromLux(lux(magnitude.illuminanceLx), metres(magnitude.distanceM ?? 1));
    case 'luminance':
    case 'profile':
      return refused(magnitude);
  }
}

/** Luminance of what shines from an area. */
function areaLuminance(magnitude: Magnitude, emitter: AreaEmitter): Nits {
  switch (magnitude.quantity) {
    case 'luminance':
      return nits(magnitude.luminanceNits);
    case 'flux':
      return areaNits(lumens(magnitude.fluxLm), emitter);
    case 'intensity':
      return nits(magnitude.intensityCd / seenArea(emitter));
    case 'illuminance':
      return nits(magnitude.illuminanceLx / luxPerNit(emitter, magnitude.distanceM ?? 1));
    case 'profile':
      return refused(magnitude);
  }
}

const seenArea = (emitter: AreaEmitter): number =>
  emitter.kind === 'rect' ? emitter.width * emitter.height : Math.PI * emitter.radius ** 2;

/** Illuminance for a luminance of 1 on a surface that faces the emitter on its axis, `distance` from its centre. */
export function luxPerNit(emitter: AreaEmitter, distance: number): number {
  switch (emitter.kind) {
    case 'disc':
      return (Math.PI * emitter.radius ** 2) / (emitter.radius ** 2 + distance ** 2);
    case 'sphere':
      return Math.PI * Math.min(1, emitter.radius / distance) ** 2;
    case 'rect': {
      const x = emitter.width / 2 / distance;
      const y = emitter.height / 2 / distance;
      const [rx, ry] = [Math.hypot(1, x), Math.hypot(1, y)];
      return 2 * ((x / rx) * Math.atan(y / rx) + (y / ry) * Math.atan(x / ry));
    }
  }
}

function profileFactor(magnitude: Magnitude, profile: IntensityProfile): number {
  switch (magnitude.quantity) {
    case 'profile':
      return magnitude.scale;
    case 'flux':
      return ratio(magnitude.fluxLm, profileLumens(profile));
    case 'intensity':
      return ratio(magnitude.intensityCd, profileIntensity(profile, 0, 0));
    case 'illuminance':
      return ratio(
        magnitude.illuminanceLx * (magnitude.distanceM ?? 1) ** 2,
        profileIntensity(profile, 0, 0),
      );
    case 'luminance':
      return refused(magnitude);
  }
}

/** A profile that gives nothing on its axis cannot be scaled to give something there. */
const ratio = (wanted: number, has: number): number => (has > 0 ? wanted / has : 0);

/** The record's validator lets no such pair through. */
const refused = (magnitude: Magnitude): never => {
  throw new RangeError(`a ${magnitude.quantity} does not fit this kind of light`);
};
