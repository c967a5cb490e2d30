/** The shot board: every shot of the scene as a card with its newest picture. */
import { useRef, useState, type CSSProperties } from 'react';
import { Button as AriaButton, GridList, GridListItem, useDragAndDrop } from 'react-aria-components';
import { FileDown, GripVertical, LayoutGrid, Plus } from 'lucide-react';
import { moveArrows } from '../../../core/boards/index.ts';
import { projectOf } from '../../../core/document/index.ts';
import { currentDocument, dispatch, useDocument } from '../../state/desk-store.ts';
import { command } from '../../state/edit.ts';
import { select, selectionStore, useSelection } from '../../state/selection-store.ts';
import { useStage } from '../../state/stage-store.ts';
import { Button } from '../../widgets/button.tsx';
import { ContextMenu } from '../../widgets/context-menu.tsx';
import { classes } from '../../widgets/defined.ts';
import { EmptyState } from '../../widgets/empty-state.tsx';
import { Icon } from '../../widgets/icon.tsx';
import { actionItems } from '../../widgets/menu.tsx';
import { Panel } from '../../widgets/panel.tsx';
import { SegmentedControl } from '../../widgets/segmented-control.tsx';
import { keepLetters } from '../outliner/keep-letters.ts';
import { goToShot } from '../shots/shot-actions.ts';
import { moveShotsEdits, shotsOf } from '../shots/shot-edits.ts';
import { durationText, lensText } from '../shots/shot-facts.ts';
import { shotMenuIds } from '../shots/shot-menu.ts';
import { Thumbnail } from '../shots/Thumbnail.tsx';
import { MoveArrows } from './MoveArrows.tsx';
import './board.css';

type CardSize = 'small' | 'medium' | 'large';
const CARD_REM: Readonly<Record<CardSize, number>> = { small: 10, medium: 15, large: 23 };

export function BoardPanel() {
  const document = useDocument();
  const sceneId = useStage((stage) => stage.sceneId);
  const activeId = useStage((stage) => stage.shotId);
  const selection = useSelection();
  const [size, setSize] = useState<CardSize>('medium');
  const shots = shotsOf(document, sceneId);
  const project = document.records.size === 0 ? null : projectOf(document);
  const fps = project?.fps ?? 24;
  const ratio = project?.deliveryAspectRatios[0]?.ratio ?? 2.39;
  const list = useRef<HTMLDivElement>(null);

  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ 'text/plain': String(key) })),
    onReorder: ({ keys, target }) => {
      if (sceneId === null || target.dropPosition === 'on') return;
      const edits = moveShotsEdits(currentDocument(), sceneId, [...keys].map(String), {
        id: String(target.key),
        position: target.dropPosition,
      });
      if (edits.length > 0) void dispatch(command('Reorder shots', edits));
    },
  });
  return (
    <Panel
      title="Board"
      toolbar={
        <>
          <SegmentedControl
            label="Size of the cards"
            value={size}
            options={[
              { id: 'small', label: 'S' },
              { id: 'medium', label: 'M' },
              { id: 'large', label: 'L' },
            ]}
            onChange={setSize}
          />
          <Button actionId="shot.new" icon={Plus} tone="quiet">
            New shot
          </Button>
          <Button actionId="board.export" icon={FileDown}>
            Export board…
          </Button>
        </>
      }
    >
      {shots.length === 0 ? (
        <EmptyState
          icon={LayoutGrid}
          title="The board is empty"
          text="Every shot of the scene appears here with its picture, lens and move, and prints as a PDF."
        >
          <Button actionId="shot.new" icon={Plus} tone="primary">
            New shot from the camera
          </Button>
        </EmptyState>
      ) : (
        <div ref={list} onKeyDown={keepLetters}>
          <ContextMenu label="Shot" items={() => actionItems(...shotMenuIds)}>
            <GridList
              className="pn-board"
              style={{ '--pn-board-card': `${CARD_REM[size]}rem` } as CSSProperties}
              aria-label="Shots of the scene"
              layout="grid"
              items={shots}
              dependencies={[document, activeId, ratio, fps]}
              selectionMode="multiple"
              selectionBehavior="replace"
              selectedKeys={selection.filter((id) => id.startsWith('sht_'))}
              dragAndDropHooks={dragAndDropHooks}
              onContextMenuCapture={(event) => {
                const key = (event.target as Element).closest('[data-key]')?.getAttribute('data-key') ?? null;
                if (key !== null && !selectionStore.getState().ids.includes(key)) select([key]);
              }}
              onSelectionChange={(keys) => {
                const chosen = keys === 'all' ? shots.map((shot) => shot.id) : [...keys].map(String);
                select(chosen);
                const [only] = chosen;
                if (chosen.length === 1 && only !== undefined) goToShot(only);
              }}
            >
              {(shot) => {
                const own = shot.aspectRatio ?? ratio;
                const words = [shot.size, shot.angle, shot.move === 'static' ? '' : shot.move].filter(
                  (word) => word !== '',
                );
                return (
                  <GridListItem
                    id={shot.id}
                    textValue={`${shot.shotNumber} ${shot.name}`}
                    className={classes('pn-board-card', shot.id === activeId && 'pn-board-active')}
                  >
                    <span className="pn-board-picture" style={{ aspectRatio: ratio }}>
                      <span className="pn-board-frame" style={{ aspectRatio: own }}>
                        <Thumbnail shotId={shot.id} label="" ratio={own} />
                        <MoveArrows arrows={moveArrows(document, shot)} ratio={own} />
                      </span>
                    </span>
                    <span className="pn-board-line">
                      <AriaButton slot="drag" className="pn-board-grip" aria-label={`Move ${shot.name}`}>
                        <Icon of={GripVertical} />
                      </AriaButton>
                      <b className="pn-board-number">{shot.shotNumber === '' ? '–' : shot.shotNumber}</b>
                      <span className="pn-board-slug">{shot.slug === '' ? shot.name : shot.slug}</span>
                    </span>
                    <span className="pn-board-line pn-board-facts">
                      <span>{lensText(document, shot)}</span>
                      <span>{durationText(shot, fps)}</span>
                    </span>
                    <span className="pn-board-words">{words.join(' · ')}</span>
                  </GridListItem>
                );
              }}
            </GridList>
          </ContextMenu>
        </div>
      )}
    </Panel>
  );
}
