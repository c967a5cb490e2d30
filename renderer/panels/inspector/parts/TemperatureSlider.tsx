/** Colour temperature on a track that shows the colours of hot bodies. Even steps are even mireds, as the eye has them. */
import { useMemo, type CSSProperties } from 'react';
import { kelvinOfMireds, miredsOfKelvin } from '../../../../core/color/colour-temperature.ts';
import { Slider } from '../../../widgets/slider.tsx';
import { cssOfTemperature } from '../light/light-colour.ts';

export interface TemperatureSliderProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly isMixed?: boolean | undefined;
  readonly onChange: (kelvin: number, gesture: string) => void;
}

const STOPS = 12;

export function TemperatureSlider({ label, value, min, max, isMixed, onChange }: TemperatureSliderProps) {
  const [warm, cold] = [miredsOfKelvin(min), miredsOfKelvin(max)];
  const gradient = useMemo(() => {
    const colours = Array.from({ length: STOPS + 1 }, (_, i) =>
      cssOfTemperature(kelvinOfMireds(warm + ((cold - warm) * i) / STOPS)),
    );
    return `linear-gradient(to right, ${colours.join(', ')})`;
  }, [warm, cold]);
  const kelvin = Math.min(max, Math.max(min, value));
  return (
    <div className="pn-insp-gradient" style={{ '--pn-insp-gradient': gradient } as CSSProperties}>
      <Slider
        label={label}
        // from warm to cold, as the numbers rise
        value={warm - miredsOfKelvin(kelvin)}
        min={0}
        max={warm - cold}
        step={1}
        isMixed={isMixed}
        isLabelHidden={true}
        isValueShown={false}
        format={(mireds) => `${Math.round(kelvinOfMireds(warm - mireds))} K`}
        onChange={(mireds, gesture) => onChange(roundKelvin(kelvinOfMireds(warm - mireds)), gesture)}
      />
    </div>
  );
}

const roundKelvin = (kelvin: number): number =>
  Math.round(kelvin / (kelvin < 4000 ? 10 : 50)) * (kelvin < 4000 ? 10 : 50);
