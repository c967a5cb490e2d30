/**
 * A woman of 1.68 m seated on a chair in a long coat, her left forearm on a table in front of her, the other hand in her lap, her head
 * turned. Eight heads tall when standing; joints placed first, masses hung on them. She faces +Z; the seat's front edge is near
 * z = 0.2, its top at y = `seatHeight`; her left is +X.
 *
 * The parts are implicit fields polygonised one surface at a time, so that cloth, skin and hair keep their own materials.
 */
import type { FieldNode } from '../../../document/index.ts';
import { fromTrs } from '../../../math/mat4.ts';
import type { Quat } from '../../../math/quat.ts';
import type { Vec3 } from '../../../math/vec3.ts';
import { compileField } from '../../fields/compile-field.ts';
import { polygoniseField } from '../../fields/polygonise-field.ts';
import type { RenderMesh } from '../../render-scene.ts';
import { lathe } from '../../shapes/lathe.ts';
import { quatAbout, setPart, surface, surfacesAt, type SetPart } from '../set-part.ts';
import { transformMesh } from '../../shapes/combine.ts';
import {
  ball,
  blended,
  chain,
  common,
  below,
  limb,
  rumpled,
  turnedBy,
  without,
  yawPitchRoll,
} from './field-shorthand.ts';
import { headDetails, headHair, headSkin } from './head.ts';

export interface SeatedPose {
  readonly seatHeight: number;
  /** Height of what the forearm rests on. */
  readonly tableHeight: number;
  /** Turn of the head to her left, nod (positive looks down) and lean of the head towards her left shoulder, degrees. */
  readonly headTurnDeg: number;
  readonly headNodDeg: number;
  readonly headTiltDeg: number;
}

/** Middle of the skull in the figure's space. */
export const HEAD_AT: Vec3 = [0.012, 1.24, 0.04];

/** Surfaces: `coat`, `scarf`, `skirt`, `skin`, `hair`, `stocking`, `shoe`, `button`. */
export function seatedFigure(name: string, pose: SeatedPose): SetPart {
  const { seatHeight: seat, tableHeight: table } = pose;
  const elbow: Vec3 = [0.262, table + 0.06, 0.235];
  const wrist: Vec3 = [0.085, table + 0.046, 0.42];
  const lapElbow: Vec3 = [-0.265, 0.735, -0.005];
  const lapWrist: Vec3 = [-0.085, seat + 0.205, 0.205];
  const headTurn = yawPitchRoll(pose.headTurnDeg, pose.headNodDeg, -pose.headTiltDeg);

  const mesh = (part: string, field: FieldNode, cellSize: number): RenderMesh =>
    polygoniseField(`${name}: ${part}`, compileField(field), { cellSize, creaseAngle: 0.9 });
  return setPart(name, [
    ...surface('coat', mesh('coat', coat(seat, elbow, wrist, lapElbow, lapWrist), 0.0095)),
    ...surface('scarf', mesh('scarf', scarf(), 0.0065)),
    ...surface('skirt', mesh('skirt', skirt(seat), 0.012)),
    ...surface('skin', mesh('head', turnedBy(headTurn, HEAD_AT, headSkin()), 0.0034)),
    ...surface(
      'skin',
      mesh(
        'left hand',
        turnedBy(handOn(elbow, wrist, -14), [wrist[0], table + 0.0185, wrist[2]], hand(1)),
        0.0045,
      ),
    ),
    ...surface('skin', mesh('right hand', turnedBy(yawPitchRoll(58, 18, 0), lapWrist, hand(-1)), 0.005)),
    ...surface('hair', mesh('hair', turnedBy(headTurn, HEAD_AT, headHair()), 0.004)),
    ...surfacesAt({ name: 'head', surfaces: headDetails() }, fromTrs(HEAD_AT, headTurn, [1, 1, 1])),
    ...surface('stocking', mesh('legs', legs(seat), 0.012)),
    ...surface('shoe', mesh('shoes', shoes(), 0.008)),
    ...surface('button', ...buttons()),
  ]);
}

/** The rotation that lays a hand's +Z along the forearm, level, with a turn inward. */
function handOn(elbow: Vec3, wrist: Vec3, inwardDeg: number): Quat {
  const yaw = (Math.atan2(wrist[0] - elbow[0], wrist[2] - elbow[2]) * 180) / Math.PI;
  return quatAbout([0, 1, 0], yaw - inwardDeg * 0.4);
}

