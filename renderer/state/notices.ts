/** Short messages to the person at the desk. */
import { createStore, useStore } from 'zustand';

export interface Notice {
  readonly id: number;
  readonly tone: 'info' | 'success' | 'warning' | 'error';
  readonly text: string;
  /** A button in the notice. */
  readonly action?: { readonly label: string; readonly run: () => void };
}

export const noticeStore = createStore<{ readonly notices: readonly Notice[] }>(() => ({ notices: [] }));
export const useNotices = (): readonly Notice[] => useStore(noticeStore, (state) => state.notices);

let nextId = 1;
const MOST_NOTICES = 5;

/** The same text is not shown twice at a time. */
export function notify(notice: Omit<Notice, 'id'>): void {
  noticeStore.setState(({ notices }) =>
    notices.some((shown) => shown.text === notice.text)
      ? { notices }
      : { notices: [...notices, { ...notice, id: nextId++ }].slice(-MOST_NOTICES) },
  );
}

export const dismiss = (id: number): void =>
  noticeStore.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) }));
