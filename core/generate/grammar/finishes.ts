/** What things are usually made of and the colours that they usually come in. */
import type { ColorName } from '../composition/facts.ts';
import { thingFacts, type ThingId } from '../vocabulary/catalogue.ts';
import type { Finish, Rgb, ThingFamily } from '../vocabulary/thing-class.ts';
import type { Substance } from '../vocabulary/substances.ts';
import { COLORS } from './colors.ts';
import type { Random } from './random.ts';

type Palette = readonly (readonly [ColorName | null, number])[];
/** A substance, how usual it is, and its colours; without a palette it keeps its own. */
type Choice = readonly [Substance, number, Palette?];

const CLOTH: Palette = [
  ['grey', 3],
  ['brown', 2],
  ['white', 2],
  ['blue', 2],
  ['green', 1.5],
  ['red', 1.5],
  ['black', 1],
  ['teal', 1],
  ['yellow', 0.7],
  ['orange', 0.6],
  ['pink', 0.5],
  ['purple', 0.5],
];
const CLOTHES: Palette = [
  ['black', 3],
  ['grey', 2.5],
  ['blue', 2.5],
  ['brown', 2],
  ['white', 1.5],
  ['red', 1.5],
  ['green', 1],
  ['yellow', 0.6],
  ['teal', 0.6],
  ['pink', 0.5],
  ['orange', 0.4],
  ['purple', 0.4],
];
const CARS: Palette = [
  ['white', 2.5],
  ['black', 2.5],
  ['grey', 3],
  ['red', 1.6],
  ['blue', 1.6],
  ['green', 0.7],
  ['yellow', 0.7],
  ['brown', 0.5],
  ['teal', 0.4],
  ['orange', 0.4],
];
const PAINT: Palette = [
  ['white', 2],
  ['grey', 2],
  ['green', 1.3],
  ['blue', 1.3],
  ['red', 1],
  ['brown', 1],
  ['black', 1],
  ['teal', 0.8],
  ['yellow', 0.8],
  ['orange', 0.5],
];
const WALLS: Palette = [
  [null, 3],
  ['white', 2],
  ['grey', 1.4],
  ['teal', 0.5],
  ['green', 0.6],
  ['blue', 0.5],
  ['yellow', 0.4],
  ['red', 0.3],
  ['brown', 0.3],
  ['pink', 0.3],
];
const BRIGHT: Palette = [
  ['red', 2],
  ['blue', 2],
  ['yellow', 1.5],
  ['green', 1.5],
  ['white', 1],
  ['orange', 1],
  ['black', 1],
  ['teal', 1],
  ['pink', 0.7],
  ['purple', 0.6],
];

const FAMILIES: Readonly<Record<ThingFamily, readonly Choice[]>> = {
  architecture: [
    ['stone', 1],
    ['concrete', 1],
    ['brick', 1],
  ],
  terrain: [['soil', 1]],
  vegetation: [['foliage', 1]],
  street: [
    ['painted metal', 2, PAINT],
    ['steel', 1],
  ],
  vehicle: [['car paint', 1, CARS]],
  furniture: [
    ['wood', 3],
    ['dark wood', 2],
    ['painted wood', 1.2, PAINT],
  ],
  prop: [['plastic', 1, BRIGHT]],
  practical: [
    ['painted metal', 2, PAINT],
    ['brass', 1],
  ],
  figure: [
    ['fabric', 3, CLOTHES],
    ['wool', 1.4, CLOTHES],
    ['leather', 0.4, CLOTHES],
  ],
};

const UPHOLSTERY: readonly Choice[] = [
  ['fabric', 3, CLOTH],
  ['velvet', 1, CLOTH],
  ['leather', 1.4, [[null, 2], ...CLOTH]],
];
const WHITE_GOODS: Palette = [
  ['white', 4],
  ['grey', 1],
  ['red', 0.4],
  ['teal', 0.4],
  ['black', 0.6],
  ['yellow', 0.3],
];
const GREENERY: readonly Choice[] = [['foliage', 1]];
const BUILDING: readonly Choice[] = [
  ['brick', 2],
  ['plaster', 1.6, WALLS],
  ['stone', 1.2],
  ['concrete', 1],
];

