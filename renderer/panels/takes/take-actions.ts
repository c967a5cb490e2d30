/** Takes and the board's export as actions. */
import { findRecord, recordsOf, type TakeRecord } from '../../../core/document/index.ts';
import { registerActions } from '../../state/actions.ts';
import { currentDocument, dispatch } from '../../state/desk-store.ts';
import { command } from '../../state/edit.ts';
import { activeShot } from '../../state/keyframe-edit.ts';
import { selectionStore } from '../../state/selection-store.ts';
import { openDialog } from '../../widgets/dialog-host.tsx';
import { wipeAgainstTake } from '../../viewport/render/render-actions.ts';
import { BoardExportDialog } from '../board/BoardExportDialog.tsx';
import { RenderShotDialog } from './RenderShotDialog.tsx';

const chosenTake = (): TakeRecord | null => {
  const id = selectionStore.getState().ids.at(-1);
  return id === undefined ? null : findRecord(currentDocument(), 'take', id);
};

/** Circles a take, as the script supervisor does: the one to print. Several may be circled. */
export const setCircled = (take: TakeRecord, circled: boolean): void =>
  void dispatch(
    command(circled ? `Circle ${take.name}` : `Uncircle ${take.name}`, [
      { op: 'set', id: take.id, path: ['circled'], value: circled },
    ]),
  );

export function registerTakeActions(): () => void {
  return registerActions([
    {
      id: 'take.render',
      title: 'Render the shot…',
      group: 'Render',
      shortcut: 'Mod+Enter',
      keywords: ['take', 'frames', 'final', 'path trace'],
      isEnabled: () => activeShot() !== null,
      run: () => {
        openDialog(RenderShotDialog);
      },
    },
    {
      id: 'take.circle',
      title: 'Circle the take',
      group: 'Shot',
      keywords: ['print', 'best'],
      isEnabled: () => chosenTake() !== null,
      isOn: () => chosenTake()?.circled ?? false,
      run: () => {
        const take = chosenTake();
        if (take !== null) setCircled(take, !take.circled);
      },
    },
    {
      id: 'take.compare',
      title: 'Compare the take with the render',
      group: 'Render',
      keywords: ['wipe', 'A/B'],
      isEnabled: () => chosenTake() !== null,
      run: () => wipeAgainstTake(chosenTake()?.id ?? null),
    },
    {
      id: 'board.export',
      title: 'Export the board…',
      group: 'Shot',
      shortcut: 'Mod+Shift+B',
      keywords: ['PDF', 'print', 'storyboard', 'paper'],
      isEnabled: () => recordsOf(currentDocument(), 'shot').length > 0,
      run: () => {
        openDialog(BoardExportDialog);
      },
    },
  ]);
}
