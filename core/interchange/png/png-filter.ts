/**
 * PNG scan line filters: each row is replaced by its difference to a prediction, whichever of the five leaves
 * the smallest sum of absolute differences [1].
 *
 * [1] "PNG Specification (Third Edition)", 9.2 filter types and 12.8 filter selection.
 */

/** @returns every row preceded by its filter type byte */
export function filterScanlines(data: Uint8Array, rowBytes: number, pixelBytes: number): Uint8Array {
  const rows = data.length / rowBytes;
  const out = new Uint8Array(rows * (rowBytes + 1));
  const candidate = new Uint8Array(rowBytes);
  // Zeros stand for the row above the first; `pixelBytes` zeros before each row stand for the pixel to the left.
  const above = new Uint8Array(pixelBytes + rowBytes);
  const row = new Uint8Array(pixelBytes + rowBytes);
  for (let y = 0; y < rows; y++) {
    row.set(data.subarray(y * rowBytes, (y + 1) * rowBytes), pixelBytes);
    const to = y * (rowBytes + 1);
    let best = Infinity;
    for (let type = 0; type < 5; type++) {
      const cost = filterRow(type, row, above, pixelBytes, candidate);
      if (cost >= best) continue;
      best = cost;
      out[to] = type;
      out.set(candidate, to + 1);
    }
    above.set(row);
  }
  return out;
}

/** Sum of absolute differences, taken as signed bytes. */
function filterRow(
  type: number,
  row: Uint8Array,
  above: Uint8Array,
  pixelBytes: number,
  out: Uint8Array,
): number {
  let cost = 0;
  for (let i = 0; i < out.length; i++) {
    const left = row[i]!;
    const up = above[i + pixelBytes]!;
    let prediction = 0;
    if (type === 1) prediction = left;
    else if (type === 2) prediction = up;
    else if (type === 3) prediction = (left + up) >> 1;
    else if (type === 4) prediction = paeth(left, up, above[i]!);
    const difference = (row[i + pixelBytes]! - prediction) & 0xff;
    out[i] = difference;
    cost += difference < 128 ? difference : 256 - difference;
  }
  return cost;
}

/** Whichever of left, up and upper left is nearest to left + up − upper left; ties in that order. */
function paeth(left: number, up: number, upperLeft: number): number {
  const toLeft = Math.abs(up - upperLeft);
  const toUp = Math.abs(left - upperLeft);
  const toUpperLeft = Math.abs(left + up - 2 * upperLeft);
  if (toLeft <= toUp && toLeft <= toUpperLeft) return left;
  return toUp <= toUpperLeft ? up : upperLeft;
}
