/** One start of a render view: what it renders, how far it is, and how that is told. */
import type { RenderFrameHeader, RenderSpec, RenderStatus } from '../../../core/protocol/index.ts';
import { DENOISE_PLANES } from '../../../core/tracer/denoise/denoise.ts';
import type { Film } from '../../../core/tracer/film.ts';
import type { RenderSettings } from '../../../core/tracer/render.ts';
import { isSamePicture } from '../scene/same-scene.ts';
import type { ViewScene } from '../scene/view-scene.ts';
import { leansOnPreview, type Preview } from './film-pixels.ts';
import { planLevels, type Level } from './levels.ts';

const FILM = { squares: true, albedo: false, normal: false, guides: false, lightGroups: false };
/** Between pictures at first, seconds. */
const FIRST_INTERVAL_S = 0.25;

export interface ViewPicture {
  readonly film: Film;
  readonly view: ViewScene;
  readonly spec: RenderSpec;
}

/** A picture in the making. */
export interface Run {
  readonly generation: number;
  readonly view: ViewScene;
  readonly spec: RenderSpec;
  readonly size: readonly [number, number];
  readonly levels: readonly Level[];
  readonly startedAt: number;
  readonly controller: AbortController;
  level: number;
  hasBegun: boolean;
  /** The full size has been begun. */
  isAtFull: boolean;
  /** The newest picture. */
  film: Film | null;
  preview: Preview | null;
  /** Its first picture is out: from now on a change stops it at once. */
  hasPicture: boolean;
  nitsPerUnit: number | null;
  tracedSeconds: number;
  rays: number;
  noise: number | null;
  interval: number;
  isDone: boolean;
}

export const newRun = (
  generation: number,
  view: ViewScene,
  spec: RenderSpec,
  size: readonly [number, number],
  pathsPerSecond: number | null,
): Run => ({
  generation,
  view,
  spec,
  size,
  levels: planLevels(...size, spec.region, pathsPerSecond),
  startedAt: performance.now(),
  controller: new AbortController(),
  level: 0,
  hasBegun: false,
  isAtFull: false,
  film: null,
  preview: null,
  hasPicture: false,
  nitsPerUnit: view.camera.nitsAtOne,
  tracedSeconds: 0,
  rays: 0,
  noise: null,
  interval: FIRST_INTERVAL_S,
  isDone: false,
});

/** Whether the picture is still leaning on its preview is told: what is read off it then is smoothed. */
export const labelOf = ({ preview, film }: Run): string =>
  preview && film && leansOnPreview(film.samples) ? 'Tracing over a preview' : 'Tracing';

export function settingsOf({ spec }: Run, level: Level): RenderSettings {
  const { width, height, window } = level;
  return {
    width,
    height,
    window,
    samples: spec.goalSamples,
    maxBounces: spec.maxBounces,
    seed: spec.seed,
    film: level.isPreview ? DENOISE_PLANES : FILM,
  };
}

/** Whether a run already renders what is asked for. */
export const isSameStart = (run: Run, spec: RenderSpec, view: ViewScene): boolean =>
  isSamePicture({ ...run.spec, goalSamples: 0, paused: false }, { ...spec, goalSamples: 0, paused: false }) &&
  isSamePicture(run.view, view);

export const frameHeader = (
  viewId: string,
  { generation, size, view: { camera } }: Run,
  { width, height, window }: Level,
  samples: number,
  nitsPerUnit: number,
): RenderFrameHeader => ({
  type: 'render-frame',
  viewId,
  generation,
  widthPx: window.width,
  heightPx: window.height,
  pictureWidthPx: size[0],
  pictureHeightPx: size[1],
  window: {
    x: window.x / width,
    y: window.y / height,
    width: window.width / width,
    height: window.height / height,
  },
  samples,
  nitsPerUnit,
  nitsAtOne: camera.nitsAtOne,
  whiteBalanceK: camera.whiteBalanceKelvin,
  whiteBalanceDuv: camera.whiteBalanceDuv ?? 0,
});

type Figures = Pick<RenderStatus, 'noise' | 'elapsedSeconds' | 'secondsLeft' | 'raysPerSecond' | 'warnings'>;

/** @param samplesLeft null when it is not going on. */
export function figuresOf(
  run: Run | null,
  samplesLeft: number | null,
  pathsPerSecond: number | null,
): Figures {
  if (!run) return { noise: null, elapsedSeconds: 0, secondsLeft: null, raysPerSecond: null, warnings: [] };
  const { window } = run.levels.at(-1)!;
  return {
    noise: run.noise,
    elapsedSeconds: (performance.now() - run.startedAt) / 1000,
    secondsLeft:
      samplesLeft === null || pathsPerSecond === null
        ? null
        : (samplesLeft * window.width * window.height) / pathsPerSecond,
    raysPerSecond: run.tracedSeconds > 0 && run.rays > 0 ? run.rays / run.tracedSeconds : null,
    warnings: [...run.view.scene.warnings],
  };
}
