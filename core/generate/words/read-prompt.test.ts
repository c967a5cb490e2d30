import { describe, expect, it } from 'vitest';
import type { SceneFacts, ThingFact } from '../composition/facts.ts';
import { SETTINGS } from '../composition/scene-composition.ts';
import { PROMPTS } from './testing/prompts.ts';
import { readPrompt } from './read-prompt.ts';

/** "2 large red velvet round table lit", the way that expectations are written in. */
function thingLine({ thing, count, size, color, substance, variant, lit }: ThingFact): string {
  const light = lit === null ? null : lit ? 'lit' : 'unlit';
  return [count ?? 'many', size, color, substance, variant === null ? null : `<${variant}>`, thing, light]
    .filter((part) => part !== null)
    .join(' ');
}

function worldLine({ setting, timeOfDay, weather, mood, spacing, wet, hazy }: SceneFacts): string {
  const air = hazy === null ? null : hazy ? 'hazy' : 'clear air';
  return [setting, timeOfDay, weather, mood, spacing, wet === null ? null : wet ? 'wet' : 'dry', air]
    .filter((part) => part !== null)
    .join(', ');
}

describe('prompts', () => {
  it.each(PROMPTS)(
    '$prompt',
    ({ prompt, world, things = [], relations = [], excluded = [], unknown = [] }) => {
      const { facts, excluded: denied, notUnderstood, truncated, language } = readPrompt(prompt);
      expect(worldLine(facts)).toBe(world);
      expect(facts.things.map(thingLine)).toEqual(things);
      const { things: named } = facts;
      expect(
        facts.relations.map((r) => `${named[r.subject]!.thing} ${r.relation} ${named[r.object]!.thing}`),
      ).toEqual(relations);
      expect(denied).toEqual(excluded);
      expect(notUnderstood).toEqual(unknown);
      expect(truncated).toBe(false);
      expect(language).toBe('english');
    },
  );

  it('name every kind of place', () => {
    const named = new Set(PROMPTS.map(({ prompt }) => readPrompt(prompt).facts.setting));
    for (const setting of SETTINGS) expect(named).toContain(setting);
  });
});
