/** Incident meters on the stage: lux and foot-candles, colour, and where the active camera's exposure stands to it. */
import { X } from 'lucide-react';
import { useRef } from 'react';
import { Vector3 } from 'three';
import { findRecord } from '../../../core/document/index.ts';
import { illuminanceForCard } from '../../../core/optics/exposure.ts';
import { useDocument } from '../../state/desk-store.ts';
import { useHands, type MeterPin } from '../../state/hands-store.ts';
import { useStage } from '../../state/stage-store.ts';
import { IconButton } from '../../widgets/icon-button.tsx';
import { usePane } from '../picture/pane.ts';
import { exposureSettingsOf } from '../../panels/inspector/camera/exposure-of.ts';
import { useFollow } from './followers.ts';
import { removePin } from './meter-pins.ts';
import { readingWords } from './reading-words.ts';

export function MeterPins() {
  const pins = useHands((state) => state.pins);
  const sceneId = useStage((state) => state.sceneId);
  return pins.filter((pin) => pin.sceneId === sceneId).map((pin) => <Pin key={pin.id} pin={pin} />);
}

function Pin({ pin }: { readonly pin: MeterPin }) {
  const { pane } = usePane();
  const element = useRef<HTMLDivElement>(null);
  useFollow(pane, element, () => new Vector3(...pin.pointM));
  const document = useDocument();
  const cameraId = useStage((state) => state.cameraId);
  const camera = cameraId === null ? null : findRecord(document, 'camera', cameraId);
  const keyLx = camera === null ? null : illuminanceForCard(exposureSettingsOf(camera));
  const words = readingWords(pin, keyLx);
  return (
    <div ref={element} className="pn-follower">
      <div className="pn-meter" role="group" aria-label="Incident meter" data-own-pointer="">
        <div className="pn-meter-dome" />
        <div className={`pn-meter-words${pin.state === 'reading' ? ' pn-meter-reading' : ''}`}>
          {words.map((word) => (
            <span key={word}>{word}</span>
          ))}
        </div>
        <IconButton label="Take the meter away" icon={X} onPress={() => removePin(pin.id)} />
      </div>
    </div>
  );
}
