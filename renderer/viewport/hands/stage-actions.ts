/** What can be done to the stage: tools, views, overlays, framing, aiming, nudging. Every button of the toolbar is one of these. */
import { Box3, Matrix4, Vector3 } from 'three';
import { findRecord } from '../../../core/document/index.ts';
import { registerActions, type Action } from '../../state/actions.ts';
import { currentDocument } from '../../state/desk-store.ts';
import { newGesture } from '../../state/edit.ts';
import { handsStore } from '../../state/hands-store.ts';
import { selectionStore } from '../../state/selection-store.ts';
import {
  setStage,
  stageStore,
  toggleShown,
  type PaneView,
  type StageState,
  type StageTool,
} from '../../state/stage-store.ts';
import { currentPanes, eyeMoved, fitProjection } from '../picture/panes.ts';
import { invalidateStage, objectOfRecord, recordsRoot, shownRecordIds } from '../picture/stage-scene.ts';
import type { Pane } from '../picture/pane.ts';
import { OrthographicCamera } from 'three';
import { freeEyeOf } from './free-eye.ts';
import { removePins } from './meter-pins.ts';
import { floorBelow } from './drop-to-floor.ts';
import { movableOf, placeAt, sendTransforms, worldOf } from './transform-edits.ts';

const TOOLS: Readonly<
  Record<StageTool, readonly [title: string, shortcut: string, keywords: readonly string[]]>
> = {
  select: ['Select tool', 'Q', ['pick']],
  move: ['Move tool', 'W', ['translate', 'gizmo']],
  rotate: ['Rotate tool', 'E', ['turn', 'gizmo']],
  scale: ['Scale tool', 'R', ['size', 'gizmo']],
  operate: ['Operate the camera', 'O', ['dolly', 'truck', 'pedestal', 'pan', 'tilt', 'roll', 'zoom']],
  focus: ['Focus by clicking', 'T', ['pull focus', 'sharp']],
  measure: ['Measure tool', 'M', ['distance', 'tape', 'angle']],
  meter: ['Incident meter', 'I', ['lux', 'foot-candles', 'light meter']],
};

const paneIndex = (): number => {
  const { layout, activePane } = stageStore.getState();
  return layout === 'single' ? 0 : activePane;
};
const activePane = (): Pane | null => currentPanes().find((pane) => pane.paneIndex === paneIndex()) ?? null;
function showView(view: PaneView): void {
  const panes = [...stageStore.getState().panes];
  panes[paneIndex()] = view;
  setStage({ panes });
}

function boxOf(ids: Iterable<string>): Box3 {
  const box = new Box3();
  for (const id of ids) {
    const object = objectOfRecord(id);
    if (object === null) continue;
    object.updateWorldMatrix(true, true);
    const own = new Box3().setFromObject(object);
    if (own.isEmpty()) box.expandByPoint(new Vector3().setFromMatrixPosition(object.matrixWorld));
    else box.union(own);
  }
  return box;
}

function frame(box: Box3): void {
  if (box.isEmpty()) return;
  const pane = activePane();
  if (pane === null) return;
  if (pane.view === 'camera') showView('free');
  // a pane that has just changed gets its eye with the next drawing of the page
  requestAnimationFrame(() => {
    const shown = activePane();
    if (shown === null) return;
    if (shown.camera instanceof OrthographicCamera) {
      const size = box.getSize(new Vector3());
      const middle = box.getCenter(new Vector3());
      const half = Math.max(0.5, 0.6 * Math.max(size.z, (size.x * shown.rect.height) / shown.rect.width));
      shown.camera.top = half;
      shown.camera.bottom = -half;
      shown.camera.position.setX(middle.x).setZ(middle.z);
      fitProjection(shown);
      eyeMoved(shown);
    } else freeEyeOf(shown.paneIndex)?.frame(box);
  });
}

function lookAlong(x: number, y: number, z: number): void {
  if (activePane()?.view !== 'free') showView('free');
  requestAnimationFrame(() => freeEyeOf(paneIndex())?.lookFrom(new Vector3(x, y, z)));
}

const selectedMovable = () => movableOf(currentDocument(), selectionStore.getState().ids);

/** Moves what is selected by whole steps, in the world. */
function nudge(direction: Vector3, factor: number): void {
  const { metres } = stageStore.getState().snap;
  const step = new Matrix4().makeTranslation(direction.clone().multiplyScalar(metres * factor));
  moveSelected('Nudge', (world) => step.clone().multiply(world));
}

