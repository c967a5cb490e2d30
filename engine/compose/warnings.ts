/** What the person should know of how words were read and takes were made. */
import type { ModelScene, PromptReading } from '../../core/generate/ask/index.ts';
import { isPlain } from '../../core/generate/vocabulary/shape-input.ts';

/** Of the reading. */
export function readingWarnings(reading: Pick<PromptReading, 'truncated' | 'language'>): readonly string[] {
  return [
    ...(reading.truncated ? ['only the first 2,000 characters of the prompt were read'] : []),
    ...(reading.language === 'other' ? ['most words are not English: only English is understood'] : []),
  ];
}

const counted = (count: number, one: string, more: string): string => `${count} ${count === 1 ? one : more}`;

/** What is not as it should be in the takes. */
export function takeWarnings(
  takes: readonly Pick<ModelScene, 'composition' | 'collisions' | 'floating'>[],
): readonly string[] {
  const blocks = new Set(
    takes.flatMap(({ composition }) => composition.things.map(({ thing }) => thing).filter(isPlain)),
  );
  const said = takes.flatMap(({ collisions, floating }, i) => {
    const where = takes.length === 1 ? '' : `take ${i + 1}: `;
    return [
      ...(collisions > 0
        ? [`${where}${counted(collisions, 'pair of things stands', 'pairs of things stand')} in each other`]
        : []),
      ...(floating > 0 ? [`${where}${counted(floating, 'thing stands', 'things stand')} on nothing`] : []),
    ];
  });
  return blocks.size === 0
    ? said
    : [...said, `shown as blocks, having no shape yet: ${[...blocks].join(', ')}`];
}
