/** What a prompt was found to ask for. */
import type { SceneFacts } from '../composition/facts.ts';
import type { ThingId } from '../vocabulary/catalogue.ts';

export interface PromptReading {
  readonly facts: SceneFacts;
  /** Things that the prompt says are not there. */
  readonly excluded: readonly ThingId[];
  /** Words that nothing came of, as they were written, each once, in their order. */
  readonly notUnderstood: readonly string[];
  /** The prompt was longer than is read. */
  readonly truncated: boolean;
  /** 'other' where most words are of another language. */
  readonly language: 'english' | 'other';
}
