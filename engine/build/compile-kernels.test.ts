// Which files are roots, what is written, and what is skipped. Caught when tried: a key without the imported sources.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compileKernelFile, compileKernelsTo } from './compile-kernels.ts';

const ENTRY = (body: string): string => `import package::lib::shade::tone;
@group(0) @binding(0) var<storage, read_write> o: array<f32>;
@compute @workgroup_size(1) fn main() { ${body} }`;

describe('compileKernelsTo', () => {
  let folder: string;
  let kernels: string;
  let out: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'kernels-'));
    kernels = path.join(folder, 'kernels');
    out = path.join(folder, 'out');
    mkdirSync(path.join(kernels, 'lib'), { recursive: true });
    mkdirSync(path.join(kernels, 'testing'));
    writeFileSync(
      path.join(kernels, 'lib/shade.wgsl'),
      'fn tone(x: f32) -> f32 { return 2.0 * x; }\n// @compute is a word here',
    );
    writeFileSync(path.join(kernels, 'first.wgsl'), ENTRY('o[0] = tone(1.0);'));
    writeFileSync(
      path.join(kernels, 'testing/lab.wgsl'),
      ENTRY('o[0] = tone(2.0);').replace(/import.*\n/, 'fn tone(x: f32) -> f32 { return x; }\n'),
    );
    writeFileSync(path.join(kernels, 'part.wgsl'), '// no entry point\nconst K = 1;');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('compiles root modules, and again only what changed', async () => {
    expect(await compileKernelsTo(kernels, out)).toEqual(['first', 'lab']);
    expect(readdirSync(out).sort()).toEqual([
      'first.json',
      'first.wasm',
      'first.wgsl',
      'lab.json',
      'lab.wasm',
      'lab.wgsl',
    ]);
    const manifest = JSON.parse(readFileSync(path.join(out, 'first.json'), 'utf8')) as {
      bindings: { name: string }[];
    };
    expect(manifest.bindings.map((b) => b.name)).toEqual(['o']);
    expect(readFileSync(path.join(out, 'first.wgsl'), 'utf8')).not.toContain('import');
    expect(await compileKernelsTo(kernels, out)).toEqual([]);
    writeFileSync(path.join(kernels, 'lib/shade.wgsl'), 'fn tone(x: f32) -> f32 { return 3.0 * x; }');
    expect(await compileKernelsTo(kernels, out)).toEqual(['first']);
  });

  it('compiles one root in process and names what is missing', () => {
    expect(compileKernelFile(kernels, 'lab', { optimize: false }).reflection.entryPoints).toEqual([
      { name: 'main', workgroupSize: [1, 1, 1] },
    ]);
    expect(() => compileKernelFile(kernels, 'nothing')).toThrow('no root module nothing.wgsl');
  });
});
