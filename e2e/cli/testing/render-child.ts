/**
 * A render that checkpoints after every pass, for tests that kill it: FILE.exr SCENE.json SAMPLES. The command line
 * checkpoints every 20 seconds, too seldom to be killed often in a test.
 */
import { exrOfFilm } from '../../../engine/render/frame-image.ts';
import { filmFor } from '../../../engine/render/aovs.ts';
import { openWasmDevice } from '../../../engine/devices/wasm/wasm-device.ts';
import { loadScene } from '../../../engine/project-scene/load-scene.ts';
import { renderFrame } from '../../../engine/render/render-frame.ts';
import { writeFileAtomic } from '../../../engine/storage/atomic-write.ts';

const [out, sceneFile, samples] = process.argv.slice(2);
if (out === undefined || sceneFile === undefined) throw new Error('expected FILE.exr SCENE.json SAMPLES');
const loaded = await loadScene(sceneFile);
const scene = loaded.flatten();
const camera = scene.cameras[0]!;
const aovs = new Set(['albedo', 'normal', 'depth', 'variance', 'lights'] as const);
const settings = {
  width: 96,
  height: 72,
  samples: Number(samples),
  maxBounces: 4,
  seed: 3,
  film: filmFor(aovs),
};
const device = openWasmDevice(1);
let first = true;
const rendered = await renderFrame(device, scene, camera, settings, {
  checkpointFile: `${out}.checkpoint`,
  checkpointEverySeconds: 0,
  onProgress: ({ samplesDone }) => {
    if (first) process.stdout.write(`from ${samplesDone}\n`);
    first = false;
  },
});
const options = {
  aovs,
  space: 'rec709',
  nitsAtOne: null,
  pixelType: 'float',
  camera,
  framesPerSecond: null,
} as const;
await writeFileAtomic(out, exrOfFilm(rendered.film, options));
await device.dispose();
process.exit(0);
