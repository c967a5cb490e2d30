/** What people do to the things of a scene, as actions: adding, copying, grouping, hiding, locking, selecting. */
import {
  inOrder,
  recordsOf,
  type AnyRecord,
  type Edit,
  type ObjectRecord,
  type SceneRecord,
} from '../../core/document/index.ts';
import { registerActions, type Action } from './actions.ts';
import { clipboardText, parseClipboard, pasteEdits } from './records-clipboard.ts';
import { LIGHT_KINDS, lightKindName, PRIMITIVE_NAMES, primitiveTitle } from './create-records.ts';
import { FIGURES } from './create-figure.ts';
import { currentDocument, dispatch } from './desk-store.ts';
import { command } from './edit.ts';
import { notify } from './notices.ts';
import {
  addScene,
  placeCamera,
  placeFigure,
  placeHaze,
  placeLight,
  placePrimitive,
  random,
} from './placing.ts';
import { isPlaceable, type Placeable } from './record-bounds.ts';
import { renaming } from './renaming.ts';
import { duplicateEdits, groupEdits, removeEdits, reparentEdits, ungroupEdits } from './scene-edits.ts';
import { clearSelection, select, selectionStore } from './selection-store.ts';
import { setStage, stageStore } from './stage-store.ts';

const selected = (): readonly string[] => selectionStore.getState().ids;
const selectedRecords = (): readonly AnyRecord[] =>
  selected().flatMap((id) => currentDocument().records.get(id) ?? []);
const hasSelection = (): boolean => selectedRecords().some((record) => record.kind !== 'project');
const selectedPlaceables = (): readonly Placeable[] => selectedRecords().filter(isPlaceable);
const selectedObjects = (): readonly ObjectRecord[] =>
  selectedRecords().filter((record): record is ObjectRecord => record.kind === 'object');
const hasScene = (): boolean => stageStore.getState().sceneId !== null;

/** Everything that stands in the scene that is shown. */
export const sceneContents = (): readonly Placeable[] =>
  [...currentDocument().records.values()].filter(
    (record): record is Placeable => isPlaceable(record) && record.sceneId === stageStore.getState().sceneId,
  );

const named = (records: readonly AnyRecord[]): string =>
  records.length === 1 ? records[0]!.name : `${records.length} things`;

function removeSelected(): void {
  const document = currentDocument();
  const { edits, removed } = removeEdits(document, selected());
  if (edits.length === 0) return;
  const asked = selectedRecords();
  void dispatch(command(`Delete ${named(asked)}`, edits));
  clearSelection();
  const lost = removed.filter((record) => record.kind === 'shot' && !asked.includes(record));
  if (lost.length > 0)
    notify({
      tone: 'warning',
      text: `${lost.length === 1 ? 'A shot' : `${lost.length} shots`} went with it. Undo brings all of it back.`,
    });
}

function duplicateSelected(): void {
  const { edits, copies } = duplicateEdits(currentDocument(), selected(), random);
  if (edits.length === 0) return;
  void dispatch(command(`Duplicate ${named(selectedRecords())}`, edits));
  select(copies);
}

/** What was copied last here, for browsers that do not hand out the clipboard. */
let copied: string | null = null;

async function copySelected(): Promise<boolean> {
  const text = clipboardText(currentDocument(), selected());
  if (text === null) return false;
  copied = text;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // kept by the desk itself
  }
  return true;
}

async function paste(): Promise<void> {
  const { sceneId } = stageStore.getState();
  if (sceneId === null) return;
  let text = copied ?? '';
  try {
    const outside = await navigator.clipboard.readText();
    if (outside !== '') text = outside;
  } catch {
    // the browser keeps its clipboard to itself: what was copied here is still known
  }
  try {
    const records = parseClipboard(text) ?? (copied === null ? null : parseClipboard(copied));
    if (records === null) {
      notify({ tone: 'info', text: 'The clipboard holds nothing that can stand in a scene.' });
      return;
    }
    const { edits, pasted } = pasteEdits(currentDocument(), sceneId, records, random);
    if (
      await dispatch(command(`Paste ${pasted.length === 1 ? 'one thing' : `${pasted.length} things`}`, edits))
    )
      select(pasted);
  } catch (error) {
    notify({ tone: 'error', text: error instanceof Error ? error.message : String(error) });
  }
}

function group(): void {
  const made = groupEdits(currentDocument(), selected(), random);
  if (made === null) return;
  void dispatch(command('Group', made.edits));
  select([made.groupId]);
}

