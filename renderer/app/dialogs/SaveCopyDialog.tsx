/** Asks for the name of a copy. */
import { useState } from 'react';
import { useDesk } from '../../state/desk-store.ts';
import { Button } from '../../widgets/button.tsx';
import { Dialog } from '../../widgets/dialog.tsx';
import type { HostedDialogProps } from '../../widgets/dialog-host.tsx';
import { NameField } from './NameField.tsx';
import { saveCopy } from '../project-life.ts';

export function SaveCopyDialog({ onClose }: HostedDialogProps) {
  const project = useDesk((state) => state.project);
  const [name, setName] = useState(`${project?.name ?? 'Project'} copy`);
  const save = (): void => {
    if (name.trim() === '') return;
    onClose();
    void saveCopy(name.trim());
  };
  return (
    <Dialog
      title="Save a copy"
      size="small"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button tone="primary" onPress={save} isDisabled={name.trim() === ''}>
            Save a copy
          </Button>
        </>
      }
    >
      <NameField label="Name of the copy" value={name} onChange={setName} onSubmit={save} />
      <p className="pn-note">
        The copy goes into the projects folder and is opened. This project stays as it was saved.
      </p>
    </Dialog>
  );
}
