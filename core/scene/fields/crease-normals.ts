/**
 * Collects the quads of a contour and gives their corners normals: the field's gradient where the surface is
 * smooth around a vertex, and one normal per side where the crossings around it disagree by a crease.
 */
import { gradientOf } from './edge-crossing.ts';
import type { FieldEvaluator } from './evaluator.ts';

export class CreaseNormals {
  private readonly position: Float64Array;
  private readonly samples: readonly number[];
  private readonly fields: readonly FieldEvaluator[] | null;
  private readonly cosCrease: number;
  private readonly step: number;
  /** Four vertices and the sample of each quad. */
  private readonly quads: number[] = [];

  constructor(
    position: Float64Array,
    samples: readonly number[],
    /** Per vertex: the field, valid around it; null: normals are means of the crossings around. */
    fields: readonly FieldEvaluator[] | null,
    creaseAngle: number,
    step: number,
  ) {
    this.position = position;
    this.samples = samples;
    this.fields = fields;
    this.cosCrease = Math.cos(creaseAngle);
    this.step = step;
  }

  /** Corners counter-clockwise seen from outside; `sample` is the crossing in its middle. */
  addQuad(a: number, b: number, c: number, d: number, sample: number): void {
    this.quads.push(a, b, c, d, sample);
  }

  finish(): { positions: number[]; vertexNormals: number[]; indices: number[] } {
    const { quads, position, samples } = this;
    const vertexCount = position.length / 3;
    // Samples of the quads around each vertex, packed: start[v] … start[v + 1].
    const start = new Uint32Array(vertexCount + 1);
    for (let q = 0; q < quads.length; q += 5) for (let c = 0; c < 4; c++) start[quads[q + c]! + 1]!++;
    for (let v = 0; v < vertexCount; v++) start[v + 1]! += start[v]!;
    const around = new Uint32Array(start[vertexCount]!);
    const fill = start.slice(0, vertexCount);
    for (let q = 0; q < quads.length; q += 5)
      for (let c = 0; c < 4; c++) around[fill[quads[q + c]!]!++] = quads[q + 4]!;

    const positions: number[] = [];
    const vertexNormals: number[] = [];
    const indices: number[] = [];
    /** Output vertices made of a contour vertex so far: the last one, and for each the one before. */
    const lastOutput = new Int32Array(vertexCount).fill(-1);
    const previous: number[] = [];
    const n = new Float64Array(3);
    const smooth = new Uint8Array(vertexCount);
    for (let v = 0; v < vertexCount; v++) smooth[v] = this.isSmooth(around, start[v]!, start[v + 1]!) ? 1 : 0;
    const { fields } = this;

    const output = (v: number, sample: number): number => {
      if (smooth[v] === 1) {
        if (lastOutput[v]! >= 0) return lastOutput[v]!;
        if (fields === null) this.sideNormal(around, start[v]!, start[v + 1]!, null, n);
        else this.gradient(fields[v]!, v, n);
      } else this.sideNormal(around, start[v]!, start[v + 1]!, sample, n);
      for (let o = lastOutput[v]!; o >= 0; o = previous[o]!)
        if (
          Math.abs(vertexNormals[3 * o]! - n[0]!) < 1e-6 &&
          Math.abs(vertexNormals[3 * o + 1]! - n[1]!) < 1e-6 &&
          Math.abs(vertexNormals[3 * o + 2]! - n[2]!) < 1e-6
        )
          return o;
      const o = previous.push(lastOutput[v]!) - 1;
      lastOutput[v] = o;
      positions.push(position[3 * v]!, position[3 * v + 1]!, position[3 * v + 2]!);
      vertexNormals.push(n[0]!, n[1]!, n[2]!);
      return o;
    };

    for (let q = 0; q < quads.length; q += 5) {
      const corner = [quads[q]!, quads[q + 1]!, quads[q + 2]!, quads[q + 3]!] as const;
      const s = quads[q + 4]!;
      const [a, b, c, d] = corner;
      // The diagonal whose two triangles both agree better with the surface at the crossing.
      const first = Math.min(this.agreement(a, b, c, s), this.agreement(a, c, d, s));
      const second = Math.min(this.agreement(a, b, d, s), this.agreement(b, c, d, s));
      const triangles = second > first + 1e-9 ? [a, b, d, b, c, d] : [a, b, c, a, c, d];
      for (let t = 0; t < 6; t += 3) {
        const [i, j, k] = [triangles[t]!, triangles[t + 1]!, triangles[t + 2]!];
        if (i === j || j === k || k === i) continue;
        indices.push(output(i, s), output(j, s), output(k, s));
      }
    }
    if (samples.length === 0) return { positions: [], vertexNormals: [], indices: [] };
    return { positions, vertexNormals, indices };
  }

  /** Whether all crossings around a vertex agree within the crease angle. */
  private isSmooth(around: Uint32Array, from: number, to: number): boolean {
    for (let i = from; i < to; i++)
      for (let j = i + 1; j < to; j++) if (this.cosine(around[i]!, around[j]!) < this.cosCrease) return false;
    return true;
  }

  private cosine(s: number, t: number): number {
    const a = this.samples;
    return a[6 * s + 3]! * a[6 * t + 3]! + a[6 * s + 4]! * a[6 * t + 4]! + a[6 * s + 5]! * a[6 * t + 5]!;
  }

  private gradient({ distance }: FieldEvaluator, v: number, out: Float64Array): void {
    const p = this.position;
    if (!(gradientOf(distance, p[3 * v]!, p[3 * v + 1]!, p[3 * v + 2]!, this.step, out) > 0))
      out.set([0, 1, 0]);
  }

  /** Mean normal of the crossings around a vertex that lie on the same side of the crease as `sample`; null: of all. */
  private sideNormal(
    around: Uint32Array,
    from: number,
    to: number,
    sample: number | null,
    out: Float64Array,
  ): void {
    out.fill(0);
    for (let i = from; i < to; i++) {
      const s = around[i]!;
      if (sample !== null && this.cosine(s, sample) < this.cosCrease) continue;
      for (let k = 0; k < 3; k++) out[k]! += this.samples[6 * s + 3 + k]!;
    }
    normalise(out);
  }

  /** Cosine between the triangle and the normal at the crossing; −1 for a triangle without area. */
  private agreement(a: number, b: number, c: number, sample: number): number {
    const p = this.position;
    const [ax, ay, az] = [p[3 * a]!, p[3 * a + 1]!, p[3 * a + 2]!];
    const [ex, ey, ez] = [p[3 * b]! - ax, p[3 * b + 1]! - ay, p[3 * b + 2]! - az];
    const [fx, fy, fz] = [p[3 * c]! - ax, p[3 * c + 1]! - ay, p[3 * c + 2]! - az];
    const [nx, ny, nz] = [ey * fz - ez * fy, ez * fx - ex * fz, ex * fy - ey * fx];
    const l = Math.sqrt(nx * nx + ny * ny + nz * nz);
    if (!(l > 0)) return -1;
    const s = this.samples;
    const o = 6 * sample + 3;
    return (nx * s[o]! + ny * s[o + 1]! + nz * s[o + 2]!) / l;
  }
}

function normalise(v: Float64Array): void {
  const l = Math.hypot(v[0]!, v[1]!, v[2]!);
  if (l > 0) for (let k = 0; k < 3; k++) v[k]! /= l;
  else v[1] = 1;
}
