/**
 * What came of each render view: its newest pixels, what lies beneath a region, how far it is. Frames are taken in here: older
 * generations are dropped, and the picture before stays until the first pixels of the new one are there.
 */
import { createStore, useStore } from 'zustand';
import type { RenderSpec, RenderStatus } from '../../../core/protocol/index.ts';
import type { LinearPicture } from './linear-picture.ts';

export interface RenderViewState {
  readonly spec: RenderSpec | null;
  /** Newest generation that was heard of, by a frame or a status; −1: none yet. */
  readonly generation: number;
  readonly picture: LinearPicture | null;
  /** The whole picture under a region; null when the newest picture is whole. */
  readonly base: LinearPicture | null;
  readonly status: RenderStatus | null;
  /** Why the engine refused the view. */
  readonly error: string | null;
}

export const NO_VIEW: RenderViewState = {
  spec: null,
  generation: -1,
  picture: null,
  base: null,
  status: null,
  error: null,
};

/** A frame arrived. @returns the same state when it is stale. */
export function withFrame(state: RenderViewState, picture: LinearPicture): RenderViewState {
  const { generation } = picture.header;
  if (generation < state.generation) return state;
  const before = state.picture;
  const base = picture.isWhole ? null : before?.isWhole === true ? before : state.base;
  return { ...state, generation, picture, base, error: null };
}

/**
 * News of the view arrived. Only a view that begins is loading: when it counts lower than what is known, whoever rendered has ended and
 * another took its place. @returns the same state when it is stale.
 */
export function withStatus(state: RenderViewState, status: RenderStatus): RenderViewState {
  if (status.generation < state.generation && status.phase !== 'loading') return state;
  return { ...state, generation: status.generation, status, error: null };
}

/** The engine that made the generations is gone: a new one counts from the start. */
export const withNewEngine = (state: RenderViewState): RenderViewState => ({ ...state, generation: -1 });

interface RenderViews {
  readonly views: Readonly<Record<string, RenderViewState>>;
  /** The view that the scopes, the status bar and the actions are about. */
  readonly activeViewId: string | null;
}

export const renderStore = createStore<RenderViews>(() => ({ views: {}, activeViewId: null }));

export const renderViewOf = (viewId: string | null): RenderViewState =>
  (viewId === null ? undefined : renderStore.getState().views[viewId]) ?? NO_VIEW;

export const useRenderView = (viewId: string): RenderViewState =>
  useStore(renderStore, (state) => state.views[viewId] ?? NO_VIEW);

/** The active view; `NO_VIEW` while nothing renders. */
export const activeRenderView = (): RenderViewState => renderViewOf(renderStore.getState().activeViewId);
export const useActiveRenderView = <T>(selector: (state: RenderViewState) => T): T =>
  useStore(renderStore, ({ views, activeViewId }) =>
    selector((activeViewId === null ? undefined : views[activeViewId]) ?? NO_VIEW),
  );
export const useIsRendering = (): boolean => useStore(renderStore, (state) => state.activeViewId !== null);

export function changeRenderView(viewId: string, change: (state: RenderViewState) => RenderViewState): void {
  renderStore.setState((state) => {
    const before = state.views[viewId] ?? NO_VIEW;
    const next = change(before);
    return next === before ? state : { ...state, views: { ...state.views, [viewId]: next } };
  });
}

export const openRenderView = (viewId: string): void =>
  renderStore.setState((state) => ({
    views: { ...state.views, [viewId]: NO_VIEW },
    activeViewId: viewId,
  }));

export const closeRenderView = (viewId: string): void =>
  renderStore.setState(({ views, activeViewId }) => {
    const rest = Object.fromEntries(Object.entries(views).filter(([id]) => id !== viewId));
    return {
      views: rest,
      activeViewId: activeViewId === viewId ? (Object.keys(rest).at(-1) ?? null) : activeViewId,
    };
  });
