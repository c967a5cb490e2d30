/**
 * Walls and what a joiner puts on them: openings with reveals, panelled dado, skirting and cornice. A wall stands on y = 0 with its
 * face in the plane z = 0, looking to +Z, and runs from x = 0 to x = length.
 */
import type { RenderMesh } from '../render-scene.ts';
import { softBox as box } from './soft-box.ts';
import { transformMesh } from '../shapes/combine.ts';
import { extrude } from '../shapes/extrude.ts';
import type { Vec2 } from '../shapes/mesh-builder.ts';
import { moved, quatAbout, setPart, surface, type SetPart, type SetSurface } from './set-part.ts';
import { fromTrs } from '../../math/mat4.ts';

export interface Opening {
  readonly x: number;
  readonly width: number;
  readonly bottom: number;
  readonly height: number;
}
export interface WallOptions {
  readonly length: number;
  readonly height: number;
  readonly thickness: number;
  readonly openings: readonly Opening[];
  /** Height of the dado rail; 0 for none. Openings that reach below it interrupt it. */
  readonly dadoHeight: number;
}

const rectangle = (x0: number, y0: number, x1: number, y1: number): Vec2[] => [
  [x0, y0],
  [x1, y0],
  [x1, y1],
  [x0, y1],
];

/** Profiles in (out of the wall, up), metres. */
const SKIRTING: readonly Vec2[] = [
  [0, 0], [0.022, 0], [0.022, 0.1], [0.018, 0.112], [0.019, 0.122], [0.012, 0.135], [0.008, 0.15], [0, 0.15],
]; // prettier-ignore
const DADO_RAIL: readonly Vec2[] = [
  [0, -0.035], [0.02, -0.035], [0.022, -0.015], [0.034, -0.006], [0.036, 0.006], [0.026, 0.014], [0.02, 0.03], [0, 0.03],
]; // prettier-ignore
const CORNICE: readonly Vec2[] = [
  [0, -0.16], [0.015, -0.16], [0.02, -0.14], [0.016, -0.125], [0.03, -0.1], [0.055, -0.07], [0.085, -0.05],
  [0.11, -0.04], [0.112, -0.02], [0.13, -0.012], [0.13, 0], [0, 0],
]; // prettier-ignore

/** A moulding along the wall from x0 to x1 with its profile's origin at height y. */
function moulding(name: string, profile: readonly Vec2[], x0: number, x1: number, y: number): RenderMesh {
  const along = extrude(name, profile, x1 - x0);
  // The extrusion runs along z with x out of the wall: a quarter turn about Y lays it along the wall.
  const turned = transformMesh(along, fromTrs([(x0 + x1) / 2, y, 0], quatAbout([0, 1, 0], -90), [1, 1, 1]));
  return turned;
}

/** Stretches of the wall that no opening reaching below `height` interrupts. */
function runs(options: WallOptions, height: number): (readonly [number, number])[] {
  const found: [number, number][] = [];
  let x = 0;
  for (const opening of [...options.openings].sort((a, b) => a.x - b.x)) {
    if (opening.bottom >= height) continue;
    const margin = 0.11;
    if (opening.x - margin > x) found.push([x, opening.x - margin]);
    x = opening.x + opening.width + margin;
  }
  if (x < options.length) found.push([x, options.length]);
  return found;
}

const PANEL_WIDTH = 0.72;
const STILE = 0.09;

/** Frame-and-panel dado between two mouldings. */
function panelling(x0: number, x1: number, bottom: number, top: number): RenderMesh[] {
  const count = Math.max(1, Math.round((x1 - x0) / PANEL_WIDTH));
  const pitch = (x1 - x0 - STILE) / count;
  const middle = (bottom + top) / 2;
  const meshes: RenderMesh[] = [];
  const add = (w: number, h: number, d: number, bevel: number, x: number, y: number, z: number): void => {
    meshes.push(moved(box('panel', [w, h, d], bevel), [x, y, z]));
  };
  for (let i = 0; i <= count; i++)
    add(STILE, top - bottom, 0.02, 0.003, x0 + STILE / 2 + i * pitch, middle, 0.01);
  for (let i = 0; i < count; i++) {
    const x = x0 + STILE / 2 + (i + 0.5) * pitch;
    const width = pitch - STILE;
    add(width, STILE, 0.02, 0.003, x, bottom + STILE / 2, 0.01);
    add(width, STILE, 0.02, 0.003, x, top - STILE / 2, 0.01);
    add(width - 0.07, top - bottom - 2 * STILE - 0.07, 0.014, 0.007, x, middle, 0.007);
  }
  return meshes;
}

/** Surfaces: `wall` above the dado, `panelling`, `trim`. */
export function wall(name: string, options: WallOptions): SetPart {
  const { length, height, thickness, openings, dadoHeight } = options;
  const holes = openings.map((o) =>
    rectangle(o.x, Math.max(o.bottom, 1e-3), o.x + o.width, o.bottom + o.height),
  );
  const masonry = moved(extrude(name, rectangle(0, 0, length, height), thickness, holes), [
    0,
    0,
    -thickness / 2,
  ]);
  const surfaces: SetSurface[] = surface('wall', masonry);
  for (const [x0, x1] of runs(options, 0.16))
    surfaces.push(...surface('trim', moulding('skirting', SKIRTING, x0, x1, 0)));
  if (dadoHeight > 0)
    for (const [x0, x1] of runs(options, dadoHeight + 0.04)) {
      surfaces.push(...surface('panelling', ...panelling(x0, x1, 0.15, dadoHeight - 0.035)));
      surfaces.push(...surface('trim', moulding('dado rail', DADO_RAIL, x0, x1, dadoHeight)));
    }
  surfaces.push(...surface('trim', moulding('cornice', CORNICE, 0, length, height)));
  return setPart(name, surfaces);
}
