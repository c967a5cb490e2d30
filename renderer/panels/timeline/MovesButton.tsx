/** Camera moves with one click each: two ways, an amount, over the whole shot or from the playhead on. */
import { Move3d } from 'lucide-react';
import { useDesk } from '../../state/desk-store.ts';
import { useStage } from '../../state/stage-store.ts';
import { Button } from '../../widgets/button.tsx';
import { Popover } from '../../widgets/popover.tsx';
import { SegmentedControl } from '../../widgets/segmented-control.tsx';
import { TextField } from '../../widgets/text-field.tsx';
import { MOVE_PAIRS, type MovePair } from './move-actions.ts';
import { setTimeline, timelineStore, useTimeline } from './timeline-store.ts';

const LEAST = 0.01;
const MOST = 3600;

function Pair({ pair }: { readonly pair: MovePair }) {
  const amount = useTimeline((state) => state.amounts[pair.amount]);
  const [[firstId, firstWord], [secondId, secondWord]] = pair.ways;
  return (
    <div className="pn-moves-row" role="group" aria-label={pair.title}>
      <span className="pn-moves-title" aria-hidden="true">
        {pair.title}
      </span>
      <Button actionId={firstId}>{firstWord}</Button>
      <Button actionId={secondId}>{secondWord}</Button>
      <span className="pn-moves-amount">
        <TextField
          label={`${pair.title}: amount in ${pair.unit}`}
          isLabelHidden
          value={String(amount)}
          onCommit={(typed) => {
            const wished = Number.parseFloat(typed.replace(',', '.'));
            if (Number.isFinite(wished))
              setTimeline({
                amounts: {
                  ...timelineStore.getState().amounts,
                  [pair.amount]: Math.min(MOST, Math.max(LEAST, Math.abs(wished))),
                },
              });
          }}
        />
        <span aria-hidden="true">{pair.unit}</span>
      </span>
    </div>
  );
}

export function MovesButton() {
  const span = useTimeline((state) => state.moveSpan);
  const easing = useTimeline((state) => state.moveEasing);
  const shotId = useStage((stage) => stage.shotId);
  const hasProject = useDesk((state) => state.mirror !== null);
  return (
    <Popover
      label="Camera moves"
      trigger={
        <Button icon={Move3d} tone="quiet" isDisabled={!hasProject || shotId === null}>
          Moves
        </Button>
      }
    >
      <div className="pn-moves">
        {MOVE_PAIRS.map((pair) => (
          <Pair key={pair.id} pair={pair} />
        ))}
        <div className="pn-moves-row" role="group" aria-label="Rack focus">
          <span className="pn-moves-title" aria-hidden="true">
            Rack focus
          </span>
          <Button actionId="move.rack-focus">To the selection</Button>
        </div>
        <div className="pn-moves-options">
          <SegmentedControl
            label="When"
            value={span}
            options={[
              { id: 'shot', label: 'Whole shot' },
              { id: 'from-playhead', label: 'From playhead' },
            ]}
            onChange={(moveSpan) => setTimeline({ moveSpan })}
          />
          <SegmentedControl
            label="Easing of the move"
            value={typeof easing === 'string' && easing !== 'hold' ? easing : null}
            options={[
              { id: 'linear', label: 'Even' },
              { id: 'easeInOut', label: 'Soft' },
              { id: 'easeIn', label: 'Soft start' },
              { id: 'easeOut', label: 'Soft stop' },
            ]}
            onChange={(moveEasing) => setTimeline({ moveEasing })}
          />
        </div>
      </div>
    </Popover>
  );
}
