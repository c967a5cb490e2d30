/**
 * The fixture library: lamps and luminaires as film crews name them, with the public figures that describe them.
 *
 * Data live in assets/fixtures/*.json, one family a file, each fixture with its own provenance. What a maker does not
 * publish is not in the file; where a figure had to be assumed to get from one published number to another (the share
 * of a lamp's flux that leaves a Fresnel housing), it is a field of its own and says so.
 */
import * as z from 'zod';
import { radiansFromDegrees } from '../units/conversions.ts';
import {
  candela,
  degrees,
  lumens,
  lux,
  metres,
  nits,
  type Candela,
  type Metres,
  type Nits,
  type Radians,
} from '../units/units.ts';
import { ILLUMINANT_NAMES, type Illuminant } from '../color/illuminants.ts';
import type { LightColour } from './light-spectrum.ts';
import { areaNits, candelaFromLux, pointCandela, spotCandela } from './photometry.ts';

const positive = z.number().positive().finite();
const illuminant = z.custom<Illuminant>(
  (value) => typeof value === 'string' && (ILLUMINANT_NAMES as readonly string[]).includes(value),
  `one of ${ILLUMINANT_NAMES.join(', ')}`,
);
const colour = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('planckian'), kelvin: positive }),
  z.strictObject({ kind: z.literal('daylight'), kelvin: positive }),
  z.strictObject({ kind: z.literal('led'), kelvin: positive }),
  z.strictObject({ kind: z.literal('illuminant'), name: illuminant }),
  z.strictObject({
    kind: z.literal('rgb'),
    rgb: z.tuple([z.number().min(0), z.number().min(0), z.number().min(0)]),
  }),
]);

/** How much light: exactly one published figure. `lamp` lumens leave the bulb; `luminaire` lumens leave the housing. */
const output = z.discriminatedUnion('unit', [
  z.strictObject({ unit: z.literal('lamp-lumens'), value: positive, assumedEfficiency: positive.max(1) }),
  z.strictObject({ unit: z.literal('luminaire-lumens'), value: positive }),
  z.strictObject({ unit: z.literal('candela'), value: positive }),
  z.strictObject({ unit: z.literal('lux'), value: positive, atMetres: positive }),
  z.strictObject({ unit: z.literal('nits'), value: positive }),
]);

const shape = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('spot'),
    /** Radius of the lens or reflector. */
    radiusMetres: z.number().min(0),
    /** Full angles between half-peak points: what makers call beam angle. */
    beams: z.array(z.strictObject({ name: z.string().min(1), beamDegrees: positive.max(130) })).min(1),
  }),
  z.strictObject({ kind: z.literal('rect'), widthMetres: positive, heightMetres: positive }),
  z.strictObject({ kind: z.literal('sphere'), radiusMetres: positive }),
]);

const fixture = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  name: z.string().min(1),
  colour,
  shape,
  output,
  watts: positive.optional(),
  provenance: z.string().min(10),
});
const library = z.strictObject({
  family: z.string().min(1),
  note: z.string().min(10),
  fixtures: z.array(fixture).min(1),
});

export type Fixture = z.infer<typeof fixture>;
export interface FixtureLibrary {
  readonly family: string;
  /** How far the file's figures were checked. */
  readonly note: string;
  readonly fixtures: readonly Fixture[];
}

/**
 * @param json the parsed file; @param file its name for the message
 * @throws RangeError naming file, field and expectation
 */
export const parseFixtureLibrary = (json: unknown, file: string): FixtureLibrary => {
  const result = library.safeParse(json);
  if (result.success) {
    const ids = new Set<string>();
    for (const { id } of result.data.fixtures) {
      if (ids.has(id))
        throw new RangeError(`${file}: fixtures: expected ids to be unique, "${id}" comes twice`);
      ids.add(id);
    }
    return result.data;
  }
  const issue = result.error.issues[0]!;
  throw new RangeError(`${file}: ${issue.path.join('.') || 'the file'}: ${issue.message}`);
};

