/**
 * The spot meter over a rendered picture: a reading under the pointer, and pins whose readings follow the render as it refines. Pins are
 * moved by hand or by the arrow keys, and taken away with Delete.
 */
import { useMemo, useState, type KeyboardEvent, type PointerEvent } from 'react';
import type { Exposure } from './exposure.ts';
import { placeIn } from './picture-rect.ts';
import type { RenderViewState } from './render-store.ts';
import { duvText, isPreview, kelvinText, nitsText, stopsText } from './render-words.ts';
import { readSpot, type SpotReading } from './spot-meter.ts';
import { addPin, movePin, removePin, useViewing, type SpotPin } from './viewing-store.ts';

export interface SpotLayerProps {
  readonly view: Pick<RenderViewState, 'picture' | 'base' | 'status'>;
  readonly exposure: Exposure;
}

const MOVES: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
const LARGE_STEP = 10;

/** The picture under a place: a region where it has pixels, else what lies beneath. */
function useReading({ view, exposure }: SpotLayerProps, place: readonly [number, number] | null) {
  const transform = useViewing((state) => state.transform);
  const { picture, base } = view;
  const [u, v] = place ?? [-1, -1];
  return useMemo((): SpotReading | null => {
    for (const layer of [picture, base]) {
      const reading = layer === null ? null : readSpot(layer, u, v, exposure, transform);
      if (reading !== null) return reading;
    }
    return null;
  }, [picture, base, u, v, exposure, transform]);
}

export function readingText(reading: SpotReading): string {
  const colour =
    reading.cctK === null || reading.duv === null
      ? 'no colour temperature'
      : `${kelvinText(reading.cctK)}, Duv ${duvText(reading.duv)}`;
  return `${nitsText(reading.nits)} nits, ${stopsText(reading.stops)} stops, ${reading.displayPercent.toFixed(0)} %, ${colour}`;
}

function ReadingCard({ reading, title }: { readonly reading: SpotReading | null; readonly title?: string }) {
  if (reading === null) return null;
  return (
    <span className="pn-spot-card">
      {title !== undefined && <span className="pn-spot-title">{title}</span>}
      <strong>{nitsText(reading.nits)} nits</strong>
      <span>
        {stopsText(reading.stops)} stops · {reading.displayPercent.toFixed(0)} %
      </span>
      <span>
        {reading.cctK === null || reading.duv === null
          ? 'no CCT'
          : `${kelvinText(reading.cctK)} · Duv ${duvText(reading.duv)}`}
      </span>
      <span className="pn-spot-rgb">{reading.rgb.map((v) => v.toFixed(3)).join('  ')}</span>
    </span>
  );
}

/** Cards stay inside the picture: they open toward its middle. */
const sideOf = (u: number, v: number): string =>
  `${u > 0.7 ? 'pn-spot-left' : 'pn-spot-right'} ${v > 0.7 ? 'pn-spot-up' : 'pn-spot-down'}`;
const styleOf = (u: number, v: number): { left: string; top: string } => ({
  left: `${u * 100}%`,
  top: `${v * 100}%`,
});

function Pin({ pin, ...layer }: SpotLayerProps & { readonly pin: SpotPin }) {
  const reading = useReading(layer, [pin.u, pin.v]);
  const [isDragging, setIsDragging] = useState(false);
  const { pictureWidthPx, pictureHeightPx } = layer.view.picture!.header;
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const move = MOVES[event.key];
    const isDelete = event.key === 'Delete' || event.key === 'Backspace';
    if (move === undefined && !isDelete) return;
    event.preventDefault();
    event.stopPropagation();
    if (move === undefined) {
      removePin(pin.id);
      return;
    }
    const steps = event.shiftKey ? LARGE_STEP : 1;
    movePin(pin.id, pin.u + (move[0] * steps) / pictureWidthPx, pin.v + (move[1] * steps) / pictureHeightPx);
  };
  return (
    <div
      className={`pn-spot-pin ${sideOf(pin.u, pin.v)}`}
      style={styleOf(pin.u, pin.v)}
      role="application"
      tabIndex={0}
      aria-roledescription="spot meter"
      aria-label={`Spot ${pin.id}: ${reading === null ? 'outside the picture' : readingText(reading)}. Arrow keys move it, Delete takes it away.`}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.stopPropagation();
        event.currentTarget.setPointerCapture(event.pointerId);
        setIsDragging(true);
      }}
      onPointerMove={(event) => {
        const box = event.currentTarget.parentElement?.getBoundingClientRect();
        if (isDragging && box !== undefined) movePin(pin.id, ...placeIn(box, event.clientX, event.clientY));
      }}
      onPointerUp={() => setIsDragging(false)}
      onPointerCancel={() => setIsDragging(false)}
      onDoubleClick={() => removePin(pin.id)}
    >
      <span className="pn-spot-ring" aria-hidden="true" />
      <ReadingCard
        reading={reading}
        title={`Spot ${pin.id}${isPreview(layer.view.status) ? ', preview' : ''}`}
      />
    </div>
  );
}

function Hovering(layer: SpotLayerProps) {
  const [place, setPlace] = useState<readonly [number, number] | null>(null);
  const reading = useReading(layer, place);
  const placeOf = (event: PointerEvent<HTMLDivElement>): readonly [number, number] =>
    placeIn(event.currentTarget.getBoundingClientRect(), event.clientX, event.clientY);
  return (
    <div
      className="pn-spot-area"
      onPointerMove={(event) => setPlace(placeOf(event))}
      onPointerLeave={() => setPlace(null)}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.stopPropagation();
        addPin(...placeOf(event));
      }}
    >
      {place !== null && reading !== null && (
        <div className={`pn-spot-hover ${sideOf(...place)}`} style={styleOf(...place)} aria-hidden="true">
          <span className="pn-spot-ring" />
          <ReadingCard reading={reading} />
        </div>
      )}
    </div>
  );
}

export function SpotLayer(props: SpotLayerProps) {
  const isOn = useViewing((state) => state.isSpotMeterOn);
  const pins = useViewing((state) => state.pins);
  return (
    <div className="pn-spot-layer">
      {isOn && <Hovering {...props} />}
      {pins.map((pin) => (
        <Pin key={pin.id} pin={pin} {...props} />
      ))}
    </div>
  );
}
