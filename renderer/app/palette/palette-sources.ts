/** The palette's items as the desk has them now, and what choosing one does. */
import {
  findRecord,
  inOrder,
  recordsOf,
  type AnyRecord,
  type Document,
} from '../../../core/document/index.ts';
import { actionStore, runAction } from '../../state/actions.ts';
import { currentDocument } from '../../state/desk-store.ts';
import { atShot } from '../../state/stage-follow.ts';
import { select } from '../../state/selection-store.ts';
import { setStage, stageStore, type PaneView } from '../../state/stage-store.ts';
import { viewOfAction } from '../../widgets/use-action.ts';
import { focusPanel } from '../dock/dock-store.ts';
import type { PaletteItem } from './palette-items.ts';

export const actionPaletteItems = (): readonly PaletteItem[] =>
  [...actionStore.getState().actions.values()].map((action) => {
    const view = viewOfAction(action);
    return {
      id: `action:${action.id}`,
      title: view.title,
      group: action.group,
      keywords: action.keywords ?? [],
      chord: view.chord,
      isDisabled: !view.isEnabled,
      isOn: view.isOn,
    };
  });

const KIND_NAMES = {
  scene: 'Scene',
  shot: 'Shot',
  camera: 'Camera',
  light: 'Light',
  object: 'Object',
  material: 'Material',
  environment: 'Environment',
  take: 'Take',
} as const;
type ShownKind = keyof typeof KIND_NAMES;

function wordsOf(record: AnyRecord): readonly string[] {
  if (record.kind === 'shot') return [record.slug, record.size, record.move, record.action];
  if (record.kind === 'camera') return [record.support, `${record.focalLengthMm} mm`];
  return record.kind === 'scene' ? [record.slug, record.sceneNumber] : [];
}

const titleOf = (record: AnyRecord): string =>
  record.kind === 'shot' && record.shotNumber !== '' ? `${record.shotNumber} · ${record.name}` : record.name;

export function recordPaletteItems(document: Document): readonly PaletteItem[] {
  const kinds = Object.keys(KIND_NAMES) as ShownKind[];
  return kinds.flatMap((kind) => {
    const records: readonly AnyRecord[] =
      kind === 'shot' || kind === 'scene' ? inOrder(recordsOf(document, kind)) : recordsOf(document, kind);
    return records.map((record) => ({
      id: `record:${record.id}`,
      title: titleOf(record),
      group: KIND_NAMES[kind],
      keywords: wordsOf(record),
      chord: '',
      isDisabled: false,
      isOn: null,
    }));
  });
}

/** The first pane looks through the camera. */
const throughLens = (): { panes: readonly PaneView[] } => {
  const { panes, activePane } = stageStore.getState();
  return panes.includes('camera')
    ? { panes }
    : { panes: panes.map((view, pane) => (pane === activePane ? 'camera' : view)) };
};

function goTo(record: AnyRecord): void {
  switch (record.kind) {
    case 'scene':
      setStage({ sceneId: record.id });
      break;
    case 'shot':
      setStage({ ...atShot(currentDocument(), record.id), ...throughLens() });
      select([record.id]);
      break;
    case 'camera':
      setStage({ sceneId: record.sceneId, cameraId: record.id, ...throughLens() });
      select([record.id]);
      break;
    case 'take': {
      const shot = findRecord(currentDocument(), 'shot', record.shotId);
      if (shot !== null) goTo(shot);
      select([record.id]);
      focusPanel('takes');
      break;
    }
    case 'light':
    case 'object':
      setStage({ sceneId: record.sceneId });
      select([record.id]);
      break;
    case 'material':
    case 'environment':
    case 'project':
      select([record.id]);
      focusPanel('inspector');
      break;
  }
}

export function choosePaletteItem(id: string): void {
  const [kind, ...rest] = id.split(':');
  const key = rest.join(':');
  if (kind === 'action') {
    runAction(key);
    return;
  }
  const record = currentDocument().records.get(key);
  if (record !== undefined) goTo(record);
}
