/** The layers that a render can put out besides its picture, and what the film must keep for each. */
import type { FilmOptions } from '../../core/tracer/film-planes.ts';

export const AOV_NAMES = [
  'albedo',
  'normal',
  'depth',
  'position',
  'object',
  'material',
  'motion',
  'samples',
  'variance',
  'lights',
] as const;
export type AovName = (typeof AOV_NAMES)[number];

/** Sums of squares are always kept: they give the noise level and the count of rays. */
export function filmFor(aovs: ReadonlySet<AovName>): FilmOptions {
  return {
    squares: true,
    albedo: aovs.has('albedo'),
    normal: aovs.has('normal'),
    guides: (['depth', 'position', 'object', 'material', 'motion'] as const).some((name) => aovs.has(name)),
    lightGroups: aovs.has('lights'),
  };
}
