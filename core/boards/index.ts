/** Shot boards: the front door. */
export { buildBoardModel, shotsInOrder, type BoardOptions } from './build-board-model.ts';
export type * from './board-model.ts';
export { boardJson, BOARD_JSON_VERSION } from './board-json.ts';
export { shotsCsv } from './shots-csv.ts';
export { layOutBoard, type LayoutOptions } from './layout/lay-out-board.ts';
export {
  LAYOUTS,
  PAPERS,
  pointsFromMillimetres,
  type BoardLayout,
  type Paper,
} from './layout/page-geometry.ts';
export type * from './layout/page-items.ts';
export { ASCENT, DESCENT, type TextMeasure, type TextStyle, type TypeFace } from './layout/typography.ts';
export { printable } from './layout/text-flow.ts';
export { frameFileName, FRAMES_FOLDER } from './frame-file.ts';
export { arrowStrokes, moveArrows, type ArrowStroke, type MoveArrow } from './move-arrows.ts';
