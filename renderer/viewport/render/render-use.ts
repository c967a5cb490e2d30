/** Ties a pane's render view to the stage: what it shows goes to the engine, for as long as the pane shows it. */
import { useEffect, useRef } from 'react';
import { currentDocument, deskStore, engine } from '../../state/desk-store.ts';
import { lightSoloStore } from '../../state/light-solo.ts';
import { stageStore, type PaneView } from '../../state/stage-store.ts';
import { freeViewStore } from '../../state/view-place.ts';
import { RenderClient, renderWire } from './render-client.ts';
import { renderSettingsStore } from './render-settings.ts';
import { renderSpec, type PictureBox } from './render-spec.ts';
import { closeRenderView, openRenderView } from './render-store.ts';

export const viewIdOfPane = (paneIndex: number): string => `pane-${paneIndex}`;

/** The view of a pane as the stage has it now. */
export const viewOfPane = (paneIndex: number): PaneView => stageStore.getState().panes[paneIndex] ?? 'camera';

export function useRenderClient(paneIndex: number, box: PictureBox): void {
  const viewId = viewIdOfPane(paneIndex);
  const boxNow = useRef(box);
  const update = useRef<() => void>(() => undefined);

  useEffect(() => {
    openRenderView(viewId);
    const client = new RenderClient(viewId, renderWire(engine()));
    update.current = () => {
      const stage = stageStore.getState();
      const free = freeViewStore.getState().view;
      client.show(
        renderSpec(
          currentDocument(),
          stage,
          viewOfPane(paneIndex),
          free,
          boxNow.current,
          renderSettingsStore.getState(),
          lightSoloStore.getState(),
        ),
      );
    };
    const changed = (): void => update.current();
    const ends = [
      stageStore.subscribe(changed),
      freeViewStore.subscribe(changed),
      renderSettingsStore.subscribe(changed),
      lightSoloStore.subscribe(changed),
      deskStore.subscribe((state, before) => {
        const isNewEngine =
          state.connection === 'open' &&
          (before.connection !== 'open' ||
            state.runId !== before.runId ||
            state.project?.directory !== before.project?.directory);
        if (isNewEngine) client.askAgain();
        changed();
      }),
    ];
    changed();
    return () => {
      update.current = () => undefined;
      ends.forEach((end) => end());
      client.dispose();
      closeRenderView(viewId);
    };
  }, [viewId, paneIndex]);

  useEffect(() => {
    boxNow.current = box;
    update.current();
  }, [box]);
}
