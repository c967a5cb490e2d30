/**
 * A casement window for an opening in a wall: lining, sashes with glazing bars, panes, an inner architrave and a sill board. The
 * opening's lower left corner is at the origin, the room's side of the wall is z = 0 and the room is towards +Z.
 */
import type { RenderMesh } from '../render-scene.ts';
import { softBox as box } from './soft-box.ts';
import { lathe } from '../shapes/lathe.ts';
import { moved, setPart, surface, type SetPart } from './set-part.ts';

export interface WindowOptions {
  readonly width: number;
  readonly height: number;
  readonly wallThickness: number;
  /** Panes of each of the two sashes. */
  readonly columns: number;
  readonly rows: number;
}

const LINING = 0.03;
const SASH = 0.05;
const BAR = 0.02;
const ARCHITRAVE = 0.09;

/** Surfaces: `trim`, `glass` (single sheets, for a thin-walled material), `handle`. */
export function casementWindow(name: string, options: WindowOptions): SetPart {
  const { width, height, wallThickness, columns, rows } = options;
  const wood: RenderMesh[] = [];
  const glass: RenderMesh[] = [];
  const bar = (
    x0: number,
    y0: number,
    x1: number,
    y1: number,
    z: number,
    depth: number,
    bevel = 0.003,
  ): void => {
    wood.push(moved(box('bar', [x1 - x0, y1 - y0, depth], bevel), [(x0 + x1) / 2, (y0 + y1) / 2, z]));
  };
  const back = -wallThickness * 0.62;

  // Lining of the reveal, then the frame that the sashes close against.
  const liningZ = -wallThickness / 2;
  const liningDepth = wallThickness;
  bar(0, 0, LINING, height, liningZ, liningDepth);
  bar(width - LINING, 0, width, height, liningZ, liningDepth);
  bar(LINING, height - LINING, width - LINING, height, liningZ, liningDepth);
  bar(LINING, 0, width - LINING, LINING, liningZ, liningDepth);

  const half = (width - 2 * LINING) / 2;
  for (const side of [0, 1]) {
    const x0 = LINING + side * half + (side === 1 ? 0.001 : 0);
    const x1 = x0 + half - 0.002;
    const [y0, y1] = [LINING + 0.002, height - LINING - 0.002];
    bar(x0, y0, x0 + SASH, y1, back, 0.045);
    bar(x1 - SASH, y0, x1, y1, back, 0.045);
    bar(x0 + SASH, y0, x1 - SASH, y0 + SASH + 0.02, back, 0.045);
    bar(x0 + SASH, y1 - SASH, x1 - SASH, y1, back, 0.045);
    const [px0, px1, py0, py1] = [x0 + SASH, x1 - SASH, y0 + SASH + 0.02, y1 - SASH];
    for (let c = 1; c < columns; c++) {
      const x = px0 + ((px1 - px0) * c) / columns;
      bar(x - BAR / 2, py0, x + BAR / 2, py1, back, 0.032, 0.005);
    }
    for (let r = 1; r < rows; r++) {
      const y = py0 + ((py1 - py0) * r) / rows;
      bar(px0, y - BAR / 2, px1, y + BAR / 2, back, 0.03, 0.005);
    }
    glass.push(moved(sheet(px1 - px0, py1 - py0), [(px0 + px1) / 2, (py0 + py1) / 2, back - 0.008]));
  }

  // Architrave in two steps, and the sill board that carries a jug.
  for (const [inset, w, depth] of [
    [0, ARCHITRAVE, 0.018],
    [0.055, ARCHITRAVE - 0.055, 0.03],
  ] as const) {
    bar(-inset - w, -0.02, -inset, height + inset + w, depth / 2, depth);
    bar(width + inset, -0.02, width + inset + w, height + inset + w, depth / 2, depth);
    bar(-inset, height + inset, width + inset, height + inset + w, depth / 2, depth);
  }
  bar(-ARCHITRAVE - 0.03, -0.055, width + ARCHITRAVE + 0.03, -0.02, 0.06, 0.12, 0.01);
  bar(-ARCHITRAVE, -0.13, width + ARCHITRAVE, -0.055, 0.012, 0.024);

  const knob = lathe('handle', [[0, 0], [0.008, 0], [0.006, 0.012], [0.012, 0.02], [0.014, 0.03], [0.009, 0.04], [0, 0.041]], { segments: 20 }); // prettier-ignore
  const handle = [
    moved(box('handle', [0.018, 0.12, 0.006], 0.002), [width / 2 + 0.03, height * 0.42, back + 0.0255]),
    moved(transformUpToZ(knob), [width / 2 + 0.03, height * 0.42, back + 0.0285]),
  ];
  return setPart(name, [
    ...surface('trim', ...wood),
    ...surface('glass', ...glass),
    ...surface('handle', ...handle),
  ]);
}

/** One sheet in the XY plane that faces +Z. */
function sheet(width: number, height: number): RenderMesh {
  const [x, y] = [width / 2, height / 2];
  return {
    name: 'pane',
    positions: Float32Array.of(-x, -y, 0, x, -y, 0, x, y, 0, -x, y, 0),
    normals: Float32Array.of(0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 1),
    tangents: null,
    uvs: Float32Array.of(0, height, width, height, width, 0, 0, 0),
    uvs1: null,
    colors: null,
    indices: Uint32Array.of(0, 1, 2, 0, 2, 3),
  };
}

/** A turned piece laid so that its axis points to +Z. */
function transformUpToZ(mesh: RenderMesh): RenderMesh {
  const turn = (values: Float32Array): Float32Array =>
    values.map((_, i, all) => (i % 3 === 0 ? all[i]! : i % 3 === 1 ? -all[i + 1]! : all[i - 1]!));
  return { ...mesh, positions: turn(mesh.positions), normals: mesh.normals && turn(mesh.normals) };
}
