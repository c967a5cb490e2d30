/** A board on the command line: loads the project, shows how far it is, and lets the device go. */
import path from 'node:path';
import type { CancelSignal } from '../../../../core/ports/cancel.ts';
import type { KernelDevice } from '../../../../core/ports/kernel-device.ts';
import { boardOf, type BoardSettings, type MadeBoard } from '../../../board/make-board.ts';
import { openDevice, type DeviceChoice } from '../../../devices/open-device.ts';
import { loadScene } from '../../../project-scene/load-scene.ts';
import { FrameStore } from '../../../shot-frames/frame-store.ts';
import { bar, duration, ProgressLine } from '../../progress-line.ts';
import { withProject, type ProjectArgument } from '../../project-argument.ts';
import { UsageError } from '../../usage-error.ts';

export interface BoardRequest extends BoardSettings {
  readonly project: string;
  readonly device: DeviceChoice;
  readonly threads: number | undefined;
}

export const makeBoard = (request: BoardRequest, signal: CancelSignal): Promise<MadeBoard> =>
  withProject(request.project, (project) => makeBoardOf(project, request, signal));

async function makeBoardOf(
  project: ProjectArgument,
  request: BoardRequest,
  signal: CancelSignal,
): Promise<MadeBoard> {
  const progress = new ProgressLine();
  let device: KernelDevice | null = null;
  try {
    const { document, resources, warnings } = await loadScene(project.path, {
      signal,
      onProgress: ({ label, done, total }) => progress.show(total > 0 ? `${label} ${done}/${total}` : label),
    });
    if (document === null || resources === null)
      throw new UsageError(`${request.project}: expected a project; a model has no shots to board`);
    const folder = project.isOwnFolder
      ? path.join(project.path, 'renders/board')
      : path.join(request.out, 'renders');
    const source = {
      name: request.project,
      document,
      resources,
      store: new FrameStore(folder),
      openDevice: async () => (device ??= await openDevice(request.device, request.threads)),
    };
    const made = await boardOf(source, request, {
      signal,
      onProgress: ({ label, fraction, tracing }) =>
        progress.show(
          tracing === null
            ? label
            : `${label}  ${bar(fraction)}  ${tracing.samplesDone} samples  ${duration(tracing.elapsedSeconds)}`,
        ),
    });
    return { ...made, warnings: [...new Set([...warnings, ...made.warnings])] };
  } finally {
    progress.end();
    await (device as KernelDevice | null)?.dispose();
  }
}
