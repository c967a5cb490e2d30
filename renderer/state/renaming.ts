/** Which record is being renamed in a list: F2 and menus start it, the list that shows it has the field. */
import { createStore, useStore } from 'zustand';
import { currentDocument } from './desk-store.ts';
import { setField } from './edit.ts';

const store = createStore<{ readonly id: string | null }>(() => ({ id: null }));
const MAX_NAME = 200;

export const renaming = {
  start: (id: string): void => store.setState({ id }),
  cancel: (): void => store.setState({ id: null }),
  /** An empty name changes nothing. */
  commit: (id: string, typed: string): void => {
    store.setState({ id: null });
    const name = typed.trim().slice(0, MAX_NAME);
    const record = currentDocument().records.get(id);
    if (name !== '' && record !== undefined && record.name !== name)
      void setField([id], ['name'], name, `Rename ${record.name}`);
  },
};
export const useRenamingId = (): string | null => useStore(store, (state) => state.id);
export const useIsRenaming = (id: string): boolean => useStore(store, (state) => state.id === id);
