/** Render views on the real wasm device, with a scene that is traced in milliseconds. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Command } from '../../../core/document/index.ts';
import type { KernelDevice } from '../../../core/ports/kernel-device.ts';
import type { RenderFrameHeader, RenderSpec, RenderStatus } from '../../../core/protocol/index.ts';
import { renderFrameHeaderSchema, renderStatusSchema } from '../../../core/protocol/index.ts';
import { openWasmDevice } from '../../devices/wasm/wasm-device.ts';
import { DeskDocument } from '../scene/desk-document.ts';
import { InteractiveGate } from '../scene/interactive-gate.ts';
import { TINY, tinyRecords, tinySpec } from '../testing/tiny-project.ts';
import { createProjectRecord } from '../../../core/document/index.ts';
import { RenderView } from './render-view.ts';

let device: KernelDevice;
beforeAll(() => {
  device = openWasmDevice(2);
});
afterAll(() => device.dispose());

interface Heard {
  readonly header: RenderFrameHeader;
  readonly pixels: Uint8Array;
}

class Watched {
  readonly frames: Heard[] = [];
  readonly statuses: RenderStatus[] = [];
  readonly document = new DeskDocument();
  readonly gate = new InteractiveGate();
  readonly view: RenderView;
  #listeners: (() => void)[] = [];

  constructor(spec: RenderSpec = tinySpec) {
    const project = createProjectRecord({ id: 'prj_tiny', name: 'Tiny', date: '2026-01-01' });
    this.document.set({ directory: '/nowhere', assets: [], records: [project, ...tinyRecords()] });
    const context = {
      device: () => Promise.resolve(device),
      document: this.document,
      gate: this.gate,
      urgent: new InteractiveGate(),
      onFatal: (error: Error) => {
        throw error;
      },
    };
    this.view = new RenderView('v', spec, context, {
      frame: (header, pixels) => this.#hear(() => this.frames.push({ header, pixels })),
      status: (status) => this.#hear(() => this.statuses.push(status)),
    });
  }

  #hear(note: () => void): void {
    note();
    for (const listener of this.#listeners) listener();
  }

  until(condition: () => boolean): Promise<void> {
    if (condition()) return Promise.resolve();
    return new Promise((resolve) => {
      this.#listeners.push(() => {
        if (condition()) resolve();
      });
    });
  }

  get last(): RenderStatus {
    return this.statuses.at(-1)!;
  }
  done(): Promise<void> {
    return this.until(() => this.last?.phase === 'done');
  }
  apply(command: Command): void {
    this.document.apply(command);
  }
  async end(): Promise<void> {
    this.view.end();
    await this.view.ended;
  }
}

const set = (id: string, path: string[], value: never): Command => ({
  label: 'Set',
  edits: [{ op: 'set', id, path, value }],
});
const value = (v: unknown): never => v as never;

describe('a render view', () => {
  it('goes from coarse to full size, refines to its goal, and says what the contract says', async () => {
    const watched = new Watched();
    await watched.done();
    const widths = watched.frames.map(({ header }) => header.widthPx);
    expect(widths[0]).toBeLessThan(320);
    expect(widths).toEqual([...widths].sort((a, b) => a - b));
    const { header, pixels } = watched.frames.at(-1)!;
    expect(header).toMatchObject({ widthPx: 320, heightPx: 180, samples: 6, pictureWidthPx: 320 });
    expect(pixels.length).toBe(8 * 320 * 180);
    for (const frame of watched.frames) renderFrameHeaderSchema.parse(frame.header);
    for (const status of watched.statuses) renderStatusSchema.parse(status);
    expect(watched.last).toMatchObject({ phase: 'done', samplesDone: 6, error: null });
    expect(watched.last.noise).toBeGreaterThan(0);
    await watched.end();
  });

  it('starts over with a new generation when something seen changes, and only then', async () => {
    const watched = new Watched();
    await watched.done();
    watched.apply(set(TINY.lamp, ['name'], value('Key')));
    watched.apply(set(TINY.shot, ['notes'], value('Another take')));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(watched.last).toMatchObject({ phase: 'done', generation: 1 });
    const seen = watched.frames.length;
    watched.apply(set(TINY.ball, ['transform', 'translationM'], value([1, 0.5, 0])));
    await watched.until(() => watched.last.phase === 'done' && watched.last.generation === 2);
    expect(watched.frames.slice(seen).every(({ header }) => header.generation === 2)).toBe(true);
    await watched.end();
  });

  it('leaves out lights, and has them again, without the document knowing', async () => {
    const watched = new Watched();
    const sum = (): number =>
      watched.view
        .picture()!
        .film.xyz()
        .reduce((total, v) => total + v, 0);
    await watched.done();
    const lit = sum();
    watched.view.setSpec({ ...tinySpec, lightsOut: [TINY.lamp] });
    await watched.until(() => watched.last.phase === 'done' && watched.last.generation === 2);
    expect(sum()).toBe(0);
    // what is no light stays
    watched.view.setSpec({ ...tinySpec, lightsOut: [TINY.ball] });
    await watched.until(() => watched.last.phase === 'done' && watched.last.generation === 3);
    expect(sum()).toBeCloseTo(lit, 6);
    await watched.end();
  });

  it('shows after changes exactly what a view that starts afterwards shows', async () => {
    // catches geometry that is kept where it should have moved, come or gone
    const watched = new Watched();
    await watched.done();
    watched.apply(set(TINY.ball, ['transform', 'translationM'], value([0.7, 0.5, 0.4])));
    await watched.until(() => watched.last.phase === 'done' && watched.last.generation === 2);
    watched.apply(set('obj_floor', ['visible'], value(false)));
    await watched.until(() => watched.last.phase === 'done' && watched.last.generation === 3);
    watched.apply(set(TINY.lamp, ['magnitude', 'intensityCd'], value(90)));
    watched.apply(set('obj_floor', ['visible'], value(true)));
    await watched.until(() => watched.last.phase === 'done' && watched.last.generation >= 4);
    await watched.until(() => watched.last.phase === 'done');

    const fresh = new Watched({ ...tinySpec, paused: true });
    fresh.apply(set(TINY.ball, ['transform', 'translationM'], value([0.7, 0.5, 0.4])));
    fresh.apply(set(TINY.lamp, ['magnitude', 'intensityCd'], value(90)));
    fresh.view.setSpec(tinySpec);
    await fresh.done();
    // two hierarchies may take a grazing ray differently, no more
    const [a, b] = [watched, fresh].map((w) => w.view.picture()!.film.xyz());
    const different = a!.reduce((count, v, i) => count + (Math.abs(v - b![i]!) > 1e-3 * v ? 1 : 0), 0);
    expect(different / a!.length).toBeLessThan(0.002);
    await Promise.all([watched.end(), fresh.end()]);
  });

  it('brings a picture for starts in the middle of a stream of changes', async () => {
    const watched = new Watched({ ...tinySpec, goalSamples: 10_000 });
    await watched.until(() => watched.frames.length > 0);
    for (let i = 0; i < 20; i++) {
      watched.apply(set(TINY.ball, ['transform', 'translationM'], value([i / 20, 0.5, 0])));
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await watched.until(() => watched.frames.some(({ header }) => header.generation >= 3));
    await watched.end();
  });

  it('traces a region alone at full size', async () => {
    const region = { x: 0.25, y: 0.5, width: 0.25, height: 0.25 };
    const watched = new Watched({ ...tinySpec, region });
    await watched.done();
    const { header, pixels } = watched.frames.at(-1)!;
    expect(header).toMatchObject({ widthPx: 80, heightPx: 45, pictureWidthPx: 320, window: region });
    expect(pixels.length).toBe(8 * 80 * 45);
    await watched.end();
  });

  it('is held by a pause and goes on in the same generation', async () => {
    const watched = new Watched({ ...tinySpec, goalSamples: 5000 });
    await watched.until(() => watched.frames.some(({ header }) => header.widthPx === 320));
    watched.view.setSpec({ ...tinySpec, goalSamples: 5000, paused: true });
    expect(watched.last.phase).toBe('paused');
    await new Promise((resolve) => setTimeout(resolve, 150));
    const seen = watched.frames.length;
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(watched.frames.length).toBeLessThanOrEqual(seen + 1);
    const samples = watched.frames.at(-1)!.header.samples;
    watched.view.setSpec({ ...tinySpec, goalSamples: samples + 8 });
    await watched.done();
    expect(watched.last.generation).toBe(1);
    expect(watched.frames.at(-1)!.header.samples).toBeGreaterThan(samples);
    await watched.end();
  });

  it('ends at once', async () => {
    const watched = new Watched({ ...tinySpec, maxWidthPx: 4096, maxHeightPx: 4096, goalSamples: 100_000 });
    await watched.until(() => watched.frames.length > 0);
    await watched.end();
    const seen = watched.frames.length;
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(watched.frames.length).toBe(seen);
    expect(watched.gate.wait()).toBeNull();
  });

  it('says in one line what is wrong, and goes on when it is mended', async () => {
    const watched = new Watched({ ...tinySpec, source: { ...CAMERA, cameraId: 'cam_none' } });
    await watched.until(() => watched.last?.phase === 'failed');
    expect(watched.last.error).toBe('camera cam_none: it is not in the project');
    watched.view.setSpec(tinySpec);
    await watched.done();
    expect(watched.last.error).toBeNull();
    await watched.end();
  });

  it('looks from anywhere, exposed as the camera of the scene', async () => {
    const worldFromCamera = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 1, 5, 1];
    const watched = new Watched({
      ...tinySpec,
      source: { type: 'free', worldFromCamera, verticalFovDeg: 40 },
    });
    await watched.done();
    expect(watched.frames.at(-1)!.header).toMatchObject({ widthPx: 320, heightPx: 180 });
    expect(watched.frames.at(-1)!.header.nitsAtOne).toBeGreaterThan(0);
    await watched.end();
  });
});

const CAMERA = { type: 'camera', shotId: null, frame: 1 } as const;
