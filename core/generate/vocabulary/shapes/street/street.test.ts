import { STREET_SHAPES } from './index.ts';
import { checkShapes } from '../furniture/testing/check-shapes.ts';

checkShapes(STREET_SHAPES);
