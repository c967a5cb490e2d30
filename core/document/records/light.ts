/**
 * A lamp on the set, in the quantities that a gaffer measures. The magnitude keeps the quantity it was given
 * in (candela, lumens, lux at a distance, nits) and is converted when the scene is flattened, so that
 * changing a softbox's size keeps its lumens if lumens were said, and its nits if nits were said.
 */
import { z } from 'zod';
import { ILLUMINANT_NAMES } from '../../color/illuminants.ts';
import { LED_MAX_KELVIN, LED_MIN_KELVIN } from '../../color/led-model.ts';
import { GEL_NAMES } from '../../lighting/gels.ts';
import {
  assetHash,
  degreesBetween,
  DEFAULT_LIGHT_GROUP,
  displayName,
  fraction,
  IDENTITY_POSE,
  lightGroupName,
  lightRgb,
  longText,
  nonNegative,
  pose,
  positive,
  recordId,
  reference,
  shortText,
  type Immutable,
} from './fields.ts';

/** Shapes that give light. All shine along their local −Z; points and spheres shine everywhere. */
export const emitterSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('point'), radiusM: nonNegative() }),
  /** Half-angles from the axis: full to the inner, none beyond the outer. */
  z
    .strictObject({
      type: z.literal('spot'),
      innerAngleDeg: degreesBetween(0, 90),
      outerAngleDeg: degreesBetween(0.01, 90),
      radiusM: nonNegative(),
    })
    .refine((spot) => spot.innerAngleDeg <= spot.outerAngleDeg, {
      message: 'an inner half-angle not greater than the outer',
      path: ['innerAngleDeg'],
    }),
  /** Parallel light. The sun's diameter is 0.533°. */
  z.strictObject({ type: z.literal('directional'), angularDiameterDeg: degreesBetween(0, 90) }),
  z.strictObject({
    type: z.literal('rectangle'),
    widthM: positive(),
    heightM: positive(),
    twoSided: z.boolean(),
  }),
  z.strictObject({ type: z.literal('disc'), radiusM: positive(), twoSided: z.boolean() }),
  z.strictObject({ type: z.literal('sphere'), radiusM: positive() }),
  /** Measured distribution from an IES or LDT file. */
  z.strictObject({ type: z.literal('profile'), profileAsset: assetHash(), radiusM: nonNegative() }),
]);
export type Emitter = Immutable<z.infer<typeof emitterSchema>>;

/** How much light, by the quantity it was said in. Intensity and illuminance are on the axis. */
export const magnitudeSchema = z.discriminatedUnion('quantity', [
  z.strictObject({ quantity: z.literal('intensity'), intensityCd: nonNegative() }),
  z.strictObject({ quantity: z.literal('flux'), fluxLm: nonNegative() }),
  /** `distanceM` is null for parallel light, where distance does not matter. */
  z.strictObject({
    quantity: z.literal('illuminance'),
    illuminanceLx: nonNegative(),
    distanceM: positive().nullable(),
  }),
  z.strictObject({ quantity: z.literal('luminance'), luminanceNits: nonNegative() }),
  /** A measured profile as its file says, times a factor. */
  z.strictObject({ quantity: z.literal('profile'), scale: nonNegative() }),
]);
export type Magnitude = Immutable<z.infer<typeof magnitudeSchema>>;

const correlatedTemperature = (min: number, max: number) => z.number().min(min).max(max);
/** Distance from the Planckian locus in CIE 1960 uv; positive is greener. */
const duv = () => z.number().min(-0.05).max(0.05);

/** The spectrum of the lamp before gels. */
export const lightColorSchema = z.discriminatedUnion('type', [
  /** A hot body or daylight: Planckian below 4000 K, CIE D series from there on. */
  z.strictObject({ type: z.literal('cct'), cctK: correlatedTemperature(1000, 25_000), duv: duv() }),
  /** A phosphor LED set to this temperature. */
  z.strictObject({
    type: z.literal('led'),
    cctK: correlatedTemperature(LED_MIN_KELVIN, LED_MAX_KELVIN),
    duv: duv(),
  }),
  /** A named source of core/color: "A", "D65", "HMI", "FL2" … */
  z.strictObject({ type: z.literal('illuminant'), illuminant: z.enum(ILLUMINANT_NAMES), duv: duv() }),
  /** Saturated colour of an RGB fixture, linear Rec.709 as a tint of D65. */
  z.strictObject({
    type: z.literal('rgb'),
    rgb: lightRgb().refine((c) => c.some((v) => v > 0), 'a colour above black'),
  }),
]);
export type LightColor = Immutable<z.infer<typeof lightColorSchema>>;

