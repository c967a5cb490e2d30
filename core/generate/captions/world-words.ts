/** Hour, weather, mood and air of facts as words in three places: before the place's noun, behind it, and as tags. */
import type { SceneFacts } from '../composition/facts.ts';
import type { Mood, TimeOfDay, Weather } from '../composition/scene-composition.ts';
import { PLACE_SPACING } from '../words/size-words.ts';
import { listed, wordTable } from '../words/word-list.ts';

const TIMES = {
  adjective: wordTable<TimeOfDay>({
    dawn: '',
    morning: '',
    noon: '',
    afternoon: '',
    dusk: '',
    night: 'moonlit',
  }),
  behind: wordTable<TimeOfDay>({
    dawn: 'at dawn, at sunrise, at daybreak, at first light',
    morning: 'in the morning, in the early morning, in the late morning, in morning light',
    noon: 'at noon, at midday, at high noon, in the middle of the day, by day',
    afternoon: 'in the afternoon, in the late afternoon, in the early afternoon, in afternoon light',
    dusk: 'at dusk, at sunset, at golden hour, at twilight, in the evening, at blue hour, at sundown, at nightfall',
    night:
      'at night, at midnight, late at night, by night, in the middle of the night, after dark, in moonlight, in the dead of night',
  }),
  tag: wordTable<TimeOfDay>({
    dawn: 'dawn, sunrise, daybreak, first light',
    morning: 'morning, early morning, late morning',
    noon: 'noon, midday, daytime, day',
    afternoon: 'afternoon, late afternoon',
    dusk: 'dusk, sunset, golden hour, twilight, evening, blue hour, magic hour',
    night: 'night, midnight, nighttime, late night',
  }),
};
const WEATHERS = {
  adjective: wordTable<Weather>({
    clear: 'sunlit, sunny',
    overcast: 'overcast, cloudy',
    rain: 'rainy, stormy',
    fog: 'foggy',
    snow: 'snowy, wintry',
    mist: 'misty',
  }),
  behind: wordTable<Weather>({
    clear: 'under a clear sky, in clear weather, under a cloudless sky, in sunshine',
    overcast: 'under an overcast sky, under a grey sky, under clouds, under a cloudy sky',
    rain: 'in the rain, in pouring rain, in heavy rain, during a storm, in a downpour, in drizzle, while it is raining',
    fog: 'in fog, in thick fog, in dense fog, in the fog',
    snow: 'in the snow, in falling snow, during a blizzard, in heavy snow, while it is snowing',
    mist: 'in mist, in the mist, in light mist',
  }),
  tag: wordTable<Weather>({
    clear: 'clear sky, sunny, clear weather, cloudless, clear',
    overcast: 'overcast, cloudy, grey sky, overcast sky',
    rain: 'rain, rainy, raining, drizzle, downpour, thunderstorm, heavy rain',
    fog: 'fog, foggy, thick fog, dense fog',
    snow: 'snow, snowing, snowfall, snowy, blizzard',
    mist: 'mist, misty, light mist',
  }),
};
const MOODS = {
  adjective: wordTable<Mood>({
    neutral: '',
    warm: 'warm, cosy, inviting, homely, warmly lit, cozy, intimate',
    cold: 'cold, bleak, chilly, sterile, clinical, icy',
    moody: 'moody, gloomy, dim, dimly lit, shadowy, eerie, dark, ominous, sinister, mysterious',
    bright: 'bright, airy, brightly lit, well lit, cheerful, radiant',
  }),
  behind: wordTable<Mood>({
    neutral: 'in neutral light, in even light, in natural light',
    warm: 'in warm light, with a warm mood, in a warm glow, in golden light',
    cold: 'in cold light, with a cold mood, in cool light, with cold lighting',
    moody: 'in moody light, with a moody atmosphere, with low key lighting, in dramatic light',
    bright: 'in bright light, with high key lighting, with a bright mood, with bright lighting',
  }),
  tag: wordTable<Mood>({
    neutral: 'neutral light, even light, neutral mood, balanced light, flat light',
    warm: 'warm light, warm, cosy, warm mood, warm tones',
    cold: 'cold light, cold, cold mood, cool tones, bleak',
    moody: 'moody, moody light, noir, low key, ominous, gloomy, dramatic lighting, dim',
    bright: 'bright, bright light, high key, cheerful, airy',
  }),
};
const WET = {
  true: {
    adjective: listed('wet, rain soaked, damp, drenched'),
    behind: listed('after rain, after the rain, after a storm, after a downpour'),
    tag: listed('after rain, wet, wet ground, rain soaked, damp'),
  },
  false: {
    adjective: listed('dry'),
    behind: listed('on dry ground'),
    tag: listed('dry, dry ground, bone dry'),
  },
};
const HAZY = {
  true: {
    adjective: listed('hazy, smoky, smoke filled, steamy'),
    behind: listed('in haze, with smoke in the air, with haze in the air, full of smoke, filled with steam'),
    tag: listed(
      'haze, smoke, hazy, smoky, steam, hazy air, light haze, smoke in the air, steam drifting, smoke drifting through',
    ),
  },
  false: {
    adjective: listed(''),
    behind: listed('in clear air, in crisp air'),
    tag: listed('clear air, crisp air'),
  },
};
const SPACING = {
  narrow: { adjective: PLACE_SPACING.narrow, behind: listed(''), tag: listed('narrow, cramped, tight') },
  wide: { adjective: PLACE_SPACING.wide, behind: listed(''), tag: listed('wide, spacious, broad, vast') },
};

export interface WorldWords {
  readonly adjective: readonly string[];
  readonly behind: readonly string[];
  readonly tag: readonly string[];
}
export type WorldKey = 'timeOfDay' | 'weather' | 'mood' | 'wet' | 'hazy' | 'spacing';

const at = <K extends string>(
  table: Readonly<Record<keyof WorldWords, Readonly<Record<K, readonly string[]>>>>,
  key: K,
): WorldWords => ({
  adjective: table.adjective[key],
  behind: table.behind[key],
  tag: table.tag[key],
});

/** Ways to say each fact of the world that is stated, in the order that they usually stand in. */
export function worldWords(facts: SceneFacts): readonly (readonly [WorldKey, WorldWords])[] {
  const { timeOfDay, weather, mood, wet, hazy, spacing } = facts;
  const said: (readonly [WorldKey, WorldWords])[] = [];
  if (spacing !== null) said.push(['spacing', SPACING[spacing]]);
  if (mood !== null) said.push(['mood', at(MOODS, mood)]);
  if (hazy !== null) said.push(['hazy', HAZY[hazy ? 'true' : 'false']]);
  if (wet !== null) said.push(['wet', WET[wet ? 'true' : 'false']]);
  if (timeOfDay !== null) said.push(['timeOfDay', at(TIMES, timeOfDay)]);
  if (weather !== null) said.push(['weather', at(WEATHERS, weather)]);
  return said;
}
