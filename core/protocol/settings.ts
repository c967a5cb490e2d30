/** What a person set up for themselves: kept by the engine, the same in every window, never part of a project. */
import { z } from 'zod';

export const LENGTH_UNITS = ['m', 'cm', 'mm', 'ft-in'] as const;
export const ILLUMINANCE_UNITS = ['lx', 'fc'] as const;
export const NAVIGATION_PRESETS = ['penumbra', 'blender', 'maya', 'unreal'] as const;

export const settingsSchema = z.strictObject({
  lengthUnit: z.enum(LENGTH_UNITS),
  illuminanceUnit: z.enum(ILLUMINANCE_UNITS),
  navigationPreset: z.enum(NAVIGATION_PRESETS),
  /** Layout of the panels, as the docking library serialises it; null: the default one. */
  layout: z.unknown(),
  /** Shortcuts that differ from the built-in ones: action id → chord, empty for none. */
  shortcuts: z.record(z.string().max(100), z.string().max(60)),
  /** Where new projects go; empty: the default folder. */
  projectsFolder: z.string().max(4000),
  /** Hints that were put away. */
  dismissedHints: z.array(z.string().max(100)).max(200),
});
export type Settings = z.infer<typeof settingsSchema>;

export const DEFAULT_SETTINGS: Settings = {
  lengthUnit: 'm',
  illuminanceUnit: 'lx',
  navigationPreset: 'penumbra',
  layout: null,
  shortcuts: {},
  projectsFolder: '',
  dismissedHints: [],
};