function coat(seat: number, elbow: Vec3, wrist: Vec3, lapElbow: Vec3, lapWrist: Vec3): FieldNode {
  const torso = blended(
    0.06,
    ball([0, 0.93, -0.012], [0.168, 0.17, 0.118]),
    ball([0, 0.735, -0.03], [0.148, 0.17, 0.118]),
    ball([0, seat + 0.12, -0.045], [0.19, 0.125, 0.165]),
    limb([-0.13, 0.985, -0.014], [0.13, 0.985, -0.014], 0.053),
    limb([0, 0.97, -0.02], [0, 1.035, -0.02], 0.08, 0.055),
  );
  const bust = blended(
    0.05,
    torso,
    ball([-0.07, 0.9, 0.072], [0.066, 0.07, 0.058]),
    ball([0.07, 0.9, 0.072], [0.066, 0.07, 0.058]),
  );
  const sleeve = (shoulder: Vec3, e: Vec3, w: Vec3): FieldNode =>
    blended(
      0.035,
      limb(shoulder, e, 0.06, 0.049),
      limb(
        e,
        [e[0] + 0.86 * (w[0] - e[0]), e[1] + 0.86 * (w[1] - e[1]), e[2] + 0.86 * (w[2] - e[2])],
        0.05,
        0.043,
      ),
      // Cloth gathers in the crook of the elbow.
      ball([e[0] * 0.93, e[1] + 0.02, e[2] + 0.02], [0.055, 0.045, 0.05]),
    );
  const arms = [
    sleeve([0.163, 0.978, -0.01], elbow, wrist),
    sleeve([-0.163, 0.978, -0.01], lapElbow, lapWrist),
  ];
  // The skirts of the coat lie over the thighs and fall at the sides and behind.
  const lap = blended(
    0.06,
    limb([-0.1, seat + 0.085, -0.02], [-0.125, seat + 0.075, 0.34], 0.088, 0.075),
    limb([0.1, seat + 0.085, -0.02], [0.125, seat + 0.075, 0.34], 0.088, 0.075),
  );
  const panel = (s: 1 | -1): FieldNode =>
    turnedBy(yawPitchRoll(s * 3, 0, s * 5), [s * 0.218, seat - 0.06, 0.06], {
      op: 'box',
      sizeM: [0.026, 0.3, 0.36],
      roundingM: 0.012,
    });
  const fall = rumpled(0.012, 0.09, 77, blended(0.02, panel(-1), panel(1)));
  const body = blended(0.045, bust, lap, fall, ...arms);
  const opened = without(0.02, body, turnedBy(quatAbout([1, 0, 0], 14), [0, 1.02, 0.115], { op: 'ellipsoid', radiiM: [0.04, 0.17, 0.056] })); // prettier-ignore
  const creased = rumpled(0.0075, 0.075, 41, opened);
  // A belt draws the waist in; lapels and collar lie on top.
  const belt = common(0.004, ball([0, 0.742, -0.03], [0.163, 0.3, 0.133]), slab(0.742, 0.026));
  const lapel = (s: 1 | -1): FieldNode =>
    turnedBy(yawPitchRoll(s * 16, -17, s * 17), [s * 0.066, 0.935, 0.104], {
      op: 'box',
      sizeM: [0.062, 0.17, 0.014],
      roundingM: 0.006,
    });
  const collar = without(
    0.01,
    turnedBy(
      quatAbout([1, 0, 0], 16),
      [0, 1.03, -0.016],
      blended(0.01, torusAt(0.0, 0.083, 0.017), torusAt(0.02, 0.082, 0.014), torusAt(-0.02, 0.088, 0.018)),
    ),
    ball([0, 1.045, 0.11], [0.056, 0.085, 0.075]),
  );
  const cuff = (e: Vec3, w: Vec3): FieldNode => {
    const along = (t: number): Vec3 => [
      e[0] + t * (w[0] - e[0]),
      e[1] + t * (w[1] - e[1]),
      e[2] + t * (w[2] - e[2]),
    ];
    return limb(along(0.74), along(0.87), 0.0465, 0.0455);
  };
  return blended(
    0.006,
    creased,
    belt,
    lapel(1),
    lapel(-1),
    collar,
    cuff(elbow, wrist),
    cuff(lapElbow, lapWrist),
  );
}

const torusAt = (y: number, majorRadiusM: number, minorRadiusM: number): FieldNode => ({
  op: 'transform',
  translationM: [0, y, 0],
  rotation: [0, 0, 0, 1],
  scale: 1,
  child: { op: 'torus', majorRadiusM, minorRadiusM },
});

/** Everything within `half` metres of the height y. */
const slab = (y: number, half: number): FieldNode =>
  common(0, below([0, y + half, 0], [0, 0, 0, 1]), below([0, y - half, 0], [1, 0, 0, 0]));

