/**
 * The world vocabulary: every class of things that a scene can be composed of, with the words that ask for it, what holds it up
 * and how big it comes. Sizes are those of everyday examples, metres (x, y, z), smallest, typical, largest. The place of a class
 * in this list is its number in model files: new classes go to the end.
 */
import type { Vec3 } from '../../math/vec3.ts';
import type { Support, ThingFamily } from './thing-class.ts';

export interface ThingFacts {
  readonly family: ThingFamily;
  readonly support: Support;
  /** Singular words and two-word names that mean it, the usual one first; plurals follow English rules (`plurals.ts`). */
  readonly nouns: readonly string[];
  readonly minSizeM: Vec3;
  readonly typicalSizeM: Vec3;
  readonly maxSizeM: Vec3;
  /** Kinds within the class that words can ask for; the first is the usual one. */
  readonly variants: readonly string[];
  /** Light of a practical at full: luminous flux smallest, typical, largest in lumens, and its usual CCT in kelvins. */
  readonly light: { readonly fluxLm: Vec3; readonly cctK: number } | null;
}

type Options = Partial<Pick<ThingFacts, 'variants' | 'light'>>;
const thing = (
  family: ThingFamily,
  support: Support,
  nouns: string,
  minSizeM: Vec3,
  typicalSizeM: Vec3,
  maxSizeM: Vec3,
  { variants = [], light = null }: Options = {},
): ThingFacts => ({
  family,
  support,
  nouns: nouns.split(', '),
  minSizeM,
  typicalSizeM,
  maxSizeM,
  variants,
  light,
});
const lit = (min: number, typical: number, max: number, cctK: number): Options => ({
  light: { fluxLm: [min, typical, max], cctK },
});
const POSES = ['standing', 'sitting', 'walking', 'leaning', 'crouching', 'lying'] as const;

