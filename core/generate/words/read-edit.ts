/** Finds out what a request to change a scene asks for. Reads any text, throws on none. */
import { editClauses } from './edit-clauses.ts';
import { EditReader } from './edit-reader.ts';
import { promptLanguage } from './language.ts';
import { lexicalUnits } from './lexical-units.ts';
import { normaliseText } from './normalise.ts';
import type { EditReading } from './scene-edit.ts';

export type {
  Direction,
  EditReading,
  EditTarget,
  SceneEdit,
  ThingChange,
  WorldChange,
} from './scene-edit.ts';

export function readEdit(text: string): EditReading {
  const normalised = normaliseText(text);
  const units = lexicalUnits(normalised);
  const reader = new EditReader();
  for (const clause of editClauses(units)) reader.read(clause);
  return {
    edits: reader.edits,
    notUnderstood: [...new Set(reader.notUnderstood)],
    truncated: normalised.truncated,
    language: promptLanguage(units),
  };
}
