/** A plan as a small picture from its camera: massing models, lit and exposed as the place would be. */
import { encodeSrgb } from '../../../core/color/transfer-functions.ts';
import type { ScenePlan } from '../../../core/protocol/index.ts';
import { facesOf, linearOf, type PlanFace } from './plan-faces.ts';
import { planLight, type PlanLight } from './plan-light.ts';
import { eyeAt, Raster, type Eye } from './raster.ts';

/** Of the 36 mm gate. */
const HALF_GATE_MM = 18;
/** Lower than what lies on it. */
const GROUND_M = -0.03;
const GROUNDS: Readonly<Record<string, string>> = {
  desert: '#b29a72',
  coast: '#b3a585',
  forest: '#4a4a33',
  park: '#55603c',
  'mountain valley': '#565c3e',
};
const PLAIN_GROUND = '#59564f';
const SNOW_GROUND = '#dfe3e8';
/** Nearer for each pair of neighbours than this share is an edge, not a crease. */
const EDGE_SHARE = 0.2;
const WINDOW_M = { width: 2.6, height: 3.3 };
const LIT_WINDOW_NITS = [46, 33, 17] as const;
const LIT_WINDOWS = 0.38;

/** Exposed light from which on highlights roll off, and what they never reach. */
const KNEE = 0.8;
const BRIGHTEST = 2.6;
const CODES = 4096;
const MOST_LIGHT = 8;
/** Scene light, exposed so that white is 1, to codes: shoulders off above. */
const codes = Uint8ClampedArray.from({ length: CODES }, (_, i) => {
  const light = (MOST_LIGHT * i) / (CODES - 1);
  return 255 * encodeSrgb(((light * (1 + light / 14)) / (1 + light)) * 1.18);
});
const code = (light: number): number =>
  codes[Math.min(CODES - 1, Math.max(0, Math.round((light / MOST_LIGHT) * (CODES - 1))))]!;

/** 0…1, the same for the same cell. */
const chance = (a: number, b: number): number => {
  const mixed = Math.imul(a * 73_856_093 + 19, 0x9e3779b1) ^ Math.imul(b * 19_349_663 + 7, 0x85ebca6b);
  return (((mixed ^ (mixed >>> 13)) >>> 0) % 1024) / 1024;
};

export class PlanDrawing {
  readonly #raster: Raster;
  /** Red, green, blue of each pixel before exposure, nits. */
  readonly #light: Float32Array;

  constructor(width: number, height: number) {
    this.#raster = new Raster(width, height);
    this.#light = new Float32Array(3 * width * height);
  }

