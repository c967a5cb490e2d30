/**
 * What a camera does in a shot, as arrows on the frame: found from where the lens is and points at the shot's start and end, so that
 * they are true whatever the words of the shot list say. Drawn the same way on the printed board and on the desk.
 */
import { findRecord, type Document, type ShotRecord } from '../document/index.ts';
import { transformDirection, type Mat4 } from '../math/mat4.ts';
import { dot, length, normalize, sub, type Vec3 } from '../math/vec3.ts';
import { Placement, posePlaced } from '../scene/flatten/motion.ts';
import { Animation } from '../scene/flatten/tracks.ts';

export type MoveArrow =
  | { readonly kind: 'dolly' | 'zoom'; readonly way: 'in' | 'out' }
  | { readonly kind: 'truck' | 'pan' | 'orbit'; readonly way: 'left' | 'right' }
  | { readonly kind: 'pedestal' | 'tilt'; readonly way: 'up' | 'down' };

/** Less than this is breathing and no move. */
const LEAST_M = 0.05;
const LEAST_DEG = 2;
const LEAST_ZOOM = 1.03;
/** A part of a travel that is smaller than this share of it is not told. */
const LEAST_SHARE = 0.25;
const DEGREES = 180 / Math.PI;

const axis = (m: Mat4, v: Vec3): Vec3 => normalize(transformDirection(m, v));

/** Nothing for a shot that stands still, and for one whose camera is gone. */
export function moveArrows(document: Document, shot: ShotRecord): readonly MoveArrow[] {
  const camera = findRecord(document, 'camera', shot.cameraId);
  if (camera === null || shot.endFrame <= shot.startFrame || shot.tracks.length === 0) return [];
  const animation = new Animation(shot);
  const at = (frame: number): Mat4 =>
    new Placement(document, animation, { frame, fps: 24, openS: 0, closeS: 0 }).worldFromLocal(
      posePlaced(camera),
    );
  const first = at(shot.startFrame);
  const last = at(shot.endFrame);
  const arrows: MoveArrow[] = [];

  const orbit = shot.tracks.find((track) => track.property === 'orbit' && track.targetId === camera.id);
  if (orbit?.property === 'orbit') {
    const turned = orbit.keys.at(-1)!.value.azimuthDeg - orbit.keys[0]!.value.azimuthDeg;
    if (Math.abs(turned) >= LEAST_DEG) arrows.push({ kind: 'orbit', way: turned > 0 ? 'right' : 'left' });
  } else arrows.push(...travels(first, last), ...turns(first, last, isAimed(shot, camera.id)));

  const focal = (frame: number): number =>
    animation.number(camera.id, 'focalLengthMm', camera.focalLengthMm, frame);
  const ratio = focal(shot.endFrame) / focal(shot.startFrame);
  if (Math.max(ratio, 1 / ratio) >= LEAST_ZOOM) arrows.push({ kind: 'zoom', way: ratio > 1 ? 'in' : 'out' });
  return arrows;
}

/** A lens that is held on a point turns as a matter of course: that is no pan. */
const isAimed = (shot: ShotRecord, cameraId: string): boolean =>
  shot.tracks.some((track) => track.property === 'aimM' && track.targetId === cameraId);

function travels(first: Mat4, last: Mat4): MoveArrow[] {
  const travelled = sub([last[12], last[13], last[14]], [first[12], first[13], first[14]]);
  const far = length(travelled);
  if (far < LEAST_M) return [];
  const forward = axis(first, [0, 0, -1]);
  const right = axis(first, [1, 0, 0]);
  const isTold = (part: number): boolean => Math.abs(part) >= Math.max(LEAST_M, far * LEAST_SHARE);
  const level = normalize([forward[0], 0, forward[2]]);
  const along = dot(travelled, length(level) === 0 ? forward : level);
  const across = dot(travelled, right);
  const arrows: MoveArrow[] = [];
  if (isTold(along)) arrows.push({ kind: 'dolly', way: along > 0 ? 'in' : 'out' });
  if (isTold(across)) arrows.push({ kind: 'truck', way: across > 0 ? 'right' : 'left' });
  if (isTold(travelled[1])) arrows.push({ kind: 'pedestal', way: travelled[1] > 0 ? 'up' : 'down' });
  return arrows;
}

