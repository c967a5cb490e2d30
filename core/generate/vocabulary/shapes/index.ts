/** Shapes of all classes, by family. */
import type { ThingId } from '../catalogue.ts';
import type { ThingShape } from '../thing-class.ts';
import { ARCHITECTURE_SHAPES } from './architecture/index.ts';
import { FIGURE_SHAPES } from './figure/index.ts';
import { FURNITURE_SHAPES } from './furniture/index.ts';
import { PRACTICAL_SHAPES } from './practical/index.ts';
import { PROP_SHAPES } from './prop/index.ts';
import { STREET_SHAPES } from './street/index.ts';
import { TERRAIN_SHAPES } from './terrain/index.ts';
import { VEGETATION_SHAPES } from './vegetation/index.ts';
import { VEHICLE_SHAPES } from './vehicle/index.ts';

export const SHAPES: Readonly<Partial<Record<ThingId, ThingShape>>> = {
  ...ARCHITECTURE_SHAPES,
  ...TERRAIN_SHAPES,
  ...VEGETATION_SHAPES,
  ...STREET_SHAPES,
  ...VEHICLE_SHAPES,
  ...FURNITURE_SHAPES,
  ...PROP_SHAPES,
  ...PRACTICAL_SHAPES,
  ...FIGURE_SHAPES,
};
