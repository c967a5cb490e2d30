/** Small path-traced pictures of documents, side by side on one sheet with their captions. */
import sharp from 'sharp';
import { viewTransform } from '../core/color/view-transform.ts';
import { applyCommand, type AnyRecord, type Document } from '../core/document/index.ts';
import type { KernelDevice } from '../core/ports/kernel-device.ts';
import { flattenDocument } from '../core/scene/flatten/index.ts';
import { denoise, DENOISE_PLANES } from '../core/tracer/denoise/denoise.ts';
import { loadResources, type AssetSource } from '../engine/project-scene/load-resources.ts';
import { meteredNitsAtOne, whiteBalanceOf } from '../engine/render/frame-image.ts';
import { renderFrame } from '../engine/render/render-frame.ts';

/** For documents whose things are all made by code. */
const NO_ASSETS: AssetSource = {
  assetName: () => null,
  assetPath: (hash) => hash,
  readAsset: (hash) => Promise.reject(new Error(`asset ${hash}: there are none`)),
};

export const documentOf = (records: readonly AnyRecord[]): Document =>
  applyCommand(
    { records: new Map() },
    { label: 'Make', edits: records.map((record) => ({ op: 'add', record }) as const) },
  ).document;

export interface Cell {
  readonly caption: string;
  readonly rgb: Uint8Array;
  readonly triangles: number;
  /** How much brighter the camera exposes than for the picture's log average, stops. */
  readonly stopsOver: number;
}

export interface CellOptions {
  readonly width: number;
  readonly height: number;
  readonly samples: number;
  /** Instead of to a number of samples, trace for so long. */
  readonly seconds?: number;
  /** Exposure by the picture itself instead of by the camera. */
  readonly metered: boolean;
}

export async function renderCell(
  device: KernelDevice,
  document: Document,
  caption: string,
  { width, height, samples, seconds, metered }: CellOptions,
): Promise<Cell> {
  const resources = await loadResources(document, NO_ASSETS);
  const scene = flattenDocument(document, resources);
  const camera = scene.cameras[0]!;
  const settings = { width, height, samples, maxBounces: 5, seed: 1, film: DENOISE_PLANES };
  const { film } = await renderFrame(
    device,
    scene,
    camera,
    settings,
    seconds === undefined ? {} : { timeLimitSeconds: seconds },
  );
  const nits = await denoise(device, film, {});
  const meteredNits = meteredNitsAtOne(film);
  const ownNits = camera.nitsAtOne ?? meteredNits;
  const rgb = viewTransform(nits, {
    nitsAtOne: metered ? meteredNits : ownNits,
    whiteBalance: whiteBalanceOf(camera),
    transform: 'agx',
  });
  const triangles = scene.instances.reduce(
    (sum, { mesh }) => sum + (scene.meshes[mesh]?.indices.length ?? 0) / 3,
    0,
  );
  return {
    caption,
    rgb: new Uint8Array(rgb.buffer, rgb.byteOffset, rgb.length),
    triangles,
    stopsOver: Math.log2(meteredNits / ownNits),
  };
}

const CAPTION_PX = 20;
/** Mean advance of a letter of the captions, pixels. */
const LETTER_PX = 6.2;
const fitted = (text: string, width: number): string => {
  const most = Math.floor((width - 8) / LETTER_PX);
  return text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`;
};
const escaped = (text: string): string => text.replace(/[<>&"']/g, (c) => `&#${c.charCodeAt(0)};`);

/** @param columns cells in a row. */
export async function sheetPng(
  cells: readonly Cell[],
  { width, height }: CellOptions,
  columns: number,
): Promise<Buffer> {
  const rows = Math.ceil(cells.length / columns);
  const captions = cells.map(
    ({ caption }, i) =>
      `<text x="${(i % columns) * width + 4}" y="${Math.floor(i / columns) * (height + CAPTION_PX) + height + 14}">${escaped(fitted(caption, width))}</text>`,
  );
  const sheetWidth = columns * width;
  const sheetHeight = rows * (height + CAPTION_PX);
  const text = `<svg xmlns="http://www.w3.org/2000/svg" width="${sheetWidth}" height="${sheetHeight}" font-family="sans-serif" font-size="11" fill="#bbb">${captions.join('')}</svg>`;
  const background = { r: 20, g: 20, b: 22 };
  return sharp({ create: { width: sheetWidth, height: sheetHeight, channels: 3, background } })
    .composite([
      ...cells.map(({ rgb }, i) => ({
        input: Buffer.from(rgb),
        raw: { width, height, channels: 3 as const },
        left: (i % columns) * width,
        top: Math.floor(i / columns) * (height + CAPTION_PX),
      })),
      { input: Buffer.from(text), left: 0, top: 0 },
    ])
    .png()
    .toBuffer();
}
