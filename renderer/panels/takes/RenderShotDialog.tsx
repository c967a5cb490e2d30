/** Renders frames of a shot as a new take: which frames, how large, how fine. */
import { useState } from 'react';
import { projectOf } from '../../../core/document/index.ts';
import { currentDocument, engine, messageOf } from '../../state/desk-store.ts';
import { notify } from '../../state/notices.ts';
import { activeShot } from '../../state/keyframe-edit.ts';
import { stageStore } from '../../state/stage-store.ts';
import { Button } from '../../widgets/button.tsx';
import type { HostedDialogProps } from '../../widgets/dialog-host.tsx';
import { Dialog } from '../../widgets/dialog.tsx';
import { PropertyRow } from '../../widgets/property-row.tsx';
import { SegmentedControl } from '../../widgets/segmented-control.tsx';
import { TextField } from '../../widgets/text-field.tsx';
import { parseRange } from '../shots/shot-facts.ts';

const SIZES = [
  { id: '960', label: '960', width: 960 },
  { id: '1280', label: '1280', width: 1280 },
  { id: '1920', label: '1920 (HD)', width: 1920 },
  { id: '3840', label: '3840 (UHD)', width: 3840 },
] as const;
const QUALITIES = [
  { id: 'draft', label: 'Draft', samples: 32 },
  { id: 'good', label: 'Good', samples: 128 },
  { id: 'fine', label: 'Fine', samples: 512 },
  { id: 'final', label: 'Final', samples: 2048 },
] as const;
type Size = (typeof SIZES)[number]['id'];
type Quality = (typeof QUALITIES)[number]['id'];
type Which = 'frame' | 'board' | 'shot' | 'range';

export function RenderShotDialog({ onClose }: HostedDialogProps) {
  const [shot] = useState(activeShot);
  const [which, setWhich] = useState<Which>('frame');
  const [typed, setTyped] = useState(shot === null ? '' : `${shot.startFrame}–${shot.endFrame}`);
  const [size, setSize] = useState<Size>('1280');
  const [quality, setQuality] = useState<Quality>('good');
  if (shot === null) return null;
  const now = Math.min(shot.endFrame, Math.max(shot.startFrame, Math.round(stageStore.getState().frame)));
  const own = parseRange(typed, shot.startFrame);
  const range =
    which === 'frame'
      ? ([now, now] as const)
      : which === 'board'
        ? ([shot.boardFrame, shot.boardFrame] as const)
        : which === 'shot'
          ? ([shot.startFrame, shot.endFrame] as const)
          : own;
  const isValid =
    range !== null && range[0] <= range[1] && range[0] >= shot.startFrame && range[1] <= shot.endFrame;
  const width = SIZES.find(({ id }) => id === size)!.width;
  const ratio = shot.aspectRatio ?? projectOf(currentDocument()).deliveryAspectRatios[0]!.ratio;
  const height = Math.max(16, Math.round(width / ratio));
  const { samples } = QUALITIES.find(({ id }) => id === quality)!;
  const frames = isValid ? range[1] - range[0] + 1 : 0;

  const run = async (): Promise<void> => {
    if (!isValid) return;
    onClose();
    try {
      await engine().request('render.shot', {
        shotId: shot.id,
        startFrame: range[0],
        endFrame: range[1],
        widthPx: width,
        heightPx: height,
        samples,
      });
      notify({ tone: 'info', text: 'The take is being rendered. It goes on under Jobs while you work.' });
    } catch (error) {
      notify({ tone: 'error', text: messageOf(error) });
    }
  };
  return (
    <Dialog
      title={`Render shot ${shot.shotNumber === '' ? shot.name : shot.shotNumber}`}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button tone="primary" isDisabled={!isValid} onPress={() => void run()}>
            {frames > 1 ? `Render ${frames} frames` : 'Render'}
          </Button>
        </>
      }
    >
      <PropertyRow
        label="Frames"
        hint={isValid ? undefined : `Frames of the shot: ${shot.startFrame}–${shot.endFrame}`}
      >
        <SegmentedControl
          label="Frames"
          value={which}
          options={[
            { id: 'frame', label: `This (${now})` },
            { id: 'board', label: `Board (${shot.boardFrame})` },
            { id: 'shot', label: 'Whole shot' },
            { id: 'range', label: 'Some' },
          ]}
          onChange={setWhich}
        />
      </PropertyRow>
      {which === 'range' && (
        <PropertyRow label="From–to">
          <TextField label="From–to" value={typed} onCommit={setTyped} onType={setTyped} />
        </PropertyRow>
      )}
      <PropertyRow label="Width" hint={`${width} × ${height} pixels`}>
        <SegmentedControl
          label="Width"
          value={size}
          options={SIZES.map(({ id, label }) => ({ id, label }))}
          onChange={setSize}
        />
      </PropertyRow>
      <PropertyRow label="Quality" hint={`${samples} samples a pixel, denoised`}>
        <SegmentedControl
          label="Quality"
          value={quality}
          options={QUALITIES.map(({ id, label }) => ({ id, label }))}
          onChange={setQuality}
        />
      </PropertyRow>
    </Dialog>
  );
}
