/** `penumbra render`: frames of a scene, path-traced, as OpenEXR or PNG. */
import path from 'node:path';
import { VIEW_TRANSFORM_NAMES } from '../../../core/color/view-transform.ts';
import type { CancelSignal } from '../../../core/ports/cancel.ts';
import type { RenderCamera, RenderScene } from '../../../core/scene/render-scene.ts';
import { CheckpointError } from '../../../core/tracer/checkpoint.ts';
import type { Film } from '../../../core/tracer/film.ts';
import { DEFAULT_MAX_BOUNCES } from '../../../core/tracer/render.ts';
import { openDevice } from '../../devices/open-device.ts';
import { findShot, loadScene, type LoadedScene } from '../../project-scene/load-scene.ts';
import { AOV_NAMES, filmFor, type AovName } from '../../render/aovs.ts';
import { chooseEnvironment } from '../../render/environment-option.ts';
import { framingCamera } from '../../render/framing-camera.ts';
import { exrOfFilm, meteredNitsAtOne, pngOfFilm, whiteBalanceOf } from '../../render/frame-image.ts';
import { renderFrame, type FrameProgress, type RenderedFrame } from '../../render/render-frame.ts';
import { writeFileAtomic } from '../../storage/atomic-write.ts';
import type { CliCommand } from '../command.ts';
import {
  choiceOption,
  flagOption,
  integerOption,
  numberOption,
  parseOptions,
  sizeOption,
  textOption,
  type ParsedOptions,
} from '../options.ts';
import { bar, duration, ProgressLine } from '../progress-line.ts';
import { UsageError } from '../usage-error.ts';

const COLOR_SPACES = ['rec709', 'ap1', 'ap0', 'p3d65', 'rec2020'] as const;
const DEFAULT_SAMPLES = 64;
const DEFAULT_LONG_SIDE = 960;
/** While `--time` decides, samples are spread over pixels as for this many. */
const TIMED_SAMPLES = 256;

const help = `Usage: penumbra render SCENE --out FILE [OPTIONS]

Renders SCENE: a project folder, a .glb or .gltf model, or a scene .json file.

  --out FILE.exr|.png    where to; several frames put the frame number in place of #### or before the suffix
  --camera NAME          camera by name (default: the first)
  --shot NUMBER          a shot of the project: its camera, its moves
  --frame N              frame of the shot      --frames A-B  each frame from A to B
  --size WxH             pixels (default: 960 wide in the camera's own shape)
  --spp N                samples a pixel (default ${DEFAULT_SAMPLES})
  --time S               render for S seconds instead
  --max-bounces N        indirect bounces; 0 is direct light only (default ${DEFAULT_MAX_BOUNCES})
  --device D             wasm, webgpu or auto (default)      --threads N  worker threads of wasm
  --env E                FILE.hdr|.exr, uniform:NITS, or sky:ELEVATION,AZIMUTH in degrees
  --seed N               another pattern of noise (default 0)
  --aovs LIST            layers of an EXR: ${AOV_NAMES.join(',')} or all
  --exposure E           camera, or an EV at ISO 100; an EXR holds nits without it
  --view V               view transform of a PNG: ${VIEW_TRANSFORM_NAMES.join(', ')} (default agx)
  --colorspace C         of an EXR: ${COLOR_SPACES.join(', ')} (default rec709)
  --float                32-bit samples in the EXR (default 16-bit half)
  --json                 one JSON object about the render on stdout

With no light and no --env a scene is black. A render that is stopped leaves FILE.checkpoint beside the output; the same
command goes on from there to the same bytes.

Examples:
  penumbra render kitchen.penumbra --shot 4A --size 1920x804 --spp 256 --out 4A.exr --aovs albedo,normal,lights
  penumbra render chair.glb --env sky:35,140 --exposure 14 --out chair.png
  penumbra render kitchen.penumbra --shot 2 --frames 1-48 --time 20 --exposure camera --out frames/2.####.png
`;

interface Output {
  readonly file: string;
  readonly isPng: boolean;
}

