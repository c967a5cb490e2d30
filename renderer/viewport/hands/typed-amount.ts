/** Numbers typed while a handle of the gizmo is held: how far, how much of a turn, how many times. */
import { Quaternion, Vector3, type Object3D } from 'three';
import { parseQuantity, QuantityTextError, type WritingHabits } from '../../../core/units/quantity-text.ts';

export type GizmoMode = 'translate' | 'rotate' | 'scale';

const BEGINS = /^[0-9.,+−-]$/;
const GOES_ON = /^[0-9a-z.,+−\-'"°/ ]$/i;

/** @returns the text with the key, null where the key says nothing of an amount. */
export function withKey(text: string, key: string): string | null {
  if (key === 'Backspace') return text === '' ? null : text.slice(0, -1);
  return (text === '' ? BEGINS : GOES_ON).test(key) ? text + key : null;
}

/** Metres, radians or a factor; null while it cannot be read. */
export function amountOf(text: string, mode: GizmoMode, habits: WritingHabits): number | null {
  try {
    if (mode === 'translate') return parseQuantity(text, 'length', habits);
    if (mode === 'rotate') return (parseQuantity(text, 'angle', habits) * Math.PI) / 180;
    const factor = parseQuantity(text, 'number', habits);
    return factor === 0 ? null : factor;
  } catch (error) {
    if (error instanceof QuantityTextError) return null;
    throw error;
  }
}

const AXES = { X: [1, 0, 0], Y: [0, 1, 0], Z: [0, 0, 1] } as const;
const isAxis = (name: string): name is keyof typeof AXES => name in AXES;

export interface PivotStart {
  readonly position: Vector3;
  readonly quaternion: Quaternion;
}

/**
 * Puts the pivot where the amount says, along the handle's axis or, where it has several, the way it was dragged.
 * @param axis as TransformControls names it: X, XZ, XYZ, E …
 */
export function placePivot(
  pivot: Object3D,
  start: PivotStart,
  mode: GizmoMode,
  axis: string,
  isLocal: boolean,
  amount: number,
): void {
  const unit = isAxis(axis) ? new Vector3(...AXES[axis]) : null;
  if (mode === 'scale') {
    const has = (name: string): number => (axis.includes(name) ? amount : 1);
    pivot.scale.set(has('X'), has('Y'), has('Z'));
    return;
  }
  if (unit !== null && isLocal) unit.applyQuaternion(start.quaternion);
  if (mode === 'translate') {
    const way = unit ?? pivot.position.clone().sub(start.position).normalize();
    pivot.position.copy(start.position).addScaledVector(way, amount);
    return;
  }
  const turn = pivot.quaternion.clone().multiply(start.quaternion.clone().invert());
  const about = unit ?? new Vector3(turn.x, turn.y, turn.z).normalize();
  pivot.quaternion.copy(new Quaternion().setFromAxisAngle(about, amount)).multiply(start.quaternion);
}
