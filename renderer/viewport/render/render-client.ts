/**
 * A render view on the wire: asks for what the pane shows, at most about thirty times a second and never before the last question was
 * answered, and takes in the pixels that come. When the engine was away, or another project is open, it asks again by itself.
 */
import {
  renderFrameHeaderSchema,
  type BinaryFrame,
  type RenderSpec,
  type RenderStatus,
} from '../../../core/protocol/index.ts';
import { ConnectionLostError, type Connection } from '../../bridge/connection.ts';
import { LinearPicture } from './linear-picture.ts';
import { changeRenderView, withFrame, withNewEngine, withStatus } from './render-store.ts';

/** What a view needs of the connection. */
export interface RenderWire {
  view(viewId: string, spec: RenderSpec): Promise<unknown>;
  end(viewId: string): Promise<unknown>;
  onFrame(listener: (frame: BinaryFrame) => void): () => void;
  onStatus(listener: (status: RenderStatus) => void): () => void;
}

export const renderWire = (connection: Connection): RenderWire => ({
  view: (viewId, spec) => connection.request('render.view', { viewId, spec }),
  end: (viewId) => connection.request('render.end', { viewId }),
  onFrame: (listener) => connection.onBinary(listener),
  onStatus: (listener) => connection.onEvent('render.status', listener),
});

const BETWEEN_CHANGES_MS = 30;
const RETRY_MS = 700;

/** @returns null when the frame is another view's, or none of a render view. */
export function pictureOfFrame(frame: BinaryFrame, viewId: string): LinearPicture | null {
  const header = renderFrameHeaderSchema.safeParse(frame.header);
  if (!header.success || header.data.viewId !== viewId) return null;
  const { buffer, byteOffset } = frame.payload;
  const count = header.data.widthPx * header.data.heightPx * 4;
  if (frame.payload.byteLength < count * 2) return null;
  // the payload is aligned: no copy
  return new LinearPicture(header.data, new Uint16Array(buffer, byteOffset, count));
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

export class RenderClient {
  readonly #viewId: string;
  readonly #wire: RenderWire;
  readonly #ends: (() => void)[];
  #wanted: RenderSpec | null = null;
  /** As the engine was last asked, as text; null: the engine has no such view. */
  #asked: string | null = null;
  #askedAt = -Infinity;
  #isAsking = false;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #isDisposed = false;

  constructor(viewId: string, wire: RenderWire) {
    this.#viewId = viewId;
    this.#wire = wire;
    this.#ends = [
      wire.onFrame((frame) => {
        const picture = pictureOfFrame(frame, viewId);
        if (picture !== null && this.#wanted !== null)
          changeRenderView(viewId, (state) => withFrame(state, picture));
      }),
      wire.onStatus((status) => {
        if (status.viewId === viewId) changeRenderView(viewId, (state) => withStatus(state, status));
      }),
    ];
  }

  /** Null: nothing to show. The same specification again asks nothing. */
  show(spec: RenderSpec | null): void {
    this.#wanted = spec;
    changeRenderView(this.#viewId, (state) =>
      JSON.stringify(state.spec) === JSON.stringify(spec) ? state : { ...state, spec },
    );
    this.#schedule();
  }

  /** The engine knows nothing of the view any more: it, or the connection, is new. */
  askAgain(): void {
    this.#asked = null;
    changeRenderView(this.#viewId, withNewEngine);
    this.#schedule();
  }

  dispose(): void {
    this.#isDisposed = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    for (const end of this.#ends) end();
    if (this.#asked !== null || this.#isAsking) this.#end();
  }

  #end(): void {
    this.#asked = null;
    this.#wire.end(this.#viewId).catch(() => undefined);
  }

  #schedule(waitMs = 0): void {
    if (this.#isDisposed || this.#isAsking || this.#timer !== null) return;
    if (this.#wanted === null) {
      if (this.#asked !== null) this.#end();
      return;
    }
    if (JSON.stringify(this.#wanted) === this.#asked) return;
    const wait = Math.max(waitMs, this.#askedAt + BETWEEN_CHANGES_MS - performance.now());
    if (wait <= 0) {
      void this.#ask();
      return;
    }
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#schedule();
    }, wait);
  }

  async #ask(): Promise<void> {
    const spec = this.#wanted;
    if (spec === null) return;
    const text = JSON.stringify(spec);
    this.#isAsking = true;
    this.#asked = text;
    this.#askedAt = performance.now();
    let retryMs = 0;
    try {
      await this.#wire.view(this.#viewId, spec);
    } catch (error) {
      if (this.#asked === text) this.#asked = null;
      retryMs = RETRY_MS;
      if (!(error instanceof ConnectionLostError))
        changeRenderView(this.#viewId, (state) => ({ ...state, error: messageOf(error) }));
    }
    this.#isAsking = false;
    this.#schedule(retryMs);
  }
}
