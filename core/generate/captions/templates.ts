/** Ways to write a caption. Each says all of the facts. */
import type { SceneFacts } from '../composition/facts.ts';
import type { Setting } from '../composition/scene-composition.ts';
import { capital } from '../words/capital.ts';
import { chance, joinList, pick, pickUsual, shuffled, type RandomSource } from './choose.ts';
import { placeParts, type PlaceParts } from './place-phrase.ts';
import { thingItems, type ThingItem } from './thing-items.ts';

export type Template = (facts: SceneFacts, random: RandomSource) => string;

const SHOTS = [
  'wide shot',
  'medium shot',
  'establishing shot',
  'low angle',
  'high angle',
  'close-up',
  'long shot',
  'tracking shot',
  'over the shoulder',
  'eye level',
];
const LENSES = ['35mm', '50mm', '24mm lens', '85mm', '40mm anamorphic', '28mm', 'anamorphic'];
const FILLERS = [
  'cinematic',
  'photorealistic',
  'film still',
  'shallow depth of field',
  'highly detailed',
  'film grain',
  '4k',
  'storyboard',
  'previs',
];
const ASKS = [
  'I want',
  'show me',
  'please make',
  'create',
  'give me',
  'generate',
  'we see',
  'render',
  'I need',
];
const INDOORS: ReadonlySet<Setting> = new Set<Setting>([
  'living room',
  'kitchen',
  'bedroom',
  'bathroom',
  'bar',
  'office',
  'corridor',
  'warehouse',
  'stage',
  'car park',
  'tabletop',
]);

const texts = (items: readonly ThingItem[]): readonly string[] => items.map(({ text }) => text);
const filled = (parts: readonly string[], random: RandomSource): readonly string[] =>
  (chance(random, 0.25) ? [...parts, pick(random, FILLERS)] : parts).filter((part) => part !== '');
/**
 * "and" without a comma joins figures into one group, and a relation behind the last of a list may hold for all of it: such
 * items never stand behind an "and".
 */
function listOf(items: readonly ThingItem[], random: RandomSource): string {
  const last = items.findLastIndex(({ isRelation, isReference }) => !isRelation && !isReference);
  if (last === -1) return texts(items).join(', ');
  const ordered = [...items.slice(0, last), ...items.slice(last + 1), items[last]!];
  return joinList(texts(ordered), 'and', items.some(({ hasFigure }) => hasFigure) || chance(random, 0.3));
}
const sentence = (text: string): string => (text === '' ? '' : `${capital(text)}.`);
const phrase = ({ noun, behind }: PlaceParts): string =>
  [noun, ...behind].filter((part) => part !== '').join(' ');
const sentences = (parts: readonly string[]): string =>
  parts
    .filter((part) => part !== '')
    .map(sentence)
    .join(' ');

/** "narrow alley, night, two men, neon sign" */
const tags: Template = (facts, random) => {
  const place = placeParts(facts, random, { tags: 0.7, hasArticle: chance(random, 0.3) });
  const items = texts(thingItems(facts, random, true));
  const parts = [...place.behind, ...place.tags];
  const rest = chance(random, 0.5) ? [...parts, ...items] : [...items, ...parts];
  return filled([place.noun, ...rest], random).join(', ');
};

/** Tags in any order. */
const keywords: Template = (facts, random) => {
  const place = placeParts(facts, random, { tags: 1, hasArticle: false });
  const items = thingItems(facts, random, true);
  // what refers back stays behind what it refers to
  const free = shuffled(random, [...place.tags, ...place.behind, place.noun]);
  return filled([...free, ...texts(items)], random).join(', ');
};

/** "A narrow alley at night with two men, a neon sign and a bin." */
const withThings: Template = (facts, random) => {
  const place = placeParts(facts, random, { tags: 0.15, hasArticle: true });
  const list = listOf(thingItems(facts, random, false), random);
  const head = phrase(place);
  const body = head === '' ? list : list === '' ? head : `${head} with ${list}`;
  return sentence(filled([body, ...place.tags], random).join(', '));
};

/** "In a bar at night, there are two men and a neon sign." */
const thereIs: Template = (facts, random) => {
  const place = placeParts(facts, random, { tags: 0.1, hasArticle: true });
  const items = thingItems(facts, random, false);
  const opening = [place.within, ...place.behind].filter((part) => part !== '').join(' ');
  const verb = items[0]?.isPlural === true ? 'there are' : 'there is';
  const body = items.length === 0 ? '' : `${verb} ${listOf(items, random)}`;
  return sentence(filled([opening, body, ...place.tags], random).join(', '));
};

/** "Two men and a neon sign in a smoky bar at night." */
const thingsFirst: Template = (facts, random) => {
  const place = placeParts(facts, random, { tags: 0.15, hasArticle: true });
  const list = listOf(thingItems(facts, random, false), random);
  const where = [place.within, ...place.behind].filter((part) => part !== '').join(' ');
  const body =
    chance(random, 0.35) && where !== ''
      ? [list, where].filter((part) => part !== '').join(', ')
      : `${list} ${where}`.trim();
  return sentence(filled([body, ...place.tags], random).join(', '));
};

