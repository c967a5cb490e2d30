/** Set dressing: a table lamp, books, pictures, a clock, a radiator, a letter, a jug of branches. Each stands on y = 0 or hangs on z = 0. */
import type { RenderMesh } from '../render-scene.ts';
import type { Vec3 } from '../../math/vec3.ts';
import { softBox as box } from './soft-box.ts';
import { transformMesh } from '../shapes/combine.ts';
import { lathe } from '../shapes/lathe.ts';
import { MeshBuilder, type Vec2 } from '../shapes/mesh-builder.ts';
import { parametricSheet } from '../shapes/sheet.ts';
import { torus } from '../shapes/round-solids.ts';
import { tube } from '../shapes/tube.ts';
import { noise2, stream } from './noise.ts';
import { moved, setPart, surface, tilted, type SetPart, type SetSurface } from './set-part.ts';
import { curve } from './tableware.ts';
import { toned, withGrain } from './wood-uv.ts';

export const LAMP_BULB_HEIGHT = 0.41;
export const LAMP_HEIGHT = 0.54;

/**
 * A brass table lamp under a pleated shade that is open above and below. Surfaces: `metal`, `shade` (one sheet), `bulb` stands at
 * {@link LAMP_BULB_HEIGHT} and is a light, not a mesh.
 */
export function tableLamp(name: string): SetPart {
  const base = lathe('base', curve([[0, 0], [0.07, 0], [0.074, 0.008], [0.062, 0.018], [0.03, 0.03], [0.016, 0.05], [0.03, 0.085], [0.043, 0.13], [0.036, 0.185], [0.015, 0.225], [0.011, 0.26], [0.016, 0.275], [0.009, 0.29], [0.008, 0.36], [0.014, 0.362], [0.014, 0.385], [0, 0.386]], 4), { segments: 56, creaseAngle: 0.7 }); // prettier-ignore
  const pleats = 52;
  const [y0, y1] = [0.3, LAMP_HEIGHT];
  const rows = 8;
  const shade = parametricSheet('shade', 2 * Math.PI, y1 - y0, pleats * 4, rows, (u, v) => {
    const share = v / (y1 - y0);
    const r = 0.105 + 0.075 * share + 0.0035 * Math.cos(pleats * u) - 0.008 * Math.sin(Math.PI * share);
    return [r * Math.cos(u), y1 - v, -r * Math.sin(u)];
  });
  const rings = [
    moved(torus('ring', 0.106, 0.002, 56), [0, y1, 0]),
    moved(torus('ring', 0.181, 0.002, 56), [0, y0, 0]),
  ];
  const spokes = [0, 120, 240].map((yaw) => moved(tube('spoke', [[0, y0 + 0.085, 0], [0, y0 + 0.088, 0.05], [0, y1 - 0.02, 0.104]], 0.0014, { segments: 8 }), [0, 0, 0], yaw)); // prettier-ignore
  return setPart(name, [...surface('metal', base, ...rings, ...spokes), ...surface('shade', outward(shade))]);
}

/** Turned over if its first triangle looks at the axis. */
function outward(mesh: RenderMesh): RenderMesh {
  const { positions: p, normals: n } = mesh;
  if (n === null || n[0]! * p[0]! + n[2]! * p[2]! > 0) return mesh;
  const indices = mesh.indices.map((_, i, all) =>
    i % 3 === 0 ? all[i]! : i % 3 === 1 ? all[i + 1]! : all[i - 1]!,
  );
  return { ...mesh, indices, normals: n.map((x) => -x) };
}

/** A row of books along x, spines to +Z, from x = 0 to about `length`. Surfaces: `binding` (toned), `pages`. */
export function bookRow(name: string, length: number, seed: number): SetPart {
  const random = stream(seed);
  const cloths: readonly Vec3[] = [[0.2, 0.045, 0.03], [0.05, 0.09, 0.07], [0.07, 0.06, 0.12], [0.3, 0.21, 0.1], [0.09, 0.07, 0.05], [0.24, 0.12, 0.04]]; // prettier-ignore
  const surfaces: SetSurface[] = [];
  let x = 0;
  while (x < length) {
    const [w, h, d] = [0.018 + 0.03 * random(), 0.19 + 0.07 * random(), 0.13 + 0.04 * random()];
    const [r, g, b] = cloths[Math.floor(random() * cloths.length)]!;
    const lean = random() < 0.2 ? -4 : 0;
    const put = (mesh: RenderMesh, at: Vec3): RenderMesh =>
      transformMesh(moved(mesh, [at[0] - w, at[1], at[2]]), tilted([x + w, 0, 0], [0, 0, 1], lean));
    const cover = (mesh: RenderMesh, at: Vec3): void => {
      surfaces.push(...surface('binding', toned(put(mesh, at), r, g, b)));
    };
    cover(box('board', [0.0025, h, d], 0.001), [0.00125, h / 2, -d / 2]);
    cover(box('board', [0.0025, h, d], 0.001), [w - 0.00125, h / 2, -d / 2]);
    cover(box('spine', [w, h, 0.004], 0.0018), [w / 2, h / 2, 0]);
    surfaces.push(
      ...surface('pages', put(box('pages', [w - 0.005, h - 0.008, d - 0.008]), [w / 2, h / 2, -d / 2])),
    );
    x += w + 0.001 + (lean === 0 ? 0 : 0.016);
  }
  return setPart(name, surfaces);
}

