/**
 * One progressive picture of the open document. It follows the document by itself: a change that can be seen starts it over,
 * coarse to fine, with a new generation number. While changes come in a stream, every start still brings its first picture.
 */
import { CancelledError } from '../../../core/ports/cancel.ts';
import type { KernelDevice } from '../../../core/ports/kernel-device.ts';
import type { RenderSpec, RenderStatus } from '../../../core/protocol/index.ts';
import type { Film } from '../../../core/tracer/film.ts';
import { denoise } from '../../../core/tracer/denoise/denoise.ts';
import { LiveRender } from '../../../core/tracer/live-render.ts';
import type { LiveGeometry } from '../../../core/tracer/pack/live-geometry.ts';
import type { DeskDocument } from '../scene/desk-document.ts';
import type { InteractiveGate } from '../scene/interactive-gate.ts';
import { viewScene } from '../scene/view-scene.ts';
import type { RenderViewListener } from '../workshop-api.ts';
import { halvesOfFilm, meteredNits, noiseOfFilm } from './film-pixels.ts';
import { fitSize, type Level } from './levels.ts';
import {
  figuresOf,
  frameHeader,
  isSameStart,
  labelOf,
  newRun,
  settingsOf,
  type Run,
  type ViewPicture,
} from './run.ts';

export interface ViewContext {
  readonly device: () => Promise<KernelDevice>;
  readonly document: DeskDocument;
  /** Holds background work while this brings its first pictures. */
  readonly gate: InteractiveGate;
  /** What a person waits for and is done in a moment (a meter) goes before refining. */
  readonly urgent: InteractiveGate;
  /** A device that was lost: the process has to go. */
  readonly onFatal: (error: Error) => void;
}

/** Pictures come ever farther apart: a fine picture changes slowly. */
const LONGEST_INTERVAL_S = 4;
const INTERVAL_GROWTH = 1.25;
const STATUS_INTERVAL_S = 0.5;
const LOADING_INTERVAL_S = 0.1;

export class RenderView {
  readonly #viewId: string;
  readonly #context: ViewContext;
  readonly #listener: RenderViewListener;
  #spec: RenderSpec;
  #generation = 0;
  #run: Run | null = null;
  #live: { readonly render: LiveRender; readonly geometry: LiveGeometry } | null = null;
  #isStale = true;
  #isEnded = false;
  #failure: string | null = null;
  #wake: () => void = () => undefined;
  /** While the picture is held as it is. */
  #paused: Promise<void> | null = null;
  #resume: () => void = () => undefined;
  #device: KernelDevice | null = null;
  /** Of this view's kind of scene; says where to begin. */
  #pathsPerSecond: number | null = null;
  #statusAt = 0;
  readonly #unsubscribe: () => void;
  readonly ended: Promise<void>;

  constructor(viewId: string, spec: RenderSpec, context: ViewContext, listener: RenderViewListener) {
    this.#viewId = viewId;
    this.#spec = spec;
    this.#context = context;
    this.#listener = listener;
    this.#unsubscribe = context.document.subscribe(() => this.#look());
    if (spec.paused) this.#paused = new Promise((resolve) => (this.#resume = resolve));
    this.ended = this.#go();
  }

  setSpec(spec: RenderSpec): void {
    const before = this.#spec;
    this.#spec = spec;
    if (this.#run?.isAtFull) this.#run.isDone = (this.#live?.render.samplesDone ?? 0) >= spec.goalSamples;
    if (spec.paused && !before.paused) {
      this.#pause();
      return;
    }
    if (!spec.paused) this.#goOn();
    this.#look();
  }

  /** The newest picture and what it was made of; null before the first. */
  picture(): ViewPicture | null {
    const run = this.#run;
    return run?.film ? { film: run.film, view: run.view, spec: run.spec } : null;
  }

  end(): void {
    this.#isEnded = true;
    this.#run?.controller.abort();
    this.#unsubscribe();
    this.#goOn();
    this.#wake();
  }

  /** A pass that is under way stops where it is, and goes on there later. */
  #pause(): void {
    this.#paused = new Promise((resolve) => (this.#resume = resolve));
    this.#context.gate.release(this);
    this.#tellStatus('paused', 'Paused');
  }

