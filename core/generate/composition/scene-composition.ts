/**
 * A composed scene before it becomes records: the place, its hour and weather, and up to 64 things. It is what the grammar
 * writes, what the model's latent decodes to, what clean-up mends and what locks and revisions address. Metres, Y up, the
 * main camera looks from +Z towards −Z, ground floor at y = 0.
 */
import type { Vec3 } from '../../math/vec3.ts';
import type { Finish } from '../vocabulary/thing-class.ts';
import type { ThingId } from '../vocabulary/catalogue.ts';

/** Kinds of places; their number in model files is their place here: new ones go to the end. */
export const SETTINGS = [
  'living room',
  'kitchen',
  'bedroom',
  'bathroom',
  'bar',
  'office',
  'corridor',
  'warehouse',
  'stage',
  'street',
  'alley',
  'rooftop',
  'car park',
  'forest',
  'desert',
  'coast',
  'mountain valley',
  'city skyline',
  'tabletop',
  'park',
] as const;
export type Setting = (typeof SETTINGS)[number];

export const TIMES_OF_DAY = ['dawn', 'morning', 'noon', 'afternoon', 'dusk', 'night'] as const;
export type TimeOfDay = (typeof TIMES_OF_DAY)[number];

export const WEATHERS = ['clear', 'overcast', 'rain', 'fog', 'snow', 'mist'] as const;
export type Weather = (typeof WEATHERS)[number];

/** Words for how the light feels; they set key, contrast and colour, not things. */
export const MOODS = ['neutral', 'warm', 'cold', 'moody', 'bright'] as const;
export type Mood = (typeof MOODS)[number];

export const MAX_THINGS = 64;

export interface ComposedWorld {
  readonly setting: Setting;
  readonly timeOfDay: TimeOfDay;
  readonly weather: Weather;
  readonly mood: Mood;
  /** Extent of the place that is built: width (x), height (y), depth (z). For rooms the clear inside. */
  readonly extentM: Vec3;
  /** Where the origin of the place's own frame stands on the plan (x, z), metres: away from 0 only in places that were grown. */
  readonly originM?: readonly [number, number];
  /** Compass bearing that −Z points to, degrees; decides where the sun stands. */
  readonly headingDeg: number;
  /** Extinction of the air, 1/m: 0 clear … 0.3 thick fog or smoke. */
  readonly hazePerM: number;
  /** 0 dry … 1 soaked: darkens and glosses the ground. */
  readonly wetness: number;
}

/** A thing repeated over a region: a stand of trees, a block of houses, a crowd, rubble. */
export interface Scatter {
  /** Copies, 2…200, the thing itself included. */
  readonly count: number;
  /** Half extents of the region about the thing's position along x and z, metres. */
  readonly halfExtentM: readonly [number, number];
  /** Nothing stands within this distance of the main camera's sight line, metres; 0 is everywhere. */
  readonly clearWidthM: number;
}

export interface ComposedThing {
  /** Stable within the composition through revisions: a short random-looking word made from the seed, unique. */
  readonly key: string;
  readonly thing: ThingId;
  /** One of the class's variants; '' where it has none. */
  readonly variant: string;
  /** Centre of its base: y is where its underside is. */
  readonly positionM: Vec3;
  /** About Y, counter-clockwise seen from above; at 0 it faces +Z. */
  readonly yawDeg: number;
  /** Full extents before the yaw. */
  readonly sizeM: Vec3;
  /** Coordinates of its shape parameters, 0…1 over their ranges, always four; unused ones are 0.5. */
  readonly shape: readonly [number, number, number, number];
  /** Null takes the class's own. */
  readonly body: Finish | null;
  readonly accent: Finish | null;
  /** Practicals and lit windows: null is unlit. `fluxLm` of the whole thing. */
  readonly light: { readonly fluxLm: number; readonly cctK: number } | null;
  readonly scatter: Scatter | null;
  /** Key of the thing it stands on, hangs from or is set into; null is the ground or floor itself. */
  readonly on: string | null;
  /** Whole, 0…65535. */
  readonly seed: number;
}

/** Where the first camera stands, what it looks at and how wide. */
export interface ComposedCamera {
  readonly positionM: Vec3;
  readonly targetM: Vec3;
  readonly focalLengthMm: number;
}

export interface SceneComposition {
  readonly world: ComposedWorld;
  readonly things: readonly ComposedThing[];
  readonly camera: ComposedCamera;
}
