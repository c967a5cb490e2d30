/** Stands of trees, tufts, blocks of houses, crowds: one thing repeated over a region, clear of what stands alone. */
import type { ComposedThing } from '../../composition/scene-composition.ts';
import type { ThingId } from '../../vocabulary/catalogue.ts';
import { isVegetation } from './layers.ts';
import type { DrawOptions, Draft } from '../draft/draft.ts';

export interface ScatterOptions extends DrawOptions {
  readonly count: number;
  /** Half extents along x and z, metres. */
  readonly half: readonly [number, number];
  readonly clearWidthM?: number;
  /** Among other things too: tufts, ferns. */
  readonly isLoose?: boolean;
  readonly y?: number;
  readonly on?: string | null;
}

export function scatter(
  draft: Draft,
  thing: ThingId,
  x: number,
  z: number,
  options: ScatterOptions,
): ComposedThing | null {
  // what is counted is placed one by one
  if (draft.units.isCounted(thing)) return null;
  const piece = draft.draw(thing, options);
  if (piece === null) return null;
  const count = Math.max(2, Math.min(200, Math.round(options.count)));
  return draft.put(piece, x, z, 0, {
    scatter: {
      count,
      halfExtentM: [Math.round(options.half[0] * 100) / 100, Math.round(options.half[1] * 100) / 100],
      clearWidthM: options.clearWidthM ?? 0,
    },
    ...(options.y === undefined ? {} : { y: options.y, on: options.on ?? null }),
    anywhere: true,
    inView: true,
    // stands grow into each other
    force: options.isLoose === true || isVegetation(thing),
    takesNoRoom: options.isLoose === true,
  });
}

/** Single things about, each where there is room in the region. */
export function strew(
  draft: Draft,
  thing: ThingId,
  count: number,
  region: { readonly x: number; readonly z: number; readonly half: readonly [number, number] },
  options: DrawOptions & { readonly clearanceM?: number; readonly yawDeg?: number } = {},
): readonly ComposedThing[] {
  const placed: ComposedThing[] = [];
  const { random } = draft;
  for (let i = 0; i < count; i++) {
    const piece = draft.draw(thing, options);
    if (piece === null) break;
    for (let attempt = 0; attempt < 8; attempt++) {
      const x = region.x + random.uniform(-1, 1) * region.half[0];
      const z = region.z + random.uniform(-1, 1) * region.half[1];
      const yaw = options.yawDeg ?? random.uniform(0, 360);
      const put = draft.put(piece, x, z, yaw, { clearanceM: options.clearanceM ?? 0.1 });
      if (put !== null) {
        placed.push(put);
        break;
      }
    }
  }
  return placed;
}
