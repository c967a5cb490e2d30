/** Tables, chairs and cupboards. Each stands on y = 0, centred in x and z. */
import type { RenderMesh } from '../render-scene.ts';
import { softBox as box } from './soft-box.ts';
import { transformMesh } from '../shapes/combine.ts';
import { lathe } from '../shapes/lathe.ts';
import type { Vec2 } from '../shapes/mesh-builder.ts';
import { sphere } from '../shapes/round-solids.ts';
import { tube } from '../shapes/tube.ts';
import { stream } from './noise.ts';
import { moved, setPart, surface, tilted, type SetPart } from './set-part.ts';
import { turnedGrain, withGrain } from './wood-uv.ts';

/** A turned leg of a length, as wide as 2·`radius` at its block. */
export function turnedLeg(height: number, radius: number, shift: number): RenderMesh {
  const profile: readonly Vec2[] = [
    [0, 0], [0.45, 0], [0.52, 0.02], [0.52, 0.05], [0.36, 0.08], [0.4, 0.12], [0.5, 0.3], [0.66, 0.52], [0.72, 0.62],
    [0.62, 0.68], [0.44, 0.705], [0.44, 0.72], [0.8, 0.735], [0.84, 0.75], [0.8, 0.765], [0.56, 0.78], [0.58, 0.8],
    [0.98, 0.83], [1, 0.86], [1, 1], [0, 1],
  ]; // prettier-ignore
  const scaled = profile.map(([r, y]): Vec2 => [r * radius, y * height]);
  return turnedGrain(lathe('leg', scaled, { segments: 28, creaseAngle: 0.7 }), shift);
}

/** A farmhouse table of planks on turned legs. Its top is at y = `height`. Surface: `wood`. */
export function diningTable(name: string, width: number, height: number, depth: number): SetPart {
  const random = stream(31);
  const planks = Math.round(depth / 0.17);
  const pieces: RenderMesh[] = [];
  for (let i = 0; i < planks; i++) {
    const z = -depth / 2 + ((i + 0.5) * depth) / planks;
    const plank = withGrain(box('plank', [width, 0.032, depth / planks - 0.0012], 0.003), 0, 10 * random());
    pieces.push(moved(plank, [0, height - 0.016, z]));
  }
  const inset = 0.09;
  const apron = (length: number, grain: 0 | 2): RenderMesh =>
    withGrain(
      box('apron', grain === 0 ? [length, 0.095, 0.024] : [0.024, 0.095, length], 0.003),
      grain,
      10 * random(),
    );
  for (const side of [-1, 1]) {
    pieces.push(moved(apron(width - 2 * inset, 0), [0, height - 0.0795, side * (depth / 2 - inset)]));
    pieces.push(moved(apron(depth - 2 * inset, 2), [side * (width / 2 - inset), height - 0.0795, 0]));
    for (const end of [-1, 1]) {
      const at = [side * (width / 2 - inset), 0, end * (depth / 2 - inset)] as const;
      pieces.push(moved(turnedLeg(height - 0.032, 0.038, 10 * random()), at));
    }
  }
  return setPart(name, surface('wood', ...pieces));
}

export const CHAIR_SEAT_HEIGHT = 0.45;

/** A spindle-back chair with a dished seat, facing +Z. Surface: `wood`. */
export function spindleChair(name: string): SetPart {
  const random = stream(57);
  const shift = (): number => 10 * random();
  const pieces: RenderMesh[] = [
    withGrain(moved(box('seat', [0.42, 0.036, 0.41], 0.014), [0, CHAIR_SEAT_HEIGHT - 0.018, 0]), 2, shift()),
  ];
  const rod = (points: readonly (readonly [number, number, number])[], radii: readonly number[]): void => {
    pieces.push(turnedGrain(tube('rod', points, radii, { segments: 14 }), shift()));
  };
  const seatY = CHAIR_SEAT_HEIGHT - 0.03;
  for (const x of [-1, 1]) {
    rod([[x * 0.2, 0.0024, 0.2], [x * 0.185, 0.18, 0.185], [x * 0.16, seatY, 0.16]], [0.013, 0.019, 0.014]); // prettier-ignore
    rod([[x * 0.19, 0.0024, -0.23], [x * 0.175, 0.18, -0.2], [x * 0.155, seatY, -0.16]], [0.013, 0.019, 0.014]); // prettier-ignore
    rod(
      [
        [x * 0.186, 0.2, 0.184],
        [x * 0.18, 0.2, 0],
        [x * 0.174, 0.2, -0.197],
      ],
      [0.009, 0.014, 0.009],
    );
    rod([[x * 0.185, seatY, -0.17], [x * 0.195, 0.68, -0.225], [x * 0.2, 0.93, -0.285]], [0.014, 0.016, 0.012]); // prettier-ignore
  }
  rod(
    [
      [-0.18, 0.2, 0],
      [0, 0.2, 0],
      [0.18, 0.2, 0],
    ],
    [0.009, 0.014, 0.009],
  );
  for (let i = -2; i <= 2; i++)
    rod(
      [
        [i * 0.062, seatY, -0.185],
        [i * 0.067, 0.68, -0.24],
        [i * 0.072, 0.875, -0.282],
      ],
      [0.007, 0.0095, 0.006],
    );
  // The comb: a bent plank across the tops of the posts.
  const comb: RenderMesh[] = [];
  for (let i = 0; i < 9; i++) {
    const angle = ((i - 4) / 4) * 0.42;
    const piece = box('comb', [0.056, 0.085, 0.02], 0.006);
    comb.push(
      moved(
        piece,
        [Math.sin(angle) * 0.52, 0.905, -0.33 + 0.52 * (1 - Math.cos(angle)) * 0.4 + 0.04],
        (-angle * 180) / Math.PI,
      ),
    );
  }
  pieces.push(...comb.map((mesh) => withGrain(mesh, 0, 3.3)));
  return setPart(name, surface('wood', ...pieces));
}

