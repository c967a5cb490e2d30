/** Where the work is safe now: in words, and saving it is one press. */
import { useEffect, useState } from 'react';
import { Check, CloudOff, HardDrive, Loader } from 'lucide-react';
import { useDesk } from '../../state/desk-store.ts';
import { Button } from '../../widgets/button.tsx';
import { safetyOf, type Safety } from './safety.ts';

const SHOWN: Readonly<Record<Safety, { text: string; icon: typeof Check; hint: string }>> = {
  saved: { text: 'Saved', icon: Check, hint: 'Everything is in the project’s files.' },
  journal: {
    text: 'Kept in the journal',
    icon: HardDrive,
    hint: 'Every change is on the disk and survives a crash. Saving writes it into the project’s files.',
  },
  saving: { text: 'Saving…', icon: Loader, hint: 'Changes are on their way to the disk.' },
  waiting: {
    text: 'Waiting for the engine',
    icon: CloudOff,
    hint: 'Changes are kept here and written as soon as the engine is back.',
  },
};

/** A change is answered in a few milliseconds; only what takes longer is worth a word. */
const PATIENCE_MS = 400;

export function SavedState() {
  const connection = useDesk((state) => state.connection);
  const hasPending = useDesk((state) => (state.mirror?.pending.length ?? 0) > 0);
  const hasUnsaved = useDesk((state) => state.project?.hasUnsavedChanges ?? false);
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    if (!hasPending) {
      setSlow(false);
      return undefined;
    }
    const timer = setTimeout(() => setSlow(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [hasPending]);
  const safety = safetyOf({ isConnected: connection === 'open', isSlow: hasPending && isSlow, hasUnsaved });
  const { text, icon, hint } = SHOWN[safety];
  return (
    <>
      <Button
        actionId="project.save"
        tone="quiet"
        icon={icon}
        hint={hint}
        className={`pn-saved pn-saved-${safety}`}
      >
        {text}
      </Button>
      <span className="pn-hidden" role="status">
        {text}
      </span>
    </>
  );
}
