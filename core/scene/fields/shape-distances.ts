/**
 * Exact signed distances of the shapes, metres, centred at the origin.
 *
 * [1] J. C. Hart, "Sphere tracing", The Visual Computer 12, 1996, appendix.
 * [2] D. Eberly, "Distance from a Point to an Ellipse, an Ellipsoid, or a Hyperellipsoid", Geometric Tools, 2013.
 */
import type { Vec3 } from '../../math/vec3.ts';

export type Distance = (x: number, y: number, z: number) => number;
type Vec2 = readonly [number, number];

const { abs, hypot, max, min, sqrt } = Math;

export const sphereDistance =
  (radius: number): Distance =>
  (x, y, z) =>
    sqrt(x * x + y * y + z * z) - radius;

export function boxDistance(size: Vec3, rounding: number): Distance {
  const hx = size[0] / 2 - rounding;
  const hy = size[1] / 2 - rounding;
  const hz = size[2] / 2 - rounding;
  return (x, y, z) => {
    const qx = abs(x) - hx;
    const qy = abs(y) - hy;
    const qz = abs(z) - hz;
    const ox = max(qx, 0);
    const oy = max(qy, 0);
    const oz = max(qz, 0);
    return sqrt(ox * ox + oy * oy + oz * oz) + min(max(qx, qy, qz), 0) - rounding;
  };
}

/**
 * Distance to the ellipsoid Σ (x/r)² = 1. The nearest point is xᵢ·rᵢ²/(t + rᵢ²) for the largest root t of
 * Σ (rᵢxᵢ/(t + rᵢ²))² = 1 [2]; the sum is convex there, so Newton's method from the left never overshoots.
 */
export function ellipsoidDistance(radii: Vec3): Distance {
  const [a, b, c] = radii;
  const aa = a * a;
  const bb = b * b;
  const cc = c * c;
  return (px, py, pz) => {
    // A hair off the axes keeps the poles of the sum away from its roots.
    const x = max(abs(px), 1e-9 * a);
    const y = max(abs(py), 1e-9 * b);
    const z = max(abs(pz), 1e-9 * c);
    let t = max(a * x - aa, b * y - bb, c * z - cc);
    for (let step = 0; step < 60; step++) {
      const u = (a * x) / (t + aa);
      const v = (b * y) / (t + bb);
      const w = (c * z) / (t + cc);
      const g = u * u + v * v + w * w - 1;
      const slope = -2 * ((u * u) / (t + aa) + (v * v) / (t + bb) + (w * w) / (t + cc));
      const next = t - g / slope;
      if (!(next > t)) break;
      t = next;
    }
    const dx = (x * t) / (t + aa);
    const dy = (y * t) / (t + bb);
    const dz = (z * t) / (t + cc);
    return (t < 0 ? -1 : 1) * sqrt(dx * dx + dy * dy + dz * dz);
  };
}

export function cylinderDistance(radius: number, height: number, rounding: number): Distance {
  const r = radius - rounding;
  const h = height / 2 - rounding;
  return (x, y, z) => {
    const q = sqrt(x * x + z * z) - r;
    const v = abs(y) - h;
    return min(max(q, v), 0) + hypot(max(q, 0), max(v, 0)) - rounding;
  };
}

/** A frustum by its profile: the nearer of its caps and its slanted side, signed. */
export function coneDistance(bottomRadius: number, topRadius: number, height: number): Distance {
  const h = height / 2;
  const slantX = topRadius - bottomRadius;
  const slant2 = slantX * slantX + height * height;
  return (x, y, z) => {
    const q = sqrt(x * x + z * z);
    const capX = q - min(q, y < 0 ? bottomRadius : topRadius);
    const capY = abs(y) - h;
    const along = max(0, min(1, ((q - bottomRadius) * slantX + (y + h) * height) / slant2));
    const sideX = q - (bottomRadius + along * slantX);
    const sideY = y - (along * height - h);
    const inside = sideX < 0 && capY < 0;
    const d = sqrt(min(capX * capX + capY * capY, sideX * sideX + sideY * sideY));
    return inside ? -d : d;
  };
}

