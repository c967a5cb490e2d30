import { describe } from 'vitest';
import { checkFamily } from '../prop/testing/family-checks.ts';
import { ARCHITECTURE_SHAPES } from './index.ts';

// at their own cells: what is thinner than a cell lies on the grid that those make
describe('architecture', () => checkFamily(ARCHITECTURE_SHAPES, { coarser: 1 }));
