/** The world beyond the set: an even dome, a photographed panorama, or the sun and sky of a place and an hour. */
import { CloudSun } from 'lucide-react';
import type { EnvironmentRecord, EnvironmentSource, FieldPath } from '../../../../core/document/index.ts';
import { runAction } from '../../../state/actions.ts';
import { Button } from '../../../widgets/button.tsx';
import { PropertySection } from '../../../widgets/property-section.tsx';
import { SegmentedControl } from '../../../widgets/segmented-control.tsx';
import { bind, change } from '../edit/bind.ts';
import { QuantityProp, SwitchProp, TextProp } from '../parts/fields.tsx';
import { RecordHead } from '../parts/RecordHead.tsx';
import { ColourRows } from '../light/ColourSection.tsx';
import { colourReading } from '../light/light-colour.ts';
import { SunSection } from './SunSection.tsx';
import { newSunSky, UNIFORM } from './environment-defaults.ts';

const TYPES = [
  { id: 'uniform', label: 'Even' },
  { id: 'sunSky', label: 'Sun & sky' },
  { id: 'image', label: 'Panorama' },
] as const;

export function EnvironmentInspector({ records }: { readonly records: readonly EnvironmentRecord[] }) {
  const environment = records.at(-1)!;
  const { source } = environment;
  const isSameType = records.every((one) => one.source.type === source.type);
  const visible = bind(records, 'background', (one) => one.visibleToCamera, ['visibleToCamera']);
  const group = bind(records, 'light group', (one) => one.lightGroup, ['lightGroup']);
  const setType = (type: EnvironmentSource['type']): void => {
    if (type === 'image') {
      // the world stays as it is until a file has been read
      runAction('environment.choose-panorama');
      return;
    }
    const next = type === 'uniform' ? UNIFORM : newSunSky(new Date().toISOString().slice(0, 10));
    change(records, 'Change environment', (one) =>
      one.source.type === type ? one : { ...one, source: next },
    );
  };
  return (
    <>
      <RecordHead records={records} icon={CloudSun} title="Environment" />
      <PropertySection title="World">
        <div className="pn-insp-inline">
          <SegmentedControl
            label="What lies around the set"
            options={TYPES.map((option) => ({
              ...option,
              isDisabled: false,
            }))}
            value={isSameType ? source.type : null}
            onChange={setType}
          />
        </div>
        {isSameType && source.type === 'uniform' && <UniformRows records={records} />}
        {isSameType && source.type === 'image' && <PanoramaRows records={records} />}
      </PropertySection>
      {isSameType && source.type === 'sunSky' && <SunSection records={records} source={source} />}
      <PropertySection title="Environment in the picture">
        <SwitchProp
          label="Is seen"
          binding={visible}
          hint="Off: it lights the set, and the background is black."
        />
        <TextProp label="Light group" binding={group} isRequired={true} maxLength={100} />
      </PropertySection>
    </>
  );
}

function UniformRows({ records }: { readonly records: readonly EnvironmentRecord[] }) {
  const colorOf = (one: EnvironmentRecord) => (one.source.type === 'uniform' ? one.source : UNIFORM).color;
  const level = bind(
    records,
    'luminance',
    (one) => (one.source.type === 'uniform' ? one.source.luminanceNits : 0),
    ['source', 'luminanceNits'],
  );
  const binding = bind(records, 'colour', colorOf, ['source', 'color']);
  return (
    <>
      <QuantityProp
        label="Luminance"
        quantity="luminance"
        binding={level}
        min={0}
        hint={`Lights a level floor with ${Math.round(level.value * Math.PI)} lx`}
      />
      <ColourRows
        binding={binding}
        reading={colourReading(binding.value, [])}
        fieldOf={(key, name, read) =>
          bind(records, name, (one) => read(colorOf(one)), ['source', 'color', key] satisfies FieldPath)
        }
      />
    </>
  );
}

function PanoramaRows({ records }: { readonly records: readonly EnvironmentRecord[] }) {
  const imageOf = (one: EnvironmentRecord) => (one.source.type === 'image' ? one.source : null);
  const level = bind(records, 'level', (one) => imageOf(one)?.nitsPerUnit ?? 0, ['source', 'nitsPerUnit']);
  const rotation = bind(records, 'rotation', (one) => imageOf(one)?.rotationDeg ?? 0, [
    'source',
    'rotationDeg',
  ]);
  return (
    <>
      <QuantityProp
        label="Pixel of 1.0"
        quantity="luminance"
        binding={level}
        min={0}
        hint="Luminance that a pixel value of one stands for"
      />
      <QuantityProp label="Rotation" quantity="angle" binding={rotation} min={-360} max={360} step={5} />
      <div className="pn-insp-inline">
        <Button actionId="environment.choose-panorama">Choose another file…</Button>
      </div>
    </>
  );
}
