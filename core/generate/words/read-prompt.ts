/** Finds out what a prompt asks for. Reads any text, throws on none. */
import { promptLanguage } from './language.ts';
import { lexicalUnits } from './lexical-units.ts';
import { normaliseText } from './normalise.ts';
import type { PromptReading } from './prompt-reading.ts';
import { SceneReader } from './scene-reader.ts';

export type { PromptReading } from './prompt-reading.ts';

export function readPrompt(text: string): PromptReading {
  const normalised = normaliseText(text);
  const units = lexicalUnits(normalised);
  const reader = new SceneReader(units);
  reader.read();
  const { world, things } = reader;
  const { setting, timeOfDay, weather, mood, spacing, wet, hazy } = world;
  return {
    facts: {
      setting,
      timeOfDay,
      weather,
      mood,
      spacing,
      wet,
      hazy,
      ...things.mentioned.factsIn(setting),
    },
    excluded: reader.excluded,
    notUnderstood: [...reader.notUnderstood],
    truncated: normalised.truncated,
    language: promptLanguage(units),
  };
}
