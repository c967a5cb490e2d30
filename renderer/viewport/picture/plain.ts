/** The look without lights: a drawing of shapes for plans and for work where light is in the way. In codes of the display. */
import {
  ClampToEdgeWrapping,
  DataTexture,
  DoubleSide,
  LinearFilter,
  MeshMatcapMaterial,
  NoColorSpace,
  RGBAFormat,
  UnsignedByteType,
} from 'three';

const SIDE = 128;
const KEY = [0.35, 0.8, 0.5] as const;

/** A ball of clay under a lamp that stands above the eye. */
function clay(): DataTexture {
  const data = new Uint8Array(4 * SIDE * SIDE);
  for (let row = 0; row < SIDE; row++)
    for (let column = 0; column < SIDE; column++) {
      const x = ((column + 0.5) / SIDE) * 2 - 1;
      const y = ((row + 0.5) / SIDE) * 2 - 1;
      const z = Math.sqrt(Math.max(0, 1 - x * x - y * y));
      const key = Math.max(0, x * KEY[0] + y * KEY[1] + z * KEY[2]);
      const code = Math.min(1, 0.16 + 0.1 * z + 0.34 * key);
      data.set([255 * code, 255 * code, 255 * code, 255], 4 * (row * SIDE + column));
    }
  const texture = new DataTexture(data, SIDE, SIDE, RGBAFormat, UnsignedByteType);
  texture.colorSpace = NoColorSpace;
  texture.minFilter = LinearFilter;
  texture.magFilter = LinearFilter;
  texture.wrapS = ClampToEdgeWrapping;
  texture.wrapT = ClampToEdgeWrapping;
  texture.needsUpdate = true;
  return texture;
}

export const makePlainMaterial = (): MeshMatcapMaterial =>
  new MeshMatcapMaterial({ matcap: clay(), side: DoubleSide, toneMapped: false });
