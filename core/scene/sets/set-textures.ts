/**
 * Pictures of surfaces, computed: wood grain, weave, mottled paint, a carpet, a painting. Small, because texture memory is shared by
 * everything in a shot and a camera sees a wall from metres away. Colour pictures are sRGB bytes; normal maps are linear bytes with
 * +Y up as glTF has it.
 */
import { fractalNoise2, hash01, noise2 } from './noise.ts';

export interface SetTexture {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  /** rgb per texel. */
  readonly data: Uint8Array;
}

type Rgb = readonly [number, number, number];

const encode = (v: number): number =>
  Math.round(255 * (v <= 0.0031308 ? 12.92 * v : 1.055 * Math.max(v, 0) ** (1 / 2.4) - 0.055));

/** Linear colours over u, v in [0, 1), stored as sRGB. */
function colourTexture(
  name: string,
  width: number,
  height: number,
  at: (u: number, v: number) => Rgb,
): SetTexture {
  const data = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const rgb = at((x + 0.5) / width, (y + 0.5) / height);
      for (let c = 0; c < 3; c++) data[3 * (y * width + x) + c] = Math.min(255, encode(Math.min(1, rgb[c]!)));
    }
  return { name, width, height, data };
}

/** Normals of a height field; `slope` scales its differences from texel to texel. */
function normalTexture(
  name: string,
  size: number,
  slope: number,
  height: (u: number, v: number) => number,
): SetTexture {
  const data = new Uint8Array(size * size * 3);
  const at = (x: number, y: number): number => height(((x + size) % size) / size, ((y + size) % size) / size);
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) {
      const dx = slope * (at(x + 1, y) - at(x - 1, y));
      const dy = slope * (at(x, y - 1) - at(x, y + 1));
      const l = Math.hypot(dx, dy, 1);
      data.set(
        [-dx / l, -dy / l, 1 / l].map((n) => Math.round(127.5 * (n + 1))),
        3 * (y * size + x),
      );
    }
  return { name, width: size, height: size, data };
}

const lerp = (a: Rgb, b: Rgb, t: number): Rgb => [
  a[0] + (b[0] - a[0]) * t,
  a[1] + (b[1] - a[1]) * t,
  a[2] + (b[2] - a[2]) * t,
];
const times = (a: Rgb, k: number): Rgb => [a[0] * k, a[1] * k, a[2] * k];
const step = (a: number, b: number, x: number): number => {
  const t = Math.min(1, Math.max(0, (x - a) / (b - a)));
  return t * t * (3 - 2 * t);
};

/**
 * Flat-sawn wood over 1.2 m along the grain (u) by 0.3 m: growth rings cut lengthwise, with pores.
 * @param early,late colours of the pale and the dark part of a ring.
 */
export const woodTexture = (name: string, seed: number, early: Rgb, late: Rgb): SetTexture =>
  colourTexture(name, 768, 256, (u, v) => {
    const drift = fractalNoise2(seed, u * 3, v * 2.2, 3);
    const ring = v * 9 + drift * 5.5 + 0.25 * noise2(seed + 7, u * 30, v * 60);
    const phase = ring - Math.floor(ring);
    const lateWood = step(0.35, 0.92, phase) * (1 - step(0.94, 1, phase));
    const pores = step(0.62, 0.85, noise2(seed + 3, u * 90, v * 260)) * 0.35;
    const tone = 0.86 + 0.28 * fractalNoise2(seed + 5, u * 2, v * 3, 2);
    return times(lerp(early, late, Math.min(1, 0.75 * lateWood + pores)), tone);
  });

/** Paint or plaster with the unevenness of hand work, around white: multiplied by the material's colour. */
export const mottleTexture = (name: string, seed: number, depth: number): SetTexture =>
  colourTexture(name, 256, 256, (u, v) => {
    const broad = fractalNoise2(seed, u * 3, v * 3, 4);
    const brush = fractalNoise2(seed + 11, u * 40, v * 6, 2);
    const k = 1 - depth * (0.75 * broad + 0.25 * brush);
    return [k, k * (1 - 0.03 * broad), k * (1 - 0.06 * broad)];
  });

/** Plain weave with uneven threads: 16 by 16 threads. */
export const weaveNormals = (name: string, seed: number): SetTexture =>
  normalTexture(name, 256, 2.2, (u, v) => {
    const threads = 16;
    const [x, y] = [u * threads, v * threads];
    const over = (Math.floor(x) + Math.floor(y)) % 2 === 0;
    const [fx, fy] = [x - Math.floor(x) - 0.5, y - Math.floor(y) - 0.5];
    const along = over ? fx : fy;
    const across = over ? fy : fx;
    const thread = hash01(seed, over ? Math.floor(y) : Math.floor(x) + 64);
    return Math.max(0, 0.25 - across * across) * (1.2 - 1.8 * along * along) * (0.7 + 0.6 * thread);
  });

