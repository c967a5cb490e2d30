/** The colour of the lamp itself: kelvins and tint, an LED, a named lamp, or RGB. */
import type { LightColor, LightRecord } from '../../../../core/document/index.ts';
import { ILLUMINANT_NAMES, type Illuminant } from '../../../../core/color/illuminants.ts';
import { LED_MAX_KELVIN, LED_MIN_KELVIN } from '../../../../core/color/led-model.ts';
import type { FieldPath } from '../../../../core/document/index.ts';
import { ColorField } from '../../../widgets/color-field.tsx';
import { PropertyRow } from '../../../widgets/property-row.tsx';
import { PropertySection } from '../../../widgets/property-section.tsx';
import { SegmentedControl } from '../../../widgets/segmented-control.tsx';
import { Select } from '../../../widgets/select.tsx';
import { Slider } from '../../../widgets/slider.tsx';
import type { Binding } from '../edit/bind.ts';
import { QuantityProp } from '../parts/fields.tsx';
import { TemperatureSlider } from '../parts/TemperatureSlider.tsx';
import { bind } from '../edit/bind.ts';
import { meterText, miredsFrom, readingOf, type ColourReading } from './light-colour.ts';

const TYPES: readonly { readonly id: LightColor['type']; readonly label: string }[] = [
  { id: 'cct', label: 'CCT' },
  { id: 'led', label: 'LED' },
  { id: 'illuminant', label: 'Lamp' },
  { id: 'rgb', label: 'RGB' },
];
const PRESETS = [1850, 2200, 2700, 3000, 3200, 4000, 4300, 5000, 5600, 6500, 8000, 10_000];
const ILLUMINANT_WORDS: Partial<Record<Illuminant, string>> = {
  A: 'A, incandescent 2856 K',
  D50: 'D50, horizon daylight',
  D55: 'D55, mid-morning daylight',
  D65: 'D65, noon daylight',
  D75: 'D75, north sky',
  E: 'E, equal energy',
  HMI: 'HMI',
  LPS: 'Low-pressure sodium',
};

function inType(color: LightColor, type: LightColor['type'], reading: ColourReading | null): LightColor {
  if (color.type === type) return color;
  const kelvin = 'cctK' in color ? color.cctK : Math.round(reading?.kelvin ?? 5600);
  const duv = 'duv' in color ? color.duv : 0;
  switch (type) {
    case 'cct':
      return { type, cctK: Math.min(25_000, Math.max(1000, kelvin)), duv };
    case 'led':
      return { type, cctK: Math.min(LED_MAX_KELVIN, Math.max(LED_MIN_KELVIN, kelvin)), duv };
    case 'illuminant':
      return { type, illuminant: kelvin < 4000 ? 'A' : 'D65', duv: 0 };
    case 'rgb':
      return { type, rgb: [1, 1, 1] };
  }
}

export interface ColourRowsProps {
  /** The record's own colour. */
  readonly binding: Binding<LightColor>;
  readonly fieldOf: (key: string, name: string, read: (color: LightColor) => number) => Binding<number>;
  readonly reading: ColourReading | null;
}

