/** Draws one picture of the stage: every pane, the set first, what lies over it after. */
import type { WebGLRenderer } from 'three';
import { currentPanes } from './panes.ts';
import { countFrame, overlayScene, runOverlayHooks, setScene } from './stage-scene.ts';

export function drawStage(gl: WebGLRenderer): void {
  countFrame();
  gl.setScissorTest(true);
  gl.autoClear = false;
  for (const pane of currentPanes()) {
    const { x, y, width, height } = pane.rect;
    const bottom = gl.domElement.clientHeight - y - height;
    gl.setViewport(x, bottom, width, height);
    gl.setScissor(x, bottom, width, height);
    gl.clear();
    gl.render(setScene, pane.camera);
    runOverlayHooks(pane);
    gl.render(overlayScene, pane.camera);
  }
}
