/** Air by how far one sees in it, as haze is spoken of; the document has the extinction per metre. */

/** Koschmieder: a black thing is lost where contrast has fallen to 2 %. */
const VISIBILITY = 3.912;
export const visibilityOf = (extinctionPerM: number): number =>
  extinctionPerM <= 0 ? Infinity : VISIBILITY / extinctionPerM;
export const extinctionOf = (visibilityM: number): number =>
  visibilityM === Infinity || visibilityM <= 0 ? 0 : VISIBILITY / visibilityM;

export function hazeWord(extinctionPerM: number): string {
  const visibility = visibilityOf(extinctionPerM);
  if (visibility > 2000) return 'clear air';
  if (visibility > 250) return 'a hint of haze: beams just show';
  if (visibility > 60) return 'haze: beams are seen';
  if (visibility > 15) return 'heavy haze';
  return 'smoke or fog';
}
