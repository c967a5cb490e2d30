/** A thing of the set: where it is, how large, what it is to the story, what it is made of. */
import { Box, Eye, EyeOff, Lock, LockOpen } from 'lucide-react';
import { useState } from 'react';
import type { ObjectRecord } from '../../../../core/document/index.ts';
import { recordsOf } from '../../../../core/document/index.ts';
import type { Vec3 } from '../../../../core/math/vec3.ts';
import { useDocument } from '../../../state/desk-store.ts';
import { reparentEdits } from '../../../state/scene-edits.ts';
import { currentDocument, dispatch } from '../../../state/desk-store.ts';
import { command } from '../../../state/edit.ts';
import { Button } from '../../../widgets/button.tsx';
import { IconButton } from '../../../widgets/icon-button.tsx';
import { PropertySection } from '../../../widgets/property-section.tsx';
import { bind, editRecords, propertyEdit, type Binding } from '../edit/bind.ts';
import { SelectProp, ShareProp, TextProp } from '../parts/fields.tsx';
import { PoseRows } from '../parts/PoseSection.tsx';
import { RecordHead } from '../parts/RecordHead.tsx';
import { sunThrough } from '../environment/environment-actions.ts';
import { isOpening } from '../environment/motivate-by-window.ts';
import { AXES, VectorRow } from '../parts/VectorRow.tsx';
import { ContentSection } from './ContentSection.tsx';
import { MaterialSection } from './MaterialSection.tsx';
import { dimensionsOf, scaleFor } from './object-size.ts';

const ROLES = [
  { id: 'set', label: 'Set' },
  { id: 'prop', label: 'Prop' },
  { id: 'figure', label: 'Figure' },
  { id: 'vehicle', label: 'Vehicle' },
  { id: 'practical', label: 'Practical lamp' },
  { id: 'other', label: 'Other' },
] as const;

const TITLES: Readonly<Record<ObjectRecord['content']['type'], string>> = {
  model: 'Model',
  primitive: 'Solid',
  field: 'Sculpted thing',
  mesh: 'Mesh',
  medium: 'Air',
  group: 'Group',
};
const NO_GROUP = 'none';

export function ObjectInspector({ records }: { readonly records: readonly ObjectRecord[] }) {
  const document = useDocument();
  const object = records.at(-1)!;
  const visible = bind(records, 'visibility', (one) => one.visible, ['visible']);
  const locked = bind(records, 'lock', (one) => one.locked, ['locked']);
  const role = bind<ObjectRecord, ObjectRecord['role'] | null>(records, 'role', (one) => one.role, ['role']);
  const group = bind(records, 'light group', (one) => one.lightGroup, ['lightGroup']);
  const dimmer = bind(records, 'emission dimmer', (one) => one.emissionDimmer, ['emissionDimmer'], {
    track: 'emissionDimmer',
  });
  const ids = new Set(records.map(({ id }) => id));
  const groups = recordsOf(document, 'object').filter(
    (one) => one.sceneId === object.sceneId && one.content.type === 'group' && !ids.has(one.id),
  );
  const parent: Binding<string | null> = {
    value: object.parentId ?? NO_GROUP,
    isMixed: records.some((one) => one.parentId !== object.parentId),
    isKeyed: false,
    // it stays where it stands in the world
    set: (id) => {
      const edits = reparentEdits(currentDocument(), [...ids], id === NO_GROUP ? null : id);
      if (edits.length > 0) void dispatch(command('Change group', edits));
    },
    adjust: () => undefined,
  };
  const isSameContent = records.every(({ content }) => content.type === object.content.type);
  return (
    <>
      <RecordHead
        records={records}
        icon={Box}
        title={isSameContent ? TITLES[object.content.type] : 'Thing'}
        trailing={
          <>
            <IconButton
              icon={visible.value ? Eye : EyeOff}
              label={visible.value ? 'Hide it' : 'Show it'}
              isPressed={!visible.value}
              onPress={() => visible.set(!visible.value)}
            />
            <IconButton
              icon={locked.value ? Lock : LockOpen}
              label={locked.value ? 'Unlock it' : 'Lock its place'}
              isPressed={locked.value}
              onPress={() => locked.set(!locked.value)}
            />
          </>
        }
      />
      <PropertySection title="Placement">
        <PoseRows records={records} />
        <ScaleRows records={records} />
      </PropertySection>
      {isSameContent && <ContentSection records={records} />}
      {isSameContent && <MaterialSection records={records} />}
      <PropertySection title="In the story">
        <SelectProp label="Role" binding={role} options={ROLES} />
        <SelectProp
          label="Group"
          binding={parent}
          isSearched={true}
          options={[{ id: NO_GROUP, label: 'None' }, ...groups.map(({ id, name }) => ({ id, label: name }))]}
        />
      </PropertySection>
      {records.length === 1 && isOpening(object) && (
        <PropertySection title="Daylight">
          <p className="pn-insp-hint">Turn the set under the sky so that the sun comes through it:</p>
          <div className="pn-insp-buttons">
            <Button onPress={() => sunThrough(object.id, 'left')}>From left</Button>
            <Button onPress={() => sunThrough(object.id, 'straight')}>Straight in</Button>
            <Button onPress={() => sunThrough(object.id, 'right')}>From right</Button>
          </div>
        </PropertySection>
      )}
      <PropertySection title="Glow" isOpenAtFirst={false}>
        <ShareProp
          label="Dimmer"
          binding={dimmer}
          defaultValue={1}
          hint="Of what its material emits: practicals, screens, signs"
        />
        <TextProp label="Light group" binding={group} isRequired={true} maxLength={100} />
      </PropertySection>
    </>
  );
}