/** Cloth tone: threads a little lighter and darker, with slubs. White cloth; multiplied by the material's colour. */
export const linenTexture = (name: string, seed: number): SetTexture =>
  colourTexture(name, 256, 256, (u, v) => {
    const warp = noise2(seed, u * 128, v * 9);
    const weft = noise2(seed + 1, u * 9, v * 128);
    const k = 0.86 + 0.14 * (0.5 * warp + 0.5 * weft);
    return [k, k * 0.99, k * 0.965];
  });

/** A striped damask paper, tone on tone; one repeat is 0.5 m by 0.5 m. */
export const wallpaperTexture = (name: string, seed: number): SetTexture =>
  colourTexture(name, 256, 256, (u, v) => {
    const motif = (du: number, dv: number): number => {
      const x = Math.abs(((((u * 2 + du) % 1) + 1) % 1) - 0.5) * 2;
      const y = ((((v * 2 + dv) % 1) + 1) % 1) - 0.5;
      const leaf = Math.hypot(x * 1.5, y * 2.1 - 0.55 * Math.cos(3 * x));
      return step(0.52, 0.46, leaf) * (1 - 0.8 * step(0.3, 0.24, leaf)) + 0.8 * step(0.14, 0.09, leaf);
    };
    const pattern = Math.min(1, motif(0, 0) + motif(0.5, 0.5));
    const worn = fractalNoise2(seed, u * 8, v * 8, 3);
    const k = 0.82 + 0.2 * pattern * (0.75 + 0.5 * worn) + 0.06 * (worn - 0.5);
    return [k * 0.98, k, k * 0.97];
  });

/** A knotted carpet, seen as a whole. */
export const carpetTexture = (name: string, seed: number): SetTexture =>
  colourTexture(name, 384, 256, (u, v) => {
    const red: Rgb = [0.2, 0.03, 0.025];
    const blue: Rgb = [0.018, 0.03, 0.075];
    const sand: Rgb = [0.34, 0.24, 0.13];
    const rust: Rgb = [0.27, 0.085, 0.03];
    const edge = Math.min(u, 1 - u, (v * 2) / 3, ((1 - v) * 2) / 3);
    const x = (u - 0.5) * 3;
    const y = (v - 0.5) * 2;
    let rgb: Rgb;
    if (edge < 0.015) rgb = blue;
    else if (edge < 0.03) rgb = sand;
    else if (edge < 0.085) {
      const along = (u * 24 + v * 16) % 1;
      rgb = Math.abs(along - 0.5) + Math.abs((edge - 0.0575) / 0.055) < 0.5 ? sand : blue;
    } else if (edge < 0.1) rgb = rust;
    else {
      const diamond = Math.abs(x) * 0.72 + Math.abs(y);
      const lattice = Math.abs(((x * 5 + y * 5) % 1) - 0.5) + Math.abs(((x * 5 - y * 5) % 1) - 0.5);
      rgb = diamond < 0.2 ? sand : diamond < 0.3 ? blue : diamond < 0.62 ? rust : red;
      if (diamond >= 0.62 && Math.abs(lattice - 0.5) < 0.12) rgb = sand;
      if (diamond >= 0.3 && diamond < 0.62 && Math.abs(Math.sin(diamond * 40)) < 0.25) rgb = blue;
    }
    const wear = 0.75 + 0.5 * fractalNoise2(seed, u * 9, v * 6, 3);
    return times(rgb, wear * (0.88 + 0.24 * noise2(seed + 2, u * 384, v * 256)));
  });

/** A small landscape in oil: evening sky, hills, water. */
export const paintingTexture = (name: string, seed: number): SetTexture =>
  colourTexture(name, 256, 192, (u, v) => {
    const stroke = 0.85 + 0.3 * noise2(seed + 9, u * 60, v * 24);
    const horizon = 0.56;
    if (v < horizon) {
      const cloud = fractalNoise2(seed, u * 4, v * 11, 4);
      const glow = step(0.25, horizon, v);
      const sky = lerp([0.1, 0.15, 0.22], [0.55, 0.34, 0.14], glow);
      const hill = horizon - 0.05 - 0.13 * fractalNoise2(seed + 4, u * 3, 0.3, 3);
      if (v > hill) return times([0.045, 0.055, 0.04], stroke);
      return times(lerp(sky, [0.42, 0.36, 0.3], step(0.5, 0.75, cloud)), stroke);
    }
    const depth = (v - horizon) / (1 - horizon);
    const bank = 0.5 + 0.28 * Math.sin(3 + depth * 2.4) * depth;
    const water = Math.abs(u - bank) < 0.05 + 0.3 * depth * depth;
    if (water) return times(lerp([0.4, 0.27, 0.13], [0.07, 0.09, 0.11], depth), stroke);
    const grass = fractalNoise2(seed + 6, u * 20, v * 30, 3);
    return times(lerp([0.05, 0.06, 0.025], [0.11, 0.09, 0.03], grass), stroke);
  });