/** A pile of books lying flat on y = 0. Surfaces: `binding`, `pages`. */
export function bookPile(name: string, count: number, seed: number): SetPart {
  const random = stream(seed);
  const surfaces: SetSurface[] = [];
  let y = 0;
  for (let i = 0; i < count; i++) {
    const [w, h, d] = [0.15 + 0.05 * random(), 0.02 + 0.02 * random(), 0.21 + 0.05 * random()];
    const yaw = 24 * (random() - 0.5);
    const tone: Vec3 = [0.08 + 0.22 * random(), 0.06 + 0.07 * random(), 0.04 + 0.06 * random()];
    const cover = (mesh: RenderMesh, at: Vec3): void => {
      surfaces.push(...surface('binding', toned(moved(moved(mesh, at), [0, 0, 0], yaw), ...tone)));
    };
    cover(box('board', [w, 0.0025, d], 0.001), [0, y + 0.00125, 0]);
    cover(box('board', [w, 0.0025, d], 0.001), [0, y + h - 0.00125, 0]);
    cover(box('spine', [0.004, h, d], 0.0018), [-w / 2, y + h / 2, 0]);
    surfaces.push(
      ...surface('pages', moved(box('pages', [w - 0.008, h - 0.005, d - 0.008]), [0, y + h / 2, 0], yaw)),
    );
    y += h;
  }
  return setPart(name, surfaces);
}

/** A framed picture hanging on the plane z = 0, centred at the origin; uv of the picture spans it once. Surfaces: `frame`, `picture`, `glass`. */
export function framedPicture(name: string, width: number, height: number, frameWidth: number): SetPart {
  const frame: RenderMesh[] = [];
  const steps = [[0, frameWidth, 0.022], [frameWidth * 0.55, frameWidth * 0.45, 0.034], [0, frameWidth * 0.18, 0.028]] as const; // prettier-ignore
  for (const [inset, w, d] of steps) {
    const [x, y] = [width / 2 + inset, height / 2 + inset];
    for (const s of [-1, 1]) {
      frame.push(moved(box('rail', [2 * (x + w), w, d], 0.004), [0, s * (y + w / 2), d / 2]));
      frame.push(moved(box('stile', [w, 2 * y, d], 0.004), [s * (x + w / 2), 0, d / 2]));
    }
  }
  const builder = new MeshBuilder();
  const corner = (x: number, y: number): number =>
    builder.vertex([(x - 0.5) * width, (0.5 - y) * height, 0.012], [0, 0, 1], x, y);
  builder.quad(corner(0, 1), corner(1, 1), corner(1, 0), corner(0, 0));
  return setPart(name, [...surface('frame', ...frame), ...surface('picture', builder.build('picture'))]);
}

/** A round wall clock on the plane z = 0, centred at the origin, at ten to five. Surfaces: `case`, `dial`, `mark`. */
export function wallClock(name: string, radius: number): SetPart {
  const facing = (mesh: RenderMesh, z: number): RenderMesh =>
    transformMesh(mesh, tilted([0, 0, z], [1, 0, 0], 90));
  const rim = facing(lathe('case', curve([[radius * 0.86, 0.03], [radius * 0.88, 0.042], [radius * 0.94, 0.046], [radius, 0.03], [radius, 0.0]], 4).reverse(), { segments: 72 }), 0); // prettier-ignore
  const dial = facing(
    lathe(
      'dial',
      [
        [radius * 0.9, 0.026],
        [0, 0.026],
      ],
      { segments: 72 },
    ),
    0,
  );
  const marks: RenderMesh[] = [];
  for (let i = 0; i < 12; i++) {
    const [w, l] = i % 3 === 0 ? [0.05, 0.17] : [0.025, 0.12];
    const mark = moved(box('mark', [radius * w, radius * l, 0.001]), [0, radius * (0.8 - l / 2), 0.0268]);
    marks.push(transformMesh(mark, tilted([0, 0, 0], [0, 0, 1], -30 * i)));
  }
  for (const [degrees, l, w] of [
    [-145, 0.46, 0.05],
    [-300, 0.68, 0.035],
  ] as const) {
    const hand = moved(box('hand', [radius * w, radius * l, 0.0012]), [0, radius * (l / 2 - 0.08), 0.029]);
    marks.push(transformMesh(hand, tilted([0, 0, 0], [0, 0, 1], degrees)));
  }
  return setPart(name, [...surface('case', rim), ...surface('dial', dial), ...surface('mark', ...marks)]);
}

