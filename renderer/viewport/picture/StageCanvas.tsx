/** The one canvas of the stage. Its pictures are drawn on demand, pane by pane, by the stage's own loop. */
import { Canvas, createPortal, useFrame, useThree } from '@react-three/fiber';
import { useEffect } from 'react';
import { NoToneMapping } from 'three';
import { SpaceOverlays } from '../hands/SpaceOverlays.tsx';
import { drawStage } from './draw-stage.ts';
import { overlayScene, setInvalidator, setScene } from './stage-scene.ts';

export function StageCanvas() {
  return (
    <div className="pn-stage-canvas" aria-hidden="true">
      <Canvas
        frameloop="demand"
        flat
        scene={setScene}
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
  const invalidate = useThree((state) => state.invalidate);
  const size = useThree((state) => state.size);
  useEffect(() => {
    setInvalidator(() => invalidate());
    invalidate();
    return () => setInvalidator(null);
  }, [invalidate, size]);
  useFrame(({ gl }) => drawStage(gl), TAKES_OVER);
  return null;
}
