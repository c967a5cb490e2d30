/** The shapes that the stage still waits for, in one line of the status bar: nothing once all are there. */
import { Shapes } from 'lucide-react';
import { useStageComing } from '../state/stage-coming.ts';
import { Icon } from '../widgets/icon.tsx';

export function ComingItem() {
  const { shapes, unseen, coarse } = useStageComing();
  if (unseen + coarse === 0) return null;
  const words =
    unseen > 0 ? `Shaping ${shapes - unseen} of ${shapes}` : `Refining ${shapes - coarse} of ${shapes}`;
  const title =
    unseen > 0
      ? 'Things that are outlines on the stage are being shaped'
      : 'All things are there; coarse ones are being made finer';
  return (
    <span className="pn-status-part" title={title}>
      <Icon of={Shapes} />
      {words}
    </span>
  );
}
