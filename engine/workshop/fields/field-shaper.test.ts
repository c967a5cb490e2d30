import { afterEach, describe, expect, it } from 'vitest';
import { CancelledError } from '../../../core/ports/cancel.ts';
import { hasFieldMesh } from '../../project-scene/field-meshes.ts';
import type { FieldNode } from '../../../core/document/index.ts';
import type { FieldOrder } from './messages.ts';
import { FieldShaper } from './field-shaper.ts';

const ball = (radiusM: number): FieldNode => ({ op: 'sphere', radiusM });
const final = (radiusM: number, cellSizeM: number): FieldOrder => ({
  field: ball(radiusM),
  cellSizeM,
  level: 'final',
});

describe('shaping fields on threads', () => {
  let shaper: FieldShaper;
  afterEach(() => shaper.dispose());

  it('gives a coarse level and the final one, which renders then have', async () => {
    shaper = new FieldShaper(2);
    const field = ball(0.511);
    const [first, last] = await Promise.all([
      shaper.shape({ field, cellSizeM: 0.02, level: 'first' }),
      shaper.shape({ field, cellSizeM: 0.02, level: 'final' }),
    ]);
    expect([first.isFinal, last.isFinal]).toEqual([false, true]);
    expect(first.mesh.indices.length).toBeLessThan(last.mesh.indices.length / 4);
    expect(last.thin.indices.length).toBeLessThan(last.mesh.indices.length);
    expect(hasFieldMesh(field, 0.02)).toBe(true);
  });

  it('brings first levels before final ones, whoever asked before', async () => {
    shaper = new FieldShaper(1);
    const order: string[] = [];
    const asked = [
      shaper.shape(final(0.5, 0.03)).then(() => order.push('running')),
      shaper.shape(final(0.52, 0.03)).then(() => order.push('final')),
      shaper.shape({ ...final(0.53, 0.03), level: 'first' }).then(() => order.push('first')),
    ];
    await Promise.all(asked);
    expect(order).toEqual(['running', 'first', 'final']);
  });

  it('stops what nobody waits for any more, and goes on for who still does', async () => {
    shaper = new FieldShaper(1);
    const long = final(2, 0.004);
    const [one, other] = [new AbortController(), new AbortController()];
    const startedAt = performance.now();
    const waiting = [shaper.shape(long, one.signal), shaper.shape(long, other.signal)];
    const outcomes = Promise.allSettled(waiting);
    one.abort();
    await expect(waiting[0]).rejects.toThrow(CancelledError);
    await expect(shaper.shape(long, one.signal)).rejects.toThrow(CancelledError);
    other.abort();
    await outcomes;
    // the thread is free: this would take minutes behind the long one
    expect((await shaper.shape(final(0.2, 0.05))).isFinal).toBe(true);
    expect(performance.now() - startedAt).toBeLessThan(15_000);
  });

  it('says in one line what is wrong with a field', async () => {
    shaper = new FieldShaper(1);
    const unbounded: FieldOrder = { field: { op: 'halfSpace' }, cellSizeM: 0.1, level: 'first' };
    await expect(shaper.shape(unbounded)).rejects.toThrow(/^halfSpace: the field is unbounded/);
  });
});
