import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { setEngineAddress } from '../../bridge/engine-fetch.ts';
import { MAX_UPLOAD_BYTES } from '../../../core/protocol/index.ts';
import { noticeStore } from '../../state/notices.ts';
import {
  extensionOf,
  importFiles,
  MOST_IMPORTS,
  MOST_PACKED_BYTES,
  planImport,
  sizeProblem,
  type NamedFile,
} from './import-files.ts';

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

describe('limits of a drop', () => {
  const sized = (path: string, size: number) => ({ path, file: { size } });
  it('says which file is too large, and how large it may be', () => {
    expect(sizeProblem([sized('set/city.glb', MAX_UPLOAD_BYTES)])).toBeNull();
    expect(sizeProblem([sized('set/city.glb', MAX_UPLOAD_BYTES + 1)])).toMatch(
      /^city\.glb is 8\.0 GiB: expected at most 8\.0 GiB\.$/,
    );
  });
  it('counts a glTF file with its companions, which are packed on the way', () => {
    const bundle = [sized('a/room.gltf', 1000), sized('a/room.bin', MOST_PACKED_BYTES)];
    expect(sizeProblem(bundle)).toMatch(/^room\.gltf is 2\.0 GiB: expected at most 2\.0 GiB with its files/);
    expect(sizeProblem(bundle.slice(0, 1))).toBeNull();
  });
});

describe('sending to the engine', () => {
  const sent: string[] = [];
  const named = (path: string, size = 3): NamedFile => {
    const file = new File(['abc'], path);
    Object.defineProperty(file, 'size', { value: size });
    return { path, file };
  };
  const notices = (): readonly string[] => noticeStore.getState().notices.map(({ text }) => text);
  beforeEach(() => {
    sent.length = 0;
    noticeStore.setState({ notices: [] });
    setEngineAddress({ origin: 'http://127.0.0.1:1', requestInit: {} } as Parameters<
      typeof setEngineAddress
    >[0]);
    vi.stubGlobal('fetch', (url: URL) => {
      sent.push(decodeURIComponent(url.search));
      return Promise.resolve(new Response('{}'));
    });
  });
  afterEach(() => vi.unstubAllGlobals());

  it('makes an import of every model, side by side where they were dropped', async () => {
    await importFiles([named('a.glb'), named('lamp.ies'), named('b.glb')], { atM: [1, 0, 2] });
    expect(sent).toEqual(['?name=a.glb&atM=1,0,2', '?name=lamp.ies', '?name=b.glb&atM=3,0,2']);
    expect(notices()).toEqual([]);
  });
  it('gives a file to the record that it is for', async () => {
    await importFiles([named('lamp.ies')], { ontoId: 'lgt_a' });
    expect(sent).toEqual(['?name=lamp.ies&ontoId=lgt_a']);
  });
  it('leaves out what is too large and sends the rest', async () => {
    await importFiles([named('huge.glb', MAX_UPLOAD_BYTES + 1), named('b.glb')]);
    expect(sent).toEqual(['?name=b.glb']);
    expect(notices()).toEqual([expect.stringContaining('huge.glb is 8.0 GiB')]);
  });
  it('sends nothing of far too many', async () => {
    await importFiles(Array.from({ length: MOST_IMPORTS + 1 }, (_, i) => named(`${i}.glb`)));
    expect(sent).toEqual([]);
    expect(notices()).toEqual([expect.stringMatching(/^101 files .* at most 100/)]);
  });
  it('says once what it cannot import', async () => {
    await importFiles([named('notes.docx'), named('b.glb')]);
    expect(sent).toEqual(['?name=b.glb']);
    expect(notices()).toEqual([expect.stringContaining('Cannot import notes.docx')]);
  });
});
