/** What is in the scene, as a tree: select, rename, hide, lock, switch, and put into groups by dragging. */
import { useMemo, useRef, useState, type MouseEvent } from 'react';
import {
  Input,
  ListLayout,
  SearchField,
  Tree,
  useDragAndDrop,
  Virtualizer,
  type Key,
  type Selection,
} from 'react-aria-components';
import { Boxes, Camera, ListTree, PersonStanding, Plus, Search } from 'lucide-react';
import { inOrder, recordsOf } from '../../../core/document/index.ts';
import { currentDocument, dispatch, useDocument } from '../../state/desk-store.ts';
import { command } from '../../state/edit.ts';
import { renaming } from '../../state/renaming.ts';
import { canBeParent, reparentEdits } from '../../state/scene-edits.ts';
import { goToScene } from '../../state/scene-actions.ts';
import { select, selectionStore, useSelection } from '../../state/selection-store.ts';
import { setStage, useStage } from '../../state/stage-store.ts';
import { Button } from '../../widgets/button.tsx';
import { ContextMenu } from '../../widgets/context-menu.tsx';
import { EmptyState } from '../../widgets/empty-state.tsx';
import { Icon } from '../../widgets/icon.tsx';
import { MenuButton, type MenuItems } from '../../widgets/menu.tsx';
import { Panel } from '../../widgets/panel.tsx';
import { Select } from '../../widgets/select.tsx';
import { branchIds, isSectionId, outlinerNodes, sectionId, type NodeCache } from './outliner-nodes.ts';
import { addMenuItems, outlinerMenuItems } from './outliner-menus.ts';
import { keepLetters } from './keep-letters.ts';
import { OutlinerRow } from './OutlinerRow.tsx';
import { RenameField } from './RenameField.tsx';
import './outliner.css';

const RECORD_TYPE = 'application/x-penumbra-record';
const ROW_PX = 24;

/** The ids of a selection in the order of the one before: what was added last stays last, and so the primary one. */
function inSelectionOrder(
  keys: Selection,
  before: readonly string[],
  all: readonly string[],
): readonly string[] {
  const chosen = new Set([...(keys === 'all' ? all : keys)].map(String).filter((id) => !isSectionId(id)));
  const kept = before.filter((id) => chosen.has(id));
  return [...kept, ...[...chosen].filter((id) => !kept.includes(id))];
}

function SceneSelect() {
  const document = useDocument();
  const sceneId = useStage((stage) => stage.sceneId);
  const scenes = inOrder(recordsOf(document, 'scene'));
  return (
    <Select
      label="Scene"
      isLabelHidden
      value={sceneId}
      options={scenes.map((scene) => ({
        id: scene.id,
        label: scene.sceneNumber === '' ? scene.name : `${scene.sceneNumber}  ${scene.name}`,
      }))}
      onChange={goToScene}
    />
  );
}

