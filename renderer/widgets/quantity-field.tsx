/**
 * A number with a unit, as people on a set write it. Type it in any unit, add to it, step it with the arrow keys or the wheel, or drag
 * it sideways. What cannot be read is said below the field and stays there until it is mended or Escape gives back what was.
 */
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { QuantityTextError, type WritingHabits } from '../../core/units/quantity-text.ts';
import { redo, undo, useDesk } from '../state/desk-store.ts';
import { newGesture } from '../state/edit.ts';
import { classes } from './defined.ts';
import { useLabelHidden } from './property-row.tsx';
import { readQuantity, stepped, writeQuantity, type FieldQuantity } from './quantity-field-language.ts';
import { stepSizeOf, useScrub } from './quantity-field-scrub.ts';
import './quantity-field.css';

export interface QuantityFieldProps {
  readonly label: string;
  readonly value: number;
  readonly quantity: FieldQuantity;
  readonly onChange: (value: number, gesture?: string) => void;
  /**
   * For several values at once: relative entries, steps and scrubs of a mixed field change each by itself. Without it they set all to
   * what the first becomes.
   */
  readonly onAdjust?: ((change: (value: number) => number, gesture: string) => void) | undefined;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly step?: number | undefined;
  readonly isMixed?: boolean | undefined;
  readonly isDisabled?: boolean | undefined;
  readonly isLabelHidden?: boolean | undefined;
  /** Whether ∞ can be typed. */
  readonly mayBeInfinite?: boolean | undefined;
  /** Frame rate for shutters and timecode. */
  readonly fps?: number | undefined;
  /** A letter inside the field: X, Y, Z. */
  readonly prefix?: string | undefined;
  /** Instead of how the quantity is usually written. */
  readonly format?: ((value: number) => string) | undefined;
  /** Below the field. */
  readonly hint?: ReactNode;
  readonly isWarning?: boolean | undefined;
  /** As a row of the inspector, whose name can be dragged. */
  readonly layout?: 'field' | 'row' | undefined;
  /** At the right of the field: a menu, a button. */
  readonly trailing?: ReactNode;
}

/** Keys and wheel clicks with less than this between them are one gesture. */
const PAUSE_MS = 900;

/** How the person at this desk writes. */
export function useHabits(fps?: number): WritingHabits {
  const lengthUnit = useDesk((state) => state.settings.lengthUnit);
  const illuminanceUnit = useDesk((state) => state.settings.illuminanceUnit);
  return { lengthUnit, illuminanceUnit, ...(fps === undefined ? {} : { fps }) };
}

