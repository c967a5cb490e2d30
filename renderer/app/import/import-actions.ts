/** Files that are chosen for a record that is there: a panorama for the world around, a measured distribution for a light. */
import { findRecord, type EnvironmentRecord, type LightRecord } from '../../../core/document/index.ts';
import { registerActions, type Action } from '../../state/actions.ts';
import { currentDocument } from '../../state/desk-store.ts';
import { selectionStore } from '../../state/selection-store.ts';
import { stageStore } from '../../state/stage-store.ts';
import { pickFiles } from './dropped-files.ts';
import { IMPORT_KINDS, importFiles } from './import-files.ts';

const [, ENVIRONMENTS, PROFILES] = IMPORT_KINDS;
const accept = (extensions: readonly string[]): string => extensions.map((ext) => `.${ext}`).join(',');

/** The selected one, else that of the scene; null: the scene has none. */
function environmentInHand(): EnvironmentRecord | null {
  const document = currentDocument();
  const selected = selectionStore.getState().ids.at(-1);
  const own = selected === undefined ? null : findRecord(document, 'environment', selected);
  if (own !== null) return own;
  const { sceneId } = stageStore.getState();
  const scene = sceneId === null ? null : findRecord(document, 'scene', sceneId);
  const id = scene?.environmentId ?? null;
  return id === null ? null : findRecord(document, 'environment', id);
}

const lightInHand = (): LightRecord | null => {
  const selected = selectionStore.getState().ids.at(-1);
  return selected === undefined ? null : findRecord(currentDocument(), 'light', selected);
};

async function chooseFor(extensions: readonly string[], ontoId: string | null): Promise<void> {
  const [file] = await pickFiles(accept(extensions), false);
  if (file !== undefined) await importFiles([file], ontoId === null ? {} : { ontoId });
}

const importActions = (): readonly Action[] => [
  {
    id: 'environment.choose-panorama',
    title: 'Environment: choose a panorama…',
    group: 'Light',
    keywords: ['hdri', 'hdr', 'exr', 'world', 'image', 'sky'],
    isEnabled: () => stageStore.getState().sceneId !== null,
    run: () => chooseFor(ENVIRONMENTS.extensions, environmentInHand()?.id ?? null),
  },
  {
    id: 'light.choose-profile',
    title: 'Give the light a measured distribution…',
    group: 'Light',
    keywords: ['ies', 'ldt', 'eulumdat', 'photometric', 'profile'],
    isEnabled: () => lightInHand() !== null,
    run: () => chooseFor(PROFILES.extensions, lightInHand()?.id ?? null),
  },
];

export const registerImportActions = (): (() => void) => registerActions(importActions());
