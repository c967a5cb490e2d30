/** The shape of the light: cone and size of the source, and how soft its shadows are. */
import type { Emitter, LightRecord } from '../../../../core/document/index.ts';
import { PropertySection } from '../../../widgets/property-section.tsx';
import { useHabits } from '../../../widgets/quantity-field.tsx';
import { formatQuantity } from '../../../../core/units/quantity-text.ts';
import { bind, change, type Binding } from '../edit/bind.ts';
import { FactRow, QuantityProp, SwitchProp } from '../parts/fields.tsx';
import { useReadingDistance } from './level-store.ts';
import { beamAndFieldDeg, beamWord, softnessWord, sourceSizeM } from './light-magnitude.ts';

type Spot = Extract<Emitter, { type: 'spot' }>;

/** Half-angles in the record, full angles on the screen; the inner never passes the outer. */
function angle(
  records: readonly LightRecord[],
  which: 'innerAngleDeg' | 'outerAngleDeg',
  what: string,
): Binding<number> {
  const spotOf = (light: LightRecord): Spot | null => (light.emitter.type === 'spot' ? light.emitter : null);
  const read = (light: LightRecord): number => 2 * (spotOf(light)?.[which] ?? 0);
  const value = read(records.at(-1)!);
  const put = (next: (light: LightRecord) => number, gesture: string | undefined): void =>
    change(
      records,
      `Change ${what}`,
      (light) => {
        const spot = spotOf(light);
        if (spot === null) return light;
        const half = Math.min(90, Math.max(which === 'innerAngleDeg' ? 0 : 0.01, next(light) / 2));
        const emitter: Spot =
          which === 'innerAngleDeg'
            ? { ...spot, innerAngleDeg: half, outerAngleDeg: Math.max(half, spot.outerAngleDeg) }
            : { ...spot, outerAngleDeg: half, innerAngleDeg: Math.min(half, spot.innerAngleDeg) };
        return { ...light, emitter };
      },
      gesture,
    );
  return {
    value,
    isMixed: records.some((light) => Math.abs(read(light) - value) > 1e-6),
    isKeyed: false,
    set: (next, gesture) => put(() => next, gesture),
    adjust: (changeOne, gesture) => put((light) => changeOne(read(light)), gesture),
  };
}

export function BeamSection({ records }: { readonly records: readonly LightRecord[] }) {
  const habits = useHabits();
  const distanceM = useReadingDistance();
  const { emitter } = records.at(-1)!;
  if (records.some((light) => light.emitter.type !== emitter.type)) return null;
  const size = (key: string, what: string): Binding<number> =>
    bind(records, what, (light) => (light.emitter as unknown as Readonly<Record<string, number>>)[key] ?? 0, [
      'emitter',
      key,
    ]);
  const twoSided = bind(
    records,
    'two sides',
    (light) => 'twoSided' in light.emitter && light.emitter.twoSided,
    ['emitter', 'twoSided'],
  );
  const across = sourceSizeM(emitter);
  const beam = emitter.type === 'spot' ? beamAndFieldDeg(emitter) : null;
  const spread = beam === null ? 0 : 2 * distanceM * Math.tan((beam.beamDeg * Math.PI) / 360);
  return (
    <PropertySection title={emitter.type === 'spot' ? 'Beam' : 'Source'}>
      {emitter.type === 'spot' && (
        <>
          <QuantityProp
            label="Full within"
            quantity="angle"
            binding={angle(records, 'innerAngleDeg', 'inner angle')}
            min={0}
            max={180}
          />
          <QuantityProp
            label="Ends at"
            quantity="angle"
            binding={angle(records, 'outerAngleDeg', 'outer angle')}
            min={0.02}
            max={180}
          />
        </>
      )}
      {emitter.type === 'rectangle' && (
        <>
          <QuantityProp label="Width" quantity="length" binding={size('widthM', 'width')} min={0.001} />
          <QuantityProp label="Height" quantity="length" binding={size('heightM', 'height')} min={0.001} />
        </>
      )}
      {emitter.type === 'directional' ? (
        <QuantityProp
          label="Seen width"
          quantity="angle"
          binding={size('angularDiameterDeg', 'angular width')}
          min={0}
          max={90}
          step={0.1}
          format={(value) => `${Number(value.toFixed(3))}°`}
          hint="The sun is 0.533° wide; more makes shadows softer"
        />
      ) : (
        emitter.type !== 'rectangle' && (
          <QuantityProp
            label="Radius"
            quantity="length"
            binding={size('radiusM', 'radius')}
            min={emitter.type === 'disc' || emitter.type === 'sphere' ? 0.001 : 0}
          />
        )
      )}
      {(emitter.type === 'rectangle' || emitter.type === 'disc') && (
        <SwitchProp label="Both sides" binding={twoSided} hint="Shines to the back as well" />
      )}
      {emitter.type !== 'directional' && records.length === 1 && (
        <div className="pn-insp-facts">
          {beam !== null && (
            <>
              <FactRow label="Beam">
                {beam.beamDeg.toFixed(0)}°, {beamWord(beam.beamDeg)}
              </FactRow>
              <FactRow label="Field">{beam.fieldDeg.toFixed(0)}°</FactRow>
              <FactRow label={`Beam at ${formatQuantity(distanceM, 'length', habits)}`}>
                {formatQuantity(Math.round(spread * 100) / 100, 'length', habits)} wide
              </FactRow>
            </>
          )}
          <FactRow label={`Shadows at ${formatQuantity(distanceM, 'length', habits)}`}>
            {softnessWord(across, distanceM)}
          </FactRow>
        </div>
      )}
    </PropertySection>
  );
}
