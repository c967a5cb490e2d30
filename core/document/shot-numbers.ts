/**
 * Shot numbers as a production writes them on the slate. A scene with a number slates its set-ups 4, 4A, 4B …; without
 * one, shots count 1, 2, 3 … and a shot that is put in later takes a letter of the one before it: 3A. Letters skip I and
 * O, which read as 1 and 0, and after Z go on with AA, AB …
 */

const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ';

/** 0 → "", 1 → "A", 24 → "Z", 25 → "AA". */
export function lettersOf(place: number): string {
  let rest = place;
  let letters = '';
  while (rest > 0) {
    rest -= 1;
    letters = LETTERS[rest % LETTERS.length]! + letters;
    rest = Math.floor(rest / LETTERS.length);
  }
  return letters;
}

interface ShotNumber {
  readonly stem: string;
  readonly letters: string;
}

/** "12AB" → stem "12", letters "AB"; null for what is no such number ("pick-up"). */
export function parseShotNumber(text: string): ShotNumber | null {
  const match = /^\s*(\d+)([A-Za-z]*)\s*$/.exec(text);
  return match === null ? null : { stem: match[1]!, letters: match[2]!.toUpperCase() };
}

/** 1-based place of letters in the alphabet without I and O; 0 for none. Letters that it lacks count as the one before. */
function placeOf(letters: string): number {
  let place = 0;
  for (const letter of letters) {
    const own = LETTERS.indexOf(letter);
    const index = own >= 0 ? own : LETTERS.indexOf(letter === 'I' ? 'H' : 'N');
    place = place * LETTERS.length + index + 1;
  }
  return place;
}

const normal = (text: string): string => text.trim().toUpperCase();

/** Numbers for a whole scene from its first shot to its last. @param sceneNumber the script's; empty when it has none. */
export const shotNumbers = (sceneNumber: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, i) =>
    sceneNumber.trim() === '' ? String(i + 1) : normal(sceneNumber) + lettersOf(i),
  );

/** The number of a shot that is put at the end. */
export function nextShotNumber(taken: readonly string[], sceneNumber: string): string {
  const known = new Set(taken.map(normal));
  const scene = normal(sceneNumber);
  if (scene !== '') {
    const used = [...known].flatMap((number) =>
      number.startsWith(scene) && /^[A-Z]*$/.test(number.slice(scene.length))
        ? [placeOf(number.slice(scene.length))]
        : [],
    );
    return scene + lettersOf(used.length === 0 ? 0 : Math.max(...used) + 1);
  }
  const stems = [...known].flatMap((number) => {
    const parsed = parseShotNumber(number);
    return parsed === null ? [] : [Number(parsed.stem)];
  });
  return String(stems.length === 0 ? 1 : Math.max(...stems) + 1);
}

/**
 * The number of a shot that is put in right after `before`: the next letter when it is free, else one letter more, so that it
 * still reads as lying between. 3 → 3A; between 3A and 3B → 3AA.
 */
export function shotNumberAfter(before: string, taken: readonly string[]): string {
  const known = new Set(taken.map(normal));
  const parsed = parseShotNumber(before);
  if (parsed === null) {
    const stem = normal(before);
    for (let place = 1; ; place++) if (!known.has(stem + lettersOf(place))) return stem + lettersOf(place);
  }
  const { stem, letters } = parsed;
  const next = stem + lettersOf(placeOf(letters) + 1);
  if (!known.has(next)) return next;
  for (let place = 1; ; place++) {
    const candidate = stem + letters + lettersOf(place);
    if (!known.has(candidate)) return candidate;
  }
}
