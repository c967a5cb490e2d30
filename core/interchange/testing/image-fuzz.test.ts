/**
 * Broken EXR and HDR files: each mutant must load or end in an ImageFormatError, with memory bounded by the
 * limits. Half of the seeds are the project's own files in every compression the writer knows, the others
 * come from other programs. PENUMBRA_FUZZ scales the count.
 *
 * Seen to fail: an error of the inflater let through, and a cursor that does not check its end.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decodeExr } from '../exr/decode-exr.ts';
import { encodeExr } from '../exr/encode-exr.ts';
import { ImageFormatError } from '../exr/image-format-error.ts';
import { decodeHdr } from '../hdr/decode-hdr.ts';
import { encodeHdr } from '../hdr/encode-hdr.ts';
import { concatenate, fuzzCount, mutateBytes, seededRandom } from './mutate.ts';

const MAX_PIXELS = 2 ** 20;
const random = seededRandom(99);
const floats = (count: number): Float32Array => Float32Array.from({ length: count }, () => random.unit() * 4);

const fixtures = new URL('../exr/fixtures/', import.meta.url);
const EXR_SEEDS = [
  ...readdirSync(fixtures).map((name) => new Uint8Array(readFileSync(new URL(name, fixtures)))),
  ...(['none', 'zips', 'zip'] as const).map((compression) =>
    encodeExr(
      {
        width: 9,
        height: 20,
        channels: [
          { name: 'R', type: 'half', data: floats(180) },
          { name: 'Z', type: 'float', data: new Float32Array(180).fill(2) },
          { name: 'id', type: 'uint', data: new Uint32Array(180).fill(7) },
        ],
        attributes: {
          comments: { type: 'string', value: 'seed' },
          fps: { type: 'rational', value: [24, 1] },
        },
      },
      { compression },
    ),
  ),
];
const OLD_HDR = concatenate([
  new TextEncoder().encode('#?RADIANCE\nEXPOSURE=2\nFORMAT=32-bit_rle_rgbe\n\n+Y 2 +X 300\n'),
  Uint8Array.from([9, 9, 9, 130, 1, 1, 1, 43, 1, 1, 1, 1, 9, 8, 7, 129, 1, 1, 1, 43, 1, 1, 1, 1]),
]);
const HDR_SEEDS = [
  encodeHdr(40, 12, floats(1440)),
  encodeHdr(5, 4, floats(60)),
  encodeHdr(200, 3, new Float32Array(1800)),
  OLD_HDR,
];

function attack(
  seeds: readonly Uint8Array[],
  count: number,
  read: (bytes: Uint8Array) => void,
): { loaded: number; refused: number } {
  const outcome = { loaded: 0, refused: 0 };
  for (let seed = 0; seed < count; seed++) {
    const mutant = mutateBytes(seededRandom(seed), seeds[seed % seeds.length]!, seeds);
    try {
      read(mutant);
      outcome.loaded++;
    } catch (error) {
      if (!(error instanceof ImageFormatError))
        throw new Error(`seed ${seed} ended in no ImageFormatError`, { cause: error });
      outcome.refused++;
    }
  }
  return outcome;
}

describe('mutated images', () => {
  it('EXR: load or one clear error', () => {
    const outcome = attack(EXR_SEEDS, fuzzCount(900), (bytes) => {
      const image = decodeExr(bytes, { maxPixels: MAX_PIXELS });
      for (const { data } of image.channels) {
        if (data.length !== image.width * image.height) expect.fail('a channel of another size');
      }
    });
    // Both must happen, or nothing was tried.
    expect(outcome.loaded).toBeGreaterThan(0);
    expect(outcome.refused).toBeGreaterThan(outcome.loaded);
  });

  it('HDR: load or one clear error', () => {
    const outcome = attack(HDR_SEEDS, fuzzCount(600), (bytes) => {
      const image = decodeHdr(bytes, { maxPixels: MAX_PIXELS });
      if (image.data.length !== 3 * image.width * image.height) expect.fail('pixels of another size');
    });
    expect(outcome.loaded).toBeGreaterThan(0);
    expect(outcome.refused).toBeGreaterThan(0);
  });
});
