/** Finds the display picture of a take: takes keep scene-linear EXR for work and PNG for eyes. */
import { recordsOf, type Document, type TakeRecord } from '../../../core/document/index.ts';

/** Number of the file to show, of those nearest to a frame; null when the take has no picture that a page can show. */
export function pictureFileOf(take: TakeRecord, frame: number): number | null {
  const pictures = take.files.flatMap((file, index) =>
    /\.(png|jpe?g)$/i.test(file) ? [{ index, frame: frameOfFile(file) }] : [],
  );
  if (pictures.length === 0) return null;
  const far = (picture: { frame: number | null }): number =>
    picture.frame === null ? Infinity : Math.abs(picture.frame - frame);
  return pictures.reduce((best, picture) => (far(picture) < far(best) ? picture : best)).index;
}

/** "sht_1/take-2/frame.0012.png" → 12 */
function frameOfFile(file: string): number | null {
  const match = /(\d+)\.[a-z]+$/i.exec(file);
  return match === null ? null : Number(match[1]);
}

/** Takes of a shot that can be shown, newest first. */
export const takesToCompare = (document: Document, shotId: string | null): readonly TakeRecord[] =>
  recordsOf(document, 'take')
    .filter((take) => take.shotId === shotId && pictureFileOf(take, take.startFrame) !== null)
    .sort((a, b) => b.takeNumber - a.takeNumber);
