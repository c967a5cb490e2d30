/** The moves of a camera as actions: one click each, amounts from the timeline's own settings. */
import type { Action } from '../../state/actions.ts';
import { add, scale } from '../../../core/math/vec3.ts';
import { activeShot } from '../../state/keyframe-edit.ts';
import { notify } from '../../state/notices.ts';
import { applyMove } from './timeline-edits.ts';
import { timelineStore, type MoveAmounts } from './timeline-store.ts';

/** Moves that go two ways, with the amount that both share. */
export interface MovePair {
  readonly id: string;
  readonly title: string;
  readonly amount: keyof MoveAmounts;
  readonly unit: string;
  /** [action, word on its button] of the two ways. */
  readonly ways: readonly [readonly [string, string], readonly [string, string]];
}

export const MOVE_PAIRS: readonly MovePair[] = [
  {
    id: 'dolly',
    title: 'Dolly',
    amount: 'dollyM',
    unit: 'm',
    ways: [
      ['move.dolly-in', 'In'],
      ['move.dolly-out', 'Out'],
    ],
  },
  {
    id: 'truck',
    title: 'Truck',
    amount: 'truckM',
    unit: 'm',
    ways: [
      ['move.truck-left', 'Left'],
      ['move.truck-right', 'Right'],
    ],
  },
  {
    id: 'pedestal',
    title: 'Pedestal',
    amount: 'pedestalM',
    unit: 'm',
    ways: [
      ['move.pedestal-up', 'Up'],
      ['move.pedestal-down', 'Down'],
    ],
  },
  {
    id: 'crane',
    title: 'Crane, held on the subject',
    amount: 'craneM',
    unit: 'm',
    ways: [
      ['move.crane-up', 'Up'],
      ['move.crane-down', 'Down'],
    ],
  },
  {
    id: 'pan',
    title: 'Pan',
    amount: 'panDeg',
    unit: '°',
    ways: [
      ['move.pan-left', 'Left'],
      ['move.pan-right', 'Right'],
    ],
  },
  {
    id: 'tilt',
    title: 'Tilt',
    amount: 'tiltDeg',
    unit: '°',
    ways: [
      ['move.tilt-up', 'Up'],
      ['move.tilt-down', 'Down'],
    ],
  },
  {
    id: 'orbit',
    title: 'Orbit the subject',
    amount: 'orbitDeg',
    unit: '°',
    ways: [
      ['move.orbit-left', 'Left'],
      ['move.orbit-right', 'Right'],
    ],
  },
  {
    id: 'zoom',
    title: 'Zoom',
    amount: 'zoomFactor',
    unit: '×',
    ways: [
      ['move.zoom-in', 'In'],
      ['move.zoom-out', 'Out'],
    ],
  },
  {
    id: 'dolly-zoom',
    title: 'Dolly zoom',
    amount: 'dollyZoomM',
    unit: 'm',
    ways: [
      ['move.dolly-zoom-in', 'In'],
      ['move.dolly-zoom-out', 'Out'],
    ],
  },
];

const amounts = (): MoveAmounts => timelineStore.getState().amounts;

export function moveActions(): readonly Action[] {
  const isEnabled = (): boolean => activeShot() !== null;
  const move = (id: string, title: string, keywords: readonly string[], run: () => void): Action => ({
    id: `move.${id}`,
    title,
    group: 'Timeline',
    keywords: ['camera move', 'animate', ...keywords],
    isEnabled,
    run,
  });
  const travel =
    (verb: 'dolly' | 'truck' | 'pedestal', sign: 1 | -1, amount: keyof MoveAmounts) => (): void =>
      applyMove(() => ({ verb, distanceM: sign * amounts()[amount] }));
  const turn = (verb: 'pan' | 'tilt', sign: 1 | -1, amount: keyof MoveAmounts) => (): void =>
    applyMove(() => ({ verb, angleDeg: sign * amounts()[amount] }));
  const crane = (sign: 1 | -1) => (): void =>
    applyMove(({ eyeM, forward, focusM, hasSubject }) => {
      const away = Math.hypot(...focusM.map((x, i) => x - eyeM[i]!));
      // without a subject the lens stays on the point that it looks at now, so that the move starts without a jump
      return {
        verb: 'crane',
        riseM: sign * amounts().craneM,
        aimM: hasSubject ? focusM : add(eyeM, scale(forward, away)),
      };
    });
  const orbit = (sign: 1 | -1) => (): void =>
    applyMove(({ centreM }) => ({ verb: 'orbit', centreM, angleDeg: sign * amounts().orbitDeg }));
  const zoom = (sign: 1 | -1) => (): void =>
    applyMove(({ focalLengthMm }) => ({
      verb: 'zoom',
      focalLengthMm: Math.min(5000, Math.max(1, focalLengthMm * amounts().zoomFactor ** sign)),
    }));
  const dollyZoom = (sign: 1 | -1) => (): void =>
    applyMove(({ focusM }) => ({
      verb: 'dollyZoom',
      distanceM: sign * amounts().dollyZoomM,
      subjectM: focusM,
    }));
  const rack = (): void =>
    applyMove(({ focusM, hasSubject, secondM }) => {
      if (!hasSubject)
        notify({
          tone: 'info',
          text: 'Select what the focus goes to, or two things to rack from the first to the last.',
        });
      return { verb: 'rackFocus', fromM: secondM, toM: focusM };
    });
  return [
    move('dolly-in', 'Move: dolly in', ['push', 'track in'], travel('dolly', 1, 'dollyM')),
    move('dolly-out', 'Move: dolly out', ['pull', 'track out'], travel('dolly', -1, 'dollyM')),
    move('truck-left', 'Move: truck left', ['track', 'crab'], travel('truck', -1, 'truckM')),
    move('truck-right', 'Move: truck right', ['track', 'crab'], travel('truck', 1, 'truckM')),
    move('pedestal-up', 'Move: pedestal up', ['boom', 'jib', 'rise'], travel('pedestal', 1, 'pedestalM')),
    move(
      'pedestal-down',
      'Move: pedestal down',
      ['boom', 'jib', 'lower'],
      travel('pedestal', -1, 'pedestalM'),
    ),
    move('crane-up', 'Move: crane up, held on the subject', ['boom', 'jib'], crane(1)),
    move('crane-down', 'Move: crane down, held on the subject', ['boom', 'jib'], crane(-1)),
    move('pan-left', 'Move: pan left', [], turn('pan', 1, 'panDeg')),
    move('pan-right', 'Move: pan right', [], turn('pan', -1, 'panDeg')),
    move('tilt-up', 'Move: tilt up', [], turn('tilt', 1, 'tiltDeg')),
    move('tilt-down', 'Move: tilt down', [], turn('tilt', -1, 'tiltDeg')),
    // the camera goes to its left when it turns clockwise about what it looks at, seen from above
    move('orbit-left', 'Move: orbit left around the subject', ['arc', 'around'], orbit(-1)),
    move('orbit-right', 'Move: orbit right around the subject', ['arc', 'around'], orbit(1)),
    move('zoom-in', 'Move: zoom in', ['tighter'], zoom(1)),
    move('zoom-out', 'Move: zoom out', ['wider'], zoom(-1)),
    move('rack-focus', 'Move: rack focus to the selection', ['pull focus'], rack),
    move('dolly-zoom-in', 'Move: dolly zoom, in', ['vertigo', 'zolly', 'contra-zoom'], dollyZoom(1)),
    move('dolly-zoom-out', 'Move: dolly zoom, out', ['vertigo', 'zolly', 'contra-zoom'], dollyZoom(-1)),
  ];
}
