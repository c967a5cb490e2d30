/** A shot of the board: its words, its camera, its frames and what it is about. */
import { Clapperboard, Plus, X } from 'lucide-react';
import {
  recordsOf,
  SHOT_ANGLES,
  SHOT_EQUIPMENT,
  SHOT_MOVES,
  SHOT_SIZES,
  type ShotRecord,
} from '../../../../core/document/index.ts';
import { DELIVERY_ASPECTS } from '../../../../core/optics/framing.ts';
import { timecode } from '../../../../core/units/quantity-text.ts';
import { projectOf } from '../../../../core/document/index.ts';
import { useDocument } from '../../../state/desk-store.ts';
import { IconButton } from '../../../widgets/icon-button.tsx';
import { MenuButton } from '../../../widgets/menu.tsx';
import { PropertyRow } from '../../../widgets/property-row.tsx';
import { PropertySection } from '../../../widgets/property-section.tsx';
import { Select } from '../../../widgets/select.tsx';
import { bind, change, type Binding } from '../edit/bind.ts';
import { FactRow, QuantityProp, SelectProp, TextProp } from '../parts/fields.tsx';
import { RecordHead } from '../parts/RecordHead.tsx';
import { ComboText } from './ComboText.tsx';
import { withFrames } from './shot-frames.ts';

type Words =
  'shotNumber' | 'slug' | 'size' | 'angle' | 'move' | 'equipment' | 'action' | 'dialogue' | 'notes';
const AS_PROJECT = 'project';

export function ShotInspector({ records }: { readonly records: readonly ShotRecord[] }) {
  const document = useDocument();
  const shot = records.at(-1)!;
  const { fps } = projectOf(document);
  const words = (field: Words, what: string = field): Binding<string> =>
    bind(records, what, (one) => one[field], [field]);
  const camera = bind<ShotRecord, string | null>(records, 'camera', (one) => one.cameraId, ['cameraId']);
  const cameras = recordsOf(document, 'camera').filter(({ sceneId }) => sceneId === shot.sceneId);
  const frames = (field: 'startFrame' | 'endFrame' | 'boardFrame', what: string): Binding<number> => ({
    ...bind(records, what, (one) => one[field], [field]),
    set: (value, gesture) =>
      change(records, `Change ${what}`, (one) => withFrames(one, field, value), gesture),
    adjust: (next, gesture) =>
      change(records, `Change ${what}`, (one) => withFrames(one, field, next(one[field])), gesture),
  });
  const length = shot.endFrame - shot.startFrame + 1;
  const aspect = DELIVERY_ASPECTS.find(
    ({ ratio }) => shot.aspectRatio !== null && Math.abs(ratio - shot.aspectRatio) < 0.005,
  );
  return (
    <>
      <RecordHead
        records={records}
        icon={Clapperboard}
        title="Shot"
        summary={
          records.length === 1
            ? [shot.shotNumber, shot.size, shot.angle, shot.move].filter(Boolean).join(', ')
            : undefined
        }
      />
      <PropertySection title="Slate">
        <TextProp label="Number" binding={words('shotNumber', 'shot number')} placeholder="4A" />
        <TextProp label="Slug" binding={words('slug')} />
        <ComboText label="Size" binding={words('size')} terms={SHOT_SIZES} />
        <ComboText label="Angle" binding={words('angle')} terms={SHOT_ANGLES} />
        <ComboText label="Move" binding={words('move')} terms={SHOT_MOVES} />
        <ComboText label="Equipment" binding={words('equipment')} terms={SHOT_EQUIPMENT} />
      </PropertySection>
      <PropertySection title="Camera and frames">
        <SelectProp
          label="Camera"
          binding={camera}
          options={cameras.map(({ id, name }) => ({ id, label: name }))}
        />
        <QuantityProp
          label="First frame"
          quantity="frames"
          binding={frames('startFrame', 'first frame')}
          fps={fps}
        />
        <QuantityProp
          label="Last frame"
          quantity="frames"
          binding={frames('endFrame', 'last frame')}
          fps={fps}
        />
        <QuantityProp
          label="Board frame"
          quantity="frames"
          binding={frames('boardFrame', 'board frame')}
          fps={fps}
          hint="The frame that the board shows"
        />
        <FactRow label="Length">
          {length} {length === 1 ? 'frame' : 'frames'}, {timecode(length, fps)}
        </FactRow>
        <PropertyRow label="Aspect">
          <Select
            label="Aspect ratio"
            options={[
              { id: AS_PROJECT, label: 'As the project' },
              ...DELIVERY_ASPECTS.map(({ id, label, description }) => ({ id, label, detail: description })),
            ]}
            value={shot.aspectRatio === null ? AS_PROJECT : (aspect?.id ?? null)}
            placeholder={shot.aspectRatio === null ? 'As the project' : `${shot.aspectRatio.toFixed(2)}:1`}
            isMixed={records.some(({ aspectRatio }) => aspectRatio !== shot.aspectRatio)}
            onChange={(id) =>
              change(records, 'Change aspect', (one) => ({
                ...one,
                aspectRatio: DELIVERY_ASPECTS.find((delivery) => delivery.id === id)?.ratio ?? null,
              }))
            }
          />
        </PropertyRow>
      </PropertySection>
      <PropertySection title="What happens">
        <TextProp label="Action" binding={words('action')} isMultiline={true} />
        <TextProp label="Dialogue" binding={words('dialogue')} isMultiline={true} />
        <TextProp label="Notes" binding={words('notes')} isMultiline={true} />
      </PropertySection>
      <Subjects records={records} />
    </>
  );
}

function Subjects({ records }: { readonly records: readonly ShotRecord[] }) {
  const document = useDocument();
  const shot = records.at(-1)!;
  const nameOf = (id: string): string => document.records.get(id)?.name ?? id;
  const candidates = recordsOf(document, 'object').filter(
    (object) =>
      object.sceneId === shot.sceneId &&
      !shot.subjectIds.includes(object.id) &&
      object.parentId === null &&
      object.content.type !== 'medium',
  );
  const figures = candidates.filter(({ role }) => role === 'figure');
  const others = candidates.filter(({ role }) => role !== 'figure');
  const add = (id: string): void =>
    change(records, 'Add a subject', (one) =>
      one.subjectIds.includes(id) ? one : { ...one, subjectIds: [...one.subjectIds, id] },
    );
  return (
    <PropertySection
      title="Subjects"
      trailing={
        <MenuButton
          label="Add a subject"
          icon={Plus}
          isLabelHidden={true}
          isDisabled={candidates.length === 0}
          placement="bottom end"
          items={() => [
            ...figures.map(({ id, name }) => ({ id, label: name, onAction: () => add(id) })),
            ...(figures.length > 0 && others.length > 0 ? (['separator'] as const) : []),
            ...others.map(({ id, name }) => ({ id, label: name, onAction: () => add(id) })),
          ]}
        />
      }
    >
      {shot.subjectIds.length === 0 ? (
        <p className="pn-insp-hint">
          No one yet: subjects are marked on the overhead plan, and focus goes to them.
        </p>
      ) : (
        <ul className="pn-insp-list">
          {shot.subjectIds.map((id) => (
            <li key={id} className="pn-insp-item">
              <span className="pn-insp-item-text">{nameOf(id)}</span>
              <IconButton
                icon={X}
                label={`Take ${nameOf(id)} out`}
                onPress={() =>
                  change(records, 'Take a subject out', (one) => ({
                    ...one,
                    subjectIds: one.subjectIds.filter((subject) => subject !== id),
                  }))
                }
              />
            </li>
          ))}
        </ul>
      )}
    </PropertySection>
  );
}