function ungroup(): void {
  const { edits, freed } = ungroupEdits(currentDocument(), selected());
  if (edits.length === 0) return;
  void dispatch(command('Ungroup', edits));
  select(freed);
}

/** Puts the other selected things into the primary one, which is a group, or beside it when it is none. */
function parentToPrimary(): void {
  const document = currentDocument();
  const primary = document.records.get(selected().at(-1) ?? '');
  if (!isPlaceable(primary)) return;
  const isGroup = primary.kind === 'object' && primary.content.type === 'group';
  const others = selected().filter((id) => id !== primary.id);
  const edits = reparentEdits(document, others, isGroup ? primary.id : primary.parentId);
  if (edits.length > 0) void dispatch(command(`Put into ${primary.name}`, edits));
}

function unparent(): void {
  const edits = reparentEdits(currentDocument(), selected(), null);
  if (edits.length > 0) void dispatch(command('Take out of the group', edits));
}

/** Hides or shows things; a light is hidden by being switched off. */
export function setShown(records: readonly AnyRecord[], isShown: boolean): void {
  const edits = records.flatMap((record): Edit[] => {
    if (record.kind === 'object' && record.visible !== isShown)
      return [{ op: 'set', id: record.id, path: ['visible'], value: isShown }];
    if (record.kind === 'light' && record.enabled !== isShown)
      return [{ op: 'set', id: record.id, path: ['enabled'], value: isShown }];
    return [];
  });
  const isLight = records.every((record) => record.kind === 'light');
  const verb = isLight ? (isShown ? 'Switch on' : 'Switch off') : isShown ? 'Show' : 'Hide';
  if (edits.length > 0) void dispatch(command(`${verb} ${named(records)}`, edits));
}
const isShown = (record: AnyRecord): boolean =>
  record.kind === 'object' ? record.visible : record.kind !== 'light' || record.enabled;

export function setLocked(objects: readonly ObjectRecord[], locked: boolean): void {
  const edits = objects
    .filter((object) => object.locked !== locked)
    .map((object): Edit => ({ op: 'set', id: object.id, path: ['locked'], value: locked }));
  if (edits.length > 0) void dispatch(command(`${locked ? 'Lock' : 'Unlock'} ${named(objects)}`, edits));
}

/** Hides every object that is not selected, holds nothing selected and lies in nothing selected. */
function isolate(): void {
  const { records } = currentDocument();
  const kept = new Set<string>();
  for (const id of selected())
    for (let above = records.get(id); isPlaceable(above); above = records.get(above.parentId ?? ''))
      kept.add(above.id);
  const chosen = new Set(selected());
  const liesInside = (record: Placeable): boolean => {
    for (
      let above: AnyRecord | undefined = record;
      isPlaceable(above);
      above = records.get(above.parentId ?? '')
    )
      if (chosen.has(above.id)) return true;
    return false;
  };
  const edits = sceneContents().flatMap((record): Edit[] =>
    record.kind === 'object' && record.visible && !kept.has(record.id) && !liesInside(record)
      ? [{ op: 'set', id: record.id, path: ['visible'], value: false }]
      : [],
  );
  if (edits.length > 0) void dispatch(command(`Show ${named(selectedRecords())} alone`, edits));
}

function selectChildren(): void {
  const chosen = new Set(selected());
  const children = sceneContents().filter(
    (record) => record.parentId !== null && chosen.has(record.parentId),
  );
  if (children.length > 0) select(children.map((record) => record.id));
}

/** Things of the same kind as the primary one: lights, cameras, figures, boxes … */
function selectSameKind(): void {
  const primary = selectedRecords().at(-1);
  if (primary === undefined) return;
  const kindOf = (record: AnyRecord): string => {
    if (record.kind !== 'object') return record.kind;
    if (record.role === 'figure') return 'figure';
    return record.content.type === 'primitive' ? record.content.shape.type : record.content.type;
  };
  const alike = sceneContents().filter((record) => kindOf(record) === kindOf(primary));
  if (alike.length > 0) select(alike.map((record) => record.id));
}

const scenes = (): readonly SceneRecord[] => inOrder(recordsOf(currentDocument(), 'scene'));
function stepScene(by: 1 | -1): void {
  const all = scenes();
  const at = all.findIndex((scene) => scene.id === stageStore.getState().sceneId);
  const next = all[(at + by + all.length) % all.length];
  if (next !== undefined) goToScene(next.id);
}
export const goToScene = (sceneId: string): void => {
  clearSelection();
  setStage({ sceneId, shotId: null, cameraId: null, isPlaying: false });
  const [first] = inOrder(recordsOf(currentDocument(), 'shot').filter((shot) => shot.sceneId === sceneId));
  if (first !== undefined) setStage({ shotId: first.id, cameraId: first.cameraId, frame: first.boardFrame });
};

