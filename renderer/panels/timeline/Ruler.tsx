/** The ruler: frames and seconds, the range of the shot with handles, the board's frame, and the playhead that is dragged. */
import { useRef, useState, useLayoutEffect, type KeyboardEvent, type PointerEvent } from 'react';
import type { ShotRecord } from '../../../core/document/index.ts';
import { newGesture } from '../../state/edit.ts';
import { setStage, stageStore, useStage } from '../../state/stage-store.ts';
import { withRange } from '../shots/shot-edits.ts';
import { frameAtPlace, labelledFrames, labelStep, placeOfFrame, timecode } from './time-scale.ts';
import { changeShot } from './timeline-edits.ts';
import { useTimeline } from './timeline-store.ts';

const percent = (place: number): string => `${(place * 100).toFixed(4)}%`;

export function useWidth(ref: React.RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(600);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined && entry.contentRect.width > 0) setWidth(entry.contentRect.width);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref]);
  return width;
}

export function Ruler({ shot, fps }: { readonly shot: ShotRecord; readonly fps: number }) {
  const view = useTimeline((state) => state.view);
  const lane = useRef<HTMLDivElement>(null);
  const width = useWidth(lane);
  const step = labelStep((view.to - view.from) / width, fps);
  const frameAt = (event: PointerEvent): number => {
    const box = lane.current?.getBoundingClientRect();
    if (box === undefined || box.width === 0) return 1;
    return Math.round(frameAtPlace(view, (event.clientX - box.left) / box.width));
  };

  const scrub = useRef(false);
  const drag = useRef<{ readonly end: 'start' | 'end'; readonly gesture: string } | null>(null);
  const onPointerDown = (event: PointerEvent<HTMLDivElement>): void => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const handle = event.target instanceof Element ? event.target.getAttribute('data-range-end') : null;
    if (handle === 'start' || handle === 'end') {
      drag.current = { end: handle, gesture: newGesture() };
      return;
    }
    scrub.current = true;
    setStage({ frame: frameAt(event), isPlaying: false });
  };
  const onPointerMove = (event: PointerEvent<HTMLDivElement>): void => {
    if (drag.current !== null) {
      const { end, gesture } = drag.current;
      trim(end, frameAt(event), gesture);
    } else if (scrub.current) {
      const frame = frameAt(event);
      if (frame !== stageStore.getState().frame) setStage({ frame });
    }
  };
  const end = (): void => {
    scrub.current = false;
    drag.current = null;
  };
  const trim = (which: 'start' | 'end', frame: number, gesture?: string): void =>
    changeShot(
      which === 'start' ? 'Start of the shot' : 'End of the shot',
      (now) => {
        const first = which === 'start' ? Math.min(frame, now.endFrame) : now.startFrame;
        const last = which === 'end' ? Math.max(frame, now.startFrame) : now.endFrame;
        return first === now.startFrame && last === now.endFrame ? now : withRange(now, first, last);
      },
      gesture,
    );
  const onHandleKey = (which: 'start' | 'end') => (event: KeyboardEvent) => {
    const by = { ArrowLeft: -1, ArrowRight: 1, PageDown: -fps, PageUp: fps }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    trim(which, Math.round((which === 'start' ? shot.startFrame : shot.endFrame) + by));
  };
  const handle = (which: 'start' | 'end') => (
    <div
      role="slider"
      tabIndex={0}
      aria-label={which === 'start' ? 'First frame of the shot' : 'Last frame of the shot'}
      aria-valuenow={which === 'start' ? shot.startFrame : shot.endFrame}
      aria-valuemin={which === 'start' ? -1_000_000 : shot.startFrame}
      aria-valuemax={which === 'start' ? shot.endFrame : 10_000_000}
      className={`pn-time-handle pn-time-handle-${which}`}
      data-range-end={which}
      style={{ left: percent(placeOfFrame(view, which === 'start' ? shot.startFrame : shot.endFrame)) }}
      onKeyDown={onHandleKey(which)}
    />
  );
  return (
    <div className="pn-time-ruler">
      <div className="pn-time-corner" aria-hidden="true">
        {shot.shotNumber === '' ? shot.name : `Shot ${shot.shotNumber}`}
      </div>
      <div
        className="pn-time-lane pn-time-ruler-lane"
        ref={lane}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={end}
        onPointerCancel={end}
      >
        <div
          className="pn-time-range"
          style={{
            left: percent(placeOfFrame(view, shot.startFrame)),
            width: percent((shot.endFrame - shot.startFrame) / (view.to - view.from)),
          }}
        />
        {labelledFrames(view, step).map((frame) => (
          <span
            key={frame}
            className="pn-time-tick"
            style={{ left: percent(placeOfFrame(view, frame)) }}
            title={timecode(frame, fps)}
          >
            {frame}
          </span>
        ))}
        <span
          className="pn-time-board"
          title={`On the board: frame ${shot.boardFrame}`}
          style={{ left: percent(placeOfFrame(view, shot.boardFrame)) }}
        />
        {handle('start')}
        {handle('end')}
      </div>
    </div>
  );
}

/** The line at the frame that is shown; it alone is drawn anew while the shot plays. */
export function Playhead() {
  const view = useTimeline((state) => state.view);
  const frame = useStage((stage) => stage.frame);
  const place = placeOfFrame(view, frame);
  if (place < 0 || place > 1) return null;
  return (
    <div className="pn-time-playhead-lane" aria-hidden="true">
      <div className="pn-time-playhead" style={{ left: percent(place) }}>
        <span className="pn-time-playhead-flag">{Math.round(frame)}</span>
      </div>
    </div>
  );
}
