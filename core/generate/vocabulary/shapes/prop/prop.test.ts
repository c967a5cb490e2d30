import { describe } from 'vitest';
import { PROP_SHAPES } from './index.ts';
import { checkFamily } from './testing/family-checks.ts';

describe('props', () => checkFamily(PROP_SHAPES));
