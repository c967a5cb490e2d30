import { VEHICLE_SHAPES } from './index.ts';
import { checkShapes } from '../furniture/testing/check-shapes.ts';

checkShapes(VEHICLE_SHAPES);
