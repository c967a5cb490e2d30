/** Asks what a measured light distribution is for: the light in hand, or a lamp of its own. */
import type { LightRecord } from '../../../core/document/index.ts';
import { Button } from '../../widgets/button.tsx';
import { Dialog } from '../../widgets/dialog.tsx';
import { openDialog, type HostedDialogProps } from '../../widgets/dialog-host.tsx';
import { importFiles, type NamedFile } from './import-files.ts';

export function askForProfile(file: NamedFile, light: LightRecord): void {
  openDialog(function ProfileDialog({ onClose }: HostedDialogProps) {
    const take = (ontoId?: string): void => {
      onClose();
      void importFiles([file], ontoId === undefined ? {} : { ontoId });
    };
    return (
      <Dialog
        title="Light distribution"
        size="small"
        isOpen
        onClose={onClose}
        footer={
          <>
            <Button onPress={onClose}>Cancel</Button>
            <Button onPress={() => take()}>Hang a new light</Button>
            <Button tone="primary" onPress={() => take(light.id)}>
              Give it to {light.name}
            </Button>
          </>
        }
      >
        <p>
          <strong>{file.path}</strong> can shape {light.name}: its beam and its level become those that were
          measured, its place, colour and dimmer stay. Or it hangs as a light of its own.
        </p>
      </Dialog>
    );
  });
}
