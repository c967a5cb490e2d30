/** Cuts an edit request into clauses of one verb each. */
import { AMOUNTS, EDIT_VERBS, LONGEST_VERB, MOOD_STEPS, POLITE, STEPS, type EditVerb } from './edit-words.ts';
import type { LexicalUnit } from './lexical-units.ts';

export interface EditClause {
  readonly verb: EditVerb | null;
  /** Behind the verb. */
  readonly units: readonly LexicalUnit[];
  /** As it was written. */
  readonly original: string;
}

/** The verb at a unit and how many units it takes; the longest counts. */
function verbAt(units: readonly LexicalUnit[], at: number): readonly [EditVerb, number] | null {
  let text = '';
  let found: readonly [EditVerb, number] | null = null;
  for (let n = 0; n < LONGEST_VERB && at + n < units.length; n++) {
    const unit = units[at + n]!;
    if (unit.kind === 'comma' || unit.kind === 'break') break;
    text = n === 0 ? unit.text : `${text} ${unit.text}`;
    const verb = EDIT_VERBS.get(text);
    if (verb !== undefined) found = [verb, n + 1];
  }
  return found;
}

const isJoint = ({ kind, text }: LexicalUnit): boolean =>
  kind === 'comma' || text === 'and' || text === 'then' || text === 'but';

/** Whether a clause of its own begins here: a verb, "no …", or an adjective that compares. */
function beginsClause(units: readonly LexicalUnit[], at: number): boolean {
  const unit = units[at];
  if (unit === undefined || unit.word?.roles.has('negation') === true) return unit !== undefined;
  if (AMOUNTS.has(unit.text) || MOOD_STEPS.has(unit.text) || STEPS.has(unit.text)) return true;
  const verb = verbAt(units, at);
  // "place" and "light" are nouns behind an article only
  return verb !== null;
}

export function editClauses(units: readonly LexicalUnit[]): readonly EditClause[] {
  const cuts: LexicalUnit[][] = [[]];
  units.forEach((unit, at) => {
    const next = units[at + 1];
    const joint =
      isJoint(unit) &&
      (beginsClause(units, at + 1) || (next !== undefined && isJoint(next) && beginsClause(units, at + 2)));
    if (unit.kind === 'break' || joint) cuts.push([]);
    else cuts.at(-1)!.push(unit);
  });
  return cuts.flatMap((cut) => {
    let start = 0;
    while (
      start < cut.length &&
      verbAt(cut, start) === null &&
      (POLITE.has(cut[start]!.text) || isJoint(cut[start]!))
    )
      start++;
    const rest = cut.slice(start);
    if (rest.length === 0) return [];
    const verb = verbAt(rest, 0);
    return [
      {
        verb: verb?.[0] ?? null,
        units: rest.slice(verb?.[1] ?? 0),
        original: rest.map(({ original }) => original).join(' '),
      },
    ];
  });
}
