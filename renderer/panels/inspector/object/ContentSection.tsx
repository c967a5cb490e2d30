/** What a thing is: the lengths of a solid, the fineness of a sculpted one, the air of a haze. */
import type { FieldPath, ObjectRecord, PrimitiveShape } from '../../../../core/document/index.ts';
import type { LinearRgb } from '../../../widgets/color-codes.ts';
import { PropertyRow } from '../../../widgets/property-row.tsx';
import { PropertySection } from '../../../widgets/property-section.tsx';
import { Select } from '../../../widgets/select.tsx';
import { PRIMITIVE_NAMES, PRIMITIVES, primitiveTitle } from '../../../state/create-records.ts';
import { bind, change, type Binding } from '../edit/bind.ts';
import { ColourProp, FactRow, QuantityProp, SwitchProp } from '../parts/fields.tsx';
import { extinctionOf, hazeWord, visibilityOf } from './haze-words.ts';
import { shapeFields } from './object-size.ts';

export function ContentSection({ records }: { readonly records: readonly ObjectRecord[] }) {
  const { content } = records.at(-1)!;
  switch (content.type) {
    case 'primitive':
      return <ShapeRows records={records} shape={content.shape} />;
    case 'field':
      return <FieldRows records={records} />;
    case 'medium':
      return <MediumRows records={records} />;
    case 'model':
      return (
        <PropertySection title="Model" isOpenAtFirst={false}>
          <FactRow label="Part">{content.nodeName ?? 'the whole model'}</FactRow>
          <FactRow label="File">{content.modelAsset.slice(0, 12)}…</FactRow>
        </PropertySection>
      );
    case 'mesh':
    case 'group':
      return null;
  }
}

const shapeOf = (object: ObjectRecord): PrimitiveShape | null =>
  object.content.type === 'primitive' ? object.content.shape : null;

function ShapeRows({
  records,
  shape,
}: {
  readonly records: readonly ObjectRecord[];
  readonly shape: PrimitiveShape;
}) {
  const isSame = records.every((object) => shapeOf(object)?.type === shape.type);
  const capped = bind(
    records,
    'caps',
    (object) => {
      const one = shapeOf(object);
      return one !== null && 'capped' in one && one.capped;
    },
    ['content', 'shape', 'capped'],
  );
  return (
    <PropertySection title="Shape">
      <PropertyRow label="Shape">
        <Select
          label="Shape"
          options={PRIMITIVE_NAMES.map((id) => ({ id, label: primitiveTitle(id) }))}
          value={shape.type}
          isMixed={!isSame}
          onChange={(type) =>
            change(records, 'Change shape', (object) =>
              object.content.type === 'primitive' && object.content.shape.type !== type
                ? { ...object, content: { ...object.content, shape: PRIMITIVES[type] } }
                : object,
            )
          }
        />
      </PropertyRow>
      {isSame &&
        shapeFields(shape.type).map(({ label, path, read, min }) => (
          <QuantityProp
            key={label}
            label={label}
            quantity="length"
            min={min}
            binding={bind(
              records,
              label.toLowerCase(),
              (object) => {
                const one = shapeOf(object);
                return one === null ? 0 : read(one);
              },
              ['content', 'shape', ...path] satisfies FieldPath,
            )}
          />
        ))}
      {isSame && 'capped' in shape && <SwitchProp label="Closed ends" binding={capped} />}
    </PropertySection>
  );
}

function FieldRows({ records }: { readonly records: readonly ObjectRecord[] }) {
  const cell = bind(
    records,
    'cell size',
    (object) => (object.content.type === 'field' ? object.content.cellSizeM : 0),
    ['content', 'cellSizeM'],
  );
  return (
    <PropertySection title="Shape">
      <QuantityProp
        label="Fineness"
        quantity="length"
        binding={cell}
        min={0.001}
        step={0.005}
        hint="Edge of its facets: smaller is finer and slower"
      />
    </PropertySection>
  );
}

function MediumRows({ records }: { readonly records: readonly ObjectRecord[] }) {
  const mediumOf = (object: ObjectRecord) => (object.content.type === 'medium' ? object.content : null);
  const extinction = bind(records, 'haze', (object) => mediumOf(object)?.extinctionPerM ?? 0, [
    'content',
    'extinctionPerM',
  ]);
  const visibility: Binding<number> = {
    value: visibilityOf(extinction.value),
    isMixed: extinction.isMixed,
    isKeyed: false,
    set: (metres, gesture) => extinction.set(extinctionOf(metres), gesture),
    adjust: (next, gesture) => extinction.adjust((value) => extinctionOf(next(visibilityOf(value))), gesture),
  };
  const albedo = bind<ObjectRecord, LinearRgb>(
    records,
    'albedo',
    (object) => mediumOf(object)?.albedo ?? [1, 1, 1],
    ['content', 'albedo'],
  );
  const anisotropy = bind(records, 'direction', (object) => mediumOf(object)?.anisotropy ?? 0, [
    'content',
    'anisotropy',
  ]);
  const extent = mediumOf(records.at(-1)!)?.extent ?? null;
  return (
    <PropertySection title="Air">
      <QuantityProp
        label="Visibility"
        quantity="length"
        binding={visibility}
        min={0.1}
        mayBeInfinite={true}
        hint={hazeWord(extinction.value)}
      />
      <ColourProp label="Scatters" binding={albedo} />
      <QuantityProp
        label="Forward"
        quantity="number"
        binding={anisotropy}
        min={-0.99}
        max={0.99}
        step={0.05}
        hint="0 scatters evenly, 0.7 is like smoke: beams glow towards the lamp"
      />
      {extent === null ? (
        <FactRow label="Fills">the whole scene</FactRow>
      ) : extent.type === 'sphere' ? (
        <QuantityProp
          label="Radius"
          quantity="length"
          min={0.01}
          binding={bind(
            records,
            'radius',
            (object) => {
              const one = mediumOf(object)?.extent;
              return one?.type === 'sphere' ? one.radiusM : 0;
            },
            ['content', 'extent', 'radiusM'],
          )}
        />
      ) : (
        (['Width', 'Height', 'Depth'] as const).map((label, i) => (
          <QuantityProp
            key={label}
            label={label}
            quantity="length"
            min={0.01}
            binding={bind(
              records,
              label.toLowerCase(),
              (object) => {
                const one = mediumOf(object)?.extent;
                return one?.type === 'box' ? one.sizeM[i as 0 | 1 | 2] : 0;
              },
              ['content', 'extent', 'sizeM', i],
            )}
          />
        ))
      )}
    </PropertySection>
  );
}
