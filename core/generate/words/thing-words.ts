/** Nouns beyond the catalogue's own that mean its things, and what some nouns say besides: a variant, a lamp that burns. */
import { thingFacts, THING_IDS, type ThingId } from '../vocabulary/catalogue.ts';
import { listed } from './word-list.ts';

type ByThing = Partial<Readonly<Record<ThingId, string>>>;

const MORE_NOUNS: ByThing = {
  stairs: 'stair, stairway, flight of stairs, set of stairs, stairwell, flight of steps',
  railing: 'banister, guardrail, rail',
  facade: 'building, shop front, building front, townhouse, tenement, brownstone, house front',
  house: 'farmhouse, hut, shack, villa, bungalow, log cabin, chalet, lodge',
  tower: 'skyscraper tower, office tower, office block, tower building',
  pedestal: 'display stand',
  bridge: 'overpass, viaduct',
  water: 'stream, creek, lagoon, waves, wave',
  puddle: 'pool of water, puddle of water, pool of rain',
  mountain: 'mountain peak, summit, ridge',
  rock: 'rocks and boulders, pebble',
  hill: 'hilltop, slope, knoll',
  'broadleaf tree':
    'birch, elm, willow, beech tree, oak tree, maple tree, apple tree, birch tree, deciduous tree',
  conifer: 'evergreen, cedar, christmas tree, conifer tree, larch',
  'bare tree': 'leafless tree, bare branches tree, winter tree',
  palm: 'coconut palm',
  bush: 'thicket, scrub',
  grass: 'reed, tuft of grass, patch of grass, tall grass, long grass, clump of grass, clump of reeds',
  flowers: 'bunch of flowers, bouquet of flowers, rose, tulip, wildflower, posy, lily',
  cactus: 'cactus plant',
  'potted plant': 'pot plant, house plant, rubber plant, plant pot, flowerpot, pot of plants',
  log: 'tree trunk, fallen log, fallen trunk',
  'street lamp':
    'street lantern, lamppost, sodium light, sodium street lamp, sodium streetlight, gas lamp, sodium vapour lamp',
  bin: 'rubbish bin, litter bin, garbage bin, trash bin, waste bin, wastebasket, trashcan',
  grate: 'drain cover, manhole cover, sewer grate, gully',
  sign: 'signpost, stop sign, roadsign, signboard',
  vent: 'air vent, ventilation duct, air con unit, ac unit',
  antenna: 'tv aerial, satellite dish, radio mast',
  'bus stop': 'bus stand',
  barrier: 'roadblock, road block, crash barrier',
  bollard: 'bollard post',
  car: 'sedan, vehicle, taxicab, saloon car, estate car, station wagon, hatchback, coupe, suv, jeep, off roader, police car, limousine, sports car, convertible, patrol car',
  van: 'minivan, camper van, panel van',
  truck: 'pickup, pickup truck, semi, delivery truck, lorry truck',
  bus: 'double decker, minibus, city bus',
  motorcycle: 'moped, vespa, motor scooter',
  bicycle: 'pushbike, push bike, cycle',
  boat: 'rowboat, fishing boat, canoe, skiff',
  cart: 'wheelbarrow, shopping cart, shopping trolley, handcart, hand cart',
  table: 'kitchen table, cafe table, round table, pub table, card table',
  'coffee table': 'end table, nightstand, bedside table, night table, occasional table, low table',
  desk: 'workstation, office desk, bureau, school desk',
  chair: 'kitchen chair, wooden chair, folding chair, seat, cafe chair',
  armchair: 'wing chair, lounge chair, wingback, recliner, wing armchair',
  sofa: 'loveseat, love seat, chesterfield, divan',
  stool: 'barstool, footstool',
  bed: 'double bed, single bed, bunk',
  bookshelf: 'book shelf, bookcase shelf, bookrack',
  cabinet: 'cupboard, chest, credenza, filing cupboard, side board',
  'kitchen counter': 'countertop, kitchen island, kitchen worktop',
  'bar counter': 'bar top, counter bar, bartop',
  'storage rack': 'shelving unit, warehouse rack, pallet rack, storage shelf, shelf unit, metal shelf',
  stove: 'hob, range cooker, kitchen range',
  toilet: 'lavatory, toilet bowl, wc',
  mirror: 'looking glass, wall mirror',
  rug: 'carpet rug, persian rug, doormat, mat',
  curtain: 'drapery, stage curtain, window curtain',
  piano: 'upright piano, grand piano, concert grand, baby grand',
  crate: 'packing crate, packing case, fruit crate',
  box: 'parcel, cardboard carton, shoebox',
  barrel: 'oil drum, cask, oil barrel, wine barrel, beer keg, wine cask, steel drum',
  suitcase: 'trunk case, travel bag, briefcase, handbag, piece of luggage',
  ladder: 'step ladder',
  umbrella: 'beach umbrella, sunshade, brolly',
  bottle:
    'wine bottle, whisky bottle, whiskey bottle, beer bottle, spirit bottle, perfume bottle, gin bottle, bottle of wine, bottle of whisky, bottle of perfume, perfume flacon',
  'drinking glass':
    'water glass, whisky glass, tumbler glass, glass of wine, wineglass, goblet, beer glass, glass of water, glass of whisky, pint, pint glass, champagne glass',
  cup: 'teacup, cup of coffee, cup of tea, mug of coffee, mug of tea, coffee mug, tea cup',
  bowl: 'fruit bowl, soup bowl, salad bowl',
  plate: 'dinner plate, saucer, platter',
  vase: 'flower vase, pitcher, amphora',
  apple: 'pear, lemon, peach, piece of fruit',
  book: 'paperback, notebook, novel, hardback',
  laptop: 'laptop computer, macbook',
  monitor: 'tv set, television set, computer screen, computer monitor, tv screen, flat screen',
  telephone: 'handset, desk phone, rotary phone, rotary telephone, old phone',
  radio: 'transistor radio, radio set, wireless set',
  watch: 'wrist watch, luxury watch',
  shoe: 'trainer, high heel, running shoe, ankle boot, leather shoe',
  clock: 'wall clock face, alarm clock, station clock',
  picture: 'framed picture, photograph, framed photograph, portrait, wall art, artwork, framed poster',
  'floor lamp': 'standing lamp, tall lamp, reading lamp',
  'table lamp': 'reading light, desk light, bedside light, banker lamp, table light, anglepoise',
  'pendant lamp': 'pendant light, hanging light, overhead lamp, overhead light, hanging pendant',
  chandelier: 'crystal chandelier',
  'bare bulb':
    'bare light bulb, naked bulb, naked light bulb, lightbulb, bare lightbulb, single bare bulb, hanging bulb',
  'fluorescent tube':
    'fluorescent, fluorescent lamp, tube light, strip lamp, fluorescent strip, neon strip, led strip',
  'wall sconce': 'wall sconce, wall bracket lamp, wall mounted lamp, wall mounted light',
  'neon sign': 'neon light, neon lettering, neon lights sign, neon advert, bar sign',
  candle: 'candlestick, taper, tea light, pillar candle',
  lantern: 'hurricane lamp, kerosene lamp, storm lantern, paper lantern, oil lantern',
  campfire: 'camp fire, open fire, fire pit, bon fire',
  'string lights':
    'string of lights, string of fairy lights, strand of lights, garland of lights, strand of fairy lights, christmas lights, festoon lights, string light',
  'stage light': 'theatre light, theatre lamp, stage lamp, follow spot, spot light, fresnel, par light',
  softbox: 'soft light box, key light, studio lamp, studio strobe',
  man: 'gentleman, human, somebody, someone, stranger, bartender, barman, waiter, detective, worker, businessman, soldier, policeman, cop, guard, musician, singer, dancer, passerby, pedestrian, fisherman, cowboy, drinker, customer, patron, traveller, silhouette, hiker, dockworker, chef, cook, clerk, character, passenger, bystander, commuter, shopper, stagehand, fellow, gangster, protagonist, hero, old man, young man, human figure, mechanic, lad, male, dude, crowd, everyone',
  woman:
    'waitress, barmaid, ballerina, businesswoman, policewoman, bride, gal, housewife, heroine, female, old woman, young woman, nurse, widow, mother, femme fatale',
  child: 'toddler, little girl, little boy, schoolboy, schoolgirl, youngster, young child, baby',
};

