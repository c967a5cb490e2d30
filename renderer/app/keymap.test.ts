import { describe, expect, it } from 'vitest';
import { ariaChord, chordsOf, chordText, normalChord, type KeyLike } from '../widgets/chord.ts';
import { actionsForKey, bindingsOf, conflictsIn } from './keymap.ts';

const key = (name: string, changes: Partial<KeyLike> = {}): KeyLike => ({
  key: name,
  code: /^[a-z]$/i.test(name) ? `Key${name.toUpperCase()}` : name,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...changes,
});

describe('chords', () => {
  it('have one spelling', () => {
    expect(normalChord('shift+mod+z')).toBe('Mod+Shift+Z');
    expect(normalChord('Ctrl+K')).toBe('Mod+K');
    expect(normalChord('Ctrl+K', true)).toBe('Ctrl+K');
    expect(normalChord('alt+Up')).toBe('Alt+ArrowUp');
    expect(normalChord('Mod++')).toBe('Mod++');
    expect(normalChord('+')).toBe('+');
    expect(normalChord(' ')).toBe('');
    expect(normalChord('Hyper+K')).toBe('');
  });

  it('come from key events', () => {
    expect(chordsOf(key('z', { ctrlKey: true, shiftKey: true }), false)).toContain('Mod+Shift+Z');
    expect(chordsOf(key('z', { metaKey: true }), true)).toEqual(['Mod+Z']);
    expect(chordsOf(key('Shift', { shiftKey: true }), false)).toEqual([]);
    expect(chordsOf(key(' '), false)).toEqual(['Space']);
    // the Windows key is the system's
    expect(chordsOf(key('k', { metaKey: true }), false)).toEqual([]);
  });

  it('find signs that take Shift, and letters by place where a layout types others', () => {
    expect(chordsOf(key('?', { shiftKey: true, code: 'Slash' }), false)).toContain('?');
    expect(chordsOf(key('¡', { altKey: true, code: 'Digit1' }), true)).toContain('Alt+1');
    expect(chordsOf(key('я', { ctrlKey: true, code: 'KeyZ' }), false)).toContain('Mod+Z');
    // but on a French keyboard "a" is "a", wherever it lies
    expect(chordsOf(key('a', { ctrlKey: true, code: 'KeyQ' }), false)).toEqual(['Mod+A']);
  });

  it('print as the keyboard has them', () => {
    expect(chordText('Mod+Shift+Z', false)).toBe('Ctrl+Shift+Z');
    expect(chordText('Mod+Shift+Z', true)).toBe('⌘⇧Z');
    expect(chordText('Alt+ArrowUp', false)).toBe('Alt+↑');
    expect(ariaChord('Mod+K', false)).toBe('Control+K');
  });
});

describe('keymap', () => {
  const ACTIONS = [
    { id: 'undo', shortcut: 'Mod+Z' },
    { id: 'palette', shortcut: 'Mod+K' },
    { id: 'move', shortcut: 'G' },
    { id: 'play', shortcut: 'Space' },
    { id: 'panel', shortcut: 'Alt+1' },
    { id: 'regions', shortcut: 'F6' },
    { id: 'bare' },
  ];
  const bindings = bindingsOf(ACTIONS, {}, false);

  it('leaves text fields their keys', () => {
    expect(actionsForKey(key('g'), bindings, 'desk', false)).toEqual(['move']);
    expect(actionsForKey(key('g'), bindings, 'text', false)).toEqual([]);
    expect(actionsForKey(key('z', { ctrlKey: true }), bindings, 'text', false)).toEqual([]);
    expect(actionsForKey(key('k', { ctrlKey: true }), bindings, 'text', false)).toEqual(['palette']);
    expect(actionsForKey(key('F6'), bindings, 'text', false)).toEqual(['regions']);
    expect(actionsForKey(key('1', { altKey: true, code: 'Digit1' }), bindings, 'text', false)).toEqual([
      'panel',
    ]);
    expect(
      actionsForKey(key('¡', { altKey: true, code: 'Digit1' }), bindingsOf(ACTIONS, {}, true), 'text', true),
    ).toEqual([]);
  });

  it('leaves buttons their Space, and menus and dialogs everything', () => {
    expect(actionsForKey(key(' '), bindings, 'control', false)).toEqual([]);
    expect(actionsForKey(key(' '), bindings, 'desk', false)).toEqual(['play']);
    expect(actionsForKey(key('g'), bindings, 'control', false)).toEqual(['move']);
    expect(actionsForKey(key('k', { ctrlKey: true }), bindings, 'modal', false)).toEqual([]);
  });

  it('takes the chords of the person, and finds what collides', () => {
    const own = bindingsOf(ACTIONS, { undo: 'Mod+K', move: '', bare: 'B' }, false);
    expect(own.get('Mod+K')).toEqual(['undo', 'palette']);
    expect(own.has('Mod+Z')).toBe(false);
    expect(own.has('G')).toBe(false);
    expect(own.get('B')).toEqual(['bare']);
    expect(conflictsIn(own)).toEqual([{ chord: 'Mod+K', actionIds: ['undo', 'palette'] }]);
    expect(conflictsIn(bindings)).toEqual([]);
  });
});
