/**
 * Ids of composed records: they start with the scene's stem and follow from the key of the thing, so that composing a revised scene
 * again gives the same ids to what is the same.
 */
import { ID_PREFIX, type RecordKind } from '../../document/index.ts';

const STEM_LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789';
const STEM_LENGTH = 10;

/** @param random gives numbers in [0, 1). */
export const drawStem = (random: () => number): string =>
  Array.from({ length: STEM_LENGTH }, () => STEM_LETTERS[Math.floor(random() * STEM_LETTERS.length)]!).join(
    '',
  );

/** Short and the same for the same text: FNV-1a, twice with other starts. */
function fingerprint(text: string): string {
  const half = (start: number): string => {
    let h = start;
    for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
    return (h >>> 0).toString(36);
  };
  return half(0x811c9dc5) + half(0x1b873593);
}

export class SceneIds {
  readonly stem: string;

  constructor(stem: string) {
    this.stem = stem;
  }

  /** The scene itself, its only environment, camera, … */
  only(kind: RecordKind): string {
    return `${ID_PREFIX[kind]}_${this.stem}`;
  }

  air(): string {
    return `${ID_PREFIX.object}_${this.stem}-air`;
  }

  /** @param look text that is the same for the same material. */
  material(look: string): string {
    return `${ID_PREFIX.material}_${this.stem}-${fingerprint(look)}`;
  }

  /** Ids of one thing's records, one after the other. */
  ofThing(key: string): (kind: 'object' | 'light') => string {
    let count = 0;
    return (kind) => `${ID_PREFIX[kind]}_${this.stem}-${key}-${(count++).toString(36)}`;
  }
}
