/** The list of projects on disk, as it was when asked for, and asking again. */
import { useCallback, useEffect, useState } from 'react';
import type { ProjectCard } from '../../../core/protocol/index.ts';
import { useDesk } from '../../state/desk-store.ts';
import { listProjects, reasonOf } from '../project-life.ts';

export interface Projects {
  /** Null while the first answer is awaited. */
  readonly cards: readonly ProjectCard[] | null;
  readonly error: string | null;
  readonly refresh: () => void;
}

export function useProjects(): Projects {
  const runId = useDesk((state) => state.runId);
  const isOpen = useDesk((state) => state.connection === 'open');
  const [cards, setCards] = useState<readonly ProjectCard[] | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (!isOpen || runId === null) return undefined;
    let isStale = false;
    listProjects().then(
      (found) => {
        if (isStale) return;
        setCards(found);
        setError(null);
      },
      (reason: unknown) => {
        if (!isStale) setError(reasonOf(reason));
      },
    );
    return () => {
      isStale = true;
    };
  }, [isOpen, runId, turn]);
  const refresh = useCallback(() => setTurn((n) => n + 1), []);
  return { cards, error, refresh };
}
