/** What the printed board shall be: which shots, how many to a page, on which paper, how long each frame is traced. */
import { useState } from 'react';
import { LAYOUTS, PAPERS, type BoardLayout, type Paper } from '../../../core/boards/index.ts';
import { currentDocument, engine, messageOf } from '../../state/desk-store.ts';
import { notify } from '../../state/notices.ts';
import { stageStore } from '../../state/stage-store.ts';
import { recordsOf } from '../../../core/document/index.ts';
import { Button } from '../../widgets/button.tsx';
import type { HostedDialogProps } from '../../widgets/dialog-host.tsx';
import { Dialog } from '../../widgets/dialog.tsx';
import { PropertyRow } from '../../widgets/property-row.tsx';
import { SegmentedControl } from '../../widgets/segmented-control.tsx';
import { Select } from '../../widgets/select.tsx';
import { chosenShots } from '../shots/shot-actions.ts';
import { shotsOf } from '../shots/shot-edits.ts';

const LAYOUT_WORDS: Readonly<Record<BoardLayout, string>> = {
  '1': 'One shot a page, with plan and all figures',
  '2': 'Two shots a page, with plans',
  '3x2': 'Six shots a page',
  contact: 'Contact sheet',
};
const PAPER_WORDS: Readonly<Record<Paper, string>> = { a4: 'A4', letter: 'US Letter' };

const QUALITIES = [
  { id: 'draft', label: 'Draft', secondsPerFrame: 2, px: 960 },
  { id: 'good', label: 'Good', secondsPerFrame: 12, px: 1280 },
  { id: 'fine', label: 'Fine', secondsPerFrame: 60, px: 1920 },
] as const;
type Quality = (typeof QUALITIES)[number]['id'];
type Which = 'all' | 'scene' | 'chosen';

const timeText = (seconds: number): string =>
  seconds < 90 ? `about ${Math.max(1, Math.round(seconds))} s` : `about ${Math.round(seconds / 60)} min`;

export function BoardExportDialog({ onClose }: HostedDialogProps) {
  const [layout, setLayout] = useState<BoardLayout>('3x2');
  const [paper, setPaper] = useState<Paper>('a4');
  const [quality, setQuality] = useState<Quality>('good');
  const [which, setWhich] = useState<Which>('scene');
  const document = currentDocument();
  const shots = {
    all: recordsOf(document, 'shot').map((shot) => shot.id),
    scene: shotsOf(document, stageStore.getState().sceneId).map((shot) => shot.id),
    chosen: chosenShots().map((shot) => shot.id),
  };
  const { secondsPerFrame, px } = QUALITIES.find(({ id }) => id === quality)!;
  const count = shots[which].length;

  const run = async (): Promise<void> => {
    onClose();
    try {
      await engine().request('board.export', {
        shotIds: which === 'all' ? null : shots[which],
        options: { paper, layout, widthPx: px, heightPx: px, secondsPerFrame },
      });
      notify({ tone: 'info', text: 'The board is being made. Its pages appear under Jobs when it is done.' });
    } catch (error) {
      notify({ tone: 'error', text: messageOf(error) });
    }
  };
  return (
    <Dialog
      title="Export the board"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button tone="primary" isDisabled={count === 0} onPress={() => void run()}>
            Export PDF
          </Button>
        </>
      }
    >
      <PropertyRow label="Shots">
        <SegmentedControl
          label="Shots"
          value={which}
          options={[
            { id: 'scene', label: `This scene (${shots.scene.length})` },
            { id: 'chosen', label: `Selected (${shots.chosen.length})` },
            { id: 'all', label: `All (${shots.all.length})` },
          ]}
          onChange={setWhich}
        />
      </PropertyRow>
      <PropertyRow label="Layout">
        <Select
          label="Layout"
          value={layout}
          options={LAYOUTS.map((id) => ({ id, label: LAYOUT_WORDS[id] }))}
          onChange={setLayout}
        />
      </PropertyRow>
      <PropertyRow label="Paper">
        <SegmentedControl
          label="Paper"
          value={paper}
          options={PAPERS.map((id) => ({ id, label: PAPER_WORDS[id] }))}
          onChange={setPaper}
        />
      </PropertyRow>
      <PropertyRow
        label="Frames"
        hint={
          count === 0
            ? 'There is no shot to print.'
            : `${secondsPerFrame} s of tracing for each frame that has changed, up to ${px} pixels wide: ${timeText(count * (secondsPerFrame + 2))} at most.`
        }
      >
        <SegmentedControl
          label="Frames"
          value={quality}
          options={QUALITIES.map(({ id, label }) => ({ id, label }))}
          onChange={setQuality}
        />
      </PropertyRow>
    </Dialog>
  );
}