/** A sideboard with doors and drawers, facing +Z, its top at y = `height`. Surfaces: `wood`, `handle`. */
export function sideboard(name: string, width: number, height: number, depth: number): SetPart {
  const random = stream(83);
  const wood: RenderMesh[] = [];
  const handles: RenderMesh[] = [];
  const piece = (
    size: readonly [number, number, number],
    bevel: number,
    at: readonly [number, number, number],
    grain: 0 | 1 | 2,
  ): void => {
    wood.push(moved(withGrain(box('piece', size, bevel), grain, 10 * random()), at));
  };
  const knob = (x: number, y: number): void => {
    handles.push(moved(sphere('knob', 0.014, 20), [x, y, depth / 2 + 0.018]));
    handles.push(moved(box('stem', [0.008, 0.008, 0.02], 0.002), [x, y, depth / 2 + 0.004]));
  };
  const plinth = 0.08;
  piece([width - 0.04, plinth, depth - 0.05], 0.004, [0, plinth / 2, -0.01], 0);
  piece([width, 0.03, depth + 0.04], 0.006, [0, height - 0.015, 0.005], 0);
  piece(
    [width - 0.03, height - plinth - 0.03, depth - 0.03],
    0.004,
    [0, (plinth + height - 0.03) / 2, -0.01],
    1,
  );
  const bays = 3;
  const bay = (width - 0.05) / bays;
  for (let i = 0; i < bays; i++) {
    const x = -width / 2 + 0.025 + (i + 0.5) * bay;
    const drawerY = height - 0.03 - 0.085;
    piece([bay - 0.02, 0.13, 0.02], 0.004, [x, drawerY, depth / 2 - 0.015], 0);
    knob(x, drawerY);
    const [y0, y1] = [plinth + 0.02, drawerY - 0.08];
    const middle = (y0 + y1) / 2;
    const rail = 0.065;
    for (const side of [-1, 1])
      piece(
        [rail, y1 - y0, 0.02],
        0.004,
        [x + side * (bay / 2 - 0.01 - rail / 2), middle, depth / 2 - 0.015],
        1,
      );
    for (const side of [-1, 1])
      piece(
        [bay - 0.02 - 2 * rail, rail, 0.02],
        0.004,
        [x, middle + side * ((y1 - y0 - rail) / 2), depth / 2 - 0.015],
        0,
      );
    piece(
      [bay - 0.05 - 2 * rail, y1 - y0 - 2 * rail - 0.03, 0.016],
      0.007,
      [x, middle, depth / 2 - 0.019],
      1,
    );
    knob(x + (i === 0 ? 1 : -1) * (bay / 2 - 0.01 - rail / 2), middle + 0.05);
  }
  return setPart(name, [...surface('wood', ...wood), ...surface('handle', ...handles)]);
}

/** A small round table on a turned column with three feet, its top at y = `height`. Surface: `wood`. */
export function tripodTable(name: string, radius: number, height: number): SetPart {
  const top = lathe('top', [[0, height - 0.024], [radius - 0.02, height - 0.024], [radius - 0.004, height - 0.014], [radius, height - 0.006], [radius - 0.006, height], [radius - 0.014, height - 0.003], [0, height - 0.003]], { segments: 72 }); // prettier-ignore
  const column = transformMesh(turnedLeg(height - 0.12, 0.045, 2.2), tilted([0, 0.1, 0], [0, 1, 0], 0));
  const feet = [0, 120, 240].map((yaw) => {
    const foot = tube('foot', [[0, 0.16, 0.02], [0, 0.15, 0.1], [0, 0.06, 0.19], [0, 0.0148, 0.25]], [0.024, 0.022, 0.018, 0.018], { segments: 12 }); // prettier-ignore
    return turnedGrain(moved(foot, [0, 0, 0], yaw), yaw / 40);
  });
  return setPart(name, surface('wood', withGrain(top, 0, 6.1), column, ...feet));
}
