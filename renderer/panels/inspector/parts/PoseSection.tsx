/** Where a camera, a light or a thing stands and where it points: position, height, and the angles of its head. */
import type { AnyRecord, CameraRecord, LightRecord, ObjectRecord } from '../../../../core/document/index.ts';
import { findTrack } from '../../../../core/document/shot-keys.ts';
import type { Quat } from '../../../../core/math/quat.ts';
import type { Vec3 } from '../../../../core/math/vec3.ts';
import { currentDocument } from '../../../state/desk-store.ts';
import { activeShot } from '../../../state/keyframe-edit.ts';
import { bind, editRecords, propertyEdit, type Binding } from '../edit/bind.ts';
import { anglesNear, rotationOf, type HeadAngles } from '../edit/orientation.ts';
import { AXES, component, VectorRow } from './VectorRow.tsx';

export type Posed = CameraRecord | LightRecord | ObjectRecord;

const poseOf = (record: Posed): { readonly translationM: Vec3; readonly rotation: Quat } =>
  record.kind === 'object' ? record.transform : record.pose;
const poseField = (record: Posed): string => (record.kind === 'object' ? 'transform' : 'pose');

/** Angles as they were typed last, by record: they are not turned into others that say the same. */
const typedAngles = new Map<string, HeadAngles>();
export const headAngles = (record: Posed): HeadAngles =>
  anglesNear(poseOf(record).rotation, typedAngles.get(record.id));

function angleBinding(records: readonly Posed[], angle: keyof HeadAngles, what: string): Binding<number> {
  const angles = records.map(headAngles);
  const value = angles.at(-1)![angle];
  const shot = activeShot();
  const turn = (change: (value: number) => number, gesture: string | undefined): void =>
    editRecords(
      records,
      `Change ${what}`,
      `${what} rotation`,
      (record, index) => {
        const next = { ...angles[index]!, [angle]: change(angles[index]![angle]) };
        typedAngles.set(record.id, next);
        return [propertyEdit(record, [poseField(record), 'rotation'], [...rotationOf(next)], 'rotation')];
      },
      gesture,
    );
  return {
    value,
    isMixed: angles.some((one) => Math.abs(one[angle] - value) > 1e-4),
    isKeyed: shot !== null && findTrack(shot, records.at(-1)!.id, 'rotation') !== null,
    set: (next, gesture) => turn(() => next, gesture),
    adjust: (change, gesture) => turn(change, gesture),
  };
}

/** What in the shot drives the place of a record so that its own fields do nothing. */
export function drivenBy(record: AnyRecord): string | null {
  const track = activeShot()?.tracks.find(
    ({ targetId, property }) => targetId === record.id && (property === 'orbit' || property === 'aimM'),
  );
  if (track === undefined) return null;
  return track.property === 'orbit'
    ? 'An orbit of this shot places and aims it.'
    : 'This shot aims it at a point.';
}

export function PoseRows({ records }: { readonly records: readonly Posed[] }) {
  const primary = records.at(-1)!;
  const field = poseField(primary);
  const position = bind<Posed, Vec3>(
    records,
    'position',
    (record) => poseOf(record).translationM,
    [field, 'translationM'],
    {
      track: 'translationM',
    },
  );
  const isMixed = (i: 0 | 1 | 2): boolean =>
    records.some((record) => Math.abs(poseOf(record).translationM[i] - position.value[i]) > 1e-6);
  const driver = drivenBy(primary);
  const isOrbit = driver !== null && driver.startsWith('An orbit');
  const parent = primary.parentId === null ? null : (currentDocument().records.get(primary.parentId) ?? null);
  const isObject = primary.kind === 'object';
  return (
    <>
      <VectorRow
        label={parent === null ? 'Position' : `Position in ${parent.name}`}
        quantity="length"
        isDisabled={isOrbit}
        axes={([0, 1, 2] as const).map((i) => ({ ...AXES[i], binding: component(position, i, isMixed(i)) }))}
        hint={position.isKeyed ? 'Animated: a change sets a key at the frame.' : undefined}
      />
      <VectorRow
        label={isObject ? 'Rotation' : 'Pan, tilt, roll'}
        quantity="angle"
        isDisabled={driver !== null}
        axes={
          isObject
            ? [
                { name: 'X, pitch', prefix: 'X', binding: angleBinding(records, 'tiltDeg', 'rotation') },
                { name: 'Y, heading', prefix: 'Y', binding: angleBinding(records, 'panDeg', 'rotation') },
                { name: 'Z, bank', prefix: 'Z', binding: angleBinding(records, 'rollDeg', 'rotation') },
              ]
            : [
                {
                  name: 'pan, left is positive',
                  prefix: 'P',
                  binding: angleBinding(records, 'panDeg', 'pan'),
                },
                {
                  name: 'tilt, up is positive',
                  prefix: 'T',
                  binding: angleBinding(records, 'tiltDeg', 'tilt'),
                },
                { name: 'roll', prefix: 'R', binding: angleBinding(records, 'rollDeg', 'roll') },
              ]
        }
        hint={driver ?? undefined}
      />
    </>
  );
}
