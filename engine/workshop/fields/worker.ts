/** One thread that turns fields into triangles, one at a time. */
import { parentPort } from 'node:worker_threads';
import { StoppedError } from '../../../core/scene/bvh/stopped-error.ts';
import { compileField } from '../../../core/scene/fields/compile-field.ts';
import { firstLook } from '../../../core/scene/fields/first-look.ts';
import { polygoniseField } from '../../../core/scene/fields/polygonise-field.ts';
import type { RenderMesh } from '../../../core/scene/render-scene.ts';
import { thinned } from '../proxy/proxy-geometry.ts';
import type { FromFieldWorker, ShapedField, ToFieldWorker } from './messages.ts';

/** As far as thinning out may move a surface, in cells. */
const MOST_SHIFT_CELLS = 0.07;

const port = parentPort;
if (!port) throw new Error('the field worker runs as a worker thread only');

async function shaped({ field, cellSizeM, level, stop }: ToFieldWorker): Promise<ShapedField> {
  const flag = new Int32Array(stop);
  const options = { cellSize: cellSizeM, shouldStop: () => Atomics.load(flag, 0) !== 0 };
  const evaluates = compileField(field);
  const { mesh, isFinal } =
    level === 'first'
      ? firstLook(field.op, evaluates, options)
      : { mesh: polygoniseField(field.op, evaluates, options), isFinal: true };
  return { mesh, thin: await thinned(mesh, cellSizeM * MOST_SHIFT_CELLS), isFinal };
}

const buffersOf = ({ positions, normals, indices }: RenderMesh): ArrayBuffer[] =>
  [positions, normals, indices].flatMap((array) => (array === null ? [] : [array.buffer as ArrayBuffer]));

port.on('message', (order: ToFieldWorker) => {
  const { id } = order;
  shaped(order).then(
    (made) => {
      const buffers = new Set([...buffersOf(made.mesh), ...buffersOf(made.thin)]);
      port.postMessage({ id, shaped: made } satisfies FromFieldWorker, [...buffers]);
    },
    (error: unknown) => {
      const message = error instanceof Error ? error.message : String(error);
      const isStopped = error instanceof StoppedError;
      port.postMessage({ id, error: message, isStopped } satisfies FromFieldWorker);
    },
  );
});
