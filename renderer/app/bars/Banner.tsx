/** A calm line below the top bar while the engine is away: nothing is lost, and one can go on. */
import { useEffect, useState } from 'react';
import { Loader } from 'lucide-react';
import { useDesk } from '../../state/desk-store.ts';
import { Icon } from '../../widgets/icon.tsx';

/** A blink of the wire is not worth a line. */
const PATIENCE_MS = 700;

export function EngineBanner() {
  const connection = useDesk((state) => state.connection);
  const waiting = useDesk((state) => state.mirror?.pending.length ?? 0);
  const [isShown, setShown] = useState(false);
  const isLost = connection === 'lost';
  useEffect(() => {
    if (!isLost) {
      setShown(false);
      return undefined;
    }
    const timer = setTimeout(() => setShown(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [isLost]);
  return (
    <div role="status">
      {isLost && isShown && (
        <p className="pn-banner">
          <Icon of={Loader} />
          The engine is starting again; your edits are kept{waiting > 0 ? ` (${waiting} waiting)` : ''}. You
          can go on working.
        </p>
      )}
    </div>
  );
}
