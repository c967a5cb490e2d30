/** Densities as light on a dark tube: brightness grows with the logarithm of the count, so that a single pixel still shows. */
import type { Density } from './scope-maths.ts';

export type ScopeColour = readonly [red: number, green: number, blue: number];

/** Adds a density to an image of the same size; colours of several add up. */
export function addDensity(
  image: Uint8ClampedArray,
  { counts }: Density,
  colour: ScopeColour,
  gain = 1,
): void {
  let most = 0;
  for (const count of counts) most = Math.max(most, count);
  if (most === 0) return;
  const scale = gain / Math.log1p(Math.max(most * 0.25, 8));
  for (let i = 0; i < counts.length; i++) {
    const count = counts[i]!;
    if (count === 0) continue;
    const light = Math.min(1, 0.16 + Math.log1p(count) * scale);
    for (let c = 0; c < 3; c++) image[4 * i + c]! += colour[c]! * light;
    image[4 * i + 3] = 255;
  }
}
