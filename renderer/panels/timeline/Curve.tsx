/** The values of a track over time as lines, each scaled to its own range. */
import type { Track } from '../../../core/document/index.ts';
import { Animation } from '../../../core/scene/flatten/tracks.ts';
import { createShotRecord } from '../../../core/document/index.ts';
import type { TrackValue } from '../../../core/document/shot-keys.ts';
import { frameAtPlace } from './time-scale.ts';
import { useTimeline } from './timeline-store.ts';
import { componentsOf } from './timeline-values.ts';

const SAMPLES = 120;
const COLOURS: Readonly<Record<string, string>> = {
  x: 'var(--pn-axis-x)',
  y: 'var(--pn-axis-y)',
  z: 'var(--pn-axis-z)',
  azimuth: 'var(--pn-axis-y)',
  elevation: 'var(--pn-axis-x)',
  distance: 'var(--pn-axis-z)',
};
const STILL = { translationM: [0, 0, 0], rotation: [0, 0, 0, 1], scale: [1, 1, 1] } as const;

/** What the track says at a frame, by the same code as the scene. */
function sample(track: Track, animation: Animation, frame: number): TrackValue {
  switch (track.property) {
    case 'translationM':
    case 'orbit':
      return animation.pose(track.targetId, STILL, frame).translationM;
    case 'rotation':
    case 'aimM':
      return animation.pose(track.targetId, STILL, frame).rotation;
    case 'scale':
      return animation.pose(track.targetId, STILL, frame).scale;
    case 'focalLengthMm':
    case 'focusDistanceM':
    case 'tStop':
    case 'ndStops':
    case 'dimmer':
    case 'emissionDimmer':
      return animation.number(track.targetId, track.property, 0, frame);
  }
}

export function Curve({ track }: { readonly track: Track }) {
  const view = useTimeline((state) => state.view);
  const shot = createShotRecord({
    id: 'sht_curve',
    name: 'curve',
    sceneId: 'scn_curve',
    cameraId: 'cam_curve',
    tracks: [track],
  });
  const animation = new Animation(shot);
  const lines = new Map<string, number[]>();
  for (let i = 0; i <= SAMPLES; i++)
    for (const [name, value] of componentsOf(sample(track, animation, frameAtPlace(view, i / SAMPLES)))) {
      const line = lines.get(name);
      if (line === undefined) lines.set(name, [value]);
      else line.push(value);
    }
  const all = [...lines.values()].flat();
  const low = Math.min(...all);
  const high = Math.max(...all);
  const height = high - low < 1e-9 ? 1 : high - low;
  return (
    <svg
      className="pn-time-curve"
      viewBox={`0 0 ${SAMPLES} 100`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {[...lines].map(([name, values]) => (
        <polyline
          key={name}
          fill="none"
          stroke={COLOURS[name] ?? 'var(--pn-accent)'}
          strokeWidth={1.5}
          vectorEffect="non-scaling-stroke"
          points={values.map((value, i) => `${i},${92 - ((value - low) / height) * 84}`).join(' ')}
        />
      ))}
    </svg>
  );
}
