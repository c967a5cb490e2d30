/** What a run of the composer is about, as a title. */
import type { ComposeSubject } from '../../../core/protocol/index.ts';

export function subjectTitle(subject: ComposeSubject): string {
  switch (subject.kind) {
    case 'scene':
      return `“${subject.prompt}”`;
    case 'regenerate':
      return subject.what === 'picked' ? 'What was picked, found anew' : 'The rest, found anew';
    case 'revise':
      return `Again, but “${subject.words}”`;
  }
}
