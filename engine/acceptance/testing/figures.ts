/**
 * Holds a measurement against its tolerance. With PENUMBRA_FIGURES=FILE in the environment every measurement is also
 * appended to that file: docs/acceptance.md is written from it.
 */
import { appendFileSync } from 'node:fs';
import { expect } from 'vitest';

/** @param error what must stay below `tolerance` in absolute value */
export function holds(row: number, what: string, error: number, tolerance: number): void {
  const file = process.env['PENUMBRA_FIGURES'];
  if (file !== undefined)
    appendFileSync(file, `${row}\t${what}\t${error.toExponential(2)}\t${tolerance.toExponential(2)}\n`);
  expect(Math.abs(error), `${what}: off by ${error}`).toBeLessThan(tolerance);
}
