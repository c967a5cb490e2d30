/**
 * Dragging a number: sideways over its label, or over the field itself until it is clicked into. Shift is fine, Ctrl coarse, also while
 * the drag is under way; Escape gives back what was there. One drag is one gesture.
 */
import { useEffect, useRef, type PointerEvent } from 'react';
import { newGesture } from '../state/edit.ts';
import { isDiscrete, stepped, type StepSize, type Stepping } from './quantity-field-language.ts';

const THRESHOLD_PX = 3;
/** Of a drag for one step. */
const PX_PER_STEP = 10;

export const stepSizeOf = (event: {
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}): StepSize => (event.shiftKey ? 'fine' : event.ctrlKey || event.metaKey ? 'coarse' : 'normal');

interface Drag {
  readonly pointerId: number;
  readonly startX: number;
  readonly startValue: number;
  readonly gesture: string;
  x: number;
  /** Steps that are not given out yet. */
  rest: number;
  value: number;
  hasMoved: boolean;
}

export interface ScrubOptions {
  readonly value: number;
  readonly how: Stepping;
  readonly isDisabled: boolean;
  readonly onScrub: (value: number, gesture: string, startValue: number) => void;
  /** A press without a drag. */
  readonly onClick: () => void;
  /** True while the field is being typed in: then its text is selected by dragging. */
  readonly isTyping: () => boolean;
}

export interface ScrubHandlers {
  readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerUp: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerCancel: (event: PointerEvent<HTMLElement>) => void;
}

export function useScrub(options: ScrubOptions): ScrubHandlers {
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });
  const drag = useRef<Drag | null>(null);

  const end = (): void => {
    drag.current = null;
    document.documentElement.classList.remove('pn-scrubbing');
    window.removeEventListener('keydown', cancel.current, true);
  };
  const cancel = useRef((event: KeyboardEvent): void => {
    const here = drag.current;
    if (event.key !== 'Escape' || here === null) return;
    event.preventDefault();
    event.stopPropagation();
    if (here.hasMoved) latest.current.onScrub(here.startValue, here.gesture, here.startValue);
    end();
  });
  // a field that goes away while it is dragged leaves nothing behind
  useEffect(() => {
    const listener = cancel.current;
    return () => {
      window.removeEventListener('keydown', listener, true);
      document.documentElement.classList.remove('pn-scrubbing');
    };
  }, []);

  const onPointerDown = (event: PointerEvent<HTMLElement>): void => {
    const { isDisabled, value, isTyping } = latest.current;
    if (isDisabled || event.button !== 0 || isTyping()) return;
    // neither focus nor text selection yet: it may become a drag
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    const { clientX } = event;
    drag.current = {
      pointerId: event.pointerId,
      startX: clientX,
      startValue: value,
      gesture: newGesture(),
      x: clientX,
      rest: 0,
      value,
      hasMoved: false,
    };
    window.addEventListener('keydown', cancel.current, true);
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>): void => {
    const here = drag.current;
    if (here === null || here.pointerId !== event.pointerId) return;
    if (!here.hasMoved) {
      if (Math.abs(event.clientX - here.startX) < THRESHOLD_PX) return;
      here.hasMoved = true;
      here.x = event.clientX;
      document.documentElement.classList.add('pn-scrubbing');
      return;
    }
    const { how, onScrub } = latest.current;
    here.rest += (event.clientX - here.x) / PX_PER_STEP;
    here.x = event.clientX;
    const steps = isDiscrete(how.quantity) ? Math.trunc(here.rest) : Math.trunc(here.rest * 10) / 10;
    if (steps === 0) return;
    here.rest -= steps;
    const next = stepped(here.value, steps, stepSizeOf(event), how);
    if (next === here.value) return;
    here.value = next;
    onScrub(next, here.gesture, here.startValue);
  };
  const onPointerUp = (event: PointerEvent<HTMLElement>): void => {
    const here = drag.current;
    if (here === null || here.pointerId !== event.pointerId) return;
    end();
    if (!here.hasMoved) latest.current.onClick();
  };
  return { onPointerDown, onPointerMove, onPointerUp, onPointerCancel: end };
}
