/** Draws one picture of the stage: for every pane the set in nits, the picture formed of it, and over that what hands draw. */
import {
  BasicShadowMap,
  OrthographicCamera,
  PerspectiveCamera,
  Vector4,
  type MeshMatcapMaterial,
  type WebGLRenderer,
} from 'three';
import { currentDocument } from '../../state/desk-store.ts';
import { currentOptics } from '../../state/catalog-store.ts';
import { stageStore } from '../../state/stage-store.ts';
import { viewingStore } from '../render/viewing-store.ts';
import { exposeHelpers } from './body.ts';
import type { Lens } from './camera-nodes.ts';
import { Indirect } from './indirect.ts';
import { deliveryRect, recordedRect, setLens } from './lens-eye.ts';
import { Pace } from './pace.ts';
import type { Pane, PixelRect } from './pane.ts';
import { currentPanes, panesChanged } from './panes.ts';
import { exposureMatrix, LOOK_INDEX, TRANSFORM_INDEX } from './picture-formation-glsl.ts';
import { PicturePass, type Formation } from './picture-pass.ts';
import { pictureSettingsStore } from './picture-settings.ts';
import { makePlainMaterial } from './plain.ts';
import { throwSharpShadows } from './shader-patches.ts';
import { countFrame, objectOfRecord, overlayScene, runOverlayHooks, setScene } from './stage-scene.ts';
import { StageSet } from './stage-set.ts';

const NEAR_M = 0.03;
const FAR_M = 2000;
/** Where no camera says how much light is white. */
const USUAL_NITS_AT_ONE = 200;
/** What the set leaves empty, as a share of white: none through the lens, a hint of grey for whoever flies about. */
const VOID_SHARE = 0.012;
const PLAN_GREY = 0.075;
/** Texture units that a surface takes besides shadow maps: images, mirrors, probes, tables. */
const UNITS_OF_SURFACE = 9;
const MOST_SHADOWS = 6;
/** Largest blur against the height of the recorded frame. */
const MOST_BLUR = 0.035;
/** What a picture with all pixels may take before one has been measured, milliseconds. */
const GUESS_MS = 10;
const GUESS_SOFTWARE_MS = 4000;

const LINEAR = new Float32Array([1, 0, 0, 0, 1, 0, 0, 0, 1]);

export class StageDrawing {
  readonly set = new StageSet();
  readonly pace: Pace;
  readonly #gl: WebGLRenderer;
  readonly #pass: PicturePass;
  /** Pixels are dear: one sample each, and a lens without blur. */
  readonly #isFrugal: boolean;
  readonly #plain: MeshMatcapMaterial = makePlainMaterial();
  readonly #mostShadows: number;
  /** Pixels of the picture as a share of the display's, a side. */
  #scale = 1;
  readonly #indirect: Indirect;

