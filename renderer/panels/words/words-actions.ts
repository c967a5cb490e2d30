/** Scenes from words as actions. */
import { registerActions } from '../../state/actions.ts';
import { cancelCompose, compose, composeStore, setCompose } from '../../state/compose-store.ts';
import { deskStore } from '../../state/desk-store.ts';

const hasProject = (): boolean => deskStore.getState().project !== null;

export function registerWordsActions(): () => void {
  return registerActions([
    {
      id: 'words.describe',
      title: 'Describe a scene…',
      group: 'Stage',
      shortcut: '/',
      keywords: ['prompt', 'words', 'compose', 'generate', 'text', 'new scene'],
      isEnabled: hasProject,
      run: () => {
        const input = document.querySelector<HTMLInputElement>('.pn-words-input');
        input?.focus();
        input?.select();
      },
    },
    {
      id: 'words.again',
      title: 'Compose the description again',
      group: 'Stage',
      keywords: ['prompt', 'takes', 'new seed', 'variation'],
      isEnabled: () => hasProject() && composeStore.getState().prompt.trim() !== '',
      run: () => void compose(null),
    },
    {
      id: 'words.view',
      title: 'Takes of the description from above',
      group: 'Stage',
      keywords: ['plan', 'top', 'camera'],
      isEnabled: hasProject,
      isOn: () => composeStore.getState().view === 'top',
      run: () => setCompose({ view: composeStore.getState().view === 'top' ? 'camera' : 'top' }),
    },
    {
      id: 'words.cancel',
      title: 'Cancel composing',
      group: 'Stage',
      isEnabled: () => composeStore.getState().run.phase === 'running',
      run: cancelCompose,
    },
  ]);
}