/** Nouns that name one variant of their class. A caption uses them for that variant only. */
export const NOUN_VARIANTS: Partial<Readonly<Record<ThingId, Readonly<Record<string, string>>>>> = {
  door: { roller: 'roller shutter, roller door, shutter' },
  facade: { shop: 'shopfront, storefront, shop front' },
  house: { cabin: 'cabin, log cabin, hut, shack' },
  ground: {
    grass: 'lawn, turf',
    gravel: 'gravel, gravel bed',
    sand: 'sand bed',
    soil: 'bare earth, bare soil, dirt floor',
  },
  road: { cobbles: 'cobbles, cobblestones, cobbled road', dirt: 'dirt track, track, dirt road' },
  grate: { grate: 'grate, sewer grate', manhole: 'manhole, manhole cover' },
  car: {
    saloon: 'saloon car, sedan',
    hatchback: 'hatchback',
    estate: 'estate car, station wagon',
    coupé: 'coupe, sports car',
    'off-road': 'suv, jeep, off roader',
  },
  table: { round: 'round table' },
  cabinet: {
    sideboard: 'sideboard, side board, credenza',
    filing: 'filing cabinet, filing cupboard',
    chest: 'chest of drawers, dresser',
  },
  piano: { upright: 'upright piano', grand: 'grand piano, concert grand, baby grand' },
  barrel: {
    'oil drum': 'oil drum, drum, oil barrel, steel drum',
    cask: 'cask, keg, wine barrel, beer keg, wine cask',
  },
  bottle: {
    wine: 'wine bottle, bottle of wine, bottle of red wine, bottle of white wine',
    spirit: 'whisky bottle, whiskey bottle, spirit bottle, gin bottle, bottle of whisky',
    perfume: 'perfume bottle, bottle of perfume, perfume flacon',
  },
  'drinking glass': {
    tumbler: 'tumbler, whisky glass, tumbler glass, glass of whisky',
    wine: 'wine glass, glass of wine, glass of red wine, glass of white wine, wineglass, goblet, champagne glass',
  },
  'table lamp': { desk: 'desk lamp, desk light, banker lamp, anglepoise' },
};

