/**
 * A board of shots: frames rendered or taken from the store, the page model, the files. The command line and the desk both
 * make their boards here.
 */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import {
  buildBoardModel,
  frameFileName,
  shotsInOrder,
  type BoardLayout,
  type BoardModel,
  type Paper,
} from '../../core/boards/index.ts';
import { projectOf, type Document } from '../../core/document/index.ts';
import { CancelledError, type CancelSignal } from '../../core/ports/cancel.ts';
import type { KernelDevice } from '../../core/ports/kernel-device.ts';
import { flattenDocument, type SceneResources } from '../../core/scene/flatten/index.ts';
import type { RenderScene } from '../../core/scene/render-scene.ts';
import { UsageError } from '../cli/usage-error.ts';
import { findShot } from '../project-scene/load-scene.ts';
import type { FrameStore } from '../shot-frames/frame-store.ts';
import {
  renderShotFrame,
  shotFrameFingerprint,
  type ShotFrameOptions,
} from '../shot-frames/render-shot-frame.ts';
import type { FrameImage } from './board-frames.ts';
import { writeBoard } from './write-board.ts';

export interface BoardSource {
  /** What a person calls it, for messages. */
  readonly name: string;
  readonly document: Document;
  readonly resources: SceneResources;
  readonly store: FrameStore;
  /** Asked for when the first shot needs it: an unchanged board needs none. */
  readonly openDevice: () => Promise<KernelDevice>;
}

export interface BoardSettings {
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
  readonly force: boolean;
}

export interface BoardStep {
  /** "shot 4A (2 of 7)"; the pages follow the shots. */
  readonly label: string;
  /** Of this step, 0…1. */
  readonly fraction: number;
  /** Steps that are done, of all. */
  readonly step: number;
  readonly steps: number;
  /** While a shot renders. */
  readonly tracing: { readonly samplesDone: number; readonly elapsedSeconds: number } | null;
}

export interface BoardHooks {
  readonly signal: CancelSignal;
  readonly onProgress: (step: BoardStep) => void;
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

/** @throws UsageError for shots that are not there; CancelledError when `signal` is aborted. */
export async function boardOf(
  source: BoardSource,
  settings: BoardSettings,
  hooks: BoardHooks,
): Promise<MadeBoard> {
  const { document, resources } = source;
  const warnings = new Set<string>();
  const shotIds = chooseShots(source, settings);
  const scenes = new Map(
    shotIds.map((shotId): [string, RenderScene] => [
      shotId,
      flattenDocument(document, resources, { shotId, framing: 'delivery' }),
    ]),
  );
  for (const scene of scenes.values()) scene.warnings.forEach((warning) => warnings.add(warning));
  const model = modelOf(source, shotIds, scenes);
  await mkdir(settings.out, { recursive: true });

  const { shots, frames } = await makeFrames(source, model, scenes, settings, hooks);
  const steps = model.shots.length + 1;
  const written = await writeBoard({
    model,
    frames,
    layout: settings.layout,
    paper: settings.paper,
    outDir: settings.out,
    signal: hooks.signal,
    onProgress: ({ label, done, total }) =>
      hooks.onProgress({
        label: `${label} ${done}/${total}`,
        fraction: total > 0 ? done / total : 0,
        step: steps - 1,
        steps,
        tracing: null,
      }),
  });
  written.warnings.forEach((warning) => warnings.add(warning));
  return { out: settings.out, files: written.files, pages: written.pages, shots, warnings: [...warnings] };
}

function chooseShots({ document, name }: BoardSource, { shots }: BoardSettings): readonly string[] {
  const ids = shots?.map((shot) => findShot(document, shot)) ?? shotsInOrder(document).map((shot) => shot.id);
  if (ids.length === 0) throw new UsageError(`${name}: shots: expected at least one shot, got none`);
  const twice = ids.find((id, i) => ids.indexOf(id) !== i);
  if (twice !== undefined) throw new UsageError(`--shots: expected each shot once, got '${twice}' twice`);
  return ids;
}

/** What the catalogue does not have is the document's mistake. */
function modelOf(
  { document, resources }: BoardSource,
  shotIds: readonly string[],
  scenes: ReadonlyMap<string, RenderScene>,
): BoardModel {
  try {
    return buildBoardModel(document, { catalog: resources.catalog, shotIds, scenes, framing: 'delivery' });
  } catch (cause) {
    if (cause instanceof RangeError) throw new UsageError(cause.message);
    throw cause;
  }
}

async function makeFrames(
  { document, store, openDevice }: BoardSource,
  model: BoardModel,
  scenes: ReadonlyMap<string, RenderScene>,
  settings: BoardSettings,
  { signal, onProgress }: BoardHooks,
): Promise<{ shots: readonly MadeShot[]; frames: ReadonlyMap<string, FrameImage> }> {
  const { seconds, samples, maxBounces, seed } = settings;
  const view = projectOf(document).color.viewTransform;
  const frames = new Map<string, FrameImage>();
  const shots: MadeShot[] = [];
  const steps = model.shots.length + 1;
  for (const [step, { id, shotNumber, picture }] of model.shots.entries()) {
    if (signal.aborted) throw new CancelledError('the board');
    const scene = scenes.get(id)!;
    const [width, height] = fitInto(settings.box, picture.aspectRatio);
    const options: ShotFrameOptions = { width, height, samples, seconds, maxBounces, seed, view };
    const label = `shot ${shotNumber || id} (${step + 1} of ${model.shots.length})`;
    onProgress({ label, fraction: 0, step, steps, tracing: null });
    const fingerprint = await shotFrameFingerprint(scene, options);
    const found = settings.force ? null : await store.find(id, fingerprint);
    const frame =
      found ??
      (await renderShotFrame(await openDevice(), {
        scene,
        options,
        fingerprint,
        store,
        name: id,
        signal,
        onProgress: ({ fraction, samplesDone, elapsedSeconds }) =>
          onProgress({ label, fraction, step, steps, tracing: { samplesDone, elapsedSeconds } }),
      }));
    frames.set(id, { png: frame.png, width, height });
    const { samplesPerPixel, renderSeconds, device } = frame.note;
    shots.push({
      id,
      shotNumber,
      frame: path.join(settings.out, frameFileName({ id })),
      reused: found !== null,
      width,
      height,
      samplesPerPixel,
      renderSeconds,
      device,
    });
  }
  return { shots, frames };
}

/** The largest size of this shape in the box; the width follows the rounded height, so that small frames keep their shape. */
function fitInto([boxWidth, boxHeight]: readonly [number, number], ratio: number): readonly [number, number] {
  const height = Math.max(1, Math.min(boxHeight, Math.round(boxWidth / ratio)));
  return [Math.max(1, Math.round(height * ratio)), height];
}
