/** One module a kind of place: it builds the place, its camera and what usually is there into a draft. */
import type { Draft } from '../draft/draft.ts';

export type ComposeSetting = (draft: Draft) => void;
