/** Shapes of the vehicle family. */
import type { ThingId } from '../../catalogue.ts';
import type { ThingShape } from '../../thing-class.ts';
import { BICYCLE } from './bicycle.ts';
import { BOAT } from './boat.ts';
import { BUS } from './bus.ts';
import { CAR } from './car.ts';
import { CART } from './cart.ts';
import { MOTORCYCLE } from './motorcycle.ts';
import { TRUCK } from './truck.ts';
import { VAN } from './van.ts';

export const VEHICLE_SHAPES = {
  car: CAR,
  van: VAN,
  truck: TRUCK,
  bus: BUS,
  motorcycle: MOTORCYCLE,
  bicycle: BICYCLE,
  boat: BOAT,
  cart: CART,
} as const satisfies Partial<Record<ThingId, ThingShape>>;
