/** Adjectives that ask for a variant of a class. Nouns that do are in `thing-words.ts`, what figures do in `pose-words.ts`. */
import type { ThingId } from '../vocabulary/catalogue.ts';
import { listed } from './word-list.ts';

type Adjectives = Readonly<Record<string, readonly string[]>>;

const variants = (lines: Readonly<Record<string, string>>): Adjectives =>
  Object.fromEntries(Object.entries(lines).map(([variant, line]) => [variant, listed(line)]));

/** The first of each list are those a caption writes. */
export const VARIANT_WORDS: Partial<Readonly<Record<ThingId, Adjectives>>> = {
  window: variants({
    sash: 'sash',
    casement: 'casement',
    shop: 'shop, display',
    industrial: 'industrial, factory, steel framed',
  }),
  door: variants({
    panelled: 'panelled, paneled, panel',
    glazed: 'glazed, glass panelled',
    steel: 'steel',
    roller: 'roller, roll up',
  }),
  column: variants({ round: 'round, cylindrical', square: 'square', fluted: 'fluted, classical' }),
  fence: variants({
    picket: 'picket',
    board: 'board, boarded',
    'chain-link': 'chain link, wire mesh',
    iron: 'iron, wrought iron',
  }),
  facade: variants({
    brick: 'brick',
    plaster: 'plaster',
    stone: 'stone',
    glass: 'glass, glazed',
    shop: 'shop',
  }),
  house: variants({ gabled: 'gabled, gable roofed', cabin: 'cabin style', flat: 'flat roofed' }),
  tower: variants({ slab: 'slab, slab sided', stepped: 'stepped, art deco', glass: 'glass' }),
  ground: variants({
    soil: 'bare soil, earthen, soil',
    grass: 'grassy, grass',
    sand: 'sandy, sand',
    snow: 'snow covered, snowy',
    gravel: 'gravel, gravelly',
  }),
  road: variants({
    asphalt: 'asphalt, tarmac, paved',
    cobbles: 'cobbled, cobblestone',
    dirt: 'dirt, unpaved, dusty',
  }),
  'street lamp': variants({
    arm: 'curved arm, arm',
    lantern: 'lantern, victorian',
    double: 'double, twin, double headed',
  }),
  sign: variants({
    round: 'round, circular',
    triangle: 'triangular, triangle',
    board: 'rectangular, board',
  }),
  car: variants({
    saloon: 'saloon, four door',
    hatchback: 'hatchback',
    estate: 'estate',
    coupé: 'coupe, two door',
    'off-road': 'off road, four wheel drive',
  }),
  table: variants({ 'four-legged': 'four legged', round: 'round, circular', trestle: 'trestle' }),
  chair: variants({
    'slat-back': 'slat back, slatted',
    upholstered: 'upholstered, padded',
    bentwood: 'bentwood, thonet',
  }),
  cabinet: variants({ filing: 'filing' }),
  piano: variants({ upright: 'upright', grand: 'grand, concert' }),
  bottle: variants({
    wine: 'wine',
    spirit: 'spirit, whisky, gin, whiskey, vodka, rum',
    perfume: 'perfume, scent',
  }),
  'drinking glass': variants({ tumbler: 'tumbler, whisky, whiskey', wine: 'wine, stemmed, champagne' }),
  'table lamp': variants({ shaded: 'shaded, lampshade', desk: 'desk' }),
  'pendant lamp': variants({
    dome: 'dome, domed, dome shaped',
    globe: 'globe, spherical, globe shaped',
    cone: 'cone shaped, conical, cone',
  }),
  'neon sign': variants({
    arrow: 'arrow shaped, arrow',
    ring: 'ring shaped, ring',
    bars: 'striped, barred',
    cocktail: 'cocktail, cocktail shaped, martini',
  }),
};
