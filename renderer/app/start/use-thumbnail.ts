/** A project's picture as a blob URL: its route asks for the session, which an <img> cannot send everywhere. */
import { useEffect, useState } from 'react';
import { engineFetch } from '../../bridge/engine-fetch.ts';

export function useProjectThumbnail(key: string | null): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (key === null) return undefined;
    const abort = new AbortController();
    let made: string | null = null;
    engineFetch('projectThumbnail', encodeURIComponent(key), { signal: abort.signal })
      .then((response) => response.blob())
      .then((blob) => {
        if (abort.signal.aborted) return;
        made = URL.createObjectURL(blob);
        setUrl(made);
      })
      // no picture then; the card shows its empty frame
      .catch(() => undefined);
    return () => {
      abort.abort();
      if (made !== null) URL.revokeObjectURL(made);
      setUrl(null);
    };
  }, [key]);
  return url;
}