function turns(first: Mat4, last: Mat4, aimed: boolean): MoveArrow[] {
  if (aimed) return [];
  const from = axis(first, [0, 0, -1]);
  const to = axis(last, [0, 0, -1]);
  const heading = (v: Vec3): number => Math.atan2(-v[0], -v[2]) * DEGREES;
  let panned = heading(to) - heading(from);
  panned -= Math.round(panned / 360) * 360;
  const tilted =
    (Math.asin(Math.max(-1, Math.min(1, to[1]))) - Math.asin(Math.max(-1, Math.min(1, from[1])))) * DEGREES;
  const arrows: MoveArrow[] = [];
  if (Math.abs(panned) >= LEAST_DEG) arrows.push({ kind: 'pan', way: panned > 0 ? 'left' : 'right' });
  if (Math.abs(tilted) >= LEAST_DEG) arrows.push({ kind: 'tilt', way: tilted > 0 ? 'up' : 'down' });
  return arrows;
}

export interface ArrowStroke {
  /** Where the height of the frame is 1 and its width `aspect`, from the top left, y down. */
  readonly points: readonly (readonly [number, number])[];
  /** Zooms move nothing but the picture. */
  readonly dashed: boolean;
}
type Point = readonly [number, number];

const HEAD = 0.07;

/** A line with a head at its end. */
function arrow(points: readonly Point[], dashed = false): ArrowStroke[] {
  const end = points.at(-1)!;
  const before = points.at(-2)!;
  const angle = Math.atan2(end[1] - before[1], end[0] - before[0]);
  const barb = (turn: number): Point => [
    end[0] - HEAD * Math.cos(angle + turn),
    end[1] - HEAD * Math.sin(angle + turn),
  ];
  return [
    { points, dashed },
    { points: [barb(0.5), end, barb(-0.5)], dashed: false },
  ];
}

/**
 * The arrows as lines. Each kind has its place in the frame, so that several can be told apart: travels below and at the right, turns
 * above and at the left, dolly and zoom in the corners, an orbit as an arc below.
 */
export function arrowStrokes(arrows: readonly MoveArrow[], aspect: number): readonly ArrowStroke[] {
  const middle = aspect / 2;
  const reach = Math.min(0.5, aspect * 0.25);
  return arrows.flatMap((move): ArrowStroke[] => {
    switch (move.kind) {
      case 'truck':
      case 'pan': {
        const sign = move.way === 'right' ? 1 : -1;
        const y = move.kind === 'truck' ? 0.88 : 0.12;
        const line: Point[] = [
          [middle - sign * reach, y],
          [middle + sign * reach, y],
        ];
        // a pan turns on its spot: a bar stands at its tail
        const bar: ArrowStroke[] =
          move.kind === 'pan'
            ? [
                {
                  points: [
                    [middle - sign * reach, y - HEAD / 2],
                    [middle - sign * reach, y + HEAD / 2],
                  ],
                  dashed: false,
                },
              ]
            : [];
        return [...arrow(line), ...bar];
      }
      case 'pedestal':
      case 'tilt': {
        const sign = move.way === 'up' ? -1 : 1;
        const x = move.kind === 'pedestal' ? aspect - 0.12 : 0.12;
        const line: Point[] = [
          [x, 0.5 - sign * 0.24],
          [x, 0.5 + sign * 0.24],
        ];
        const bar: ArrowStroke[] =
          move.kind === 'tilt'
            ? [
                {
                  points: [
                    [x - HEAD / 2, 0.5 - sign * 0.24],
                    [x + HEAD / 2, 0.5 - sign * 0.24],
                  ],
                  dashed: false,
                },
              ]
            : [];
        return [...arrow(line), ...bar];
      }
      case 'dolly':
      case 'zoom': {
        const outer = move.kind === 'dolly' ? 0.05 : 0.2;
        const inner = outer + 0.13;
        return (
          [
            [0, 0],
            [1, 0],
            [0, 1],
            [1, 1],
          ] as const
        ).flatMap(([x, y]) => {
          const corner = (inset: number): Point => [
            x === 0 ? inset * 1.3 : aspect - inset * 1.3,
            y === 0 ? inset : 1 - inset,
          ];
          return move.way === 'in'
            ? arrow([corner(outer), corner(inner)], move.kind === 'zoom')
            : arrow([corner(inner), corner(outer)], move.kind === 'zoom');
        });
      }
      case 'orbit': {
        const sign = move.way === 'right' ? 1 : -1;
        const arc = Array.from({ length: 17 }, (_, i): Point => {
          const angle = (-0.9 + (1.8 * i) / 16) * sign;
          return [middle + Math.sin(angle) * reach * 1.2, 0.66 + Math.cos(angle) * 0.24];
        });
        return arrow(arc);
      }
    }
  });
}
