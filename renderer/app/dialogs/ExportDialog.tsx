/** Exports the project: as what, and which scene. The work itself is a job. */
import { useState } from 'react';
import { Radio, RadioGroup } from 'react-aria-components';
import { inOrder, recordsOf } from '../../../core/document/index.ts';
import type { ExportFormat } from '../../../core/protocol/index.ts';
import { engine, useDocument } from '../../state/desk-store.ts';
import { notify } from '../../state/notices.ts';
import { useStage } from '../../state/stage-store.ts';
import { Button } from '../../widgets/button.tsx';
import { Dialog } from '../../widgets/dialog.tsx';
import type { HostedDialogProps } from '../../widgets/dialog-host.tsx';
import { Select } from '../../widgets/select.tsx';
import { reasonOf } from '../project-life.ts';

const FORMATS: readonly { id: ExportFormat; title: string; text: string; isOfScene: boolean }[] = [
  {
    id: 'zip',
    title: 'Project archive (.zip)',
    text: 'Everything in one file, with models and pictures: to hand over or to keep.',
    isOfScene: false,
  },
  {
    id: 'glb',
    title: 'Scene as glTF (.glb)',
    text: 'Geometry, materials, cameras and lights of one scene, for other 3D tools.',
    isOfScene: true,
  },
  {
    id: 'json',
    title: 'Document (.json)',
    text: 'The records as data, for scripts and render farms.',
    isOfScene: false,
  },
  {
    id: 'shotlist',
    title: 'Shot list (.csv)',
    text: 'One line a shot: number, size, angle, move, lens, duration.',
    isOfScene: false,
  },
];
const ALL = 'all';

export function ExportDialog({ onClose }: HostedDialogProps) {
  const scenes = inOrder(recordsOf(useDocument(), 'scene'));
  const shownScene = useStage((state) => state.sceneId);
  const [format, setFormat] = useState<ExportFormat>('zip');
  const [sceneId, setSceneId] = useState<string>(shownScene ?? ALL);
  const isOfScene = FORMATS.find(({ id }) => id === format)?.isOfScene ?? false;
  const start = async (): Promise<void> => {
    onClose();
    try {
      await engine().request('project.export', {
        format,
        sceneId: isOfScene && sceneId !== ALL ? sceneId : null,
      });
    } catch (error) {
      notify({ tone: 'error', text: reasonOf(error) });
    }
  };
  return (
    <Dialog
      title="Export project"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button tone="primary" onPress={() => void start()}>
            Export
          </Button>
        </>
      }
    >
      <RadioGroup
        className="pn-choices"
        aria-label="Format"
        value={format}
        onChange={(value) => setFormat(value as ExportFormat)}
      >
        {FORMATS.map(({ id, title, text }) => (
          <Radio key={id} value={id} className="pn-choice">
            <span className="pn-choice-dot" aria-hidden="true" />
            <span>
              <span className="pn-choice-title">{title}</span>
              <span className="pn-choice-text">{text}</span>
            </span>
          </Radio>
        ))}
      </RadioGroup>
      {isOfScene && (
        <Select
          label="Scene"
          value={sceneId}
          onChange={setSceneId}
          options={[
            { id: ALL, label: 'The scene that opens first' },
            ...scenes.map(({ id, name }) => ({ id, label: name })),
          ]}
        />
      )}
    </Dialog>
  );
}
