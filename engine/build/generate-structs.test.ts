/** The generated struct writers are those of the kernels: a field added in WGSL alone fails here. */
import { expect, it } from 'vitest';
import { isCurrent } from './generate-structs.ts';

it('has current struct writers', () => {
  expect(isCurrent(), 'run npm run generate').toBe(true);
});
