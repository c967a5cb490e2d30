/**
 * A head as masses and planes: skull, brow, cheekbones, nose, lips, chin, ears, and hair drawn back into a knot. Meant to be lit and
 * read at the distance of a medium shot, not as a portrait. Origin in the middle of the skull, the face to +Z, metres.
 *
 * Proportions: head height 0.225 m from chin to crown, eyes at half of it, nose base at half of what is below (Loomis, "Drawing the
 * Head and Hands", 1956).
 */
import type { FieldNode } from '../../../document/index.ts';
import { ball, below, blended, chain, common, limb, rumpled, turnedBy, without } from './field-shorthand.ts';
import type { RenderMesh } from '../../render-scene.ts';
import { transformMesh } from '../../shapes/combine.ts';
import { sphere } from '../../shapes/round-solids.ts';
import { tube } from '../../shapes/tube.ts';
import { moved, quatAbout, surface, type SetSurface } from '../set-part.ts';

const both = (make: (side: 1 | -1) => FieldNode): FieldNode[] => [make(-1), make(1)];

/** Skin of the head and the neck down to y = −0.2. */
export function headSkin(): FieldNode {
  const mass = blended(
    0.03,
    ball([0, 0.028, -0.014], [0.071, 0.084, 0.09]),
    ball([0, -0.028, 0.032], [0.05, 0.082, 0.052]),
    ...both((s) => limb([s * 0.04, -0.052, 0.012], [s * 0.012, -0.094, 0.062], 0.019, 0.0145)),
    ball([0, -0.097, 0.067], [0.014, 0.014, 0.0145]),
    limb([0, -0.07, -0.022], [0, -0.2, -0.045], 0.043, 0.048),
  );
  const planes = blended(
    0.018,
    mass,
    limb([-0.034, 0.021, 0.074], [0.034, 0.021, 0.074], 0.0095),
    ...both((s) => ball([s * 0.044, -0.018, 0.058], [0.02, 0.016, 0.018])),
  );
  const sockets = without(
    0.014,
    planes,
    ...both((s) => ball([s * 0.031, 0.003, 0.092], [0.017, 0.011, 0.013])),
  );
  const nose = blended(
    0.008,
    ...chain([0, 0.014, 0.08, 0.0065], [0, -0.014, 0.094, 0.0075], [0, -0.032, 0.1, 0.0095]),
    ...both((s) => ball([s * 0.0115, -0.036, 0.089], [0.0075, 0.007, 0.009])),
  );
  const face = blended(0.007, sockets, nose);
  const eyes = both((s) => ball([s * 0.031, 0.003, 0.0685], 0.0125));
  const lids = both((s) => limb([s * 0.02, 0.0085, 0.0785], [s * 0.042, 0.007, 0.0725], 0.0036));
  const lips = [
    ball([0, -0.0605, 0.0815], [0.0205, 0.0052, 0.0095]),
    ball([0, -0.0705, 0.0795], [0.0175, 0.0062, 0.0095]),
  ];
  const ears = both((s) =>
    turnedBy(
      quatAbout([0, 1, 0], s * 24),
      [s * 0.073, -0.008, -0.008],
      without(
        0.006,
        { op: 'ellipsoid', radiiM: [0.0085, 0.03, 0.0175] },
        ball([s * 0.007, 0.002, 0.001], [0.005, 0.017, 0.009]),
      ),
    ),
  );
  const features = blended(0.004, face, ...eyes, ...lids, ...lips);
  const slits = both((s) => ball([s * 0.031, 0.0022, 0.0815], [0.0125, 0.0036, 0.009]));
  return blended(0.003, without(0.001, features, ...slits), ...ears);
}

/** What is finer than a polygonised field: eyes with their irises, lashes and brows. Surfaces: `eye`, `hair`. */
export function headDetails(): SetSurface[] {
  const meshes = ([-1, 1] as const).map((s) => {
    const eyeball = moved(sphere('eye', 0.0115, 24), [s * 0.031, 0.0025, 0.0692]);
    const iris = moved(ellipse('iris', 0.0053), [s * 0.0305, 0.0025, 0.0808]);
    const lash = tube('lashes', [[s * 0.0185, 0.0035, 0.0795], [s * 0.025, 0.0064, 0.0826], [s * 0.033, 0.0068, 0.082], [s * 0.0445, 0.0028, 0.0745]], [0.0009, 0.0014, 0.0014, 0.0009], { segments: 8 }); // prettier-ignore
    const brow = tube('brow', [[s * 0.014, 0.0195, 0.087], [s * 0.024, 0.0235, 0.0868], [s * 0.036, 0.0245, 0.0825], [s * 0.049, 0.0185, 0.072]], [0.0022, 0.003, 0.0026, 0.0012], { segments: 8 }); // prettier-ignore
    return [...surface('eye', eyeball), ...surface('hair', iris, lash, brow)];
  });
  return meshes.flat();
}

/** A small dome that faces +Z. */
const ellipse = (name: string, radius: number): RenderMesh =>
  transformMesh(sphere(name, radius, 20), [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0.12, 0, 0, 0, 0, 1]);

/** Hair parted in the middle, over the ears' upper edge, into a knot at the nape. */
export function headHair(): FieldNode {
  const cap = blended(
    0.02,
    ball([0, 0.038, -0.026], [0.084, 0.094, 0.099]),
    ...both((s) => ball([s * 0.058, 0.012, -0.018], [0.026, 0.052, 0.056])),
    ball([0, -0.025, -0.07], [0.06, 0.05, 0.042]),
  );
  // The hairline: a tilted plane from the forehead down to the ears, with a notch at the parting.
  const hairline = below([0, -0.012, -0.002], quatAbout([1, 0, 0], 120));
  const lower = below([0, -0.075, 0], [1, 0, 0, 0]);
  const swept = without(
    0.006,
    common(0.012, cap, hairline, lower),
    limb([0, 0.14, 0.1], [0, 0.137, -0.02], 0.018, 0.0145),
  );
  const knot = blended(0.012, ball([0, -0.012, -0.128], [0.04, 0.038, 0.034]), {
    op: 'transform',
    translationM: [0, -0.012, -0.13],
    rotation: quatAbout([1, 0, 0], 78),
    scale: 1,
    child: { op: 'torus', majorRadiusM: 0.027, minorRadiusM: 0.014 },
  });
  return rumpled(0.0014, 0.009, 12, blended(0.008, swept, knot));
}
