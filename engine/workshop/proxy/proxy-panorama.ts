/** A panorama made small for the live proxy: means of areas, so that no light is lost. */
import { encodeBinaryFrame, type ProxyPanoramaHeader } from '../../../core/protocol/index.ts';
import type { Panorama } from '../../../core/scene/flatten/index.ts';

const WIDTH_PX = 256;
const HEIGHT_PX = 128;

export function proxyPanorama(panorama: Panorama): Uint8Array<ArrayBuffer> {
  const width = Math.min(WIDTH_PX, panorama.width);
  const height = Math.min(HEIGHT_PX, panorama.height);
  const header: ProxyPanoramaHeader = { type: 'proxy-panorama', widthPx: width, heightPx: height };
  return encodeBinaryFrame(header, shrink(panorama, width, height));
}

const shrink = ({ width, height, data }: Panorama, toWidth: number, toHeight: number): Float32Array =>
  resample(resample(data, { length: width, to: toWidth, lines: height, isAlongX: true }), {
    length: height,
    to: toHeight,
    lines: toWidth,
    isAlongX: false,
  });

interface Axis {
  /** Pixels along the axis, before and after. */
  readonly length: number;
  readonly to: number;
  /** Pixels across it. */
  readonly lines: number;
  readonly isAlongX: boolean;
}

/** Area means along one axis; a pixel on an edge counts for both sides by its share. */
function resample(source: Float32Array, { length, to, lines, isAlongX }: Axis): Float32Array {
  const out = new Float32Array(3 * lines * to);
  const ratio = length / to;
  for (let i = 0; i < to; i++) {
    const [begin, end] = [i * ratio, (i + 1) * ratio];
    for (let k = Math.floor(begin); k < Math.min(length, Math.ceil(end)); k++) {
      const share = (Math.min(end, k + 1) - Math.max(begin, k)) / ratio;
      for (let line = 0; share > 0 && line < lines; line++) {
        const from = 3 * (isAlongX ? line * length + k : k * lines + line);
        const at = 3 * (isAlongX ? line * to + i : i * lines + line);
        for (let c = 0; c < 3; c++) out[at + c]! += share * source[from + c]!;
      }
    }
  }
  return out;
}
