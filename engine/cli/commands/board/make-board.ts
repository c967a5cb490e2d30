/** A board from a project: frames rendered or taken from the store, the page model, the files. */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import {
  buildBoardModel,
  frameFileName,
  shotsInOrder,
  type BoardLayout,
  type BoardModel,
  type Paper,
} from '../../../../core/boards/index.ts';
import { projectOf, type Document } from '../../../../core/document/index.ts';
import { CancelledError, type CancelSignal } from '../../../../core/ports/cancel.ts';
import type { KernelDevice } from '../../../../core/ports/kernel-device.ts';
import type { RenderScene } from '../../../../core/scene/render-scene.ts';
import type { FrameImage } from '../../../board/board-frames.ts';
import { writeBoard } from '../../../board/write-board.ts';
import { openDevice, type DeviceChoice } from '../../../devices/open-device.ts';
import { findShot, loadScene, type LoadedScene } from '../../../project-scene/load-scene.ts';
import { FrameStore } from '../../../shot-frames/frame-store.ts';
import {
  renderShotFrame,
  shotFrameFingerprint,
  type ShotFrameOptions,
} from '../../../shot-frames/render-shot-frame.ts';
import { bar, duration, ProgressLine } from '../../progress-line.ts';
import { withProject, type ProjectArgument } from '../../project-argument.ts';
import { UsageError } from '../../usage-error.ts';

export interface BoardRequest {
  readonly project: string;
  readonly out: string;
  readonly layout: BoardLayout;
  readonly paper: Paper;
  /** Shot numbers, names or ids; null is all. */
  readonly shots: readonly string[] | null;
  /** Pixels that each frame fits into. */
  readonly box: readonly [number, number];
  readonly samples: number;
  readonly seconds: number | null;
  readonly maxBounces: number;
  readonly seed: number;
  readonly device: DeviceChoice;
  readonly threads: number | undefined;
  readonly force: boolean;
}

export interface MadeShot {
  readonly id: string;
  readonly shotNumber: string;
  readonly frame: string;
  /** True for a frame that was taken as it was. */
  readonly reused: boolean;
  readonly width: number;
  readonly height: number;
  readonly samplesPerPixel: number;
  readonly renderSeconds: number;
  readonly device: string;
}

export interface MadeBoard {
  readonly out: string;
  readonly files: readonly string[];
  readonly pages: number;
  readonly shots: readonly MadeShot[];
  readonly warnings: readonly string[];
}

export const makeBoard = (request: BoardRequest, signal: CancelSignal): Promise<MadeBoard> =>
  withProject(request.project, (project) => makeBoardOf(project, request, signal));

async function makeBoardOf(
  project: ProjectArgument,
  request: BoardRequest,
  signal: CancelSignal,
): Promise<MadeBoard> {
  const progress = new ProgressLine();
  const loaded = await loadScene(project.path, {
    signal,
    onProgress: ({ label, done, total }) => progress.show(total > 0 ? `${label} ${done}/${total}` : label),
  });
  const { document } = loaded;
  if (document === null)
    throw new UsageError(`${request.project}: expected a project; a model has no shots to board`);
  const warnings = new Set(loaded.warnings);
  const shotIds = chooseShots(document, request);
  const scenes = new Map(
    shotIds.map((shotId): [string, RenderScene] => {
      progress.show(`laying out the set, ${shotIds.length} shots`);
      return [shotId, loaded.flatten({ shotId, framing: 'delivery' })];
    }),
  );
  for (const scene of scenes.values()) scene.warnings.forEach((warning) => warnings.add(warning));
  const model = modelOf(document, loaded, shotIds, scenes);
  await mkdir(request.out, { recursive: true });

  const store = new FrameStore(
    project.isOwnFolder ? path.join(project.path, 'renders/board') : path.join(request.out, 'renders'),
  );
  const { shots, frames } = await makeFrames(model, scenes, store, request, document, progress, signal);
  try {
    const written = await writeBoard({
      model,
      frames,
      layout: request.layout,
      paper: request.paper,
      outDir: request.out,
      signal,
      onProgress: ({ label, done, total }) => progress.show(`${label} ${done}/${total}`),
    });
    written.warnings.forEach((warning) => warnings.add(warning));
    return { out: request.out, files: written.files, pages: written.pages, shots, warnings: [...warnings] };
  } finally {
    progress.end();
  }
}

