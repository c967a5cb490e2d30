/**
 * Pictures of shots and takes as addresses that an image element takes. They are fetched once, kept while someone shows them, and fetched
 * anew when the engine says that a newer one is there.
 */
import { useEffect, useState } from 'react';
import type { RouteName } from '../../core/protocol/index.ts';
import { engineFetch } from '../bridge/engine-fetch.ts';
import { engine } from './desk-store.ts';

interface Entry {
  url: string | null;
  users: number;
  readonly listeners: Set<() => void>;
  isLoading: boolean;
  isStale: boolean;
}

const entries = new Map<string, Entry>();
const keyOf = (route: RouteName, tail: string): string => `${route} ${tail}`;

async function load(route: RouteName, tail: string, entry: Entry): Promise<void> {
  if (entry.isLoading) {
    entry.isStale = true;
    return;
  }
  entry.isLoading = true;
  try {
    const response = await engineFetch(route, tail);
    const blob = await response.blob();
    const isPicture = blob.size > 0 && blob.type.startsWith('image/');
    if (entry.url !== null) URL.revokeObjectURL(entry.url);
    entry.url = isPicture ? URL.createObjectURL(blob) : null;
  } catch {
    // there is no picture yet: the engine tells when there is one
  }
  entry.isLoading = false;
  for (const listener of entry.listeners) listener();
  if (entry.isStale) {
    entry.isStale = false;
    void load(route, tail, entry);
  }
}

/** Null until the picture is there. */
export function usePicture(route: RouteName, tail: string | null): string | null {
  const [, redraw] = useState(0);
  const key = tail === null ? null : keyOf(route, tail);
  useEffect(() => {
    if (key === null || tail === null) return;
    watch();
    const entry: Entry = entries.get(key) ?? {
      url: null,
      users: 0,
      listeners: new Set(),
      isLoading: false,
      isStale: false,
    };
    entries.set(key, entry);
    entry.users++;
    const listener = (): void => redraw((n) => n + 1);
    entry.listeners.add(listener);
    if (entry.url === null) void load(route, tail, entry);
    else listener();
    return () => {
      entry.listeners.delete(listener);
      entry.users--;
      if (entry.users > 0) return;
      if (entry.url !== null) URL.revokeObjectURL(entry.url);
      entries.delete(key);
    };
  }, [key, route, tail]);
  return key === null ? null : (entries.get(key)?.url ?? null);
}

export const useShotThumbnail = (shotId: string): string | null => usePicture('shotThumbnail', shotId);

let isWatching = false;
/** Listens for newer pictures, from the first one that is shown on. */
function watch(): void {
  if (isWatching) return;
  isWatching = true;
  engine().onEvent('thumbnail.changed', ({ shotId }) => {
    const entry = entries.get(keyOf('shotThumbnail', shotId));
    if (entry !== undefined) void load('shotThumbnail', shotId, entry);
  });
}
