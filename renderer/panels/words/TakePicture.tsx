/** A take as a small live picture: from its camera, drawn by the worker while it condenses, or from above. */
import { useEffect, useRef, type RefObject } from 'react';
import type { ScenePlan } from '../../../core/protocol/index.ts';
import { planOf, useCompose } from '../../state/compose-store.ts';
import { between } from './between.ts';
import { drawTop } from './draw-top.ts';
import type { PlanPainter } from './plan-painter.ts';

/** While it condenses, and once it stands. 3:2, as the gate. */
const LIVE_PX = { width: 288, height: 192 };
const STILL_PX = { width: 576, height: 384 };
/** From one step to the next. */
const MOVE_MS = 260;

const wantsStillness = (): boolean => window.matchMedia('(prefers-reduced-motion: reduce)').matches;

function put(
  canvas: HTMLCanvasElement,
  { width, height }: typeof LIVE_PX,
  pixels: Uint8ClampedArray<ArrayBuffer>,
): void {
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
  canvas.getContext('2d')?.putImageData(new ImageData(pixels, width, height), 0, 0);
}

/** Moves the picture on to each new plan; a picture is asked for when the one before has come, so that nothing piles up. */
function useCameraPicture(
  canvas: RefObject<HTMLCanvasElement | null>,
  painter: PlanPainter | null,
  plan: ScenePlan | null,
  isFinal: boolean,
): void {
  const shown = useRef<ScenePlan | null>(null);
  useEffect(() => {
    if (plan === null) shown.current = null;
    if (plan === null || painter === null) return undefined;
    let isOver = false;
    const move = async (): Promise<void> => {
      const from = wantsStillness() ? null : shown.current;
      const began = performance.now();
      for (let t = from === null ? 1 : 0.15; ; t = Math.min(1, (performance.now() - began) / MOVE_MS)) {
        const now = from === null ? plan : between(from, plan, t);
        const size = isFinal && t >= 1 ? STILL_PX : LIVE_PX;
        const picture = await painter.paint(now, size.width, size.height);
        if (isOver || picture === null || canvas.current === null) return;
        shown.current = now;
        put(canvas.current, size, picture.pixels);
        if (t >= 1) return;
      }
    };
    void move();
    return () => {
      isOver = true;
    };
  }, [canvas, painter, plan, isFinal]);
}

function useTopPicture(
  canvas: RefObject<HTMLCanvasElement | null>,
  plan: ScenePlan | null,
  isOn: boolean,
): void {
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!isOn || plan === null || canvas.current === null || context === null || context === undefined)
      return;
    Object.assign(canvas.current, STILL_PX);
    const style = getComputedStyle(canvas.current);
    const color = (token: string): string => style.getPropertyValue(token).trim();
    drawTop(context, plan, STILL_PX.width, STILL_PX.height, {
      paper: color('--pn-surface-0'),
      line: color('--pn-line-strong'),
      camera: color('--pn-accent'),
      text: color('--pn-text-2'),
    });
  }, [canvas, plan, isOn]);
}

export interface TakePictureProps {
  readonly take: number;
  readonly painter: PlanPainter | null;
}

export function TakePicture({ take, painter }: TakePictureProps) {
  const plan = useCompose((state) => planOf(state, take));
  const isFinal = useCompose(({ run }) => run.phase === 'done');
  const view = useCompose((state) => state.view);
  const canvas = useRef<HTMLCanvasElement>(null);
  useCameraPicture(canvas, view === 'camera' ? painter : null, plan, isFinal);
  useTopPicture(canvas, plan, view === 'top');
  return (
    <span className="pn-words-picture">
      {plan !== null && <canvas ref={canvas} className="pn-words-canvas" aria-hidden="true" />}
    </span>
  );
}