/** Classes that differ from their family. The first choice is the usual one. */
const CHOICES: Partial<Readonly<Record<ThingId, readonly Choice[]>>> = {
  wall: [
    ['plaster', 5, WALLS],
    ['brick', 1],
    ['concrete', 0.8],
    ['wood', 0.4],
  ],
  floor: [
    ['wood', 3],
    ['dark wood', 2],
    ['concrete', 1],
    ['tile', 1],
  ],
  ceiling: [['plaster', 1]],
  window: [
    ['painted wood', 3, WHITE_GOODS],
    ['painted metal', 1, PAINT],
  ],
  door: [
    ['painted wood', 2, PAINT],
    ['wood', 2],
    ['dark wood', 1],
    ['painted metal', 1, PAINT],
  ],
  facade: BUILDING,
  house: [
    ['plaster', 2, WALLS],
    ['brick', 1],
    ['wood', 1],
    ['painted wood', 1, PAINT],
    ['stone', 1],
  ],
  tower: [
    ['concrete', 2],
    ['glass', 1],
    ['steel', 1],
    ['stone', 1],
  ],
  awning: [['fabric', 1, BRIGHT]],
  beam: [
    ['wood', 1],
    ['steel', 1],
    ['painted metal', 1, PAINT],
    ['dark wood', 1],
  ],
  column: [
    ['stone', 1],
    ['concrete', 1],
    ['marble', 0.6],
    ['painted metal', 0.5, PAINT],
  ],
  railing: [
    ['painted metal', 1, PAINT],
    ['iron', 1],
    ['steel', 1],
  ],
  fence: [
    ['wood', 2],
    ['painted wood', 1, PAINT],
    ['iron', 1],
    ['steel', 1],
  ],
  'fire escape': [
    ['iron', 1],
    ['rusty iron', 1],
    ['painted metal', 1, PAINT],
  ],
  chimney: [
    ['brick', 3],
    ['concrete', 1],
  ],
  'water tower': [
    ['wood', 1],
    ['rusty iron', 0.6],
    ['painted metal', 1, PAINT],
  ],
  fireplace: [
    ['stone', 1],
    ['brick', 1],
    ['marble', 1],
  ],
  pedestal: [
    ['marble', 2],
    ['stone', 1],
    ['concrete', 1],
    ['painted wood', 1.4, BRIGHT],
  ],
  ground: [['soil', 1]],
  road: [['asphalt', 1]],
  pavement: [
    ['concrete', 2],
    ['stone', 1],
  ],
  hill: [['grass', 1]],
  mountain: [['rock', 1]],
  cliff: [['rock', 1]],
  dune: [['sand', 1]],
  rock: [['rock', 1]],
  water: [['water', 1]],
  puddle: [['water', 1]],
  grass: [['grass', 1]],
  'bare tree': [['bark', 1]],
  log: [['bark', 1]],
  flowers: [['foliage', 1, BRIGHT]],
  'street lamp': [
    [
      'painted metal',
      1,
      [
        ['black', 2],
        ['grey', 1],
        ['green', 1],
      ],
    ],
    ['iron', 0.5],
  ],
  bench: [
    ['wood', 2],
    ['painted wood', 1, PAINT],
    ['iron', 0.4],
  ],
  bollard: [
    ['iron', 1],
    ['steel', 1],
    ['painted metal', 1, PAINT],
  ],
  hydrant: [
    [
      'painted metal',
      1,
      [
        ['red', 3],
        ['yellow', 1],
      ],
    ],
  ],
  'phone box': [
    [
      'painted metal',
      1,
      [
        ['red', 3],
        ['blue', 0.6],
        ['grey', 0.6],
      ],
    ],
  ],
  grate: [['iron', 1]],
  cone: [
    [
      'plastic',
      1,
      [
        ['orange', 3],
        ['red', 1],
      ],
    ],
  ],
  barrier: [
    [
      'plastic',
      1,
      [
        ['red', 1],
        ['white', 1],
        ['orange', 1],
      ],
    ],
    ['steel', 1],
    ['concrete', 1],
  ],
  'utility pole': [['wood', 1]],
  boat: [
    ['painted wood', 2, PAINT],
    ['wood', 1],
  ],
  cart: [
    ['steel', 1],
    ['wood', 1],
  ],
  bicycle: [['painted metal', 1, BRIGHT]],
  motorcycle: [['painted metal', 1, BRIGHT]],
  sofa: UPHOLSTERY,
  armchair: UPHOLSTERY,
  'office chair': [
    ['fabric', 1, CLOTH],
    [
      'leather',
      1,
      [
        ['black', 2],
        ['brown', 1],
      ],
    ],
  ],
  bed: [
    ['fabric', 1, CLOTH],
    ['wool', 0.4, CLOTH],
  ],
  rug: [
    ['carpet', 2],
    ['wool', 2, CLOTH],
  ],
  curtain: [
    ['fabric', 2, CLOTH],
    ['velvet', 1, CLOTH],
  ],
  fridge: [
    ['painted metal', 2, WHITE_GOODS],
    ['steel', 1],
  ],
  stove: [
    ['painted metal', 1, WHITE_GOODS],
    ['steel', 1],
  ],
  sink: [
    ['ceramic', 2],
    ['steel', 1],
  ],
  toilet: [['ceramic', 1]],
  bathtub: [
    ['ceramic', 2],
    ['copper', 0.2],
    ['iron', 0.3],
  ],
  mirror: [
    ['dark wood', 1],
    ['brass', 1],
    ['wood', 1],
    ['painted wood', 1, PAINT],
  ],
  'storage rack': [
    ['painted metal', 2, PAINT],
    ['steel', 1],
  ],
  piano: [
    ['dark wood', 2],
    [
      'painted wood',
      1,
      [
        ['black', 3],
        ['white', 1],
      ],
    ],
  ],
  'kitchen counter': [
    ['painted wood', 2, PAINT],
    ['wood', 1],
  ],
  'bar counter': [
    ['dark wood', 3],
    ['wood', 1],
    ['marble', 0.5],
  ],
  crate: [
    ['wood', 3],
    ['painted wood', 1, PAINT],
    ['plastic', 0.5, BRIGHT],
  ],
  box: [['cardboard', 1]],
  barrel: [
    ['painted metal', 2, BRIGHT],
    ['rusty iron', 1],
    ['wood', 1],
  ],
  pallet: [['wood', 1]],
  suitcase: [
    ['leather', 2],
    ['fabric', 1, CLOTH],
    ['plastic', 1, BRIGHT],
  ],
  ladder: [
    ['wood', 1],
    ['steel', 1],
  ],
  umbrella: [
    [
      'fabric',
      1,
      [
        ['black', 3],
        ['red', 1.5],
        ['yellow', 1],
        ['blue', 1],
        ['white', 0.6],
        ['green', 0.5],
      ],
    ],
  ],
  bottle: [
    [
      'glass',
      3,
      [
        [null, 1],
        ['green', 2],
        ['brown', 1],
        ['blue', 0.4],
      ],
    ],
  ],
  'drinking glass': [['glass', 1]],
  cup: [['ceramic', 1, [[null, 1], ...BRIGHT]]],
  bowl: [
    ['ceramic', 2, [[null, 1], ...BRIGHT]],
    ['wood', 0.6],
    ['copper', 0.2],
  ],
  plate: [
    [
      'ceramic',
      1,
      [
        [null, 3],
        ['blue', 1],
        ['white', 1],
      ],
    ],
  ],
  vase: [
    ['ceramic', 2, [[null, 1], ...BRIGHT]],
    [
      'glass',
      1,
      [
        [null, 1],
        ['blue', 1],
        ['green', 1],
      ],
    ],
    ['brass', 0.4],
  ],
  apple: [
    [
      'wax',
      1,
      [
        ['red', 2],
        ['green', 1.4],
        ['yellow', 0.8],
        ['orange', 1],
      ],
    ],
  ],
  book: [
    ['paper', 1, CLOTH],
    ['leather', 0.4],
  ],
  laptop: [
    ['metal', 1],
    [
      'plastic',
      1,
      [
        ['black', 1],
        ['grey', 1],
      ],
    ],
  ],
  monitor: [
    [
      'plastic',
      1,
      [
        ['black', 3],
        ['grey', 1],
      ],
    ],
  ],
  telephone: [
    [
      'plastic',
      1,
      [
        ['black', 2],
        ['red', 1],
        ['white', 1],
        ['green', 0.4],
      ],
    ],
  ],
  radio: [
    ['dark wood', 1],
    ['plastic', 1, BRIGHT],
  ],
  watch: [
    ['gold', 1],
    ['silver', 1],
    ['steel', 1],
  ],
  shoe: [
    ['leather', 1, CLOTHES],
    ['fabric', 1, BRIGHT],
  ],
  clock: [
    ['painted metal', 1, PAINT],
    ['brass', 0.6],
    ['wood', 0.6],
  ],
  picture: [
    ['wood', 1],
    ['dark wood', 1],
    ['gold', 0.3],
    ['painted wood', 1, PAINT],
  ],
  chandelier: [
    ['brass', 2],
    ['iron', 1],
    ['glass', 1],
  ],
  candle: [
    [
      'wax',
      1,
      [
        [null, 3],
        ['red', 1],
        ['white', 1],
      ],
    ],
  ],
  lantern: [
    ['iron', 1],
    ['brass', 1],
    ['painted metal', 1, BRIGHT],
  ],
  campfire: [['bark', 1]],
  'table lamp': [
    ['brass', 1],
    ['ceramic', 1, BRIGHT],
    ['painted metal', 1, BRIGHT],
    ['wood', 0.6],
  ],
  bush: GREENERY,
};

