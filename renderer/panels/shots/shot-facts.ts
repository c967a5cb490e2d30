/** What a shot's row says that is not written in the shot: lens, duration, the size that its framing suggests. */
import {
  findRecord,
  projectOf,
  recordsOf,
  type CameraRecord,
  type Document,
  type ObjectRecord,
  type ShotRecord,
} from '../../../core/document/index.ts';
import { findTrack } from '../../../core/document/shot-keys.ts';
import {
  findCamera,
  findLens,
  findMode,
  lensSqueeze,
  type OpticsCatalog,
} from '../../../core/optics/catalog.ts';
import { viewDirection } from '../../../core/optics/camera-moves.ts';
import { distance, dot, normalize, sub } from '../../../core/math/vec3.ts';
import { Animation } from '../../../core/scene/flatten/tracks.ts';
import { focusPoint, worldBox } from '../../state/record-bounds.ts';
import { cameraPoseAt } from '../timeline/camera-move-tracks.ts';
import { sizeFromFraming } from './shot-size.ts';

const millimetres = (mm: number): string => String(Number(mm.toFixed(1)));
const stop = (t: number): string => `T${Number(t.toFixed(1))}`;

/** "35 mm T2.8", "35–85 mm T2.8" when it zooms. */
export function lensText(document: Document, shot: ShotRecord): string {
  const camera = findRecord(document, 'camera', shot.cameraId);
  if (camera === null) return '';
  const zoom = findTrack(shot, camera.id, 'focalLengthMm');
  const focals = zoom === null ? [camera.focalLengthMm] : zoom.keys.map((key) => key.value);
  const [short, long] = [Math.min(...focals), Math.max(...focals)];
  const focal = long - short < 0.05 ? millimetres(long) : `${millimetres(short)}–${millimetres(long)}`;
  const tStop = new Animation(shot).number(camera.id, 'tStop', camera.tStop, shot.boardFrame);
  return `${focal} mm ${stop(tStop)}`;
}

export const frameCount = (shot: ShotRecord): number => shot.endFrame - shot.startFrame + 1;

/** "4 s", "2.5 s" */
export const durationText = (shot: ShotRecord, fps: number): string =>
  `${Number((frameCount(shot) / fps).toFixed(1))} s`;

/** "1–96" → [1, 96]; "48" → that many frames from the start; null for anything else. */
export function parseRange(text: string, startFrame: number): readonly [number, number] | null {
  const range = /^\s*(-?\d+)\s*(?:[-–—:]|to|\.\.)\s*(-?\d+)\s*$/.exec(text);
  if (range !== null) return [Number(range[1]), Number(range[2])];
  const count = /^\s*(\d+)\s*f?\s*$/.exec(text);
  return count === null || Number(count[1]) < 1 ? null : [startFrame, startFrame + Number(count[1]) - 1];
}

interface Film {
  readonly widthMm: number;
  readonly heightMm: number;
  readonly squeeze: number;
}

/** Null for a body or a lens that is not in the catalogue (yet). */
function filmOf(camera: CameraRecord, catalog: OpticsCatalog): Film | null {
  try {
    const { widthMm, heightMm } =
      camera.customSensor ?? findMode(findCamera(catalog, camera.bodyId ?? ''), camera.recordingModeId ?? '');
    const glass = camera.lensId === null ? null : findLens(catalog, camera.lensId);
    const squeeze = glass === null ? camera.genericLens.squeeze : lensSqueeze(glass.set, glass.lens);
    return { widthMm, heightMm, squeeze };
  } catch {
    return null;
  }
}

/** The figure that the shot is about: its first subject that is one, else the one nearest to the middle of the frame. */
function subjectOf(document: Document, shot: ShotRecord): ObjectRecord | null {
  const figures = recordsOf(document, 'object').filter(
    (object) => object.sceneId === shot.sceneId && object.role === 'figure',
  );
  const named = shot.subjectIds.flatMap((id) => figures.find((figure) => figure.id === id) ?? []);
  if (named[0] !== undefined) return named[0];
  const camera = findRecord(document, 'camera', shot.cameraId);
  if (camera === null) return null;
  const pose = cameraPoseAt(document, shot, camera, shot.boardFrame);
  const forward = viewDirection(pose);
  const IN_FRAME = 0.85;
  const middle = figures
    .map((figure) => ({
      figure,
      cosine: dot(normalize(sub(focusPoint(document, figure), pose.position)), forward),
    }))
    .filter(({ cosine }) => cosine > IN_FRAME)
    .sort((a, b) => b.cosine - a.cosine);
  return middle[0]?.figure ?? null;
}

/** The size that the framing has at the board frame; null without a figure to judge by. */
export function suggestedSize(document: Document, shot: ShotRecord, catalog: OpticsCatalog): string | null {
  const camera = findRecord(document, 'camera', shot.cameraId);
  const subject = subjectOf(document, shot);
  if (camera === null || subject === null) return null;
  const film = filmOf(camera, catalog);
  const box = worldBox(document, subject);
  if (film === null || box === null) return null;
  const pose = cameraPoseAt(document, shot, camera, shot.boardFrame);
  const away = distance(pose.position, focusPoint(document, subject));
  const focal = new Animation(shot).number(camera.id, 'focalLengthMm', camera.focalLengthMm, shot.boardFrame);
  const ratio = shot.aspectRatio ?? projectOf(document).deliveryAspectRatios[0]!.ratio;
  const heightMm = Math.min(film.heightMm, (film.widthMm * film.squeeze) / ratio);
  const figureHeight = Math.max(1.5, box.max[1] - box.min[1]);
  return sizeFromFraming((heightMm / focal) * away, figureHeight);
}
