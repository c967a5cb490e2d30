/**
 * Cloth as closed-form shapes: a cloth that lies on a table and hangs over its edge, curtains in their folds, a napkin, a carpet.
 * No simulation: the folds are chosen, as a dresser pins them.
 */
import type { RenderMesh } from '../render-scene.ts';
import { softBox as box } from './soft-box.ts';
import { parametricSheet, thicken } from '../shapes/sheet.ts';
import { fractalNoise2, noise2 } from './noise.ts';
import { moved, setPart, surface, type SetPart } from './set-part.ts';

export interface TableclothOptions {
  /** Of the table under it. */
  readonly width: number;
  readonly depth: number;
  readonly height: number;
  /** How far it hangs. */
  readonly overhang: number;
  readonly seed: number;
}

/** Height of the cloth's upper side above the table top; what stands on the cloth stands here. */
export const CLOTH_THICKNESS = 0.002;
const EDGE_RADIUS = 0.012;

const smooth = (t: number): number => {
  const x = Math.min(1, Math.max(0, t));
  return x * x * (3 - 2 * x);
};

/**
 * Over the edge the cloth turns on a small radius and falls; along the sides it swings in soft waves, at the corners the spare
 * cloth stands out in a cone. Surface: `cloth`, an open sheet.
 */
export function tablecloth(name: string, options: TableclothOptions): SetPart {
  const { width, depth, height, overhang, seed } = options;
  const [a, b] = [width / 2, depth / 2];
  const [w, d] = [width + 2 * overhang, depth + 2 * overhang];
  const mesh = parametricSheet(name, w, d, 168, 120, (u, v) => {
    const s = u - w / 2;
    const t = v - d / 2;
    const ox = Math.max(0, Math.abs(s) - a);
    const oz = Math.max(0, Math.abs(t) - b);
    const fallen = Math.hypot(ox, oz);
    const x = Math.max(-a, Math.min(a, s));
    const z = Math.max(-b, Math.min(b, t));
    const top = height + CLOTH_THICKNESS;
    if (fallen === 0) return [x, top - 0.0006 * (1 - creases(s, t)), z];

    const quarter = (EDGE_RADIUS * Math.PI) / 2;
    const out = fallen < quarter ? EDGE_RADIUS * Math.sin(fallen / EDGE_RADIUS) : EDGE_RADIUS;
    const down =
      fallen < quarter ? EDGE_RADIUS * (1 - Math.cos(fallen / EDGE_RADIUS)) : EDGE_RADIUS + fallen - quarter;
    const angle = Math.atan2(oz, ox);
    // A coordinate along the hem that runs on around the corner.
    const corner = 0.16;
    const along =
      ox > 0 && oz > 0 ? angle * corner : ox > 0 ? Math.abs(t) - b : (corner * Math.PI) / 2 + a - Math.abs(s);
    const depthShare = smooth(fallen / overhang);
    const uneven = noise2(seed, s * 2.1 + 9, t * 2.1 + 9);
    const wave = Math.sin(along * 31 + 2.4 * uneven * 3) + 0.5 * Math.sin(along * 57 + 5 * uneven);
    const flare = 0.3 * fallen * Math.sin(2 * angle) ** 2;
    const swing = depthShare * ((0.008 + 0.014 * uneven) * (1.3 + wave)) + flare;
    return [
      x + Math.sign(s) * Math.cos(angle) * (out + swing),
      top - down * (1 - 0.03 * depthShare * Math.abs(wave)),
      z + Math.sign(t) * Math.sin(angle) * (out + swing),
    ];
  });
  return setPart(name, surface('cloth', mesh));
}

/** 1 on flat cloth, less in the ironed creases that cross it. */
function creases(s: number, t: number): number {
  const line = (q: number): number => Math.exp(-((q / 0.006) ** 2));
  return 1 - Math.max(line(s - 0.02), line(t), line(Math.abs(s) - 0.44));
}

/** A curtain drawn aside, hanging in front of the plane z = 0 from y = `height` to y = 0, from x = 0 to `width`. Surface: `curtain`. */
export function curtain(name: string, width: number, height: number, folds: number, seed: number): SetPart {
  const mesh = parametricSheet(name, width, height, folds * 14, 40, (u, v) => {
    const hang = v / height;
    const q = u / width;
    const sway = 0.35 * (fractalNoise2(seed, q * 4, hang * 1.3, 3) - 0.5);
    const phase = 2 * Math.PI * folds * (q + 0.06 * sway * hang) + sway * 2;
    const depth = 0.028 + 0.014 * noise2(seed + 5, q * folds * 0.7, hang * 2);
    const gather = 0.6 + 0.4 * hang;
    return [
      u * (0.94 + 0.06 * hang) + 0.012 * Math.sin(2 * phase) * gather,
      height - v,
      0.05 + depth * gather * Math.cos(phase) + 0.02 * sway * hang,
    ];
  });
  // A sheet over (u right, v down) faces away from the room by the rule of sheets, so it is turned over.
  return setPart(name, surface('curtain', turnedOver(mesh)));
}

function turnedOver(mesh: RenderMesh): RenderMesh {
  const indices = mesh.indices.map((_, i, all) =>
    i % 3 === 0 ? all[i]! : i % 3 === 1 ? all[i + 1]! : all[i - 1]!,
  );
  return { ...mesh, indices, normals: mesh.normals && mesh.normals.map((n) => -n) };
}

/** A folded napkin lying on y = 0: two soft layers. Surface: `cloth`. */
export function napkin(name: string, seed: number): SetPart {
  const layer = (w: number, d: number, base: number): RenderMesh =>
    thicken(
      parametricSheet('layer', w, d, 28, 20, (u, v) => {
        const rim = Math.min(u, w - u, v, d - v);
        const puff = 0.0035 * smooth(rim / 0.03) + 0.0025 * fractalNoise2(seed, u * 22, v * 22, 2);
        return [u - w / 2, base + 0.002 + puff, v - d / 2];
      }),
      0.0018,
      28,
      20,
    );
  return setPart(
    name,
    surface('cloth', layer(0.2, 0.12, 0), moved(layer(0.19, 0.11, 0.0065), [0.004, 0, -0.003], 3)),
  );
}

/** A carpet with its pile, lying on y = 0; uv spans it once. Surface: `pile`. */
export function carpet(name: string, width: number, depth: number): SetPart {
  const mesh = moved(box(name, [width, 0.009, depth], 0.004), [0, 0.0045, 0]);
  const uvs = new Float32Array((mesh.positions.length / 3) * 2);
  for (let i = 0; i < uvs.length / 2; i++) {
    uvs[2 * i] = mesh.positions[3 * i]! / width + 0.5;
    uvs[2 * i + 1] = mesh.positions[3 * i + 2]! / depth + 0.5;
  }
  return setPart(name, surface('pile', { ...mesh, uvs }));
}