/** "A narrow alley at night after rain; one sodium lamp, two men under an umbrella. Steam." */
const directors: Template = (facts, random) => {
  const place = placeParts(facts, random, { tags: 0.35, hasArticle: true });
  const items = texts(thingItems(facts, random, false));
  const half = Math.ceil(items.length * random());
  const first = items.slice(0, half).join(', ');
  const head = [phrase(place), first].filter((part) => part !== '').join(pick(random, ['; ', ': ', ' – ']));
  return sentences([head, items.slice(half).join(', '), filled(place.tags, random).join(', ')]);
};

/** "EXT. ALLEY – NIGHT – RAIN. Two men under an umbrella." */
const slugLine: Template = (facts, random) => {
  const { setting } = facts;
  if (setting === null) return directors(facts, random);
  const place = placeParts(facts, random, { tags: 1, hasArticle: false });
  const inside = INDOORS.has(setting) ? 'INT.' : 'EXT.';
  const dash = pick(random, [' – ', ' - ', ' — ', ', ']);
  const slug = [`${inside} ${place.noun}`, ...place.tags].join(dash).toUpperCase();
  const items = thingItems(facts, random, false);
  const body = chance(random, 0.5) ? sentences(texts(items)) : sentence(texts(items).join(', '));
  return `${slug}${chance(random, 0.5) ? '\n' : '. '}${body}`.trim();
};

/** "Wide shot, 35mm: a bar at night, two men, a neon sign." */
const cameraNote: Template = (facts, random) => {
  const place = placeParts(facts, random, { tags: 0.4, hasArticle: chance(random, 0.6) });
  const note = [pick(random, SHOTS), ...(chance(random, 0.6) ? [pick(random, LENSES)] : [])].join(', ');
  const body = [phrase(place), ...texts(thingItems(facts, random, chance(random, 0.4))), ...place.tags]
    .filter((part) => part !== '')
    .join(', ');
  if (body === '') return sentence(note);
  return chance(random, 0.7) ? `${capital(note)}: ${body}` : `${capital(body)}. ${capital(note)}.`;
};

/** "I want a bar at night with two men. Moody light." */
const request: Template = (facts, random) => {
  const place = placeParts(facts, random, { tags: 0.3, hasArticle: true });
  const list = listOf(thingItems(facts, random, false), random);
  const head = phrase(place);
  const body =
    head === ''
      ? list
      : list === ''
        ? head
        : `${head} ${pick(random, ['with', 'with', 'and', ': '])} ${list}`
            .replace(' : ', ': ')
            .replace(':  ', ': ');
  return sentences([`${pick(random, ASKS)} ${body}`, filled(place.tags, random).join(', ')]);
};

/** "Setting: bar. Time: night. Things: two men, a neon sign." */
const form: Template = (facts, random) => {
  const place = placeParts(facts, random, { tags: 1, hasArticle: chance(random, 0.3) });
  const items = texts(thingItems(facts, random, chance(random, 0.5)));
  const parts = [
    place.noun === '' ? '' : `${pick(random, ['place', 'location', 'scene'])}: ${place.noun}`,
    place.tags.length === 0
      ? ''
      : `${pick(random, ['mood', 'look', 'atmosphere'])}: ${[...place.tags, ...place.behind].join(', ')}`,
    items.length === 0
      ? ''
      : `${pick(random, ['things', 'in frame', 'we see', 'set dressing'])}: ${items.join(', ')}`,
  ];
  return sentences(parts);
};

/** "The scene is a bar. It is night. There are two men." */
const plainSentences: Template = (facts, random) => {
  const place = placeParts(facts, random, { tags: 0.3, hasArticle: true });
  const things = thingItems(facts, random, false).map(({ text, isPlural, isReference }) =>
    isReference ? text : `${isPlural ? 'there are' : 'there is'} ${text}`,
  );
  const opening = phrase(place);
  const scene =
    opening === ''
      ? ''
      : place.noun === ''
        ? opening
        : `${pick(random, ['the scene is', 'we are in', 'this is', 'we see'])} ${opening}`;
  const extra = place.tags.map((tag) =>
    chance(random, 0.5)
      ? tag
      : `it is ${tag}`.replace(/^it is (?=.*(?:light|mood|tones|sky|ground|air|drifting))/, ''),
  );
  return sentences([scene, ...extra, ...things]);
};

/** "Scene 12 – bar, night. In the frame two men, a neon sign." */
const boardNote: Template = (facts, random) => {
  const place = placeParts(facts, random, { tags: 0.6, hasArticle: false });
  const head = [phrase(place), ...place.tags].filter((part) => part !== '').join(', ');
  const items = texts(thingItems(facts, random, false)).join(pickUsual(random, [', ', '; ']));
  return sentences([
    head === '' ? '' : `${pick(random, ['scene of', 'shot of', 'frame of', 'view of', 'frame:'])} ${head}`,
    items === '' ? '' : `${pick(random, ['we see', 'with', 'there:', 'in view:'])} ${items}`,
  ]);
};

export const TEMPLATES = {
  tags,
  keywords,
  'with things': withThings,
  'there is': thereIs,
  'things first': thingsFirst,
  directors,
  'slug line': slugLine,
  'camera note': cameraNote,
  request,
  form,
  'plain sentences': plainSentences,
  'board note': boardNote,
} as const satisfies Readonly<Record<string, Template>>;

export type TemplateName = keyof typeof TEMPLATES;
export const TEMPLATE_NAMES = Object.keys(TEMPLATES) as readonly TemplateName[];