// prettier-ignore
export const CATALOGUE = {
  // architecture: shells are the place itself, the rest stands or hangs in it
  wall: thing('architecture', 'floor', 'wall, partition', [0.5, 0.8, 0.08], [4, 2.7, 0.15], [60, 30, 0.6]),
  floor: thing('architecture', 'none', 'floor', [1, 0.02, 1], [6, 0.1, 5], [80, 0.3, 80]),
  ceiling: thing('architecture', 'none', 'ceiling', [1, 0.02, 1], [6, 0.1, 5], [80, 0.6, 80]),
  window: thing('architecture', 'opening', 'window', [0.4, 0.4, 0.06], [1.2, 1.4, 0.16], [6, 4, 0.6], { variants: ['sash', 'casement', 'shop', 'industrial'] }),
  door: thing('architecture', 'opening', 'door, doorway', [0.7, 1.9, 0.06], [0.95, 2.1, 0.16], [4, 4, 0.6], { variants: ['panelled', 'glazed', 'steel', 'roller'] }),
  arch: thing('architecture', 'floor', 'arch, archway', [1.2, 2, 0.2], [3, 3.5, 0.6], [14, 14, 6]),
  column: thing('architecture', 'floor', 'column, pillar', [0.2, 1.8, 0.2], [0.45, 3.2, 0.45], [2, 14, 2], { variants: ['round', 'square', 'fluted'] }),
  beam: thing('architecture', 'ceiling', 'beam, girder', [1, 0.1, 0.1], [6, 0.3, 0.2], [40, 1.2, 1]),
  stairs: thing('architecture', 'floor', 'staircase, stairs, steps', [0.8, 0.3, 0.6], [1.2, 2.7, 4], [8, 8, 14]),
  railing: thing('architecture', 'floor', 'railing, handrail, balustrade', [0.8, 0.8, 0.04], [3, 1.05, 0.06], [40, 1.4, 0.4]),
  fence: thing('architecture', 'floor', 'fence', [1, 0.7, 0.04], [4, 1.6, 0.08], [60, 3, 0.3], { variants: ['picket', 'board', 'chain-link', 'iron'] }),
  facade: thing('architecture', 'floor', 'façade, facade, shopfront, storefront', [3, 3, 0.3], [10, 12, 0.8], [60, 60, 3], { variants: ['brick', 'plaster', 'stone', 'glass', 'shop'] }),
  house: thing('architecture', 'floor', 'house, cottage, cabin', [3, 3, 3], [9, 7, 8], [24, 14, 20], { variants: ['gabled', 'cabin', 'flat'] }),
  tower: thing('architecture', 'floor', 'skyscraper, tower, high-rise, tower block', [8, 24, 8], [28, 110, 28], [90, 420, 90], { variants: ['slab', 'stepped', 'glass'] }),
  awning: thing('architecture', 'wall', 'awning, canopy', [1, 0.3, 0.4], [2.8, 0.7, 1.3], [14, 1.6, 4]),
  'fire escape': thing('architecture', 'wall', 'fire escape', [2, 3, 0.8], [3.4, 9, 1.3], [6, 24, 2]),
  chimney: thing('architecture', 'surface', 'chimney, smokestack', [0.4, 0.8, 0.4], [0.8, 1.8, 0.6], [4, 40, 4]),
  'water tower': thing('architecture', 'floor', 'water tower, water tank', [1.6, 2.6, 1.6], [3, 5.5, 3], [8, 16, 8]),
  fireplace: thing('architecture', 'wall', 'fireplace, hearth', [0.9, 0.9, 0.3], [1.5, 1.25, 0.5], [3, 3, 1.2], lit(60, 350, 1500, 1900)),
  pedestal: thing('architecture', 'floor', 'pedestal, plinth, podium', [0.2, 0.1, 0.2], [0.5, 0.9, 0.5], [3, 1.6, 3]),
  bridge: thing('architecture', 'floor', 'bridge, footbridge', [2, 1.5, 6], [4, 4, 18], [20, 30, 200]),
  // terrain
  ground: thing('terrain', 'none', 'ground', [4, 0.05, 4], [40, 0.2, 40], [400, 4, 400], { variants: ['soil', 'grass', 'sand', 'snow', 'gravel'] }),
  road: thing('terrain', 'none', 'road, roadway', [2.5, 0.02, 6], [7, 0.06, 60], [30, 0.3, 400], { variants: ['asphalt', 'cobbles', 'dirt'] }),
  pavement: thing('terrain', 'none', 'pavement, sidewalk, kerb', [0.8, 0.05, 4], [2.4, 0.16, 60], [12, 0.4, 400]),
  hill: thing('terrain', 'none', 'hill, mound', [4, 0.5, 4], [60, 9, 50], [400, 60, 400]),
  mountain: thing('terrain', 'none', 'mountain, peak', [80, 40, 80], [500, 240, 400], [3000, 1600, 3000]),
  cliff: thing('terrain', 'none', 'cliff, bluff', [8, 4, 4], [60, 24, 20], [400, 160, 160]),
  dune: thing('terrain', 'none', 'dune', [6, 0.8, 6], [50, 7, 36], [400, 60, 300]),
  rock: thing('terrain', 'floor', 'rock, boulder, stone', [0.1, 0.08, 0.1], [1.2, 0.8, 1], [14, 10, 14]),
  water: thing('terrain', 'none', 'water, sea, lake, river, ocean, pond', [1, 0.02, 1], [80, 0.2, 80], [3000, 1, 3000]),
  puddle: thing('terrain', 'none', 'puddle', [0.2, 0.004, 0.2], [1.4, 0.012, 0.9], [6, 0.05, 6]),
  // vegetation
  'broadleaf tree': thing('vegetation', 'floor', 'tree, oak, maple, broadleaf tree', [1.2, 2, 1.2], [6, 8, 6], [20, 26, 20]),
  conifer: thing('vegetation', 'floor', 'pine, fir, spruce, conifer, pine tree, fir tree', [0.8, 1.5, 0.8], [4, 12, 4], [10, 40, 10]),
  palm: thing('vegetation', 'floor', 'palm, palm tree', [1.5, 2, 1.5], [4.5, 8, 4.5], [8, 20, 8]),
  'bare tree': thing('vegetation', 'floor', 'bare tree, dead tree', [1, 2, 1], [5, 7, 5], [14, 18, 14]),
  bush: thing('vegetation', 'floor', 'bush, shrub', [0.3, 0.3, 0.3], [1.3, 1, 1.2], [4, 3, 4]),
  hedge: thing('vegetation', 'floor', 'hedge', [0.8, 0.4, 0.3], [4, 1.4, 0.7], [40, 4, 2]),
  grass: thing('vegetation', 'floor', 'grass, reeds, tuft', [0.1, 0.08, 0.1], [0.5, 0.4, 0.5], [3, 1.8, 3]),
  fern: thing('vegetation', 'floor', 'fern', [0.3, 0.2, 0.3], [0.9, 0.6, 0.9], [2, 1.4, 2]),
  cactus: thing('vegetation', 'floor', 'cactus, saguaro', [0.15, 0.2, 0.15], [1.4, 3, 0.7], [3, 8, 2]),
  flowers: thing('vegetation', 'surface', 'flowers, bouquet, flower', [0.1, 0.15, 0.1], [0.3, 0.4, 0.3], [0.8, 0.9, 0.8]),
  'potted plant': thing('vegetation', 'floor', 'potted plant, plant, houseplant', [0.2, 0.25, 0.2], [0.6, 1.1, 0.6], [1.4, 2.6, 1.4]),
  log: thing('vegetation', 'floor', 'log, fallen tree, trunk', [0.4, 0.12, 0.12], [2.6, 0.45, 0.45], [14, 1.4, 1.4]),
  // street furniture
  'street lamp': thing('street', 'floor', 'street lamp, streetlight, street light, lamp post, sodium lamp', [0.3, 2.6, 0.3], [1.4, 6, 0.4], [4, 12, 1], { variants: ['arm', 'lantern', 'double'], ...lit(2000, 9000, 28000, 2000) }),
  bench: thing('street', 'floor', 'bench', [0.9, 0.4, 0.35], [1.7, 0.85, 0.6], [4, 1.1, 0.9]),
  bin: thing('street', 'floor', 'bin, trash can, dustbin, garbage can', [0.25, 0.4, 0.25], [0.5, 0.95, 0.5], [0.9, 1.3, 0.9]),
  dumpster: thing('street', 'floor', 'dumpster, skip', [1.2, 1, 0.8], [1.9, 1.35, 1.1], [4, 2.2, 2.2]),
  bollard: thing('street', 'floor', 'bollard', [0.08, 0.5, 0.08], [0.16, 0.95, 0.16], [0.5, 1.3, 0.5]),
  'traffic light': thing('street', 'floor', 'traffic light, traffic signal, stoplight', [0.3, 2.4, 0.3], [0.5, 3.4, 0.45], [5, 7, 1], lit(60, 200, 600, 3200)),
  sign: thing('street', 'floor', 'street sign, road sign, sign', [0.3, 1.4, 0.05], [0.7, 2.5, 0.09], [2, 4, 0.3], { variants: ['round', 'triangle', 'board'] }),
  billboard: thing('street', 'floor', 'billboard, hoarding', [2, 2.5, 0.2], [6, 6, 0.5], [18, 16, 2]),
  hydrant: thing('street', 'floor', 'hydrant, fire hydrant', [0.25, 0.5, 0.25], [0.4, 0.8, 0.36], [0.6, 1.1, 0.6]),
  'phone box': thing('street', 'floor', 'phone box, phone booth, telephone box, telephone booth', [0.8, 2, 0.8], [0.95, 2.4, 0.95], [1.3, 2.8, 1.3], lit(100, 500, 1200, 3000)),
  'bus stop': thing('street', 'floor', 'bus stop, bus shelter', [2, 2.2, 1], [3.6, 2.5, 1.5], [7, 3.2, 2.4], lit(300, 1500, 4000, 4000)),
  grate: thing('street', 'floor', 'grate, manhole, drain', [0.3, 0.01, 0.3], [0.8, 0.03, 0.8], [2, 0.1, 2], { variants: ['grate', 'manhole'] }),
  cone: thing('street', 'floor', 'traffic cone, cone', [0.2, 0.3, 0.2], [0.38, 0.72, 0.38], [0.6, 1.1, 0.6]),
  barrier: thing('street', 'floor', 'barrier, barricade', [0.8, 0.7, 0.3], [2, 1, 0.5], [4, 1.4, 1]),
  vent: thing('street', 'floor', 'vent, air conditioner, ventilation unit', [0.4, 0.4, 0.4], [1.4, 1.1, 1], [5, 3, 4]),
  antenna: thing('street', 'floor', 'antenna, mast, aerial', [0.2, 1, 0.2], [0.9, 3.4, 0.6], [6, 40, 6]),
  'utility pole': thing('street', 'floor', 'utility pole, telegraph pole, telephone pole', [0.6, 4, 0.2], [1.8, 8.5, 0.3], [3, 13, 0.6]),
  // vehicles
  car: thing('vehicle', 'floor', 'car, automobile, taxi, cab', [1.4, 1.2, 2.6], [1.8, 1.46, 4.4], [2.2, 2, 6], { variants: ['saloon', 'hatchback', 'estate', 'coupé', 'off-road'] }),
  van: thing('vehicle', 'floor', 'van, delivery van', [1.6, 1.7, 3.4], [2, 2.3, 5.2], [2.4, 3, 7]),
  truck: thing('vehicle', 'floor', 'truck, lorry', [2, 2.2, 5], [2.5, 3.4, 8.5], [2.7, 4.2, 18]),
  bus: thing('vehicle', 'floor', 'bus, coach', [2.2, 2.7, 7], [2.55, 3.1, 11.5], [2.7, 4.5, 19]),
  motorcycle: thing('vehicle', 'floor', 'motorcycle, motorbike, scooter', [0.5, 0.9, 1.5], [0.75, 1.15, 2.1], [1, 1.5, 2.6]),
  bicycle: thing('vehicle', 'floor', 'bicycle, bike', [0.4, 0.8, 1.2], [0.56, 1.05, 1.75], [0.7, 1.2, 2.1]),
  boat: thing('vehicle', 'floor', 'boat, rowing boat, dinghy', [0.9, 0.4, 2], [1.5, 0.7, 4.2], [4, 2.5, 14]),
  cart: thing('vehicle', 'floor', 'cart, trolley, wagon', [0.4, 0.5, 0.6], [0.6, 1, 0.95], [1.8, 1.8, 3]),
  // furniture
  table: thing('furniture', 'floor', 'table, dining table', [0.5, 0.5, 0.4], [1.5, 0.75, 0.85], [5, 1.1, 2], { variants: ['four-legged', 'round', 'trestle'] }),
  'coffee table': thing('furniture', 'floor', 'coffee table, side table', [0.4, 0.3, 0.35], [1.1, 0.42, 0.6], [1.8, 0.6, 1.2]),
  desk: thing('furniture', 'floor', 'desk, writing desk', [0.9, 0.68, 0.5], [1.5, 0.74, 0.75], [2.6, 0.8, 1.1]),
  chair: thing('furniture', 'floor', 'chair, dining chair', [0.38, 0.75, 0.4], [0.45, 0.9, 0.5], [0.65, 1.2, 0.7], { variants: ['slat-back', 'upholstered', 'bentwood'] }),
  'office chair': thing('furniture', 'floor', 'office chair, swivel chair', [0.5, 0.8, 0.5], [0.65, 1.1, 0.65], [0.75, 1.35, 0.75]),
  armchair: thing('furniture', 'floor', 'armchair, easy chair', [0.65, 0.7, 0.65], [0.85, 0.9, 0.85], [1.2, 1.2, 1.1]),
  sofa: thing('furniture', 'floor', 'sofa, couch, settee', [1.3, 0.65, 0.75], [2.1, 0.82, 0.92], [4, 1, 1.3]),
  stool: thing('furniture', 'floor', 'stool, bar stool', [0.28, 0.4, 0.28], [0.38, 0.72, 0.38], [0.5, 0.85, 0.5]),
  bed: thing('furniture', 'floor', 'bed', [0.8, 0.4, 1.8], [1.6, 1, 2.1], [2.2, 1.6, 2.4]),
  wardrobe: thing('furniture', 'floor', 'wardrobe, closet', [0.7, 1.6, 0.4], [1.4, 2.1, 0.62], [3, 2.7, 0.8]),
  bookshelf: thing('furniture', 'floor', 'bookshelf, bookcase', [0.5, 0.8, 0.22], [1, 2, 0.32], [5, 3.4, 0.5]),
  cabinet: thing('furniture', 'floor', 'cabinet, sideboard, filing cabinet, chest of drawers, dresser', [0.4, 0.5, 0.35], [1.2, 0.85, 0.48], [2.6, 2.2, 0.8], { variants: ['sideboard', 'filing', 'chest'] }),
  'kitchen counter': thing('furniture', 'floor', 'kitchen counter, worktop, counter', [0.6, 0.85, 0.5], [2.6, 0.92, 0.62], [6, 1, 0.9]),
  'bar counter': thing('furniture', 'floor', 'bar counter, bar', [1.2, 1, 0.5], [4.2, 1.12, 0.7], [12, 1.25, 1.1]),
  'storage rack': thing('furniture', 'floor', 'rack, storage rack, shelving, shelf, shelves', [0.8, 1.2, 0.3], [2.7, 4, 1.1], [6, 9, 1.4]),
  fridge: thing('furniture', 'floor', 'fridge, refrigerator', [0.5, 0.85, 0.5], [0.7, 1.8, 0.68], [1, 2.1, 0.85]),
  stove: thing('furniture', 'floor', 'stove, cooker, oven', [0.5, 0.85, 0.5], [0.6, 0.9, 0.62], [1.1, 1, 0.75]),
  sink: thing('furniture', 'floor', 'sink, washbasin, basin', [0.35, 0.75, 0.3], [0.6, 0.9, 0.5], [1.4, 1.1, 0.7]),
  bathtub: thing('furniture', 'floor', 'bathtub, bath, tub', [0.65, 0.5, 1.3], [0.78, 0.6, 1.7], [0.95, 0.7, 2]),
  toilet: thing('furniture', 'floor', 'toilet', [0.34, 0.7, 0.6], [0.38, 0.8, 0.68], [0.45, 1, 0.8]),
  mirror: thing('furniture', 'wall', 'mirror', [0.2, 0.25, 0.02], [0.7, 1, 0.04], [3, 2.4, 0.1]),
  rug: thing('furniture', 'floor', 'rug, carpet', [0.5, 0.008, 0.4], [2.4, 0.015, 1.7], [6, 0.04, 5]),
  curtain: thing('furniture', 'wall', 'curtain, drape', [0.5, 0.8, 0.06], [1.6, 2.3, 0.14], [12, 9, 0.4]),
  piano: thing('furniture', 'floor', 'piano', [1.3, 1, 0.55], [1.5, 1.2, 0.62], [1.6, 1.4, 2.4], { variants: ['upright', 'grand'] }),
  // props
  crate: thing('prop', 'floor', 'crate, wooden box', [0.2, 0.15, 0.2], [0.7, 0.6, 0.6], [2, 2, 2]),
  box: thing('prop', 'floor', 'cardboard box, box, carton, package', [0.12, 0.08, 0.1], [0.45, 0.35, 0.35], [1.2, 1.2, 1.2]),
  barrel: thing('prop', 'floor', 'barrel, drum, keg', [0.3, 0.45, 0.3], [0.58, 0.88, 0.58], [0.9, 1.2, 0.9], { variants: ['oil drum', 'cask'] }),
  pallet: thing('prop', 'floor', 'pallet', [0.8, 0.12, 0.6], [1.2, 0.145, 0.8], [1.4, 0.2, 1.2]),
  suitcase: thing('prop', 'floor', 'suitcase, luggage, bag', [0.3, 0.3, 0.15], [0.45, 0.62, 0.24], [0.7, 0.9, 0.4]),
  ladder: thing('prop', 'floor', 'ladder, stepladder', [0.35, 1, 0.3], [0.5, 2, 1], [0.9, 4, 1.8]),
  umbrella: thing('prop', 'floor', 'umbrella, parasol', [0.7, 0.7, 0.7], [1.05, 0.9, 1.05], [3, 2.8, 3]),
  bottle: thing('prop', 'surface', 'bottle, flask', [0.05, 0.15, 0.05], [0.075, 0.3, 0.075], [0.14, 0.42, 0.14], { variants: ['wine', 'spirit', 'perfume'] }),
  'drinking glass': thing('prop', 'surface', 'drinking glass, wine glass, glass, tumbler', [0.05, 0.06, 0.05], [0.075, 0.13, 0.075], [0.11, 0.24, 0.11], { variants: ['tumbler', 'wine'] }),
  cup: thing('prop', 'surface', 'cup, mug, coffee cup', [0.06, 0.05, 0.06], [0.115, 0.09, 0.085], [0.16, 0.14, 0.13]),
  bowl: thing('prop', 'surface', 'bowl', [0.1, 0.04, 0.1], [0.22, 0.09, 0.22], [0.45, 0.2, 0.45]),
  plate: thing('prop', 'surface', 'plate, dish', [0.12, 0.012, 0.12], [0.26, 0.024, 0.26], [0.4, 0.05, 0.4]),
  vase: thing('prop', 'surface', 'vase, jug, urn', [0.08, 0.12, 0.08], [0.17, 0.32, 0.17], [0.5, 0.9, 0.5]),
  apple: thing('prop', 'surface', 'apple, fruit, orange', [0.05, 0.05, 0.05], [0.078, 0.074, 0.078], [0.12, 0.12, 0.12]),
  book: thing('prop', 'surface', 'book, magazine', [0.1, 0.008, 0.14], [0.16, 0.032, 0.24], [0.32, 0.09, 0.4]),
  laptop: thing('prop', 'surface', 'laptop, notebook computer', [0.26, 0.17, 0.2], [0.34, 0.24, 0.3], [0.42, 0.32, 0.38], lit(15, 60, 150, 6500)),
  monitor: thing('prop', 'surface', 'monitor, screen, computer, television, tv', [0.3, 0.25, 0.1], [0.6, 0.46, 0.2], [1.8, 1.2, 0.4], lit(30, 160, 700, 6500)),
  telephone: thing('prop', 'surface', 'telephone, phone', [0.14, 0.08, 0.14], [0.2, 0.12, 0.21], [0.3, 0.2, 0.3]),
  radio: thing('prop', 'surface', 'radio', [0.14, 0.1, 0.07], [0.32, 0.2, 0.14], [0.6, 0.4, 0.3]),
  watch: thing('prop', 'surface', 'watch, wristwatch', [0.03, 0.03, 0.04], [0.05, 0.06, 0.07], [0.08, 0.09, 0.1]),
  shoe: thing('prop', 'surface', 'shoe, sneaker, boot', [0.08, 0.08, 0.2], [0.105, 0.12, 0.29], [0.14, 0.32, 0.36]),
  clock: thing('prop', 'wall', 'clock, wall clock', [0.15, 0.15, 0.03], [0.32, 0.32, 0.05], [2, 2, 0.2]),
  picture: thing('prop', 'wall', 'painting, picture, poster, picture frame', [0.15, 0.15, 0.015], [0.8, 0.6, 0.035], [3, 2.2, 0.1]),
  // practicals
  'floor lamp': thing('practical', 'floor', 'floor lamp, standard lamp', [0.25, 1.1, 0.25], [0.45, 1.6, 0.45], [0.7, 2, 0.7], lit(200, 900, 2500, 2700)),
  'table lamp': thing('practical', 'surface', 'table lamp, desk lamp, bedside lamp, lamp', [0.15, 0.25, 0.15], [0.32, 0.5, 0.32], [0.5, 0.8, 0.5], { variants: ['shaded', 'desk'], ...lit(120, 500, 1200, 2700) }),
  'pendant lamp': thing('practical', 'ceiling', 'pendant lamp, pendant, hanging lamp, ceiling lamp', [0.15, 0.3, 0.15], [0.42, 1, 0.42], [1.4, 3, 1.4], { variants: ['dome', 'globe', 'cone'], ...lit(200, 900, 3000, 2700) }),
  chandelier: thing('practical', 'ceiling', 'chandelier', [0.4, 0.5, 0.4], [0.9, 1.1, 0.9], [2.6, 3, 2.6], lit(600, 3000, 12000, 2500)),
  'bare bulb': thing('practical', 'ceiling', 'bare bulb, light bulb, bulb', [0.06, 0.3, 0.06], [0.08, 0.8, 0.08], [0.14, 3, 0.14], lit(150, 750, 2000, 2700)),
  'fluorescent tube': thing('practical', 'ceiling', 'fluorescent tube, fluorescent light, strip light, neon tube, ceiling light', [0.4, 0.05, 0.08], [1.25, 0.1, 0.14], [2.5, 0.8, 0.4], lit(900, 3200, 8000, 4100)),
  'wall sconce': thing('practical', 'wall', 'wall lamp, sconce, wall light', [0.1, 0.15, 0.1], [0.2, 0.32, 0.2], [0.5, 0.8, 0.5], lit(120, 500, 1600, 2700)),
  'neon sign': thing('practical', 'wall', 'neon sign, neon', [0.3, 0.2, 0.05], [1.3, 0.6, 0.12], [4, 6, 0.4], { variants: ['arrow', 'ring', 'bars', 'cocktail'], ...lit(100, 600, 3000, 3000) }),
  candle: thing('practical', 'surface', 'candle', [0.02, 0.06, 0.02], [0.05, 0.2, 0.05], [0.12, 0.4, 0.12], lit(6, 13, 25, 1850)),
  lantern: thing('practical', 'surface', 'lantern, oil lamp', [0.1, 0.18, 0.1], [0.18, 0.34, 0.18], [0.5, 0.8, 0.5], lit(30, 150, 700, 2000)),
  campfire: thing('practical', 'floor', 'campfire, bonfire, fire', [0.4, 0.3, 0.4], [0.9, 0.8, 0.9], [3, 3, 3], lit(300, 1500, 12000, 1900)),
  'string lights': thing('practical', 'ceiling', 'string lights, fairy lights, festoon', [1.5, 0.25, 0.05], [6, 0.8, 0.06], [30, 3, 0.2], lit(80, 500, 3000, 2400)),
  'stage light': thing('practical', 'ceiling', 'spotlight, stage light, film light, par can', [0.2, 0.4, 0.2], [0.36, 0.8, 0.45], [0.8, 2, 1], lit(1500, 8000, 30000, 3200)),
  softbox: thing('practical', 'floor', 'softbox, studio light, soft box', [0.5, 1.4, 0.5], [1, 2.2, 0.9], [2, 3.2, 1.4], lit(1500, 9000, 30000, 5600)),
  // figures
  man: thing('figure', 'floor', 'man, guy, boy, person, figure, actor', [0.4, 0.7, 0.3], [0.62, 1.78, 0.4], [1.9, 2.05, 1.9], { variants: POSES }),
  woman: thing('figure', 'floor', 'woman, lady, girl, actress', [0.4, 0.65, 0.3], [0.56, 1.66, 0.38], [1.8, 1.9, 1.8], { variants: POSES }),
  child: thing('figure', 'floor', 'child, kid', [0.3, 0.5, 0.25], [0.42, 1.22, 0.3], [1.4, 1.5, 1.4], { variants: POSES }),
} as const satisfies Readonly<Record<string, ThingFacts>>;

export type ThingId = keyof typeof CATALOGUE;
export const THING_IDS = Object.keys(CATALOGUE) as readonly ThingId[];

/** Facts with the list's own types widened. */
export const thingFacts = (id: ThingId): ThingFacts => CATALOGUE[id];
