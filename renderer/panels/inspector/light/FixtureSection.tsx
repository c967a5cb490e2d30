/** Which lamp it is: one of the fixture library, or a kind of source with sizes of its own. */
import type { Emitter, LightRecord } from '../../../../core/document/index.ts';
import { useFixtures } from '../../../state/catalog-store.ts';
import { PropertyRow } from '../../../widgets/property-row.tsx';
import { PropertySection } from '../../../widgets/property-section.tsx';
import { SearchSelect } from '../../../widgets/search-select.tsx';
import { Select } from '../../../widgets/select.tsx';
import { bind, change } from '../edit/bind.ts';
import { TextProp } from '../parts/fields.tsx';
import { beamNow, fixtureById, fixtureOf, withFixture } from './fixture-fields.ts';
import { withEmitter } from './light-magnitude.ts';

const KIND_NAMES: Readonly<Record<Emitter['type'], string>> = {
  point: 'Bulb, a point',
  spot: 'Spot with a cone',
  directional: 'Sun, parallel light',
  rectangle: 'Rectangle, a softbox',
  disc: 'Disc',
  sphere: 'Sphere, a china ball',
  profile: 'Measured profile',
};

/** The new kind in the size of the old one, as far as it has one. */
function emitterOf(type: Emitter['type'], from: Emitter): Emitter | null {
  const radiusM = 'radiusM' in from && from.radiusM > 0 ? from.radiusM : 0.1;
  const twoSided = 'twoSided' in from && from.twoSided;
  switch (type) {
    case 'point':
      return { type, radiusM: Math.min(radiusM, 0.05) };
    case 'spot':
      return { type, innerAngleDeg: 12, outerAngleDeg: 22, radiusM: Math.min(radiusM, 0.15) };
    case 'directional':
      return { type, angularDiameterDeg: 0.533 };
    case 'rectangle':
      return from.type === 'rectangle' ? from : { type, widthM: 1.2, heightM: 0.9, twoSided };
    case 'disc':
      return { type, radiusM: Math.max(radiusM, 0.3), twoSided };
    case 'sphere':
      return { type, radiusM: Math.max(radiusM, 0.2) };
    case 'profile':
      return from.type === 'profile' ? from : null;
  }
}

export function FixtureSection({ records }: { readonly records: readonly LightRecord[] }) {
  const libraries = useFixtures();
  const light = records.at(-1)!;
  const fixture = fixtureOf(libraries, light);
  const isSameFixture = records.every((one) => one.fixture === light.fixture);
  const isSameKind = records.every(({ emitter }) => emitter.type === light.emitter.type);
  const named = bind(records, 'fixture name', (one) => one.fixture, ['fixture']);
  const beams = fixture !== null && fixture.shape.kind === 'spot' ? fixture.shape.beams : [];
  const kinds = (Object.keys(KIND_NAMES) as Emitter['type'][]).filter(
    (type) => type !== 'profile' || light.emitter.type === 'profile',
  );
  return (
    <PropertySection title="Lamp">
      <PropertyRow label="Fixture">
        <SearchSelect
          label="Fixture"
          options={libraries.flatMap(({ family, fixtures }) =>
            fixtures.map(({ id, name, watts }) => ({
              id,
              label: name,
              section: family,
              ...(watts === undefined || name.includes(' W') ? {} : { detail: `${watts} W` }),
            })),
          )}
          value={fixture?.id ?? null}
          isMixed={!isSameFixture}
          placeholder="Choose a fixture"
          onChange={(id) => {
            const chosen = fixtureById(libraries, id);
            if (chosen !== null)
              change(records, `Make it a ${chosen.name}`, (one) => withFixture(one, chosen));
          }}
        />
      </PropertyRow>
      {isSameFixture && fixture !== null && beams.length > 1 && (
        <PropertyRow label="Beam">
          <Select
            label="Beam of the fixture"
            options={beams.map(({ name, beamDegrees }) => ({
              id: name,
              label: name,
              detail: `${beamDegrees}°`,
            }))}
            value={beamNow(light, fixture)}
            placeholder="Set by hand"
            onChange={(name) => change(records, 'Change beam', (one) => withFixture(one, fixture, name))}
          />
        </PropertyRow>
      )}
      <PropertyRow label="Kind">
        <Select
          label="Kind of light"
          options={kinds.map((id) => ({ id, label: KIND_NAMES[id] }))}
          value={light.emitter.type}
          isMixed={!isSameKind}
          onChange={(type) =>
            change(records, 'Change kind', (one) => {
              const emitter = one.emitter.type === type ? null : emitterOf(type, one.emitter);
              return emitter === null ? one : withEmitter(one, emitter);
            })
          }
        />
      </PropertyRow>
      <TextProp label="On the plot" binding={named} placeholder="Make and model" />
    </PropertySection>
  );
}
