/** A lamp as a gaffer orders and sets it: fixture, level, colour, beam, place; with what a meter would read. */
import { Lightbulb } from 'lucide-react';
import type { LightRecord } from '../../../../core/document/index.ts';
import { PropertySection } from '../../../widgets/property-section.tsx';
import { Switch } from '../../../widgets/switch.tsx';
import { bind } from '../edit/bind.ts';
import { SwitchProp, TextProp } from '../parts/fields.tsx';
import { PoseRows } from '../parts/PoseSection.tsx';
import { RecordHead } from '../parts/RecordHead.tsx';
import { BarnDoorSection } from './BarnDoorSection.tsx';
import { BeamSection } from './BeamSection.tsx';
import { ColourSection } from './ColourSection.tsx';
import { FixtureSection } from './FixtureSection.tsx';
import { GelSection } from './GelSection.tsx';
import { LevelSection } from './LevelSection.tsx';

export function LightInspector({ records }: { readonly records: readonly LightRecord[] }) {
  const enabled = bind(records, 'switch', (light) => light.enabled, ['enabled']);
  const group = bind(records, 'light group', (light) => light.lightGroup, ['lightGroup']);
  const visible = bind(records, 'visible lamp', (light) => light.visibleToCamera, ['visibleToCamera']);
  const notes = bind(records, 'notes', (light) => light.notes, ['notes']);
  const hasDoors = records.every(({ emitter }) => emitter.type === 'spot' || emitter.type === 'rectangle');
  return (
    <>
      <RecordHead
        records={records}
        icon={Lightbulb}
        title="Light"
        trailing={
          <Switch
            label={enabled.value ? 'On' : 'Off'}
            isOn={enabled.value}
            isMixed={enabled.isMixed}
            onChange={(isOn) => enabled.set(isOn)}
          />
        }
      />
      <FixtureSection records={records} />
      <LevelSection records={records} />
      <ColourSection records={records} />
      <GelSection records={records} />
      <BeamSection records={records} />
      {hasDoors && <BarnDoorSection records={records} />}
      <PropertySection title="Light position">
        <PoseRows records={records} />
      </PropertySection>
      <PropertySection title="Light in the picture" isOpenAtFirst={false}>
        <SwitchProp
          label="Lamp is seen"
          binding={visible}
          hint="Off: it lights, and the camera does not see it."
        />
        <TextProp label="Light group" binding={group} isRequired={true} maxLength={100} />
        <TextProp label="Notes" binding={notes} isMultiline={true} />
      </PropertySection>
    </>
  );
}
