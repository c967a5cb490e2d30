/** What the stage shows and which tool is in hand. Nothing here belongs to the document. */
import { createStore, useStore } from 'zustand';

/** `camera`: through the active camera's lens. `render`: the path tracer, through the same eye as the view it covers. */
export type PaneView = 'camera' | 'free' | 'top';
export const STAGE_TOOLS = [
  'select',
  'move',
  'rotate',
  'scale',
  'operate',
  'focus',
  'measure',
  'meter',
] as const;
export type StageTool = (typeof STAGE_TOOLS)[number];

export interface StageState {
  readonly sceneId: string | null;
  /** The camera that is looked through and that exposes the picture. */
  readonly cameraId: string | null;
  /** The shot that is being worked on; its tracks animate the stage. */
  readonly shotId: string | null;
  /** Frame of the shot that is shown. */
  readonly frame: number;
  readonly isPlaying: boolean;
  readonly layout: 'single' | 'split' | 'quad';
  /** The view of each pane; a single layout shows the first. */
  readonly panes: readonly PaneView[];
  readonly activePane: number;
  readonly tool: StageTool;
  readonly space: 'world' | 'local';
  readonly snap: { readonly on: boolean; readonly metres: number; readonly degrees: number };
  readonly show: {
    readonly grid: boolean;
    readonly frameGuides: boolean;
    readonly thirds: boolean;
    readonly safeAreas: boolean;
    readonly lightCones: boolean;
    readonly focusPlane: boolean;
    readonly cameraBodies: boolean;
    readonly planInset: boolean;
    readonly names: boolean;
  };
  /** `render` shows the path tracer over the active pane. */
  readonly shading: 'proxy' | 'solid' | 'render';
}

export const stageStore = createStore<StageState>(() => ({
  sceneId: null,
  cameraId: null,
  shotId: null,
  frame: 1,
  isPlaying: false,
  layout: 'single',
  panes: ['camera', 'free', 'top', 'free'],
  activePane: 0,
  tool: 'select',
  space: 'world',
  snap: { on: false, metres: 0.1, degrees: 5 },
  show: {
    grid: true,
    frameGuides: true,
    thirds: false,
    safeAreas: false,
    lightCones: true,
    focusPlane: true,
    cameraBodies: true,
    planInset: true,
    names: false,
  },
  shading: 'proxy',
}));

export const useStage = <T>(selector: (state: StageState) => T): T => useStore(stageStore, selector);
export const setStage = (changes: Partial<StageState>): void => stageStore.setState(changes);
export const toggleShown = (what: keyof StageState['show']): void =>
  stageStore.setState(({ show }) => ({ show: { ...show, [what]: !show[what] } }));