export const render: CliCommand = {
  name: 'render',
  summary: 'renders frames of a project, a model or a scene file',
  help,
  run: async (args, signal) => {
    const parsed = parseOptions(
      args,
      {
        out: { type: 'string', short: 'o' },
        camera: { type: 'string' },
        shot: { type: 'string' },
        frame: { type: 'string' },
        frames: { type: 'string' },
        size: { type: 'string' },
        spp: { type: 'string' },
        time: { type: 'string' },
        'max-bounces': { type: 'string' },
        device: { type: 'string' },
        threads: { type: 'string' },
        env: { type: 'string' },
        seed: { type: 'string' },
        aovs: { type: 'string' },
        exposure: { type: 'string' },
        view: { type: 'string' },
        colorspace: { type: 'string' },
        float: { type: 'boolean' },
        json: { type: 'boolean' },
      },
      { names: ['SCENE'], required: 1 },
    );
    return runRender(parsed, signal);
  },
};

async function runRender(parsed: ParsedOptions, signal: CancelSignal): Promise<number> {
  const out = outputOption(parsed);
  const frames = framesOption(parsed);
  const aovs = aovsOption(parsed);
  const size = sizeOption(parsed, 'size');
  const spp = integerOption(parsed, 'spp', 1, 1_000_000);
  const timeLimit = numberOption(parsed, 'time', 0.01);
  const maxBounces = integerOption(parsed, 'max-bounces', 0, 1000) ?? DEFAULT_MAX_BOUNCES;
  const seed = integerOption(parsed, 'seed', 0, 0xffffffff) ?? 0;
  const deviceChoice = choiceOption(parsed, 'device', ['wasm', 'webgpu', 'auto'] as const) ?? 'auto';
  const threads = integerOption(parsed, 'threads', 1, 256);
  const view = choiceOption(parsed, 'view', VIEW_TRANSFORM_NAMES) ?? 'agx';
  const space = choiceOption(parsed, 'colorspace', COLOR_SPACES) ?? 'rec709';
  const exposure = exposureOption(parsed);
  const progress = new ProgressLine();

  const loaded = await loadScene(parsed.positionals[0]!, {
    signal,
    onProgress: ({ label, done, total }) => progress.show(total > 0 ? `${label} ${done}/${total}` : label),
  });
  const envText = textOption(parsed, 'env');
  const env = envText === undefined ? null : await chooseEnvironment(envText);
  const device = await openDevice(deviceChoice, threads);
  const results: { frame: RenderedFrame; file: string }[] = [];
  const warnings = new Set<string>([...loaded.warnings, ...(env?.warnings ?? [])]);
  try {
    for (const frame of frames) {
      const flat = flattenFor(loaded, parsed, frame);
      flat.warnings.forEach((w) => warnings.add(w));
      const scene: RenderScene = env
        ? { ...flat, environment: env.environment, lights: [...flat.lights, ...env.lights] }
        : flat;
      const camera = cameraOption(parsed, scene, warnings);
      const [width, height] = size ?? defaultSize(camera);
      const file = frames.length > 1 ? numbered(out.file, frame!) : out.file;
      const settings = {
        width,
        height,
        samples: spp ?? (timeLimit === undefined ? DEFAULT_SAMPLES : TIMED_SAMPLES),
        maxBounces,
        seed,
        film: filmFor(aovs),
      };
      const label = frames.length > 1 ? `frame ${frame}  ` : '';
      const rendered = await renderOrStartOver(
        () =>
          renderFrame(device, scene, camera, settings, {
            signal,
            checkpointFile: `${file}.checkpoint`,
            ...(timeLimit !== undefined && { timeLimitSeconds: timeLimit }),
            onProgress: (p) => progress.show(label + progressText(p)),
          }),
        `${file}.checkpoint`,
      );
      await writeFileAtomic(
        file,
        encode(
          rendered.film,
          out.isPng,
          camera,
          {
            exposure,
            view,
            space,
            aovs,
            framesPerSecond: loaded.framesPerSecond,
            half: !flagOption(parsed, 'float'),
          },
          warnings,
        ),
      );
      results.push({ frame: rendered, file });
    }
  } finally {
    progress.end();
    await device.dispose();
  }
  report(parsed, results, device.kind, warnings);
  return 0;
}

