/** Makes ids for the records of a template. */
import type { RecordKind } from '../../../core/document/index.ts';

export type NewIds = (kind: RecordKind) => string;
