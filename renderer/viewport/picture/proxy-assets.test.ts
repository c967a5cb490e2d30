import { describe, expect, it } from 'vitest';
import { encodeBinaryFrame, type FieldLevel, type ProxyModelHeader } from '../../../core/protocol/index.ts';
import { ProxyAssets, type AssetSource } from './proxy-assets.ts';

/** A triangle as the engine sends it. */
function frame(isFinal: boolean): ArrayBuffer {
  const positions = Float32Array.of(0, 0, 0, 1, 0, 0, 0, 1, 0);
  const payload = new Uint8Array(48);
  payload.set(new Uint8Array(positions.buffer));
  payload.set(new Uint8Array(Uint32Array.of(0, 1, 2).buffer), 36);
  const header: ProxyModelHeader = {
    type: 'proxy-model', isFinal, materials: [], images: [], warnings: [], triangleCount: 1,
    meshes: [{ name: 'm', positions: [0, 9], normals: null, tangents: null, uvs: null, colors: null, indices: [36, 3] }],
    instances: [{ name: 'i', mesh: 0, material: 0, modelFromLocal: [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1] }],
    bounds: { min: [0, 0, 0], max: [1, 1, 0] },
  }; // prettier-ignore
  return encodeBinaryFrame(header, payload).buffer;
}

interface Engine {
  readonly asked: string[];
  readonly aborted: string[];
  answer(): void;
}

/** Sources whose answers come when they are let go, in the order in which they were asked for. */
function engine(isCoarseFinal = false): Engine & { source(key: string): AssetSource } {
  const asked: string[] = [];
  const aborted: string[] = [];
  const open: (() => void)[] = [];
  return {
    asked,
    aborted,
    answer: () => open.splice(0).forEach((act) => act()),
    source: (key) => ({
      key,
      level: 'first',
      bounds: () => null,
      load: (level: FieldLevel, signal) => {
        asked.push(`${key} ${level}`);
        return new Promise((resolve, reject) => {
          signal.addEventListener('abort', () => {
            aborted.push(`${key} ${level}`);
            reject(new Error('aborted'));
          });
          open.push(() => resolve(new Response(frame(level === 'final' || isCoarseFinal))));
        });
      },
    }),
  };
}

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));

describe('what the stage fetches', () => {
  it('comes coarse first, the largest before the others, and is then replaced by what is fine', async () => {
    const wire = engine();
    const assets = new ProxyAssets(() => undefined);
    const sources = ['small', 'large', 'middling'].map((key) => wire.source(key));
    for (const source of sources) expect(assets.get(source).state).toBe('loading');
    expect(wire.asked).toEqual([]);
    assets.fetch(new Map([['large', 0.9], ['middling', 0.5], ['small', 0.1]])); // prettier-ignore
    expect(wire.asked).toEqual(['large first', 'middling first', 'small first']);
    expect(assets.coming).toEqual({ shapes: 3, unseen: 3, coarse: 0 });
    wire.answer();
    await settled();
    expect(wire.asked.slice(3)).toEqual(['large final', 'middling final', 'small final']);
    expect(assets.coming).toEqual({ shapes: 3, unseen: 0, coarse: 3 });
    const coarse = assets.get(sources[0]!);
    wire.answer();
    await settled();
    const fine = assets.get(sources[0]!);
    expect(fine).toMatchObject({ state: 'ready', model: { isFinal: true } });
    expect(fine).not.toBe(coarse);
    expect(assets.coming).toEqual({ shapes: 3, unseen: 0, coarse: 0 });
    assets.dispose();
  });

  it('asks for nothing finer where the first answer is final', async () => {
    const wire = engine(true);
    const assets = new ProxyAssets(() => undefined);
    assets.get(wire.source('plain'));
    assets.fetch(new Map());
    wire.answer();
    await settled();
    expect(wire.asked).toEqual(['plain first']);
    assets.dispose();
  });

  it('is given up when the scene changes, and goes on where it was when the thing comes back', async () => {
    const wire = engine();
    const assets = new ProxyAssets(() => undefined);
    const [waited, shown] = [wire.source('waited for'), wire.source('shown')];
    assets.get(shown);
    assets.fetch(new Map());
    wire.answer();
    await settled();
    assets.get(waited);
    assets.fetch(new Map());
    assets.sweep(new Set(), 0);
    expect(wire.aborted.sort()).toEqual(['shown final', 'waited for first']);
    await settled();
    expect(assets.get(shown).state).toBe('ready');
    expect(assets.get(waited).state).toBe('loading');
    wire.asked.length = 0;
    assets.fetch(new Map());
    expect(wire.asked).toEqual(['waited for first', 'shown final']);
    assets.dispose();
  });
});
