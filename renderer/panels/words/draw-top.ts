/** A plan seen from above, as a floor plan: what stands there by its outline, the camera with its angle of view. */
import type { PlanThing, ScenePlan } from '../../../core/protocol/index.ts';

export interface TopColors {
  readonly paper: string;
  readonly line: string;
  readonly camera: string;
  readonly text: string;
}

/** Things that would cover all the others: overhead, or the ground that they stand on. */
const LEFT_OUT = new Set(['ceiling', 'beam']);
const ROUND = new Set([
  'broadleaf tree',
  'conifer',
  'palm',
  'bare tree',
  'bush',
  'column',
  'stool',
  'barrel',
  'man',
  'woman',
  'child',
  'umbrella',
]);
const NONE: ReadonlySet<string> = new Set();
const MARGIN_PX = 16;
const LINE_PX = 1.5;
const FONT = '600 20px sans-serif';
const HALF_GATE_MM = 18;
/** Of the view's wedge, against the smaller side of the picture. */
const WEDGE = 0.22;
const BARS_M = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500];

const topOf = ({ positionM, sizeM }: PlanThing): number => positionM[1] + sizeM[1];

/** Middle of a plan, and how far it reaches from there along the picture's shorter side, metres. */
interface Shown {
  readonly x: number;
  readonly z: number;
  readonly halfM: number;
}

/** What is new and where the camera stands, with room about them. */
function shownOfNew({ things, camera }: ScenePlan, fresh: ReadonlySet<string>, longer: number): Shown {
  const points = [
    camera.positionM,
    ...things.filter(({ key }) => fresh.has(key)).map(({ positionM }) => positionM),
  ];
  const [xs, zs] = [points.map(([x]) => x), points.map(([, , z]) => z)];
  const [x0, x1, z0, z1] = [Math.min(...xs), Math.max(...xs), Math.min(...zs), Math.max(...zs)];
  const halfM = (AROUND * Math.max(z1 - z0, (x1 - x0) / longer)) / 2 + ABOUT_NEW_M;
  return { x: (x0 + x1) / 2, z: (z0 + z1) / 2, halfM };
}

/** What the camera looks at, with room about it, metres; a place that is smaller is shown whole. */
function shown({ extentM: [w, , d], camera }: ScenePlan): Shown {
  const [cx, , cz] = camera.positionM;
  const [tx, , tz] = camera.targetM;
  const reach = Math.max(0.4, Math.hypot(tx - cx, tz - cz));
  const halfM = Math.min(AROUND * reach, Math.max(w, d) / 2 + 1);
  return { x: cx + AHEAD * (tx - cx), z: cz + AHEAD * (tz - cz), halfM };
}
/** Of the way to the target: the middle of the plan, and how far it reaches to each side. */
const AHEAD = 0.75;
const AROUND = 1.15;
const ABOUT_NEW_M = 1.5;

/**
 * @param context of a canvas of `width` × `height` pixels.
 * @param fresh keys of what is new: it is marked, and all of it is in the picture.
 */
export function drawTop(
  context: CanvasRenderingContext2D,
  plan: ScenePlan,
  width: number,
  height: number,
  { paper, line, camera: cameraColor, text }: TopColors,
  fresh: ReadonlySet<string> = NONE,
): void {
  const middle = fresh.size === 0 ? shown(plan) : shownOfNew(plan, fresh, width / height);
  const pxPerM = (Math.min(width, height) / 2 - MARGIN_PX) / middle.halfM;
  const toX = (x: number): number => width / 2 + (x - middle.x) * pxPerM;
  const toY = (z: number): number => height / 2 + (z - middle.z) * pxPerM;
  context.fillStyle = paper;
  context.fillRect(0, 0, width, height);
  context.lineWidth = LINE_PX;
  const things = plan.things
    .filter((thing) => !LEFT_OUT.has(thing.class))
    .sort((a, b) => topOf(a) - topOf(b));
  for (const thing of things) {
    const [w, , d] = thing.sizeM;
    const copies =
      thing.copies.length > 0
        ? thing.copies
        : [[thing.positionM[0], thing.positionM[2], thing.yawDeg, 1] as const];
    for (const [x, z, yaw, scale] of copies) {
      context.save();
      context.translate(toX(x), toY(z));
      context.rotate((-yaw * Math.PI) / 180);
      context.beginPath();
      const [wide, deep] = [Math.max(1.5, w * scale * pxPerM), Math.max(1.5, d * scale * pxPerM)];
      if (ROUND.has(thing.class)) context.ellipse(0, 0, wide / 2, deep / 2, 0, 0, 2 * Math.PI);
      else context.rect(-wide / 2, -deep / 2, wide, deep);
      context.fillStyle = thing.color;
      context.globalAlpha =
        thing.family === 'terrain' || thing.class === 'floor' || thing.class === 'rug' ? 0.35 : 0.9;
      context.fill();
      context.globalAlpha = 1;
      context.strokeStyle = thing.light === null && !fresh.has(thing.key) ? line : cameraColor;
      context.stroke();
      context.restore();
    }
  }
  drawCamera(context, plan, [toX, toY], WEDGE * Math.min(width, height), cameraColor);
  drawScale(context, pxPerM, height, text);
}

function drawCamera(
  context: CanvasRenderingContext2D,
  { camera: { positionM, targetM, focalLengthMm } }: ScenePlan,
  [toX, toY]: readonly [(x: number) => number, (z: number) => number],
  lengthPx: number,
  color: string,
): void {
  const [x, y] = [toX(positionM[0]), toY(positionM[2])];
  const heading = Math.atan2(toY(targetM[2]) - y, toX(targetM[0]) - x);
  const half = Math.atan(HALF_GATE_MM / focalLengthMm);
  context.beginPath();
  context.moveTo(x, y);
  for (const side of [-half, half])
    context.lineTo(x + lengthPx * Math.cos(heading + side), y + lengthPx * Math.sin(heading + side));
  context.closePath();
  context.fillStyle = color;
  context.globalAlpha = 0.22;
  context.fill();
  context.globalAlpha = 1;
  context.strokeStyle = color;
  context.stroke();
  context.beginPath();
  context.arc(x, y, 5, 0, 2 * Math.PI);
  context.fill();
}

function drawScale(context: CanvasRenderingContext2D, pxPerM: number, height: number, color: string): void {
  const metres = BARS_M.find((bar) => bar * pxPerM >= 60) ?? BARS_M.at(-1)!;
  const [x, y] = [MARGIN_PX, height - MARGIN_PX];
  context.strokeStyle = color;
  context.fillStyle = color;
  context.beginPath();
  context.moveTo(x, y - 6);
  context.lineTo(x, y);
  context.lineTo(x + metres * pxPerM, y);
  context.lineTo(x + metres * pxPerM, y - 6);
  context.stroke();
  context.font = FONT;
  context.fillText(metres < 1 ? `${metres * 100} cm` : `${metres} m`, x + metres * pxPerM + 8, y + 2);
}
