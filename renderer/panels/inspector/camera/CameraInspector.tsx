/** A camera as its crew speaks of it: body, lens, exposure, place; with what follows from them. */
import { Camera, Eye } from 'lucide-react';
import type { CameraRecord } from '../../../../core/document/index.ts';
import { formatShutterTime } from '../../../../core/optics/slate.ts';
import { formatTStop } from '../../../../core/optics/stop-scale.ts';
import { seconds } from '../../../../core/units/units.ts';
import { useOptics } from '../../../state/catalog-store.ts';
import { setStage, useStage } from '../../../state/stage-store.ts';
import { IconButton } from '../../../widgets/icon-button.tsx';
import { PropertySection } from '../../../widgets/property-section.tsx';
import { useHabits } from '../../../widgets/quantity-field.tsx';
import { bind } from '../edit/bind.ts';
import { QuantityProp, TextProp } from '../parts/fields.tsx';
import { PoseRows } from '../parts/PoseSection.tsx';
import { RecordHead } from '../parts/RecordHead.tsx';
import { BodySection } from './BodySection.tsx';
import { cameraFacts, cameraWarnings } from './camera-facts.ts';
import { ExposureSection } from './ExposureSection.tsx';
import { FilterSection } from './FilterSection.tsx';
import { FocusSection } from './FocusSection.tsx';
import { LensSection } from './LensSection.tsx';

/** "35 mm, T2.8, 1/48 s, EI 800, 5600 K" */
function summary(camera: CameraRecord, shutterS: number): string {
  const focal = `${Number(camera.focalLengthMm.toFixed(1))} mm`;
  const nd = camera.ndStops === 0 ? '' : `, ND ${(camera.ndStops * 0.3).toFixed(1)}`;
  return `${focal}, ${formatTStop(camera.tStop)}, ${formatShutterTime(seconds(shutterS))}, EI ${Math.round(camera.exposureIndex)}${nd}, ${Math.round(camera.whiteBalanceK)} K`;
}

export function CameraInspector({ records }: { readonly records: readonly CameraRecord[] }) {
  const catalog = useOptics();
  const habits = useHabits();
  const activeId = useStage((stage) => stage.cameraId);
  const camera = records.at(-1)!;
  const facts = cameraFacts(camera, catalog);
  const warnings = facts === null ? null : cameraWarnings(camera, facts, habits);
  const support = bind(records, 'support', (one) => one.support, ['support']);
  const notes = bind(records, 'notes', (one) => one.notes, ['notes']);
  const shift = ([0, 1] as const).map((i) =>
    bind(records, 'lens shift', (one) => one.lensShift[i], ['lensShift', i]),
  );
  return (
    <>
      <RecordHead
        records={records}
        icon={Camera}
        title="Camera"
        summary={records.length === 1 && facts !== null ? summary(camera, facts.shutterS) : undefined}
        trailing={
          <IconButton
            icon={Eye}
            label={activeId === camera.id ? 'The stage looks through it' : 'Look through this camera'}
            isPressed={activeId === camera.id}
            onPress={() => setStage({ cameraId: camera.id })}
          />
        }
      />
      <BodySection records={records} catalog={catalog} facts={facts} warning={warnings?.coverage ?? null} />
      <LensSection records={records} catalog={catalog} facts={facts} warnings={warnings} />
      <FocusSection records={records} facts={facts} warning={warnings?.focus ?? null} />
      <ExposureSection records={records} facts={facts} warnings={warnings} />
      <FilterSection records={records} catalog={catalog} />
      <PropertySection title="Camera position">
        <PoseRows records={records} />
        <TextProp label="Support" binding={support} placeholder="sticks, dolly, crane …" />
      </PropertySection>
      <PropertySection title="Lens shift" isOpenAtFirst={false}>
        <QuantityProp
          label="Shift right"
          quantity="fraction"
          binding={shift[0]!}
          min={-2}
          max={2}
          step={0.01}
          hint="Of the width of the frame"
        />
        <QuantityProp
          label="Shift up"
          quantity="fraction"
          binding={shift[1]!}
          min={-2}
          max={2}
          step={0.01}
          hint="Of the height of the frame: straight verticals without tilting"
        />
      </PropertySection>
      <PropertySection title="Camera notes" isOpenAtFirst={false}>
        <TextProp label="Notes" binding={notes} isMultiline={true} />
      </PropertySection>
    </>
  );
}
