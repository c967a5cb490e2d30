/** Rows of keys: one for each thing that moves in the shot, and below it one for each of its properties. */
import { memo, useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { ChevronRight, Diamond } from 'lucide-react';
import type { Document, Easing, ShotRecord, Track } from '../../../core/document/index.ts';
import { keyName, type KeyReference, type TrackValue } from '../../../core/document/shot-keys.ts';
import { newGesture } from '../../state/edit.ts';
import { select, useSelection } from '../../state/selection-store.ts';
import { setStage } from '../../state/stage-store.ts';
import { EmptyState } from '../../widgets/empty-state.tsx';
import { classes } from '../../widgets/defined.ts';
import { Icon } from '../../widgets/icon.tsx';
import { recordIcon } from '../outliner/record-icon.ts';
import { Curve } from './Curve.tsx';
import { placeOfFrame } from './time-scale.ts';
import { moveKeys } from './timeline-edits.ts';
import { selectedKeys, selectKeys, setTimeline, timelineStore, useTimeline } from './timeline-store.ts';
import { PROPERTY_TITLES, valueText } from './timeline-values.ts';

interface AnyKey {
  readonly frame: number;
  readonly value: TrackValue;
  readonly easing: Easing;
}

const easingWord = (easing: Easing): string => (typeof easing === 'string' ? easing : 'own curve');

export function Tracks({ shot, document }: { readonly shot: ShotRecord; readonly document: Document }) {
  const targets = [...new Set(shot.tracks.map((track) => track.targetId))];
  const closed = useTimeline((state) => state.closedIds);
  const selection = useSelection();
  if (targets.length === 0)
    return (
      <EmptyState
        icon={Diamond}
        title="This shot stands still"
        text="Press K to key what is selected at the playhead, or take a camera move."
      />
    );
  return (
    <div className="pn-time-tracks" role="group" aria-label="Keys of the shot">
      {targets.map((id) => {
        const record = document.records.get(id);
        if (record === undefined) return null;
        const own = shot.tracks.filter((track) => track.targetId === id);
        const isOpen = !closed.has(id);
        return (
          <div key={id} role="group" aria-label={record.name}>
            <div
              className={classes('pn-time-row pn-time-target', selection.includes(id) && 'pn-time-selected')}
            >
              <div className="pn-time-label">
                <AriaButton
                  className="pn-time-chevron"
                  aria-label={`${isOpen ? 'Fold' : 'Unfold'} the tracks of ${record.name}`}
                  aria-expanded={isOpen}
                  onPress={() => {
                    const next = new Set(closed);
                    if (!next.delete(id)) next.add(id);
                    setTimeline({ closedIds: next });
                  }}
                >
                  <Icon of={ChevronRight} />
                </AriaButton>
                <AriaButton className="pn-time-name" onPress={() => select([id])}>
                  <Icon of={recordIcon(record)} />
                  <span>{record.name}</span>
                </AriaButton>
              </div>
              <KeyLane shot={shot} tracks={own} label={record.name} isSummary />
            </div>
            {isOpen &&
              own.map((track) => (
                <TrackRow key={track.property} shot={shot} track={track} name={record.name} />
              ))}
          </div>
        );
      })}
    </div>
  );
}

function TrackRow({
  shot,
  track,
  name,
}: {
  readonly shot: ShotRecord;
  readonly track: Track;
  readonly name: string;
}) {
  const showsCurves = useTimeline((state) => state.showsCurves);
  return (
    <div className={classes('pn-time-row', showsCurves && 'pn-time-row-curve')}>
      <div className="pn-time-label pn-time-property">{PROPERTY_TITLES[track.property]}</div>
      {showsCurves ? (
        <div className="pn-time-lane">
          <Curve track={track} />
          <KeyLane shot={shot} tracks={[track]} label={`${name}, ${PROPERTY_TITLES[track.property]}`} />
        </div>
      ) : (
        <KeyLane shot={shot} tracks={[track]} label={`${name}, ${PROPERTY_TITLES[track.property]}`} />
      )}
    </div>
  );
}

interface KeyLaneProps {
  readonly shot: ShotRecord;
  readonly tracks: readonly Track[];
  readonly label: string;
  /** Diamonds stand for the keys of several tracks. */
  readonly isSummary?: boolean;
}

const SLACK_PX = 3;

const KeyLane = memo(function KeyLane({ shot, tracks, label, isSummary = false }: KeyLaneProps) {
  const view = useTimeline((state) => state.view);
  const selected = useTimeline((state) => state.keys);
  const lane = useRef<HTMLDivElement>(null);
  const drag = useRef<{
    readonly x: number;
    readonly base: ShotRecord;
    readonly keys: readonly KeyReference[];
    readonly gesture: string;
    by: number;
    isMoving: boolean;
  } | null>(null);

  const at = new Map<number, { references: KeyReference[]; text: string }>();
  for (const track of tracks)
    for (const key of track.keys as readonly AnyKey[]) {
      const spot = at.get(key.frame) ?? { references: [], text: '' };
      spot.references.push({ targetId: track.targetId, property: track.property, frame: key.frame });
      if (!isSummary) spot.text = `${valueText(track.property, key.value)}, ${easingWord(key.easing)}`;
      at.set(key.frame, spot);
    }
  const frames = [...at.keys()].sort((a, b) => a - b);

  const onPointerDown = (
    event: PointerEvent<HTMLButtonElement>,
    references: readonly KeyReference[],
  ): void => {
    if (event.button !== 0) return;
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
    const isChosen = references.every((key) => timelineStore.getState().keys.has(keyName(key)));
    if (event.ctrlKey || event.metaKey) selectKeys(references, 'toggle');
    else if (event.shiftKey) selectKeys(references, 'add');
    else if (!isChosen) selectKeys(references);
    drag.current = {
      x: event.clientX,
      base: shot,
      keys: selectedKeys(),
      gesture: newGesture(),
      by: 0,
      isMoving: false,
    };
  };
  const onPointerMove = (event: PointerEvent<HTMLButtonElement>): void => {
    const now = drag.current;
    const width = lane.current?.getBoundingClientRect().width ?? 0;
    if (now === null || width === 0) return;
    const dx = event.clientX - now.x;
    if (!now.isMoving && Math.abs(dx) < SLACK_PX) return;
    now.isMoving = true;
    const by = Math.round((dx / width) * (view.to - view.from));
    if (by === now.by) return;
    now.by = by;
    moveKeys(now.base, now.keys, by, now.gesture);
  };
  const onPointerUp = (references: readonly KeyReference[]) => (event: PointerEvent<HTMLButtonElement>) => {
    const now = drag.current;
    drag.current = null;
    if (now === null || now.isMoving || event.ctrlKey || event.metaKey || event.shiftKey) return;
    selectKeys(references);
    setStage({ frame: references[0]!.frame, isPlaying: false });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLButtonElement>, frame: number): void => {
    const { references } = at.get(frame)!;
    const place = frames.indexOf(frame);
    const way = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (event.key === 'Enter' || event.key === ' ') {
      selectKeys(references, event.ctrlKey || event.metaKey ? 'toggle' : event.shiftKey ? 'add' : 'replace');
      setStage({ frame, isPlaying: false });
    } else if (way !== 0 && (event.shiftKey || event.altKey)) {
      const isChosen = references.every((key) => timelineStore.getState().keys.has(keyName(key)));
      moveKeys(shot, isChosen ? selectedKeys() : references, way);
    } else if (way !== 0) {
      const next = frames[place + way];
      if (next !== undefined) lane.current?.querySelector<HTMLElement>(`[data-frame="${next}"]`)?.focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      className={isSummary ? 'pn-time-lane pn-time-lane-summary' : 'pn-time-lane'}
      ref={lane}
      onPointerDown={(event) => {
        if (event.target === event.currentTarget && !event.shiftKey) selectKeys([]);
      }}
    >
      {frames.map((frame, i) => {
        const place = placeOfFrame(view, frame);
        if (place < -0.01 || place > 1.01) return null;
        const { references, text } = at.get(frame)!;
        const isChosen = references.every((key) => selected.has(keyName(key)));
        const isHold = tracks.some((track) =>
          (track.keys as readonly AnyKey[]).some((key) => key.frame === frame && key.easing === 'hold'),
        );
        return (
          <button
            key={frame}
            type="button"
            data-frame={frame}
            // one stop of the Tab key for each row; arrows go from key to key
            tabIndex={i === 0 ? 0 : -1}
            className={classes(
              'pn-time-key',
              isChosen && 'pn-time-key-selected',
              isHold && 'pn-time-key-hold',
            )}
            style={{ left: `${place * 100}%` }}
            aria-label={`${label}, frame ${frame}${text === '' ? '' : `, ${text}`}`}
            aria-pressed={isChosen}
            title={`Frame ${frame}${text === '' ? '' : `: ${text}`}`}
            onPointerDown={(event) => onPointerDown(event, references)}
            onPointerMove={onPointerMove}
            onPointerUp={onPointerUp(references)}
            onPointerCancel={() => {
              drag.current = null;
            }}
            onKeyDown={(event) => onKeyDown(event, frame)}
          />
        );
      })}
    </div>
  );
});
