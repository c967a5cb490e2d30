/** What the prompt bar is for at the moment: what its words are, and what Enter does with them. */
import { compose, grow, revise } from '../../state/compose-runs.ts';
import { composedSceneId } from '../../state/composed-things.ts';
import {
  setCompose,
  setGrowth,
  useCompose,
  type ComposeState,
  type PromptMode,
} from '../../state/compose-store.ts';
import { currentDocument, useDesk, documentOf } from '../../state/desk-store.ts';
import { stageStore, useStage } from '../../state/stage-store.ts';

export interface PromptModeView {
  /** Of the mode itself. */
  readonly name: string;
  /** Of the field, for screen readers. */
  readonly label: string;
  readonly placeholder: string;
  /** The action that leads here. */
  readonly actionId: string;
  /** What Enter does, on the button. */
  readonly verb: string;
  /** Where nothing is running: above what hangs below the bar. */
  readonly title: string;
  readonly mayBeEmpty: boolean;
  readonly text: (state: ComposeState) => string;
  readonly type: (text: string) => void;
  readonly carryOut: () => void;
}

export const PROMPT_MODES: Readonly<Record<PromptMode, PromptModeView>> = {
  new: {
    name: 'New scene',
    label: 'Describe a scene',
    placeholder: 'Describe a scene: a place, what stands in it, the hour, the light',
    actionId: 'words.describe',
    verb: 'Compose',
    title: 'Describe a scene',
    mayBeEmpty: false,
    text: ({ prompt }) => prompt,
    type: (prompt) => setCompose(prompt === '' ? { prompt, seed: null } : { prompt }),
    carryOut: () => compose(),
  },
  revise: {
    name: 'Again, but …',
    label: 'Say what is to be other in this scene',
    placeholder: 'Again, but … make it dawn, remove the car, a wider street',
    actionId: 'words.revise',
    verb: 'Change',
    title: 'This scene again, but …',
    mayBeEmpty: false,
    text: ({ change }) => change,
    type: (change) => setCompose({ change }),
    carryOut: revise,
  },
  grow: {
    name: 'Grow',
    label: 'Say what is to stand beyond the border',
    placeholder: 'What stands there; leave it empty for more of the same',
    actionId: 'words.grow',
    verb: 'Grow',
    title: 'This scene beyond its border',
    mayBeEmpty: true,
    text: ({ growth }) => growth.words,
    type: (words) => setGrowth({ words }),
    carryOut: grow,
  },
};

/** True where the scene on the stage was composed from words. */
export const canRevise = (): boolean =>
  composedSceneId(currentDocument(), stageStore.getState().sceneId) !== null;

export function usePromptMode(): { readonly mode: PromptMode; readonly canRevise: boolean } {
  const sceneId = useStage((stage) => stage.sceneId);
  const isComposed = useDesk((desk) => composedSceneId(documentOf(desk), sceneId) !== null);
  const mode = useCompose((state) => state.mode);
  return { mode: isComposed ? mode : 'new', canRevise: isComposed };
}