  /** @param ask asks for another picture, later. */
  constructor(gl: WebGLRenderer, ask: () => void) {
    this.#gl = gl;
    gl.shadowMap.enabled = true;
    gl.shadowMap.type = BasicShadowMap;
    gl.autoClear = false;
    gl.info.autoReset = false;
    this.#isFrugal = isSoftware(gl);
    if (this.#isFrugal) throwSharpShadows();
    this.#pass = new PicturePass(this.#isFrugal ? 0 : undefined);
    const context = gl.getContext() as WebGL2RenderingContext;
    this.pace = new Pace(context, ask, this.#isFrugal ? GUESS_SOFTWARE_MS : GUESS_MS);
    this.#indirect = new Indirect(gl, this.set, () => this.pace.isSlow);
    this.#mostShadows = Math.max(1, Math.min(MOST_SHADOWS, gl.capabilities.maxTextures - UNITS_OF_SURFACE));
  }

  draw(): void {
    const scale = this.pace.begin();
    if (scale === null) return;
    this.#scale = scale;
    const startedAt = performance.now();
    this.#draw();
    this.pace.end(startedAt);
  }

  #draw(): void {
    const gl = this.#gl;
    const stage = stageStore.getState();
    countFrame();
    gl.info.reset();
    this.set.update(currentDocument(), stage, currentOptics(), this.#mostShadows);
    const { lens } = this.set;
    // nobody sees the light of a plain stage: it is gathered once it is lit
    if (stage.shading !== 'solid') this.#indirect.follow(lens);
    exposeHelpers(lens?.camera.nitsAtOne ?? USUAL_NITS_AT_ONE);
    let isMoved = false;
    for (const [i, pane] of currentPanes().entries()) {
      if (this.#aim(pane, lens)) isMoved = true;
      if (pane.rect.width > 0 && pane.rect.height > 0)
        this.#drawPane(i, pane, lens, stage.shading === 'solid');
    }
    if (isMoved) panesChanged();
  }

  /** @returns true when the frame lies elsewhere in the pane than before. */
  #aim(pane: Pane, lens: Lens | null): boolean {
    const { camera, rect } = pane;
    const before = pane.recorded;
    const beforeDelivery = pane.delivery;
    pane.cameraId = null;
    pane.recorded = null;
    pane.delivery = null;
    if (pane.view === 'camera' && lens !== null && camera instanceof PerspectiveCamera) {
      pane.cameraId = lens.cameraId;
      pane.recorded = recordedRect(lens.camera, rect.width, rect.height);
      pane.delivery = deliveryRect(lens.camera, pane.recorded, lens.deliveryRatio);
      setLens(camera, lens.camera, rect, pane.recorded, NEAR_M, FAR_M);
      const rig = objectOfRecord(lens.cameraId);
      if (rig !== null) {
        rig.updateWorldMatrix(true, false);
        rig.matrixWorld.decompose(camera.position, camera.quaternion, camera.scale);
        camera.scale.setScalar(1);
      }
    }
    camera.updateMatrixWorld();
    return !sameRect(before, pane.recorded) || !sameRect(beforeDelivery, pane.delivery);
  }

  #drawPane(index: number, pane: Pane, lens: Lens | null, isSolid: boolean): void {
    const gl = this.#gl;
    const isPlain = isSolid || pane.view === 'top';
    const ratio = gl.getPixelRatio() * this.#scale;
    const { rect, camera } = pane;
    const pixels = (length: number): number => Math.max(1, Math.round(length * ratio));
    const nitsAtOne = lens?.camera.nitsAtOne ?? USUAL_NITS_AT_ONE;

    // the set
    this.#pass.select(index, pixels(rect.width), pixels(rect.height));
    const isVoidSeen = pane.view !== 'camera';
    const grey = isPlain ? PLAN_GREY : isVoidSeen ? VOID_SHARE * nitsAtOne : 0;
    setScene.overrideMaterial = isPlain ? this.#plain : null;
    // without light there are no shadows to draw
    gl.shadowMap.autoUpdate = !isPlain;
    setScene.background = isPlain ? null : this.set.background;
    gl.setRenderTarget(this.#pass.target);
    gl.state.buffers.color.setClear(grey, grey, grey, 1, false);
    gl.clear();
    gl.render(setScene, camera);
    setScene.overrideMaterial = null;

    // the picture
    gl.setRenderTarget(null);
    const bottom = gl.domElement.clientHeight - rect.y - rect.height;
    gl.setViewport(rect.x, bottom, rect.width, rect.height);
    gl.setScissor(rect.x, bottom, rect.width, rect.height);
    gl.setScissorTest(true);
    gl.clear(false, true, false);
    this.#pass.form(gl, this.#formation(pane, lens, isPlain, nitsAtOne));

    // what lies over it
    runOverlayHooks(pane);
    gl.render(overlayScene, camera);
    gl.setScissorTest(false);
  }

  #formation(pane: Pane, lens: Lens | null, isPlain: boolean, nitsAtOne: number): Formation {
    const { transform, look, offsetStops, isFalseColour } = viewingStore.getState();
    const { camera } = pane;
    const kelvin = lens?.camera.whiteBalanceKelvin ?? null;
    const balance = kelvin === null ? null : { kelvin, duv: lens?.camera.whiteBalanceDuv ?? 0 };
    return {
      exposure: isPlain ? LINEAR : exposureMatrix(1, nitsAtOne / 2 ** offsetStops, balance),
      transform: isFalseColour ? TRANSFORM_INDEX['false-colour'] : TRANSFORM_INDEX[transform],
      look: LOOK_INDEX[look],
      isFormed: !isPlain,
      lens: isPlain ? null : this.#blur(pane, lens),
      near: camera instanceof OrthographicCamera ? 0.01 : camera.near,
      far: camera.far,
      frame:
        pane.recorded === null || pane.delivery === null
          ? null
          : { recorded: uvRect(pane.recorded, pane.rect), delivery: uvRect(pane.delivery, pane.rect) },
    };
  }

  #blur(pane: Pane, lens: Lens | null): Formation['lens'] {
    if (this.#isFrugal || !pictureSettingsStore.getState().isLensBlurShown) return null;
    if (lens === null || pane.recorded === null) return null;
    const { apertureRadius, focalLength, filmHeight, focusDistance } = lens.camera;
    const heightPx = pane.recorded.height * this.#gl.getPixelRatio() * this.#scale;
    return {
      pxPerDioptre: ((apertureRadius * focalLength) / filmHeight) * heightPx,
      focusDioptres: 1 / focusDistance,
      mostPx: MOST_BLUR * heightPx,
    };
  }

  dispose(): void {
    this.pace.dispose();
    this.#indirect.dispose();
    this.set.dispose();
    this.#pass.dispose();
    this.#plain.matcap?.dispose();
    this.#plain.dispose();
  }
}

/** Drawn by the processor: a machine without a graphics card, or one that is not to be used. */
function isSoftware(gl: WebGLRenderer): boolean {
  const context = gl.getContext();
  const extension = context.getExtension('WEBGL_debug_renderer_info');
  const name: unknown = context.getParameter(extension?.UNMASKED_RENDERER_WEBGL ?? context.RENDERER);
  return typeof name === 'string' && /swiftshader|llvmpipe|software/i.test(name);
}

const uvRect = (inner: PixelRect, pane: PixelRect): Vector4 =>
  new Vector4(
    inner.x / pane.width,
    1 - (inner.y + inner.height) / pane.height,
    (inner.x + inner.width) / pane.width,
    1 - inner.y / pane.height,
  );

const NEARLY_PX = 0.01;
const sameRect = (a: PixelRect | null, b: PixelRect | null): boolean =>
  a === b ||
  (a !== null &&
    b !== null &&
    Math.abs(a.x - b.x) < NEARLY_PX &&
    Math.abs(a.y - b.y) < NEARLY_PX &&
    Math.abs(a.width - b.width) < NEARLY_PX &&
    Math.abs(a.height - b.height) < NEARLY_PX);
