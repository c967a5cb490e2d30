import { describe, expect, it } from 'vitest';
import { extensionOf, planImport } from './import-files.ts';

const plan = (...paths: string[]) => {
  const { bundles, refused } = planImport(paths.map((path) => ({ path })));
  return {
    bundles: bundles.map((bundle) => bundle.map(({ path }) => path)),
    refused: refused.map(({ path }) => path),
  };
};

describe('import plan', () => {
  it('takes single files one by one and says which it cannot', () => {
    expect(plan('chair.glb', 'Spot.IES', 'notes.docx')).toEqual({
      bundles: [['chair.glb'], ['Spot.IES']],
      refused: ['notes.docx'],
    });
  });

  it('keeps a glTF file and its companions together', () => {
    expect(plan('set/room.gltf', 'set/room.bin', 'set/tex/wall.png', 'sky.hdr')).toEqual({
      bundles: [['set/room.gltf', 'set/room.bin', 'set/tex/wall.png'], ['sky.hdr']],
      refused: [],
    });
  });

  it('refuses companions of nothing, and ignores what every folder has', () => {
    expect(plan('lonely.bin', '.DS_Store', 'a/Thumbs.db')).toEqual({ bundles: [], refused: ['lonely.bin'] });
  });

  it('knows extensions', () => {
    expect(extensionOf('a.b/c')).toBe('');
    expect(extensionOf('A/LAMP.LDT')).toBe('ldt');
    expect(extensionOf('archive.tar.gz')).toBe('gz');
  });
});