  #goOn(): void {
    this.#paused = null;
    this.#resume();
    this.#wake();
  }

  /** Something changed: is it seen? The first picture of a start is brought even so, later passes stop at once. */
  #look(): void {
    if (this.#spec.paused || !this.#isSeen()) return;
    this.#isStale = true;
    if (this.#run?.hasPicture) this.#run.controller.abort();
    this.#wake();
  }

  #isSeen(): boolean {
    const run = this.#run;
    const open = this.#context.document.open;
    const resources = open?.readyResources(this.#spec.sceneId);
    if (!run || !open || !resources) return true;
    try {
      return !isSameStart(run, this.#spec, viewScene(open.document, resources, this.#spec));
    } catch {
      // starting tells what is wrong
      return true;
    }
  }

  async #go(): Promise<void> {
    try {
      while (!this.#isEnded) {
        const woken = new Promise<void>((resolve) => (this.#wake = resolve));
        const run = this.#run;
        if (run && !run.hasPicture) {
          // in a stream of changes every start gets as far as its first picture
          await this.#guarded(() => this.#step(run));
        } else if (this.#paused && run) {
          await woken;
        } else if (this.#isStale) {
          await this.#guarded(() => this.#start());
        } else if (run && !run.isDone) {
          await this.#guarded(() => this.#step(run));
        } else {
          await woken;
        }
      }
    } finally {
      this.#context.gate.release(this);
      this.#live?.render.dispose();
    }
  }

  async #guarded(act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (error) {
      if (error instanceof CancelledError || this.#isEnded) return;
      const failure = error instanceof Error ? error : new Error(String(error));
      if (/was lost/.test(failure.message)) this.#context.onFatal(failure);
      this.#context.gate.release(this);
      this.#failure = failure.message;
      this.#run = null;
      this.#tellStatus('failed', '');
    }
  }

  async #start(): Promise<void> {
    this.#isStale = false;
    const spec = this.#spec;
    const { document, gate } = this.#context;
    const open = document.need();
    const isFirst = this.#run === null;
    if (isFirst) this.#tellStatus('loading', 'Loading assets');
    const resources = await open.resources({
      sceneId: spec.sceneId,
      onProgress: ({ label, done, total }) => {
        const isDue = performance.now() - this.#statusAt > 1000 * LOADING_INTERVAL_S;
        if (isFirst && isDue) this.#tellStatus('loading', total > 1 ? `${label} ${done}/${total}` : label);
      },
    });
    this.#device ??= await this.#context.device();
    const view = viewScene(open.document, resources, spec);
    this.#failure = null;
    const size = fitSize(view.aspectRatio, spec.maxWidthPx, spec.maxHeightPx);
    gate.hold(this);
    const next = newRun(++this.#generation, view, spec, size, this.#pathsPerSecond);
    this.#run = next;
    if (isFirst) {
      this.#tellStatus('loading', 'Building hierarchy');
      // the building holds the thread: what was said goes out first
      await new Promise((resolve) => setImmediate(resolve));
    }
    const geometry = open.geometryOf(spec.sceneId);
    if (this.#live?.geometry !== geometry) {
      this.#live?.render.dispose();
      this.#live = { render: new LiveRender(this.#device, geometry), geometry };
    }
    await this.#live.render.load(view.scene, view.camera, settingsOf(next, next.levels.at(-1)!));
    this.#tellStatus('rendering', 'Tracing');
  }

  async #step(run: Run): Promise<void> {
    const { gate } = this.#context;
    const level = run.levels[run.level]!;
    const isLast = run.level === run.levels.length - 1;
    const live = this.#live!.render;
    if (!run.hasBegun) {
      live.begin(settingsOf(run, level));
      run.hasBegun = true;
      run.isAtFull = isLast;
    }
    const goal = isLast ? this.#spec.goalSamples : level.samples;
    const pixels = level.window.width * level.window.height;
    const rate = this.#pathsPerSecond;
    const affordable =
      isLast && live.samplesDone > 0 && rate !== null
        ? Math.floor((run.interval * rate) / pixels)
        : isLast
          ? 1
          : level.samples;
    const samples = Math.max(1, Math.min(affordable, goal - live.samplesDone));
    const startedAt = performance.now();
    const done = live.samplesDone;
    await live.advance(samples, {
      signal: run.controller.signal,
      hold: () => (run.hasPicture ? (this.#paused ?? this.#context.urgent.wait()) : null),
      onProgress: (share) => {
        if (isLast) this.#tellStatusNowAndThen(run, done + share * samples);
      },
    });
    const seconds = (performance.now() - startedAt) / 1000;
    run.tracedSeconds += seconds;
    this.#pathsPerSecond = (samples * pixels) / Math.max(seconds, 1e-4);
    const film = await live.film();
    if (level.isPreview) {
      const { width, height, window } = level;
      const options = run.hasPicture ? { signal: run.controller.signal } : {};
      run.preview = { nits: await denoise(this.#device!, film, options), width, height, window };
    }
    this.#tellFrame(run, level, film);
    run.hasPicture = true;
    run.film = film;
    if (isLast) {
      run.rays = film.raysTraced();
      run.noise = noiseOfFilm(film, level.window);
      run.interval = Math.min(LONGEST_INTERVAL_S, run.interval * INTERVAL_GROWTH);
      run.isDone = live.samplesDone >= this.#spec.goalSamples;
    } else {
      run.level++;
      run.hasBegun = false;
    }
    // once the full picture is there, background work takes turns
    if (run.isAtFull) gate.release(this);
    if (this.#paused) this.#tellStatus('paused', 'Paused');
    else if (run.isDone) this.#tellStatus('done', 'Done');
    else this.#tellStatus('rendering', labelOf(run));
  }

  #tellFrame(run: Run, level: Level, film: Film): void {
    const { window } = level;
    run.nitsPerUnit ??= meteredNits(film, window);
    const header = frameHeader(this.#viewId, run, level, film.samples, run.nitsPerUnit);
    this.#listener.frame(header, halvesOfFilm(film, window, run.nitsPerUnit, run.preview, level.isPreview));
  }

  #tellStatusNowAndThen(run: Run, samplesDone: number): void {
    if (
      this.#paused ||
      run.generation !== this.#generation ||
      performance.now() - this.#statusAt < 1000 * STATUS_INTERVAL_S
    )
      return;
    this.#tellStatus('rendering', labelOf(run), samplesDone);
  }

  #tellStatus(phase: RenderStatus['phase'], label: string, samplesDone?: number): void {
    this.#statusAt = performance.now();
    const run = this.#run;
    const samples = samplesDone ?? (run?.isAtFull ? (this.#live?.render.samplesDone ?? 0) : 0);
    const { goalSamples } = this.#spec;
    this.#listener.status({
      viewId: this.#viewId,
      generation: this.#generation,
      phase,
      label,
      samplesDone: Math.min(Math.floor(samples), goalSamples),
      goalSamples,
      ...figuresOf(
        run,
        phase === 'rendering' ? Math.max(0, goalSamples - samples) : null,
        this.#pathsPerSecond,
      ),
      device: this.#device?.label ?? '',
      error: this.#failure,
    });
  }
}