  /** @param pixels RGBA, as large as the drawing. */
  draw(plan: ScenePlan, pixels: Uint8ClampedArray): void {
    const { width, height } = this.#raster;
    const { positionM, targetM, focalLengthMm } = plan.camera;
    const eye = eyeAt(positionM, targetM, HALF_GATE_MM / focalLengthMm, width, height);
    const light = planLight(plan);
    const faces = [...facesOf(plan, light)];
    this.#raster.clear();
    faces.forEach(({ points, normal }, i) => this.#raster.fill(eye, points, normal, i));
    this.#shade(plan, eye, light, faces);
    this.#glow(eye, light);
    this.#expose(light, pixels);
  }

  #shade(
    { setting, weather, isIndoors }: ScenePlan,
    eye: Eye,
    light: PlanLight,
    faces: readonly PlanFace[],
  ): void {
    const { width, height, nearness, faces: shown } = this.#raster;
    const { right, up, forward, positionM, focalPx } = eye;
    const ground = linearOf(weather === 'snow' ? SNOW_GROUND : (GROUNDS[setting] ?? PLAIN_GROUND));
    const { horizon, zenith, skyLx, sunLx, towardsSun: sun, sunColor, hazePerM } = light;
    const skyNits = skyLx / Math.PI;
    const backNits = isIndoors ? 0.02 * skyNits : skyNits;
    const hasGround = !isIndoors && positionM[1] > GROUND_M;
    const ambient = isIndoors
      ? INSIDE
      : ([0, 1, 2].map((i) => 0.5 + 0.25 * (horizon[i]! + zenith[i]!)) as [number, number, number]);
    // intensities in candela by channel, beside each other
    const lamps = Float64Array.from(
      light.lamps.flatMap(({ positionM: at, fluxLm, color }) => [
        ...at,
        ...color.map((c) => (c * fluxLm) / (4 * Math.PI)),
      ]),
    );
    const lampCount = lamps.length;
    const out = this.#light;
    for (let row = 0, at = 0; row < height; row++) {
      const v = (height / 2 - row - 0.5) / focalPx;
      for (let column = 0; column < width; column++, at++) {
        const u = (column + 0.5 - width / 2) / focalPx;
        const dx = forward[0] + u * right[0] + v * up[0];
        const dy = forward[1] + u * right[1] + v * up[1];
        const dz = forward[2] + u * right[2] + v * up[2];
        const long = Math.sqrt(dx * dx + dy * dy + dz * dz);
        // sky, paler towards the horizon
        const rise = Math.min(1, Math.max(0, (2.2 * dy) / long));
        const skyR = horizon[0] + rise * (zenith[0] - horizon[0]);
        const skyG = horizon[1] + rise * (zenith[1] - horizon[1]);
        const skyB = horizon[2] + rise * (zenith[2] - horizon[2]);
        let near = nearness[at]!;
        let face = near > 0 ? faces[shown[at]!]! : null;
        const groundNear = dy < 0 && hasGround ? dy / (GROUND_M - positionM[1]) : 0;
        if (groundNear > near) {
          near = groundNear;
          face = null;
        }
        if (near <= 0) {
          out[3 * at] = skyR * backNits;
          out[3 * at + 1] = skyG * backNits;
          out[3 * at + 2] = skyB * backNits;
          continue;
        }
        const z = 1 / near;
        const px = positionM[0] + z * dx;
        const py = positionM[1] + z * dy;
        const pz = positionM[2] + z * dz;
        const normal = face === null ? UP : face.normal;
        const nx = normal[0];
        const ny = normal[1];
        const nz = normal[2];
        const color = face === null ? ground : face.color;
        let glow = face?.glow ?? NONE;
        let dim = 1;
        if (face !== null && face.windowsFrom !== null && Math.abs(ny) < 0.5) {
          const from = face.windowsFrom;
          const along = (px - from[0]) * nz - (pz - from[2]) * nx;
          const state = windowAt(along, py - from[1], z / focalPx);
          if (state >= 0) dim = 0.35;
          if (state >= 0 && state < LIT_WINDOWS && light.isDark) glow = LIT_WINDOW_NITS;
        }
        // sky from above, a little back from the ground
        const open = (0.62 + 0.38 * ny) * skyLx * this.#openness(at, column, row);
        const direct = Math.max(0, nx * sun[0] + ny * sun[1] + nz * sun[2]) * sunLx;
        let er = open * ambient[0] + direct * sunColor[0];
        let eg = open * ambient[1] + direct * sunColor[1];
        let eb = open * ambient[2] + direct * sunColor[2];
        for (let i = 0; i < lampCount; i += LAMP) {
          const tx = lamps[i]! - px;
          const ty = lamps[i + 1]! - py;
          const tz = lamps[i + 2]! - pz;
          const square = Math.max(0.02, tx * tx + ty * ty + tz * tz);
          const facing = Math.max(0, (nx * tx + ny * ty + nz * tz) / Math.sqrt(square));
          const share = (0.12 + 0.88 * facing) / square;
          er += share * lamps[i + 3]!;
          eg += share * lamps[i + 4]!;
          eb += share * lamps[i + 5]!;
        }
        const clear = hazePerM > 0 ? Math.exp(-hazePerM * z * long) : 1;
        const air = (1 - clear) * skyNits;
        const reflected = (clear * dim) / Math.PI;
        out[3 * at] = reflected * color[0] * er + clear * glow[0] + air * skyR;
        out[3 * at + 1] = reflected * color[1] * eg + clear * glow[1] + air * skyG;
        out[3 * at + 2] = reflected * color[2] * eb + clear * glow[2] + air * skyB;
      }
    }
  }

