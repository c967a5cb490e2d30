/** Where a window was: kept between starts, and brought back onto a screen that is still there. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { writeFileAtomic } from '../../engine/storage/atomic-write.ts';

const boundsSchema = z.strictObject({
  x: z.int(),
  y: z.int(),
  width: z.int().min(200).max(32_768),
  height: z.int().min(200).max(32_768),
});
const windowStateSchema = z.strictObject({ bounds: boundsSchema, isMaximized: z.boolean() });
export type Bounds = z.infer<typeof boundsSchema>;
export type WindowState = z.infer<typeof windowStateSchema>;

export const SMALLEST = { width: 1024, height: 640 } as const;
/** This much of a title bar has to be on a screen, so that a hand can take it. */
const GRIP_PX = 80;

/** @returns null when nothing was kept or it cannot be read: the window opens as if for the first time. */
export function readWindowState(file: string): WindowState | null {
  try {
    return windowStateSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}

export const keepWindowState = (file: string, state: WindowState): Promise<void> =>
  writeFileAtomic(file, `${JSON.stringify(state)}\n`);

/** The kept place if a hand could take it there, else one in the middle of the first screen. */
export function boundsOnScreens(kept: Bounds | null, screens: readonly Bounds[]): Bounds {
  const first = screens[0] ?? { x: 0, y: 0, width: 1280, height: 720 };
  const isReachable =
    kept !== null &&
    screens.some(
      (screen) =>
        kept.x + kept.width >= screen.x + GRIP_PX &&
        kept.x <= screen.x + screen.width - GRIP_PX &&
        kept.y >= screen.y &&
        kept.y <= screen.y + screen.height - GRIP_PX,
    );
  if (isReachable) return kept;
  const width = Math.min(first.width, Math.max(SMALLEST.width, Math.round(first.width * 0.9)));
  const height = Math.min(first.height, Math.max(SMALLEST.height, Math.round(first.height * 0.9)));
  return {
    x: first.x + Math.round((first.width - width) / 2),
    y: first.y + Math.round((first.height - height) / 2),
    width,
    height,
  };
}
