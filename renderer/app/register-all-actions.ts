/** Every action of the desk, from everyone who has some. Called once, at start. */
import { registerInspectorActions } from '../panels/inspector/inspector-actions.ts';
import { registerShotActions } from '../panels/shots/shot-actions.ts';
import { registerLightSoloActions } from '../state/light-solo-actions.ts';
import { registerSceneActions } from '../state/scene-actions.ts';
import { registerTakeActions } from '../panels/takes/take-actions.ts';
import { registerTimelineActions } from '../panels/timeline/timeline-actions.ts';
import { registerWordsActions } from '../panels/words/words-actions.ts';
import { registerImportActions } from './import/import-actions.ts';
import { registerShellActions } from './shell-actions.ts';
import { registerAimActions } from '../viewport/hands/aim-actions.ts';
import { registerStageActions } from '../viewport/hands/stage-actions.ts';
import { registerRenderActions } from '../viewport/render/render-actions.ts';

export function registerAllActions(): () => void {
  const ends = [
    registerShellActions(),
    registerRenderActions(),
    registerStageActions(),
    registerAimActions(),
    registerLightSoloActions(),
    registerImportActions(),
    registerSceneActions(),
    registerInspectorActions(),
    registerShotActions(),
    registerTimelineActions(),
    registerTakeActions(),
    registerWordsActions(),
  ];
  return () => {
    for (const end of ends) end();
  };
}
