/** The frame that is shown, to read and to type, with its timecode. */
import { projectOf } from '../../../core/document/index.ts';
import { useDocument } from '../../state/desk-store.ts';
import { setStage, useStage } from '../../state/stage-store.ts';
import { TextField } from '../../widgets/text-field.tsx';
import { timecode } from './time-scale.ts';

export function FrameReadout() {
  const document = useDocument();
  const frame = useStage((stage) => Math.round(stage.frame));
  const fps = document.records.size === 0 ? 24 : projectOf(document).fps;
  return (
    <span className="pn-time-readout">
      <TextField
        label="Frame"
        isLabelHidden
        value={String(frame)}
        onCommit={(typed) => {
          const wished = Number.parseInt(typed, 10);
          if (Number.isFinite(wished))
            setStage({ frame: Math.min(10_000_000, Math.max(-1_000_000, wished)), isPlaying: false });
        }}
      />
      <span className="pn-time-code" title={`${fps} frames a second`}>
        {timecode(frame, fps)}
      </span>
    </span>
  );
}
