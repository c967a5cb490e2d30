/** Shutter, frame rate, sensitivity, neutral density and white balance, and the exposure that they make, in words. */
import type { CameraRecord } from '../../../../core/document/index.ts';
import { formatShutterTime } from '../../../../core/optics/slate.ts';
import { seconds } from '../../../../core/units/units.ts';
import { exposureIndexAt } from '../../../widgets/quantity-field-language.ts';
import { PropertyRow } from '../../../widgets/property-row.tsx';
import { PropertySection } from '../../../widgets/property-section.tsx';
import { Slider } from '../../../widgets/slider.tsx';
import { bind } from '../edit/bind.ts';
import { QuantityProp } from '../parts/fields.tsx';
import { TemperatureSlider } from '../parts/TemperatureSlider.tsx';
import { exposureSentence, type CameraFacts, type cameraWarnings } from './camera-facts.ts';

const ANGLES = [11.25, 22.5, 45, 90, 144, 172.8, 180, 270, 360];
const RATES = [23.976, 24, 25, 29.97, 30, 48, 50, 59.94, 60, 96, 120];
const BALANCES = [
  { label: '2800 K household bulb', value: 2800 },
  { label: '3200 K tungsten', value: 3200 },
  { label: '4300 K mixed', value: 4300 },
  { label: '5600 K daylight', value: 5600 },
  { label: '6500 K overcast', value: 6500 },
  { label: '7500 K shade', value: 7500 },
];
const INDICES = Array.from({ length: 19 }, (_, i) => exposureIndexAt(i - 2));
const ND = [0, 1, 2, 3, 4, 5, 6, 7];

export interface ExposureSectionProps {
  readonly records: readonly CameraRecord[];
  readonly facts: CameraFacts | null;
  readonly warnings: ReturnType<typeof cameraWarnings> | null;
}

export function ExposureSection({ records, facts, warnings }: ExposureSectionProps) {
  const camera = records.at(-1)!;
  const angle = bind(records, 'shutter', (one) => one.shutterAngleDeg, ['shutterAngleDeg']);
  const fps = bind(records, 'frame rate', (one) => one.fps, ['fps']);
  const ei = bind(records, 'exposure index', (one) => one.exposureIndex, ['exposureIndex']);
  const nd = bind(records, 'ND', (one) => one.ndStops, ['ndStops'], { track: 'ndStops' });
  const balance = bind(records, 'white balance', (one) => one.whiteBalanceK, ['whiteBalanceK']);
  const tint = bind(records, 'tint', (one) => one.tint, ['tint']);
  const bases = facts?.body?.body.baseEi ?? [];
  const time = facts === null ? '' : formatShutterTime(seconds(facts.shutterS));
  return (
    <PropertySection title="Exposure">
      <QuantityProp
        label="Shutter"
        quantity="shutter"
        binding={angle}
        min={0.1}
        max={360}
        fps={camera.fps}
        hint={time}
        presets={ANGLES.map((value) => ({ label: `${value}°`, value }))}
      />
      <QuantityProp
        label="Frame rate"
        quantity="fps"
        binding={fps}
        min={0.1}
        max={10_000}
        hint={warnings?.fps ?? undefined}
        isWarning={true}
        presets={RATES.map((value) => ({ label: `${value} fps`, value }))}
      />
      <QuantityProp
        label="EI"
        quantity="exposure-index"
        binding={ei}
        min={1}
        max={1_000_000}
        hint={warnings?.ei ?? (bases.length === 0 ? undefined : `Base EI ${bases.join(' and ')}`)}
        isWarning={warnings !== null && warnings.ei !== null}
        presets={INDICES.map((value) => ({
          label: bases.includes(value) ? `${value} base` : String(value),
          value,
        }))}
      />
      <QuantityProp
        label="ND"
        quantity="density"
        binding={nd}
        min={0}
        max={30}
        hint={
          nd.value === 0 ? undefined : `${Number(nd.value.toFixed(2))} ${nd.value === 1 ? 'stop' : 'stops'}`
        }
        presets={ND.map((value) => ({
          label:
            value === 0
              ? 'none'
              : `ND ${(value * 0.3).toFixed(1)}, ${value} ${value === 1 ? 'stop' : 'stops'}`,
          value,
        }))}
      />
      <QuantityProp
        label="White balance"
        quantity="kelvin"
        binding={balance}
        min={1500}
        max={25_000}
        presets={BALANCES}
      />
      <PropertyRow label="" isStacked={true}>
        <TemperatureSlider
          label="White balance, slider"
          value={balance.value}
          isMixed={balance.isMixed}
          min={2000}
          max={12_000}
          onChange={balance.set}
        />
      </PropertyRow>
      <PropertyRow label="Tint">
        <div
          className="pn-insp-slider pn-insp-gradient"
          style={{ '--pn-insp-gradient': TINT } as React.CSSProperties}
        >
          <Slider
            label="Tint, minus is for magenta light, plus for green"
            value={tint.value}
            min={-20}
            max={20}
            step={0.5}
            isMixed={tint.isMixed}
            defaultValue={0}
            onChange={tint.set}
          />
          <span className="pn-slider-value">{tint.isMixed ? '—' : tintText(tint.value)}</span>
        </div>
      </PropertyRow>
      {facts !== null && records.length === 1 && (
        <p className="pn-insp-sentence pn-selectable">{exposureSentence(facts)}</p>
      )}
    </PropertySection>
  );
}

const TINT = 'linear-gradient(to right, #b0559f, #8a8a8a, #4f9a57)';
const tintText = (value: number): string =>
  value === 0 ? '0' : `${value > 0 ? '+' : '−'}${Math.abs(Number(value.toFixed(1)))}`;
