/** What a change did to a scene, in words. */
import { sideWords } from '../../core/generate/grow/side.ts';
import { capital } from '../../core/generate/words/capital.ts';
import type { ComposeSubject, SceneChanges } from '../../core/protocol/index.ts';
import { countedIn, thingsCounted } from './counted-words.ts';

type Counts = SceneChanges['added'];
export interface RecordCounts {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
}

const total = (counts: Counts): number => counts.reduce((sum, { count }) => sum + count, 0);

/** Counts of several kinds as one list, each class once. */
function together(...lists: readonly Counts[]): Counts {
  const sums = new Map<string, number>();
  for (const { class: name, count } of lists.flat()) sums.set(name, (sums.get(name) ?? 0) + count);
  return [...sums].map(([name, count]) => ({ class: name, count }));
}

/** More classes than this are no list that anybody reads. */
const MOST_CLASSES = 4;
const counted = (counts: Counts, done: string): readonly string[] =>
  counts.length === 0
    ? []
    : [
        counts.length > MOST_CLASSES
          ? `${thingsCounted(total(counts), 'thing')} ${done}`
          : `${countedIn(counts)} ${done}`,
      ];

/** "Dawn; 1 car removed; 2 street lamps lit" */
function wordsOfRevision({ place, added, removed, changed, moved, lit, unlit }: SceneChanges): string {
  return [
    ...place,
    ...counted(added, 'added'),
    ...counted(removed, 'removed'),
    ...counted(changed, 'changed'),
    ...counted(moved, 'moved'),
    ...counted(lit, 'lit'),
    ...counted(unlit, 'switched off'),
  ].join('; ');
}

/** "2 chairs and 1 table found anew", "14 things new, 11 gone" */
function wordsOfRegeneration({ added, removed, changed, moved, lit, unlit }: SceneChanges): string {
  const anew = counted(together(changed, moved, lit, unlit), 'found anew');
  const isExchanged = added.length > 0 || removed.length > 0;
  return isExchanged
    ? [`${thingsCounted(total(added), 'thing')} new, ${total(removed)} gone`, ...anew].join('; ')
    : anew.join('; ');
}

/** "Grown to the left: 14 things new, 1 door gone; 2 walls changed" */
function wordsOfGrowth(
  { side }: ComposeSubject & { readonly kind: 'grow' },
  { added, removed, changed, moved }: SceneChanges,
): string {
  const exchanged = [
    ...(added.length === 0 ? ['nothing new'] : counted(added, 'new')),
    ...counted(removed, 'gone'),
  ];
  const parts = [exchanged.join(', '), ...counted(together(changed, moved), 'changed')];
  return `Grown ${sideWords(side)}: ${parts.join('; ')}`;
}

/** What a change is to make of the scene; empty where it leaves it as it is. */
export function changeWords(subject: ComposeSubject, changes: SceneChanges): string {
  switch (subject.kind) {
    case 'revise':
      return capital(wordsOfRevision(changes));
    case 'grow':
      return wordsOfGrowth(subject, changes);
    case 'regenerate':
    case 'scene':
      return capital(wordsOfRegeneration(changes));
  }
}

/** What it did: "Dawn; 1 car removed; 3 records changed." */
export function changeSentence(
  subject: ComposeSubject,
  changes: SceneChanges,
  { added, changed, removed }: RecordCounts,
): string {
  const records = added + changed + removed;
  if (records === 0) return 'Nothing changed: the scene is like that already.';
  const words = changeWords(subject, changes);
  return `${[...(words === '' ? [] : [words]), `${thingsCounted(records, 'record')} changed`].join('; ')}.`;
}
