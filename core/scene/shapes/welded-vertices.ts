/**
 * @param positions xyz per vertex.
 * @returns for each vertex the first one in exactly the same place, so that a surface whose triangles have corners of their own is
 * still one surface.
 */
export function weldedVertices(positions: Float32Array): Uint32Array {
  const count = positions.length / 3;
  // adding zero makes minus zero plain zero: the same place, the same bits
  const bits = new Uint32Array(positions.map((value) => value + 0).buffer);
  let size = 4;
  while (size < 2 * count) size *= 2;
  const table = new Int32Array(size).fill(-1);
  const welded = new Uint32Array(count);
  for (let v = 0; v < count; v++) {
    const [x, y, z] = [bits[3 * v]!, bits[3 * v + 1]!, bits[3 * v + 2]!];
    let hash = Math.imul(x, 0x9e3779b1) ^ Math.imul(y, 0x85ebca6b) ^ Math.imul(z, 0xc2b2ae35);
    hash ^= hash >>> 15;
    let slot = (Math.imul(hash, 0x2c1b3c6d) >>> 0) % size;
    for (;;) {
      const other = table[slot]!;
      if (other < 0) {
        table[slot] = v;
        welded[v] = v;
        break;
      }
      if (bits[3 * other] === x && bits[3 * other + 1] === y && bits[3 * other + 2] === z) {
        welded[v] = other;
        break;
      }
      slot = (slot + 1) % size;
    }
  }
  return welded;
}