/** A cast-iron radiator with its back to z = 0, centred in x. Surface: `iron`. */
export function radiator(name: string, sections: number, height: number): SetPart {
  const pitch = 0.052;
  const meshes: RenderMesh[] = [];
  for (let i = 0; i < sections; i++) {
    const x = (i - (sections - 1) / 2) * pitch;
    const end = i === 0 || i === sections - 1;
    for (const z of [0.05, 0.1, 0.15]) {
      meshes.push(tube('column', [[x, end && z !== 0.1 ? 0 : 0.07, z], [x, 0.12, z], [x, height - 0.06, z], [x, height - 0.02, z]], [0.015, 0.017, 0.017, 0.013], { segments: 14 })); // prettier-ignore
    }
    for (const y of [0.095, height - 0.035])
      meshes.push(moved(box('header', [pitch - 0.002, 0.05, 0.14], 0.02), [x, y, 0.1]));
  }
  meshes.push(tube('pipe', [[(sections / 2) * pitch - 0.02, 0.095, 0.1], [(sections / 2) * pitch + 0.06, 0.095, 0.1], [(sections / 2) * pitch + 0.075, 0.08, 0.1], [(sections / 2) * pitch + 0.075, 0.0, 0.1]], 0.011, { segments: 14 })); // prettier-ignore
  return setPart(name, surface('iron', ...meshes));
}

/** A letter just unfolded, lying on y = 0, and its envelope. Surfaces: `paper`, `ink`. */
export function letter(name: string): SetPart {
  const bend = (z: number): number =>
    0.0008 + 0.006 * Math.max(0, Math.abs(Math.sin((z / 0.2) * Math.PI * 1.5)) - 0.2);
  const page = parametricSheet('page', 0.148, 0.21, 6, 42, (u, v) => [u - 0.074, bend(v), v - 0.105]);
  const lines: RenderMesh[] = [];
  for (let i = 0; i < 17; i++) {
    const v = 0.022 + i * 0.0098;
    const end = 0.118 - 0.03 * noise2(5, i * 1.7, 0);
    const start = i % 6 === 0 ? 0.03 : 0.016;
    lines.push(parametricSheet('line', end - start, 0.0011, 24, 1, (u, w) => [start + u - 0.074, bend(v + w) + 0.0004, v + w - 0.105 + 0.0006 * Math.sin(u * 900)])); // prettier-ignore
  }
  const envelope = moved(box('envelope', [0.162, 0.0014, 0.114], 0.0006), [0.115, 0.0007, 0.05], 24);
  return setPart(name, [...surface('paper', page, envelope), ...surface('ink', ...lines)]);
}

/** Bare branches with a few leaves and berries, standing in a vessel whose mouth is at y = `mouth`. Surfaces: `twig`, `leaf`, `berry`. */
export function branches(name: string, mouth: number, seed: number): SetPart {
  const random = stream(seed);
  const twigs: RenderMesh[] = [];
  const leaves: RenderMesh[] = [];
  const grow = (
    from: Vec3,
    yaw: number,
    pitch: number,
    length: number,
    radius: number,
    depth: number,
  ): void => {
    const points: Vec3[] = [from];
    const radii = [radius];
    let [px, py, pz] = from;
    let [turn, rise] = [yaw, pitch];
    for (let i = 1; i <= 4; i++) {
      turn += 0.35 * (random() - 0.5);
      rise += 0.2 * (random() - 0.35);
      px += (length / 4) * Math.cos(rise) * Math.cos(turn);
      py += (length / 4) * Math.sin(rise);
      pz += (length / 4) * Math.cos(rise) * Math.sin(turn);
      points.push([px, py, pz]);
      radii.push(radius * (1 - i / 6));
      if (depth > 0 && i > 1)
        grow(
          [px, py, pz],
          turn + (random() < 0.5 ? -1 : 1) * (0.5 + 0.5 * random()),
          rise - 0.1 * random(),
          length * 0.5,
          radius * 0.55,
          depth - 1,
        );
      else if (i > 1) leaves.push(leaf([px, py, pz], turn + 2 * (random() - 0.5), random));
    }
    twigs.push(tube('twig', points, radii, { segments: 7 }));
  };
  for (let i = 0; i < 6; i++) {
    const yaw = (i / 6) * 2 * Math.PI + random();
    grow(
      [0.012 * Math.cos(yaw), mouth - 0.1, 0.012 * Math.sin(yaw)],
      yaw,
      1.15 + 0.3 * random(),
      0.42 + 0.2 * random(),
      0.0032,
      1,
    );
  }
  return setPart(name, [...surface('twig', ...twigs), ...surface('leaf', ...leaves)]);
}

