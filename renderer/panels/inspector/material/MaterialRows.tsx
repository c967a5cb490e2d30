/** The surface of a material, in the order in which one would describe it. */
import type { FieldPath, MaterialRecord, MaterialPreset } from '../../../../core/document/index.ts';
import { MATERIAL_PRESETS, MEASURED_METALS, createMaterialRecord } from '../../../../core/document/index.ts';
import type { LinearRgb } from '../../../widgets/color-codes.ts';
import { PropertyRow } from '../../../widgets/property-row.tsx';
import { PropertySection } from '../../../widgets/property-section.tsx';
import { SearchSelect } from '../../../widgets/search-select.tsx';
import { bind, change, type Binding } from '../edit/bind.ts';
import { ColourProp, QuantityProp, SelectProp, ShareProp, SwitchProp } from '../parts/fields.tsx';

type Materials = readonly MaterialRecord[];

const METALS: Readonly<Record<(typeof MEASURED_METALS)[number], string>> = {
  Ag: 'Silver', Al: 'Aluminium', Au: 'Gold', Cr: 'Chromium', Cu: 'Copper', Fe: 'Iron', Ni: 'Nickel', Ti: 'Titanium', W: 'Tungsten', brass: 'Brass',
}; // prettier-ignore
const NO_METAL = 'none';

const share = (
  records: Materials,
  what: string,
  read: (m: MaterialRecord) => number,
  path: FieldPath,
): Binding<number> => bind(records, what, read, path);
const colour = (
  records: Materials,
  what: string,
  read: (m: MaterialRecord) => LinearRgb,
  path: FieldPath,
): Binding<LinearRgb> => bind(records, what, read, path);

const PRESET_NAMES = Object.keys(MATERIAL_PRESETS) as MaterialPreset[];
const title = (name: string): string => name[0]!.toUpperCase() + name.slice(1);

/** A preset gives everything but the name. */
export const withPreset = (material: MaterialRecord, preset: MaterialPreset): MaterialRecord => ({
  ...createMaterialRecord({ id: material.id, name: material.name, ...MATERIAL_PRESETS[preset] }),
  preset,
});