export function OutlinerPanel() {
  const document = useDocument();
  const sceneId = useStage((stage) => stage.sceneId);
  const selection = useSelection();
  const [search, setSearch] = useState('');
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set([sectionId('materials')]));
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set());
  const cache = useRef<NodeCache>(new Map());
  const frame = useRef<HTMLDivElement>(null);
  const nodes = useMemo(
    () => outlinerNodes(document, sceneId, search, cache.current),
    [document, sceneId, search],
  );
  const branches = useMemo(() => branchIds(nodes), [nodes]);
  // figures and composed things open as one thing: their parts are seldom wanted
  const unseen = branches.filter((id) => !seen.has(id));
  if (unseen.length > 0) {
    setSeen(new Set([...seen, ...unseen]));
    const folded = unseen.filter((id) => {
      const record = document.records.get(id);
      return record?.kind === 'object' && (record.role === 'figure' || record.recipe !== null);
    });
    if (folded.length > 0) setClosed(new Set([...closed, ...folded]));
  }
  const expanded = useMemo(
    () => new Set(search === '' ? branches.filter((id) => !closed.has(id)) : branches),
    [branches, closed, search],
  );

  const dragged = useRef<readonly string[]>([]);
  const parentOf = (key: Key): string | null => (isSectionId(String(key)) ? null : String(key));
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) =>
      [...keys].map(String).map((id) => ({
        [RECORD_TYPE]: id,
        'text/plain': currentDocument().records.get(id)?.name ?? id,
      })),
    acceptedDragTypes: [RECORD_TYPE],
    onDragStart: ({ keys }) => {
      dragged.current = [...keys].map(String).filter((id) => !isSectionId(id));
    },
    getDropOperation: (target) => {
      if (target.type === 'root') return 'move';
      if (target.dropPosition !== 'on') return 'cancel';
      const parentId = parentOf(target.key);
      const isAllowed =
        parentId === null
          ? target.key === sectionId('objects')
          : dragged.current.every((id) => canBeParent(currentDocument(), id, parentId));
      return isAllowed ? 'move' : 'cancel';
    },
    onRootDrop: () => move(null),
    onItemDrop: ({ target }) => move(parentOf(target.key)),
  });
  const move = (parentId: string | null): void => {
    const edits = reparentEdits(currentDocument(), dragged.current, parentId);
    const name = parentId === null ? undefined : currentDocument().records.get(parentId)?.name;
    if (edits.length > 0)
      void dispatch(command(name === undefined ? 'Take out of the group' : `Put into ${name}`, edits));
  };

  const onContextMenu = (event: MouseEvent): void => {
    const row = (event.target as Element).closest('[data-key]');
    const id = row?.getAttribute('data-key') ?? null;
    if (id !== null && !isSectionId(id) && !selection.includes(id)) select([id]);
  };
  const onAction = (key: Key): void => {
    const id = String(key);
    if (isSectionId(id)) toggle(id);
    else if (currentDocument().records.get(id)?.kind === 'camera') setStage({ cameraId: id });
    else renaming.start(id);
  };
  const toggle = (id: string): void =>
    setClosed((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });

  const menu = (): readonly MenuItems[] => outlinerMenuItems(selectionStore.getState().ids);
  const isEmpty = nodes.length === 0;
  return (
    <Panel
      title="Outliner"
      isFlush
      isScrolling={false}
      toolbar={
        <>
          <SceneSelect />
          <MenuButton label="Add to the scene" icon={Plus} isLabelHidden items={addMenuItems} />
        </>
      }
    >
      <div className="pn-outliner" ref={frame} onKeyDown={keepLetters}>
        <SearchField
          className="pn-search pn-outliner-search"
          aria-label="Find in the scene"
          value={search}
          onChange={setSearch}
        >
          <Icon of={Search} />
          <Input className="pn-search-input" placeholder="Find in the scene" />
        </SearchField>
        {isEmpty ? (
          search === '' ? (
            <EmptyState
              icon={ListTree}
              title="An empty stage"
              text="Put in a figure and a light, then a camera to look at them. The library has more; models can be dropped onto the stage."
            >
              <Button actionId="add.figure.man-standing" icon={PersonStanding}>
                Add a figure
              </Button>
              <Button actionId="add.light.softbox" icon={Boxes}>
                Add a light
              </Button>
              <Button actionId="add.camera" icon={Camera}>
                Add a camera
              </Button>
            </EmptyState>
          ) : (
            <EmptyState icon={Search} title="Nothing of that name" text="Only this scene is searched." />
          )
        ) : (
          <ContextMenu label="Outliner" items={menu} className="pn-outliner-context">
            <div className="pn-outliner-scroll" onContextMenuCapture={onContextMenu}>
              <Virtualizer layout={ListLayout} layoutOptions={{ estimatedRowHeight: ROW_PX }}>
                <Tree
                  className="pn-outliner-tree"
                  aria-label="What is in the scene"
                  items={nodes}
                  selectionMode="multiple"
                  selectionBehavior="replace"
                  selectedKeys={selection}
                  onSelectionChange={(keys) =>
                    select(inSelectionOrder(keys, selection, [...cache.current.keys()]))
                  }
                  expandedKeys={expanded}
                  onExpandedChange={(keys) =>
                    setClosed(
                      (before) =>
                        new Set([
                          ...[...before].filter((id) => !branches.includes(id)),
                          ...branches.filter((id) => !keys.has(id)),
                        ]),
                    )
                  }
                  onAction={onAction}
                  dragAndDropHooks={dragAndDropHooks}
                >
                  {(node) => <OutlinerRow node={node} />}
                </Tree>
              </Virtualizer>
            </div>
          </ContextMenu>
        )}
        <RenameField frame={frame} nameSelector=".pn-outliner-name" />
      </div>
    </Panel>
  );
}
