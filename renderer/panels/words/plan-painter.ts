/** Pictures of plans from the worker, in the order they were asked for. */
import type { ScenePlan } from '../../../core/protocol/index.ts';
import type { PlanPicture, PlanPictureRequest } from './plan-worker.ts';

const workerUrl = (): URL => new URL('./plan-worker.js', import.meta.url);

export class PlanPainter {
  readonly #worker = new Worker(workerUrl(), { type: 'module' });
  readonly #waiting = new Map<number, (picture: PlanPicture | null) => void>();
  #nextId = 0;

  constructor() {
    this.#worker.onmessage = ({ data }: MessageEvent<PlanPicture>) => this.#settle(data.id, data);
  }

  /** @returns null when the painter ended meanwhile. */
  paint(plan: ScenePlan, width: number, height: number): Promise<PlanPicture | null> {
    const request: PlanPictureRequest = { id: this.#nextId++, plan, width, height };
    return new Promise((resolve) => {
      this.#waiting.set(request.id, resolve);
      this.#worker.postMessage(request);
    });
  }

  #settle(id: number, picture: PlanPicture | null): void {
    this.#waiting.get(id)?.(picture);
    this.#waiting.delete(id);
  }

  end(): void {
    this.#worker.terminate();
    for (const id of [...this.#waiting.keys()]) this.#settle(id, null);
  }
}
