/** A take as a small live picture: from its camera, drawn by the worker while it condenses, or from above. */
import { useEffect, useMemo, useRef, type RefObject } from 'react';
import type { ScenePlan } from '../../../core/protocol/index.ts';
import { planOf, useCompose } from '../../state/compose-store.ts';
import { composedKeys } from '../../state/composed-things.ts';
import { currentDocument } from '../../state/desk-store.ts';
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

/** A picture on its way from plan to plan. One drawing is asked for at a time and shown however late it comes, so that nothing piles up. */
class MovingPicture {
  readonly #painter: PlanPainter;
  readonly #canvas: HTMLCanvasElement;
  #shown: ScenePlan | null = null;
  #from: ScenePlan | null = null;
  #goal: { readonly plan: ScenePlan; readonly isFinal: boolean; readonly setAt: number } | null = null;
  #isMoving = false;
  #isOver = false;

  constructor(painter: PlanPainter, canvas: HTMLCanvasElement) {
    this.#painter = painter;
    this.#canvas = canvas;
  }

  moveTo(plan: ScenePlan, isFinal: boolean): void {
    this.#from = this.#shown;
    this.#goal = { plan, isFinal, setAt: performance.now() };
    if (!this.#isMoving) void this.#move();
  }

  end(): void {
    this.#isOver = true;
  }

  async #move(): Promise<void> {
    this.#isMoving = true;
    for (let reached = false; !reached;) {
      const goal = this.#goal;
      if (goal === null) break;
      const { plan, isFinal, setAt } = goal;
      const jumps = this.#from === null || wantsStillness();
      const t = jumps ? 1 : Math.min(1, (performance.now() - setAt) / MOVE_MS);
      const now = this.#from === null ? plan : between(this.#from, plan, t);
      const size = isFinal && t >= 1 ? STILL_PX : LIVE_PX;
      const picture = await this.#painter.paint(now, size.width, size.height);
      if (this.#isOver || picture === null) break;
      put(this.#canvas, size, picture.pixels);
      this.#shown = now;
      reached = t >= 1 && this.#goal === goal;
    }
    this.#isMoving = false;
  }
}

function useCameraPicture(
  canvas: RefObject<HTMLCanvasElement | null>,
  painter: PlanPainter | null,
  plan: ScenePlan | null,
  isFinal: boolean,
): void {
  const moving = useRef<MovingPicture | null>(null);
  const isDrawn = painter !== null && plan !== null;
  useEffect(() => {
    if (!isDrawn || canvas.current === null) return undefined;
    const made = new MovingPicture(painter, canvas.current);
    moving.current = made;
    return () => {
      made.end();
      moving.current = null;
    };
  }, [canvas, painter, isDrawn]);
  useEffect(() => {
    if (plan !== null) moving.current?.moveTo(plan, isFinal);
  }, [plan, isFinal, painter]);
}

function useTopPicture(
  canvas: RefObject<HTMLCanvasElement | null>,
  plan: ScenePlan | null,
  isOn: boolean,
  fresh: ReadonlySet<string>,
): void {
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!isOn || plan === null || canvas.current === null || context === null || context === undefined)
      return;
    Object.assign(canvas.current, STILL_PX);
    const style = getComputedStyle(canvas.current);
    const color = (token: string): string => style.getPropertyValue(token).trim();
    const colors = {
      paper: color('--pn-surface-0'),
      line: color('--pn-line-strong'),
      camera: color('--pn-accent'),
      text: color('--pn-text-2'),
    };
    drawTop(context, plan, STILL_PX.width, STILL_PX.height, colors, fresh);
  }, [canvas, plan, isOn, fresh]);
}

const NOTHING: ReadonlySet<string> = new Set();

/** Keys of what goes on beyond the border of the scene that is grown; nothing for takes of another kind. */
function useFresh(plan: ScenePlan | null): ReadonlySet<string> {
  const sceneId = useCompose(({ run }) =>
    run.phase !== 'idle' && run.subject.kind === 'grow' ? run.subject.sceneId : null,
  );
  return useMemo(() => {
    if (sceneId === null || plan === null) return NOTHING;
    const known = composedKeys(currentDocument(), sceneId);
    return new Set(plan.things.map(({ key }) => key).filter((key) => !known.has(key)));
  }, [plan, sceneId]);
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
  useTopPicture(canvas, plan, view === 'top', useFresh(plan));
  return (
    <span className="pn-words-picture">
      {plan !== null && <canvas ref={canvas} className="pn-words-canvas" aria-hidden="true" />}
    </span>
  );
}
