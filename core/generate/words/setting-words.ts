/** The many ways to name a kind of place. */
import type { Setting } from '../composition/scene-composition.ts';
import { listed, wordTable } from './word-list.ts';

export const SETTING_WORDS = wordTable<Setting>({
  'living room':
    'living room, lounge, parlour, parlor, sitting room, drawing room, front room, family room, salon, dining room, apartment living room, apartment',
  kitchen: 'kitchen, kitchenette, galley kitchen, farmhouse kitchen',
  bedroom: 'bedroom, hotel room, motel room, guest room, bed chamber, bedchamber, dormitory, sleeping room',
  bathroom: 'bathroom, washroom, restroom, shower room, powder room',
  bar: 'bar, pub, tavern, diner, cocktail bar, nightclub, café, cafe, bistro, saloon, taproom, dive bar, speakeasy, bar room, barroom, hotel bar, restaurant, inn, jazz club, lounge bar, wine bar, coffee shop',
  office:
    'office, study, workplace, boardroom, meeting room, open plan office, home office, workroom, newsroom, conference room, detective office',
  corridor:
    'corridor, hallway, passageway, hotel corridor, hall, passage, hospital corridor, school corridor',
  warehouse:
    'warehouse, factory, storehouse, depot, hangar, storeroom, stockroom, factory hall, workshop, barn',
  stage:
    'stage, theatre, theater, soundstage, sound stage, theatre stage, film studio, studio, photo studio, concert stage, playhouse, opera stage',
  street:
    'street, avenue, city street, road side, roadside, boulevard, town street, high street, main street, street corner, crossroads, intersection, village street, suburban street, highway, motorway, plaza, town square, urban street',
  alley:
    'alley, lane, backstreet, alleyway, back alley, side alley, back street, side street, back lane, laneway',
  rooftop: 'rooftop, roof, roof terrace, roof top, flat roof, housetop, tenement roof',
  'car park':
    'car park, parking lot, garage, parking garage, parking deck, underground garage, underground car park, multi storey, multi storey car park, parking structure, carpark',
  forest:
    'forest, woods, woodland, woodlands, jungle, pine forest, forest clearing, grove, the wood, rainforest',
  desert: 'desert, sand desert, wasteland, badlands, desert plain, canyon, desert highway',
  coast:
    'coast, beach, seaside, shore, seashore, shoreline, coastline, seafront, waterfront, sea coast, rocky coast, sandy beach, harbour, harbor, bay, lakeside',
  'mountain valley':
    'mountain valley, valley, alpine valley, highlands, mountain meadow, alpine meadow, mountain pass, alps, glen, mountain landscape, meadow',
  'city skyline':
    'city skyline, skyline, cityscape, city, downtown, metropolis, urban skyline, city panorama, city view',
  tabletop:
    'tabletop, still life, product shot, table top, packshot, pack shot, product photo, product photograph, tabletop shot',
  park: 'park, garden, city park, public garden, gardens, parkland, playground, public park, botanical garden',
});

/** Places without a kind: they take "narrow" and "wide", and say nothing more. */
export const PLACE_WORDS: readonly string[] = listed(
  'place, space, room, location, area, interior, exterior',
);

/** Slug lines begin with them. */
export const SLUG_WORDS: readonly string[] = listed('int, ext, interior, exterior, i e, int ext');

/** Before a place, they make it the scene's own. */
export const PLACE_PREPOSITIONS: readonly string[] = listed(
  'in, inside, at, on, from, within, through, across, along, down, into, of',
);

/** Of a place: nobody is there. */
export const EMPTY_WORDS: readonly string[] = listed(
  'empty, deserted, abandoned, desolate, lonely, unpeopled, vacant, uninhabited',
);

/** Said without "a": in the plural, of one kind only, or with "the". */
export const PLACES_WITHOUT_ARTICLE: readonly string[] = listed(
  'woods, woodlands, woodland, badlands, highlands, alps, gardens, parkland, downtown, wasteland, crossroads',
);
/** Read only. */
export const READ_ONLY_PLACES: readonly string[] = listed(
  'the wood, apartment, salon, dining room, highway, motorway, desert highway, saloon, inn, hall, passage, study, studio, barn, bay, roof top, table top, city, grove, alps, highlands, waterfront, lodge, garage, multi storey, i e, restaurant, multi storey car park, lane, side street, high street, shower room, packshot, pack shot, meadow, lakeside, harbour, harbor, canyon',
);
