/**
 * A pane of the stage: a rectangle with an eye of its own. Where panes lie is arithmetic on the size of the stage; what else belongs to
 * a pane (its camera, the recorded frame in it) is filled in before each picture, so that whoever holds a pane sees it as it is drawn.
 */
import { createContext, use } from 'react';
import type { OrthographicCamera, PerspectiveCamera } from 'three';
import type { PaneView, StageState } from '../../state/stage-store.ts';

/** CSS pixels from a top left corner. */
export interface PixelRect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Number of the plan that lies over a corner of the stage; the panes of the layout count from 0. */
export const PLAN_INSET = 4;

export interface PanePlace {
  readonly paneIndex: number;
  readonly view: PaneView;
  /** In the stage. */
  readonly rect: PixelRect;
}

export type StageCamera = PerspectiveCamera | OrthographicCamera;

export interface Pane {
  readonly paneIndex: number;
  /** What it shows; changes in place with the stage. */
  view: PaneView;
  /** In the stage. */
  rect: PixelRect;
  /** The eye. Of a `camera` pane it is set before every picture; of the others it belongs to whoever navigates. */
  camera: StageCamera;
  /** The camera that is looked through, where one is. */
  cameraId: string | null;
  /** Where all that the camera records lies in the pane; null unless a camera is looked through. */
  recorded: PixelRect | null;
  /** Where the delivery frame lies in the pane. */
  delivery: PixelRect | null;
}

/** For components inside a pane: what it is. */
export interface PaneContext {
  readonly paneIndex: number;
  readonly view: PaneView;
  readonly pane: Pane;
  readonly rect: PixelRect;
  readonly recorded: PixelRect | null;
  readonly delivery: PixelRect | null;
}

export const PaneReact = createContext<PaneContext | null>(null);

/** @throws Error outside a pane. */
export function usePane(): PaneContext {
  const pane = use(PaneReact);
  if (pane === null) throw new Error('usePane: only inside a pane of the stage');
  return pane;
}

const GAP_PX = 2;
const INSET_MARGIN_PX = 12;
const INSET_SHARE = 0.26;
const INSET_SMALLEST_PX = 120;
const INSET_LARGEST_PX = 420;

export type InsetCorner = 'top-right' | 'bottom-left';

const rectOf = (x: number, y: number, width: number, height: number): PixelRect => ({
  x: Math.round(x),
  y: Math.round(y),
  width: Math.max(0, Math.round(x + width) - Math.round(x)),
  height: Math.max(0, Math.round(y + height) - Math.round(y)),
});

/** The panes of a layout, the inset last: later ones lie over earlier ones. */
export function panePlaces(
  stage: Pick<StageState, 'layout' | 'panes' | 'show'>,
  width: number,
  height: number,
  corner: InsetCorner = 'top-right',
): readonly PanePlace[] {
  if (width < 1 || height < 1) return [];
  const view = (i: number): PaneView => stage.panes[i] ?? 'free';
  const halfW = (width - GAP_PX) / 2;
  const halfH = (height - GAP_PX) / 2;
  const rects: readonly PixelRect[] =
    stage.layout === 'single'
      ? [rectOf(0, 0, width, height)]
      : stage.layout === 'split'
        ? [rectOf(0, 0, halfW, height), rectOf(halfW + GAP_PX, 0, halfW, height)]
        : [
            rectOf(0, 0, halfW, halfH),
            rectOf(halfW + GAP_PX, 0, halfW, halfH),
            rectOf(0, halfH + GAP_PX, halfW, halfH),
            rectOf(halfW + GAP_PX, halfH + GAP_PX, halfW, halfH),
          ];
  const places = rects.map((rect, paneIndex): PanePlace => ({ paneIndex, view: view(paneIndex), rect }));
  const side = Math.min(INSET_LARGEST_PX, INSET_SHARE * width, 0.4 * height);
  const hasPlan = places.some((place) => place.view === 'top');
  if (!stage.show.planInset || hasPlan || side < INSET_SMALLEST_PX) return places;
  const x = corner === 'top-right' ? width - side - INSET_MARGIN_PX : INSET_MARGIN_PX;
  const y = corner === 'top-right' ? INSET_MARGIN_PX : height - side - INSET_MARGIN_PX;
  return [...places, { paneIndex: PLAN_INSET, view: 'top', rect: rectOf(x, y, side, side) }];
}

/** The pane under a point of the stage. */
export const paneAt = (places: readonly PanePlace[], x: number, y: number): PanePlace | null =>
  places.findLast(
    ({ rect }) => x >= rect.x && y >= rect.y && x < rect.x + rect.width && y < rect.y + rect.height,
  ) ?? null;
