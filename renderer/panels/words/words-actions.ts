/** Scenes from words as actions. */
import { GROW_SIDES, sideWords } from '../../../core/generate/grow/side.ts';
import { registerActions } from '../../state/actions.ts';
import { cancelCompose, compose, regenerate } from '../../state/compose-runs.ts';
import { composeStore, setCompose, setGrowth, type PromptMode } from '../../state/compose-store.ts';
import { composedSceneId, hasOpenThings, pickedThings } from '../../state/composed-things.ts';
import { currentDocument, deskStore } from '../../state/desk-store.ts';
import { selectionStore } from '../../state/selection-store.ts';
import { stageStore } from '../../state/stage-store.ts';
import { canRevise } from './prompt-mode.ts';

const hasProject = (): boolean => deskStore.getState().project !== null;

/** The composed scene on the stage, null where it is another or none. */
const sceneInHand = (): string | null => composedSceneId(currentDocument(), stageStore.getState().sceneId);
const isPicked = (): boolean => {
  const sceneId = sceneInHand();
  return (
    sceneId !== null && pickedThings(currentDocument(), sceneId, selectionStore.getState().ids).length > 0
  );
};

function goToPrompt(mode: PromptMode): void {
  setCompose({ mode });
  // the field of the other mode is there with the next picture
  requestAnimationFrame(() => {
    const input = document.querySelector<HTMLInputElement>('.pn-words-input');
    input?.focus();
    input?.select();
  });
}

export function registerWordsActions(): () => void {
  return registerActions([
    {
      id: 'words.describe',
      title: 'Describe a scene…',
      group: 'Stage',
      shortcut: '/',
      keywords: ['prompt', 'words', 'compose', 'generate', 'text', 'new scene'],
      isEnabled: hasProject,
      run: () => goToPrompt('new'),
    },
    {
      id: 'words.revise',
      title: 'Again, but …: change this scene by words',
      group: 'Stage',
      shortcut: 'Alt+/',
      keywords: ['revise', 'prompt', 'words', 'dawn', 'remove', 'add'],
      isEnabled: canRevise,
      run: () => goToPrompt('revise'),
    },
    {
      id: 'words.grow',
      title: 'Grow this scene beyond its border…',
      group: 'Stage',
      shortcut: 'Alt+Shift+/',
      keywords: ['extend', 'expand', 'outpaint', 'larger', 'further', 'prompt', 'words'],
      isEnabled: canRevise,
      run: () => goToPrompt('grow'),
    },
    ...GROW_SIDES.map((side) => ({
      id: `words.grow.${side}`,
      title: `Grow this scene ${sideWords(side)}…`,
      group: 'Stage' as const,
      keywords: ['extend', 'expand', 'outpaint', 'larger', 'further'],
      isEnabled: canRevise,
      run: () => {
        setGrowth({ side });
        goToPrompt('grow');
      },
    })),
    {
      id: 'words.vary-picked',
      title: 'Find the picked things anew',
      group: 'Stage',
      shortcut: 'Alt+G',
      keywords: ['regenerate', 'vary', 'variation', 'takes', 'again'],
      isEnabled: isPicked,
      run: () => regenerate('picked'),
    },
    {
      id: 'words.vary-rest',
      title: 'Find the rest anew',
      group: 'Stage',
      shortcut: 'Alt+Shift+G',
      keywords: ['regenerate', 'keep', 'hold', 'takes', 'everything but'],
      isEnabled: () => sceneInHand() !== null && hasOpenThings(currentDocument(), sceneInHand()),
      run: () => regenerate('rest'),
    },
    {
      id: 'words.again',
      title: 'Compose the description again',
      group: 'Stage',
      keywords: ['prompt', 'takes', 'new seed', 'variation'],
      isEnabled: () => hasProject() && composeStore.getState().prompt.trim() !== '',
      run: () => compose(null),
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
