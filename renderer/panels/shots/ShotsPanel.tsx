/** The shot list: every shot of the scene in a row, its cells edited in place, its order by dragging. */
import { useRef, useState, type KeyboardEvent, type MouseEvent } from 'react';
import {
  Button as AriaButton,
  Cell,
  Column,
  ColumnResizer,
  ResizableTableContainer,
  Row,
  Table,
  TableBody,
  TableHeader,
  useDragAndDrop,
  type Selection,
} from 'react-aria-components';
import { Clapperboard, Copy, GripVertical, ListOrdered, Plus, Trash2 } from 'lucide-react';
import { findRecord, projectOf, type ShotRecord } from '../../../core/document/index.ts';
import { useOptics } from '../../state/catalog-store.ts';
import { currentDocument, dispatch, useDocument } from '../../state/desk-store.ts';
import { command } from '../../state/edit.ts';
import { notify } from '../../state/notices.ts';
import { select, selectionStore, useSelection } from '../../state/selection-store.ts';
import { useStage } from '../../state/stage-store.ts';
import { Button } from '../../widgets/button.tsx';
import { ContextMenu } from '../../widgets/context-menu.tsx';
import { classes } from '../../widgets/defined.ts';
import { EmptyState } from '../../widgets/empty-state.tsx';
import { IconButton } from '../../widgets/icon-button.tsx';
import { Icon } from '../../widgets/icon.tsx';
import { actionItems } from '../../widgets/menu.tsx';
import { Panel } from '../../widgets/panel.tsx';
import { keepLetters } from '../outliner/keep-letters.ts';
import { RenameField } from '../outliner/RenameField.tsx';
import { CellEditor, type CellEdit } from './CellEditor.tsx';
import {
  cellEdit,
  cellText,
  COLUMN_TITLES,
  COLUMNS,
  isEditable,
  termsOf,
  type ColumnName,
} from './shot-columns.ts';
import { moveShotsEdits, shotsOf } from './shot-edits.ts';
import { goToShot } from './shot-actions.ts';
import { shotMenuIds } from './shot-menu.ts';
import { Thumbnail } from './Thumbnail.tsx';
import './shots.css';

const SHOT_TYPE = 'application/x-penumbra-shot';
const WIDTHS: Readonly<Record<ColumnName, number>> = {
  shotNumber: 58,
  name: 130,
  slug: 150,
  size: 66,
  angle: 88,
  move: 96,
  equipment: 92,
  lens: 120,
  frames: 76,
  duration: 92,
  action: 220,
};

