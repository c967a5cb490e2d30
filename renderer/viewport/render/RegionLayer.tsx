/** The region of a region render: its outline, and the tool that draws it by pointer or by keys. */
import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { placeIn, regionBetween, regionMoved, type Region } from './picture-rect.ts';
import { setRenderSettings, useRenderSettings } from './render-settings.ts';
import { setViewing } from './viewing-store.ts';

const FIRST: Region = { x: 0.3, y: 0.3, width: 0.4, height: 0.4 };
const KEY_STEP = 0.01;
const MOVES: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

const styleOf = (region: Region): Record<'left' | 'top' | 'width' | 'height', string> => ({
  left: `${region.x * 100}%`,
  top: `${region.y * 100}%`,
  width: `${region.width * 100}%`,
  height: `${region.height * 100}%`,
});

export function RegionLayer({ isDrawing }: { readonly isDrawing: boolean }) {
  const region = useRenderSettings((state) => state.region);
  if (isDrawing) return <RegionTool first={region ?? FIRST} />;
  return region === null ? null : <div className="pn-region" style={styleOf(region)} aria-hidden="true" />;
}

function RegionTool({ first }: { readonly first: Region }) {
  const [drawn, setDrawn] = useState(first);
  const start = useRef<readonly [number, number] | null>(null);
  const finish = (region: Region | null): void => {
    if (region !== null) setRenderSettings({ region });
    setViewing({ isRegionTool: false });
  };
  const placeOf = (event: PointerEvent<HTMLDivElement>): readonly [number, number] =>
    placeIn(event.currentTarget.getBoundingClientRect(), event.clientX, event.clientY);
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const move = MOVES[event.key];
    if (move === undefined && event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    if (move !== undefined)
      setDrawn(regionMoved(drawn, move[0] * KEY_STEP, move[1] * KEY_STEP, event.shiftKey));
    else finish(event.key === 'Enter' ? drawn : null);
  };
  return (
    <div
      className="pn-region-tool"
      role="application"
      tabIndex={0}
      ref={(element) => element?.focus({ preventScroll: true })}
      aria-label="Region to render. Drag a rectangle, or move it with the arrow keys and size it with Shift; Enter renders it, Escape leaves it."
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.preventDefault();
        event.stopPropagation();
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = placeOf(event);
      }}
      onPointerMove={(event) => {
        if (start.current !== null) setDrawn(regionBetween(start.current, placeOf(event)) ?? drawn);
      }}
      onPointerUp={(event) => {
        if (start.current !== null) finish(regionBetween(start.current, placeOf(event)));
        start.current = null;
      }}
      onKeyDown={onKeyDown}
    >
      <div className="pn-region" style={styleOf(drawn)} aria-hidden="true" />
      <p className="pn-region-hint" aria-hidden="true">
        Drag the part to render · arrows move · Shift sizes · Enter
      </p>
    </div>
  );
}
