/** What inspectors can do without being open, as actions. */
import { findRecord, type LightRecord, type ObjectRecord } from '../../../core/document/index.ts';
import { registerActions, type Action } from '../../state/actions.ts';
import { currentDocument, dispatch } from '../../state/desk-store.ts';
import { command } from '../../state/edit.ts';
import { notify } from '../../state/notices.ts';
import { random } from '../../state/placing.ts';
import { selectionStore } from '../../state/selection-store.ts';
import { cameraActions } from './camera/camera-actions.ts';
import { editRecords } from './edit/bind.ts';
import { environmentActions } from './environment/environment-actions.ts';
import { materialIdOf, uniqueEdits } from './material/material-uses.ts';

const selectedLights = (): readonly LightRecord[] =>
  selectionStore.getState().ids.flatMap((id) => findRecord(currentDocument(), 'light', id) ?? []);
const selectedObjects = (): readonly ObjectRecord[] =>
  selectionStore.getState().ids.flatMap((id) => findRecord(currentDocument(), 'object', id) ?? []);

/** All on when one is off. */
function toggleLights(): void {
  const lights = selectedLights();
  const isOn = lights.some(({ enabled }) => !enabled);
  editRecords(lights, isOn ? 'Switch on' : 'Switch off', 'switch', ({ id }) => [
    { op: 'set', id, path: ['enabled'], value: isOn },
  ]);
}

function makeUnique(): void {
  const document = currentDocument();
  const objects = selectedObjects();
  const id = objects.map(materialIdOf).findLast((each) => each !== null) ?? null;
  const material = id === null ? null : findRecord(document, 'material', id);
  if (material === null) return;
  const { edits } = uniqueEdits(document, material, objects, random);
  if (edits.length === 0) notify({ tone: 'info', text: `Nothing else wears ${material.name}.` });
  else void dispatch(command(`Make ${material.name} unique`, edits));
}

const ownActions = (): readonly Action[] => [
  {
    id: 'light.toggle',
    title: 'Switch the selected lights on or off',
    group: 'Light',
    keywords: ['enable', 'disable', 'kill', 'strike', 'lamp'],
    isEnabled: () => selectedLights().length > 0,
    isOn: () => selectedLights().length > 0 && selectedLights().every(({ enabled }) => enabled),
    run: toggleLights,
  },
  {
    id: 'material.make-unique',
    title: 'Make the material unique',
    group: 'Object',
    keywords: ['copy', 'own', 'single user', 'surface'],
    isEnabled: () => selectedObjects().some((object) => materialIdOf(object) !== null),
    run: makeUnique,
  },
];

export const registerInspectorActions = (): (() => void) =>
  registerActions([...cameraActions(), ...environmentActions(), ...ownActions()]);
