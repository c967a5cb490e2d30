/** A chord, key by key. */
import { chordKeys } from './chord.ts';
import { isMac } from './platform.ts';

export function Kbd({ chord }: { readonly chord: string }) {
  const keys = chordKeys(chord, isMac);
  if (keys.length === 0) return null;
  return (
    <span className="pn-kbd" aria-hidden="true">
      {keys.map((key, place) => (
        <kbd key={place}>{key}</kbd>
      ))}
    </span>
  );
}
