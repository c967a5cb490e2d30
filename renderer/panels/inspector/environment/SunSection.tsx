/** The sun of a place, a day and an hour, and which way the set lies under it. */
import { MapPin, SunMedium } from 'lucide-react';
import { recordsOf, type EnvironmentRecord } from '../../../../core/document/index.ts';
import { horizontalIlluminance } from '../../../../core/lighting/sky-environment.ts';
import { sunInScene } from '../../../../core/scene/flatten/flatten-environment.ts';
import { formatQuantity, METRIC } from '../../../../core/units/quantity-text.ts';
import { useDocument } from '../../../state/desk-store.ts';
import { useStage } from '../../../state/stage-store.ts';
import { MenuButton } from '../../../widgets/menu.tsx';
import { PropertyRow } from '../../../widgets/property-row.tsx';
import { PropertySection } from '../../../widgets/property-section.tsx';
import { Slider } from '../../../widgets/slider.tsx';
import { TextField } from '../../../widgets/text-field.tsx';
import { bind, change, type Binding } from '../edit/bind.ts';
import { FactRow, QuantityProp, ShareProp, SwitchProp } from '../parts/fields.tsx';
import { luxAndFootCandles } from '../light/reading-words.ts';
import { sunThrough } from './environment-actions.ts';
import { isOpening } from './motivate-by-window.ts';
import {
  compassPoint,
  daylightWord,
  localTimeOf,
  momentOf,
  PLACES,
  sunPlace,
  sunTimes,
  type SunMoment,
  type SunSky,
} from './sun-times.ts';

const HAZES = [
  { label: '2 very clear', value: 2 },
  { label: '3 clear', value: 3 },
  { label: '5 light haze', value: 5 },
  { label: '8 haze', value: 8 },
];

