// The generated writers are run and what they wrote is read back by kernels, which know the layout independently of
// the generator. Caught once: a matrix column stride of 12 instead of 16 bytes for three rows.
import { transformSync } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { generateStructWriters } from './index.ts';
import { compileSource, KernelRun } from './testing/run-kernel.ts';

const SOURCE = `
struct Inner { id: u32, axis: vec3f, weight: f32 }
struct Outer {
  count: i32,
  uv: vec2f,
  basis: mat3x3f,
  rows: mat2x4f,
  list: array<Inner, 2>,
  @align(32) @size(48) tail: vec4u,
  numbers: array<f32, 3>,
}
@group(0) @binding(0) var<storage, read> source: Outer;
@group(0) @binding(1) var<storage, read_write> o: array<f32>;
@compute @workgroup_size(1) fn main() {
  o[0] = f32(source.count);
  o[1] = source.uv.x; o[2] = source.uv.y;
  for (var c = 0; c < 3; c++) { for (var r = 0; r < 3; r++) { o[3 + 3 * c + r] = source.basis[c][r]; } }
  for (var c = 0; c < 2; c++) { for (var r = 0; r < 4; r++) { o[12 + 4 * c + r] = source.rows[c][r]; } }
  for (var k = 0; k < 2; k++) {
    o[20 + 5 * k] = f32(source.list[k].id);
    o[21 + 5 * k] = source.list[k].axis.x; o[22 + 5 * k] = source.list[k].axis.y; o[23 + 5 * k] = source.list[k].axis.z;
    o[24 + 5 * k] = source.list[k].weight;
  }
  o[30] = f32(source.tail.x); o[31] = f32(source.tail.w);
  o[32] = source.numbers[0]; o[33] = source.numbers[2];
}`;

interface Writers {
  readonly OUTER_BYTES: number;
  writeOuter(view: DataView, byteOffset: number, value: object): void;
}

async function writers(source: string): Promise<Writers> {
  const { code } = transformSync(source, { loader: 'ts', format: 'esm' });
  return (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as Writers;
}

const VALUE = {
  count: -7,
  uv: [1, 2],
  basis: [3, 4, 5, 6, 7, 8, 9, 10, 11],
  rows: [12, 13, 14, 15, 16, 17, 18, 19],
  list: [
    { id: 20, axis: [21, 22, 23], weight: 24 },
    { id: 25, axis: [26, 27, 28], weight: 29 },
  ],
  tail: [30, 0, 0, 31],
  numbers: [32, 0, 33],
};

describe('generated struct writers', () => {
  const kernel = compileSource(SOURCE);

  it('write what kernels read', async () => {
    const generated = await writers(generateStructWriters(kernel.reflection));
    const bytes = new Uint8Array(16 + generated.OUTER_BYTES);
    generated.writeOuter(new DataView(bytes.buffer), 16, VALUE);
    const run = new KernelRun(kernel, { source: bytes.subarray(16), o: new Float32Array(34) }).run(
      'main',
      0,
      1,
    );
    expect([...run.f32('o')]).toEqual([-7, ...Array.from({ length: 33 }, (_, i) => i + 1)]);
  });

  it('refuse an array of the wrong length and a view that is too short', async () => {
    const generated = await writers(generateStructWriters(kernel.reflection));
    const view = new DataView(new ArrayBuffer(generated.OUTER_BYTES));
    expect(() => generated.writeOuter(view, 0, { ...VALUE, numbers: [1] })).toThrow(
      'Outer.numbers has 1 elements, not 3',
    );
    expect(() => generated.writeOuter(view, 16, VALUE)).toThrow(RangeError);
  });
});
