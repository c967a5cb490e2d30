/** Which things go with which places: what wishes are drawn from, and what a place is guessed from. The place's own come first. */
import type { Setting } from '../../composition/scene-composition.ts';
import type { ThingId } from '../../vocabulary/catalogue.ts';

const list = <const T extends readonly ThingId[]>(...things: T): readonly ThingId[] => things;
const PEOPLE = list('man', 'woman', 'child');
const FIGURES_TWICE = list('man', 'woman', 'man', 'woman', 'child');

// prettier-ignore
export const SUITS: Readonly<Record<Setting, readonly ThingId[]>> = {
  'living room': list(
    'sofa', 'armchair', 'coffee table', 'fireplace', 'wall', 'rug', 'bookshelf', 'floor lamp', 'table lamp',
    'piano', 'curtain', 'cabinet', 'picture', 'mirror', 'clock', 'window', 'door', 'potted plant',
    'pendant lamp', 'chandelier', 'vase', 'book', 'monitor', 'radio', 'telephone', 'candle', 'bottle',
    'cup', 'chair', 'table', 'wall sconce', 'flowers', 'drinking glass', 'suitcase', 'ladder', 'box',
    'bare bulb', 'string lights', ...FIGURES_TWICE,
  ),
  kitchen: list(
    'kitchen counter', 'stove', 'fridge', 'sink', 'table', 'chair', 'bowl', 'plate', 'cup', 'apple',
    'bottle', 'vase', 'drinking glass', 'pendant lamp', 'clock', 'window', 'door', 'radio', 'stool',
    'flowers', 'picture', 'candle', 'laptop', 'bare bulb', 'fluorescent tube', 'bin', 'potted plant',
    'lantern', ...FIGURES_TWICE,
  ),
  bedroom: list(
    'bed', 'wardrobe', 'table lamp', 'wall', 'cabinet', 'mirror', 'curtain', 'window', 'armchair', 'chair', 'rug',
    'book', 'suitcase', 'picture', 'telephone', 'door', 'floor lamp', 'pendant lamp', 'candle',
    'potted plant', 'desk', 'clock', 'shoe', 'radio', 'bookshelf', 'string lights', 'laptop', 'bare bulb',
    ...FIGURES_TWICE,
  ),
  bathroom: list(
    'bathtub', 'toilet', 'sink', 'mirror', 'wall sconce', 'window', 'door', 'stool', 'bottle', 'candle',
    'cabinet', 'potted plant', 'rug', 'pendant lamp', 'curtain', 'vase', 'bare bulb', 'man', 'woman',
  ),
  bar: list(
    'bar counter', 'stool', 'neon sign', 'wall', 'bottle', 'drinking glass', 'pendant lamp', 'table', 'chair',
    'candle', 'mirror', 'picture', 'piano', 'clock', 'wall sconce', 'barrel', 'door', 'table lamp',
    'string lights', 'chandelier', 'telephone', ...FIGURES_TWICE,
  ),
  office: list(
    'desk', 'office chair', 'monitor', 'laptop', 'telephone', 'cabinet', 'fluorescent tube', 'book', 'cup',
    'clock', 'window', 'door', 'bookshelf', 'table lamp', 'potted plant', 'bin', 'picture', 'chair',
    'table', 'box', 'floor lamp', ...FIGURES_TWICE,
  ),
  corridor: list(
    'door', 'fluorescent tube', 'picture', 'bench', 'wall', 'chair', 'window', 'bare bulb', 'potted plant', 'cart',
    'clock', 'wall sconce', 'suitcase', 'bin', 'rug', 'cabinet', 'box', 'mirror', 'stairs', 'pendant lamp',
    ...FIGURES_TWICE,
  ),
  warehouse: list(
    'storage rack', 'crate', 'pallet', 'wall', 'barrel', 'box', 'ladder', 'cart', 'van', 'truck', 'car', 'column',
    'fluorescent tube', 'pendant lamp', 'door', 'window', 'cone', 'barrier', 'table', 'chair', 'bare bulb',
    'beam', ...FIGURES_TWICE,
  ),
  stage: list(
    'stage light', 'curtain', 'piano', 'chair', 'stool', 'pedestal', 'ladder', 'softbox', 'table', 'sofa',
    'bed', 'crate', 'column', 'arch', 'stairs', 'floor lamp', 'door', 'bare bulb', 'umbrella', 'suitcase',
    ...FIGURES_TWICE,
  ),
  street: list(
    'car', 'street lamp', 'facade', 'traffic light', 'bus stop', 'bus', 'phone box', 'hydrant', 'sign',
    'van', 'truck', 'bicycle', 'motorcycle', 'umbrella', 'bench', 'bin', 'bollard', 'awning', 'neon sign',
    'puddle', 'pavement', 'broadleaf tree', 'utility pole', 'cone', 'barrier', 'grate', 'fire escape',
    'billboard', 'suitcase', 'string lights', ...FIGURES_TWICE,
  ),
  alley: list(
    'dumpster', 'fire escape', 'bin', 'facade', 'crate', 'box', 'barrel', 'neon sign', 'puddle', 'wall sconce',
    'door', 'bicycle', 'umbrella', 'street lamp', 'grate', 'motorcycle', 'ladder', 'car', 'awning', 'vent',
    'pallet', 'string lights', ...FIGURES_TWICE,
  ),
  rooftop: list(
    'water tower', 'chimney', 'antenna', 'vent', 'tower', 'railing', 'billboard', 'table', 'chair',
    'potted plant', 'lantern', 'string lights', 'crate', 'umbrella', 'bottle', 'ladder', 'puddle',
    'neon sign', ...FIGURES_TWICE,
  ),
  'car park': list(
    'car', 'column', 'fluorescent tube', 'van', 'motorcycle', 'cone', 'barrier', 'bollard', 'puddle',
    'door', 'cart', 'bin', 'suitcase', 'wall sconce', 'sign', ...FIGURES_TWICE,
  ),
  forest: list(
    'conifer', 'broadleaf tree', 'bare tree', 'fern', 'log', 'bush', 'rock', 'campfire', 'lantern', 'house',
    'grass', 'car', 'bridge', 'umbrella', 'puddle', 'suitcase', 'ladder', 'bicycle', 'flowers',
    ...FIGURES_TWICE,
  ),
  desert: list(
    'dune', 'cactus', 'rock', 'utility pole', 'car', 'truck', 'road', 'sign', 'cliff', 'house', 'campfire',
    'motorcycle', 'van', 'bush', 'bare tree', 'billboard', 'door', 'suitcase', 'umbrella', 'barrel',
    ...FIGURES_TWICE,
  ),
  coast: list(
    'boat', 'water', 'palm', 'rock', 'cliff', 'umbrella', 'log', 'bench', 'fence', 'house', 'campfire',
    'grass', 'lantern', 'suitcase', 'bicycle', 'chair', 'piano', ...FIGURES_TWICE,
  ),
  'mountain valley': list(
    'mountain', 'hill', 'house', 'conifer', 'fence', 'rock', 'water', 'broadleaf tree', 'boat', 'log',
    'bush', 'bridge', 'car', 'cart', 'flowers', 'campfire', 'utility pole', ...FIGURES_TWICE,
  ),
  'city skyline': list(
    'tower', 'railing', 'bench', 'street lamp', 'water', 'bridge', 'bin', 'bicycle', 'car', 'boat',
    'umbrella', 'house', 'broadleaf tree', 'suitcase', 'puddle', ...FIGURES_TWICE,
  ),
  tabletop: list(
    'bottle', 'drinking glass', 'apple', 'vase', 'watch', 'shoe', 'plate', 'bowl', 'candle', 'flowers',
    'cup', 'book', 'telephone', 'radio', 'lantern', 'softbox', 'laptop', 'table lamp', 'table', 'pedestal',
    'box',
  ),
  park: list(
    'bench', 'broadleaf tree', 'street lamp', 'hedge', 'bicycle', 'bush', 'bin', 'flowers', 'pedestal',
    'water', 'bridge', 'grass', 'umbrella', 'fence', 'sign', 'rock', 'bare tree', 'suitcase',
    ...FIGURES_TWICE,
  ),
};

/** Stands out of place but can be placed almost anywhere. */
// prettier-ignore
export const STRAYS: readonly ThingId[] = list(
  'piano', 'bathtub', 'sofa', 'car', 'bed', 'door', 'chandelier', 'phone box', 'boat', 'floor lamp',
  'armchair', 'street lamp', 'broadleaf tree', 'clock', 'mirror', 'neon sign', 'monitor', 'fridge',
  'campfire', 'cactus', 'motorcycle', 'table', 'suitcase', 'ladder', 'traffic light', 'rock', 'palm',
  'chair', 'telephone', 'umbrella', 'bicycle', 'crate', 'cone',
);

/** How much a thing tells of its place: much where few places have it, more the earlier it is named there. */
export function affinity(setting: Setting, thing: ThingId): number {
  const at = SUITS[setting].indexOf(thing);
  if (at < 0 || PEOPLE.includes(thing)) return 0;
  const places = Object.values(SUITS).filter((things) => things.includes(thing)).length;
  return (at < 3 ? 2 : 1) / places;
}