export function SunSection({
  records,
  source,
}: {
  readonly records: readonly EnvironmentRecord[];
  readonly source: SunSky;
}) {
  const sunOf = (one: EnvironmentRecord): SunSky => (one.source.type === 'sunSky' ? one.source : source);
  const changeSun = (what: string, next: (sun: SunSky) => SunSky, gesture?: string): void =>
    change(records, what, (one) => ({ ...one, source: next(sunOf(one)) }), gesture);
  const setMoment = (part: Partial<SunMoment>, what: string, gesture?: string): void =>
    changeSun(
      what,
      (sun) => ({ ...sun, localTime: localTimeOf({ ...momentOf(sun.localTime), ...part }) }),
      gesture,
    );
  const document = useDocument();
  const sceneId = useStage((stage) => stage.sceneId);
  const openings = recordsOf(document, 'object').filter(
    (object) => object.sceneId === sceneId && isOpening(object),
  );
  const moment = momentOf(source.localTime);
  const place = sunPlace(source);
  const times = sunTimes(source);
  const clock = (hours: number): string => formatQuantity(hours, 'time-of-day', METRIC);
  const field = (key: keyof SunSky, what: string, read: (sun: SunSky) => number): Binding<number> =>
    bind(records, what, (one) => read(sunOf(one)), ['source', key]);
  const hour: Binding<number> = {
    value: moment.hours,
    isMixed: records.some((one) => sunOf(one).localTime !== source.localTime),
    isKeyed: false,
    set: (hours, gesture) => setMoment({ hours }, 'Change time of day', gesture),
    adjust: (next, gesture) => setMoment({ hours: next(moment.hours) }, 'Change time of day', gesture),
  };
  const zone: Binding<number> = {
    ...hour,
    value: moment.utcOffsetHours,
    set: (utcOffsetHours, gesture) => setMoment({ utcOffsetHours }, 'Change time zone', gesture),
    adjust: (next, gesture) =>
      setMoment({ utcOffsetHours: next(moment.utcOffsetHours) }, 'Change time zone', gesture),
  };
  const sunOn = bind(records, 'sun', (one) => sunOf(one).sunEnabled, ['source', 'sunEnabled']);
  const presets = [
    ...(times.sunrise === null ? [] : [{ label: `Sunrise ${clock(times.sunrise)}`, value: times.sunrise }]),
    { label: `Noon ${clock(times.noon)}`, value: times.noon },
    ...(times.sunset === null
      ? []
      : [
          {
            label: `Magic hour ${clock(Math.max(0, times.sunset - 0.5))}`,
            value: Math.max(0, times.sunset - 0.5),
          },
          { label: `Sunset ${clock(times.sunset)}`, value: times.sunset },
        ]),
  ];
  return (
    <PropertySection title="Sun and sky">
      <QuantityProp label="Time" quantity="time-of-day" binding={hour} min={0} max={24} presets={presets} />
      <PropertyRow label="" isStacked={true}>
        <div
          className="pn-insp-gradient"
          style={{ '--pn-insp-gradient': dayGradient(source) } as React.CSSProperties}
        >
          <Slider
            label="Time of day, slider"
            value={moment.hours}
            min={0}
            max={23.99}
            step={1 / 12}
            isLabelHidden={true}
            isValueShown={false}
            format={clock}
            onChange={hour.set}
          />
        </div>
      </PropertyRow>
      <div className="pn-insp-facts">
        <FactRow label="Sun">
          {place.elevationDeg.toFixed(1)}° high, {Math.round(place.azimuthDeg)}°{' '}
          {compassPoint(place.azimuthDeg)}
        </FactRow>
        <FactRow label="Light">{daylightWord(place)}</FactRow>
        <FactRow label="Sunrise – sunset">
          {times.sunrise === null ? '–' : clock(times.sunrise)} –{' '}
          {times.sunset === null ? '–' : clock(times.sunset)}
        </FactRow>
        {place.elevationDeg > 0 && <OnTheGround source={source} />}
      </div>
      <SwitchProp label="Direct sun" binding={sunOn} hint="Off: an overcast sky, as if behind a cloud" />
      <PropertyRow label="Date">
        <TextField
          label="Date"
          value={moment.date}
          placeholder="2026-06-21"
          onCommit={(text) => {
            const date = text.trim();
            if (/^\d{4}-\d\d-\d\d$/u.test(date) && !Number.isNaN(Date.parse(date)))
              setMoment({ date }, 'Change date');
          }}
        />
      </PropertyRow>
      <PropertyRow label="Place">
        <MenuButton
          label="Place"
          icon={MapPin}
          tone="default"
          items={PLACES.map(({ name, latitudeDeg, longitudeDeg, utcOffsetHours }) => ({
            id: name,
            label: name,
            isOn:
              Math.abs(latitudeDeg - source.latitudeDeg) < 0.01 &&
              Math.abs(longitudeDeg - source.longitudeDeg) < 0.01,
            onAction: () =>
              changeSun(`Go to ${name}`, (sun) => ({
                ...sun,
                latitudeDeg,
                longitudeDeg,
                localTime: localTimeOf({ ...momentOf(sun.localTime), utcOffsetHours }),
              })),
          }))}
        >
          {placeName(source)}
        </MenuButton>
      </PropertyRow>
      <QuantityProp
        label="Latitude"
        quantity="angle"
        binding={field('latitudeDeg', 'latitude', (sun) => sun.latitudeDeg)}
        min={-90}
        max={90}
        format={(value) => `${Math.abs(Number(value.toFixed(2)))}° ${value < 0 ? 'S' : 'N'}`}
      />
      <QuantityProp
        label="Longitude"
        quantity="angle"
        binding={field('longitudeDeg', 'longitude', (sun) => sun.longitudeDeg)}
        min={-180}
        max={180}
        format={(value) => `${Math.abs(Number(value.toFixed(2)))}° ${value < 0 ? 'W' : 'E'}`}
      />
      <QuantityProp
        label="Clock"
        quantity="number"
        binding={zone}
        min={-12}
        max={14}
        step={0.5}
        format={(value) => `UTC ${value < 0 ? '−' : '+'}${Math.abs(value)} h`}
      />
      <QuantityProp
        label="Set looks to"
        quantity="angle"
        binding={field('headingDeg', 'heading', (sun) => sun.headingDeg)}
        min={-360}
        max={360}
        step={5}
        hint={`The scene's −Z points ${compassPoint(source.headingDeg)}`}
      />
      <QuantityProp
        label="Haze in the sky"
        quantity="number"
        binding={field('turbidity', 'turbidity', (sun) => sun.turbidity)}
        min={1}
        max={10}
        step={0.5}
        presets={HAZES}
      />
      <ShareProp
        label="Ground"
        binding={field('groundAlbedo', 'ground', (sun) => sun.groundAlbedo)}
        hint="Light that the ground throws back: grass 20 %, snow 85 %"
      />
      <PropertyRow label="Motivated by">
        <MenuButton
          label="Sun through a window"
          icon={SunMedium}
          tone="default"
          isDisabled={openings.length === 0}
          items={openings.map(({ id, name }) => ({
            id,
            label: name,
            items: (['straight', 'left', 'right'] as const).map((side) => ({
              id: side,
              label: side === 'straight' ? 'Straight in' : `From the ${side}`,
              onAction: () => sunThrough(id, side),
            })),
          }))}
        >
          Window
        </MenuButton>
      </PropertyRow>
      <p className="pn-row-hint">
        Turns the set so that the sun shines in through it. Any upright opening that is selected will do, with
        the action “Sun through the selected window”.
      </p>
    </PropertySection>
  );
}

