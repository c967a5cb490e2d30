/** Shapes of the street family. */
import type { ThingId } from '../../catalogue.ts';
import type { ThingShape } from '../../thing-class.ts';
import { BENCH } from './bench.ts';
import { BILLBOARD } from './billboard.ts';
import { BIN, DUMPSTER } from './bins.ts';
import { BUS_STOP, PHONE_BOX } from './shelters.ts';
import { SIGN } from './signs.ts';
import { GRATE } from './grate.ts';
import { ANTENNA, UTILITY_POLE } from './masts.ts';
import { BOLLARD, CONE, HYDRANT } from './small-things.ts';
import { STREET_LAMP } from './street-lamp.ts';
import { TRAFFIC_LIGHT } from './traffic-light.ts';
import { BARRIER, VENT } from './works.ts';

export const STREET_SHAPES = {
  'street lamp': STREET_LAMP,
  bench: BENCH,
  bin: BIN,
  dumpster: DUMPSTER,
  bollard: BOLLARD,
  'traffic light': TRAFFIC_LIGHT,
  sign: SIGN,
  billboard: BILLBOARD,
  hydrant: HYDRANT,
  'phone box': PHONE_BOX,
  'bus stop': BUS_STOP,
  grate: GRATE,
  cone: CONE,
  barrier: BARRIER,
  vent: VENT,
  antenna: ANTENNA,
  'utility pole': UTILITY_POLE,
} as const satisfies Partial<Record<ThingId, ThingShape>>;
