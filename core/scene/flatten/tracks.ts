/** Values of animated properties at a frame, fractions included: keys hold before the first and after the last. */
import type { Easing, ShotRecord, Track, TrackProperty } from '../../document/index.ts';
import { lookAt, type Mat4 } from '../../math/mat4.ts';
import { quatFromMat4, slerp, type Quat } from '../../math/quat.ts';
import { lerp, type Vec3 } from '../../math/vec3.ts';
import { easedFraction } from './easing.ts';

interface Key<T> {
  readonly frame: number;
  readonly value: T;
  readonly easing: Easing;
}

/** @param mix blends two values; `t` is 0 at the first. */
export function valueAt<T>(keys: readonly Key<T>[], frame: number, mix: (a: T, b: T, t: number) => T): T {
  const next = keys.findIndex((key) => key.frame > frame);
  if (next === 0) return keys[0]!.value;
  const from = keys[next < 0 ? keys.length - 1 : next - 1]!;
  if (next < 0) return from.value;
  const to = keys[next]!;
  const u = (frame - from.frame) / (to.frame - from.frame);
  return mix(from.value, to.value, easedFraction(from.easing, u));
}

const mixNumber = (a: number, b: number, t: number): number => a + (b - a) * t;

export interface LocalPose {
  readonly translationM: Vec3;
  readonly rotation: Quat;
  readonly scale: Vec3;
}

/** The tracks of a shot, asked by record and property. Without a shot nothing moves. */
export class Animation {
  readonly #tracks = new Map<string, Track>();

  constructor(shot: ShotRecord | null) {
    for (const track of shot?.tracks ?? []) this.#tracks.set(`${track.targetId} ${track.property}`, track);
  }

  #track<P extends TrackProperty>(id: string, property: P): Extract<Track, { property: P }> | null {
    return (this.#tracks.get(`${id} ${property}`) as Extract<Track, { property: P }> | undefined) ?? null;
  }

  /** A number that may be animated; `still` where it is not. */
  number(
    id: string,
    property: 'focalLengthMm' | 'focusDistanceM' | 'tStop' | 'dimmer' | 'emissionDimmer' | 'ndStops',
    still: number,
    frame: number,
  ): number {
    const track = this.#track(id, property);
    return track === null ? still : valueAt(track.keys, frame, mixNumber);
  }

  /** Whether anything moves a record itself (its groups apart). */
  moves(id: string): boolean {
    return (['translationM', 'rotation', 'scale', 'orbit', 'aimM'] as const).some(
      (property) => this.#track(id, property) !== null,
    );
  }

  /** The placement of a record in its parent. An orbit places and turns; an aim turns what translation placed. */
  pose(id: string, still: LocalPose, frame: number): LocalPose {
    const orbit = this.#track(id, 'orbit');
    const aim = this.#track(id, 'aimM');
    const move = this.#track(id, 'translationM');
    const turn = this.#track(id, 'rotation');
    const size = this.#track(id, 'scale');
    const scale = size === null ? still.scale : valueAt(size.keys, frame, lerp);
    if (orbit !== null) {
      const at = valueAt(orbit.keys, frame, (a, b, t) => ({
        azimuthDeg: mixNumber(a.azimuthDeg, b.azimuthDeg, t),
        elevationDeg: mixNumber(a.elevationDeg, b.elevationDeg, t),
        distanceM: mixNumber(a.distanceM, b.distanceM, t),
      }));
      const translationM = onOrbit(orbit.centreM, at.azimuthDeg, at.elevationDeg, at.distanceM);
      return { translationM, rotation: facing(translationM, orbit.centreM), scale };
    }
    const translationM = move === null ? still.translationM : valueAt(move.keys, frame, lerp);
    if (aim !== null)
      return { translationM, rotation: facing(translationM, valueAt(aim.keys, frame, lerp)), scale };
    return {
      translationM,
      rotation: turn === null ? still.rotation : valueAt(turn.keys, frame, slerp),
      scale,
    };
  }
}

const RADIANS_PER_DEGREE = Math.PI / 180;

function onOrbit(centre: Vec3, azimuthDeg: number, elevationDeg: number, distanceM: number): Vec3 {
  const azimuth = azimuthDeg * RADIANS_PER_DEGREE;
  const elevation = elevationDeg * RADIANS_PER_DEGREE;
  const level = distanceM * Math.cos(elevation);
  return [
    centre[0] + level * Math.sin(azimuth),
    centre[1] + distanceM * Math.sin(elevation),
    centre[2] + level * Math.cos(azimuth),
  ];
}

const facing = (eye: Vec3, target: Vec3): Quat => quatFromMat4(lookAt(eye, target) as Mat4);
