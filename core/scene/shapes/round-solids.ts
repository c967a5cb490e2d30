/** Sphere, cylinder, cone, capsule, torus and disc: turned profiles, centred at the origin, axis along Y. */
import type { RenderMesh } from '../render-scene.ts';
import { lathe } from './lathe.ts';
import { requirePositive, type Vec2 } from './mesh-builder.ts';

/** Points of an arc around (x, y) from angle a to b, radians from +x toward +y, `steps` pieces. */
export function arc(x: number, y: number, radius: number, a: number, b: number, steps: number): Vec2[] {
  return Array.from({ length: steps + 1 }, (_, i) => {
    const angle = a + ((b - a) * i) / steps;
    const c = Math.cos(angle);
    // Quarter turns land exactly on the axis.
    return [x + radius * (Math.abs(c) < 1e-15 ? 0 : c), y + radius * Math.sin(angle)];
  });
}

const QUARTER = Math.PI / 2;
const SMOOTH = { creaseAngle: Math.PI / 3 };

/** Rings of latitude and longitude; `segments` around, half as many from pole to pole. */
export function sphere(name: string, radius: number, segments = 64): RenderMesh {
  requirePositive({ radius });
  return lathe(name, arc(0, 0, radius, -QUARTER, QUARTER, Math.max(4, segments >> 1)), {
    ...SMOOTH,
    segments,
  });
}

/** Open at both ends unless `capped`. */
export function cylinder(
  name: string,
  radius: number,
  height: number,
  capped = true,
  segments = 64,
): RenderMesh {
  requirePositive({ radius, height });
  return cone(name, radius, radius, height, capped, segments);
}

/** A frustum; a top radius of 0 makes it pointed. */
export function cone(
  name: string,
  bottomRadius: number,
  topRadius: number,
  height: number,
  capped = true,
  segments = 64,
): RenderMesh {
  requirePositive({ bottomRadius, height });
  const side: Vec2[] = [
    [bottomRadius, -height / 2],
    [topRadius, height / 2],
  ];
  const profile: Vec2[] = capped ? [[0, -height / 2], ...side, [0, height / 2]] : side;
  return lathe(name, profile, { segments });
}

/** `height` is the whole height, caps included. @throws RangeError when it is less than the diameter. */
export function capsule(name: string, radius: number, height: number, segments = 64): RenderMesh {
  requirePositive({ radius, height });
  const half = height / 2 - radius;
  if (half < 0) throw new RangeError(`height: expected at least the diameter ${2 * radius}, got ${height}`);
  const steps = Math.max(4, segments >> 2);
  const profile = [...arc(0, -half, radius, -QUARTER, 0, steps), ...arc(0, half, radius, 0, QUARTER, steps)];
  return lathe(name, profile, { ...SMOOTH, segments });
}

/** Ring in the XZ plane. */
export function torus(name: string, majorRadius: number, minorRadius: number, segments = 64): RenderMesh {
  requirePositive({ majorRadius, minorRadius });
  if (minorRadius > majorRadius)
    throw new RangeError(`minorRadius: expected at most majorRadius ${majorRadius}, got ${minorRadius}`);
  const ring = arc(majorRadius, 0, minorRadius, -Math.PI, Math.PI, Math.max(8, segments >> 1)).slice(0, -1);
  return lathe(name, ring, { ...SMOOTH, segments, closed: true });
}

/** A sheet in XZ that faces +Y. */
export function disc(name: string, radius: number, segments = 64): RenderMesh {
  requirePositive({ radius });
  return lathe(name, [[radius, 0], [0, 0]], { segments }); // prettier-ignore
}