export function QuantityField(props: QuantityFieldProps) {
  const {
    label,
    value,
    quantity,
    min = -Infinity,
    max = Infinity,
    isMixed = false,
    isDisabled = false,
  } = props;
  const habits = useHabits(props.fps);
  const isLabelHidden = useLabelHidden(props.isLabelHidden);
  const input = useRef<HTMLInputElement>(null);
  const errorId = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const series = useRef({ gesture: '', at: 0 });

  const write = (v: number): string => props.format?.(v) ?? writeQuantity(v, quantity, habits);
  const clamp = (v: number): number => Math.min(max, Math.max(min, v));
  const how = { quantity, habits, step: props.step };
  const shown = isMixed ? '—' : write(value);
  const bare = shown.replaceAll('\u2009', ' ');

  const set = (next: number, gesture?: string): void => {
    if (isMixed || next !== value) props.onChange(next, gesture);
  };
  const adjust = (change: (v: number) => number, gesture: string): void => {
    if (isMixed && props.onAdjust !== undefined) props.onAdjust((v) => clamp(change(v)), gesture);
    else set(clamp(change(value)), gesture);
  };
  const reset = (): void => {
    setTyped(null);
    setError(null);
  };

  /** @returns false when what was typed cannot be read. */
  const commit = (): boolean => {
    if (typed === null || typed.trim() === bare) {
      reset();
      return true;
    }
    const isSigned = min >= 0 ? false : undefined;
    const read = (current: number): number =>
      readQuantity(typed, quantity, habits, {
        current,
        mayBeInfinite: props.mayBeInfinite === true,
        ...(isSigned === undefined ? {} : { isSigned }),
      });
    try {
      const next = read(value);
      if (next < min || next > max) throw new QuantityTextError(rangeText(min, max, write));
      const isRelative = isMixed && props.onAdjust !== undefined && read(value) !== read(value + 1);
      reset();
      if (isRelative) props.onAdjust?.((v) => clamp(read(v)), newGesture());
      else set(next);
      return true;
    } catch (problem) {
      if (!(problem instanceof QuantityTextError)) throw problem;
      setError(problem.message);
      return false;
    }
  };

  const seriesGesture = (): string => {
    const now = Date.now();
    if (now - series.current.at > PAUSE_MS) series.current.gesture = newGesture();
    series.current.at = now;
    return series.current.gesture;
  };
  /** Selecting takes the focus along: whoever has gone on is not called back. */
  const selectIfThere = (): void => {
    if (document.activeElement === input.current) input.current?.select();
  };

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    // nothing is being typed: undo means the document's
    if (typed === null && (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z') {
      event.preventDefault();
      event.stopPropagation();
      void (event.shiftKey ? redo() : undo());
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (commit()) requestAnimationFrame(selectIfThere);
    } else if (event.key === 'Escape') {
      if (typed !== null || error !== null) event.stopPropagation();
      else input.current?.blur();
      reset();
    } else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      event.preventDefault();
      event.stopPropagation();
      if (!commit()) return;
      const direction = event.key === 'ArrowUp' ? 1 : -1;
      adjust((v) => stepped(v, direction, stepSizeOf(event), how), seriesGesture());
    }
  };

  const wheel = useRef<(event: WheelEvent) => void>(() => undefined);
  useEffect(() => {
    wheel.current = (event) => {
      if (document.activeElement !== input.current || isDisabled || event.deltaY === 0) return;
      event.preventDefault();
      adjust((v) => stepped(v, event.deltaY < 0 ? 1 : -1, stepSizeOf(event), how), seriesGesture());
    };
  });
  useEffect(() => {
    const element = input.current;
    // React's own wheel listeners cannot keep the panel from scrolling
    const listener = (event: WheelEvent): void => wheel.current(event);
    element?.addEventListener('wheel', listener, { passive: false });
    return () => element?.removeEventListener('wheel', listener);
  }, []);

  const scrub = useScrub({
    value,
    how,
    isDisabled,
    onScrub: (next, gesture, start) => {
      reset();
      if (isMixed && props.onAdjust !== undefined && Number.isFinite(start))
        adjust((v) => v + (next - value), gesture);
      else set(clamp(next), gesture);
    },
    onClick: () => {
      input.current?.focus();
      input.current?.select();
    },
    isTyping: () => document.activeElement === input.current,
  });

  const field = (
    <div className={classes('pn-quantity-box', props.prefix !== undefined && 'pn-quantity-prefixed')}>
      {props.prefix !== undefined && (
        <span className="pn-quantity-prefix" data-axis={props.prefix.toLowerCase()} aria-hidden="true">
          {props.prefix}
        </span>
      )}
      <input
        ref={input}
        className={classes('pn-input', 'pn-quantity-input', isMixed && typed === null && 'pn-mixed')}
        type="text"
        inputMode="text"
        autoComplete="off"
        spellCheck={false}
        role="spinbutton"
        aria-label={label}
        aria-valuenow={Number.isFinite(value) ? value : Number.MAX_SAFE_INTEGER}
        aria-valuetext={isMixed ? 'mixed' : shown}
        aria-valuemin={Number.isFinite(min) ? min : undefined}
        aria-valuemax={Number.isFinite(max) ? max : undefined}
        aria-invalid={error !== null}
        aria-describedby={error === null ? undefined : errorId}
        disabled={isDisabled}
        value={typed ?? shown}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setError(null);
        }}
        onFocus={(event) => event.currentTarget.select()}
        onBlur={commit}
        onKeyDown={onKeyDown}
        {...scrub}
      />
      {props.trailing}
    </div>
  );
  const below = (
    <>
      {error !== null && (
        <div className="pn-quantity-error" id={errorId} role="alert">
          {error}
        </div>
      )}
      {error === null && props.hint !== undefined && props.hint !== null && props.hint !== '' && (
        <div className={classes('pn-row-hint', props.isWarning === true && 'pn-row-hint-warning')}>
          {props.hint}
        </div>
      )}
    </>
  );
  if (props.layout === 'row')
    return (
      <div className="pn-row" role="group" aria-label={label}>
        <span className="pn-row-label pn-quantity-scrub" aria-hidden="true" title={label} {...scrub}>
          {label}
        </span>
        <div className="pn-row-control">
          {field}
          {below}
        </div>
      </div>
    );
  return (
    <div className="pn-quantity">
      {!isLabelHidden && (
        <span className="pn-label pn-quantity-scrub" aria-hidden="true" {...scrub}>
          {label}
        </span>
      )}
      {field}
      {below}
    </div>
  );
}

function rangeText(min: number, max: number, write: (value: number) => string): string {
  if (min === -Infinity) return `At most ${write(max)}`;
  if (max === Infinity) return `At least ${write(min)}`;
  return `From ${write(min)} to ${write(max)}`;
}
