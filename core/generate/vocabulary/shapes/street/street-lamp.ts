/** Street lamps: a pole with one arm or two and flat heads, or a post with a lantern on it. */
import type { FieldNode } from '../../../../document/records/field-node.ts';
import { at, union, without } from '../../../../scene/fields/field-nodes.ts';
import type { Vec3 } from '../../../../math/vec3.ts';
import type { ShapeInput, ThingLamp, ThingPart, ThingShape } from '../../thing-class.ts';
import {
  arc,
  bothSides,
  box,
  clamp,
  finish,
  fourCorners,
  post,
  revolved,
  taper,
  tube,
} from '../furniture/forms.ts';

interface Lamp {
  readonly pole: number;
  readonly poleX: number;
  readonly headX: number;
  readonly headY: number;
  readonly head: number;
  readonly isLantern: boolean;
}

function lampOf({
  sizeM: [w, h, d],
  parameters: [thick = 0.07, rise = 0.12, head = 0.34],
  variant,
}: ShapeInput): Lamp {
  const isLantern = variant === 'lantern';
  const pole = Math.min(thick * (0.6 + h / 15), 0.2 * w, 0.3 * d);
  const size = isLantern ? clamp(0.09 * h, 0.24, Math.min(0.7, w, d)) : clamp(head * w, 0.2, 0.8);
  return {
    pole,
    poleX: variant === 'arm' ? -w / 2 + 1.7 * pole : 0,
    headX: isLantern ? 0 : w / 2 - size / 2,
    headY: isLantern ? h - 1.75 * size : h - 0.5 * rise * Math.min(h, 3) - 0.05,
    head: size,
    isLantern,
  };
}

/** Foot, shaft and the rings on it. */
const shaft = (x: number, r: number, top: number): FieldNode =>
  union(
    0,
    taper([x, 0, 0], 1.25 * r, 0.72 * r, top),
    post([x, 0, 0], 1.65 * r, 0.03 * top + 0.25, 0.25 * r),
    post([x, 0, 0], 1.7 * r, 0.06, 0.01),
    post([x, 0.03 * top + 0.3, 0], 1.4 * r, 0.05, 0.02),
  );

function armed(input: ShapeInput, { pole, poleX, headX, headY, head }: Lamp): readonly ThingPart[] {
  const { sizeM: [, h, d], variant } = input; // prettier-ignore
  const r = 0.62 * pole;
  const reach = headX - poleX;
  const bend = Math.min(0.45 * reach, 0.4);
  const sweep = arc([poleX + bend, h - r - 0.02 - bend], bend, 180, 90, 6).map(([x, y]): Vec3 => [x, y, 0]);
  const end: Vec3 = [headX - 0.3 * head, headY + 0.09, 0];
  const arm = tube(r, [poleX, h - 2 * bend, 0], ...sweep, end);
  const depth = Math.min(0.46 * head, d);
  const shell = without(
    0.01,
    box([headX, headY, 0], [head, 0.16 * head + 0.03, depth], 0.06 * head),
    box([headX + 0.04 * head, headY - 0.2, 0], [0.72 * head, 0.2 + 0.035, 0.7 * depth], 0.02),
  );
  const lens = at([headX + 0.04 * head, headY + 0.028, 0], {
    op: 'ellipsoid',
    radiiM: [0.33 * head, 0.05 + 0.03 * head, 0.31 * depth],
  });
  const both = (node: FieldNode): FieldNode => (variant === 'double' ? bothSides(node) : node);
  return [
    {
      name: 'Pole',
      surface: 'body',
      field: union(0, shaft(poleX, pole, h - 2 * bend + 0.02), both(arm)),
      cellSizeM: 0.55 * r + 0.004,
    },
    { name: 'Head', surface: 'accent', field: both(shell), cellSizeM: 0.026 },
    { name: 'Lens', surface: finish('glow'), field: both(lens), cellSizeM: 0.026 },
  ];
}

function lantern({ sizeM: [, h] }: ShapeInput, { pole, headY, head }: Lamp): readonly ThingPart[] {
  const s = head;
  const tall = 1.05 * s;
  const b = clamp(0.06 * s, 0.022, 0.05);
  const bar = fourCorners(tube(0.6 * b, [0.27 * s, headY, 0.27 * s], [0.44 * s, headY + tall, 0.44 * s]));
  const top = headY + tall;
  return [
    {
      name: 'Post',
      surface: 'body',
      field: union(
        0,
        shaft(0, pole, headY - 0.02),
        post([0, 0.72 * headY, 0], 1.15 * pole, 0.05, 0.02),
        taper([0, headY - 0.5 * s, 0], 0.7 * pole, 0.24 * s, 0.5 * s),
      ),
      cellSizeM: 0.5 * pole,
    },
    {
      name: 'Lantern',
      surface: 'body',
      field: union(
        0,
        bar,
        fourCorners(
          tube(
            0.6 * b,
            [0, headY + 0.012, 0.27 * s],
            [0.27 * s, headY + 0.012, 0.27 * s],
            [0.27 * s, headY + 0.012, 0],
          ),
        ),
        fourCorners(tube(0.75 * b, [0, top, 0.44 * s], [0.44 * s, top, 0.44 * s], [0.44 * s, top, 0])),
        box([0, headY - 0.02, 0], [0.5 * s, 0.03, 0.5 * s], 0.005),
        revolved(
          [0, top],
          [0.6 * s, top],
          [0.6 * s, top + 0.04 * s],
          [0.3 * s, top + 0.3 * s],
          [0.14 * s, top + 0.4 * s],
          [0.13 * s, top + 0.47 * s],
          [0.06 * s, top + 0.5 * s],
          [0.06 * s, h - 0.12 * s],
          [0.09 * s, h - 0.07 * s],
          [0, h],
        ),
      ),
      cellSizeM: 0.75 * b,
    },
  ];
}

export const STREET_LAMP: ThingShape = {
  parameters: [
    { name: 'Pole thickness', unit: 'm', min: 0.05, max: 0.1, typical: 0.07 },
    { name: 'Arm rise', unit: 'fraction', min: 0.02, max: 0.24, typical: 0.1 },
    { name: 'Head size', unit: 'fraction', min: 0.26, max: 0.44, typical: 0.36 },
  ],
  body: finish('painted metal', [0.03, 0.036, 0.034]),
  accent: finish('painted metal', [0.1, 0.105, 0.11]),
  parts: (input) => {
    const lamp = lampOf(input);
    return lamp.isLantern ? lantern(input, lamp) : armed(input, lamp);
  },
  lamps: (input): readonly ThingLamp[] => {
    const { headX, headY, head, isLantern } = lampOf(input);
    if (isLantern)
      return [
        {
          positionM: [0, headY + 0.5 * head, 0],
          emitter: { type: 'sphere', radiusM: 0.17 * head },
          aim: null,
          share: 1,
        },
      ];
    const sides = input.variant === 'double' ? [-1, 1] : [1];
    return sides.map((s) => ({
      positionM: [s * (headX + 0.04 * head), headY - 0.04 - 0.03 * head, 0],
      emitter: { type: 'spot', innerAngleDeg: 52, outerAngleDeg: 80, radiusM: 0.012 },
      aim: [0, -1, 0],
      share: 1 / sides.length,
    }));
  },
};
