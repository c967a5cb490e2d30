/** The production: what stands on the title page, and what all shots share. */
import { FolderOpen, Plus, X } from 'lucide-react';
import type { ProjectRecord } from '../../../../core/document/index.ts';
import { DELIVERY_ASPECTS } from '../../../../core/optics/framing.ts';
import { IconButton } from '../../../widgets/icon-button.tsx';
import { MenuButton } from '../../../widgets/menu.tsx';
import { PropertyRow } from '../../../widgets/property-row.tsx';
import { PropertySection } from '../../../widgets/property-section.tsx';
import { TextField } from '../../../widgets/text-field.tsx';
import { bind, change } from '../edit/bind.ts';
import { QuantityProp, SelectProp, TextProp } from '../parts/fields.tsx';
import { RecordHead } from '../parts/RecordHead.tsx';

const VIEWS = [
  { id: 'agx', label: 'Film-like, AgX' },
  { id: 'neutral', label: 'Neutral' },
] as const;
const DISPLAYS = [
  { id: 'rec709', label: 'Rec.709' },
  { id: 'p3-d65', label: 'P3 D65' },
  { id: 'rec2020', label: 'Rec.2020' },
] as const;
const PEOPLE = [
  ['company', 'Company'],
  ['director', 'Director'],
  ['cinematographer', 'DP'],
  ['productionDesigner', 'Designer'],
  ['author', 'Boards by'],
] as const;
const MOST_RATIOS = 16;

export function ProjectInspector({ records }: { readonly records: readonly ProjectRecord[] }) {
  const project = records[0]!;
  const date = bind(records, 'date', (one) => one.date, ['date']);
  const view = bind<ProjectRecord, ProjectRecord['color']['viewTransform'] | null>(
    records,
    'view transform',
    (one) => one.color.viewTransform,
    ['color', 'viewTransform'],
  );
  const display = bind<ProjectRecord, ProjectRecord['color']['display'] | null>(
    records,
    'display',
    (one) => one.color.display,
    ['color', 'display'],
  );
  const ratios = project.deliveryAspectRatios;
  const setRatios = (next: ProjectRecord['deliveryAspectRatios'], what: string): void =>
    change(records, what, (one) => ({ ...one, deliveryAspectRatios: next }));
  return (
    <>
      <RecordHead records={records} icon={FolderOpen} title="Project" />
      <PropertySection title="Title page">
        {PEOPLE.map(([field, label]) => (
          <TextProp
            key={field}
            label={label}
            binding={bind(records, label.toLowerCase(), (one) => one[field], [field])}
          />
        ))}
        <TextProp
          label="Draft"
          binding={bind(records, 'draft', (one) => one.draft, ['draft'])}
          placeholder="White, Blue rev. 2"
        />
        <PropertyRow label="Date">
          <TextField
            label="Date"
            value={date.value}
            onCommit={(text) => {
              const day = text.trim();
              if (/^\d{4}-\d\d-\d\d$/u.test(day) && !Number.isNaN(Date.parse(day))) date.set(day);
            }}
          />
        </PropertyRow>
        <TextProp
          label="Notes"
          binding={bind(records, 'notes', (one) => one.notes, ['notes'])}
          isMultiline={true}
        />
      </PropertySection>
      <PropertySection title="Frame rate and colour">
        <QuantityProp
          label="Frame rate"
          quantity="fps"
          binding={bind(records, 'frame rate', (one) => one.fps, ['fps'])}
          min={1}
          max={1000}
          presets={[23.976, 24, 25, 29.97, 30, 48, 50, 60].map((value) => ({ label: `${value} fps`, value }))}
          hint="What frame numbers of shots count"
        />
        <SelectProp label="View" binding={view} options={VIEWS} />
        <SelectProp label="Display" binding={display} options={DISPLAYS} />
      </PropertySection>
      <PropertySection
        title="Delivery ratios"
        trailing={
          <MenuButton
            label="Add a ratio"
            icon={Plus}
            isLabelHidden={true}
            isDisabled={ratios.length >= MOST_RATIOS}
            placement="bottom end"
            items={() =>
              DELIVERY_ASPECTS.map(({ id, label, ratio, description }) => ({
                id,
                label: `${label}, ${description}`,
                isDisabled: ratios.some((one) => Math.abs(one.ratio - ratio) < 0.005),
                onAction: () => setRatios([...ratios, { name: label, ratio }], `Add ${label}`),
              }))
            }
          />
        }
      >
        <ul className="pn-insp-list">
          {ratios.map(({ name, ratio }, index) => (
            <li key={`${name} ${ratio}`} className="pn-insp-item">
              <span className="pn-insp-item-text">
                {name}
                {index === 0 && <span className="pn-insp-item-detail">boards are cropped to it</span>}
              </span>
              {index > 0 && (
                <MenuButton
                  label={`${name}: more`}
                  items={[
                    {
                      id: 'first',
                      label: 'Crop boards to it',
                      onAction: () =>
                        setRatios(
                          [ratios[index]!, ...ratios.filter((_, i) => i !== index)],
                          `Crop boards to ${name}`,
                        ),
                    },
                  ]}
                >
                  …
                </MenuButton>
              )}
              <IconButton
                icon={X}
                label={`Take ${name} away`}
                isDisabled={ratios.length === 1}
                onPress={() =>
                  setRatios(
                    ratios.filter((_, i) => i !== index),
                    `Take ${name} away`,
                  )
                }
              />
            </li>
          ))}
        </ul>
      </PropertySection>
    </>
  );
}
