/**
 * The energy tables that kernels read from `tables[frame.energyTable + …]`: layout in layout.ts, values baked by
 * bake-energy-tables.ts into energy-tables.json as 16-bit fractions (error ≤ 8e-6), little-endian, in base64.
 */
import { decodeBase64, encodeBase64 } from './base64.ts';
import baked from './energy-tables.json' with { type: 'json' };
import { ENERGY_TABLE_LENGTH } from './layout.ts';

let cached: Float32Array | null = null;

/** ENERGY_TABLE_LENGTH numbers in [0, 1]. @throws Error when the baked file does not fit the layout. */
export function energyTables(): Float32Array {
  if (cached) return cached;
  const bytes = decodeBase64(baked.data);
  if (bytes.length !== 2 * ENERGY_TABLE_LENGTH) {
    throw new Error(
      `energy-tables.json: data holds ${bytes.length} bytes, expected ${2 * ENERGY_TABLE_LENGTH}; bake it again`,
    );
  }
  const view = new DataView(bytes.buffer);
  cached = Float32Array.from({ length: ENERGY_TABLE_LENGTH }, (_, i) => view.getUint16(2 * i, true) / 65535);
  return cached;
}

/** The contents of energy-tables.json for given values in [0, 1]. */
export function encodeEnergyTables(values: ArrayLike<number>): string {
  const bytes = new Uint8Array(2 * values.length);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < values.length; i++) {
    view.setUint16(2 * i, Math.round(Math.min(1, Math.max(0, values[i]!)) * 65535), true);
  }
  return encodeBase64(bytes);
}
