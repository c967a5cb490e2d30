/** How render views of this desk are made: resolution, goal, bounces, region, pause. */
import { createStore, useStore } from 'zustand';
import type { RenderSpec } from '../../../core/protocol/index.ts';

/** Render pixels for each pixel of the screen. */
export const RESOLUTIONS = { quarter: 0.25, half: 0.5, full: 1 } as const;
export type Resolution = keyof typeof RESOLUTIONS;

export const GOALS = [16, 64, 256, 1024, 4096, 16_384] as const;
export const BOUNCE_CHOICES = [0, 1, 2, 4, 8, 16, 32] as const;

export interface RenderSettings {
  readonly resolution: Resolution;
  readonly goalSamples: number;
  readonly maxBounces: number;
  readonly seed: number;
  readonly region: RenderSpec['region'];
  readonly isPaused: boolean;
}

export const renderSettingsStore = createStore<RenderSettings>(() => ({
  resolution: 'half',
  goalSamples: 256,
  maxBounces: 8,
  seed: 1,
  region: null,
  isPaused: false,
}));

export const useRenderSettings = <T>(selector: (state: RenderSettings) => T): T =>
  useStore(renderSettingsStore, selector);
export const setRenderSettings = (changes: Partial<RenderSettings>): void =>
  renderSettingsStore.setState(changes);

/** Another seed makes the engine start from nothing. */
export const restartRender = (): void =>
  renderSettingsStore.setState(({ seed }) => ({ seed: (seed + 1) % 0x1_0000_0000, isPaused: false }));
