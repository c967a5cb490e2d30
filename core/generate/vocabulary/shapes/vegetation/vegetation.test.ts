import { describe } from 'vitest';
import { checkFamily } from '../prop/testing/family-checks.ts';
import { VEGETATION_SHAPES } from './index.ts';

// at their own cells: what is thinner than a cell lies on the grid that those make
describe('vegetation', () => checkFamily(VEGETATION_SHAPES, { coarser: 1 }));
