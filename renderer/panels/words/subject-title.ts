/** What a run of the composer is about, as a title. */
import { sideWords } from '../../../core/generate/grow/side.ts';
import type { ComposeSubject } from '../../../core/protocol/index.ts';
import { formatQuantity, type WritingHabits } from '../../../core/units/quantity-text.ts';

/** @param habits how the person at the desk writes lengths. */
export function subjectTitle(subject: ComposeSubject, habits: WritingHabits): string {
  switch (subject.kind) {
    case 'scene':
      return `“${subject.prompt}”`;
    case 'regenerate':
      return subject.what === 'picked' ? 'What was picked, found anew' : 'The rest, found anew';
    case 'revise':
      return `Again, but “${subject.words}”`;
    case 'grow': {
      const { side, byM, words } = subject;
      const what = words === '' ? 'more of the same' : `“${words}”`;
      return `${formatQuantity(byM, 'length', habits)} more ${sideWords(side)}: ${what}`;
    }
  }
}
