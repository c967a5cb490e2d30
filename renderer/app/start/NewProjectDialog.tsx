/** A new project: its name, and what it starts with. */
import { useState } from 'react';
import { Radio, RadioGroup } from 'react-aria-components';
import type { ProjectTemplate } from '../../../core/protocol/index.ts';
import { useDesk } from '../../state/desk-store.ts';
import { Button } from '../../widgets/button.tsx';
import { Dialog } from '../../widgets/dialog.tsx';
import type { HostedDialogProps } from '../../widgets/dialog-host.tsx';
import { NameField } from '../dialogs/NameField.tsx';
import { createProject } from '../project-life.ts';

const TEMPLATES: readonly { id: ProjectTemplate; title: string; text: string }[] = [
  {
    id: 'starter',
    title: 'Starter scene',
    text: 'A floor, a figure, a key light and a camera that is already framed.',
  },
  { id: 'empty', title: 'Empty', text: 'A scene with nothing in it, and no light.' },
  {
    id: 'demo',
    title: 'The dining room',
    text: 'A lit set with shots and a board, to look around in. Takes a moment to make.',
  },
];

export function NewProjectDialog({ onClose }: HostedDialogProps) {
  const folder = useDesk((state) => state.projectsFolder);
  const [name, setName] = useState('Untitled');
  const [template, setTemplate] = useState<ProjectTemplate>('starter');
  const make = (): void => {
    if (name.trim() === '') return;
    onClose();
    void createProject(name.trim(), template);
  };
  return (
    <Dialog
      title="New project"
      size="small"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button tone="primary" onPress={make} isDisabled={name.trim() === ''}>
            Make it
          </Button>
        </>
      }
    >
      <NameField label="Name" value={name} onChange={setName} onSubmit={make} />
      <RadioGroup
        className="pn-choices"
        aria-label="Starts with"
        value={template}
        onChange={(value) => setTemplate(value as ProjectTemplate)}
      >
        {TEMPLATES.map(({ id, title, text }) => (
          <Radio key={id} value={id} className="pn-choice">
            <span className="pn-choice-dot" aria-hidden="true" />
            <span>
              <span className="pn-choice-title">{title}</span>
              <span className="pn-choice-text">{text}</span>
            </span>
          </Radio>
        ))}
      </RadioGroup>
      {folder !== '' && <p className="pn-note pn-selectable">In {folder}</p>}
    </Dialog>
  );
}
