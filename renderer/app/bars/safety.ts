/** How safe the work is, from what the desk knows. */
export type Safety = 'saved' | 'journal' | 'saving' | 'waiting';

export function safetyOf(known: {
  readonly isConnected: boolean;
  /** A change has been unanswered for longer than usual. */
  readonly isSlow: boolean;
  readonly hasUnsaved: boolean;
}): Safety {
  if (!known.isConnected) return 'waiting';
  if (known.isSlow) return 'saving';
  return known.hasUnsaved ? 'journal' : 'saved';
}
