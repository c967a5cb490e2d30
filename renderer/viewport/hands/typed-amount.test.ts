import { Object3D, Quaternion, Vector3 } from 'three';
import { describe, expect, it } from 'vitest';
import { METRIC } from '../../../core/units/quantity-text.ts';
import { amountOf, placePivot, withKey } from './typed-amount.ts';

describe('numbers typed while a handle is held', () => {
  it('begin with a digit or a sign, and go on with units', () => {
    expect(withKey('', '1')).toBe('1');
    expect(withKey('', '-')).toBe('-');
    expect(withKey('', 'm')).toBeNull();
    expect(withKey('1', 'm')).toBe('1m');
    expect(withKey('1.5', 'Backspace')).toBe('1.');
    expect(withKey('', 'Backspace')).toBeNull();
    expect(withKey('1', 'Shift')).toBeNull();
  });
  it.each([
    ['1.5', 1.5],
    ['150cm', 1.5],
    ['-20 cm', -0.2],
    ["6'", 1.8288],
  ])('%s of a move', (text, metres) => expect(amountOf(text, 'translate', METRIC)).toBeCloseTo(metres, 9));
  it('degrees of a turn, times of a scale', () => {
    expect(amountOf('45', 'rotate', METRIC)).toBeCloseTo(Math.PI / 4, 9);
    expect(amountOf('2', 'scale', METRIC)).toBe(2);
    expect(amountOf('0', 'scale', METRIC)).toBeNull();
    expect(amountOf('-', 'translate', METRIC)).toBeNull();
  });
  const start = {
    position: new Vector3(1, 2, 3),
    quaternion: new Quaternion().setFromAxisAngle(new Vector3(0, 1, 0), Math.PI / 2),
  };
  it('move along the handle’s axis, of the world or of the thing', () => {
    const pivot = new Object3D();
    placePivot(pivot, start, 'translate', 'X', false, 0.5);
    expect(pivot.position.toArray()).toEqual([1.5, 2, 3]);
    placePivot(pivot, start, 'translate', 'X', true, 0.5);
    expect(pivot.position.distanceTo(new Vector3(1, 2, 2.5))).toBeLessThan(1e-9);
  });
  it('move the way it was dragged where the handle has more than one axis', () => {
    const pivot = new Object3D();
    pivot.position.set(1, 2, 3.1);
    placePivot(pivot, start, 'translate', 'XZ', false, 2);
    expect(pivot.position.distanceTo(new Vector3(1, 2, 5))).toBeLessThan(1e-9);
  });
  it('turn about the axis, and scale what the handle scales', () => {
    const pivot = new Object3D();
    placePivot(pivot, start, 'rotate', 'Y', false, Math.PI / 2);
    const ahead = new Vector3(0, 0, 1).applyQuaternion(pivot.quaternion);
    expect(ahead.distanceTo(new Vector3(0, 0, -1))).toBeLessThan(1e-9);
    placePivot(pivot, start, 'scale', 'XYZ', true, 3);
    expect(pivot.scale.toArray()).toEqual([3, 3, 3]);
    placePivot(pivot, start, 'scale', 'Y', true, 3);
    expect(pivot.scale.toArray()).toEqual([1, 3, 1]);
  });
});