/** Words after which the catalogue's own list would be read as singular, though they are said in the plural. */
export const SET_NOUNS: ReadonlySet<string> = new Set(
  listed(
    'stairs, steps, string lights, fairy lights, flowers, christmas lights, festoon lights, waves, cobbles, cobblestones, rocks and boulders',
  ),
);
/** Said without an article, they are more than one can count. */
export const MASS_NOUNS: ReadonlySet<string> = new Set(
  listed(
    'grass, fruit, luggage, shelving, tall grass, long grass, scrub, drapery, foliage, wall art, crowd, reeds, everyone',
  ),
);
/** Lamps of a named light: sodium. */
export const LIT_NOUNS: ReadonlySet<string> = new Set(
  listed('sodium lamp, sodium light, sodium street lamp, sodium streetlight, sodium vapour lamp'),
);
/** Read only: a caption would say too much, or too little, by them. */
export const READ_ONLY_NOUNS: ReadonlySet<string> = new Set(
  listed(
    'bar, shelves, reeds, counter, fire, lamp, stone, light, seat, everyone, somebody, someone, crowd, wooden box, wooden chair, cardboard box, waves, wave, neon, cell, trunk, chest, bath, stair, semi, cook, track, steps, watch, building, rail, rocks and boulders, hanging bulb, tin, metal shelf, crystal chandelier, steel drum, leather shoe, paper lantern, lorry truck, rubber plant, drapery, fluorescent, wall art, tall lamp, low table, single bed, single bare bulb, tall grass, long grass, scrub, orange, baby, gal, wooden crate, old phone, old man, old woman, young man, young woman, young child, little girl, little boy, crates, male, female, patron, cab, skip, bluff, drum, mast, screen, human, dirt floor, steps, range cooker, fresnel, lad, dude, kitchen counter bar, counter bar, bare branches tree, trunk case, key light, pot of plants, tower building, skyscraper tower, kitchen table, kitchen chair, home',
  ),
);

const plain = (noun: string): string => noun.normalize('NFD').replace(/\p{M}/gu, '').replace(/-/g, ' ');

export interface Noun {
  /** Singular, lower case, as lists have it. */
  readonly text: string;
  readonly thing: ThingId;
  readonly variant: string | null;
  readonly lit: boolean | null;
}

function nounsOf(thing: ThingId): readonly Noun[] {
  const variants = new Map<string, string>();
  for (const [variant, line] of Object.entries(NOUN_VARIANTS[thing] ?? {})) {
    for (const text of listed(line)) variants.set(text, variant);
  }
  const own = thingFacts(thing).nouns;
  const texts = [...own, ...listed(MORE_NOUNS[thing] ?? ''), ...variants.keys()].map(plain);
  return [...new Set(texts)].map((text) => ({
    text,
    thing,
    variant: variants.get(text) ?? null,
    lit: LIT_NOUNS.has(text) ? true : null,
  }));
}

/** Every noun of every class, the usual one of a class first. */
export const NOUNS: ReadonlyMap<ThingId, readonly Noun[]> = new Map(THING_IDS.map((id) => [id, nounsOf(id)]));

/** One word, several things. */
export const GROUP_NOUNS: ReadonlyMap<string, readonly ThingId[]> = new Map<string, readonly ThingId[]>([
  ['couple', ['man', 'woman']],
  ['family', ['man', 'woman', 'child']],
]);
/** Denied, these deny every figure. */
export const ANYBODY: ReadonlySet<string> = new Set(
  listed(
    'person, figure, human, somebody, someone, crowd, human figure, passerby, pedestrian, everyone, character, silhouette',
  ),
);

/** Denied, these nouns deny more classes than they ask for. */
export const DENIED_KINDS: ReadonlyMap<string, readonly ThingId[]> = new Map<string, readonly ThingId[]>([
  ['lamp', ['table lamp', 'floor lamp', 'street lamp', 'pendant lamp', 'wall sconce']],
  ['tree', ['broadleaf tree', 'conifer', 'palm', 'bare tree']],
  ['table', ['table', 'coffee table']],
  ['chair', ['chair', 'office chair', 'armchair']],
  ['vehicle', ['car', 'van', 'truck', 'bus', 'motorcycle', 'bicycle']],
  ['sign', ['sign', 'neon sign']],
  ['plant', ['potted plant', 'bush', 'fern', 'flowers']],
  ['building', ['facade', 'house', 'tower']],
]);