/**
 * Spheres whose centre and radius run linearly from one end to the other: with t along and ρ off the axis, the
 * side is ρ·cos + t·sin − r₀, where sin is the fall of the radius per metre.
 */
export function limbDistance(from: Vec3, to: Vec3, fromRadius: number, toRadius: number): Distance {
  const ax = to[0] - from[0];
  const ay = to[1] - from[1];
  const az = to[2] - from[2];
  const l = hypot(ax, ay, az);
  const sin = (fromRadius - toRadius) / l;
  // One end swallows the other: only the larger sphere is left.
  if (!(abs(sin) < 1)) {
    const [c, r] = fromRadius >= toRadius ? [from, fromRadius] : [to, toRadius];
    return (x, y, z) => hypot(x - c[0], y - c[1], z - c[2]) - r;
  }
  const cos = sqrt(1 - sin * sin);
  const tan = sin / cos;
  return (x, y, z) => {
    const px = x - from[0];
    const py = y - from[1];
    const pz = z - from[2];
    const pp = px * px + py * py + pz * pz;
    const t = (px * ax + py * ay + pz * az) / l;
    const rho = sqrt(max(0, pp - t * t));
    const foot = t - rho * tan;
    if (foot <= 0) return sqrt(pp) - fromRadius;
    if (foot >= l) return sqrt(rho * rho + (t - l) * (t - l)) - toRadius;
    return rho * cos + t * sin - fromRadius;
  };
}

export const torusDistance =
  (majorRadius: number, minorRadius: number): Distance =>
  (x, y, z) => {
    const q = sqrt(x * x + z * z) - majorRadius;
    return sqrt(q * q + y * y) - minorRadius;
  };

/** Polygon in XY extruded along Z. */
export function extrusionDistance(outline: readonly Vec2[], depth: number, rounding: number): Distance {
  const flat = polygonDistance(outline, () => true);
  const h = depth / 2 - rounding;
  return (x, y, z) => {
    const d = flat(x, y) + rounding;
    const v = abs(z) - h;
    return min(max(d, v), 0) + hypot(max(d, 0), max(v, 0)) - rounding;
  };
}

/** Polygon in x ≥ 0 turned about Y. Edges on the axis are inside the solid and bound nothing. */
export function revolutionDistance(profile: readonly Vec2[]): Distance {
  const flat = polygonDistance(profile, (a, b) => a[0] > 0 || b[0] > 0);
  return (x, y, z) => flat(sqrt(x * x + z * z), y);
}

/** Signed distance to a simple polygon, by the even-odd rule; `bounds` says which edges are surface. */
function polygonDistance(
  points: readonly Vec2[],
  bounds: (a: Vec2, b: Vec2) => boolean,
): (x: number, y: number) => number {
  const n = points.length;
  const edges = new Float64Array(5 * n);
  const isSurface = new Uint8Array(n);
  for (let i = 0; i < n; i++) {
    const a = points[i]!;
    const b = points[(i + 1) % n]!;
    const dx = b[0] - a[0];
    const dy = b[1] - a[1];
    const l2 = dx * dx + dy * dy;
    edges.set([a[0], a[1], dx, dy, l2 > 0 ? 1 / l2 : 0], 5 * i);
    isSurface[i] = bounds(a, b) ? 1 : 0;
  }
  return (x, y) => {
    let nearest = Infinity;
    let inside = false;
    for (let i = 0; i < n; i++) {
      const o = 5 * i;
      const px = x - edges[o]!;
      const py = y - edges[o + 1]!;
      const dx = edges[o + 2]!;
      const dy = edges[o + 3]!;
      if (py >= 0 !== py >= dy && px < (py / dy) * dx) inside = !inside;
      if (isSurface[i] === 0) continue;
      const t = max(0, min(1, (px * dx + py * dy) * edges[o + 4]!));
      const qx = px - t * dx;
      const qy = py - t * dy;
      nearest = min(nearest, qx * qx + qy * qy);
    }
    return inside ? -sqrt(nearest) : sqrt(nearest);
  };
}
