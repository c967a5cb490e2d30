/** Lines over the picture: crisp, in display colours, made anew for each drawing from what stands on the stage. */
import {
  BufferAttribute,
  BufferGeometry,
  Color,
  LineBasicMaterial,
  LineSegments,
  type ColorRepresentation,
} from 'three';

/** Collects segments of one look and puts them into a LineSegments that is kept. */
export class LineSet {
  readonly lines: LineSegments;
  #points: number[] = [];
  #colours: number[] = [];
  readonly #colour = new Color();

  /** @param isThrough seen through what lies before it. */
  constructor(isThrough: boolean, opacity: number) {
    const material = new LineBasicMaterial({
      vertexColors: true,
      transparent: true,
      opacity,
      depthTest: !isThrough,
      depthWrite: false,
      toneMapped: false,
    });
    this.lines = new LineSegments(new BufferGeometry(), material);
    this.lines.frustumCulled = false;
    this.lines.renderOrder = isThrough ? 3 : 2;
    this.lines.raycast = () => undefined;
  }

  colour(colour: ColorRepresentation): this {
    this.#colour.set(colour);
    return this;
  }

  segment(a: ArrayLike<number>, b: ArrayLike<number>): this {
    this.#points.push(a[0]!, a[1]!, a[2]!, b[0]!, b[1]!, b[2]!);
    const { r, g, b: blue } = this.#colour;
    this.#colours.push(r, g, blue, r, g, blue);
    return this;
  }

  /** A closed loop. */
  loop(points: readonly ArrayLike<number>[]): this {
    points.forEach((point, i) => this.segment(point, points[(i + 1) % points.length]!));
    return this;
  }

  /** An open chain. */
  chain(points: readonly ArrayLike<number>[]): this {
    for (let i = 1; i < points.length; i++) this.segment(points[i - 1]!, points[i]!);
    return this;
  }

  finish(): void {
    const { geometry } = this.lines;
    geometry.dispose();
    const next = new BufferGeometry();
    next.setAttribute('position', new BufferAttribute(Float32Array.from(this.#points), 3));
    next.setAttribute('color', new BufferAttribute(Float32Array.from(this.#colours), 3));
    this.lines.geometry = next;
    this.#points = [];
    this.#colours = [];
  }

  dispose(): void {
    this.lines.geometry.dispose();
    (this.lines.material as LineBasicMaterial).dispose();
  }
}
