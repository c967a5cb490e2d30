/** The kept renderings of the shot: pictures, the circled ones, notes, and which is compared with the live picture. */
import { useState } from 'react';
import { GridList, GridListItem } from 'react-aria-components';
import { Circle, CircleCheckBig, Columns2, Film, SquareStack, Trash2 } from 'lucide-react';
import { findRecord, recordsOf, type TakeRecord } from '../../../core/document/index.ts';
import { useDocument } from '../../state/desk-store.ts';
import { setField } from '../../state/edit.ts';
import { select, useSelection } from '../../state/selection-store.ts';
import { useStage } from '../../state/stage-store.ts';
import { usePicture } from '../../state/thumbnails.ts';
import { Button } from '../../widgets/button.tsx';
import { ContextMenu } from '../../widgets/context-menu.tsx';
import { classes } from '../../widgets/defined.ts';
import { EmptyState } from '../../widgets/empty-state.tsx';
import { IconButton } from '../../widgets/icon-button.tsx';
import { Icon } from '../../widgets/icon.tsx';
import { actionItems } from '../../widgets/menu.tsx';
import { Panel } from '../../widgets/panel.tsx';
import { TextField } from '../../widgets/text-field.tsx';
import { pictureFileOf } from '../../viewport/render/take-picture.ts';
import { wipeAgainstTake } from '../../viewport/render/render-actions.ts';
import { keepLetters } from '../outliner/keep-letters.ts';
import { setCircled } from './take-actions.ts';
import './takes.css';

const whenText = (createdAt: string): string => {
  const when = new Date(createdAt);
  return Number.isNaN(when.getTime())
    ? ''
    : when.toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
};

function TakePicture({ take }: { readonly take: TakeRecord }) {
  const file = pictureFileOf(take, take.startFrame);
  const url = usePicture('takeFile', file === null ? null : `${encodeURIComponent(take.id)}?file=${file}`);
  return (
    <span className="pn-take-picture" style={{ aspectRatio: take.widthPx / take.heightPx }}>
      {url === null ? <Icon of={Film} /> : <img src={url} alt="" draggable={false} />}
    </span>
  );
}

/** What is known of a take, and its notes. */
function TakeFacts({ take }: { readonly take: TakeRecord }) {
  const isStill = take.startFrame === take.endFrame;
  return (
    <div className="pn-take-facts">
      <TextField
        label="Name of the take"
        isLabelHidden
        value={take.name}
        maxLength={200}
        onCommit={(name) => {
          if (name.trim() !== '') void setField([take.id], ['name'], name.trim(), 'Rename the take');
        }}
      />
      <p>
        {isStill ? `Frame ${take.startFrame}` : `Frames ${take.startFrame}–${take.endFrame}`} · {take.widthPx}{' '}
        × {take.heightPx} · {Math.round(take.samplesPerPixel)} samples
        <br />
        {whenText(take.createdAt)}
      </p>
      <TextField
        label="Notes"
        isMultiline
        value={take.notes}
        maxLength={20_000}
        placeholder="What was right, what to change"
        onCommit={(notes) => void setField([take.id], ['notes'], notes, 'Notes of the take')}
      />
      <div className="pn-take-buttons">
        <Button icon={take.circled ? CircleCheckBig : Circle} onPress={() => setCircled(take, !take.circled)}>
          {take.circled ? 'Circled' : 'Circle'}
        </Button>
        <Button icon={Columns2} onPress={() => wipeAgainstTake(take.id)}>
          Compare
        </Button>
        <IconButton actionId="edit.delete" label="Delete the take" icon={Trash2} />
      </div>
    </div>
  );
}

export function TakesPanel() {
  const document = useDocument();
  const shotId = useStage((stage) => stage.shotId);
  const selection = useSelection();
  const [onlyCircled, setOnlyCircled] = useState(false);
  const shot = shotId === null ? null : findRecord(document, 'shot', shotId);
  const all = recordsOf(document, 'take')
    .filter((take) => take.shotId === shotId)
    .sort((a, b) => b.takeNumber - a.takeNumber);
  const takes = onlyCircled ? all.filter((take) => take.circled) : all;
  const chosen = takes.find((take) => take.id === selection.at(-1)) ?? null;
  return (
    <Panel
      title="Takes"
      isScrolling={false}
      isFlush
      toolbar={
        <>
          <Button actionId="take.render" icon={Film} tone="quiet">
            Render the shot…
          </Button>
          <Button actionId="render.keep-take" icon={SquareStack} tone="quiet">
            Keep this render
          </Button>
          <IconButton
            label="Show circled takes only"
            icon={CircleCheckBig}
            isPressed={onlyCircled}
            onPress={() => setOnlyCircled(!onlyCircled)}
          />
        </>
      }
    >
      {takes.length === 0 ? (
        <EmptyState
          icon={SquareStack}
          title={
            shot === null
              ? 'Takes belong to a shot'
              : onlyCircled && all.length > 0
                ? 'No take is circled'
                : 'No takes yet'
          }
          text={
            shot === null
              ? 'Choose a shot, or make one from the camera.'
              : 'Keep what the render view shows, or render frames of the shot at the quality you need. Takes stay in the project.'
          }
        >
          {shot !== null && !onlyCircled && (
            <Button actionId="take.render" icon={Film} tone="primary">
              Render the shot…
            </Button>
          )}
        </EmptyState>
      ) : (
        <div className="pn-takes" onKeyDown={keepLetters}>
          <ContextMenu
            label="Take"
            className="pn-takes-context"
            items={() => actionItems('take.circle', 'take.compare', '-', 'edit.delete')}
          >
            <GridList
              className="pn-takes-grid"
              aria-label={`Takes of ${shot?.name ?? 'the shot'}`}
              layout="grid"
              items={takes}
              dependencies={[document]}
              selectionMode="single"
              selectionBehavior="replace"
              selectedKeys={chosen === null ? [] : [chosen.id]}
              onSelectionChange={(keys) => select(keys === 'all' ? [] : [...keys].map(String))}
              onAction={(key) => wipeAgainstTake(String(key))}
              onContextMenuCapture={(event) => {
                const key = (event.target as Element).closest('[data-key]')?.getAttribute('data-key') ?? null;
                if (key !== null) select([key]);
              }}
            >
              {(take) => (
                <GridListItem
                  id={take.id}
                  textValue={`${take.name}${take.circled ? ', circled' : ''}`}
                  className="pn-take"
                >
                  <TakePicture take={take} />
                  <span className="pn-take-line">
                    <b className={classes('pn-take-number', take.circled && 'pn-take-circled')}>
                      {take.takeNumber}
                    </b>
                    <span className="pn-take-name">{take.name}</span>
                  </span>
                </GridListItem>
              )}
            </GridList>
          </ContextMenu>
          {chosen !== null && <TakeFacts key={chosen.id} take={chosen} />}
        </div>
      )}
    </Panel>
  );
}
