/** How the proxy is drawn, as someone at the desk likes it. */
import { createStore, useStore } from 'zustand';
import { invalidateStage } from './stage-scene.ts';

export interface PictureSettings {
  /** What is out of focus is shown so, through the lens. */
  readonly isLensBlurShown: boolean;
}

export const pictureSettingsStore = createStore<PictureSettings>(() => ({ isLensBlurShown: true }));
export const usePictureSettings = <T>(selector: (state: PictureSettings) => T): T =>
  useStore(pictureSettingsStore, selector);
export function setPictureSettings(changes: Partial<PictureSettings>): void {
  pictureSettingsStore.setState(changes);
  invalidateStage();
}