const addActions = (): readonly Action[] => [
  {
    id: 'add.camera',
    title: 'Add a camera',
    group: 'Camera',
    shortcut: 'Shift+C',
    keywords: ['new', 'viewpoint', 'from view'],
    isEnabled: hasScene,
    run: () => placeCamera(),
  },
  ...LIGHT_KINDS.map((kind): Action => ({
    id: `add.light.${kind}`,
    title: `Add a light: ${lightKindName(kind)}`,
    group: 'Light',
    ...(kind === 'softbox' ? { shortcut: 'Shift+L' } : {}),
    keywords: ['new', 'lamp', 'fixture', kind],
    isEnabled: hasScene,
    run: () => placeLight(kind),
  })),
  ...PRIMITIVE_NAMES.map((name): Action => ({
    id: `add.primitive.${name}`,
    title: `Add a ${primitiveTitle(name).toLowerCase()}`,
    group: 'Object',
    ...(name === 'box' ? { shortcut: 'Shift+B' } : {}),
    keywords: ['new', 'primitive', 'solid', ...(name === 'plane' ? ['floor', 'wall', 'sheet'] : [])],
    isEnabled: hasScene,
    run: () => placePrimitive(name),
  })),
  ...FIGURES.map((kind, i): Action => ({
    id: `add.figure.${kind.id}`,
    title: `Add a figure: ${kind.title}`,
    group: 'Object',
    ...(i === 0 ? { shortcut: 'Shift+F' } : {}),
    keywords: ['new', 'person', 'actor', 'stand-in', 'character'],
    isEnabled: hasScene,
    run: () => placeFigure(kind),
  })),
  {
    id: 'add.haze',
    title: 'Add a box of haze',
    group: 'Object',
    keywords: ['new', 'fog', 'smoke', 'atmosphere', 'medium', 'beams'],
    isEnabled: hasScene,
    run: () => placeHaze(),
  },
];

const editActions = (): readonly Action[] => [
  {
    id: 'edit.duplicate',
    title: 'Duplicate',
    group: 'Edit',
    shortcut: 'Mod+D',
    keywords: ['copy', 'clone'],
    isEnabled: hasSelection,
    run: duplicateSelected,
  },
  {
    id: 'edit.delete',
    title: 'Delete',
    group: 'Edit',
    shortcut: 'Delete',
    keywords: ['remove', 'erase'],
    isEnabled: hasSelection,
    run: removeSelected,
  },
  {
    id: 'edit.rename',
    title: 'Rename',
    group: 'Edit',
    shortcut: 'F2',
    keywords: ['name', 'title'],
    isEnabled: () => selected().length > 0,
    run: () => renaming.start(selected().at(-1)!),
  },
  {
    id: 'edit.copy',
    title: 'Copy',
    group: 'Edit',
    shortcut: 'Mod+C',
    keywords: ['clipboard'],
    isEnabled: hasSelection,
    run: async () => {
      if (!(await copySelected())) notify({ tone: 'info', text: 'Nothing of this can be copied.' });
    },
  },
  {
    id: 'edit.cut',
    title: 'Cut',
    group: 'Edit',
    shortcut: 'Mod+X',
    keywords: ['clipboard'],
    isEnabled: hasSelection,
    run: async () => {
      if (await copySelected()) removeSelected();
    },
  },
  {
    id: 'edit.paste',
    title: 'Paste',
    group: 'Edit',
    shortcut: 'Mod+V',
    keywords: ['clipboard', 'insert'],
    isEnabled: hasScene,
    run: paste,
  },
  {
    id: 'edit.select-all',
    title: 'Select all',
    group: 'Edit',
    shortcut: 'Mod+A',
    isEnabled: hasScene,
    run: () =>
      select(
        sceneContents()
          .filter((record) => record.parentId === null)
          .map((record) => record.id),
      ),
  },
  {
    id: 'edit.select-none',
    title: 'Select nothing',
    group: 'Edit',
    shortcut: 'Mod+Shift+A',
    keywords: ['deselect', 'clear'],
    isEnabled: () => selected().length > 0,
    run: clearSelection,
  },
  {
    id: 'edit.select-inverse',
    title: 'Invert the selection',
    group: 'Edit',
    shortcut: 'Shift+I',
    isEnabled: hasScene,
    run: () => {
      const chosen = new Set(selected());
      select(
        sceneContents()
          .filter((record) => record.parentId === null && !chosen.has(record.id))
          .map((record) => record.id),
      );
    },
  },
  {
    id: 'edit.select-children',
    title: 'Select what a group holds',
    group: 'Edit',
    keywords: ['children', 'contents'],
    isEnabled: () => selectedPlaceables().length > 0,
    run: selectChildren,
  },
  {
    id: 'edit.select-same-kind',
    title: 'Select everything of the same kind',
    group: 'Edit',
    keywords: ['similar', 'alike', 'lights', 'cameras'],
    isEnabled: () => selectedPlaceables().length > 0,
    run: selectSameKind,
  },
];