function chooseShots(document: Document, { shots, project }: BoardRequest): readonly string[] {
  const ids = shots?.map((name) => findShot(document, name)) ?? shotsInOrder(document).map((shot) => shot.id);
  if (ids.length === 0) throw new UsageError(`${project}: shots: expected at least one shot, got none`);
  const twice = ids.find((id, i) => ids.indexOf(id) !== i);
  if (twice !== undefined) throw new UsageError(`--shots: expected each shot once, got '${twice}' twice`);
  return ids;
}

/** What the catalogue does not have is the document's mistake. */
function modelOf(
  document: Document,
  { resources }: LoadedScene,
  shotIds: readonly string[],
  scenes: ReadonlyMap<string, RenderScene>,
): BoardModel {
  try {
    return buildBoardModel(document, { catalog: resources!.catalog, shotIds, scenes, framing: 'delivery' });
  } catch (cause) {
    if (cause instanceof RangeError) throw new UsageError(cause.message);
    throw cause;
  }
}

async function makeFrames(
  model: BoardModel,
  scenes: ReadonlyMap<string, RenderScene>,
  store: FrameStore,
  request: BoardRequest,
  document: Document,
  progress: ProgressLine,
  signal: CancelSignal,
): Promise<{ shots: readonly MadeShot[]; frames: ReadonlyMap<string, FrameImage> }> {
  const { seconds, samples, maxBounces, seed } = request;
  const view = projectOf(document).color.viewTransform;
  const frames = new Map<string, FrameImage>();
  const shots: MadeShot[] = [];
  // opened when the first shot needs it: an unchanged board needs none
  let device: KernelDevice | null = null;
  try {
    for (const [i, { id, shotNumber, picture }] of model.shots.entries()) {
      if (signal.aborted) throw new CancelledError('the board');
      const scene = scenes.get(id)!;
      const [width, height] = fitInto(request.box, picture.aspectRatio);
      const options: ShotFrameOptions = { width, height, samples, seconds, maxBounces, seed, view };
      const label = `shot ${shotNumber || id} (${i + 1} of ${model.shots.length})`;
      const fingerprint = await shotFrameFingerprint(scene, options);
      const found = request.force ? null : await store.find(id, fingerprint);
      device ??= found ? null : await openDevice(request.device, request.threads);
      const frame =
        found ??
        (await renderShotFrame(device!, {
          scene,
          options,
          fingerprint,
          store,
          name: id,
          signal,
          onProgress: ({ fraction, samplesDone, elapsedSeconds }) =>
            progress.show(`${label}  ${bar(fraction)}  ${samplesDone} samples  ${duration(elapsedSeconds)}`),
        }));
      frames.set(id, { png: frame.png, width, height });
      const { samplesPerPixel, renderSeconds, device: kind } = frame.note;
      const file = path.join(request.out, frameFileName({ id }));
      shots.push({
        id,
        shotNumber,
        frame: file,
        reused: found !== null,
        width,
        height,
        samplesPerPixel,
        renderSeconds,
        device: kind,
      });
    }
  } finally {
    progress.end();
    await device?.dispose();
  }
  return { shots, frames };
}

/** The largest size of this shape in the box; the width follows the rounded height, so that small frames keep their shape. */
function fitInto([boxWidth, boxHeight]: readonly [number, number], ratio: number): readonly [number, number] {
  const height = Math.max(1, Math.min(boxHeight, Math.round(boxWidth / ratio)));
  return [Math.max(1, Math.round(height * ratio)), height];
}
