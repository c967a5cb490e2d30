/** The arrows of a shot's move over its picture, as the printed board draws them. */
import { arrowStrokes, type MoveArrow } from '../../../core/boards/index.ts';

export function MoveArrows({
  arrows,
  ratio,
}: {
  readonly arrows: readonly MoveArrow[];
  readonly ratio: number;
}) {
  if (arrows.length === 0) return null;
  const strokes = arrowStrokes(arrows, ratio);
  const label = arrows.map(({ kind, way }) => `${kind} ${way}`).join(', ');
  const line = (className: string) =>
    strokes.map(({ points, dashed }, i) => (
      <polyline
        key={`${className} ${i}`}
        className={className}
        points={points.map(([x, y]) => `${x * 100},${y * 100}`).join(' ')}
        strokeDasharray={dashed ? '4 3' : undefined}
      />
    ));
  return (
    <svg
      className="pn-board-arrows"
      viewBox={`0 0 ${ratio * 100} 100`}
      role="img"
      aria-label={`Move: ${label}`}
    >
      {line('pn-board-arrow-edge')}
      {line('pn-board-arrow')}
    </svg>
  );
}