/** Which quantities make sense for which emitter. */
const QUANTITIES: Readonly<Record<Emitter['type'], readonly Magnitude['quantity'][]>> = {
  point: ['intensity', 'flux', 'illuminance'],
  spot: ['intensity', 'flux', 'illuminance'],
  directional: ['illuminance'],
  rectangle: ['intensity', 'flux', 'illuminance', 'luminance'],
  disc: ['intensity', 'flux', 'illuminance', 'luminance'],
  sphere: ['intensity', 'flux', 'illuminance', 'luminance'],
  profile: ['intensity', 'flux', 'illuminance', 'profile'],
};

/** Angle of a leaf from the beam's axis: 0 along the beam, 90 straight out to the side, negative closes in. */
const doorDeg = () => degreesBetween(-60, 120);

export const lightSchema = z
  .strictObject({
    kind: z.literal('light'),
    id: recordId('light'),
    name: displayName(),
    sceneId: reference('scene'),
    parentId: reference('object').nullable(),
    pose: pose(),
    enabled: z.boolean(),
    /** Make and model as it would be ordered: drawn on the lighting plot. */
    fixture: shortText(),
    emitter: emitterSchema,
    magnitude: magnitudeSchema,
    color: lightColorSchema,
    /** Gels in front of the lamp, the nearest first; their names say the fraction: "quarter-cto". They cost light. */
    gels: z.array(z.enum(GEL_NAMES)).max(8),
    /** 1 is full; the light falls in proportion and keeps its colour. */
    dimmer: fraction(),
    /** Four leaves hinged at the edges of the opening, each as long as the opening is wide. */
    barnDoors: z
      .strictObject({ topDeg: doorDeg(), bottomDeg: doorDeg(), leftDeg: doorDeg(), rightDeg: doorDeg() })
      .nullable(),
    lightGroup: lightGroupName(),
    visibleToCamera: z.boolean(),
    notes: longText(),
  })
  .check((context) => {
    const { emitter, magnitude } = context.value;
    if (!QUANTITIES[emitter.type].includes(magnitude.quantity))
      context.issues.push({
        code: 'custom',
        path: ['magnitude', 'quantity'],
        message: `one of ${QUANTITIES[emitter.type].join(', ')} for a ${emitter.type} light`,
        input: magnitude.quantity,
      });
    else if (
      magnitude.quantity === 'illuminance' &&
      (magnitude.distanceM === null) !== (emitter.type === 'directional')
    )
      context.issues.push({
        code: 'custom',
        path: ['magnitude', 'distanceM'],
        message:
          emitter.type === 'directional'
            ? 'null: parallel light has no distance'
            : 'the distance of the reading',
        input: magnitude.distanceM,
      });
  });

export type LightRecord = Immutable<z.infer<typeof lightSchema>>;

export const LIGHT_DEFAULTS = {
  kind: 'light',
  parentId: null,
  pose: IDENTITY_POSE,
  enabled: true,
  fixture: '',
  color: { type: 'cct', cctK: 5600, duv: 0 },
  gels: [],
  dimmer: 1,
  barnDoors: null,
  lightGroup: DEFAULT_LIGHT_GROUP,
  visibleToCamera: true,
  notes: '',
} as const satisfies Partial<LightRecord>;

/** @returns a light record with defaults for what `fields` leaves out. */
export const createLightRecord = (
  fields: Pick<LightRecord, 'id' | 'name' | 'sceneId' | 'emitter' | 'magnitude'> & Partial<LightRecord>,
): LightRecord => ({ ...LIGHT_DEFAULTS, ...fields });
