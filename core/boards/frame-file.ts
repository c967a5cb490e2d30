/** Where a shot's frame lies in a board's folder. Ids are lower-case letters, digits and hyphens: safe everywhere. */
import type { BoardShot } from './board-model.ts';

export const FRAMES_FOLDER = 'frames';
export const frameFileName = ({ id }: Pick<BoardShot, 'id'>): string => `${FRAMES_FOLDER}/${id}.png`;