/** The rows of any light's colour: a lamp's, a sky's, a glowing surface's. */
export function ColourRows({ binding, fieldOf, reading }: ColourRowsProps) {
  const color = binding.value;
  const kelvin = fieldOf('cctK', 'colour temperature', (c) => ('cctK' in c ? c.cctK : 5600));
  const duv = fieldOf('duv', 'tint', (c) => ('duv' in c ? c.duv : 0));
  return (
    <>
      <PropertyRow label="Source">
        <SegmentedControl
          label="Kind of colour"
          options={TYPES}
          value={color.type}
          onChange={(type) => binding.adjust((c) => inType(c, type, reading))}
        />
      </PropertyRow>
      {(color.type === 'cct' || color.type === 'led') && (
        <>
          <QuantityProp
            label="CCT"
            quantity="kelvin"
            binding={kelvin}
            min={color.type === 'led' ? LED_MIN_KELVIN : 1000}
            max={color.type === 'led' ? LED_MAX_KELVIN : 25_000}
            presets={PRESETS.map((value) => ({ label: `${value} K`, value }))}
          />
          <PropertyRow label="" isStacked={true}>
            <TemperatureSlider
              label="Colour temperature, slider"
              value={kelvin.value}
              isMixed={kelvin.isMixed}
              min={1800}
              max={12_000}
              onChange={kelvin.set}
            />
          </PropertyRow>
        </>
      )}
      {color.type === 'illuminant' && (
        <PropertyRow label="Lamp">
          <Select
            label="Named lamp"
            options={ILLUMINANT_NAMES.map((id) => ({ id, label: ILLUMINANT_WORDS[id] ?? id }))}
            value={color.illuminant}
            onChange={(illuminant) => binding.set({ type: 'illuminant', illuminant, duv: color.duv })}
          />
        </PropertyRow>
      )}
      {color.type === 'rgb' && (
        <PropertyRow label="RGB">
          <ColorField
            label="RGB"
            rgb={color.rgb}
            onChange={(rgb, gesture) => {
              if (rgb.some((value) => value > 0)) binding.set({ type: 'rgb', rgb }, gesture);
            }}
          />
        </PropertyRow>
      )}
      {color.type !== 'rgb' && (
        <PropertyRow label="Tint">
          <div
            className="pn-insp-slider pn-insp-gradient"
            style={
              {
                '--pn-insp-gradient': 'linear-gradient(to right, #b0559f, #8a8a8a, #4f9a57)',
              } as React.CSSProperties
            }
          >
            <Slider
              label="Tint, minus is magenta, plus is green"
              value={Math.round(duv.value * 1e4) / 10}
              min={-20}
              max={20}
              step={0.5}
              isMixed={duv.isMixed}
              defaultValue={0}
              onChange={(value, gesture) => duv.set(value / 1000, gesture)}
            />
            <span className="pn-slider-value">{duv.isMixed ? '—' : tintText(duv.value)}</span>
          </div>
        </PropertyRow>
      )}
    </>
  );
}

const tintText = (duv: number): string => {
  const value = Math.round(duv * 1e4) / 10;
  return value === 0 ? '0' : `${value < 0 ? '−' : '+'}${Math.abs(value)}`;
};

export function ColourSection({ records }: { readonly records: readonly LightRecord[] }) {
  const light = records.at(-1)!;
  const reading = readingOf(light);
  const binding = bind(records, 'colour', (one) => one.color, ['color']);
  const isSameType = records.every(({ color }) => color.type === light.color.type);
  return (
    <PropertySection
      title="Colour"
      trailing={
        records.length === 1 && (
          <span
            className="pn-insp-swatch pn-insp-swatch-wide"
            style={{ background: reading?.css ?? 'transparent' }}
            title="Colour of the light, gels included"
          />
        )
      }
    >
      {isSameType ? (
        <ColourRows
          binding={binding}
          reading={reading}
          fieldOf={(key, name, read) =>
            bind(records, name, (one) => read(one.color), ['color', key] satisfies FieldPath)
          }
        />
      ) : (
        <PropertyRow label="Source">
          <SegmentedControl
            label="Kind of colour"
            options={TYPES}
            value={null}
            onChange={(type) => binding.adjust((c) => inType(c, type, null))}
          />
        </PropertyRow>
      )}
      {records.length === 1 && (
        <div className="pn-row-hint pn-selectable">
          {reading === null
            ? 'This tint cannot be reached from that source.'
            : `A colour meter reads ${meterText(reading)}${light.gels.length > 0 ? ' behind the gels' : ''}${mixedWith(reading)}`}
        </div>
      )}
    </PropertySection>
  );
}

/** Against the two balances that every set has. */
const mixedWith = ({ kelvin }: ColourReading): string => {
  if (kelvin === null) return '';
  const nearest = Math.abs(miredsFrom(kelvin, 3200)) < Math.abs(miredsFrom(kelvin, 5600)) ? 3200 : 5600;
  const shift = miredsFrom(kelvin, nearest);
  return Math.abs(shift) < 5
    ? ''
    : `, ${Math.abs(shift)} mired ${shift > 0 ? 'warmer' : 'cooler'} than ${nearest} K`;
};
