/** The line of the A/B wipe: dragged, or moved by keys. */
import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { placeIn } from './picture-rect.ts';
import { setWipe, useViewing } from './viewing-store.ts';

const STEP = 0.01;
const LARGE_STEP = 0.1;
const MOVES: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowUp: -1,
  ArrowRight: 1,
  ArrowDown: 1,
};
const clamp01 = (x: number): number => Math.min(1, Math.max(0, x));
const NAMES = { proxy: 'proxy', held: 'B', take: 'take' } as const;

export function WipeHandle() {
  const wipe = useViewing((state) => state.wipe);
  const isDragging = useRef(false);
  const isVertical = wipe.axis === 'vertical';

  const onPointerMove = (event: PointerEvent<HTMLDivElement>): void => {
    const box = event.currentTarget.parentElement?.getBoundingClientRect();
    if (!isDragging.current || box === undefined) return;
    const [u, v] = placeIn(box, event.clientX, event.clientY);
    setWipe({ at: clamp01(isVertical ? u : v) });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const move = MOVES[event.key];
    const end = event.key === 'Home' ? 0 : event.key === 'End' ? 1 : null;
    if (move === undefined && end === null) return;
    event.preventDefault();
    event.stopPropagation();
    setWipe({ at: end ?? clamp01(wipe.at + move! * (event.shiftKey ? LARGE_STEP : STEP)) });
  };
  return (
    <div
      className={isVertical ? 'pn-wipe pn-wipe-vertical' : 'pn-wipe pn-wipe-horizontal'}
      style={isVertical ? { left: `${wipe.at * 100}%` } : { top: `${wipe.at * 100}%` }}
      role="slider"
      tabIndex={0}
      aria-label={`Wipe between the render and the ${NAMES[wipe.against]}`}
      aria-orientation={isVertical ? 'horizontal' : 'vertical'}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(wipe.at * 100)}
      aria-valuetext={`${Math.round(wipe.at * 100)} % render`}
      onPointerDown={(event) => {
        event.preventDefault();
        event.stopPropagation();
        isDragging.current = true;
        event.currentTarget.setPointerCapture(event.pointerId);
        event.currentTarget.focus();
      }}
      onPointerMove={onPointerMove}
      onPointerUp={() => (isDragging.current = false)}
      onPointerCancel={() => (isDragging.current = false)}
      onDoubleClick={() => setWipe({ at: 0.5 })}
      onKeyDown={onKeyDown}
    >
      <span className="pn-wipe-grip" aria-hidden="true" />
      <span className="pn-wipe-name pn-wipe-a" aria-hidden="true">
        Render
      </span>
      <span className="pn-wipe-name pn-wipe-b" aria-hidden="true">
        {NAMES[wipe.against]}
      </span>
    </div>
  );
}
