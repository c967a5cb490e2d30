/** What can be done with the rendered picture, for menus, keys and the palette; the bar below the picture runs the same. */
import { findRecord, recordsOf } from '../../../core/document/index.ts';
import { registerActions, type Action } from '../../state/actions.ts';
import { currentDocument, engine, messageOf } from '../../state/desk-store.ts';
import { notify } from '../../state/notices.ts';
import { setStage, stageStore } from '../../state/stage-store.ts';
import { activeCamera, exposureOf } from './exposure.ts';
import { renderSettingsStore, restartRender, RESOLUTIONS, setRenderSettings } from './render-settings.ts';
import type { Resolution } from './render-settings.ts';
import { activeRenderView, renderStore } from './render-store.ts';
import { takesToCompare } from './take-picture.ts';
import {
  addPin,
  clearPins,
  moveOffset,
  setViewing,
  setWipe,
  setZebra,
  viewingStore,
} from './viewing-store.ts';

const isShown = (): boolean => stageStore.getState().shading === 'render';
const hasPicture = (): boolean => activeRenderView().picture !== null;

/** Holds what is shown now as B, with the exposure it has now. */
export function holdAsB(): void {
  const { picture, base, spec } = activeRenderView();
  if (picture === null) return;
  const { cameraId, frame } = stageStore.getState();
  const camera = activeCamera(currentDocument(), cameraId);
  const exposure = exposureOf(picture.header, camera, spec?.source.type === 'free', 0);
  const label = `${camera?.name ?? 'View'}, frame ${Math.round(frame)}`;
  setViewing({
    held: {
      picture,
      base,
      cameraNitsAtOne: exposure.cameraNitsAtOne,
      whiteBalance: exposure.whiteBalance,
      label,
    },
  });
  setWipe({ isOn: true, against: 'held' });
  notify({ tone: 'success', text: `Held as B: ${label}. The wipe compares it with the render.` });
}

/** Wipes against the newest take of the shot. */
export function wipeAgainstTake(takeId: string | null = null): void {
  const newest = takesToCompare(currentDocument(), stageStore.getState().shotId)[0];
  const id = takeId ?? newest?.id ?? null;
  if (id === null)
    notify({ tone: 'info', text: 'This shot has no take with a picture yet: keep one first.' });
  else setWipe({ isOn: true, against: 'take', takeId: id });
}

export async function keepTake(): Promise<void> {
  const viewId = renderStore.getState().activeViewId;
  const { shotId } = stageStore.getState();
  const document = currentDocument();
  const shot = shotId === null ? null : findRecord(document, 'shot', shotId);
  if (viewId === null || !hasPicture()) return;
  if (shot === null) {
    notify({ tone: 'warning', text: 'A take belongs to a shot: choose or make a shot first.' });
    return;
  }
  const number =
    recordsOf(document, 'take')
      .filter((take) => take.shotId === shot.id)
      .reduce((most, take) => Math.max(most, take.takeNumber), 0) + 1;
  try {
    await engine().request('render.keepTake', { viewId, shotId: shot.id, name: `Take ${number}` });
  } catch (error) {
    notify({ tone: 'error', text: `The take was not kept: ${messageOf(error)}` });
  }
}

const resolutionAction = (id: Resolution, title: string): Action => ({
  id: `render.resolution-${id}`,
  title: `Render at ${title}`,
  group: 'Render',
  keywords: ['quality', 'size', 'pixels', String(RESOLUTIONS[id])],
  isOn: () => renderSettingsStore.getState().resolution === id,
  run: () => setRenderSettings({ resolution: id }),
});

const THIRD = 1 / 3;