  /** 1 on open faces, less in creases: along a plane 1/z is linear, so what neighbours have more of lies in front. */
  #openness(at: number, column: number, row: number): number {
    const { width, height, nearness } = this.#raster;
    const own = nearness[at]!;
    if (own <= 0) return 1;
    let closed = 0;
    for (let i = 0; i < REACHES.length; i++) {
      const reach = REACHES[i]!;
      if (column < reach || row < reach || column + reach >= width || row + reach >= height) continue;
      const down = reach * width;
      closed +=
        creased((nearness[at - reach]! + nearness[at + reach]!) / (2 * own) - 1) +
        creased((nearness[at - down]! + nearness[at + down]!) / (2 * own) - 1) +
        creased((nearness[at - down - reach]! + nearness[at + down + reach]!) / (2 * own) - 1) +
        creased((nearness[at - down + reach]! + nearness[at + down - reach]!) / (2 * own) - 1);
    }
    return 1 / (1 + 0.22 * closed);
  }

  /** Lamps that are seen shine into the lens. */
  #glow({ positionM, right, up, forward, focalPx }: Eye, { lamps, isWarm }: PlanLight): void {
    if (!isWarm) return;
    const { width, height, nearness } = this.#raster;
    for (const { positionM: lamp, fluxLm, color } of lamps) {
      const [x, y, z] = [lamp[0] - positionM[0], lamp[1] - positionM[1], lamp[2] - positionM[2]];
      const away = x * forward[0] + y * forward[1] + z * forward[2];
      if (away < 0.1) continue;
      const column = Math.round(width / 2 + (focalPx * (x * right[0] + y * right[1] + z * right[2])) / away);
      const row = Math.round(height / 2 - (focalPx * (x * up[0] + y * up[1] + z * up[2])) / away);
      if (column < 0 || row < 0 || column >= width || row >= height) continue;
      // something stands before it
      if (nearness[row * width + column]! * away > 1.3) continue;
      const radius = Math.min(width / 7, Math.max(4, (0.7 * focalPx) / away));
      const nits = (0.02 * fluxLm) / Math.max(1, away);
      const reach = Math.ceil(2.2 * radius);
      for (let j = Math.max(0, row - reach); j <= Math.min(height - 1, row + reach); j++)
        for (let i = Math.max(0, column - reach); i <= Math.min(width - 1, column + reach); i++) {
          const falloff = nits * Math.exp((-2 * ((i - column) ** 2 + (j - row) ** 2)) / radius ** 2);
          const at = 3 * (j * width + i);
          this.#light[at] = this.#light[at]! + falloff * color[0];
          this.#light[at + 1] = this.#light[at + 1]! + falloff * color[1];
          this.#light[at + 2] = this.#light[at + 2]! + falloff * color[2];
        }
    }
  }

  #expose({ key }: PlanLight, pixels: Uint8ClampedArray): void {
    const light = this.#light;
    let [sum, count] = [0, 0];
    for (let at = 0; at < light.length; at += 3 * SAMPLED) {
      sum += Math.log(1e-4 + 0.21 * light[at]! + 0.72 * light[at + 1]! + 0.07 * light[at + 2]!);
      count++;
    }
    const gain = key / Math.exp(sum / Math.max(1, count));
    for (let from = 0, to = 0; from < light.length; from += 3, to += 4) {
      const most = gain * Math.max(light[from]!, light[from + 1]!, light[from + 2]!);
      // lamps keep their colour where they are brighter than white
      const rolled =
        most < KNEE ? gain : (gain * (KNEE + (BRIGHTEST - KNEE) * (1 - Math.exp((KNEE - most) / 4)))) / most;
      pixels[to] = code(rolled * light[from]!);
      pixels[to + 1] = code(rolled * light[from + 1]!);
      pixels[to + 2] = code(rolled * light[from + 2]!);
      pixels[to + 3] = 255;
    }
  }
}

/** @param more of the mean of two neighbours than of what lies between. */
const creased = (more: number): number =>
  more > 0.002 && more < EDGE_SHARE ? Math.min(1, more * 24) * (1 - more / EDGE_SHARE) : 0;

const UP = [0, 1, 0] as const;
const NONE = [0, 0, 0] as const;
/** Daylight that walls have warmed. */
const INSIDE = [1.03, 1, 0.94] as const;
const REACHES = [3, 8] as const;
/** Numbers of a lamp: where it is, and how bright by channel. */
const LAMP = 6;
/** One pixel in so many is metered. */
const SAMPLED = 7;

/** A number of 0…1 for the window at a place of a wall, −1 for the wall between. Far away, windows are fewer and larger. */
function windowAt(along: number, height: number, pixelM: number): number {
  const coarse = Math.max(1, Math.ceil((2.5 * pixelM) / WINDOW_M.width));
  const [i, j] = [along / (WINDOW_M.width * coarse), height / (WINDOW_M.height * coarse)];
  const [column, row] = [Math.floor(i), Math.floor(j)];
  const [x, y] = [i - column, j - row];
  return x > 0.24 && x < 0.76 && y > 0.28 && y < 0.8 ? chance(column, row) : -1;
}
