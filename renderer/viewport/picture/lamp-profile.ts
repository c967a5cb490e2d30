/**
 * A stand-in for measured profiles: the engine keeps the files, and the stage draws a cone. Intensity and flux said in numbers are right;
 * what only the file knows counts as a lamp of a usual strength.
 */
import type { IntensityProfile } from '../../../core/lighting/intensity-profile.ts';

const BEAM_HALF_ANGLE = (25 * Math.PI) / 180;
const FIELD_HALF_ANGLE = (45 * Math.PI) / 180;
const USUAL_CANDELA = 5000;

/** Full to the edge of the beam, falling to nothing at that of the field. */
export const USUAL_PROFILE: IntensityProfile = {
  verticalAngles: Float32Array.of(0, BEAM_HALF_ANGLE, FIELD_HALF_ANGLE, Math.PI / 2, Math.PI),
  horizontalAngles: Float32Array.of(0, 2 * Math.PI),
  // once around: two equal half-planes
  candela: Float32Array.of(
    USUAL_CANDELA, USUAL_CANDELA * 0.5, 0, 0, 0,
    USUAL_CANDELA, USUAL_CANDELA * 0.5, 0, 0, 0,
  ), // prettier-ignore
};
