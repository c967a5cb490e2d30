/** Menus of the outliner; the stage may show the same one for what is under the pointer. */
import { FIGURES } from '../../state/create-figure.ts';
import { LIGHT_KINDS, PRIMITIVE_NAMES } from '../../state/create-records.ts';
import { pickedThings } from '../../state/composed-things.ts';
import { currentDocument } from '../../state/desk-store.ts';
import { stageStore } from '../../state/stage-store.ts';
import { actionItems, type MenuItems } from '../../widgets/menu.tsx';

export const addMenuItems = (): readonly MenuItems[] => [
  {
    id: 'figures',
    label: 'Figure',
    items: actionItems(...FIGURES.map((kind) => `add.figure.${kind.id}`)),
  },
  { id: 'lights', label: 'Light', items: actionItems(...LIGHT_KINDS.map((kind) => `add.light.${kind}`)) },
  {
    id: 'solids',
    label: 'Solid',
    items: actionItems(...PRIMITIVE_NAMES.map((name) => `add.primitive.${name}`)),
  },
  ...actionItems('add.camera', 'add.haze', '-', 'scene.new', 'project.import'),
];

/** What can be done to selected records. */
export function outlinerMenuItems(ids: readonly string[]): readonly MenuItems[] {
  const records = ids.flatMap((id) => currentDocument().records.get(id) ?? []);
  if (records.length === 0) return actionItems('edit.paste', 'edit.select-all', 'object.show-all');
  const objects = records.some((record) => record.kind === 'object');
  const lights = records.some((record) => record.kind === 'light');
  const placed = records.some((record) => 'parentId' in record);
  const { sceneId } = stageStore.getState();
  const isComposed = pickedThings(currentDocument(), sceneId, ids).length > 0;
  return actionItems(
    'edit.rename',
    'edit.duplicate',
    '-',
    ...(placed ? ['object.group', 'object.ungroup', 'object.parent', 'object.unparent', '-'] : []),
    ...(placed ? ['object.hide'] : []),
    ...(lights
      ? ['light.solo', 'light.solo-group', 'light.mute', 'light.mute-group', 'light.hear-all', '-']
      : []),
    ...(objects ? ['object.isolate', 'object.lock'] : []),
    ...(placed ? ['object.show-all', '-'] : []),
    ...(isComposed ? ['words.vary-picked', 'words.vary-rest', '-'] : []),
    ...(placed ? ['edit.select-children', 'edit.select-same-kind', '-'] : []),
    'edit.copy',
    'edit.cut',
    'edit.paste',
    '-',
    'edit.delete',
  );
}
