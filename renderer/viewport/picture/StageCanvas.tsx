/** The one canvas of the stage. Its pictures are drawn on demand, pane by pane, by the stage's own loop. */
import { Canvas, createPortal, useFrame, useThree } from '@react-three/fiber';
import { useEffect, useRef } from 'react';
import { NoToneMapping } from 'three';
import { catalogStore, useOptics } from '../../state/catalog-store.ts';
import { deskStore } from '../../state/desk-store.ts';
import { lightSoloStore } from '../../state/light-solo.ts';
import { stageStore } from '../../state/stage-store.ts';
import { SpaceOverlays } from '../hands/SpaceOverlays.tsx';
import { viewingStore } from '../render/viewing-store.ts';
import { StageDrawing } from './draw-stage.ts';
import { invalidateStage, overlayScene, setInvalidator, setScene } from './stage-scene.ts';

/** More pixels than this of a display are not seen in motion. */
const MOST_PIXEL_RATIO = 2;

export function StageCanvas() {
  useOptics();
  return (
    <div className="pn-stage-canvas" aria-hidden="true">
      <Canvas
        frameloop="demand"
        flat
        scene={setScene}
        dpr={[1, MOST_PIXEL_RATIO]}
        gl={{ antialias: true, alpha: true, powerPreference: 'high-performance', toneMapping: NoToneMapping }}
        style={{ pointerEvents: 'none' }}
      >
        <Loop />
        {createPortal(<SpaceOverlays />, overlayScene)}
      </Canvas>
    </div>
  );
}

/** A positive priority takes drawing over from react-three-fiber. */
const TAKES_OVER = 1;

function Loop() {
  const gl = useThree((state) => state.gl);
  const invalidate = useThree((state) => state.invalidate);
  const size = useThree((state) => state.size);
  const drawing = useRef<StageDrawing | null>(null);

  useEffect(() => {
    const made = new StageDrawing(gl, invalidate);
    drawing.current = made;
    const touch = (): void => made.set.touch();
    const ends = [
      deskStore.subscribe((state, before) => {
        if (state.mirror !== before.mirror) touch();
        // an engine that is back, or another project: what failed may be there now
        if (state.connection !== before.connection || state.project?.directory !== before.project?.directory)
          made.set.retry();
      }),
      stageStore.subscribe(touch),
      catalogStore.subscribe(touch),
      lightSoloStore.subscribe(touch),
      viewingStore.subscribe(() => invalidateStage()),
    ];
    touch();
    return () => {
      ends.forEach((end) => end());
      drawing.current = null;
      made.dispose();
    };
  }, [gl, invalidate]);

  useEffect(() => {
    setInvalidator((why) => {
      if (why === 'moved') drawing.current?.pace.touch();
      invalidate();
    });
    invalidate();
    return () => setInvalidator(null);
  }, [invalidate, size]);
  useFrame(() => drawing.current?.draw(), TAKES_OVER);
  return null;
}
