/** What a thing is made of: a material of the project, a preset, or one of its own. */
import { Pencil } from 'lucide-react';
import {
  MATERIAL_PRESETS,
  recordsOf,
  type Document,
  type MaterialPreset,
  type MaterialRecord,
  type ObjectRecord,
} from '../../../../core/document/index.ts';
import { useDocument } from '../../../state/desk-store.ts';
import { applyMaterialPreset } from '../../../state/placing.ts';
import { select } from '../../../state/selection-store.ts';
import { Button } from '../../../widgets/button.tsx';
import { IconButton } from '../../../widgets/icon-button.tsx';
import { PropertyRow } from '../../../widgets/property-row.tsx';
import { PropertySection } from '../../../widgets/property-section.tsx';
import { SearchSelect } from '../../../widgets/search-select.tsx';
import { bind, change } from '../edit/bind.ts';
import { ColourProp, ShareProp } from '../parts/fields.tsx';
import { MaterialBall } from '../material/MaterialBall.tsx';
import { materialIdOf, takesMaterial, usersOf } from '../material/material-uses.ts';

const NONE = 'none';
const PRESET = 'preset:';

const materialOf = (document: Document, id: string | null): MaterialRecord | null => {
  const record = id === null ? undefined : document.records.get(id);
  return record?.kind === 'material' ? record : null;
};

export function MaterialSection({ records }: { readonly records: readonly ObjectRecord[] }) {
  const document = useDocument();
  const object = records.at(-1)!;
  if (object.content.type === 'model') return <OverrideRows records={records} />;
  if (!records.every(takesMaterial)) return null;
  const id = materialIdOf(object);
  const material = materialOf(document, id);
  const isMixed = records.some((one) => materialIdOf(one) !== id);
  const users = material === null ? [] : usersOf(document, material.id);
  const others = users.filter((user) => !records.some((one) => one.id === user.id)).length;
  const materials = recordsOf(document, 'material');
  const choose = (chosen: string): void => {
    if (chosen.startsWith(PRESET)) {
      applyMaterialPreset(
        chosen.slice(PRESET.length) as MaterialPreset,
        records.map((one) => one.id),
      );
      return;
    }
    change(records, 'Change material', (one) => ({
      ...one,
      content: { ...one.content, materialId: chosen === NONE ? null : chosen } as ObjectRecord['content'],
    }));
  };
  return (
    <PropertySection
      title="Material"
      trailing={
        material !== null &&
        !isMixed && (
          <IconButton icon={Pencil} label="Edit the whole material" onPress={() => select([material.id])} />
        )
      }
    >
      <PropertyRow label="Material">
        <SearchSelect
          label="Material"
          options={[
            { id: NONE, label: 'Plain grey' },
            ...materials.map(({ id: each, name }) => ({ id: each, label: name, section: 'In this project' })),
            ...Object.keys(MATERIAL_PRESETS).map((name) => ({
              id: PRESET + name,
              label: name[0]!.toUpperCase() + name.slice(1),
              section: 'Presets',
            })),
          ]}
          value={id ?? NONE}
          isMixed={isMixed}
          onChange={choose}
        />
      </PropertyRow>
      {material !== null && !isMixed && (
        <>
          <div className="pn-insp-preview">
            <MaterialBall material={material} />
            {others > 0 && (
              <div className="pn-insp-preview-text">
                <span>
                  {others === 1 ? 'One other thing wears' : `${others} other things wear`} it: a change is
                  seen there too.
                </span>
                <Button actionId="material.make-unique">Make it unique</Button>
              </div>
            )}
          </div>
          <ColourProp
            label="Colour"
            binding={bind([material], 'colour', (m: MaterialRecord) => m.baseColor.value, [
              'baseColor',
              'value',
            ])}
          />
          <ShareProp
            label="Roughness"
            binding={bind([material], 'roughness', (m: MaterialRecord) => m.specularRoughness.value, [
              'specularRoughness',
              'value',
            ])}
          />
        </>
      )}
    </PropertySection>
  );
}

/** Materials of an imported model that were replaced. */
function OverrideRows({ records }: { readonly records: readonly ObjectRecord[] }) {
  const document = useDocument();
  const { content } = records.at(-1)!;
  if (content.type !== 'model' || records.length > 1) return null;
  const names = Object.keys(content.materialOverrides);
  const materials = recordsOf(document, 'material');
  return (
    <PropertySection title="Materials of the model" isOpenAtFirst={names.length > 0}>
      {names.length === 0 ? (
        <p className="pn-insp-hint">It wears the materials of its file.</p>
      ) : (
        names.map((name) => (
          <PropertyRow key={name} label={name}>
            <SearchSelect
              label={`Material instead of ${name}`}
              options={[
                { id: NONE, label: 'As in the file' },
                ...materials.map(({ id, name: each }) => ({ id, label: each })),
              ]}
              value={content.materialOverrides[name] ?? NONE}
              onChange={(id) =>
                change(records, 'Change material', (one) => {
                  if (one.content.type !== 'model') return one;
                  const rest = Object.entries(one.content.materialOverrides).filter(([key]) => key !== name);
                  const materialOverrides = Object.fromEntries(id === NONE ? rest : [...rest, [name, id]]);
                  return { ...one, content: { ...one.content, materialOverrides } };
                })
              }
            />
          </PropertyRow>
        ))
      )}
    </PropertySection>
  );
}
