/**
 * Which action a key press runs. Chords are those of the actions, or the person's own for them; keys that a text field, a menu
 * or a dialog needs stay theirs.
 */
import { chordsOf, normalChord, type KeyLike } from '../widgets/chord.ts';

/** What the keymap knows of an action. */
export interface Bindable {
  readonly id: string;
  readonly shortcut?: string;
}

/** Chord → the actions that have it; more than one is a conflict. Person's own chords come before built-in ones. */
export type Bindings = ReadonlyMap<string, readonly string[]>;

export function bindingsOf(
  actions: Iterable<Bindable>,
  own: Readonly<Record<string, string>>,
  isMac: boolean,
): Bindings {
  const bindings = new Map<string, { id: string; isOwn: boolean }[]>();
  for (const { id, shortcut } of actions) {
    const chord = normalChord(own[id] ?? shortcut ?? '', isMac);
    if (chord === '') continue;
    const bound = bindings.get(chord) ?? [];
    bound.push({ id, isOwn: own[id] !== undefined });
    bindings.set(chord, bound);
  }
  return new Map(
    [...bindings].map(([chord, bound]) => [
      chord,
      bound.sort((a, b) => Number(b.isOwn) - Number(a.isOwn)).map(({ id }) => id),
    ]),
  );
}

export interface Conflict {
  readonly chord: string;
  readonly actionIds: readonly string[];
}
export const conflictsIn = (bindings: Bindings): readonly Conflict[] =>
  [...bindings].filter(([, ids]) => ids.length > 1).map(([chord, actionIds]) => ({ chord, actionIds }));

/** What has the focus, as far as keys are concerned. */
export type FocusKind =
  /** Nothing that takes keys. */
  | 'desk'
  /** Text is being typed. */
  | 'text'
  /** A button or a switch: Space and Enter press it. */
  | 'control'
  /** A menu or a list that is open, or a dialog: keys are theirs. */
  | 'modal';

/** Chords of text editing; the field's, also where the desk has them. */
const TEXT_CHORDS = new Set([
  ...['A', 'C', 'V', 'X', 'Z', 'Y', 'Backspace', 'Delete', 'Home', 'End'].map((key) => `Mod+${key}`),
  ...['Z', 'V', 'Home', 'End'].map((key) => `Mod+Shift+${key}`),
  ...['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'].flatMap((key) => [`Mod+${key}`, `Mod+Shift+${key}`]),
]);
const FUNCTION_KEY = /^(?:Shift\+)?F\d{1,2}$/;

function isFor(chord: string, focus: FocusKind, isMac: boolean): boolean {
  if (focus === 'modal') return false;
  if (focus === 'control') return chord !== 'Space' && chord !== 'Enter';
  if (focus === 'desk') return true;
  if (TEXT_CHORDS.has(chord)) return false;
  if (FUNCTION_KEY.test(chord) || chord.startsWith('Mod+')) return true;
  // Alt and a digit type nothing, but on macOS they type a sign
  return !isMac && /^Alt\+\d$/.test(chord);
}

/** The actions that a key press may run, the first one that is enabled counts; none when the keys are someone else's. */
export function actionsForKey(
  event: KeyLike,
  bindings: Bindings,
  focus: FocusKind,
  isMac: boolean,
): readonly string[] {
  for (const chord of chordsOf(event, isMac)) {
    const ids = bindings.get(chord);
    if (ids !== undefined && isFor(chord, focus, isMac)) return ids;
  }
  return [];
}
