/** Barn doors as what they are: four black leaves in front of the lamp, which cut its light and can be seen. */
import type { LightRecord } from '../../document/index.ts';
import type { RenderMaterial, RenderMesh } from '../render-scene.ts';
import { color, DEFAULT_MATERIAL, scalar } from '../render-defaults.ts';

/** Half of the opening of a lamp that is smaller than any housing. */
const SMALLEST_HALF_M = 0.08;
/** The leaves hinge just in front of the emitting face, so that neither lies in the other's plane. */
const CLEARANCE_M = 0.002;

export const BLACK: RenderMaterial = {
  ...DEFAULT_MATERIAL,
  name: 'barn door',
  baseColor: color([0, 0, 0]),
  specularWeight: scalar(0),
};

/** Leaves made before, by all that they depend on: flattened again, a scene has the same ones. */
const made = new Map<string, RenderMesh>();
const MOST_MADE = 500;

/** @returns the leaves in the light's space, or null where doors make no sense (parallel light). */
export function barnDoorMesh(light: LightRecord): RenderMesh | null {
  const { barnDoors: doors, emitter } = light;
  if (doors === null || emitter.type === 'directional') return null;
  const key = JSON.stringify([light.name, doors, emitter]);
  const mesh = made.get(key) ?? leavesOf(light.name, doors, emitter);
  if (made.size >= MOST_MADE) made.clear();
  made.set(key, mesh);
  return mesh;
}

function leavesOf(
  name: string,
  doors: NonNullable<LightRecord['barnDoors']>,
  emitter: Exclude<LightRecord['emitter'], { type: 'directional' }>,
): RenderMesh {
  const [halfX, halfY] =
    emitter.type === 'rectangle'
      ? [emitter.widthM / 2, emitter.heightM / 2]
      : [Math.max(emitter.radiusM, SMALLEST_HALF_M), Math.max(emitter.radiusM, SMALLEST_HALF_M)];
  const positions: number[] = [];
  const indices: number[] = [];

  /** `out` is the sideways direction of the leaf, `along` that of its hinge. */
  const leaf = (
    out: readonly [number, number],
    half: number,
    hinge: number,
    length: number,
    angleDeg: number,
  ): void => {
    const angle = (angleDeg * Math.PI) / 180;
    const [side, forward] = [Math.sin(angle) * length, -Math.cos(angle) * length];
    const first = positions.length / 3;
    for (const [end, tip] of [
      [-1, 0],
      [1, 0],
      [1, 1],
      [-1, 1],
    ] as const) {
      const sideways = hinge + tip * side;
      positions.push(
        out[0] * sideways - out[1] * end * half,
        out[1] * sideways + out[0] * end * half,
        -CLEARANCE_M + tip * forward,
      );
    }
    indices.push(first, first + 1, first + 2, first, first + 2, first + 3);
  };
  leaf([0, 1], halfX, halfY, 2 * halfY, doors.topDeg);
  leaf([0, -1], halfX, halfY, 2 * halfY, doors.bottomDeg);
  leaf([-1, 0], halfY, halfX, 2 * halfX, doors.leftDeg);
  leaf([1, 0], halfY, halfX, 2 * halfX, doors.rightDeg);
  return {
    name: `${name}: barn doors`,
    positions: Float32Array.from(positions),
    normals: null,
    tangents: null,
    uvs: null,
    uvs1: null,
    colors: null,
    indices: Uint32Array.from(indices),
  };
}
