/** Lengths, rises and the angle of the measure tool, at what they measure. */
import { useRef } from 'react';
import { Vector3 } from 'three';
import type { Vec3 } from '../../../core/math/vec3.ts';
import { useDesk } from '../../state/desk-store.ts';
import { useHands } from '../../state/hands-store.ts';
import { usePane } from '../picture/pane.ts';
import { useFollow } from './followers.ts';
import { lengthText } from './gesture-words.ts';
import { cornerDeg, legsOf, totalM } from './measure.ts';

export function MeasureLabels() {
  const points = useHands((state) => state.measureM);
  useDesk((state) => state.settings.lengthUnit);
  const legs = legsOf(points);
  const corner = cornerDeg(points);
  return legs.map((leg, i) => {
    const isLast = i === legs.length - 1;
    const words = [lengthText(leg.lengthM), `↕ ${lengthText(leg.riseM)}`];
    if (isLast && legs.length > 1) words.push(`Σ ${lengthText(totalM(points))}`);
    if (isLast && corner !== null) words.push(`∠ ${corner.toFixed(1)}°`);
    return <MeasureLabel key={i} from={leg.from} to={leg.to} text={words.join('  ')} />;
  });
}

function MeasureLabel({ from, to, text }: { readonly from: Vec3; readonly to: Vec3; readonly text: string }) {
  const { pane } = usePane();
  const element = useRef<HTMLDivElement>(null);
  useFollow(pane, element, () => new Vector3(...from).lerp(new Vector3(...to), 0.5));
  return (
    <div ref={element} className="pn-follower">
      <span className="pn-measure-label" role="note">
        {text}
      </span>
    </div>
  );
}