export function MaterialRows({ records }: { readonly records: Materials }) {
  const material = records.at(-1)!;
  const isSamePreset = records.every(({ preset }) => preset === material.preset);
  const metal: Binding<string | null> = {
    ...bind<MaterialRecord, string | null>(records, 'metal', (m) => m.metal ?? NO_METAL, ['metal'], {
      toJson: (value) => (value === NO_METAL ? null : value),
    }),
  };
  const textured = material.baseColor.texture === null ? undefined : 'Multiplies its texture';
  return (
    <>
      <PropertySection title="Surface">
        <PropertyRow label="Start from">
          <SearchSelect
            label="Preset"
            options={PRESET_NAMES.map((id) => ({ id, label: title(id) }))}
            value={PRESET_NAMES.find((name) => name === material.preset) ?? null}
            isMixed={!isSamePreset}
            placeholder="Choose a preset"
            onChange={(preset) => change(records, `Make it ${preset}`, (m) => withPreset(m, preset))}
          />
        </PropertyRow>
        <ColourProp
          label="Colour"
          binding={colour(records, 'colour', (m) => m.baseColor.value, ['baseColor', 'value'])}
          hint={textured}
        />
        <ShareProp
          label="Roughness"
          binding={share(records, 'roughness', (m) => m.specularRoughness.value, [
            'specularRoughness',
            'value',
          ])}
        />
        <ShareProp
          label="Metal"
          binding={share(records, 'metalness', (m) => m.baseMetalness.value, ['baseMetalness', 'value'])}
        />
        {material.baseMetalness.value > 0 && (
          <SelectProp
            label="Which metal"
            binding={metal}
            options={[
              { id: NO_METAL, label: 'By its colour' },
              ...MEASURED_METALS.map((id) => ({ id: id as string, label: METALS[id] })),
            ]}
          />
        )}
        <ShareProp
          label="Matt depth"
          binding={share(records, 'diffuse roughness', (m) => m.baseDiffuseRoughness, [
            'baseDiffuseRoughness',
          ])}
          hint="Plaster and clay are flat at their edges"
        />
        <ShareProp
          label="Reflections"
          binding={share(records, 'reflections', (m) => m.specularWeight.value, ['specularWeight', 'value'])}
        />
        <QuantityProp
          label="Index"
          quantity="number"
          binding={bind(records, 'refractive index', (m) => m.specularIor, ['specularIor'])}
          min={1}
          max={5}
          step={0.05}
        />
        <ShareProp
          label="Brushed"
          binding={share(records, 'anisotropy', (m) => m.specularAnisotropy.value, [
            'specularAnisotropy',
            'value',
          ])}
        />
      </PropertySection>
      <PropertySection title="Glass" isOpenAtFirst={material.transmissionWeight.value > 0}>
        <ShareProp
          label="Lets through"
          binding={share(records, 'transmission', (m) => m.transmissionWeight.value, [
            'transmissionWeight',
            'value',
          ])}
        />
        <ColourProp
          label="Tint"
          binding={colour(records, 'transmission colour', (m) => m.transmissionColor.value, [
            'transmissionColor',
            'value',
          ])}
        />
        <QuantityProp
          label="Tinted at"
          quantity="length"
          binding={bind(records, 'tint depth', (m) => m.transmissionDepthM, ['transmissionDepthM'])}
          min={0}
          hint="Depth at which white light has that colour; 0 is at the surface"
        />
        <QuantityProp
          label="Dispersion"
          quantity="number"
          binding={bind(records, 'dispersion', (m) => m.dispersionAbbe, ['dispersionAbbe'])}
          min={0}
          max={200}
          step={5}
          format={(value) => (value === 0 ? 'none' : `Abbe ${Number(value.toFixed(1))}`)}
        />
        <SwitchProp
          label="Thin sheet"
          binding={bind(records, 'thin sheet', (m) => m.thinWalled, ['thinWalled'])}
          hint="Window panes, paper, leaves"
        />
      </PropertySection>
      <PropertySection
        title="Lacquer and cloth"
        isOpenAtFirst={material.coatWeight.value > 0 || material.fuzzWeight > 0}
      >
        <ShareProp
          label="Lacquer"
          binding={share(records, 'coat', (m) => m.coatWeight.value, ['coatWeight', 'value'])}
        />
        <ShareProp
          label="Its roughness"
          binding={share(records, 'coat roughness', (m) => m.coatRoughness.value, ['coatRoughness', 'value'])}
        />
        <ColourProp
          label="Its colour"
          binding={colour(records, 'coat colour', (m) => m.coatColor, ['coatColor'])}
        />
        <ShareProp
          label="Fuzz"
          binding={share(records, 'fuzz', (m) => m.fuzzWeight, ['fuzzWeight'])}
          hint="The sheen of wool and velvet"
        />
        <ColourProp
          label="Fuzz colour"
          binding={colour(records, 'fuzz colour', (m) => m.fuzzColor.value, ['fuzzColor', 'value'])}
        />
      </PropertySection>
      <PropertySection title="Emission" isOpenAtFirst={material.emissionNits > 0}>
        <QuantityProp
          label="Glows with"
          quantity="luminance"
          binding={bind(records, 'emission', (m) => m.emissionNits, ['emissionNits'])}
          min={0}
          presets={[
            { label: 'none', value: 0 },
            { label: '100 nits, a monitor', value: 100 },
            { label: '300 nits, a bright screen', value: 300 },
            { label: '3,000 nits, a lampshade', value: 3000 },
            { label: '10,000 nits, a fluorescent tube', value: 10_000 },
          ]}
        />
        <ColourProp
          label="Its colour"
          binding={colour(records, 'emission colour', (m) => m.emissionColor.value, [
            'emissionColor',
            'value',
          ])}
        />
      </PropertySection>
      <PropertySection title="Opacity" isOpenAtFirst={material.opacity.value < 1}>
        <ShareProp
          label="Opacity"
          binding={share(records, 'opacity', (m) => m.opacity.value, ['opacity', 'value'])}
          defaultValue={1}
        />
        <SwitchProp
          label="Both sides"
          binding={bind(records, 'both sides', (m) => m.doubleSided, ['doubleSided'])}
        />
      </PropertySection>
    </>
  );
}
