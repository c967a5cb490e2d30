/** The delivery frame in the recorded one, with the guides that are wanted, and the lens in words below. */
import { findRecord } from '../../../core/document/index.ts';
import { cameraSlate } from '../../state/camera-slate.ts';
import { useDesk, useDocument } from '../../state/desk-store.ts';
import { useStage } from '../../state/stage-store.ts';
import type { PixelRect } from '../picture/pane.ts';
import { centreCross, safeAreas, thirds, type GuideSegment } from './frame-guides.ts';

interface FrameGuidesProps {
  readonly delivery: PixelRect;
  readonly recorded: PixelRect;
}

const lines = (segments: readonly GuideSegment[], className: string) =>
  segments.map(([x1, y1, x2, y2], i) => (
    <line key={`${className} ${i}`} className={className} x1={x1} y1={y1} x2={x2} y2={y2} />
  ));

export function FrameGuides({ delivery, recorded }: FrameGuidesProps) {
  const show = useStage((state) => state.show);
  const cameraId = useStage((state) => state.cameraId);
  const lengthUnit = useDesk((state) => state.settings.lengthUnit);
  const document = useDocument();
  const camera = cameraId === null ? null : findRecord(document, 'camera', cameraId);
  const rect = (r: PixelRect, className: string, key = className) => (
    <rect key={key} className={className} x={r.x} y={r.y} width={r.width} height={r.height} />
  );
  return (
    <>
      <svg className="pn-guides" aria-hidden="true">
        {rect(recorded, 'pn-guide-recorded')}
        {show.frameGuides && rect(delivery, 'pn-guide-frame')}
        {show.frameGuides && lines(centreCross(delivery), 'pn-guide-cross')}
        {show.thirds && lines(thirds(delivery), 'pn-guide-thirds')}
        {show.safeAreas && safeAreas(delivery).map((area, i) => rect(area, 'pn-guide-safe', String(i)))}
      </svg>
      {show.frameGuides && camera !== null && (
        <p
          className="pn-lens-slate"
          style={{ left: recorded.x, top: recorded.y + recorded.height, width: recorded.width }}
        >
          <span>{camera.name}</span>
          {cameraSlate(camera, lengthUnit).map((word) => (
            <span key={word}>{word}</span>
          ))}
        </p>
      )}
    </>
  );
}