interface Encoding {
  readonly exposure: 'camera' | number | null;
  readonly view: (typeof VIEW_TRANSFORM_NAMES)[number];
  readonly space: (typeof COLOR_SPACES)[number];
  readonly aovs: ReadonlySet<AovName>;
  readonly framesPerSecond: number | null;
  readonly half: boolean;
}

function encode(
  film: Film,
  isPng: boolean,
  camera: RenderCamera,
  e: Encoding,
  warnings: Set<string>,
): Uint8Array {
  let nitsAtOne: number | null = null;
  if (e.exposure === 'camera') {
    if (camera.nitsAtOne === null)
      throw new UsageError(
        `--exposure camera: camera '${camera.name}' has no exposure of its own; give an EV`,
      );
    nitsAtOne = camera.nitsAtOne;
  } else if (e.exposure !== null) {
    nitsAtOne = nitsAtOneOfEv(e.exposure);
  }
  if (!isPng) {
    return exrOfFilm(film, {
      aovs: e.aovs,
      space: e.space,
      nitsAtOne,
      pixelType: e.half ? 'half' : 'float',
      camera,
      framesPerSecond: e.framesPerSecond,
    });
  }
  nitsAtOne ??= camera.nitsAtOne;
  if (nitsAtOne === null) {
    nitsAtOne = meteredNitsAtOne(film);
    warnings.add(`no exposure was given: metered EV ${evOfNitsAtOne(nitsAtOne).toFixed(1)} at ISO 100`);
  }
  return pngOfFilm(film, {
    nitsAtOne,
    whiteBalance: whiteBalanceOf(camera),
    transform: e.view,
  });
}

/** ISO 2720: a reflected-light meter with K = 12.5 at ISO 100 calls L = 0.125 · 2^EV middle grey, 18 % of linear 1. */
const nitsAtOneOfEv = (ev100: number): number => (0.125 * 2 ** ev100) / 0.18;
const evOfNitsAtOne = (nits: number): number => Math.log2((nits * 0.18) / 0.125);

async function renderOrStartOver(
  renderIt: () => Promise<RenderedFrame>,
  checkpoint: string,
): Promise<RenderedFrame> {
  try {
    return await renderIt();
  } catch (cause) {
    if (!(cause instanceof CheckpointError)) throw cause;
    process.stderr.write(`${checkpoint}: ${cause.message}; starting over\n`);
    const { rm } = await import('node:fs/promises');
    await rm(checkpoint, { force: true });
    return renderIt();
  }
}

function progressText(p: FrameProgress): string {
  const left = p.fraction > 0 ? p.elapsedSeconds / p.fraction - p.elapsedSeconds : 0;
  return `${bar(p.fraction)}  ${p.samplesDone} samples  ${duration(p.elapsedSeconds)}, ${duration(left)} left`;
}

function report(
  parsed: ParsedOptions,
  results: readonly { frame: RenderedFrame; file: string }[],
  device: string,
  warnings: ReadonlySet<string>,
): void {
  for (const warning of warnings) process.stderr.write(`warning: ${warning}\n`);
  const renderSeconds = results.reduce((sum, r) => sum + r.frame.renderSeconds, 0);
  const rays = results.reduce((sum, r) => sum + r.frame.raysPerSecond * r.frame.renderSeconds, 0);
  const samplesPerPixel = results.reduce((least, r) => Math.min(least, r.frame.samplesPerPixel), Infinity);
  const raysPerSecond = renderSeconds > 0 ? rays / renderSeconds : 0;
  if (flagOption(parsed, 'json')) {
    const files = results.map((r) => r.file);
    process.stdout.write(
      `${JSON.stringify({ device, samplesPerPixel, renderSeconds, raysPerSecond, warnings: [...warnings], files })}\n`,
    );
    return;
  }
  for (const { file, frame } of results) {
    process.stdout.write(
      `${file}: ${frame.film.width}×${frame.film.height}, ${frame.samplesPerPixel} samples, ${duration(frame.renderSeconds)}, ` +
        `${(frame.raysPerSecond / 1e6).toFixed(2)} million rays a second on ${device}\n`,
    );
  }
}

