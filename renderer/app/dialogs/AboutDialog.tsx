/** What this is, and which version of it. */
import { useDesk } from '../../state/desk-store.ts';
import { Dialog } from '../../widgets/dialog.tsx';
import type { HostedDialogProps } from '../../widgets/dialog-host.tsx';
import { Mark } from '../bars/Mark.tsx';

export function AboutDialog({ onClose }: HostedDialogProps) {
  const version = useDesk((state) => state.version);
  const device = useDesk((state) => state.device);
  return (
    <Dialog title="About Penumbra" size="small" isOpen onClose={onClose}>
      <div className="pn-about">
        <Mark size="3rem" />
        <p className="pn-about-name">Penumbra</p>
        <p>
          A previsualization desk for directors and cinematographers: one scene, physical light, real cameras,
          on your own machine.
        </p>
        <dl className="pn-facts pn-selectable">
          <dt>Version</dt>
          <dd>{version || 'unknown'}</dd>
          <dt>Renders on</dt>
          <dd>{device || 'not connected'}</dd>
        </dl>
      </div>
    </Dialog>
  );
}
