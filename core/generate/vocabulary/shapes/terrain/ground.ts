/** Open ground: a sheet that is never quite flat, with patches of a second tone where another sheet comes through. */
import type { Finish, ThingShape } from '../../thing-class.ts';
import { finish } from '../furniture/forms.ts';
import { layered, sheetCell, unevenBlock } from './sheets.ts';

/** Second tone by variant. */
const PATCHES: Readonly<Record<string, Finish>> = {
  soil: finish('soil', [0.16, 0.115, 0.075]),
  grass: finish('grass', [0.105, 0.125, 0.04]),
  sand: finish('sand', [0.5, 0.39, 0.265]),
  snow: finish('snow', [0.8, 0.83, 0.88]),
  gravel: finish('rock', [0.3, 0.28, 0.255]),
};
/** Wavelength of the unevenness in cells, and its octaves. */
const FORMS: Readonly<Record<string, readonly [number, number]>> = {
  soil: [5, 2],
  grass: [7, 1],
  sand: [5, 1],
  snow: [14, 1],
  gravel: [3, 1],
};

export const GROUND: ThingShape = {
  parameters: [
    { name: 'Unevenness', unit: 'm', min: 0, max: 0.09, typical: 0.03 },
    { name: 'Patches', unit: 'fraction', min: 0, max: 1, typical: 0.4 },
  ],
  body: finish('soil'),
  accent: finish('rock'),
  parts: ({ sizeM: [w, h, d], parameters: [uneven = 0.03, patches = 0.4], variant, seed }) => {
    const cell = sheetCell(w, d, 2600);
    const a = Math.min(0.3 * h, uneven * Math.max(1, Math.sqrt(cell)));
    const [waves, octaves] = FORMS[variant] ?? [7, 3];
    const middle = 0.4 * (h - 2 * a);
    const patchCell = 1.2 * cell;
    // the patch sheet lies this much lower on average, so that less of it shows
    const low = h - (1 - patches) * 0.55 * (a + 0.004);
    return [
      {
        name: 'Ground',
        surface: 'body',
        field: layered(unevenBlock([w, h, d], a, waves * cell, octaves, seed), middle, cell),
        cellSizeM: cell,
      },
      {
        name: 'Patches',
        surface: PATCHES[variant] ?? finish('soil'),
        field: layered(
          unevenBlock([0.985 * w, low, 0.985 * d], Math.min(0.3 * h, a + 0.004), 10 * cell, 3, seed + 101),
          middle,
          patchCell,
        ),
        cellSizeM: patchCell,
      },
    ];
  },
  surfaces: ({ sizeM: [w, h, d] }) => [[h, w, d]],
};
