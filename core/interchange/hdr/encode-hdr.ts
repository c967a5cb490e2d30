/**
 * Writes Radiance pictures (.hdr): RGBE, new run-length coding, rows from the top left [1].
 *
 * The largest component decides the exponent; mantissas are rounded to nearest, which suits readers that
 * take value = mantissa · 2^(exponent−136).
 *
 * [1] G. Ward, "The Radiance Picture File Format", radsite.lbl.gov.
 */
import { strToU8 } from 'fflate';
import { ImageFormatError } from '../exr/image-format-error.ts';

/** Run-length coded lines state their width in fifteen bits. */
const MAX_CODED_WIDTH = 0x7fff;
const MIN_CODED_WIDTH = 8;
/** Shorter runs cost more than they save. */
const MIN_RUN = 4;

/**
 * @param data RGB per pixel, linear, row by row from the top left; negative and NaN components become 0,
 *   what exceeds the format's 2¹²⁷ its largest value
 */
export function encodeHdr(width: number, height: number, data: Float32Array): Uint8Array {
  if (!(Number.isInteger(width) && Number.isInteger(height) && width > 0 && height > 0)) {
    throw new ImageFormatError('size', `expected whole numbers above 0, got ${width} × ${height}`);
  }
  if (data.length !== 3 * width * height) {
    throw new ImageFormatError('data', `expected ${3 * width * height} RGB numbers, got ${data.length}`);
  }
  const header = strToU8(`#?RADIANCE\nFORMAT=32-bit_rle_rgbe\n\n-Y ${height} +X ${width}\n`);
  const coded = width >= MIN_CODED_WIDTH && width <= MAX_CODED_WIDTH;
  // Literals add one byte in 128, rounded up for each of the four planes of a line.
  const largestLine = coded ? 4 + 4 * (width + Math.ceil(width / 128) + 1) : 4 * width;
  const out = new Uint8Array(header.length + height * largestLine);
  out.set(header);
  let at = header.length;

  const line = new Uint8Array(4 * width);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) setRgbe(line, 4 * x, data, 3 * (y * width + x));
    if (!coded) {
      out.set(line, at);
      at += line.length;
      continue;
    }
    out[at++] = 2;
    out[at++] = 2;
    out[at++] = width >> 8;
    out[at++] = width & 0xff;
    for (let plane = 0; plane < 4; plane++) at = writePlane(out, at, line, plane);
  }
  return out.slice(0, at);
}

function setRgbe(line: Uint8Array, to: number, data: Float32Array, from: number): void {
  const clean = (value: number): number => (value > 0 ? Math.min(value, 2 ** 127 * (255 / 256)) : 0);
  const red = clean(data[from]!);
  const green = clean(data[from + 1]!);
  const blue = clean(data[from + 2]!);
  const largest = Math.max(red, green, blue);
  line.fill(0, to, to + 4);
  if (largest < 2 ** -127) return;
  // The exponent for which the largest mantissa rounds into 128 … 255.
  let exponent = Math.floor(Math.log2(largest)) + 1;
  while (Math.round(largest * 2 ** (8 - exponent)) > 255) exponent++;
  while (Math.round(largest * 2 ** (8 - exponent)) < 128) exponent--;
  if (exponent < -127) return;
  const scale = 2 ** (8 - exponent);
  line[to] = Math.round(red * scale);
  line[to + 1] = Math.round(green * scale);
  line[to + 2] = Math.round(blue * scale);
  line[to + 3] = exponent + 128;
}

function writePlane(out: Uint8Array, start: number, line: Uint8Array, plane: number): number {
  const width = line.length / 4;
  const runFrom = (x: number): number => {
    const value = line[4 * x + plane]!;
    let end = x + 1;
    while (end < width && end - x < 127 && line[4 * end + plane] === value) end++;
    return end - x;
  };
  let at = start;
  let x = 0;
  while (x < width) {
    let run = runFrom(x);
    if (run >= MIN_RUN) {
      out[at++] = 128 + run;
      out[at++] = line[4 * x + plane]!;
      x += run;
      continue;
    }
    // Literals up to the next run worth coding.
    const first = x;
    while (x < width && run < MIN_RUN && x - first + run <= 128) {
      x += run;
      run = x < width ? runFrom(x) : 0;
    }
    out[at++] = x - first;
    for (let i = first; i < x; i++) out[at++] = line[4 * i + plane]!;
  }
  return at;
}
