/**
 * Edits that become keys. When a property is animated in the shot that is being worked on, a change of it at a frame is a change of its
 * track: hands and inspectors ask here before they write to a record.
 */
import { findRecord, type Edit, type ShotRecord, type TrackProperty } from '../../core/document/index.ts';
import { findTrack, withKey, type TrackValue } from '../../core/document/shot-keys.ts';
import { createStore, useStore } from 'zustand';
import { currentDocument } from './desk-store.ts';
import { stageStore } from './stage-store.ts';

const store = createStore<{ readonly isOn: boolean }>(() => ({ isOn: false }));
/** With auto-key on, a change of something that is not animated yet begins a track. */
export const autoKey = {
  isOn: (): boolean => store.getState().isOn,
  set: (isOn: boolean): void => store.setState({ isOn }),
};
export const useAutoKey = (): boolean => useStore(store, (state) => state.isOn);

export const activeShot = (): ShotRecord | null => {
  const { shotId } = stageStore.getState();
  return shotId === null ? null : findRecord(currentDocument(), 'shot', shotId);
};

/**
 * The edit that keys `value` at `frame` of the active shot, or null when the record itself shall be edited: no shot, a property that is
 * not animated, and auto-key off.
 */
export function keyframeEdit<P extends TrackProperty>(
  recordId: string,
  property: P,
  value: TrackValue<P>,
  frame: number = stageStore.getState().frame,
): Edit | null {
  const shot = activeShot();
  if (shot === null || (findTrack(shot, recordId, property) === null && !store.getState().isOn)) return null;
  const keyed = withKey(shot, recordId, property, Math.round(frame), value);
  return keyed === shot ? null : { op: 'put', record: keyed };
}

/** True when a change of the property at the shown frame goes to a track. */
export const isKeyed = (recordId: string, property: TrackProperty): boolean => {
  const shot = activeShot();
  return shot !== null && (findTrack(shot, recordId, property) !== null || store.getState().isOn);
};