function moveSelected(what: string, change: (world: Matrix4, id: string) => Matrix4 | null): void {
  const moved = selectedMovable().flatMap((record) => {
    const world = worldOf(record.id);
    const object = objectOfRecord(record.id);
    const next = world === null ? null : change(world, record.id);
    if (object === null || next === null) return [];
    return [{ record, to: placeAt(record, object, next) }];
  });
  if (moved.length === 0) return;
  sendTransforms(moved, what, newGesture());
  invalidateStage();
}

const NUDGES: readonly (readonly [key: string, name: string, x: number, y: number, z: number])[] = [
  ['ArrowLeft', 'left', -1, 0, 0],
  ['ArrowRight', 'right', 1, 0, 0],
  ['ArrowUp', 'back', 0, 0, -1],
  ['ArrowDown', 'forward', 0, 0, 1],
  ['PageUp', 'up', 0, 1, 0],
  ['PageDown', 'down', 0, -1, 0],
];

const OVERLAYS: Readonly<Record<keyof StageState['show'], readonly [title: string, shortcut?: string]>> = {
  grid: ['Grid'],
  frameGuides: ['Frame lines'],
  thirds: ['Thirds', 'Shift+T'],
  safeAreas: ['Safe areas'],
  lightCones: ['Lights and beams', 'Alt+L'],
  focusPlane: ['Plane of focus and depth of field'],
  cameraBodies: ['Cameras', 'Alt+C'],
  planInset: ['Plan in the corner', 'Shift+P'],
  names: ['Names', 'Alt+N'],
};

export const overlayActions = (): readonly Action[] =>
  (Object.keys(OVERLAYS) as (keyof StageState['show'])[]).map((what): Action => {
    const [title, shortcut] = OVERLAYS[what];
    return {
      id: `stage.show-${what.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)}`,
      title: `Show: ${title.toLowerCase()}`,
      group: 'View',
      ...(shortcut === undefined ? {} : { shortcut }),
      isOn: () => stageStore.getState().show[what],
      run: () => toggleShown(what),
    };
  });

/** Stands where the selected camera or light stands and looks as it does. */
function lookThrough(): void {
  const id = selectionStore.getState().ids.findLast((candidate) => {
    const kind = currentDocument().records.get(candidate)?.kind;
    return kind === 'camera' || kind === 'light';
  });
  if (id === undefined) return;
  const record = currentDocument().records.get(id);
  if (record?.kind === 'camera') {
    setStage({ cameraId: id });
    showView('camera');
    return;
  }
  const world = worldOf(id);
  if (world === null) return;
  showView('free');
  requestAnimationFrame(() => freeEyeOf(paneIndex())?.standAt(world, 3));
}

/** The active camera takes the place of the free view's eye. */
function cameraToView(): void {
  const { cameraId } = stageStore.getState();
  const pane = activePane();
  const record = cameraId === null ? null : findRecord(currentDocument(), 'camera', cameraId);
  const object = cameraId === null ? null : objectOfRecord(cameraId);
  if (record === null || object === null || pane?.view !== 'free') return;
  pane.camera.updateMatrixWorld();
  const to = placeAt(record, object, pane.camera.matrixWorld);
  sendTransforms([{ record, to }], 'Camera to view', newGesture());
}

const isStaged = (): boolean => stageStore.getState().sceneId !== null;
const hasSelected = (): boolean => selectedMovable().length > 0;

