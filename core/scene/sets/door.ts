/** A panelled door with its architrave, closed. It stands in the plane z = 0 with its left edge at x = 0, the room towards +Z. */
import type { RenderMesh } from '../render-scene.ts';
import { softBox as box } from './soft-box.ts';
import { sphere } from '../shapes/round-solids.ts';
import { moved, setPart, surface, type SetPart } from './set-part.ts';

const STILE = 0.11;

/** Surfaces: `leaf`, `trim`, `handle`. */
export function panelDoor(name: string, width: number, height: number): SetPart {
  const leaf: RenderMesh[] = [];
  const trim: RenderMesh[] = [];
  const add = (
    to: RenderMesh[],
    x0: number,
    y0: number,
    x1: number,
    y1: number,
    z: number,
    d: number,
    b: number,
  ): void => {
    to.push(moved(box('piece', [x1 - x0, y1 - y0, d], b), [(x0 + x1) / 2, (y0 + y1) / 2, z]));
  };
  const rails = [0.01, 0.2, 0.92, 1.05, height - STILE - 0.005, height - 0.005] as const;
  add(leaf, 0.004, rails[0], STILE, rails[5], -0.03, 0.04, 0.004);
  add(leaf, width - STILE, rails[0], width - 0.004, rails[5], -0.03, 0.04, 0.004);
  for (const r of [0, 2, 4] as const)
    add(leaf, STILE, rails[r], width - STILE, rails[r + 1]!, -0.03, 0.04, 0.004);
  const middle = width / 2;
  for (const r of [1, 3] as const) {
    add(leaf, middle - 0.045, rails[r], middle + 0.045, rails[r + 1]!, -0.03, 0.04, 0.004);
    for (const [x0, x1] of [
      [STILE, middle - 0.045],
      [middle + 0.045, width - STILE],
    ] as const) {
      add(leaf, x0, rails[r], x1, rails[r + 1]!, -0.035, 0.012, 0);
      add(leaf, x0 + 0.035, rails[r] + 0.035, x1 - 0.035, rails[r + 1]! - 0.035, -0.028, 0.02, 0.009);
    }
  }
  for (const [inset, w, d] of [
    [0, 0.1, 0.02],
    [0.06, 0.04, 0.034],
  ] as const) {
    add(trim, -inset - w, 0, -inset, height + inset + w, d / 2, d, 0.003);
    add(trim, width + inset, 0, width + inset + w, height + inset + w, d / 2, d, 0.003);
    add(trim, -inset, height + inset, width + inset, height + inset + w, d / 2, d, 0.003);
  }
  const plate = moved(box('plate', [0.045, 0.19, 0.004], 0.0015), [0.065, 1.0, -0.008]);
  const stem = moved(box('stem', [0.014, 0.014, 0.036], 0.004), [0.065, 1.04, 0.01]);
  const knob = moved(sphere('knob', 0.027, 32), [0.065, 1.04, 0.045]);
  return setPart(name, [
    ...surface('leaf', ...leaf),
    ...surface('trim', ...trim),
    ...surface('handle', plate, stem, knob),
  ]);
}
