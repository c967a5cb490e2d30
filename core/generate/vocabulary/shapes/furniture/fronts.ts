/** Fronts of case furniture: doors and drawers in a grid with seams between them, and what they are opened by. */
import type { FieldNode } from '../../../../document/records/field-node.ts';
import { ball, union } from '../../../../scene/fields/field-nodes.ts';
import { at } from '../../../../scene/fields/field-nodes.ts';
import { box, rod } from './forms.ts';

export interface Face {
  /** Middle of its lower edge, on the plane of the front. */
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

const SEAM = 0.02;

/** A flat front, with a raised frame around a sunk field where `frame` is its width. */
export function faceField({ x, y, w, h }: Face, z: number, thick: number, frame: number): FieldNode {
  const [fw, fh] = [w - SEAM, h - SEAM];
  if (frame <= 0 || fw < 3.2 * frame || fh < 3.2 * frame)
    return box([x, y + SEAM / 2, z], [fw, fh, thick], 0.003);
  const bar = (bx: number, by: number, bw: number, bh: number): FieldNode =>
    box([x + bx, y + SEAM / 2 + by, z], [bw, bh, thick], 0.003);
  return union(
    0,
    bar(-(fw - frame) / 2, 0, frame, fh),
    bar((fw - frame) / 2, 0, frame, fh),
    bar(0, 0, fw - frame, frame),
    bar(0, fh - frame, fw - frame, frame),
    box([x, y + SEAM / 2, z - 0.3 * thick], [fw - 2 * frame, fh, 0.4 * thick], 0),
  );
}

export const knob = (x: number, y: number, z: number, radius = 0.016): FieldNode =>
  at([x, y, z], ball(radius));
/** A bar handle of this length, lying or upright, with its middle at z. */
export const bar = (
  x: number,
  y: number,
  z: number,
  length: number,
  upright: boolean,
  r = 0.007,
): FieldNode => {
  const half = length / 2;
  const [dx, dy] = upright ? [0, half] : [half, 0];
  return union(
    0,
    rod([x - dx, y - dy, z], [x + dx, y + dy, z], r),
    rod([x - 0.8 * dx, y - 0.8 * dy, z], [x - 0.8 * dx, y - 0.8 * dy, z - 0.03], r),
    rod([x + 0.8 * dx, y + 0.8 * dy, z], [x + 0.8 * dx, y + 0.8 * dy, z - 0.03], r),
  );
};
