/** What a drag has done so far, in words and in the person's units. */
import type { Matrix4 } from 'three';
import { Quaternion, Vector3 } from 'three';
import { formatQuantity } from '../../../core/units/quantity-text.ts';
import { deskStore } from '../../state/desk-store.ts';

export const lengthText = (metres: number): string =>
  formatQuantity(metres, 'length', deskStore.getState().settings);

const degreesText = (degrees: number): string => `${degrees.toFixed(1)}°`;
const DEGREES_PER_RADIAN = 180 / Math.PI;

export function gestureWords(mode: 'translate' | 'rotate' | 'scale', from: Matrix4, to: Matrix4): string {
  const [p0, q0, s0] = [new Vector3(), new Quaternion(), new Vector3()];
  const [p1, q1, s1] = [new Vector3(), new Quaternion(), new Vector3()];
  from.decompose(p0, q0, s0);
  to.decompose(p1, q1, s1);
  if (mode === 'rotate') return `Turn ${degreesText(q0.angleTo(q1) * DEGREES_PER_RADIAN)}`;
  if (mode === 'scale')
    return `Scale × ${(s1.x / s0.x).toFixed(2)}, ${(s1.y / s0.y).toFixed(2)}, ${(s1.z / s0.z).toFixed(2)}`;
  const d = p1.sub(p0);
  const parts = [
    ['X', d.x],
    ['Y', d.y],
    ['Z', d.z],
  ] as const;
  const named = parts
    .filter(([, value]) => Math.abs(value) > 5e-4)
    .map(([axis, value]) => `${axis} ${lengthText(value)}`);
  return `Move ${named.join('  ') || lengthText(0)}`;
}