const placeName = ({ latitudeDeg, longitudeDeg }: SunSky): string =>
  PLACES.find(
    (place) =>
      Math.abs(place.latitudeDeg - latitudeDeg) < 0.01 && Math.abs(place.longitudeDeg - longitudeDeg) < 0.01,
  )?.name ?? 'Another place';

function OnTheGround({ source }: { readonly source: SunSky }) {
  const lux = groundLux(source);
  return lux === null ? null : <FactRow label="On level ground">{luxAndFootCandles(lux)}</FactRow>;
}

const measured = new WeakMap<SunSky, number | null>();
/** Integrating a sky takes a moment: each is measured once. */
function groundLux(source: SunSky): number | null {
  const known = measured.get(source);
  if (known !== undefined) return known;
  let lux: number | null = null;
  try {
    const { sun, sky } = horizontalIlluminance({ ...sunInScene(source), groundAlbedo: source.groundAlbedo });
    lux = (source.sunEnabled ? sun : 0) + sky;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  measured.set(source, lux);
  return lux;
}

const COLOURS: readonly (readonly [number, string])[] = [
  [-18, '#0b1020'],
  [-6, '#24365e'],
  [-1, '#7a5a7a'],
  [2, '#e0935a'],
  [8, '#e6c28c'],
  [25, '#a9c8e8'],
  [90, '#8fbdf0'],
];
const colourAt = (elevationDeg: number): string =>
  (COLOURS.find(([limit]) => elevationDeg <= limit) ?? COLOURS.at(-1)!)[1];

const gradients = new Map<string, string>();
/** The sky over the day, for the track of the slider. */
function dayGradient(source: SunSky): string {
  const moment = momentOf(source.localTime);
  const key = [moment.date, moment.utcOffsetHours, source.latitudeDeg, source.longitudeDeg].join(' ');
  const known = gradients.get(key);
  if (known !== undefined) return known;
  const stops = Array.from({ length: 49 }, (_, i) => {
    const hours = i / 2;
    return colourAt(sunPlace({ ...source, localTime: localTimeOf({ ...moment, hours }) }).elevationDeg);
  });
  const gradient = `linear-gradient(to right, ${stops.join(', ')})`;
  if (gradients.size > 200) gradients.clear();
  gradients.set(key, gradient);
  return gradient;
}
