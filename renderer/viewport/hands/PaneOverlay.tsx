/** What lies over one pane as elements of the page: the frame and its guides, markers of cameras and lights, measurements, meters, words. */
import './hands.css';
import { useHands } from '../../state/hands-store.ts';
import { useStage } from '../../state/stage-store.ts';
import { usePane } from '../picture/pane.ts';
import { AimHandles } from './AimHandles.tsx';
import { FrameGuides } from './FrameGuides.tsx';
import { Markers } from './Markers.tsx';
import { MeasureLabels } from './MeasureLabels.tsx';
import { SoloChip } from './SoloChip.tsx';
import { MeterPins } from './MeterPins.tsx';

export function PaneOverlay() {
  const { paneIndex, view, delivery, recorded } = usePane();
  const hud = useHands((state) => state.hud);
  const hudPlace = useHands((state) => state.hudPlace);
  const isActive = useStage((state) => state.activePane === paneIndex);
  const marquee = useHands((state) => (state.marquee?.pane === paneIndex ? state.marquee : null));
  return (
    <div className="pn-overlay">
      {view === 'camera' && delivery !== null && recorded !== null && (
        <FrameGuides delivery={delivery} recorded={recorded} />
      )}
      <Markers />
      <MeasureLabels />
      <MeterPins />
      <AimHandles />
      {isActive && <SoloChip />}
      {marquee !== null && (
        <div
          className="pn-marquee"
          style={{
            left: Math.min(marquee.from[0], marquee.to[0]),
            top: Math.min(marquee.from[1], marquee.to[1]),
            width: Math.abs(marquee.to[0] - marquee.from[0]),
            height: Math.abs(marquee.to[1] - marquee.from[1]),
          }}
        />
      )}
      {hud !== null && isActive && (
        <p className={`pn-hands-hud pn-hands-hud-${hudPlace}`} role="status">
          {hud}
        </p>
      )}
    </div>
  );
}