export function ShotsPanel() {
  const document = useDocument();
  const optics = useOptics();
  const sceneId = useStage((stage) => stage.sceneId);
  const activeId = useStage((stage) => stage.shotId);
  const selection = useSelection();
  const frame = useRef<HTMLDivElement>(null);
  const [edit, setEdit] = useState<CellEdit | null>(null);
  const shots = shotsOf(document, sceneId);
  const project = document.records.size === 0 ? null : projectOf(document);
  const fps = project?.fps ?? 24;
  const ratio = project?.deliveryAspectRatios[0]?.ratio ?? 2.39;

  const dragged = useRef<readonly string[]>([]);
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) =>
      [...keys].map((key) => ({
        [SHOT_TYPE]: String(key),
        'text/plain': findRecord(currentDocument(), 'shot', String(key))?.name ?? '',
      })),
    onDragStart: ({ keys }) => {
      dragged.current = [...keys].map(String);
    },
    onReorder: ({ keys, target }) => {
      if (sceneId === null || target.dropPosition === 'on') return;
      const edits = moveShotsEdits(currentDocument(), sceneId, [...keys].map(String), {
        id: String(target.key),
        position: target.dropPosition,
      });
      if (edits.length > 0) void dispatch(command('Reorder shots', edits));
    },
  });

  const openEditor = (cell: Element | null): boolean => {
    const box = frame.current?.getBoundingClientRect();
    const mark = cell?.querySelector('[data-shot-field]') ?? null;
    const gridCell = mark?.closest('[role="gridcell"], [role="rowheader"], td') ?? null;
    const shotId = mark?.getAttribute('data-shot-id') ?? '';
    const shot = findRecord(currentDocument(), 'shot', shotId);
    const field = COLUMNS.find((name) => name === mark?.getAttribute('data-shot-field'));
    if (box === undefined || gridCell === null || shot === null || field === undefined || !isEditable(field))
      return false;
    const place = gridCell.getBoundingClientRect();
    const isLong = field === 'action';
    setEdit({
      shotId,
      field,
      label: `${COLUMN_TITLES[field]} of ${shot.name}`,
      value: cellText(currentDocument(), shot, field, fps),
      terms: termsOf(currentDocument(), shot, field, optics),
      isLong,
      place: {
        left: Math.max(0, place.left - box.left),
        top: place.top - box.top,
        width: Math.max(place.width, isLong ? 260 : 90),
        height: isLong ? place.height * 2 : place.height,
      },
    });
    return true;
  };
  const onKeyDownCapture = (event: KeyboardEvent): void => {
    const cell = globalThis.document.activeElement?.closest('[role="gridcell"], [role="rowheader"]') ?? null;
    if ((event.key !== 'Enter' && event.key !== 'F2') || cell === null || edit !== null) return;
    if (event.target instanceof Element && event.target.closest('button') !== null) return;
    if (openEditor(cell)) {
      event.preventDefault();
      event.stopPropagation();
    }
  };
  const commit = (value: string): void => {
    const shot = edit === null ? null : findRecord(currentDocument(), 'shot', edit.shotId);
    const field = COLUMNS.find((name) => name === edit?.field);
    if (shot === null || field === undefined) return;
    const change = cellEdit(shot, field, value);
    if (change === null) {
      notify({
        tone: 'info',
        text:
          field === 'frames'
            ? 'Frames are written as 1–96, or as a number of frames.'
            : 'A shot needs a name.',
      });
      return;
    }
    void dispatch(command(`${COLUMN_TITLES[field]} of ${shot.name}`, [change]));
  };
  const onSelectionChange = (keys: Selection): void => {
    const chosen = keys === 'all' ? shots.map((shot) => shot.id) : [...keys].map(String);
    const before = selectionStore.getState().ids.filter((id) => chosen.includes(id));
    select([...before, ...chosen.filter((id) => !before.includes(id))]);
    const [only] = chosen;
    if (chosen.length === 1 && only !== undefined && only !== activeId) goToShot(only);
  };
  const selectUnderPointer = (event: MouseEvent): void => {
    const id = (event.target as Element).closest('[data-key^="sht_"]')?.getAttribute('data-key') ?? null;
    if (id !== null && !selectionStore.getState().ids.includes(id)) select([id]);
  };

  return (
    <Panel
      title="Shots"
      isFlush
      isScrolling={false}
      toolbar={
        <>
          <Button actionId="shot.new" icon={Plus} tone="quiet">
            New shot
          </Button>
          <IconButton actionId="shot.duplicate" icon={Copy} />
          <IconButton actionId="shot.renumber" icon={ListOrdered} />
          <span className="pn-shots-count">
            {shots.length === 1 ? '1 shot' : `${shots.length} shots`} · {totalText(shots, fps)}
          </span>
          <IconButton actionId="edit.delete" icon={Trash2} />
        </>
      }
    >
      {shots.length === 0 ? (
        <EmptyState
          icon={Clapperboard}
          title="No shots yet"
          text="Frame something through a camera, then make a shot of it. Shots get numbers, pictures and a place on the board."
        >
          <Button actionId="shot.new" icon={Plus} tone="primary">
            New shot from the camera
          </Button>
        </EmptyState>
      ) : (
        <div
          className="pn-shots"
          ref={frame}
          onKeyDown={keepLetters}
          onKeyDownCapture={onKeyDownCapture}
          onDoubleClick={(event) =>
            openEditor((event.target as Element).closest('[role="gridcell"], [role="rowheader"], td'))
          }
        >
          <ContextMenu label="Shot" items={() => actionItems(...shotMenuIds)} className="pn-shots-context">
            <ResizableTableContainer className="pn-shots-scroll" onContextMenuCapture={selectUnderPointer}>
              <Table
                className="pn-shots-table"
                aria-label="Shot list"
                selectionMode="multiple"
                selectionBehavior="replace"
                selectedKeys={selection.filter((id) => id.startsWith('sht_'))}
                onSelectionChange={onSelectionChange}
                dragAndDropHooks={dragAndDropHooks}
              >
                <TableHeader>
                  <Column width={24} minWidth={24} className="pn-shots-head">
                    <span className="pn-visually-hidden">Drag</span>
                  </Column>
                  <Column width={72} minWidth={72} className="pn-shots-head">
                    <span className="pn-visually-hidden">Picture</span>
                  </Column>
                  {COLUMNS.map((column) => (
                    <Column
                      key={column}
                      id={column}
                      isRowHeader={column === 'shotNumber'}
                      defaultWidth={WIDTHS[column]}
                      minWidth={40}
                      className="pn-shots-head"
                    >
                      <span className="pn-shots-head-text">{COLUMN_TITLES[column]}</span>
                      <ColumnResizer
                        className="pn-shots-resizer"
                        aria-label={`Width of ${COLUMN_TITLES[column]}`}
                      />
                    </Column>
                  ))}
                </TableHeader>
                <TableBody items={shots} dependencies={[document, activeId, fps, ratio]}>
                  {(shot) => (
                    <Row
                      id={shot.id}
                      textValue={`${shot.shotNumber} ${shot.name}`}
                      className={classes('pn-shots-row', shot.id === activeId && 'pn-shots-active')}
                    >
                      <Cell className="pn-shots-cell">
                        <AriaButton slot="drag" className="pn-shots-grip" aria-label={`Move ${shot.name}`}>
                          <Icon of={GripVertical} />
                        </AriaButton>
                      </Cell>
                      <Cell className="pn-shots-cell">
                        <Thumbnail
                          shotId={shot.id}
                          label={`Shot ${shot.shotNumber}`}
                          ratio={shot.aspectRatio ?? ratio}
                        />
                      </Cell>
                      {COLUMNS.map((column) => (
                        <Cell key={column} className={classes('pn-shots-cell', `pn-shots-${column}`)}>
                          <span className="pn-shots-text" data-shot-id={shot.id} data-shot-field={column}>
                            {cellText(document, shot, column, fps)}
                          </span>
                        </Cell>
                      ))}
                    </Row>
                  )}
                </TableBody>
              </Table>
            </ResizableTableContainer>
          </ContextMenu>
          <RenameField frame={frame} nameSelector='[data-shot-field="name"]' />
          {edit !== null && (
            <CellEditor
              key={`${edit.shotId} ${edit.field}`}
              edit={edit}
              onCommit={commit}
              onEnd={(byKeyboard) => {
                const { shotId, field } = edit;
                setEdit(null);
                if (!byKeyboard) return;
                frame.current
                  ?.querySelector(`[data-shot-id="${shotId}"][data-shot-field="${field}"]`)
                  ?.closest<HTMLElement>('[role="gridcell"], [role="rowheader"]')
                  ?.focus();
              }}
            />
          )}
        </div>
      )}
    </Panel>
  );
}

function totalText(shots: readonly ShotRecord[], fps: number): string {
  const seconds = shots.reduce((sum, shot) => sum + (shot.endFrame - shot.startFrame + 1) / fps, 0);
  const minutes = Math.floor(seconds / 60);
  return minutes === 0 ? `${Number(seconds.toFixed(1))} s` : `${minutes} min ${Math.round(seconds % 60)} s`;
}
