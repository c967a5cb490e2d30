/** What is drawn in space over the picture, in the colours of the display: the gizmo, cones, frames, grids. */
import { useEffect } from 'react';
import { handsStore } from '../../state/hands-store.ts';
import { selectionStore } from '../../state/selection-store.ts';
import { deskStore } from '../../state/desk-store.ts';
import { invalidateStage } from '../picture/stage-scene.ts';
import { Gizmo, setGizmo } from './gizmo.ts';
import { watchPins } from './meter-pins.ts';
import { SpaceDrawing } from './space-overlays.ts';

export function SpaceOverlays() {
  useEffect(() => {
    const drawing = new SpaceDrawing();
    const gizmo = new Gizmo();
    setGizmo(gizmo);
    const ends = [
      selectionStore.subscribe(() => invalidateStage()),
      handsStore.subscribe(() => invalidateStage()),
      // things that moved by other hands take the gizmo with them, once they stand there
      deskStore.subscribe((state, before) => {
        if (state.mirror?.document !== before.mirror?.document) requestAnimationFrame(() => gizmo.follow());
      }),
      watchPins(),
    ];
    return () => {
      for (const end of ends) end();
      setGizmo(null);
      gizmo.dispose();
      drawing.dispose();
    };
  }, []);
  return null;
}
