import { describe } from 'vitest';
import { checkFamily } from '../prop/testing/family-checks.ts';
import { TERRAIN_SHAPES } from './index.ts';

// at their own cells: what is thinner than a cell lies on the grid that those make
describe('terrain', () => checkFamily(TERRAIN_SHAPES, { coarser: 1 }));