export function stageActions(): readonly Action[] {
  const tools = (Object.keys(TOOLS) as StageTool[]).map((tool): Action => {
    const [title, shortcut, keywords] = TOOLS[tool];
    return {
      id: `stage.tool-${tool}`,
      title,
      group: 'Stage',
      shortcut,
      keywords,
      isEnabled: isStaged,
      isOn: () => stageStore.getState().tool === tool,
      run: () => setStage({ tool }),
    };
  });
  const views = (
    [
      ['camera', 'Through the lens', '1'],
      ['free', 'Free view', '2'],
      ['top', 'Plan from above', '3'],
    ] as const
  ).map(([view, title, shortcut]): Action => ({
    id: `stage.view-${view}`,
    title,
    group: 'View',
    shortcut,
    isEnabled: isStaged,
    isOn: () => stageStore.getState().panes[paneIndex()] === view,
    run: () => showView(view),
  }));
  const layouts = (
    [
      ['single', 'One pane'],
      ['split', 'Two panes'],
      ['quad', 'Four panes'],
    ] as const
  ).map(([layout, title], i): Action => ({
    id: `stage.layout-${layout}`,
    title,
    group: 'View',
    shortcut: `Shift+${i + 1}`,
    isOn: () => stageStore.getState().layout === layout,
    run: () => setStage({ layout, activePane: 0 }),
  }));
  const shadings = (
    [
      ['proxy', 'Lit proxy'],
      ['solid', 'Plain solids'],
    ] as const
  ).map(([shading, title]): Action => ({
    id: `stage.shading-${shading}`,
    title,
    group: 'View',
    isOn: () => stageStore.getState().shading === shading,
    run: () => setStage({ shading }),
  }));
  const nudges = NUDGES.flatMap(([key, name, x, y, z]): Action[] =>
    [1, 10].map((factor) => ({
      id: `stage.nudge-${name}${factor === 1 ? '' : '-far'}`,
      title: `Nudge ${name}${factor === 1 ? '' : ' ten steps'}`,
      group: 'Object' as const,
      shortcut: `${factor === 1 ? 'Alt' : 'Alt+Shift'}+${key}`,
      isEnabled: hasSelected,
      run: () => nudge(new Vector3(x, y, z), factor),
    })),
  );
  return [
    ...tools,
    ...views,
    ...layouts,
    ...shadings,
    ...overlayActions(),
    ...nudges,
    {
      id: 'stage.frame-selected',
      title: 'Frame what is selected',
      group: 'View',
      shortcut: 'F',
      isEnabled: isStaged,
      run: () => {
        const { ids } = selectionStore.getState();
        frame(ids.length > 0 ? boxOf(ids) : new Box3().setFromObject(recordsRoot));
      },
    },
    {
      id: 'stage.frame-all',
      title: 'Frame everything',
      group: 'View',
      shortcut: 'Home',
      isEnabled: isStaged,
      run: () => frame(boxOf(shownRecordIds())),
    },
    {
      id: 'stage.look-front',
      title: 'Look from the front',
      group: 'View',
      isEnabled: isStaged,
      run: () => lookAlong(0, 0.0001, 1),
    },
    {
      id: 'stage.look-side',
      title: 'Look from the right',
      group: 'View',
      isEnabled: isStaged,
      run: () => lookAlong(1, 0.0001, 0),
    },
    {
      id: 'stage.look-above',
      title: 'Look from above',
      group: 'View',
      isEnabled: isStaged,
      run: () => lookAlong(0, 1, 0.0001),
    },
    {
      id: 'stage.fly',
      title: 'Fly with W A S D',
      group: 'View',
      shortcut: 'Shift+V',
      keywords: ['walk', 'first person'],
      isEnabled: () => freeEyeOf(paneIndex()) !== null,
      isOn: () => freeEyeOf(paneIndex())?.isFlying === true,
      run: () => {
        const eye = freeEyeOf(paneIndex());
        eye?.setFlying(!eye.isFlying);
      },
    },
    {
      id: 'stage.look-through',
      title: 'Look through what is selected',
      group: 'Camera',
      shortcut: 'Shift+O',
      keywords: ['camera', 'light', 'aim'],
      isEnabled: hasSelected,
      run: lookThrough,
    },
    {
      id: 'stage.camera-to-view',
      title: 'Put the camera where the free view is',
      group: 'Camera',
      shortcut: 'Mod+Alt+0',
      isEnabled: () => activePane()?.view === 'free' && stageStore.getState().cameraId !== null,
      run: cameraToView,
    },
    {
      id: 'stage.drop-to-floor',
      title: 'Put down on what is below',
      group: 'Object',
      shortcut: 'End',
      keywords: ['snap to floor', 'ground', 'surface'],
      isEnabled: hasSelected,
      run: () =>
        moveSelected('Put down', (world, id) => {
          const fall = floorBelow(id);
          return fall === null ? null : new Matrix4().makeTranslation(0, -fall, 0).multiply(world);
        }),
    },
    {
      id: 'stage.snap',
      title: 'Snapping',
      group: 'Stage',
      shortcut: 'Shift+S',
      isOn: () => stageStore.getState().snap.on,
      run: () => stageStore.setState(({ snap }) => ({ snap: { ...snap, on: !snap.on } })),
    },
    {
      id: 'stage.space',
      title: 'Gizmo along the object’s own axes',
      group: 'Stage',
      shortcut: 'X',
      isOn: () => stageStore.getState().space === 'local',
      run: () => stageStore.setState(({ space }) => ({ space: space === 'local' ? 'world' : 'local' })),
    },
    {
      id: 'stage.clear-measures',
      title: 'Take measurements and meters away',
      group: 'Stage',
      isEnabled: () => handsStore.getState().measureM.length + handsStore.getState().pins.length > 0,
      run: () => {
        handsStore.setState({ measureM: [] });
        removePins();
      },
    },
  ];
}

export const registerStageActions = (): (() => void) => registerActions(stageActions());
