/** Every action of the desk, from everyone who has some. Called once, at start. */
import { registerSceneActions } from '../state/scene-actions.ts';
import { registerShellActions } from './shell-actions.ts';

export function registerAllActions(): () => void {
  const ends = [registerShellActions(), registerSceneActions()];
  return () => {
    for (const end of ends) end();
  };
}
