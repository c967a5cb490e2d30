/** Focus distance and what is sharp around it. */
import { Crosshair, Infinity as InfinityIcon } from 'lucide-react';
import type { CameraRecord } from '../../../../core/document/index.ts';
import { formatQuantity } from '../../../../core/units/quantity-text.ts';
import { Button } from '../../../widgets/button.tsx';
import { PropertySection } from '../../../widgets/property-section.tsx';
import { useHabits } from '../../../widgets/quantity-field.tsx';
import { bind } from '../edit/bind.ts';
import { FactRow, QuantityProp } from '../parts/fields.tsx';
import { FAR_ENOUGH_M } from './camera-actions.ts';
import type { CameraFacts } from './camera-facts.ts';

const focusOf = (camera: CameraRecord): number =>
  camera.focusDistanceM === 'infinity' ? Infinity : camera.focusDistanceM;
/** The document writes infinity as a word. */
const FOCUS_JSON = {
  track: 'focusDistanceM',
  toJson: (metres: number) => (metres === Infinity ? 'infinity' : metres),
  toKey: (metres: number) => (metres === Infinity ? FAR_ENOUGH_M : metres),
} as const;

export interface FocusSectionProps {
  readonly records: readonly CameraRecord[];
  readonly facts: CameraFacts | null;
  readonly warning: string | null;
}

export function FocusSection({ records, facts, warning }: FocusSectionProps) {
  const habits = useHabits();
  const focus = bind(records, 'focus', focusOf, ['focusDistanceM'], FOCUS_JSON);
  // a limit of sharpness is not known to the millimetre
  const length = (metres: number): string => formatQuantity(Math.round(metres * 100) / 100, 'length', habits);
  const depth = facts?.depth ?? null;
  return (
    <PropertySection title="Focus">
      <QuantityProp
        label="Distance"
        quantity="length"
        binding={focus}
        min={0.01}
        mayBeInfinite={true}
        hint={warning ?? undefined}
        isWarning={true}
      />
      <div className="pn-insp-buttons">
        <Button icon={Crosshair} actionId="camera.focus-on-selected">
          Focus on selected
        </Button>
        <Button icon={InfinityIcon} actionId="camera.focus-infinity">
          Infinity
        </Button>
      </div>
      {depth !== null && records.length === 1 && (
        <div className="pn-insp-facts">
          <FactRow label="Sharp from – to">
            {length(depth.near)} – {length(depth.far)}
          </FactRow>
          {depth.far !== Infinity && <FactRow label="Depth of field">{length(depth.total)}</FactRow>}
          <FactRow label="Hyperfocal">{length(depth.hyperfocal)}</FactRow>
          {facts?.frameAtFocus !== null && facts !== null && (
            <FactRow label="Frame at focus">
              {length(facts.frameAtFocus.width)} × {length(facts.frameAtFocus.height)}
            </FactRow>
          )}
        </div>
      )}
    </PropertySection>
  );
}
