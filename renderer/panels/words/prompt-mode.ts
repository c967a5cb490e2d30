/** What the prompt bar is for at the moment. */
import { composedSceneId } from '../../state/composed-things.ts';
import { composeStore, useCompose, type PromptMode } from '../../state/compose-store.ts';
import { currentDocument, useDesk, documentOf } from '../../state/desk-store.ts';
import { stageStore, useStage } from '../../state/stage-store.ts';

/** True where the scene on the stage was composed from words. */
export const canRevise = (): boolean =>
  composedSceneId(currentDocument(), stageStore.getState().sceneId) !== null;

export const currentMode = (): PromptMode => (canRevise() ? composeStore.getState().mode : 'new');

export function usePromptMode(): { readonly mode: PromptMode; readonly canRevise: boolean } {
  const sceneId = useStage((stage) => stage.sceneId);
  const isComposed = useDesk((desk) => composedSceneId(documentOf(desk), sceneId) !== null);
  const mode = useCompose((state) => state.mode);
  return { mode: isComposed ? mode : 'new', canRevise: isComposed };
}
