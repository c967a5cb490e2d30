/**
 * How much light a lamp gives, in any quantity that people choose, and the same lamp said in another one. All by the exact photometry of
 * core/lighting: a softbox close by does not follow the inverse square, and is not read as if it did.
 */
import type { Emitter, LightRecord, Magnitude } from '../../../../core/document/index.ts';
import {
  areaCandela,
  areaLumens,
  areaNits,
  emittingArea,
  pointCandela,
  pointLumens,
  spotCandela,
  spotSolidAngle,
  type AreaEmitter,
} from '../../../../core/lighting/photometry.ts';
import { luxPerNit } from '../../../../core/scene/flatten/flatten-lights.ts';
import { radiansFromDegrees } from '../../../../core/units/conversions.ts';
import { candela, degrees, lumens, metres, nits } from '../../../../core/units/units.ts';

export type MagnitudeQuantity = Magnitude['quantity'];

const QUANTITIES: Readonly<Record<Emitter['type'], readonly MagnitudeQuantity[]>> = {
  point: ['flux', 'intensity', 'illuminance'],
  spot: ['intensity', 'flux', 'illuminance'],
  directional: ['illuminance'],
  rectangle: ['flux', 'luminance', 'intensity', 'illuminance'],
  disc: ['flux', 'luminance', 'intensity', 'illuminance'],
  sphere: ['flux', 'luminance', 'intensity', 'illuminance'],
  profile: ['profile', 'flux', 'intensity', 'illuminance'],
};
export const quantitiesOf = (emitter: Emitter): readonly MagnitudeQuantity[] => QUANTITIES[emitter.type];

/** Null for what has no emitting area. */
export function areaOf(emitter: Emitter): AreaEmitter | null {
  switch (emitter.type) {
    case 'rectangle':
      return {
        kind: 'rect',
        width: metres(emitter.widthM),
        height: metres(emitter.heightM),
        twoSided: emitter.twoSided,
      };
    case 'disc':
      return { kind: 'disc', radius: metres(emitter.radiusM), twoSided: emitter.twoSided };
    case 'sphere':
      return { kind: 'sphere', radius: metres(emitter.radiusM) };
    case 'point':
    case 'spot':
    case 'directional':
    case 'profile':
      return null;
  }
}

const spotAngles = (emitter: Extract<Emitter, { type: 'spot' }>) =>
  [
    radiansFromDegrees(degrees(emitter.innerAngleDeg)),
    radiansFromDegrees(degrees(emitter.outerAngleDeg)),
  ] as const;

const candelaOfFlux = (emitter: Emitter, flux: number): number | null =>
  emitter.type === 'spot'
    ? spotCandela(lumens(flux), ...spotAngles(emitter))
    : emitter.type === 'point'
      ? pointCandela(lumens(flux))
      : null;

const fluxOfCandela = (emitter: Emitter, intensity: number): number | null =>
  emitter.type === 'spot'
    ? intensity * spotSolidAngle(...spotAngles(emitter))
    : emitter.type === 'point'
      ? pointLumens(candela(intensity))
      : null;

/** On the axis at full, before gels and dimmer. Null where it depends on a file (profiles) or on nothing (parallel light). */
export function axialCandelaOf(emitter: Emitter, magnitude: Magnitude): number | null {
  const area = areaOf(emitter);
  if (area !== null) {
    const luminance = areaLuminanceOf(area, magnitude);
    return luminance === null ? null : areaCandela(nits(luminance), area);
  }
  if (emitter.type === 'directional') return null;
  switch (magnitude.quantity) {
    case 'intensity':
      return magnitude.intensityCd;
    case 'flux':
      return candelaOfFlux(emitter, magnitude.fluxLm);
    case 'illuminance':
      return magnitude.illuminanceLx * (magnitude.distanceM ?? 1) ** 2;
    case 'luminance':
    case 'profile':
      return null;
  }
}

function areaLuminanceOf(area: AreaEmitter, magnitude: Magnitude): number | null {
  switch (magnitude.quantity) {
    case 'luminance':
      return magnitude.luminanceNits;
    case 'flux':
      return areaNits(lumens(magnitude.fluxLm), area);
    case 'intensity':
      return magnitude.intensityCd / areaCandela(nits(1), area);
    case 'illuminance':
      return magnitude.illuminanceLx / luxPerNit(area, magnitude.distanceM ?? 1);
    case 'profile':
      return null;
  }
}

/** On the axis at a distance, at full, before gels and dimmer. Null where a file would have to say it. */
export function luxAt(emitter: Emitter, magnitude: Magnitude, distanceM: number): number | null {
  if (emitter.type === 'directional')
    return magnitude.quantity === 'illuminance' ? magnitude.illuminanceLx : null;
  const area = areaOf(emitter);
  if (area !== null) {
    const luminance = areaLuminanceOf(area, magnitude);
    return luminance === null ? null : luminance * luxPerNit(area, distanceM);
  }
  const intensity = axialCandelaOf(emitter, magnitude);
  return intensity === null ? null : intensity / distanceM ** 2;
}

