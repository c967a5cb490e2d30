import { FURNITURE_SHAPES } from './index.ts';
import { checkShapes } from './testing/check-shapes.ts';

checkShapes(FURNITURE_SHAPES);
