/** The desk before it can be used: finding the engine, or being refused by it. And what covers it while a project opens. */
import { useEffect, useState } from 'react';
import { jobsStore } from '../state/jobs-store.ts';
import { useStore } from 'zustand';
import { KeyRound } from 'lucide-react';
import { useDesk } from '../state/desk-store.ts';
import { Button } from '../widgets/button.tsx';
import { EmptyState } from '../widgets/empty-state.tsx';
import { ProgressBar } from '../widgets/progress-bar.tsx';
import { Mark } from './bars/Mark.tsx';
import { isActive } from './bars/JobsButton.tsx';
import { useProjectLife } from './project-life.ts';
import { counted } from './words.ts';

const PATIENCE_MS = 4000;

export function Connecting() {
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <main className="pn-waiting" aria-label="Connecting">
      <Mark size="3.5rem" />
      <ProgressBar label="Connecting to the engine" value={null} />
      {isLong && (
        <p className="pn-note" role="status">
          This takes longer than usual. The engine may have been stopped; the desk connects by itself as soon
          as it runs.
        </p>
      )}
    </main>
  );
}

export function Refused() {
  const waiting = useDesk((state) => state.mirror?.pending.length ?? 0);
  return (
    <main className="pn-waiting" aria-label="Session over">
      <EmptyState
        icon={KeyRound}
        title="This session is over"
        text={
          <>
            The engine was started anew and does not know this page. Open the link that it printed when it
            started; a new one comes from <code className="pn-selectable">penumbra serve</code>. In the
            desktop app, start it again. What reached the engine is safe on the disk
            {waiting === 0
              ? '.'
              : `; ${counted(waiting, 'change')} made while it was away did not, and ${waiting === 1 ? 'is' : 'are'} not in the project.`}
          </>
        }
      >
        <Button onPress={() => window.location.reload()}>Try again</Button>
      </EmptyState>
    </main>
  );
}

/** While a project opens or is made; what the engine says about it is shown. */
export function BusyCover() {
  const busy = useProjectLife((state) => state.busy);
  const job = useStore(jobsStore, ({ jobs }) =>
    jobs.find((known) => known.kind === 'project' && isActive(known)),
  );
  if (busy === null) return null;
  const label = job === undefined || job.label === '' ? busy : `${busy} ${job.label}`;
  return (
    <div className="pn-busy" role="status">
      <div className="pn-busy-card">
        <ProgressBar label={label} value={job?.fraction ?? null} />
      </div>
    </div>
  );
}