const objectActions = (): readonly Action[] => [
  {
    id: 'object.group',
    title: 'Group',
    group: 'Object',
    shortcut: 'Mod+G',
    keywords: ['collect', 'parent'],
    isEnabled: () => selectedPlaceables().length > 0,
    run: group,
  },
  {
    id: 'object.ungroup',
    title: 'Ungroup',
    group: 'Object',
    shortcut: 'Mod+Shift+G',
    isEnabled: () => selectedObjects().some((object) => object.content.type === 'group'),
    run: ungroup,
  },
  {
    id: 'object.parent',
    title: 'Put into the group of the last selected thing',
    group: 'Object',
    shortcut: 'Mod+P',
    keywords: ['parent', 'attach', 'mount', 'ride'],
    isEnabled: () => selectedPlaceables().length > 1,
    run: parentToPrimary,
  },
  {
    id: 'object.unparent',
    title: 'Take out of the group',
    group: 'Object',
    shortcut: 'Alt+P',
    keywords: ['unparent', 'detach', 'clear parent'],
    isEnabled: () => selectedPlaceables().some((record) => record.parentId !== null),
    run: unparent,
  },
  {
    id: 'object.hide',
    title: 'Hide or show',
    group: 'Object',
    shortcut: 'H',
    keywords: ['visible', 'eye', 'switch off', 'on'],
    isEnabled: () => selectedRecords().some((record) => record.kind === 'object' || record.kind === 'light'),
    run: () => setShown(selectedRecords(), !selectedRecords().some(isShown)),
  },
  {
    id: 'object.isolate',
    title: 'Show this alone',
    group: 'Object',
    shortcut: 'Shift+H',
    keywords: ['isolate', 'solo', 'local view'],
    isEnabled: () => selectedObjects().length > 0,
    run: isolate,
  },
  {
    id: 'object.show-all',
    title: 'Show everything',
    group: 'Object',
    shortcut: 'Alt+H',
    keywords: ['unhide', 'reveal'],
    isEnabled: () => sceneContents().some((record) => record.kind === 'object' && !record.visible),
    run: () =>
      setShown(
        sceneContents().filter((record) => record.kind === 'object'),
        true,
      ),
  },
  {
    id: 'object.lock',
    title: 'Lock or unlock',
    group: 'Object',
    shortcut: 'Mod+L',
    keywords: ['protect', 'freeze', 'pin'],
    isEnabled: () => selectedObjects().length > 0,
    run: () => setLocked(selectedObjects(), !selectedObjects().some((object) => object.locked)),
  },
  {
    id: 'object.unlock-all',
    title: 'Unlock everything',
    group: 'Object',
    isEnabled: () => sceneContents().some((record) => record.kind === 'object' && record.locked),
    run: () =>
      setLocked(
        sceneContents().filter((record): record is ObjectRecord => record.kind === 'object'),
        false,
      ),
  },
];

const sceneListActions = (): readonly Action[] => [
  {
    id: 'scene.new',
    title: 'New scene',
    group: 'Project',
    keywords: ['set', 'location', 'add'],
    isEnabled: () => scenes().length > 0,
    run: addScene,
  },
  {
    id: 'scene.next',
    title: 'Next scene',
    group: 'Project',
    shortcut: 'Mod+PageDown',
    keywords: ['switch', 'go to'],
    isEnabled: () => scenes().length > 1,
    run: () => stepScene(1),
  },
  {
    id: 'scene.previous',
    title: 'Previous scene',
    group: 'Project',
    shortcut: 'Mod+PageUp',
    keywords: ['switch', 'go to'],
    isEnabled: () => scenes().length > 1,
    run: () => stepScene(-1),
  },
];

export const registerSceneActions = (): (() => void) =>
  registerActions([...addActions(), ...editActions(), ...objectActions(), ...sceneListActions()]);
