/**
 * Chords of keys as text: "Mod+Shift+Z". `Mod` is Ctrl, ⌘ on macOS. Modifiers have one order, so that equal chords are equal
 * texts; the key is named as the keyboard event names it, letters in upper case.
 */
const MODIFIERS = ['Mod', 'Ctrl', 'Alt', 'Shift'] as const;
type Modifier = (typeof MODIFIERS)[number];

/** What the chord of a key event is made from. */
export interface KeyLike {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

const ALIASES: Readonly<Record<string, string>> = {
  ' ': 'Space',
  Esc: 'Escape',
  Del: 'Delete',
  Plus: '+',
  Return: 'Enter',
  Up: 'ArrowUp',
  Down: 'ArrowDown',
  Left: 'ArrowLeft',
  Right: 'ArrowRight',
};
const MODIFIER_ALIASES: Readonly<Record<string, Modifier>> = {
  mod: 'Mod',
  cmd: 'Mod',
  command: 'Mod',
  ctrl: 'Ctrl',
  control: 'Ctrl',
  alt: 'Alt',
  option: 'Alt',
  shift: 'Shift',
};
const MODIFIER_KEYS = new Set([
  'Control',
  'Meta',
  'Alt',
  'AltGraph',
  'Shift',
  'CapsLock',
  'Dead',
  'Unidentified',
  'OS',
]);

const keyName = (key: string): string => {
  const named = ALIASES[key] ?? key;
  return named.length === 1 ? named.toUpperCase() : named;
};

const joined = (modifiers: ReadonlySet<Modifier>, key: string): string =>
  [...MODIFIERS.filter((modifier) => modifiers.has(modifier)), key].join('+');

/** The one spelling of a chord; empty when it names no key. "shift+mod+z" → "Mod+Shift+Z" */
export function normalChord(text: string, isMac = false): string {
  const parts = text.trim().replace(/\+\+$/, '+Plus').split('+');
  const key = parts.pop() ?? '';
  if (text.trim() === '+') return '+';
  if (key === '') return '';
  const modifiers = new Set<Modifier>();
  for (const part of parts) {
    const modifier = MODIFIER_ALIASES[part.trim().toLowerCase()];
    if (modifier === undefined) return '';
    // off macOS Ctrl is what Mod stands for
    modifiers.add(modifier === 'Ctrl' && !isMac ? 'Mod' : modifier);
  }
  return joined(modifiers, keyName(key.trim()));
}

/**
 * The chords that a key event may be bound by, the most exact one first; none for a modifier alone. On layouts where a sign takes
 * Shift ("?" or "+"), a chord without Shift means the sign. With Alt held macOS types other letters: there the place of the
 * key counts, as it does for letters of other scripts.
 */
export function chordsOf(event: KeyLike, isMac: boolean): readonly string[] {
  if (MODIFIER_KEYS.has(event.key)) return [];
  const modifiers = new Set<Modifier>();
  if (isMac ? event.metaKey : event.ctrlKey) modifiers.add('Mod');
  if (isMac && event.ctrlKey) modifiers.add('Ctrl');
  if (!isMac && event.metaKey) return [];
  if (event.altKey) modifiers.add('Alt');
  if (event.shiftKey) modifiers.add('Shift');
  const key = keyName(event.key);
  const chords = [joined(modifiers, key)];
  const placed = keyOfCode(event.code);
  if (placed !== null && placed !== key) {
    const isForeignLetter = key.length === 1 && !/[\x20-\x7e]/.test(key);
    if (event.altKey || isForeignLetter || (event.shiftKey && /^\d$/.test(placed)))
      chords.push(joined(modifiers, placed));
  }
  if (event.shiftKey && key.length === 1 && !/[A-Z0-9]/.test(key)) {
    const bare = new Set(modifiers);
    bare.delete('Shift');
    chords.push(joined(bare, key));
  }
  return chords;
}

function keyOfCode(code: string): string | null {
  const match = /^(?:Key([A-Z])|(?:Digit|Numpad)(\d))$/.exec(code);
  return match === null ? null : (match[1] ?? match[2] ?? null);
}

const SYMBOLS: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  Delete: 'Del',
  PageUp: 'PgUp',
  PageDown: 'PgDn',
};
const MAC_SYMBOLS: Readonly<Record<string, string>> = {
  Mod: '⌘',
  Ctrl: '⌃',
  Alt: '⌥',
  Shift: '⇧',
  Enter: '↩',
  Backspace: '⌫',
  Delete: '⌦',
};

/** The keys of a chord as they are printed on the keyboard. */
export function chordKeys(chord: string, isMac: boolean): readonly string[] {
  const normal = normalChord(chord, isMac);
  if (normal === '') return [];
  const parts = normal === '+' ? ['+'] : normal.replace(/\+\+$/, '+Plus').split('+');
  return parts.map((part) => {
    if (part === 'Plus') return '+';
    if (isMac && MAC_SYMBOLS[part] !== undefined) return MAC_SYMBOLS[part];
    return part === 'Mod' ? 'Ctrl' : (SYMBOLS[part] ?? part);
  });
}

/** "Ctrl+Shift+Z", "⇧⌘Z" */
export const chordText = (chord: string, isMac: boolean): string =>
  chordKeys(chord, isMac).join(isMac ? '' : '+');

/** For `aria-keyshortcuts`: "Control+Shift+Z". */
export const ariaChord = (chord: string, isMac: boolean): string =>
  normalChord(chord, isMac)
    .replace('Mod', isMac ? 'Meta' : 'Control')
    .replace('Ctrl+', 'Control+');
