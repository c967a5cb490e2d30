/**
 * A camera on the plan: its symbol, the wedge of its horizontal field, the zone of acceptable sharpness and the plane
 * of focus, and its move from the first frame to the last.
 *
 * The wedge opens by the full horizontal field of view, lens shift included, whatever the tilt: that is the angle a
 * protractor on the sheet should read. Distances along the axis are foreshortened by the tilt, so that the plane of
 * focus falls on what is in focus. A lens that looks nearly straight up or down has no heading; its picture's outline
 * on the floor is drawn instead.
 */
import { transformDirection, type Mat4 } from '../../math/mat4.ts';
import { normalize, type Vec3 } from '../../math/vec3.ts';
import { imageDistance, principalPlaneDistance } from '../../optics/focus.ts';
import { posePlaced } from '../../scene/flatten/motion.ts';
import { metres } from '../../units/units.ts';
import type { BoardCamera } from '../board-model.ts';
import { originOf, type ShotStage } from '../shot-stage.ts';
import type { PlanPoint, PlanPrimitive } from './plan-drawing.ts';

/** Length of a body with its lens, metres. */
export const CAMERA_LENGTH_M = 0.5;
/** Cosine of the tilt beyond which a heading means little: 75°. */
const STEEP_COSINE = Math.cos((75 * Math.PI) / 180);
/** Moves shorter than this are breathing, not a dolly; metres. */
const SHORTEST_MOVE_M = 0.05;
const MOVE_SAMPLES = 32;

const onPlan = (p: Vec3): PlanPoint => [p[0], p[2]];

/** Heading on the sheet, radians from +x towards +y; of a steep lens, that of the top of its picture. */
export function headingOf(worldFromLocal: Mat4): number {
  const [x, y, z] = transformDirection(worldFromLocal, [0, 0, -1]);
  if (Math.hypot(x, z) > 1e-6 * Math.abs(y)) return Math.atan2(z, x);
  const up = transformDirection(worldFromLocal, [0, 1, 0]);
  return Math.atan2(up[2], up[0]);
}

/** @param reachM how far the wedge is drawn. */
export function cameraPlan(stage: ShotStage, camera: BoardCamera, reachM: number): PlanPrimitive[] {
  const worldFromCamera = stage.worldFromLocal(posePlaced(stage.camera));
  const apex = onPlan(camera.positionM);
  const heading = headingOf(worldFromCamera);
  const levelCosine = Math.cos((camera.tiltDeg * Math.PI) / 180);
  const view =
    levelCosine < STEEP_COSINE
      ? floorView(stage, camera, worldFromCamera)
      : wedge(stage, camera, { apex, heading, levelCosine, reachM });
  return [
    ...view,
    ...movePlan(stage),
    {
      kind: 'symbol',
      layer: 'camera',
      symbol: 'camera',
      center: apex,
      headingRad: heading,
      sizeM: CAMERA_LENGTH_M,
      off: false,
    },
  ];
}

/** Tangents of the left and right edges of the recorded picture against the lens axis. */
function edgeTangents(stage: ShotStage, camera: BoardCamera): readonly [number, number] {
  const width = (camera.sensorWidthMm * camera.squeeze) / camera.focalLengthMm;
  const [shift] = stage.camera.lensShift;
  return [(shift - 0.5) * width, (shift + 0.5) * width];
}

interface Wedge {
  readonly apex: PlanPoint;
  readonly heading: number;
  readonly levelCosine: number;
  readonly reachM: number;
}

function wedge(
  stage: ShotStage,
  camera: BoardCamera,
  { apex, heading, levelCosine, reachM }: Wedge,
): PlanPrimitive[] {
  const [left, right] = edgeTangents(stage, camera);
  /** The point `along` the axis on the sheet and `tangent` × `along` to its right. */
  const point = (along: number, tangent: number): PlanPoint => [
    apex[0] + along * (Math.cos(heading) - tangent * Math.sin(heading)),
    apex[1] + along * (Math.sin(heading) + tangent * Math.cos(heading)),
  ];
  const drawn: PlanPrimitive[] = [];
  const { depthOfField, focusDistanceM } = camera;
  if (depthOfField !== null) {
    const focal = metres(camera.focalLengthMm / 1000);
    const toFilm = imageDistance(focal, principalPlaneDistance(focal, metres(focusDistanceM)));
    const along = (fromFilm: number): number => Math.min(reachM, (fromFilm - toFilm) * levelCosine);
    const [near, far] = [along(depthOfField.nearM), along(depthOfField.farM)];
    if (far > near)
      drawn.push({
        kind: 'polygon',
        layer: 'depth-of-field',
        rings: [[point(near, left), point(near, right), point(far, right), point(far, left)]],
      });
    if (Number.isFinite(focusDistanceM)) {
      const focus = (focusDistanceM - toFilm) * levelCosine;
      drawn.push({
        kind: 'line',
        layer: 'depth-of-field',
        points: [point(focus, left), point(focus, right)],
      });
    }
  }
  drawn.push(
    { kind: 'line', layer: 'field-of-view', points: [apex, point(reachM, left)] },
    { kind: 'line', layer: 'field-of-view', points: [apex, point(reachM, right)] },
  );
  return drawn;
}

/** Outline on the floor of what a lens sees that looks down; nothing for one that looks up. */
function floorView(stage: ShotStage, camera: BoardCamera, worldFromCamera: Mat4): PlanPrimitive[] {
  const [left, right] = edgeTangents(stage, camera);
  const height = camera.sensorHeightMm / camera.focalLengthMm;
  const shiftY = stage.camera.lensShift[1];
  const [bottom, top] = [(shiftY - 0.5) * height, (shiftY + 0.5) * height];
  const ring: PlanPoint[] = [];
  for (const [x, y] of [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ] as const) {
    const [dx, dy, dz] = normalize(transformDirection(worldFromCamera, [x, y, -1]));
    if (dy >= -1e-3) return [];
    const t = camera.heightM / -dy;
    ring.push([camera.positionM[0] + dx * t, camera.positionM[2] + dz * t]);
  }
  return [{ kind: 'line', layer: 'field-of-view', points: [...ring, ring[0]!] }];
}

/** The camera's track with its first and last positions, where it moves. */
function movePlan(stage: ShotStage): PlanPrimitive[] {
  const { startFrame, endFrame } = stage.shot;
  const placed = posePlaced(stage.camera);
  const samples = Math.min(MOVE_SAMPLES, endFrame - startFrame);
  if (samples === 0) return [];
  const poses = Array.from({ length: samples + 1 }, (_, i) =>
    stage.worldFromLocal(placed, startFrame + ((endFrame - startFrame) * i) / samples),
  );
  const points = poses.map((pose) => onPlan(originOf(pose)));
  const travelled = points.reduce((sum, p, i) => {
    const before = points[Math.max(0, i - 1)]!;
    return sum + Math.hypot(p[0] - before[0], p[1] - before[1]);
  }, 0);
  if (travelled < SHORTEST_MOVE_M) return [];
  const ghosts = [0, samples].map((i): PlanPrimitive => ({
    kind: 'symbol',
    layer: 'move',
    symbol: 'camera-ghost',
    center: points[i]!,
    headingRad: headingOf(poses[i]!),
    sizeM: CAMERA_LENGTH_M,
    off: false,
  }));
  return [{ kind: 'line', layer: 'move', points }, ...ghosts];
}
