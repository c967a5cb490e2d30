/** Half floats, as the engine sends pixels: a table of all 65,536, so that a picture is decoded at the speed of memory. */
let table: Float32Array | null = null;

function decode(half: number): number {
  const sign = half & 0x8000 ? -1 : 1;
  const exponent = (half >> 10) & 0x1f;
  const fraction = half & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction === 0 ? sign * Infinity : NaN;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

export function halfTable(): Float32Array {
  table ??= Float32Array.from({ length: 65_536 }, (_, half) => decode(half));
  return table;
}

const scratch = new Float32Array(1);
const bits = new Uint32Array(scratch.buffer);

/** Nearest half float, ties to even; beyond the range it is infinite. */
export function halfOf(value: number): number {
  scratch[0] = value;
  const float = bits[0]!;
  const sign = (float >>> 16) & 0x8000;
  const magnitude = float & 0x7fffffff;
  if (magnitude > 0x7f800000) return sign | 0x7e00;
  if (magnitude >= 0x47800000) return sign | 0x7c00;
  if (magnitude < 0x38800000) {
    // subnormal: counted in steps of 2^-24
    const steps = Math.abs(scratch[0]) * 2 ** 24;
    const floor = Math.floor(steps);
    const rest = steps - floor;
    return sign | (rest > 0.5 || (rest === 0.5 && floor % 2 === 1) ? floor + 1 : floor);
  }
  const rounded = magnitude + 0xfff + ((magnitude >>> 13) & 1);
  return sign | ((rounded - 0x38000000) >>> 13);
}