function leaf(at: Vec3, yaw: number, random: () => number): RenderMesh {
  const outline: readonly Vec2[] = [
    [0, 0],
    [0.3, 0.2],
    [0.6, 0.24],
    [1, 0],
  ];
  const length = 0.035 + 0.025 * random();
  const builder = new MeshBuilder();
  const put = (u: number, w: number): number =>
    builder.vertex(
      [u * length, -0.25 * length * u * u - 0.1 * Math.abs(w) * length, w * length],
      [0, 1, 0],
      u,
      w,
    );
  for (let i = 0; i + 1 < outline.length; i++) {
    const [a, b] = [outline[i]!, outline[i + 1]!];
    for (const s of [-1, 1] as const) {
      const [p, q, r, t] = [put(a[0], 0), put(b[0], 0), put(b[0], s * b[1]), put(a[0], s * a[1])];
      if (s < 0) builder.quad(p, q, r, t);
      else builder.quad(t, r, q, p);
    }
  }
  const flat = builder.build('leaf');
  return transformMesh(
    { ...flat, normals: flat.normals },
    multiplyYawPitch(at, yaw, 0.7 * (random() - 0.5), random() * 6),
  );
}

function multiplyYawPitch(
  at: Vec3,
  yaw: number,
  pitch: number,
  roll: number,
): Parameters<typeof transformMesh>[1] {
  const [cy, sy, cp, sp, cr, sr] = [
    Math.cos(yaw),
    Math.sin(yaw),
    Math.cos(pitch),
    Math.sin(pitch),
    Math.cos(roll),
    Math.sin(roll),
  ];
  // Roll about the leaf's own length, raise it, then turn it.
  return [
    cy * cp, sp, -sy * cp, 0,
    -cy * sp * cr + sy * sr, cp * cr, sy * sp * cr + cy * sr, 0,
    cy * sp * sr + sy * cr, -cp * sr, -sy * sp * sr + cy * cr, 0,
    at[0], at[1], at[2], 1,
  ]; // prettier-ignore
}

/** A round brass curtain rod with ball ends along x, centred at the origin. Surface: `metal`. */
export function curtainRod(name: string, length: number): SetPart {
  const half = length / 2;
  const rod = tube(
    'rod',
    [
      [-half, 0, 0],
      [half, 0, 0],
    ],
    0.009,
    { segments: 18 },
  );
  const ends = [-1, 1].map((s) => moved(lathe('ball', curve([[0, -0.02], [0.014, -0.015], [0.02, 0], [0.014, 0.015], [0, 0.02]], 5), { segments: 24 }), [s * half, 0, 0])); // prettier-ignore
  const rings: RenderMesh[] = [];
  for (let i = 0; i < 7; i++)
    for (const s of [-1, 1])
      rings.push(
        transformMesh(
          torus('ring', 0.015, 0.002, 24),
          tilted([s * (half - 0.05 - i * 0.045), -0.004, 0], [0, 0, 1], 90),
        ),
      );
  return setPart(name, surface('metal', rod, ...ends, ...rings));
}

/** A shawl or coat hanging flat from a hook would need simulation; a wooden tray is honest. Surface: `wood`. */
export const tray = (name: string): SetPart =>
  setPart(name, [
    ...surface('wood', moved(withGrain(box('base', [0.44, 0.01, 0.3], 0.003), 0, 1.2), [0, 0.005, 0])),
    ...surface(
      'wood',
      ...[-1, 1].map((s) =>
        moved(withGrain(box('side', [0.44, 0.035, 0.012], 0.004), 0, 2.2), [0, 0.0175, s * 0.144]),
      ),
    ),
    ...surface(
      'wood',
      ...[-1, 1].map((s) =>
        moved(withGrain(box('end', [0.012, 0.045, 0.276], 0.004), 2, 4.2), [s * 0.214, 0.0225, 0]),
      ),
    ),
  ]);
