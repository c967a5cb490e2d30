/** Listens to the keyboard for the whole desk and runs what the keymap says. */
import { actionStore, runAction } from '../state/actions.ts';
import { deskStore } from '../state/desk-store.ts';
import { isMac } from '../widgets/platform.ts';
import { actionsForKey, bindingsOf, type Bindings, type FocusKind } from './keymap.ts';

const TEXT_INPUTS = new Set(['text', 'search', 'url', 'email', 'number', 'password', 'tel', 'date', 'time']);

export function focusKind(element: Element | null): FocusKind {
  if (document.querySelector('.pn-modal-overlay') !== null) return 'modal';
  if (element === null) return 'desk';
  if (element.closest('[role="menu"], [role="listbox"], [role="dialog"], [role="alertdialog"]') !== null)
    return 'modal';
  if (element instanceof HTMLInputElement) return TEXT_INPUTS.has(element.type) ? 'text' : 'control';
  if (element instanceof HTMLTextAreaElement || (element as HTMLElement).isContentEditable) return 'text';
  return element.closest('button, a[href], summary, [role="button"], [role="tab"]') === null
    ? 'desk'
    : 'control';
}

/** @returns how to stop listening. */
export function listenToKeys(): () => void {
  let bindings: Bindings = new Map();
  const rebind = (): void => {
    bindings = bindingsOf(
      actionStore.getState().actions.values(),
      deskStore.getState().settings.shortcuts,
      isMac,
    );
  };
  rebind();
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing) return;
    const ids = actionsForKey(event, bindings, focusKind(document.activeElement), isMac);
    const { actions } = actionStore.getState();
    for (const id of ids) {
      const action = actions.get(id);
      if (action === undefined || action.isEnabled?.() === false) continue;
      event.preventDefault();
      // a key held down does not flicker a toggle
      if (!(event.repeat && action.isOn !== undefined)) runAction(id);
      return;
    }
    // the browser's own dialogs of these chords have no place here, also when there is nothing to do
    if (ids.length > 0) event.preventDefault();
  };
  // lists would look for rows by letters; they have a search field for that, and the letters are tools
  const beforeLists = (event: KeyboardEvent): void => {
    const isLetter = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
    const list = document.activeElement?.closest('[role="treegrid"], [role="grid"]') ?? null;
    if (!isLetter || event.key === ' ' || list === null) return;
    onKeyDown(event);
    if (event.defaultPrevented) event.stopPropagation();
  };
  const ends = [
    actionStore.subscribe(rebind),
    deskStore.subscribe((state, before) => {
      if (state.settings.shortcuts !== before.settings.shortcuts) rebind();
    }),
  ];
  window.addEventListener('keydown', beforeLists, { capture: true });
  window.addEventListener('keydown', onKeyDown);
  return () => {
    window.removeEventListener('keydown', beforeLists, { capture: true });
    window.removeEventListener('keydown', onKeyDown);
    for (const end of ends) end();
  };
}
