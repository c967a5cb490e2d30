/** Panoramas: colour against published matrices, windows, layers, and what is done about impossible light. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { encodeExr } from '../../core/interchange/exr/encode-exr.ts';
import type { ExrAttributes, ExrChannel, ExrImage } from '../../core/interchange/exr/exr-image.ts';
import { encodeHdr } from '../../core/interchange/hdr/encode-hdr.ts';
import { decodeEnvironment } from './decode-environment.ts';
import { readEnvironment } from './read-environment.ts';

const float = (name: string, ...data: number[]): ExrChannel => ({
  name,
  type: 'float',
  data: Float32Array.from(data),
});
const rgb = (values: readonly number[]): ExrChannel[] =>
  ['R', 'G', 'B'].map((name, c) => float(name, ...values.filter((_, i) => i % 3 === c)));
const exr = (
  channels: ExrChannel[],
  attributes: ExrAttributes = {},
  more: Partial<ExrImage> = {},
): Uint8Array => encodeExr({ width: channels[0]!.data.length, height: 1, channels, attributes, ...more });

describe('decodeEnvironment', () => {
  it('takes Rec.709, stated or not, bit for bit', () => {
    const values = [0.1, 0.2, 0.3, 1e-7, 5000, 0];
    const rec709 = {
      red: [0.64, 0.33],
      green: [0.3, 0.6],
      blue: [0.15, 0.06],
      white: [0.3127, 0.329],
    } as const;
    for (const attributes of [{}, { chromaticities: { type: 'chromaticities', value: rec709 } as const }]) {
      const image = decodeEnvironment(exr(rgb(values), attributes));
      expect(image.data).toEqual(Float32Array.from(values));
      expect(image.warnings).toEqual([]);
    }
  });

  it('converts ACEScg by the published matrix', () => {
    // AP1 → Rec.709 with Bradford adaptation, ACES dev CTL / OCIO v2 built-in "ACEScg_to_Rec709" to 4 decimals.
    // Catches a missing adaptation (white would come out at 1.02, 1.00, 0.96) and a transposed matrix.
    const ap1 = {
      red: [0.713, 0.293],
      green: [0.165, 0.83],
      blue: [0.128, 0.044],
      white: [0.32168, 0.33767],
    } as const;
    const image = decodeEnvironment(
      exr(rgb([1, 1, 1, 0.5, 0.4, 0.3]), { chromaticities: { type: 'chromaticities', value: ap1 } }),
    );
    for (let c = 0; c < 3; c++) expect(image.data[c]).toBeCloseTo(1, 4);
    expect(image.data[3]).toBeCloseTo(1.7051 * 0.5 - 0.6218 * 0.4 - 0.0833 * 0.3, 3);
    expect(image.data[4]).toBeCloseTo(-0.1303 * 0.5 + 1.1408 * 0.4 - 0.0105 * 0.3, 3);
    expect(image.data[5]).toBeCloseTo(-0.024 * 0.5 - 0.129 * 0.4 + 1.153 * 0.3, 3);
  });

  it('converts XYZE by the IEC 61966-2-1 matrix', () => {
    const pixel = new TextEncoder().encode('#?RADIANCE\nFORMAT=32-bit_rle_xyze\n\n-Y 1 +X 2\n');
    const bytes = Uint8Array.from([...pixel, 100, 110, 120, 136, 100, 110, 120, 136]);
    const { data } = decodeEnvironment(bytes);
    expect(data[0]! / 100).toBeCloseTo(3.2406 - 1.5372 * 1.1 - 0.4986 * 1.2, 2);
    expect(data[1]! / 100).toBeCloseTo(-0.9689 + 1.8758 * 1.1 + 0.0415 * 1.2, 2);
    expect(data[2]! / 100).toBeCloseTo(0.0557 - 0.204 * 1.1 + 1.057 * 1.2, 2);
  });

  it('ignores alpha, repeats luminance, finds a layer and says so', () => {
    const values = [1, 2, 3, 4, 5, 6];
    expect(decodeEnvironment(exr([...rgb(values), float('A', 0, 0.5)])).data).toEqual(
      Float32Array.from(values),
    );
    expect([...decodeEnvironment(exr([float('Y', 2, 7)])).data]).toEqual([2, 2, 2, 7, 7, 7]);
    const layered = decodeEnvironment(
      exr(rgb(values).map((c) => ({ ...c, name: `View.Combined.${c.name}` }))),
    );
    expect(layered.data).toEqual(Float32Array.from(values));
    expect(layered.warnings.join()).toContain('View.Combined');
  });

  it('puts the data window into the display window', () => {
    // Data covers x 1 … 4 of a display of x 0 … 3: column 0 is black, the last data column is cropped.
    const image = decodeEnvironment(
      encodeExr({
        width: 4,
        height: 1,
        channels: rgb([1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4]),
        attributes: {},
        dataWindow: { xMin: 1, yMin: 1, xMax: 4, yMax: 1 },
        displayWindow: { xMin: 0, yMin: 0, xMax: 3, yMax: 1 },
      }),
    );
    expect([image.width, image.height]).toEqual([4, 2]);
    expect([...image.data]).toEqual([...new Array<number>(12).fill(0), 0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3]);
  });

  it('makes impossible light possible, and counts it', () => {
    const image = decodeEnvironment(exr(rgb([NaN, Infinity, -Infinity, -0.5, 0.25, -0])));
    expect([...image.data].map((value) => value + 0)).toEqual([0, 65504, 0, 0, 0.25, 0]);
    expect(image.warnings).toEqual([
      '1 samples were not numbers; they are taken as 0.',
      '1 samples were infinite; they are taken as 65504.',
      '2 samples were negative or outside Rec.709; they are taken as 0.',
    ]);
  });

  it('warns when the picture is no full sphere', () => {
    expect(decodeEnvironment(encodeHdr(4, 3, new Float32Array(36))).warnings.join()).toContain('4 × 3');
    expect(decodeEnvironment(encodeHdr(4, 2, new Float32Array(24))).warnings).toEqual([]);
  });

  it.each<[string, Uint8Array, RegExp]>([
    ['another format', new TextEncoder().encode('PNG'), /magic number: expected an OpenEXR/],
    [
      'a cube map',
      exr(rgb([1, 1, 1]), { envmap: { type: 'opaque', typeName: 'envmap', value: Uint8Array.of(1) } }),
      /cube map/,
    ],
    ['depth alone', exr([float('Z', 1)]), /channels: expected R, G and B or Y, got Z/],
    [
      'primaries on a line',
      exr(rgb([1, 1, 1]), {
        chromaticities: {
          type: 'chromaticities',
          value: { red: [0.1, 0.1], green: [0.2, 0.2], blue: [0.3, 0.3], white: [0.3, 0.3] },
        },
      }),
      /chromaticities: expected three primaries/,
    ],
    [
      'a display window beyond the limit',
      exr(rgb([1, 1, 1]), {}, { displayWindow: { xMin: 0, yMin: 0, xMax: 99999, yMax: 99999 } }),
      /displayWindow: expected at most/,
    ],
  ])('refuses %s', (_, bytes, message) => {
    expect(() => decodeEnvironment(bytes, { file: 'sky.exr' })).toThrowError(message);
    expect(() => decodeEnvironment(bytes, { file: 'sky.exr' })).toThrowError(/^sky\.exr: /);
  });
});

describe('readEnvironment', () => {
  it('reads by content and names the file in errors', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'penumbra-'));
    try {
      // Named as the other format on purpose.
      const path = join(folder, 'sky.exr');
      await writeFile(path, encodeHdr(2, 1, Float32Array.of(1, 1, 1, 0.5, 0.5, 0.5)));
      expect([...(await readEnvironment(path)).data]).toEqual([1, 1, 1, 0.5, 0.5, 0.5]);
      await expect(readEnvironment(path, { maxPixels: 1 })).rejects.toThrowError(
        `${path}: resolution: expected at most 1`,
      );
      await expect(readEnvironment(join(folder, 'none.hdr'))).rejects.toThrowError(
        /none\.hdr: file: expected a readable file \(ENOENT\)/,
      );
      await expect(readEnvironment(folder)).rejects.toThrowError(/file: expected a (readable )?file/);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
