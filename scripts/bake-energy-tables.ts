// Writes core/tracer/energy/energy-tables.json again. Needed after a change of layout.ts or of the integrals:
//   node scripts/run-ts.mjs scripts/bake-energy-tables.ts
import { writeFileSync } from 'node:fs';
import { bakeEnergyTables } from '../core/tracer/energy/bake-energy-tables.ts';
import { encodeEnergyTables } from '../core/tracer/energy/energy-tables.ts';

const file = 'core/tracer/energy/energy-tables.json';
const note =
  'Written by scripts/bake-energy-tables.ts: 16-bit fractions of 1, little-endian, laid out as in layout.ts.';
writeFileSync(file, `${JSON.stringify({ note, data: encodeEnergyTables(bakeEnergyTables()) }, null, 2)}\n`);
