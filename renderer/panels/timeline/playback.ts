/**
 * Playback of the shot at the project's frame rate: a clock that says which frame it is. When the stage is slower than the clock, frames
 * are left out; time is never stretched.
 */
import { projectOf } from '../../../core/document/index.ts';
import { currentDocument } from '../../state/desk-store.ts';
import { activeShot } from '../../state/keyframe-edit.ts';
import { setStage, stageStore } from '../../state/stage-store.ts';
import { timelineStore } from './timeline-store.ts';

export interface PlayRange {
  readonly startFrame: number;
  readonly endFrame: number;
}

/**
 * The frame after so many seconds from a frame on; `null` when playing has come to its end.
 * @param fromFrame where it began; before the range it runs into it, after it it begins anew.
 */
export function frameAfter(
  fromFrame: number,
  seconds: number,
  fps: number,
  { startFrame, endFrame }: PlayRange,
  isLooping: boolean,
): number | null {
  const begin = fromFrame > endFrame ? startFrame : fromFrame;
  const frame = begin + Math.floor(seconds * fps + 1e-6);
  if (frame <= endFrame) return frame;
  if (!isLooping) return null;
  const length = endFrame - startFrame + 1;
  return startFrame + ((frame - startFrame) % length);
}

export const playRange = (): PlayRange => activeShot() ?? { startFrame: 1, endFrame: 96 };

/** Runs while the stage plays. @returns how to stop listening. */
export function runPlayback(): () => void {
  let request = 0;
  let since = 0;
  let from = 0;
  let shown = 0;
  const tick = (now: number): void => {
    const { isPlaying, frame } = stageStore.getState();
    if (!isPlaying) return;
    if (frame !== shown) {
      // someone else moved the playhead: go on from there
      since = now;
      from = frame;
      shown = frame;
    }
    const document = currentDocument();
    const fps = document.records.size === 0 ? 24 : projectOf(document).fps;
    const next = frameAfter(from, (now - since) / 1000, fps, playRange(), timelineStore.getState().isLooping);
    if (next === null) {
      setStage({ isPlaying: false, frame: playRange().endFrame });
      return;
    }
    if (next !== shown) {
      shown = next;
      setStage({ frame: next });
    }
    request = requestAnimationFrame(tick);
  };
  const end = stageStore.subscribe((state, before) => {
    if (state.isPlaying === before.isPlaying) return;
    cancelAnimationFrame(request);
    if (!state.isPlaying) return;
    const range = playRange();
    from = Math.round(state.frame);
    // at the end, playing means playing again
    if (from >= range.endFrame || from < range.startFrame) from = range.startFrame;
    shown = from;
    since = performance.now();
    if (from !== state.frame) setStage({ frame: from });
    request = requestAnimationFrame(tick);
  });
  return () => {
    cancelAnimationFrame(request);
    end();
  };
}