const GROUND_SUBSTANCES: Readonly<Record<string, Substance>> = {
  soil: 'soil',
  grass: 'grass',
  sand: 'sand',
  snow: 'snow',
  gravel: 'rock',
  brick: 'brick',
  plaster: 'plaster',
  stone: 'stone',
  asphalt: 'asphalt',
  cobbles: 'stone',
  dirt: 'soil',
};
const NAMED_AFTER_VARIANT: ReadonlySet<ThingId> = new Set(['ground', 'road', 'facade']);

const choicesOf = (thing: ThingId): readonly Choice[] => CHOICES[thing] ?? FAMILIES[thingFacts(thing).family];

/** What a class is made of unless something else is said. */
export const usualSubstance = (thing: ThingId): Substance => choicesOf(thing)[0]![0];

/** What a class plausibly comes in: for wishes. */
export const substancesOf = (thing: ThingId): readonly Substance[] => choicesOf(thing).map(([name]) => name);

/** May words give it a colour without sounding odd? */
export const isColorable = (thing: ThingId): boolean =>
  choicesOf(thing).some(([, , palette]) => palette !== undefined);

/** Colours of one name differ a little, and stay of that name. */
export function tint(name: ColorName, random: Random): Rgb {
  const [r, g, b] = COLORS[name];
  const brightness = 1 + 0.14 * random.bell();
  const shift = (value: number): number =>
    Math.round(Math.min(1, value * brightness * (1 + 0.06 * random.bell())) * 1e4) / 1e4;
  return [shift(r), shift(g), shift(b)];
}

/**
 * A finish for one thing.
 * @param color and `substance`: what is asked for; null is open.
 */
export function drawFinish(
  thing: ThingId,
  variant: string,
  color: ColorName | null,
  substance: Substance | null,
  random: Random,
): Finish {
  const choices = choicesOf(thing);
  if (substance !== null || color !== null) {
    const coloured = choices.filter(([, , palette]) => palette !== undefined);
    const made =
      substance ??
      random.weighted((coloured.length > 0 ? coloured : choices).map(([s, weight]) => [s, weight] as const));
    return { substance: made, color: color === null ? null : tint(color, random) };
  }
  const own = NAMED_AFTER_VARIANT.has(thing) ? GROUND_SUBSTANCES[variant] : undefined;
  const choice = random.weighted(choices.map((c) => [c, c[1]] as const));
  if (own !== undefined && own !== choice[0]) return { substance: own, color: null };
  const [made, , palette] = choice;
  const name = palette === undefined ? null : random.weighted(palette);
  return { substance: made, color: name === null ? null : tint(name, random) };
}