/** A fixture as an emitter of the scene. */
export type FixtureEmission =
  | {
      readonly kind: 'spot';
      /** On the axis. */
      readonly intensity: Candela;
      readonly innerAngle: Radians;
      readonly outerAngle: Radians;
      readonly radius: Metres;
    }
  | { readonly kind: 'rect'; readonly luminance: Nits; readonly width: Metres; readonly height: Metres }
  | { readonly kind: 'sphere'; readonly luminance: Nits; readonly radius: Metres };

/**
 * A spot whose intensity falls to one half at half the beam angle. With the inner angle at 0 the ramp of the falloff is
 * r = (cos θ − cos o)/(1 − cos o) and r² = ½ there, which fixes the outer angle.
 */
export const spotAnglesOfBeam = (
  beamDegrees: number,
): { readonly inner: Radians; readonly outer: Radians } => {
  const cosHalf = Math.cos(radiansFromDegrees(degrees(beamDegrees / 2)));
  const cosOuter = (cosHalf - Math.SQRT1_2) / (1 - Math.SQRT1_2);
  return { inner: 0 as Radians, outer: Math.acos(Math.min(Math.max(cosOuter, -1), 1)) as Radians };
};

const luminousFlux = (value: number, efficiency: number): ReturnType<typeof lumens> =>
  lumens(value * efficiency);

/**
 * The emitter of a fixture, for one of its beams when it is a spot (the first when not named).
 * @throws RangeError for a beam that the fixture does not have, or an output figure that does not describe its shape.
 */
export const fixtureEmission = (item: Fixture, beamName?: string): FixtureEmission => {
  const { shape: form, output: out } = item;
  const mismatch = (): never => {
    throw new RangeError(`${item.id}: output.unit: "${out.unit}" does not describe a ${form.kind}`);
  };
  const flux = (): ReturnType<typeof lumens> =>
    out.unit === 'lamp-lumens'
      ? luminousFlux(out.value, out.assumedEfficiency)
      : out.unit === 'luminaire-lumens'
        ? lumens(out.value)
        : mismatch();
  switch (form.kind) {
    case 'spot': {
      const beam = beamName === undefined ? form.beams[0]! : form.beams.find(({ name }) => name === beamName);
      if (!beam)
        throw new RangeError(
          `${item.id}: beam: expected one of ${form.beams.map(({ name }) => name).join(', ')}, got "${beamName}"`,
        );
      const { inner, outer } = spotAnglesOfBeam(beam.beamDegrees);
      const intensity =
        out.unit === 'candela'
          ? candela(out.value)
          : out.unit === 'lux'
            ? candelaFromLux(lux(out.value), metres(out.atMetres))
            : spotCandela(flux(), inner, outer);
      return {
        kind: 'spot',
        intensity,
        innerAngle: inner,
        outerAngle: outer,
        radius: metres(form.radiusMetres),
      };
    }
    case 'rect': {
      const emitter = {
        kind: 'rect',
        width: metres(form.widthMetres),
        height: metres(form.heightMetres),
        twoSided: false,
      } as const;
      // A Lambertian rectangle's axial candela is its luminance times its area.
      const area = form.widthMetres * form.heightMetres;
      const luminance =
        out.unit === 'nits'
          ? nits(out.value)
          : out.unit === 'candela'
            ? nits(out.value / area)
            : out.unit === 'lux'
              ? nits((out.value * out.atMetres ** 2) / area)
              : areaNits(flux(), emitter);
      return { kind: 'rect', luminance, width: emitter.width, height: emitter.height };
    }
    case 'sphere': {
      const radius = metres(form.radiusMetres);
      const luminance =
        out.unit === 'nits'
          ? nits(out.value)
          : out.unit === 'candela' || out.unit === 'lux'
            ? nits(
                (out.unit === 'candela' ? out.value : out.value * out.atMetres ** 2) /
                  (Math.PI * form.radiusMetres ** 2),
              )
            : nits(pointCandela(flux()) / (Math.PI * form.radiusMetres ** 2));
      return { kind: 'sphere', luminance, radius };
    }
  }
};

/** The fixture's colour, as light-spectrum takes it. */
export const fixtureColour = (item: Fixture): LightColour => item.colour;