function ScaleRows({ records }: { readonly records: readonly ObjectRecord[] }) {
  const [isUniform, setUniform] = useState(true);
  const primary = records.at(-1)!;
  const { scale } = primary.transform;
  const put = (what: string, next: (object: ObjectRecord) => Vec3, gesture?: string): void =>
    editRecords(
      records,
      what,
      what,
      (record) => [propertyEdit(record, ['transform', 'scale'], [...next(record)], 'scale')],
      gesture,
    );
  const scaled = (object: ObjectRecord, i: 0 | 1 | 2, value: number): Vec3 => {
    const now = object.transform.scale;
    const safe = Math.abs(value) < 1e-4 ? 1e-4 : value;
    if (isUniform) {
      const ratio = safe / now[i];
      return [now[0] * ratio, now[1] * ratio, now[2] * ratio];
    }
    return [i === 0 ? safe : now[0], i === 1 ? safe : now[1], i === 2 ? safe : now[2]];
  };
  const scaleBinding = (i: 0 | 1 | 2): Binding<number> => ({
    value: scale[i],
    isMixed: records.some((one) => Math.abs(one.transform.scale[i] - scale[i]) > 1e-9),
    isKeyed: false,
    set: (value, gesture) => put('Change scale', (object) => scaled(object, i, value), gesture),
    adjust: (next, gesture) =>
      put('Change scale', (object) => scaled(object, i, next(object.transform.scale[i])), gesture),
  });
  const sizes = records.map(dimensionsOf);
  const size = sizes.at(-1) ?? null;
  const sizeBinding = (i: 0 | 1 | 2, value: number): Binding<number> => ({
    value,
    isMixed: sizes.some((other) => other !== null && Math.abs(other[i] - value) > 1e-6),
    isKeyed: false,
    set: (next, gesture) => put('Change size', (object) => scaleFor(object, i, next, isUniform), gesture),
    adjust: (next, gesture) =>
      put(
        'Change size',
        (object) => scaleFor(object, i, next(dimensionsOf(object)?.[i] ?? 0), isUniform),
        gesture,
      ),
  });
  const lock = (
    <IconButton
      icon={isUniform ? Lock : LockOpen}
      label={isUniform ? 'Sides keep their proportions' : 'Each side by itself'}
      isPressed={isUniform}
      onPress={() => setUniform(!isUniform)}
    />
  );
  return (
    <>
      <VectorRow
        label="Scale"
        quantity="number"
        trailing={lock}
        axes={([0, 1, 2] as const).map((i) => ({ ...AXES[i], binding: scaleBinding(i) }))}
      />
      {size !== null && (
        <VectorRow
          label="Dimensions"
          quantity="length"
          min={0}
          axes={([0, 1, 2] as const)
            .filter((i) => size[i] > 0)
            .map((i) => ({ ...AXES[i], binding: sizeBinding(i, size[i]) }))}
        />
      )}
    </>
  );
}
