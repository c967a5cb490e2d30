import { describe, expect, it } from 'vitest';
import { compileField } from '../../../../scene/fields/compile-field.ts';
import type { ShapeInput, ThingShape } from '../../thing-class.ts';
import { checkFamily } from '../prop/testing/family-checks.ts';
import { FIGURE_SHAPES } from './index.ts';
import { UPRIGHT } from './poses.ts';

/** Poses reach further than a standing figure's size says; statures of those who are not upright are their own. */
const reach = ({ sizeM: [, h, d], variant }: ShapeInput) => {
  const tall = UPRIGHT.has(variant) ? h : 1.9;
  const half = 0.36 * tall + 0.03;
  const along = variant === 'lying' ? 0.56 * tall : variant === 'sitting' ? 0.55 * tall + d / 2 : 0.42 * tall;
  return [
    [-half, -0.04, -along],
    [half, 1.06 * tall, along],
  ] as const;
};

const partOf = (shape: ThingShape, name: string, input: ShapeInput) =>
  compileField(shape.parts(input).find((part) => part.name === name)!.field).bounds;

describe('figures', () => {
  checkFamily(FIGURE_SHAPES, { box: reach, coarser: 4 });

  it('stand as tall as their size says', () => {
    for (const [shape, tall] of [
      [FIGURE_SHAPES.man, 1.9],
      [FIGURE_SHAPES.woman, 1.6],
      [FIGURE_SHAPES.child, 0.9],
    ] as const) {
      const input = { sizeM: [0.6, tall, 0.4], parameters: [0.5, 0], variant: 'standing', seed: 3 } as const;
      expect(partOf(shape, 'Hair', input)[4]).toBeGreaterThan(0.97 * tall);
      expect(partOf(shape, 'Hair', input)[4]).toBeLessThan(1.04 * tall);
    }
  });

  it('lie along their depth, low on the ground', () => {
    const input = { sizeM: [0.6, 0.7, 1.8], parameters: [1, 0], variant: 'lying', seed: 3 } as const;
    const [, , z0, , y1] = partOf(FIGURE_SHAPES.man, 'Hair', input);
    expect(z0).toBeLessThan(-0.75);
    expect(y1).toBeLessThan(0.4);
  });

  it('differ in skin and hair from seed to seed', () => {
    const looks = new Set(
      Array.from({ length: 12 }, (_, seed) => {
        const input = { sizeM: [0.6, 1.78, 0.4], parameters: [0.5, 0], variant: 'standing', seed } as const;
        return JSON.stringify(FIGURE_SHAPES.man.parts(input).map(({ surface }) => surface));
      }),
    );
    expect(looks.size).toBeGreaterThan(8);
  });
});