const ACTIONS: readonly Action[] = [
  {
    id: 'render.toggle',
    title: 'Path-traced picture in the stage',
    group: 'Render',
    shortcut: 'Shift+R',
    keywords: ['render view', 'path tracer', 'final', 'proxy'],
    isOn: isShown,
    run: () => setStage({ shading: isShown() ? 'proxy' : 'render' }),
  },
  {
    id: 'render.pause',
    title: 'Pause the render',
    group: 'Render',
    shortcut: 'Alt+Shift+P',
    keywords: ['resume', 'hold', 'stop'],
    isEnabled: isShown,
    isOn: () => renderSettingsStore.getState().isPaused,
    run: () => setRenderSettings({ isPaused: !renderSettingsStore.getState().isPaused }),
  },
  {
    id: 'render.restart',
    title: 'Render again from the start',
    group: 'Render',
    keywords: ['restart', 'reset', 'seed'],
    isEnabled: isShown,
    run: restartRender,
  },
  {
    id: 'render.region',
    title: 'Render a region',
    group: 'Render',
    shortcut: 'Alt+Shift+R',
    keywords: ['crop', 'rectangle', 'part'],
    isEnabled: hasPicture,
    isOn: () => viewingStore.getState().isRegionTool,
    run: () => setViewing({ isRegionTool: !viewingStore.getState().isRegionTool }),
  },
  {
    id: 'render.clear-region',
    title: 'Render the whole picture',
    group: 'Render',
    keywords: ['region', 'clear'],
    isEnabled: () => renderSettingsStore.getState().region !== null,
    run: () => setRenderSettings({ region: null }),
  },
  resolutionAction('quarter', 'a quarter of the resolution'),
  resolutionAction('half', 'half the resolution'),
  resolutionAction('full', 'full resolution'),
  {
    id: 'render.keep-take',
    title: 'Keep the render as a take',
    group: 'Render',
    shortcut: 'Alt+Shift+K',
    keywords: ['save', 'EXR', 'PNG', 'snapshot'],
    isEnabled: () => hasPicture() && stageStore.getState().shotId !== null,
    run: keepTake,
  },
  {
    id: 'render.false-colour',
    title: 'False colour',
    group: 'Render',
    shortcut: 'Alt+Shift+F',
    keywords: ['exposure', 'stops', 'bands'],
    isOn: () => viewingStore.getState().isFalseColour,
    run: () => setViewing({ isFalseColour: !viewingStore.getState().isFalseColour }),
  },
  {
    id: 'render.zebra',
    title: 'Zebra',
    group: 'Render',
    shortcut: 'Alt+Shift+Z',
    keywords: ['exposure', 'stripes', 'highlights'],
    isOn: () => viewingStore.getState().zebra.isOn,
    run: () => setZebra({ isOn: !viewingStore.getState().zebra.isOn }),
  },
  {
    id: 'render.clipping',
    title: 'Show clipped light and black',
    group: 'Render',
    keywords: ['exposure', 'gamut', 'warning'],
    isOn: () => viewingStore.getState().isClippingShown,
    run: () => setViewing({ isClippingShown: !viewingStore.getState().isClippingShown }),
  },
  {
    id: 'render.spot-meter',
    title: 'Spot meter',
    group: 'Render',
    shortcut: 'Alt+Shift+S',
    keywords: ['nits', 'stops', 'CCT', 'kelvin', 'reading'],
    isOn: () => viewingStore.getState().isSpotMeterOn,
    run: () => setViewing({ isSpotMeterOn: !viewingStore.getState().isSpotMeterOn }),
  },
  {
    id: 'render.add-spot',
    title: 'Pin a spot reading in the middle',
    group: 'Render',
    keywords: ['spot meter', 'nits', 'pin'],
    isEnabled: hasPicture,
    run: () => void addPin(0.5, 0.5),
  },
  {
    id: 'render.clear-spots',
    title: 'Take all pinned readings away',
    group: 'Render',
    keywords: ['spot meter', 'pins'],
    isEnabled: () => viewingStore.getState().pins.length > 0,
    run: clearPins,
  },
  {
    id: 'render.wipe',
    title: 'A/B wipe',
    group: 'Render',
    shortcut: 'Alt+Shift+W',
    keywords: ['compare', 'split', 'before', 'after'],
    isOn: () => viewingStore.getState().wipe.isOn,
    run: () => setWipe({ isOn: !viewingStore.getState().wipe.isOn }),
  },
  {
    id: 'render.wipe-proxy',
    title: 'Wipe against the proxy',
    group: 'Render',
    keywords: ['compare', 'A/B'],
    run: () => setWipe({ isOn: true, against: 'proxy' }),
  },
  {
    id: 'render.wipe-held',
    title: 'Wipe against the picture held as B',
    group: 'Render',
    keywords: ['compare', 'A/B'],
    isEnabled: () => viewingStore.getState().held !== null,
    run: () => setWipe({ isOn: true, against: 'held' }),
  },
  {
    id: 'render.wipe-take',
    title: 'Wipe against the newest take',
    group: 'Render',
    keywords: ['compare', 'A/B', 'stored'],
    run: () => wipeAgainstTake(),
  },
  {
    id: 'render.wipe-axis',
    title: 'Turn the wipe',
    group: 'Render',
    keywords: ['horizontal', 'vertical', 'compare'],
    run: () =>
      setWipe({ axis: viewingStore.getState().wipe.axis === 'vertical' ? 'horizontal' : 'vertical' }),
  },
  {
    id: 'render.hold',
    title: 'Hold this picture as B',
    group: 'Render',
    shortcut: 'Alt+Shift+B',
    keywords: ['compare', 'snapshot', 'A/B', 'store'],
    isEnabled: hasPicture,
    run: holdAsB,
  },
  {
    id: 'render.brighter',
    title: 'Look a third of a stop brighter',
    group: 'Render',
    shortcut: 'Shift+PageUp',
    keywords: ['exposure', 'offset', 'viewing'],
    run: () => moveOffset(THIRD),
  },
  {
    id: 'render.darker',
    title: 'Look a third of a stop darker',
    group: 'Render',
    shortcut: 'Shift+PageDown',
    keywords: ['exposure', 'offset', 'viewing'],
    run: () => moveOffset(-THIRD),
  },
  {
    id: 'render.camera-exposure',
    title: "Look at the camera's exposure",
    group: 'Render',
    keywords: ['reset', 'offset', 'viewing'],
    isEnabled: () => viewingStore.getState().offsetStops !== 0,
    run: () => setViewing({ offsetStops: 0 }),
  },
];

export const registerRenderActions = (): (() => void) => registerActions(ACTIONS);
