/**
 * Keys of a shot's tracks: set, move, take away, copy, ease. Every function gives a new shot and leaves the old one as it was;
 * tracks that lose their last key go.
 */
import type { Easing, ShotRecord, Track, TrackProperty } from './records/index.ts';

export type TrackKey<P extends TrackProperty = TrackProperty> = Extract<
  Track,
  { property: P }
>['keys'][number];
export type TrackValue<P extends TrackProperty = TrackProperty> = TrackKey<P>['value'];

/** Names one key. */
export interface KeyReference {
  readonly targetId: string;
  readonly property: TrackProperty;
  readonly frame: number;
}

/** Names a track. */
export interface TrackReference {
  readonly targetId: string;
  readonly property: TrackProperty;
}

export const trackName = ({ targetId, property }: TrackReference): string => `${targetId} ${property}`;
export const keyName = (key: KeyReference): string => `${trackName(key)} ${key.frame}`;

export const findTrack = <P extends TrackProperty>(
  shot: ShotRecord,
  targetId: string,
  property: P,
): Extract<Track, { property: P }> | null =>
  (shot.tracks.find((track) => track.targetId === targetId && track.property === property) as
    Extract<Track, { property: P }> | undefined) ?? null;

/** The keys of a track without the property that they belong to. */
const keysOf = (track: Track): readonly TrackKey[] => track.keys;
const withKeys = (track: Track, keys: readonly TrackKey[]): Track => ({ ...track, keys }) as Track;
const rising = (keys: readonly TrackKey[]): readonly TrackKey[] =>
  [...keys].sort((a, b) => a.frame - b.frame);

/** `change` gives the keys that a track shall have; none takes the track away. */
function mapTracks(
  shot: ShotRecord,
  change: (track: Track, keys: readonly TrackKey[]) => readonly TrackKey[],
): ShotRecord {
  const tracks = shot.tracks.flatMap((track): Track[] => {
    const keys = change(track, keysOf(track));
    if (keys === keysOf(track)) return [track];
    return keys.length === 0 ? [] : [withKeys(track, rising(keys))];
  });
  return { ...shot, tracks };
}

/**
 * Sets a key; a new track begins with it. The easing of a key that was there stays, and a new one takes that of the key before it.
 * Orbits need a centre and are made by camera moves: here a key is set in one that exists.
 */
export function withKey<P extends TrackProperty>(
  shot: ShotRecord,
  targetId: string,
  property: P,
  frame: number,
  value: TrackValue<P>,
  easing?: Easing,
): ShotRecord {
  const track = findTrack(shot, targetId, property) as Track | null;
  if (track === null) {
    if (property === 'orbit') return shot;
    const first = { targetId, property, keys: [{ frame, value, easing: easing ?? 'easeInOut' }] };
    return { ...shot, tracks: [...shot.tracks, first as unknown as Track] };
  }
  return mapTracks(shot, (candidate, keys) => {
    if (candidate !== track) return keys;
    const here = keys.find((key) => key.frame === frame);
    const before = keys.filter((key) => key.frame < frame).at(-1);
    const key = { frame, value, easing: easing ?? here?.easing ?? before?.easing ?? 'easeInOut' };
    return [...keys.filter((other) => other !== here), key as TrackKey];
  });
}

export function withoutKeys(shot: ShotRecord, gone: readonly KeyReference[]): ShotRecord {
  const names = new Set(gone.map(keyName));
  return mapTracks(shot, (track, keys) => {
    const rest = keys.filter((key) => !names.has(keyName({ ...track, frame: key.frame })));
    return rest.length === keys.length ? keys : rest;
  });
}

export const withoutTracks = (shot: ShotRecord, gone: readonly TrackReference[]): ShotRecord => {
  const names = new Set(gone.map(trackName));
  return { ...shot, tracks: shot.tracks.filter((track) => !names.has(trackName(track))) };
};

/** Moves keys in time together; those that they land on give way. */
export function withMovedKeys(
  shot: ShotRecord,
  moved: readonly KeyReference[],
  byFrames: number,
): ShotRecord {
  if (byFrames === 0) return shot;
  const names = new Set(moved.map(keyName));
  return mapTracks(shot, (track, keys) => {
    const isMoved = (key: TrackKey): boolean => names.has(keyName({ ...track, frame: key.frame }));
    const carried = keys.filter(isMoved).map((key) => ({ ...key, frame: key.frame + byFrames }));
    if (carried.length === 0) return keys;
    const landing = new Set(carried.map((key) => key.frame));
    return [...keys.filter((key) => !isMoved(key) && !landing.has(key.frame)), ...carried];
  });
}

export function withEasing(shot: ShotRecord, eased: readonly KeyReference[], easing: Easing): ShotRecord {
  const names = new Set(eased.map(keyName));
  return mapTracks(shot, (track, keys) =>
    keys.some((key) => names.has(keyName({ ...track, frame: key.frame })))
      ? keys.map((key) => (names.has(keyName({ ...track, frame: key.frame })) ? { ...key, easing } : key))
      : keys,
  );
}

/** Keys as they are carried from one place in time to another. Frames count from the first of them. */
export interface CopiedKeys {
  readonly tracks: readonly Track[];
}

export function copyKeys(shot: ShotRecord, copied: readonly KeyReference[]): CopiedKeys {
  const names = new Set(copied.map(keyName));
  const picked = mapTracks(shot, (track, keys) =>
    keys.filter((key) => names.has(keyName({ ...track, frame: key.frame }))),
  ).tracks;
  const first = Math.min(...picked.flatMap((track) => keysOf(track).map((key) => key.frame)));
  return {
    tracks: picked.map((track) =>
      withKeys(
        track,
        keysOf(track).map((key) => ({ ...key, frame: key.frame - first })),
      ),
    ),
  };
}

/** Puts copied keys in from a frame on, over those that are there. */
export function withPastedKeys(shot: ShotRecord, { tracks }: CopiedKeys, atFrame: number): ShotRecord {
  let result = shot;
  for (const track of tracks) {
    const known = findTrack(result, track.targetId, track.property) as Track | null;
    const keys = keysOf(track).map((key) => ({ ...key, frame: key.frame + atFrame }));
    if (known === null) {
      result = { ...result, tracks: [...result.tracks, withKeys(track, keys)] };
      continue;
    }
    const landing = new Set(keys.map((key) => key.frame));
    result = mapTracks(result, (candidate, own) =>
      candidate === known ? [...own.filter((key) => !landing.has(key.frame)), ...keys] : own,
    );
  }
  return result;
}

/** Frames with keys of the given tracks (default all), rising, each once. */
export const keyFrames = (tracks: readonly Track[]): readonly number[] =>
  [...new Set(tracks.flatMap((track) => keysOf(track).map((key) => key.frame)))].sort((a, b) => a - b);
