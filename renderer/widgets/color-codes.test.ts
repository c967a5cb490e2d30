import { describe, expect, it } from 'vitest';
import { codesFromLinear, linearFromCodes } from './color-codes.ts';

describe('picker codes', () => {
  it('come back as they were', () => {
    for (let code = 0; code <= 255; code++)
      expect(codesFromLinear(linearFromCodes([code, code, code]))).toEqual([code, code, code]);
  });

  it('show what is out of range at its end', () => {
    expect(codesFromLinear([-0.2, 4, 1])).toEqual([0, 255, 255]);
  });

  it('put middle grey where screens have it', () => {
    expect(codesFromLinear([0.18, 0.18, 0.18])[0]).toBe(118);
  });
});
