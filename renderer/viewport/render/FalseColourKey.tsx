/** The key of false colour: every band with its stops, as core has them, from black to clipped. */
import { FALSE_COLOUR_BANDS } from '../../../core/color/false-colour.ts';
import type { Triple } from '../../../core/color/matrix3.ts';

const cssOf = (colour: Triple): string => `rgb(${colour.map((v) => Math.round(v * 255)).join(' ')})`;
const number = (stops: number): string =>
  stops === 0 ? '0' : `${stops < 0 ? '−' : '+'}${String(Math.abs(stops))}`;

export function bandRange(fromStops: number, toStops: number): string {
  if (!Number.isFinite(fromStops)) return `below ${number(toStops)}`;
  if (!Number.isFinite(toStops)) return `${number(fromStops)} and over`;
  return `${number(fromStops)} to ${number(toStops)}`;
}

/** Grey bands show the greys that they run through. */
function greys(fromStops: number, toStops: number): string {
  const grey = (stops: number): string => {
    const code = Math.round(Math.min(1, Math.max(0, (stops + 6) / 12)) * 255);
    return `rgb(${code} ${code} ${code})`;
  };
  return `linear-gradient(to top, ${grey(fromStops)}, ${grey(toStops)})`;
}

export function FalseColourKey() {
  return (
    <ul className="pn-false-key" aria-label="Key of false colour, in stops over 18 % grey">
      {FALSE_COLOUR_BANDS.toReversed().map((band) => (
        <li key={band.name}>
          <span
            className="pn-false-swatch"
            style={{
              background: band.colour === null ? greys(band.fromStops, band.toStops) : cssOf(band.colour),
            }}
            aria-hidden="true"
          />
          <span className="pn-false-name">{band.name}</span>
          <span className="pn-false-stops">{bandRange(band.fromStops, band.toStops)}</span>
        </li>
      ))}
    </ul>
  );
}
