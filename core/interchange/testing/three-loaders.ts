/**
 * Image decoders of three.js, as an independent opinion in tests. They are loaded by name because the package
 * ships no types.
 */

/** Interleaved floats, row by row from the top left. */
export interface IndependentImage {
  readonly width: number;
  readonly height: number;
  readonly components: number;
  readonly data: Float32Array;
}

interface Loader {
  setDataType(type: number): void;
  parse(buffer: ArrayBuffer): { width: number; height: number; data: Float32Array };
}

async function load(module: string, name: string): Promise<new () => Loader> {
  const loaded = (await import(/* @vite-ignore */ module)) as Record<string, new () => Loader>;
  return loaded[name]!;
}

const FLOAT_TYPE = 1015;

async function decode(
  module: string,
  name: string,
  bytes: Uint8Array,
  bottomUp: boolean,
): Promise<IndependentImage> {
  const loader = new (await load(module, name))();
  loader.setDataType(FLOAT_TYPE);
  const { width, height, data } = loader.parse(bytes.slice().buffer);
  const components = data.length / (width * height);
  if (!bottomUp) return { width, height, components, data };
  const rows = Array.from({ length: height }, (_, y) =>
    data.subarray((height - 1 - y) * width * components, (height - y) * width * components),
  );
  const flipped = new Float32Array(data.length);
  for (const [y, row] of rows.entries()) flipped.set(row, y * width * components);
  return { width, height, components, data: flipped };
}

/** R, G, B (and A) of an OpenEXR file, alpha 1 where there is none. */
export const decodeExrWithThree = (bytes: Uint8Array): Promise<IndependentImage> =>
  decode('three/examples/jsm/loaders/EXRLoader.js', 'EXRLoader', bytes, true);

/** RGBA of a Radiance picture; this loader divides mantissas by 255 where the format says 256. */
export const decodeHdrWithThree = (bytes: Uint8Array): Promise<IndependentImage> =>
  decode('three/examples/jsm/loaders/HDRLoader.js', 'HDRLoader', bytes, false);
