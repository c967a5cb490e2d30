/** Dialogs that are opened from code: actions that ask something first. One at a time stands above the other. */
import { createElement, type ComponentType } from 'react';
import { createStore, useStore } from 'zustand';

export interface HostedDialogProps {
  /** Closes it. */
  readonly onClose: () => void;
}

interface Hosted {
  readonly id: number;
  readonly component: ComponentType<HostedDialogProps>;
}

const store = createStore<{ readonly open: readonly Hosted[] }>(() => ({ open: [] }));
let nextId = 1;

const close = (id: number): void =>
  store.setState(({ open }) => ({ open: open.filter((hosted) => hosted.id !== id) }));

/**
 * Opens a component that shows a Dialog with `isOpen` and `onClose`. The same component is not opened twice.
 * @returns how to close it.
 */
export function openDialog(component: ComponentType<HostedDialogProps>): () => void {
  const known = store.getState().open.find((hosted) => hosted.component === component);
  if (known !== undefined) return () => close(known.id);
  const id = nextId++;
  store.setState(({ open }) => ({ open: [...open, { id, component }] }));
  return () => close(id);
}

/** Once, in the app. */
export function DialogHost() {
  const open = useStore(store, (state) => state.open);
  return open.map(({ id, component }) => createElement(component, { key: id, onClose: () => close(id) }));
}
