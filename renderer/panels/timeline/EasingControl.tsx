/** The easing of the selected keys: named ones, and a curve of one's own with two handles. */
import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { Spline } from 'lucide-react';
import type { Easing } from '../../../core/document/index.ts';
import { easedFraction } from '../../../core/scene/flatten/easing.ts';
import { useDocument } from '../../state/desk-store.ts';
import { newGesture } from '../../state/edit.ts';
import { useStage } from '../../state/stage-store.ts';
import { IconButton } from '../../widgets/icon-button.tsx';
import { Popover } from '../../widgets/popover.tsx';
import { SegmentedControl } from '../../widgets/segmented-control.tsx';
import { easeKeys, easingOfSelection, liveKeys } from './timeline-edits.ts';
import { useTimeline } from './timeline-store.ts';

const NAMED = [
  { id: 'linear', label: 'Linear' },
  { id: 'easeIn', label: 'Ease in' },
  { id: 'easeOut', label: 'Ease out' },
  { id: 'easeInOut', label: 'Both' },
  { id: 'hold', label: 'Hold' },
] as const;
type Named = (typeof NAMED)[number]['id'];
type Bezier = readonly [number, number, number, number];

/** Where the handles of a named easing would be. */
const HANDLES: Readonly<Record<Named, Bezier>> = {
  linear: [0.33, 0.33, 0.67, 0.67],
  easeIn: [0.55, 0, 0.85, 0.6],
  easeOut: [0.15, 0.4, 0.45, 1],
  easeInOut: [0.42, 0, 0.58, 1],
  hold: [0.33, 0.33, 0.67, 0.67],
};
const handlesOf = (easing: Easing | null): Bezier =>
  easing === null ? HANDLES.easeInOut : typeof easing === 'string' ? HANDLES[easing] : easing;

const SIZE = 120;
const MARGIN = 24;
const inRange = (x: number, low: number, high: number): number => Math.min(high, Math.max(low, x));
const rounded = (b: Bezier): Easing => [
  Number(b[0].toFixed(3)),
  Number(b[1].toFixed(3)),
  Number(b[2].toFixed(3)),
  Number(b[3].toFixed(3)),
];

function CurveEditor({ easing }: { readonly easing: Easing | null }) {
  const svg = useRef<SVGSVGElement>(null);
  const drag = useRef<{ readonly handle: 0 | 2; readonly gesture: string } | null>(null);
  const handles = handlesOf(easing);
  const shown: Easing = easing ?? 'linear';
  const x = (u: number): number => MARGIN + u * SIZE;
  const y = (v: number): number => MARGIN + (1 - v) * SIZE;
  const move = (handle: 0 | 2, to: readonly [number, number], gesture?: string): void => {
    const next: [number, number, number, number] = [...handles];
    next[handle] = inRange(to[0], 0, 1);
    next[handle + 1] = inRange(to[1], -2, 3);
    easeKeys(rounded(next), gesture);
  };
  const onPointerDown = (event: PointerEvent<SVGCircleElement>, handle: 0 | 2): void => {
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { handle, gesture: newGesture() };
  };
  const onPointerMove = (event: PointerEvent): void => {
    const box = svg.current?.getBoundingClientRect();
    if (drag.current === null || box === undefined) return;
    const scale = (SIZE + 2 * MARGIN) / box.width;
    const u = ((event.clientX - box.left) * scale - MARGIN) / SIZE;
    const v = 1 - ((event.clientY - box.top) * scale - MARGIN) / SIZE;
    move(drag.current.handle, [u, v], drag.current.gesture);
  };
  const onKeyDown = (event: KeyboardEvent, handle: 0 | 2): void => {
    const by = {
      ArrowLeft: [-0.05, 0],
      ArrowRight: [0.05, 0],
      ArrowUp: [0, 0.05],
      ArrowDown: [0, -0.05],
    }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    move(handle, [handles[handle] + by[0]!, handles[handle === 0 ? 1 : 3] + by[1]!]);
  };
  const points = Array.from({ length: 49 }, (_, i) => {
    const u = i / 48;
    return `${x(u)},${y(u === 1 ? 1 : easedFraction(shown, u))}`;
  }).join(' ');
  const handle = (which: 0 | 2) => {
    const [u, v] = [handles[which], handles[which === 0 ? 1 : 3]];
    const anchor = which === 0 ? [x(0), y(0)] : [x(1), y(1)];
    return (
      <>
        <line className="pn-ease-arm" x1={anchor[0]} y1={anchor[1]} x2={x(u)} y2={y(v)} />
        <circle
          className="pn-ease-handle"
          cx={x(u)}
          cy={y(v)}
          r={6}
          role="slider"
          tabIndex={0}
          aria-label={which === 0 ? 'How it starts' : 'How it ends'}
          aria-valuenow={Math.round(u * 100)}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuetext={`${Math.round(u * 100)} % of the time, ${Math.round(v * 100)} % of the way`}
          onPointerDown={(event) => onPointerDown(event, which)}
          onPointerMove={onPointerMove}
          onPointerUp={() => {
            drag.current = null;
          }}
          onKeyDown={(event) => onKeyDown(event, which)}
        />
      </>
    );
  };
  return (
    <svg
      ref={svg}
      className="pn-ease-editor"
      viewBox={`0 0 ${SIZE + 2 * MARGIN} ${SIZE + 2 * MARGIN}`}
      role="group"
      aria-label="Curve of the easing"
    >
      <rect className="pn-ease-frame" x={MARGIN} y={MARGIN} width={SIZE} height={SIZE} />
      <polyline className="pn-ease-curve" points={points} />
      {handle(0)}
      {handle(2)}
    </svg>
  );
}

export function EasingControl() {
  const document = useDocument();
  const shotId = useStage((stage) => stage.shotId);
  const keys = useTimeline((state) => state.keys);
  const record = shotId === null ? undefined : document.records.get(shotId);
  const shot = record?.kind === 'shot' ? record : null;
  const live = liveKeys(shot, keys);
  const easing = shot === null ? null : easingOfSelection(shot, live);
  return (
    <Popover
      label="Easing of the selected keys"
      trigger={
        <IconButton
          label="Easing of the selected keys"
          icon={Spline}
          isDisabled={live.length === 0}
          hint={live.length === 0 ? 'Select keys first.' : undefined}
        />
      }
    >
      <div className="pn-ease">
        <SegmentedControl
          label="Easing"
          value={typeof easing === 'string' ? easing : null}
          options={NAMED}
          onChange={(name) => easeKeys(name)}
        />
        <CurveEditor easing={easing} />
        <p className="pn-ease-note">From each selected key to the next one.</p>
      </div>
    </Popover>
  );
}
