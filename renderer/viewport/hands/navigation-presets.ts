/** Which button and which keys turn, shift and near the free view: as people know it from the program they come from. */
import type { NAVIGATION_PRESETS } from '../../../core/protocol/index.ts';

export type NavigationPreset = (typeof NAVIGATION_PRESETS)[number];
export type NavigationVerb = 'orbit' | 'pan' | 'dolly' | 'look';
export interface Modifiers {
  readonly alt: boolean;
  readonly shift: boolean;
  readonly ctrl: boolean;
}
const LEFT = 0;
const MIDDLE = 1;
const RIGHT = 2;

/** What a drag with this button does; null leaves it to the tool in hand. */
export function navigationVerb(
  preset: NavigationPreset,
  button: number,
  { alt, shift, ctrl }: Modifiers,
): NavigationVerb | null {
  switch (preset) {
    case 'blender':
      if (button !== MIDDLE) return null;
      return shift ? 'pan' : ctrl ? 'dolly' : 'orbit';
    case 'maya':
      if (!alt) return null;
      return button === LEFT ? 'orbit' : button === MIDDLE ? 'pan' : 'dolly';
    case 'unreal':
      if (alt) return button === LEFT ? 'orbit' : button === MIDDLE ? 'pan' : 'dolly';
      return button === RIGHT ? 'look' : button === MIDDLE ? 'pan' : null;
    case 'penumbra':
      if (button === MIDDLE) return 'pan';
      if (button === RIGHT) return shift ? 'pan' : ctrl ? 'dolly' : 'orbit';
      return alt && button === LEFT ? (shift ? 'pan' : 'orbit') : null;
  }
}
