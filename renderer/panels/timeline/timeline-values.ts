/** Properties that can be animated: what they are called, which records have them, what they are worth at a frame, and in words. */
import type { AnyRecord, ShotRecord, TrackProperty } from '../../../core/document/index.ts';
import { findTrack, type TrackValue } from '../../../core/document/shot-keys.ts';
import { Animation, valueAt } from '../../../core/scene/flatten/tracks.ts';

export const PROPERTY_TITLES: Readonly<Record<TrackProperty, string>> = {
  translationM: 'Position',
  rotation: 'Rotation',
  scale: 'Scale',
  orbit: 'Orbit',
  aimM: 'Aim',
  focalLengthMm: 'Focal length',
  focusDistanceM: 'Focus',
  tStop: 'T-stop',
  ndStops: 'ND',
  dimmer: 'Dimmer',
  emissionDimmer: 'Emission',
};

/** In the order in which they are listed. */
export function propertiesOf(record: AnyRecord): readonly TrackProperty[] {
  switch (record.kind) {
    case 'camera':
      return [
        'translationM',
        'rotation',
        'orbit',
        'aimM',
        'focalLengthMm',
        'focusDistanceM',
        'tStop',
        'ndStops',
      ];
    case 'light':
      return ['translationM', 'rotation', 'orbit', 'aimM', 'dimmer'];
    case 'object':
      return ['translationM', 'rotation', 'scale', 'orbit', 'aimM', 'emissionDimmer'];
    case 'environment':
    case 'material':
    case 'project':
    case 'scene':
    case 'shot':
    case 'take':
      return [];
  }
}

/** What "add a key" keys on something that has no tracks yet. */
export const usualProperties = (record: AnyRecord): readonly TrackProperty[] =>
  record.kind === 'camera' || record.kind === 'light' || record.kind === 'object'
    ? ['translationM', 'rotation']
    : [];

const INFINITY_M = 10_000;

/** Null where the record has no such property, and for an orbit or an aim without a track. */
export function valueOf(
  record: AnyRecord,
  shot: ShotRecord,
  property: TrackProperty,
  frame: number,
): TrackValue | null {
  const animation = new Animation(shot);
  if (property === 'orbit' || property === 'aimM') {
    if (property === 'aimM') {
      const track = findTrack(shot, record.id, 'aimM');
      return track === null
        ? null
        : valueAt(track.keys, frame, (a, b, t) => [
            a[0] + (b[0] - a[0]) * t,
            a[1] + (b[1] - a[1]) * t,
            a[2] + (b[2] - a[2]) * t,
          ]);
    }
    const track = findTrack(shot, record.id, 'orbit');
    return track === null
      ? null
      : valueAt(track.keys, frame, (a, b, t) => ({
          azimuthDeg: a.azimuthDeg + (b.azimuthDeg - a.azimuthDeg) * t,
          elevationDeg: a.elevationDeg + (b.elevationDeg - a.elevationDeg) * t,
          distanceM: a.distanceM + (b.distanceM - a.distanceM) * t,
        }));
  }
  if (property === 'translationM' || property === 'rotation' || property === 'scale') {
    const still =
      record.kind === 'object'
        ? record.transform
        : record.kind === 'camera' || record.kind === 'light'
          ? { ...record.pose, scale: [1, 1, 1] as const }
          : null;
    return still === null ? null : animation.pose(record.id, still, frame)[property];
  }
  const still = stillNumber(record, property);
  return still === null ? null : animation.number(record.id, property, still, frame);
}

function stillNumber(
  record: AnyRecord,
  property: 'focalLengthMm' | 'focusDistanceM' | 'tStop' | 'ndStops' | 'dimmer' | 'emissionDimmer',
): number | null {
  if (record.kind === 'light') return property === 'dimmer' ? record.dimmer : null;
  if (record.kind === 'object') return property === 'emissionDimmer' ? record.emissionDimmer : null;
  if (record.kind !== 'camera' || property === 'dimmer' || property === 'emissionDimmer') return null;
  const value = record[property];
  return value === 'infinity' ? INFINITY_M : value;
}

const short = (x: number): string => String(Number(x.toFixed(2)));

export function valueText(property: TrackProperty, value: TrackValue): string {
  if (typeof value === 'number') {
    switch (property) {
      case 'focalLengthMm':
        return `${short(value)} mm`;
      case 'focusDistanceM':
        return value >= INFINITY_M ? '∞' : `${short(value)} m`;
      case 'tStop':
        return `T${short(value)}`;
      case 'ndStops':
        return `${short(value)} stops`;
      case 'dimmer':
      case 'emissionDimmer':
        return `${Math.round(value * 100)} %`;
      case 'aimM':
      case 'orbit':
      case 'rotation':
      case 'scale':
      case 'translationM':
        return short(value);
    }
  }
  if ('azimuthDeg' in value)
    return `${Math.round(value.azimuthDeg)}°, ${Math.round(value.elevationDeg)}°, ${short(value.distanceM)} m`;
  if (property === 'rotation') return turnText(value);
  const unit = property === 'scale' ? '' : ' m';
  return `${value.map(short).join(', ')}${unit}`;
}

/** Pan and tilt of what looks along −Z. */
function turnText(q: readonly number[]): string {
  const [x, y, z, w] = q as unknown as readonly [number, number, number, number];
  const forward = [-2 * (x * z + w * y), -2 * (y * z - w * x), -(1 - 2 * (x * x + y * y))] as const;
  const pan = (Math.atan2(-forward[0], -forward[2]) * 180) / Math.PI;
  const tilt = (Math.asin(Math.max(-1, Math.min(1, forward[1]))) * 180) / Math.PI;
  return `pan ${Math.round(pan)}°, tilt ${Math.round(tilt)}°`;
}

/** The numbers of a value, for curves, with a name each. */
export function componentsOf(value: TrackValue): readonly (readonly [string, number])[] {
  if (typeof value === 'number') return [['', value]];
  if ('azimuthDeg' in value)
    return [
      ['azimuth', value.azimuthDeg],
      ['elevation', value.elevationDeg],
      ['distance', value.distanceM],
    ];
  return value.map((n, i) => [['x', 'y', 'z', 'w'][i] ?? '', n] as const);
}
