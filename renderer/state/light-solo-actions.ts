/** Showing lights alone, and leaving them out, by the palette, the outliner's menu and keys. */
import type { LightRecord } from '../../core/document/index.ts';
import { registerActions, type Action } from './actions.ts';
import { currentDocument, deskStore } from './desk-store.ts';
import {
  groupKey,
  hearAllLights,
  lightSoloStore,
  soloWords,
  toggleLights,
  type LightSolo,
} from './light-solo.ts';
import { selectionStore } from './selection-store.ts';

const selectedLights = (): readonly LightRecord[] =>
  selectionStore.getState().ids.flatMap((id) => {
    const record = currentDocument().records.get(id);
    return record?.kind === 'light' ? [record] : [];
  });
const lightKeys = (): readonly string[] => selectedLights().map(({ id }) => id);
const groupKeys = (): readonly string[] => [
  ...new Set(selectedLights().map(({ lightGroup }) => groupKey(lightGroup))),
];

const toggle = (
  id: string,
  title: string,
  list: keyof LightSolo,
  keys: () => readonly string[],
  shortcut?: string,
): Action => ({
  id,
  title,
  group: 'Light',
  keywords: ['solo', 'mute', 'alone', 'light group'],
  ...(shortcut === undefined ? {} : { shortcut }),
  isEnabled: () => keys().length > 0,
  isOn: () => keys().length > 0 && keys().every((key) => lightSoloStore.getState()[list].includes(key)),
  run: () => toggleLights(list, keys()),
});

export const lightSoloActions = (): readonly Action[] => [
  toggle('light.solo', 'Solo: show this light alone on the stage', 'solo', lightKeys, 'Shift+Q'),
  toggle('light.solo-group', 'Solo the light group', 'solo', groupKeys, 'Alt+Q'),
  toggle('light.mute', 'Mute: leave this light out on the stage', 'muted', lightKeys, 'Shift+M'),
  toggle('light.mute-group', 'Mute the light group', 'muted', groupKeys),
  {
    id: 'light.hear-all',
    title: 'Show all lights again',
    group: 'Light',
    keywords: ['solo', 'mute', 'unsolo', 'clear'],
    isEnabled: () => soloWords(currentDocument(), lightSoloStore.getState()) !== null,
    run: hearAllLights,
  },
];

/** Another project begins with all its lights. */
export function registerLightSoloActions(): () => void {
  const ends = [
    registerActions(lightSoloActions()),
    deskStore.subscribe((state, before) => {
      if (state.project?.directory !== before.project?.directory) hearAllLights();
    }),
  ];
  return () => ends.forEach((end) => end());
}
