/** Weather, wet ground and the air's haze in words. */
import type { Weather } from '../composition/scene-composition.ts';
import { listed, wordTable } from './word-list.ts';

export const WEATHER_WORDS = wordTable<Weather>({
  clear:
    'clear sky, sunny, clear weather, cloudless, cloudless sky, sunshine, blue sky, clear skies, sunlit, clear, sunlight, bright sun, starry sky, starlit',
  overcast:
    'overcast, cloudy, grey sky, overcast sky, cloud cover, clouded over, clouds, gray sky, cloudy sky, leaden sky',
  rain: 'rain, rainy, raining, rainfall, drizzle, downpour, pouring rain, heavy rain, stormy, storm, thunderstorm, light rain, drizzling, rainstorm, pouring, showers, rains',
  fog: 'fog, foggy, thick fog, dense fog, fog bank, fogbound, heavy fog, fogs, morning fog',
  snow: 'snow, snowy, snowing, snowfall, blizzard, snowstorm, heavy snow, falling snow, light snow, snows, wintry',
  mist: 'mist, misty, light mist, morning mist, ground mist, thin mist, mists',
});

/** Ground that is wet or dry. */
export const WET_WORDS: readonly string[] = listed(
  'wet, after rain, after the rain, rain soaked, soaked, wet ground, damp, rain slicked, rain slick, wet down, glistening wet, drenched, after a storm, after a downpour, after the storm, after a shower, recent rain, rain swept, wet pavement, wet asphalt, wet cobbles, waterlogged',
);
export const DRY_WORDS: readonly string[] = listed('dry, dry ground, bone dry, parched, dried out');

/** Air that scatters light, or does not. */
export const HAZY_WORDS: readonly string[] = listed(
  'hazy, haze, smoke, smoky, steam, steamy, hazy air, dusty air, smoke filled, haze in the air, thick air, smoggy, smog, vapour, vapor, smoke in the air, cigarette smoke, atmospheric haze, light haze, volumetric light, light shafts, light rays, light beams, light beam, beams of light, beam of light, shafts of light, shaft of light, rays of light, shafts of sunlight, beams of sunlight, heat haze, god rays, steaming, smoking, misty air, dust in the air, dust motes, floating dust',
);
export const CLEAR_AIR_WORDS: readonly string[] = listed(
  'clear air, crisp air, haze free, clean air, crystal clear air',
);
