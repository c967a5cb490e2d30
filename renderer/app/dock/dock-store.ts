/** The dock from outside: open, close and focus panels by id, and the default layout. */
import type { DockviewApi } from 'dockview-react';
import { createStore, useStore } from 'zustand';
import { PANEL_IDS, type PanelId } from './panel-ids.ts';
import { PANELS, type Region } from './panels.ts';

interface DockState {
  readonly api: DockviewApi | null;
  readonly open: readonly PanelId[];
}
export const dockStore = createStore<DockState>(() => ({ api: null, open: [] }));
export const useOpenPanels = (): readonly PanelId[] => useStore(dockStore, (state) => state.open);

const rem = (): number => parseFloat(getComputedStyle(document.documentElement).fontSize);

/** Width or height of each region in rem, and the least that is of use. */
const SIZE_REM: Readonly<
  Record<Exclude<Region, 'centre'>, { readonly first: number; readonly least: number }>
> = {
  left: { first: 15.5, least: 11 },
  right: { first: 19.5, least: 14 },
  bottom: { first: 14.5, least: 6 },
};

/** The stage has no tab of its own: it is what the others stand around. */
function settleStage(api: DockviewApi): void {
  const stage = api.getPanel('stage');
  if (stage === undefined) return;
  const isAlone = stage.group.panels.length === 1;
  stage.group.header.hidden = isAlone;
  stage.group.locked = isAlone;
}

function addPanel(api: DockviewApi, id: PanelId, isActive: boolean): void {
  const { title, region } = PANELS[id];
  const neighbour = PANEL_IDS.find(
    (other) => PANELS[other].region === region && other !== id && api.getPanel(other),
  );
  const common = {
    id,
    title,
    component: id,
    inactive: !isActive,
    ...(id === 'stage' ? { renderer: 'always' as const } : {}),
  };
  if (neighbour !== undefined) {
    api.addPanel({ ...common, position: { referencePanel: neighbour, direction: 'within' } });
    return;
  }
  if (region === 'centre') {
    api.addPanel(common);
    return;
  }
  const { first, least } = SIZE_REM[region];
  const size = first * rem();
  const hasStage = api.getPanel('stage') !== undefined;
  const direction = region === 'bottom' ? 'below' : region;
  // the rows below stand under the stage alone, beside the columns
  const position =
    region === 'bottom' && hasStage
      ? { referencePanel: 'stage', direction: 'below' as const }
      : { direction };
  api.addPanel({
    ...common,
    position,
    ...(region === 'bottom'
      ? { initialHeight: Math.min(size, api.height * 0.32), minimumHeight: least * rem() }
      : { initialWidth: Math.min(size, api.width * 0.24), minimumWidth: least * rem() }),
  });
}

/** The first panel of every region in front. */
export function buildDefaultLayout(api: DockviewApi): void {
  api.clear();
  addPanel(api, 'stage', true);
  for (const id of PANEL_IDS)
    if (id !== 'stage')
      addPanel(
        api,
        id,
        api.panels.every((p) => PANELS[p.id as PanelId].region !== PANELS[id].region),
      );
  settleStage(api);
  // groups share what is there while they are added: sizes hold once all of them stand
  for (const region of ['bottom', 'left', 'right'] as const) {
    const group = api.getPanel(PANEL_IDS.find((id) => PANELS[id].region === region) ?? '')?.group;
    const { first } = SIZE_REM[region];
    group?.api.setSize(
      region === 'bottom'
        ? { height: Math.min(first * rem(), api.height * 0.3) }
        : { width: Math.min(first * rem(), api.width * 0.26) },
    );
  }
  api.getPanel('stage')?.api.setActive();
}

export function adoptDock(api: DockviewApi): () => void {
  const update = (): void => {
    dockStore.setState({ api, open: PANEL_IDS.filter((id) => api.getPanel(id) !== undefined) });
  };
  settleStage(api);
  update();
  const ends = [
    api.onDidAddPanel(update),
    api.onDidRemovePanel(update),
    api.onDidLayoutFromJSON(update),
    api.onDidMovePanel(() => settleStage(api)),
  ];
  return () => {
    for (const end of ends) end.dispose();
    dockStore.setState({ api: null, open: [] });
  };
}

/** Brings a panel to the front, opening it when it was closed. @returns false while there is no workspace. */
export function showPanel(id: PanelId): boolean {
  const { api } = dockStore.getState();
  if (api === null) return false;
  if (api.getPanel(id) === undefined) {
    addPanel(api, id, true);
    settleStage(api);
  }
  api.getPanel(id)?.api.setActive();
  return true;
}

export function closePanel(id: PanelId): void {
  const { api } = dockStore.getState();
  const panel = api?.getPanel(id);
  // a desk without its stage is none
  if (api !== null && panel !== undefined && id !== 'stage') api.removePanel(panel);
}

export const panelElement = (id: PanelId): HTMLElement | null =>
  document.querySelector<HTMLElement>(`[data-panel="${id}"]`);

const ATTEMPTS = 20;
const BETWEEN_ATTEMPTS_MS = 16;

/**
 * Shows a panel and moves the focus into it: to what had it last there, else the first thing that takes it. A panel that was closed
 * takes a moment to appear; a busy stage must not hold that up, so no frame is waited for.
 */
export function focusPanel(id: PanelId): void {
  if (!showPanel(id)) return;
  const attempt = (left: number): void => {
    const element = panelElement(id);
    if (element !== null && element.offsetParent !== null) {
      if (!element.contains(document.activeElement)) (firstFocusable(element) ?? element).focus();
    } else if (left > 0) setTimeout(() => attempt(left - 1), BETWEEN_ATTEMPTS_MS);
  };
  attempt(ATTEMPTS);
}

const FOCUSABLE =
  'button:not([disabled]), input:not([disabled]), textarea, select, [tabindex="0"], a[href], canvas[tabindex]';
const firstFocusable = (element: HTMLElement): HTMLElement | null =>
  [...element.querySelectorAll<HTMLElement>(FOCUSABLE)].find(
    (candidate) => candidate.offsetParent !== null,
  ) ?? null;

export function resetLayout(): void {
  const { api } = dockStore.getState();
  if (api !== null) buildDefaultLayout(api);
}

interface Placed {
  readonly element: HTMLElement;
  readonly box: DOMRect;
}
/** Bars by height; panels, which stand between them, column by column. */
const byPlace = (a: Placed, b: Placed): number =>
  a.element.dataset['panel'] === undefined || b.element.dataset['panel'] === undefined
    ? a.box.top - b.box.top
    : a.box.left - b.box.left || a.box.top - b.box.top;

/** F6: the next region of the desk, in the order in which they stand; tabs that are behind are left out. */
export function cycleRegions(direction: 1 | -1): void {
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region], [data-panel]')]
    .filter((element) => element.offsetParent !== null)
    .map((element) => ({ element, box: element.getBoundingClientRect() }))
    .sort((a, b) => byPlace(a, b))
    .map(({ element }) => element);
  if (regions.length === 0) return;
  const at = regions.findIndex((region) => region.contains(document.activeElement));
  const next =
    regions[(at + direction + regions.length + (at < 0 && direction < 0 ? 1 : 0)) % regions.length];
  if (next !== undefined) (firstFocusable(next) ?? next).focus();
}
