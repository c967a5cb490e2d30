/** How much light: in the quantity that people choose, with the meter's reading at a distance. */
import type { LightRecord, Magnitude } from '../../../../core/document/index.ts';
import { findRecord } from '../../../../core/document/index.ts';
import { useDocument } from '../../../state/desk-store.ts';
import { useStage } from '../../../state/stage-store.ts';
import { PropertyRow } from '../../../widgets/property-row.tsx';
import { PropertySection } from '../../../widgets/property-section.tsx';
import { QuantityField } from '../../../widgets/quantity-field.tsx';
import type { FieldQuantity } from '../../../widgets/quantity-field-language.ts';
import { Select } from '../../../widgets/select.tsx';
import { bind, change, type Binding } from '../edit/bind.ts';
import { QuantityProp, ShareProp } from '../parts/fields.tsx';
import { readingOf } from './light-colour.ts';
import { readingDistance, setReadingDistance, useReadingDistance } from './level-store.ts';
import { magnitudeIn, quantitiesOf, type MagnitudeQuantity } from './light-magnitude.ts';
import { lampReading, luxAndFootCandles, stopSentence } from './reading-words.ts';

const NAMES: Readonly<Record<MagnitudeQuantity, string>> = {
  intensity: 'candela',
  flux: 'lumens',
  illuminance: 'lux at a distance',
  luminance: 'nits',
  profile: 'as the file says',
};
const FIELDS: Readonly<
  Record<
    MagnitudeQuantity,
    { readonly label: string; readonly quantity: FieldQuantity; readonly key: string }
  >
> = {
  intensity: { label: 'Intensity', quantity: 'intensity', key: 'intensityCd' },
  flux: { label: 'Output', quantity: 'flux', key: 'fluxLm' },
  illuminance: { label: 'Level', quantity: 'illuminance', key: 'illuminanceLx' },
  luminance: { label: 'Luminance', quantity: 'luminance', key: 'luminanceNits' },
  profile: { label: 'Level', quantity: 'fraction', key: 'scale' },
};

const amountOf = (magnitude: Magnitude): number => {
  switch (magnitude.quantity) {
    case 'intensity':
      return magnitude.intensityCd;
    case 'flux':
      return magnitude.fluxLm;
    case 'illuminance':
      return magnitude.illuminanceLx;
    case 'luminance':
      return magnitude.luminanceNits;
    case 'profile':
      return magnitude.scale;
  }
};

export function LevelSection({ records }: { readonly records: readonly LightRecord[] }) {
  const document = useDocument();
  const cameraId = useStage((stage) => stage.cameraId);
  const distanceM = useReadingDistance();
  const light = records.at(-1)!;
  const { magnitude, emitter } = light;
  const isSameQuantity = records.every((one) => one.magnitude.quantity === magnitude.quantity);
  const choices = quantitiesOf(emitter).filter((quantity) =>
    records.every((one) => quantitiesOf(one.emitter).includes(quantity)),
  );
  const field = FIELDS[magnitude.quantity];
  const amount = bind(records, field.label.toLowerCase(), (one) => amountOf(one.magnitude), [
    'magnitude',
    field.key,
  ]);
  const dimmer = bind(records, 'dimmer', (one) => one.dimmer, ['dimmer'], { track: 'dimmer' });
  const camera = cameraId === null ? null : findRecord(document, 'camera', cameraId);
  const transmission = readingOf(light)?.transmission ?? 1;
  const reading = lampReading(light, distanceM, transmission, camera);
  const isSun = emitter.type === 'directional';
  const distance: Binding<number> = {
    value: magnitude.quantity === 'illuminance' ? (magnitude.distanceM ?? 1) : 1,
    isMixed: records.some(({ magnitude: other }) => JSON.stringify(other) !== JSON.stringify(magnitude)),
    isKeyed: false,
    // the lamp stays as it is: a reading farther away is a lower one
    set: (metres, gesture) =>
      change(
        records,
        'Change distance',
        (one) => ({
          ...one,
          magnitude: magnitudeIn(one.emitter, one.magnitude, 'illuminance', metres) ?? one.magnitude,
        }),
        gesture,
      ),
    adjust: () => undefined,
  };
  return (
    <PropertySection title="Level">
      {choices.length > 1 && (
        <PropertyRow label="Said in">
          <Select
            label="Quantity"
            options={choices.map((id) => ({ id, label: NAMES[id] }))}
            value={magnitude.quantity}
            isMixed={!isSameQuantity}
            onChange={(quantity) =>
              change(records, 'Say the level otherwise', (one) => {
                const said = magnitudeIn(one.emitter, one.magnitude, quantity, readingDistance());
                return said === null ? one : { ...one, magnitude: rounded(said) };
              })
            }
          />
        </PropertyRow>
      )}
      {isSameQuantity && (
        <QuantityProp
          label={field.label}
          quantity={field.quantity}
          binding={amount}
          min={0}
          hint={isSun ? 'On what faces it; at any distance' : undefined}
        />
      )}
      {isSameQuantity && magnitude.quantity === 'illuminance' && !isSun && (
        <QuantityProp label="At" quantity="length" binding={distance} min={0.05} />
      )}
      <ShareProp
        label="Dimmer"
        binding={dimmer}
        defaultValue={1}
        hint={dimmer.isKeyed ? 'Animated in this shot' : undefined}
      />
      {records.length === 1 && reading !== null && (
        <div className="pn-insp-sentence pn-selectable">
          {!isSun && (
            <div className="pn-insp-inline">
              <span>On axis at</span>
              <QuantityField
                label="Distance of the reading"
                isLabelHidden={true}
                quantity="length"
                value={distanceM}
                min={0.05}
                onChange={setReadingDistance}
              />
            </div>
          )}
          <strong>{luxAndFootCandles(reading.lux)}</strong>
          {camera !== null && <div>{stopSentence(reading, camera)}</div>}
        </div>
      )}
    </PropertySection>
  );
}

/** Converted figures are not typed ones: six digits are more than any meter has. */
function rounded(magnitude: Magnitude): Magnitude {
  const six = (value: number): number => Number(value.toPrecision(6));
  switch (magnitude.quantity) {
    case 'intensity':
      return { ...magnitude, intensityCd: six(magnitude.intensityCd) };
    case 'flux':
      return { ...magnitude, fluxLm: six(magnitude.fluxLm) };
    case 'illuminance':
      return { ...magnitude, illuminanceLx: six(magnitude.illuminanceLx) };
    case 'luminance':
      return { ...magnitude, luminanceNits: six(magnitude.luminanceNits) };
    case 'profile':
      return magnitude;
  }
}
