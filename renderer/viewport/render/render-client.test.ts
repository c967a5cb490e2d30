import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  encodeBinaryFrame,
  decodeBinaryFrame,
  type BinaryFrame,
  type RenderSpec,
  type RenderStatus,
} from '../../../core/protocol/index.ts';
import { ConnectionLostError, EngineError } from '../../bridge/connection.ts';
import { pictureOfFrame, RenderClient, type RenderWire } from './render-client.ts';
import { closeRenderView, openRenderView, renderViewOf } from './render-store.ts';
import { frameHeader, pictureOf } from './testing/pictures.ts';

const SPEC: RenderSpec = {
  sceneId: 'scn_a',
  source: { type: 'camera', cameraId: 'cam_a', shotId: null, frame: 1 },
  framing: 'recorded',
  lightsOut: [],
  maxWidthPx: 640,
  maxHeightPx: 360,
  region: null,
  goalSamples: 64,
  maxBounces: 8,
  seed: 1,
  paused: false,
};
const at = (frame: number): RenderSpec => ({
  ...SPEC,
  source: { type: 'camera', cameraId: 'cam_a', shotId: null, frame },
});

/** An engine's end of the wire that notes what it is asked and answers when it is told to. */
class Wire implements RenderWire {
  readonly asked: RenderSpec[] = [];
  readonly ended: string[] = [];
  #answers: { resolve: () => void; reject: (error: Error) => void }[] = [];
  #frames = new Set<(frame: BinaryFrame) => void>();
  #statuses = new Set<(status: RenderStatus) => void>();
  view(_viewId: string, spec: RenderSpec): Promise<void> {
    this.asked.push(spec);
    return new Promise((resolve, reject) => this.#answers.push({ resolve, reject }));
  }
  end(viewId: string): Promise<void> {
    this.ended.push(viewId);
    return Promise.resolve();
  }
  onFrame(listener: (frame: BinaryFrame) => void): () => void {
    this.#frames.add(listener);
    return () => this.#frames.delete(listener);
  }
  onStatus(listener: (status: RenderStatus) => void): () => void {
    this.#statuses.add(listener);
    return () => this.#statuses.delete(listener);
  }
  async answer(error?: Error): Promise<void> {
    const answer = this.#answers.shift();
    if (error === undefined) answer?.resolve();
    else answer?.reject(error);
    await vi.advanceTimersByTimeAsync(0);
  }
  /** Through the real encoding, as the socket has it. */
  send(generation: number, viewId = 'pane-0', whole = true): void {
    const picture = pictureOf([generation, 0, 0], 1);
    const header = frameHeader({
      generation,
      viewId,
      ...(whole ? {} : { window: { x: 0.25, y: 0.25, width: 0.5, height: 0.5 } }),
    });
    const bytes = encodeBinaryFrame(header, picture.half);
    for (const listener of this.#frames) listener(decodeBinaryFrame(bytes.buffer));
  }
  tell(generation: number, phase: RenderStatus['phase'] = 'rendering'): void {
    for (const listener of this.#statuses)
      listener({
        viewId: 'pane-0',
        generation,
        phase,
        label: '',
        samplesDone: 1,
        goalSamples: 64,
        noise: null,
        elapsedSeconds: 0,
        secondsLeft: null,
        raysPerSecond: null,
        device: 'test',
        warnings: [],
        error: null,
      });
  }
  get listeners(): number {
    return this.#frames.size + this.#statuses.size;
  }
}

const shownRed = (): number | null => renderViewOf('pane-0').picture?.nits[0] ?? null;

describe('a render view on the wire', () => {
  let wire: Wire;
  let client: RenderClient;
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    openRenderView('pane-0');
    wire = new Wire();
    client = new RenderClient('pane-0', wire);
  });
  afterEach(() => {
    client.dispose();
    closeRenderView('pane-0');
    vi.useRealTimers();
  });

  it('asks at once, then for the newest only, never before the answer', async () => {
    client.show(at(1));
    client.show(at(2));
    client.show(at(3));
    expect(wire.asked).toEqual([at(1)]);
    await vi.advanceTimersByTimeAsync(200);
    expect(wire.asked).toEqual([at(1)]);
    await wire.answer();
    expect(wire.asked).toEqual([at(1), at(3)]);
  });
  it('lets 30 ms pass between changes', async () => {
    client.show(at(1));
    await wire.answer();
    client.show(at(2));
    await vi.advanceTimersByTimeAsync(20);
    client.show(at(4));
    expect(wire.asked).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(15);
    expect(wire.asked).toEqual([at(1), at(4)]);
  });
  it('does not ask for the same twice', async () => {
    client.show(at(1));
    await wire.answer();
    await vi.advanceTimersByTimeAsync(100);
    client.show(at(1));
    await vi.advanceTimersByTimeAsync(100);
    expect(wire.asked).toHaveLength(1);
  });
  it('keeps the old picture until the new one has pixels, and drops stale ones', async () => {
    client.show(at(1));
    await wire.answer();
    wire.send(4);
    expect(shownRed()).toBe(4);
    wire.tell(5);
    expect(shownRed()).toBe(4);
    wire.send(4);
    wire.tell(4);
    expect(renderViewOf('pane-0').status?.generation).toBe(5);
    wire.send(5);
    expect(shownRed()).toBe(5);
    wire.send(6, 'pane-1');
    expect(shownRed()).toBe(5);
  });
  it('keeps the whole picture under a region', async () => {
    client.show(at(1));
    wire.send(1);
    wire.send(2, 'pane-0', false);
    wire.send(2, 'pane-0', false);
    expect(renderViewOf('pane-0').base?.header.generation).toBe(1);
    wire.send(3);
    expect(renderViewOf('pane-0').base).toBeNull();
  });
  it('asks again when the engine is a new one, which counts generations from the start', async () => {
    client.show(at(1));
    await wire.answer();
    wire.send(9);
    await vi.advanceTimersByTimeAsync(100);
    client.askAgain();
    expect(wire.asked).toEqual([at(1), at(1)]);
    expect(shownRed()).toBe(9);
    await wire.answer();
    wire.send(1);
    expect(shownRed()).toBe(1);
  });
  it('follows a renderer that was started anew behind the same connection', async () => {
    client.show(at(1));
    await wire.answer();
    wire.send(9);
    wire.tell(0, 'loading');
    expect(shownRed()).toBe(9);
    wire.send(1);
    expect(shownRed()).toBe(1);
  });
  it('tries again after a lost connection, and says why the engine refuses', async () => {
    client.show(at(1));
    await wire.answer(new ConnectionLostError());
    expect(renderViewOf('pane-0').error).toBeNull();
    await vi.advanceTimersByTimeAsync(800);
    expect(wire.asked).toHaveLength(2);
    await wire.answer(new EngineError({ code: 'not-found', message: 'camera cam_a: it is gone' }));
    expect(renderViewOf('pane-0').error).toBe('camera cam_a: it is gone');
  });
  it('ends when there is nothing to show and when it is disposed, and listens no more', async () => {
    client.show(at(1));
    await wire.answer();
    client.show(null);
    expect(wire.ended).toEqual(['pane-0']);
    client.dispose();
    expect(wire.ended).toHaveLength(1);
    expect(wire.listeners).toBe(0);
  });
  it('takes no frame that is cut short, nor one of another kind', () => {
    const short = encodeBinaryFrame(frameHeader({ widthPx: 100, heightPx: 100 }), new Uint16Array(8));
    expect(pictureOfFrame(decodeBinaryFrame(short.buffer), 'pane-0')).toBeNull();
    const other = encodeBinaryFrame({ type: 'proxy-model' }, new Uint16Array(8));
    expect(pictureOfFrame(decodeBinaryFrame(other.buffer), 'pane-0')).toBeNull();
    const whole = encodeBinaryFrame(frameHeader(), new Uint16Array(4));
    expect(pictureOfFrame(decodeBinaryFrame(whole.buffer), 'pane-0')?.half).toHaveLength(4);
  });
});
