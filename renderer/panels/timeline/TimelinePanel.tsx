/** Time: playback, the ruler with the playhead and the shot's range, and the keys of everything that moves in the shot. */
import { useEffect, useRef, type KeyboardEvent, type WheelEvent } from 'react';
import {
  ChartSpline,
  ChevronFirst,
  ChevronLast,
  CircleDot,
  Diamond,
  Film,
  Pause,
  Play,
  Plus,
  Repeat,
  StepBack,
  StepForward,
} from 'lucide-react';
import { projectOf } from '../../../core/document/index.ts';
import { useDocument } from '../../state/desk-store.ts';
import { useAutoKey } from '../../state/keyframe-edit.ts';
import { useStage } from '../../state/stage-store.ts';
import { runAction } from '../../state/actions.ts';
import { Button } from '../../widgets/button.tsx';
import { EmptyState } from '../../widgets/empty-state.tsx';
import { IconButton } from '../../widgets/icon-button.tsx';
import { actionItems, MenuButton } from '../../widgets/menu.tsx';
import { Panel } from '../../widgets/panel.tsx';
import { EasingControl } from './EasingControl.tsx';
import { FrameReadout } from './FrameReadout.tsx';
import { MovesButton } from './MovesButton.tsx';
import { Playhead, Ruler } from './Ruler.tsx';
import { Tracks } from './Tracks.tsx';
import { shifted, viewOfRange, zoomed } from './time-scale.ts';
import { setTimeline, timelineStore, useTimeline } from './timeline-store.ts';
import './timeline.css';

const KEY_ACTIONS = [
  'timeline.add-key',
  'timeline.key-focal-length',
  'timeline.key-focus',
  'timeline.key-stop',
  'timeline.key-dimmer',
  '-',
  'timeline.next-key',
  'timeline.previous-key',
  'timeline.select-all-keys',
  '-',
  'timeline.copy-keys',
  'timeline.paste-keys',
  'timeline.delete-keys',
] as const;

/** Keys that mean keys here and things elsewhere. */
const LOCAL: Readonly<Record<string, string>> = {
  Delete: 'timeline.delete-keys',
  Backspace: 'timeline.delete-keys',
  'Mod+C': 'timeline.copy-keys',
  'Mod+V': 'timeline.paste-keys',
  'Mod+A': 'timeline.select-all-keys',
};

function onKeyDown(event: KeyboardEvent): void {
  if (event.target instanceof HTMLInputElement) return;
  const chord = `${event.ctrlKey || event.metaKey ? 'Mod+' : ''}${event.key.length === 1 ? event.key.toUpperCase() : event.key}`;
  const id = LOCAL[chord];
  if (id === undefined || event.altKey || event.shiftKey || !runAction(id)) return;
  event.preventDefault();
  event.stopPropagation();
}

function Tools() {
  const isPlaying = useStage((stage) => stage.isPlaying);
  const isLooping = useTimeline((state) => state.isLooping);
  const showsCurves = useTimeline((state) => state.showsCurves);
  const isAuto = useAutoKey();
  return (
    <>
      <IconButton actionId="timeline.go-to-start" icon={ChevronFirst} />
      <IconButton actionId="timeline.previous-frame" icon={StepBack} />
      <IconButton
        label={isPlaying ? 'Pause' : 'Play'}
        actionId="timeline.play"
        icon={isPlaying ? Pause : Play}
        className="pn-time-play"
      />
      <IconButton actionId="timeline.next-frame" icon={StepForward} />
      <IconButton actionId="timeline.go-to-end" icon={ChevronLast} />
      <IconButton actionId="timeline.loop" icon={Repeat} isPressed={isLooping} />
      <FrameReadout />
      <span className="pn-time-gap" />
      <IconButton actionId="timeline.add-key" icon={Diamond} />
      <IconButton
        actionId="timeline.auto-key"
        icon={CircleDot}
        isPressed={isAuto}
        hint="Changes at a frame become keys."
        className={isAuto ? 'pn-time-recording' : undefined}
      />
      <MenuButton label="Keys" icon={Plus} items={() => actionItems(...KEY_ACTIONS)} />
      <MovesButton />
      <EasingControl />
      <IconButton
        label="Curves"
        icon={ChartSpline}
        isPressed={showsCurves}
        onPress={() => setTimeline({ showsCurves: !showsCurves })}
      />
    </>
  );
}

export function TimelinePanel() {
  const document = useDocument();
  const shotId = useStage((stage) => stage.shotId);
  const shot = shotId === null ? undefined : document.records.get(shotId);
  const fps = document.records.size === 0 ? 24 : projectOf(document).fps;
  const area = useRef<HTMLDivElement>(null);

  const isShot = shot?.kind === 'shot';
  const first = isShot ? shot.startFrame : 1;
  const last = isShot ? shot.endFrame : 96;
  useEffect(() => {
    if (shotId === timelineStore.getState().viewShotId) return;
    setTimeline({ view: viewOfRange(first, last), viewShotId: shotId, keys: new Map() });
  }, [shotId, first, last]);

  const onWheel = (event: WheelEvent): void => {
    const box = area.current?.querySelector('.pn-time-lane')?.getBoundingClientRect();
    if (box === undefined || box.width === 0) return;
    const { view } = timelineStore.getState();
    const isSideways = Math.abs(event.deltaX) > Math.abs(event.deltaY) || event.shiftKey;
    if (event.ctrlKey || event.metaKey || event.altKey) {
      const place = Math.min(1, Math.max(0, (event.clientX - box.left) / box.width));
      setTimeline({ view: zoomed(view, place, Math.exp(event.deltaY * 0.002)) });
    } else if (isSideways) {
      setTimeline({ view: shifted(view, (event.deltaX || event.deltaY) / box.width) });
    }
  };
  // the page would zoom with Ctrl and the wheel: that needs a listener that may say no
  useEffect(() => {
    const element = area.current;
    const stop = (event: globalThis.WheelEvent): void => {
      if (event.ctrlKey || event.metaKey) event.preventDefault();
    };
    element?.addEventListener('wheel', stop, { passive: false });
    return () => element?.removeEventListener('wheel', stop);
  }, [isShot]);

  if (!isShot)
    return (
      <Panel title="Timeline" toolbar={<Tools />}>
        <EmptyState
          icon={Film}
          title="Nothing moves yet"
          text="Keys and camera moves belong to a shot. Make one from the camera, then dolly, pan or rack with one click."
        >
          <Button actionId="shot.new" icon={Plus} tone="primary">
            New shot from the camera
          </Button>
        </EmptyState>
      </Panel>
    );
  return (
    <Panel title="Timeline" isFlush isScrolling={false} toolbar={<Tools />}>
      <div className="pn-time" ref={area} onWheel={onWheel} onKeyDown={onKeyDown}>
        <Ruler shot={shot} fps={fps} />
        <div className="pn-time-scroll">
          <Tracks shot={shot} document={document} />
        </div>
        <Playhead />
      </div>
    </Panel>
  );
}