function scarf(): FieldNode {
  const ring = turnedBy(
    quatAbout([1, 0, 0], 18),
    [0, 1.062, -0.004],
    blended(0.012, torusAt(0.014, 0.056, 0.02), torusAt(-0.014, 0.062, 0.023)),
  );
  const ends = blended(
    0.012,
    ...chain([0.012, 1.02, 0.078, 0.026], [0.02, 0.95, 0.118, 0.026], [0.014, 0.86, 0.136, 0.022]),
  );
  return rumpled(
    0.006,
    0.034,
    23,
    blended(0.014, ring, ball([0.012, 1.03, 0.076], [0.032, 0.03, 0.026]), ends),
  );
}

function skirt(seat: number): FieldNode {
  const shape = blended(
    0.06,
    limb([-0.06, seat + 0.065, 0.22], [-0.1, seat + 0.06, 0.395], 0.08, 0.075),
    limb([0.06, seat + 0.065, 0.22], [0.1, seat + 0.06, 0.395], 0.08, 0.075),
    limb([0, seat + 0.03, 0.4], [0, 0.22, 0.4], 0.085, 0.12),
    limb([-0.1, seat + 0.02, 0.4], [-0.13, 0.2, 0.41], 0.07, 0.06),
    limb([0.1, seat + 0.02, 0.4], [0.13, 0.2, 0.41], 0.07, 0.06),
  );
  return rumpled(0.008, 0.085, 7, shape);
}

const legs = (seat: number): FieldNode =>
  blended(0.02, ...[-1, 1].flatMap((s) => chain([s * 0.085, seat - 0.05, 0.39, 0.056], [s * 0.082, 0.27, 0.375, 0.05], [s * 0.08, 0.085, 0.405, 0.034], [s * 0.08, 0.07, 0.43, 0.034]))); // prettier-ignore

function shoes(): FieldNode {
  const shoe = (s: 1 | -1): FieldNode =>
    common(
      0.004,
      blended(
        0.03,
        ball([s * 0.082, 0.035, 0.5], [0.04, 0.036, 0.09]),
        ball([s * 0.08, 0.05, 0.42], [0.036, 0.05, 0.05]),
      ),
      below([0, 0, 0], [1, 0, 0, 0]),
    );
  return blended(0, shoe(-1), shoe(1));
}

/** A relaxed hand, palm down, from the wrist at the origin along +Z. `side`: 1 is the left hand, its thumb towards −X. */
function hand(side: 1 | -1): FieldNode {
  const finger = (x: number, length: number, fan: number): FieldNode[] =>
    chain(
      [x, 0.004, 0.086, 0.0092],
      [x + fan * 0.4, 0.007, 0.086 + length * 0.42, 0.0082],
      [x + fan * 0.8, 0.0, 0.086 + length * 0.78, 0.0072],
      [x + fan, -0.008, 0.086 + length, 0.0062],
    );
  const t = -side;
  return blended(
    0.008,
    blended(0.014, limb([0, 0.006, -0.05], [0, 0.004, 0.02], 0.027, 0.024), { op: 'transform', translationM: [0, 0.001, 0.05], rotation: [0, 0, 0, 1], scale: 1, child: { op: 'box', sizeM: [0.074, 0.026, 0.09], roundingM: 0.012 } }), // prettier-ignore
    ...finger(t * 0.028, 0.074, t * 0.008),
    ...finger(t * 0.0095, 0.084, t * 0.002),
    ...finger(-t * 0.0095, 0.077, -t * 0.004),
    ...finger(-t * 0.0275, 0.06, -t * 0.01),
    ...chain(
      [t * 0.026, -0.002, 0.02, 0.014],
      [t * 0.05, -0.004, 0.055, 0.0105],
      [t * 0.052, -0.006, 0.086, 0.0085],
    ),
  );
}

/** Four horn buttons down the front of the coat. */
function buttons(): RenderMesh[] {
  const button = lathe('button', [[0, 0], [0.011, 0], [0.0125, 0.002], [0.0115, 0.004], [0.008, 0.003], [0, 0.003]], { segments: 24 }); // prettier-ignore
  const rows: readonly (readonly [number, number])[] = [[0.835, 0.118], [0.79, 0.1]]; // prettier-ignore
  return rows.flatMap(([y, z]) =>
    [-0.045, 0.045].map((x) =>
      transformMesh(button, fromTrs([x, y, z], quatAbout([1, 0, 0], 82), [1, 1, 1])),
    ),
  );
}