function outputOption(parsed: ParsedOptions): Output {
  const file = textOption(parsed, 'out');
  if (file === undefined) throw new UsageError('--out: expected FILE.exr or FILE.png');
  const suffix = path.extname(file).toLowerCase();
  if (suffix !== '.exr' && suffix !== '.png')
    throw new UsageError(`--out ${file}: expected a name that ends in .exr or .png`);
  return { file, isPng: suffix === '.png' };
}

/** Frames to render; undefined stands for the scene as it is, or the shot's board frame. */
function framesOption(parsed: ParsedOptions): readonly (number | undefined)[] {
  const range = textOption(parsed, 'frames');
  if (range === undefined) return [integerOption(parsed, 'frame', 0)];
  if (textOption(parsed, 'frame') !== undefined)
    throw new UsageError('--frame and --frames: expected one of them');
  const match = /^(\d+)-(\d+)$/.exec(range);
  const [first, last] = [Number(match?.[1]), Number(match?.[2])];
  if (!match || last < first)
    throw new UsageError(`--frames: expected A-B with A not after B, got '${range}'`);
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

function aovsOption(parsed: ParsedOptions): ReadonlySet<AovName> {
  const text = textOption(parsed, 'aovs');
  if (text === undefined) return new Set();
  if (text === 'all') return new Set(AOV_NAMES);
  return new Set(
    text.split(',').map((name) => {
      const found = AOV_NAMES.find((known) => known === name.trim());
      if (!found)
        throw new UsageError(`--aovs: expected ${AOV_NAMES.join(', ')} or all, got '${name.trim()}'`);
      return found;
    }),
  );
}

function exposureOption(parsed: ParsedOptions): 'camera' | number | null {
  const text = textOption(parsed, 'exposure');
  if (text === undefined || text === 'camera') return text ?? null;
  return numberOption(parsed, 'exposure', -20, 40)!;
}

function flattenFor(loaded: LoadedScene, parsed: ParsedOptions, frame: number | undefined): RenderScene {
  const shot = textOption(parsed, 'shot');
  if (shot !== undefined && !loaded.document)
    throw new UsageError('--shot: a model has no shots; expected a project');
  if (shot === undefined && frame !== undefined && loaded.document)
    throw new UsageError('--frame: frames belong to a shot; give --shot');
  return loaded.flatten({
    ...(shot !== undefined && { shotId: findShot(loaded.document!, shot) }),
    ...(frame !== undefined && { frame }),
  });
}

function cameraOption(parsed: ParsedOptions, scene: RenderScene, warnings: Set<string>): RenderCamera {
  const name = textOption(parsed, 'camera');
  if (name === undefined) {
    const camera = scene.cameras[0] ?? framingCamera(scene);
    if (!camera) throw new UsageError('the scene has no camera and nothing to look at');
    if (scene.cameras.length === 0) warnings.add('the scene has no camera: framed from the front');
    return camera;
  }
  const camera = scene.cameras.find((c) => c.name === name);
  if (!camera) {
    const names = scene.cameras.map((c) => `'${c.name}'`).join(', ');
    throw new UsageError(`--camera: expected one of ${names || 'none'}, got '${name}'`);
  }
  return camera;
}

function defaultSize(camera: RenderCamera): readonly [number, number] {
  const aspect =
    (camera.filmWidth * (camera.projection === 'perspective' ? camera.squeeze : 1)) / camera.filmHeight;
  return aspect >= 1
    ? [DEFAULT_LONG_SIDE, Math.max(1, Math.round(DEFAULT_LONG_SIDE / aspect))]
    : [Math.max(1, Math.round(DEFAULT_LONG_SIDE * aspect)), DEFAULT_LONG_SIDE];
}

function numbered(file: string, frame: number): string {
  if (/#+/.test(file)) return file.replace(/#+/, (marks) => String(frame).padStart(marks.length, '0'));
  const suffix = path.extname(file);
  return `${file.slice(0, -suffix.length)}.${String(frame).padStart(4, '0')}${suffix}`;
}
