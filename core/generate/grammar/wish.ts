/** What a composition is asked for; whatever is missing or null is the grammar's choice. */
import type { SceneFacts } from '../composition/facts.ts';

export type Wish = Partial<SceneFacts>;
