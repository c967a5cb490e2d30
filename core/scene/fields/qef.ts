/**
 * The point that lies best on a set of planes: least squares about their mass point, with directions in which the
 * planes say nothing left at the mass point.
 *
 * [1] T. Ju, F. Losasso, S. Schaefer, J. Warren, "Dual Contouring of Hermite Data", SIGGRAPH 2002, section 2.3.
 * [2] S. Schaefer, J. Warren, "Dual Contouring: The Secret Sauce", 2002: truncated pseudo-inverse about the mass point.
 */

/** Eigenvalues below this share of the largest are noise of a smooth surface, not a feature [2]. */
const TRUNCATION = 0.05;
const DESCENTS = 40;

export class Qef {
  private n = 0;
  private readonly mass = new Float64Array(3);
  private readonly planes: number[] = [];
  private readonly ata = new Float64Array(9);
  private readonly whole = new Float64Array(9);
  private readonly atb = new Float64Array(3);
  private readonly v = new Float64Array(9);

  clear(): void {
    this.n = 0;
    this.mass.fill(0);
    this.planes.length = 0;
  }

  /** Adds the plane through (px, py, pz) with unit normal (nx, ny, nz). */
  add(px: number, py: number, pz: number, nx: number, ny: number, nz: number): void {
    this.n++;
    this.mass[0]! += px;
    this.mass[1]! += py;
    this.mass[2]! += pz;
    this.planes.push(px, py, pz, nx, ny, nz);
  }

  /**
   * Writes the minimiser within the box from `low` with sides `size` to out[at…at + 2]: a point far outside its
   * cell would fold the surface over its neighbours. Needs one plane or more.
   */
  solve(low: readonly number[], size: readonly number[], out: Float64Array, at: number): void {
    const { mass, planes, ata, whole, atb, v, n } = this;
    const cx = mass[0]! / n;
    const cy = mass[1]! / n;
    const cz = mass[2]! / n;
    ata.fill(0);
    let bx = 0;
    let by = 0;
    let bz = 0;
    for (let o = 0; o < planes.length; o += 6) {
      const nx = planes[o + 3]!;
      const ny = planes[o + 4]!;
      const nz = planes[o + 5]!;
      const d = nx * (planes[o]! - cx) + ny * (planes[o + 1]! - cy) + nz * (planes[o + 2]! - cz);
      ata[0]! += nx * nx;
      ata[1]! += nx * ny;
      ata[2]! += nx * nz;
      ata[4]! += ny * ny;
      ata[5]! += ny * nz;
      ata[8]! += nz * nz;
      bx += nx * d;
      by += ny * d;
      bz += nz * d;
    }
    ata[3] = ata[1]!;
    ata[6] = ata[2]!;
    ata[7] = ata[5]!;
    whole.set(ata);
    atb[0] = bx;
    atb[1] = by;
    atb[2] = bz;
    diagonalise(ata, v);
    const largest = Math.max(ata[0]!, ata[4]!, ata[8]!);
    out[at] = cx;
    out[at + 1] = cy;
    out[at + 2] = cz;
    for (let k = 0; k < 3; k++) {
      const lambda = ata[4 * k]!;
      if (lambda <= TRUNCATION * largest) continue;
      const [ex, ey, ez] = [v[k]!, v[3 + k]!, v[6 + k]!];
      const step = (ex * bx + ey * by + ez * bz) / lambda;
      out[at]! += step * ex;
      out[at + 1]! += step * ey;
      out[at + 2]! += step * ez;
    }
    let outside = false;
    for (let k = 0; k < 3; k++) {
      const x = Math.max(low[k]!, Math.min(low[k]! + size[k]!, out[at + k]!));
      if (x !== out[at + k]) outside = true;
      out[at + k] = x;
    }
    if (outside) this.descend(low, size, out, at);
  }

  /** Least squares within the box, axis by axis (projected Gauss–Seidel): slides along a crease, not off it. */
  private descend(low: readonly number[], size: readonly number[], out: Float64Array, at: number): void {
    const { whole, atb, mass, n } = this;
    for (let round = 0; round < DESCENTS; round++)
      for (let k = 0; k < 3; k++) {
        const own = whole[4 * k]!;
        if (own < 1e-6) continue;
        let rest = atb[k]!;
        for (let j = 0; j < 3; j++) if (j !== k) rest -= whole[3 * k + j]! * (out[at + j]! - mass[j]! / n);
        out[at + k] = Math.max(low[k]!, Math.min(low[k]! + size[k]!, mass[k]! / n + rest / own));
      }
  }
}

/** Cyclic Jacobi rotations: leaves eigenvalues on the diagonal of a, eigenvectors in the columns of v (row-major). */
function diagonalise(a: Float64Array, v: Float64Array): void {
  v.fill(0);
  v[0] = v[4] = v[8] = 1;
  for (let sweep = 0; sweep < 12; sweep++) {
    if (a[1]! * a[1]! + a[2]! * a[2]! + a[5]! * a[5]! < 1e-28) return;
    for (let p = 0; p < 2; p++)
      for (let q = p + 1; q < 3; q++) {
        const apq = a[3 * p + q]!;
        if (apq === 0) continue;
        const theta = (a[4 * q]! - a[4 * p]!) / (2 * apq);
        const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        const c = 1 / Math.sqrt(t * t + 1);
        const s = t * c;
        for (let k = 0; k < 3; k++) {
          const akp = a[3 * k + p]!;
          const akq = a[3 * k + q]!;
          a[3 * k + p] = c * akp - s * akq;
          a[3 * k + q] = s * akp + c * akq;
        }
        for (let k = 0; k < 3; k++) {
          const apk = a[3 * p + k]!;
          const aqk = a[3 * q + k]!;
          a[3 * p + k] = c * apk - s * aqk;
          a[3 * q + k] = s * apk + c * aqk;
          const vkp = v[3 * k + p]!;
          const vkq = v[3 * k + q]!;
          v[3 * k + p] = c * vkp - s * vkq;
          v[3 * k + q] = s * vkp + c * vkq;
        }
      }
  }
}
