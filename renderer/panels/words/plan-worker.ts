/** The worker that draws plans, so that the desk never waits for a picture. An entry of its own in the build. */
import type { ScenePlan } from '../../../core/protocol/index.ts';
import { PlanDrawing } from './draw-plan.ts';

export interface PlanPictureRequest {
  readonly id: number;
  readonly plan: ScenePlan;
  readonly width: number;
  readonly height: number;
}
export interface PlanPicture {
  readonly id: number;
  /** RGBA */
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
}

/** The part of a worker's global scope that is used here: the page's own library of types has it as a window. */
interface WorkerScope {
  onmessage: ((message: MessageEvent<PlanPictureRequest>) => void) | null;
  postMessage(answer: PlanPicture, transfer: Transferable[]): void;
}
const scope = globalThis as unknown as WorkerScope;

const drawings = new Map<string, PlanDrawing>();

scope.onmessage = ({ data: { id, plan, width, height } }) => {
  const size = `${width} × ${height}`;
  const drawing = drawings.get(size) ?? new PlanDrawing(width, height);
  drawings.set(size, drawing);
  const pixels = new Uint8ClampedArray(4 * width * height);
  drawing.draw(plan, pixels);
  scope.postMessage({ id, pixels }, [pixels.buffer]);
};