/**
 * The same light said in another quantity. Null when it cannot be: a profile's own level is in its file.
 * @param distanceM of an illuminance.
 */
export function magnitudeIn(
  emitter: Emitter,
  magnitude: Magnitude,
  quantity: MagnitudeQuantity,
  distanceM: number,
): Magnitude | null {
  if (magnitude.quantity === quantity && (quantity !== 'illuminance' || emitter.type === 'directional'))
    return magnitude;
  const area = areaOf(emitter);
  const luminance = area === null ? null : areaLuminanceOf(area, magnitude);
  const intensity = axialCandelaOf(emitter, magnitude);
  switch (quantity) {
    case 'luminance':
      return luminance === null ? null : { quantity, luminanceNits: luminance };
    case 'flux': {
      const flux =
        area !== null && luminance !== null
          ? areaLumens(nits(luminance), area)
          : intensity === null
            ? null
            : fluxOfCandela(emitter, intensity);
      return flux === null ? null : { quantity, fluxLm: flux };
    }
    case 'intensity':
      return intensity === null ? null : { quantity, intensityCd: intensity };
    case 'illuminance': {
      const lux = luxAt(emitter, magnitude, distanceM);
      if (lux === null) return null;
      return { quantity, illuminanceLx: lux, distanceM: emitter.type === 'directional' ? null : distanceM };
    }
    case 'profile':
      return null;
  }
}

/** A level to begin with where the old one means nothing for the new shape. */
const usual = (quantity: MagnitudeQuantity, emitter: Emitter): Magnitude => {
  switch (quantity) {
    case 'intensity':
      return { quantity, intensityCd: 5000 };
    case 'flux':
      return { quantity, fluxLm: 5000 };
    case 'luminance':
      return { quantity, luminanceNits: 3000 };
    case 'illuminance':
      return {
        quantity,
        illuminanceLx: emitter.type === 'directional' ? 60_000 : 1000,
        distanceM: emitter.type === 'directional' ? null : 3,
      };
    case 'profile':
      return { quantity, scale: 1 };
  }
};

/** Where a change of kind keeps the light level, metres. */
const KEPT_AT_M = 3;

/** Another kind of lamp with the level on its axis kept, in the quantity it was said in where that fits. */
export function withEmitter(light: LightRecord, emitter: Emitter): LightRecord {
  const wanted = quantitiesOf(emitter);
  const quantity = wanted.includes(light.magnitude.quantity) ? light.magnitude.quantity : wanted[0]!;
  const lux =
    light.emitter.type === 'directional' || emitter.type === 'directional'
      ? null
      : luxAt(light.emitter, light.magnitude, KEPT_AT_M);
  const kept =
    lux === null || emitter.type === 'profile'
      ? null
      : magnitudeIn(
          emitter,
          { quantity: 'illuminance', illuminanceLx: lux, distanceM: KEPT_AT_M },
          quantity,
          KEPT_AT_M,
        );
  return { ...light, emitter, magnitude: kept ?? usual(quantity, emitter), fixture: '' };
}

/** Square metres that shine, null for points. */
export const shiningArea = (emitter: Emitter): number | null => {
  const area = areaOf(emitter);
  return area === null ? null : emittingArea(area);
};

/** Beam (half peak) and field (tenth of the peak) as full angles, from the falloff of core/lighting. */
export function beamAndFieldDeg(emitter: Extract<Emitter, { type: 'spot' }>): {
  readonly beamDeg: number;
  readonly fieldDeg: number;
} {
  const [inner, outer] = spotAngles(emitter);
  const at = (share: number): number => {
    const cos = Math.cos(outer) + Math.sqrt(share) * (Math.cos(inner) - Math.cos(outer));
    return (2 * Math.acos(Math.min(1, Math.max(-1, cos))) * 180) / Math.PI;
  };
  return { beamDeg: at(0.5), fieldDeg: at(0.1) };
}

/** The words that lamps are ordered by. */
export function beamWord(beamDeg: number): string {
  if (beamDeg < 9) return 'very narrow spot';
  if (beamDeg < 18) return 'narrow spot';
  if (beamDeg < 30) return 'spot';
  if (beamDeg < 45) return 'medium';
  if (beamDeg < 65) return 'flood';
  return 'wide flood';
}

/** How shadows fall at a distance, by the angle that the source is seen under. */
export function softnessWord(sizeM: number, distanceM: number): string {
  const seenDeg = (2 * Math.atan(sizeM / 2 / distanceM) * 180) / Math.PI;
  if (seenDeg < 1.5) return 'hard';
  if (seenDeg < 6) return 'fairly hard';
  if (seenDeg < 15) return 'semi-soft';
  if (seenDeg < 35) return 'soft';
  return 'very soft';
}

/** Across, of what is seen from the axis. Zero for parallel light. */
export function sourceSizeM(emitter: Emitter): number {
  switch (emitter.type) {
    case 'rectangle':
      return Math.sqrt(emitter.widthM * emitter.heightM);
    case 'point':
    case 'spot':
    case 'disc':
    case 'sphere':
    case 'profile':
      return 2 * emitter.radiusM;
    case 'directional':
      return 0;
  }
}
