/** What a pane asks of the engine, from what the stage shows: pure, so that equal states ask for equal pictures. */
import { findRecord, type Document } from '../../../core/document/index.ts';
import type { RenderSpec } from '../../../core/protocol/index.ts';
import { lightsOut, type LightSolo } from '../../state/light-solo.ts';
import type { PaneView, StageState } from '../../state/stage-store.ts';
import type { FreeView } from '../../state/view-place.ts';
import { RESOLUTIONS, type RenderSettings } from './render-settings.ts';

export interface PictureBox {
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
  readonly devicePixelRatio: number;
}

const SMALLEST_PX = 16;
const LARGEST_PX = 8192;
const pixels = (css: number, scale: number): number =>
  Math.min(LARGEST_PX, Math.max(SMALLEST_PX, Math.round(css * scale)));

/** @returns null when there is nothing that could be rendered: no scene, no camera, a plan, a pane without size. */
export function renderSpec(
  document: Document,
  stage: Pick<StageState, 'sceneId' | 'cameraId' | 'shotId' | 'frame'>,
  view: PaneView,
  free: FreeView | null,
  box: PictureBox,
  settings: RenderSettings,
  solo: LightSolo,
): RenderSpec | null {
  const source = sourceOf(document, stage, view, free);
  if (stage.sceneId === null || source === null || box.width < 1 || box.height < 1) return null;
  const scale = box.devicePixelRatio * RESOLUTIONS[settings.resolution];
  return {
    sceneId: stage.sceneId,
    source,
    framing: 'recorded',
    lightsOut: [...lightsOut(document, solo)],
    maxWidthPx: pixels(box.width, scale),
    maxHeightPx: pixels(box.height, scale),
    region: settings.region,
    goalSamples: settings.goalSamples,
    maxBounces: settings.maxBounces,
    seed: settings.seed,
    paused: settings.isPaused,
  };
}

function sourceOf(
  document: Document,
  stage: Pick<StageState, 'sceneId' | 'cameraId' | 'shotId' | 'frame'>,
  view: PaneView,
  free: FreeView | null,
): RenderSpec['source'] | null {
  switch (view) {
    case 'camera': {
      const camera = stage.cameraId === null ? null : findRecord(document, 'camera', stage.cameraId);
      if (camera === null || camera.sceneId !== stage.sceneId) return null;
      const shot = stage.shotId === null ? null : findRecord(document, 'shot', stage.shotId);
      return {
        type: 'camera',
        cameraId: camera.id,
        shotId: shot?.sceneId === stage.sceneId ? shot.id : null,
        frame: Math.round(stage.frame),
      };
    }
    case 'free':
      if (free === null) return null;
      return {
        type: 'free',
        worldFromCamera: [...free.worldFromCamera],
        verticalFovDeg: Math.min(170, Math.max(0.5, free.verticalFovDeg)),
      };
    case 'top':
      return null;
  }
}
