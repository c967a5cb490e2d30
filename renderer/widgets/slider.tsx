/**
 * A slider. A drag is one gesture and so one undo step; Shift makes it ten times finer while it is held; a double click gives
 * back the default. Keys come from the range input that react-aria-components keeps inside.
 */
import { useLayoutEffect, useRef, type PointerEvent, type KeyboardEvent } from 'react';
import { Slider as AriaSlider, SliderThumb, SliderTrack } from 'react-aria-components';
import { newGesture } from '../state/edit.ts';
import { classes } from './defined.ts';
import { useLabelHidden } from './property-row.tsx';
import { placeOfValue, stepped, valueOfPlace, type SliderScale } from './slider-scale.ts';

export interface SliderProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step?: number | undefined;
  readonly scale?: 'linear' | 'log' | undefined;
  readonly format?: ((value: number) => string) | undefined;
  readonly onChange: (value: number, gesture: string) => void;
  /** A double click on the slider gives it back. */
  readonly defaultValue?: number | undefined;
  readonly isMixed?: boolean | undefined;
  readonly isDisabled?: boolean | undefined;
  readonly isLabelHidden?: boolean | undefined;
  /** Default: shown when there is a `format`. */
  readonly isValueShown?: boolean | undefined;
}

const FINE = 0.1;
/** Keys pressed with less than this between them are one gesture. */
const KEY_PAUSE_MS = 900;
const DOUBLE_CLICK_MS = 500;
const KEY_STEPS: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowUp: 1,
  ArrowLeft: -1,
  ArrowDown: -1,
  PageUp: 10,
  PageDown: -10,
};

export function Slider(props: SliderProps) {
  const { label, value, min, max, format, onChange, isMixed = false, isDisabled = false } = props;
  const isHidden = useLabelHidden(props.isLabelHidden);
  const scale: SliderScale = {
    min,
    max,
    step: props.step ?? (max - min) / 100,
    scale: props.scale ?? 'linear',
  };
  const text = isMixed ? 'Mixed' : format === undefined ? String(value) : format(value);
  const place = placeOfValue(scale, value);

  const input = useRef<HTMLInputElement>(null);
  const track = useRef<HTMLDivElement>(null);
  const drag = useRef<{ gesture: string; place: number; x: number; value: number } | null>(null);
  const keys = useRef({ gesture: '', at: 0 });
  const press = useRef({ gesture: '', at: 0 });

  // the range input counts places; what is read out is the value
  useLayoutEffect(() => input.current?.setAttribute('aria-valuetext', text));

  const change = (next: number, gesture: string): void => {
    if (next !== value) onChange(next, gesture);
  };
  const onPointerDown = (event: PointerEvent<HTMLDivElement>): void => {
    // the library would drag too
    event.stopPropagation();
    const box = track.current?.getBoundingClientRect();
    if (isDisabled || event.button !== 0 || box === undefined || box.width === 0) return;
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    input.current?.focus({ preventScroll: true });
    const isOnThumb = event.target instanceof Element && event.target.closest('.pn-slider-thumb') !== null;
    const start = isOnThumb && !isMixed ? place : (event.clientX - box.left) / box.width;
    // the second press of a double click goes on with the first one's gesture: giving back the default is one step
    const isSecond = event.timeStamp - press.current.at < DOUBLE_CLICK_MS;
    press.current = { gesture: isSecond ? press.current.gesture : newGesture(), at: event.timeStamp };
    drag.current = { gesture: press.current.gesture, place: start, x: event.clientX, value };
    if (!isOnThumb) change(valueOfPlace(scale, start), drag.current.gesture);
  };
  const onPointerMove = (event: PointerEvent<HTMLDivElement>): void => {
    const width = track.current?.getBoundingClientRect().width ?? 0;
    if (drag.current === null || width === 0) return;
    const moved = ((event.clientX - drag.current.x) / width) * (event.shiftKey ? FINE : 1);
    drag.current.x = event.clientX;
    drag.current.place = Math.min(1, Math.max(0, drag.current.place + moved));
    const next = valueOfPlace(scale, drag.current.place);
    if (next === drag.current.value) return;
    drag.current.value = next;
    onChange(next, drag.current.gesture);
  };
  const endDrag = (): void => {
    drag.current = null;
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const steps = KEY_STEPS[event.key];
    const isEnd = event.key === 'Home' || event.key === 'End';
    if (isDisabled || event.altKey || event.ctrlKey || event.metaKey || (steps === undefined && !isEnd))
      return;
    event.preventDefault();
    event.stopPropagation();
    const now = Date.now();
    if (now - keys.current.at > KEY_PAUSE_MS) keys.current.gesture = newGesture();
    keys.current.at = now;
    const next =
      steps === undefined
        ? event.key === 'Home'
          ? min
          : max
        : stepped(scale, value, steps * (event.shiftKey ? FINE : 1));
    change(next, keys.current.gesture);
  };
  const isValueShown = props.isValueShown ?? format !== undefined;
  return (
    <AriaSlider
      className={classes('pn-slider', isMixed && 'pn-slider-mixed')}
      aria-label={label}
      minValue={0}
      maxValue={1}
      step={0.001}
      value={place}
      // a change that comes by assistive technology; keys and drags are handled here
      onChange={(next) => change(valueOfPlace(scale, next), newGesture())}
      isDisabled={isDisabled}
    >
      {!isHidden && (
        <span className="pn-label" aria-hidden="true">
          {label}
        </span>
      )}
      <div
        className="pn-slider-body"
        onPointerDownCapture={onPointerDown}
        onMouseDownCapture={(event) => event.stopPropagation()}
        onTouchStartCapture={(event) => event.stopPropagation()}
        onPointerMove={onPointerMove}
        onPointerUp={endDrag}
        onPointerCancel={endDrag}
        onKeyDownCapture={onKeyDown}
        onDoubleClick={() => {
          if (props.defaultValue !== undefined) change(props.defaultValue, press.current.gesture);
        }}
      >
        <SliderTrack className="pn-slider-track" ref={track}>
          <span className="pn-slider-fill" style={{ width: `${isMixed ? 0 : place * 100}%` }} />
          <SliderThumb className="pn-slider-thumb" inputRef={input} aria-label={label} />
        </SliderTrack>
      </div>
      {isValueShown && (
        <span className="pn-slider-value" aria-hidden="true">
          {text}
        </span>
      )}
    </AriaSlider>
  );
}
