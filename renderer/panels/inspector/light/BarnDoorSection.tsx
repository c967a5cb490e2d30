/** Four leaves that cut the beam. */
import type { LightRecord } from '../../../../core/document/index.ts';
import { PropertySection } from '../../../widgets/property-section.tsx';
import { Switch } from '../../../widgets/switch.tsx';
import { bind, change } from '../edit/bind.ts';
import { QuantityProp } from '../parts/fields.tsx';

const OPEN = { topDeg: 45, bottomDeg: 45, leftDeg: 45, rightDeg: 45 } as const;
const LEAVES = [
  ['topDeg', 'Top'],
  ['bottomDeg', 'Bottom'],
  ['leftDeg', 'Left'],
  ['rightDeg', 'Right'],
] as const;

export function BarnDoorSection({ records }: { readonly records: readonly LightRecord[] }) {
  const light = records.at(-1)!;
  const has = records.every(({ barnDoors }) => barnDoors !== null);
  const isMixed = records.some(({ barnDoors }) => (barnDoors === null) !== (light.barnDoors === null));
  return (
    <PropertySection
      title="Barn doors"
      isOpenAtFirst={light.barnDoors !== null}
      trailing={
        <Switch
          label="Barn doors"
          isLabelHidden={true}
          isOn={light.barnDoors !== null}
          isMixed={isMixed}
          onChange={(isOn) =>
            change(records, isOn ? 'Put barn doors on' : 'Take barn doors off', (one) => ({
              ...one,
              barnDoors: isOn ? (one.barnDoors ?? OPEN) : null,
            }))
          }
        />
      }
    >
      {has ? (
        LEAVES.map(([key, label]) => (
          <QuantityProp
            key={key}
            label={label}
            quantity="angle"
            step={5}
            min={-60}
            max={120}
            binding={bind(records, `${label.toLowerCase()} leaf`, (one) => one.barnDoors?.[key] ?? 0, [
              'barnDoors',
              key,
            ])}
          />
        ))
      ) : (
        <p className="pn-insp-hint">No barn doors. 90° is wide open, 0° along the beam, minus closes in.</p>
      )}
    </PropertySection>
  );
}
