/** Playback, keys and moves as actions. */
import { projectOf } from '../../../core/document/index.ts';
import { registerActions } from '../../state/actions.ts';
import { currentDocument } from '../../state/desk-store.ts';
import { activeShot, autoKey } from '../../state/keyframe-edit.ts';
import { setStage, stageStore } from '../../state/stage-store.ts';
import { withRange } from '../shots/shot-edits.ts';
import { moveActions } from './move-actions.ts';
import { playRange, runPlayback } from './playback.ts';
import { selectedKeys, setTimeline, timelineStore } from './timeline-store.ts';
import {
  addKeys,
  animated,
  changeShot,
  copySelectedKeys,
  deleteKeys,
  pasteKeys,
  selectAllKeys,
  stepKey,
} from './timeline-edits.ts';

const step = (by: number): void =>
  setStage({ frame: Math.round(stageStore.getState().frame) + by, isPlaying: false });

/** Registers them, and starts the clock that playing needs. */
export function registerTimelineActions(): () => void {
  const endClock = runPlayback();
  const hasShot = (): boolean => activeShot() !== null;
  const hasProject = (): boolean => currentDocument().records.size > 0;
  const second = (): number => Math.round(projectOf(currentDocument()).fps);
  const endActions = registerActions([
    {
      id: 'timeline.play',
      title: 'Play or pause',
      group: 'Timeline',
      shortcut: 'Space',
      keywords: ['playback', 'stop', 'preview'],
      isEnabled: hasProject,
      isOn: () => stageStore.getState().isPlaying,
      run: () => setStage({ isPlaying: !stageStore.getState().isPlaying }),
    },
    {
      id: 'timeline.next-frame',
      title: 'Next frame',
      group: 'Timeline',
      shortcut: '.',
      isEnabled: hasProject,
      run: () => step(1),
    },
    {
      id: 'timeline.previous-frame',
      title: 'Previous frame',
      group: 'Timeline',
      shortcut: ',',
      isEnabled: hasProject,
      run: () => step(-1),
    },
    {
      id: 'timeline.second-forward',
      title: 'A second forward',
      group: 'Timeline',
      isEnabled: hasProject,
      run: () => step(second()),
    },
    {
      id: 'timeline.second-back',
      title: 'A second back',
      group: 'Timeline',
      isEnabled: hasProject,
      run: () => step(-second()),
    },
    {
      id: 'timeline.go-to-start',
      title: 'First frame of the shot',
      group: 'Timeline',
      shortcut: 'Shift+Home',
      isEnabled: hasShot,
      run: () => setStage({ frame: playRange().startFrame, isPlaying: false }),
    },
    {
      id: 'timeline.go-to-end',
      title: 'Last frame of the shot',
      group: 'Timeline',
      shortcut: 'Shift+End',
      isEnabled: hasShot,
      run: () => setStage({ frame: playRange().endFrame, isPlaying: false }),
    },
    {
      id: 'timeline.next-key',
      title: 'Next key',
      group: 'Timeline',
      shortcut: 'Alt+.',
      isEnabled: hasShot,
      run: () => stepKey(1),
    },
    {
      id: 'timeline.previous-key',
      title: 'Previous key',
      group: 'Timeline',
      shortcut: 'Alt+,',
      isEnabled: hasShot,
      run: () => stepKey(-1),
    },
    {
      id: 'timeline.loop',
      title: 'Loop',
      group: 'Timeline',
      keywords: ['repeat', 'cycle'],
      isOn: () => timelineStore.getState().isLooping,
      run: () => setTimeline({ isLooping: !timelineStore.getState().isLooping }),
    },
    {
      id: 'timeline.add-key',
      title: 'Add a key at the playhead',
      group: 'Timeline',
      shortcut: 'K',
      keywords: ['keyframe', 'insert', 'animate'],
      isEnabled: () => hasShot() && animated().length > 0,
      run: () => addKeys(),
    },
    {
      id: 'timeline.key-focal-length',
      title: 'Key the focal length',
      group: 'Timeline',
      keywords: ['keyframe', 'zoom'],
      isEnabled: hasShot,
      run: () => addKeys(['focalLengthMm']),
    },
    {
      id: 'timeline.key-focus',
      title: 'Key the focus distance',
      group: 'Timeline',
      keywords: ['keyframe', 'rack', 'pull'],
      isEnabled: hasShot,
      run: () => addKeys(['focusDistanceM']),
    },
    {
      id: 'timeline.key-stop',
      title: 'Key the T-stop',
      group: 'Timeline',
      keywords: ['keyframe', 'iris', 'aperture'],
      isEnabled: hasShot,
      run: () => addKeys(['tStop']),
    },
    {
      id: 'timeline.key-dimmer',
      title: 'Key the dimmer of the selected lights',
      group: 'Timeline',
      keywords: ['keyframe', 'light', 'level', 'cue'],
      isEnabled: () => animated().some((record) => record.kind === 'light'),
      run: () => addKeys(['dimmer']),
    },
    {
      id: 'timeline.auto-key',
      title: 'Auto-key',
      group: 'Timeline',
      shortcut: 'Shift+K',
      keywords: ['record', 'keyframe', 'automatic'],
      isOn: autoKey.isOn,
      run: () => autoKey.set(!autoKey.isOn()),
    },
    {
      id: 'timeline.delete-keys',
      title: 'Delete the selected keys',
      group: 'Timeline',
      isEnabled: () => selectedKeys().length > 0,
      run: deleteKeys,
    },
    {
      id: 'timeline.copy-keys',
      title: 'Copy the selected keys',
      group: 'Timeline',
      isEnabled: () => selectedKeys().length > 0,
      run: () => {
        copySelectedKeys();
      },
    },
    {
      id: 'timeline.paste-keys',
      title: 'Paste keys at the playhead',
      group: 'Timeline',
      isEnabled: () => hasShot() && timelineStore.getState().copied !== null,
      run: pasteKeys,
    },
    {
      id: 'timeline.select-all-keys',
      title: 'Select all keys',
      group: 'Timeline',
      isEnabled: hasShot,
      run: selectAllKeys,
    },
    {
      id: 'timeline.set-in',
      title: 'The shot begins here',
      group: 'Timeline',
      shortcut: 'Alt+[',
      keywords: ['in point', 'start', 'trim'],
      isEnabled: hasShot,
      run: () =>
        changeShot('Start of the shot', (shot) =>
          withRange(shot, stageStore.getState().frame, Math.max(shot.endFrame, stageStore.getState().frame)),
        ),
    },
    {
      id: 'timeline.set-out',
      title: 'The shot ends here',
      group: 'Timeline',
      shortcut: 'Alt+]',
      keywords: ['out point', 'end', 'trim'],
      isEnabled: hasShot,
      run: () =>
        changeShot('End of the shot', (shot) =>
          withRange(
            shot,
            Math.min(shot.startFrame, stageStore.getState().frame),
            stageStore.getState().frame,
          ),
        ),
    },
    ...moveActions(),
  ]);
  return () => {
    endActions();
    endClock();
  };
}
