/**
 * What is drawn in space: outlines of what is selected, cameras with their frames, lamps with their beams, the plane of focus with its
 * depth of field, the path of the shot's camera, the grid, the chain of the measure tool.
 */
import { Box3, Group, Matrix4, Mesh, MeshBasicMaterial, PlaneGeometry, DoubleSide, Vector3 } from 'three';
import { findRecord, recordsOf, type Document } from '../../../core/document/index.ts';
import { confusionLimit, depthOfField } from '../../../core/optics/depth-of-field.ts';
import { posePlaced, Placement } from '../../../core/scene/flatten/motion.ts';
import { Animation } from '../../../core/scene/flatten/tracks.ts';
import type { RenderCamera } from '../../../core/scene/render-scene.ts';
import { metres } from '../../../core/units/units.ts';
import { currentOptics } from '../../state/catalog-store.ts';
import { currentDocument } from '../../state/desk-store.ts';
import { handsStore } from '../../state/hands-store.ts';
import { selectionStore } from '../../state/selection-store.ts';
import { stageStore, type StageState } from '../../state/stage-store.ts';
import { lensOf, type Lens } from '../picture/camera-nodes.ts';
import type { Pane } from '../picture/pane.ts';
import { beforeOverlaysOfPane, objectOfRecord, overlayScene } from '../picture/stage-scene.ts';
import { aimPointOf } from './aim-point.ts';
import { lightShape, type Point } from './light-shapes.ts';
import { OVERLAY } from './overlay-colours.ts';
import { LineSet } from './overlay-lines.ts';

const CAMERA_DEPTH_M = 0.6;
const THROW_M = 3;
const GRID_HALF_M = 10;

export class SpaceDrawing {
  readonly #root = new Group();
  readonly #solid = new LineSet(false, 0.9);
  readonly #faint = new LineSet(false, 0.5);
  readonly #through = new LineSet(true, 0.85);
  readonly #focus: Mesh;
  readonly #end: () => void;
  #drawnFor = '';
  #document: Document | null = null;

  constructor() {
    const sheet = new MeshBasicMaterial({
      color: OVERLAY.focus,
      transparent: true,
      opacity: 0.1,
      side: DoubleSide,
      depthWrite: false,
      toneMapped: false,
    });
    this.#focus = new Mesh(new PlaneGeometry(1, 1), sheet);
    this.#focus.raycast = () => undefined;
    this.#root.add(this.#faint.lines, this.#solid.lines, this.#through.lines, this.#focus);
    overlayScene.add(this.#root);
    this.#end = beforeOverlaysOfPane((pane) => this.#draw(pane));
  }

  #draw(pane: Pane): void {
    const stage = stageStore.getState();
    const document = currentDocument();
    const lens = lensOf(
      document,
      currentOptics(),
      stage.cameraId,
      stage.shotId,
      new Animation(shotOf(document, stage)),
      stage.frame,
    );
    this.#document = document;
    this.#drawnFor = pane.cameraId ?? '';
    if (stage.show.grid && pane.view !== 'camera') this.#grid();
    this.#selected();
    for (const camera of recordsOf(document, 'camera'))
      if (camera.sceneId === stage.sceneId && camera.id !== this.#drawnFor && stage.show.cameraBodies)
        this.#camera(camera.id, document, stage);
    if (stage.show.lightCones) this.#lights(document, stage, pane);
    this.#focusPlane(lens, stage, pane);
    if (pane.view !== 'camera') this.#path(document, stage);
    this.#measure();
    this.#solid.finish();
    this.#faint.finish();
    this.#through.finish();
  }

  #grid(): void {
    for (let i = -GRID_HALF_M; i <= GRID_HALF_M; i++) {
      this.#faint.colour(i === 0 ? OVERLAY.axisZ : i % 5 === 0 ? OVERLAY.gridStrong : OVERLAY.grid);
      this.#faint.segment([i, 0.002, -GRID_HALF_M], [i, 0.002, GRID_HALF_M]);
      this.#faint.colour(i === 0 ? OVERLAY.axisX : i % 5 === 0 ? OVERLAY.gridStrong : OVERLAY.grid);
      this.#faint.segment([-GRID_HALF_M, 0.002, i], [GRID_HALF_M, 0.002, i]);
    }
  }

  #selected(): void {
    const { ids, hoveredId } = selectionStore.getState();
    const primary = ids.at(-1);
    for (const id of ids) this.#box(id, id === primary ? OVERLAY.primary : OVERLAY.selected);
    if (hoveredId !== null && !ids.includes(hoveredId)) this.#box(hoveredId, OVERLAY.hovered);
  }

  /** Corners of the box around an object, in its own directions where it has meshes of its own. */
  #box(id: string, colour: number): void {
    const object = objectOfRecord(id);
    const kind = this.#document?.records.get(id)?.kind;
    if (object === null || kind !== 'object') return;
    object.updateWorldMatrix(true, true);
    const inverse = object.matrixWorld.clone().invert();
    const box = new Box3();
    object.traverse((part) => {
      if (!(part instanceof Mesh)) return;
      if (part.geometry.boundingBox === null) part.geometry.computeBoundingBox();
      const { boundingBox } = part.geometry;
      if (boundingBox !== null)
        box.union(
          boundingBox.clone().applyMatrix4(new Matrix4().multiplyMatrices(inverse, part.matrixWorld)),
        );
    });
    if (box.isEmpty()) return;
    const { min, max } = box;
    const at = (x: number, y: number, z: number): number[] =>
      new Vector3(x ? max.x : min.x, y ? max.y : min.y, z ? max.z : min.z)
        .applyMatrix4(object.matrixWorld)
        .toArray();
    // brackets at the corners say as much as whole edges and hide less
    const SHARE = 0.22;
    this.#through.colour(colour);
    for (let corner = 0; corner < 8; corner++) {
      const [x, y, z] = [corner & 1, (corner >> 1) & 1, (corner >> 2) & 1];
      const from = new Vector3(...(at(x, y, z) as [number, number, number]));
      for (const to of [at(1 - x, y, z), at(x, 1 - y, z), at(x, y, 1 - z)])
        this.#through.segment(
          from.toArray(),
          from
            .clone()
            .lerp(new Vector3(...(to as [number, number, number])), SHARE)
            .toArray(),
        );
    }
  }

  #in(world: Matrix4, points: readonly Point[]): number[][] {
    return points.map((point) => new Vector3(...point).applyMatrix4(world).toArray());
  }

  #camera(id: string, document: Document, stage: StageState): void {
    const rig = objectOfRecord(id);
    const lens = lensOf(
      document,
      currentOptics(),
      id,
      stage.shotId,
      new Animation(shotOf(document, stage)),
      stage.frame,
    );
    if (rig === null || lens === null) return;
    rig.updateWorldMatrix(true, false);
    const isSelected = selectionStore.getState().ids.includes(id);
    const set = (isSelected ? this.#through : this.#solid).colour(
      isSelected ? OVERLAY.primary : OVERLAY.camera,
    );
    const frame = this.#in(rig.matrixWorld, frameAt(lens.camera, CAMERA_DEPTH_M));
    const [eye] = this.#in(rig.matrixWorld, [[0, 0, 0]]);
    set.loop(frame);
    for (const corner of frame) set.segment(eye!, corner);
    // which way is up
    const [, , topRight, topLeft] = frameAt(lens.camera, CAMERA_DEPTH_M);
    if (topRight === undefined || topLeft === undefined) return;
    const tip: Point = [(topRight[0] + topLeft[0]) / 2, topRight[1] + 0.12, -CAMERA_DEPTH_M];
    set.chain(this.#in(rig.matrixWorld, [topLeft, tip, topRight]));
    set.loop(
      this.#in(rig.matrixWorld, [
        [-0.08, -0.09, 0.3],
        [0.08, -0.09, 0.3],
        [0.08, 0.09, 0.3],
        [-0.08, 0.09, 0.3],
      ]),
    );
    set.loop(
      this.#in(rig.matrixWorld, [
        [-0.08, -0.09, 0],
        [0.08, -0.09, 0],
        [0.08, 0.09, 0],
        [-0.08, 0.09, 0],
      ]),
    );
  }

  #lights(document: Document, stage: StageState, pane: Pane): void {
    const { ids } = selectionStore.getState();
    for (const light of recordsOf(document, 'light')) {
      if (light.sceneId !== stage.sceneId) continue;
      const isSelected = ids.includes(light.id);
      // through the lens only what is in hand is drawn over the picture
      if (pane.view === 'camera' && !isSelected) continue;
      const rig = objectOfRecord(light.id);
      if (rig === null) continue;
      rig.updateWorldMatrix(true, false);
      const shape = lightShape(light, THROW_M);
      const set = isSelected ? this.#through : this.#solid;
      set.colour(isSelected ? OVERLAY.primary : light.enabled ? OVERLAY.light : OVERLAY.lightOff);
      set.loop(this.#in(rig.matrixWorld, shape.face));
      const isPointed = light.emitter.type !== 'point' && light.emitter.type !== 'sphere';
      if (isPointed) {
        const reach = isSelected ? this.#throwOf(light.id, rig.matrixWorld) : 0.45;
        set.chain(
          this.#in(rig.matrixWorld, [
            [0, 0, 0],
            [0, 0, -reach],
          ]),
        );
        set.chain(
          this.#in(rig.matrixWorld, [
            [-0.05, 0, -reach + 0.12],
            [0, 0, -reach],
            [0.05, 0, -reach + 0.12],
          ]),
        );
      }
      if (!isSelected) continue;
      for (const [outline, part] of [
        [shape.beam, this.#through],
        [shape.field, this.#solid],
      ] as const) {
        if (outline.length === 0) continue;
        part.colour(OVERLAY.primary);
        const drawn = this.#in(rig.matrixWorld, outline);
        const [apex] = this.#in(rig.matrixWorld, [[0, 0, 0]]);
        part.loop(drawn);
        for (let i = 0; i < 4; i++) part.segment(apex!, drawn[Math.floor((i * drawn.length) / 4)]!);
      }
    }
  }

  /** To where it is aimed, metres. */
  #throwOf(id: string, world: Matrix4): number {
    return aimPointOf(id)?.distanceTo(new Vector3().setFromMatrixPosition(world)) ?? THROW_M;
  }

  /** The sheet that is sharp, and where sharpness ends before and behind it. */
  #focusPlane(lens: Lens | null, stage: StageState, pane: Pane): void {
    this.#focus.visible = false;
    const isWanted = stage.show.focusPlane && (pane.view !== 'camera' || stage.tool === 'focus');
    const rig = lens === null ? null : objectOfRecord(lens.cameraId);
    if (!isWanted || lens === null || rig === null || !Number.isFinite(lens.camera.focusDistance)) return;
    rig.updateWorldMatrix(true, false);
    const { camera } = lens;
    const FARTHEST_M = 200;
    const sheet = this.#in(rig.matrixWorld, frameAt(camera, camera.focusDistance));
    this.#solid.colour(OVERLAY.focus).loop(sheet);
    const size = frameAt(camera, camera.focusDistance);
    this.#focus.visible = true;
    this.#focus.matrixAutoUpdate = false;
    const [a, , c] = size;
    if (a === undefined || c === undefined) return;
    this.#focus.matrix
      .copy(rig.matrixWorld)
      .multiply(new Matrix4().makeTranslation((a[0] + c[0]) / 2, (a[1] + c[1]) / 2, -camera.focusDistance))
      .multiply(new Matrix4().makeScale(c[0] - a[0], c[1] - a[1], 1));
    if (camera.apertureRadius <= 0) return;
    const fStop = camera.focalLength / (2 * camera.apertureRadius);
    const limits = depthOfField(
      { focalLength: camera.focalLength, fStop },
      camera.focusDistance,
      confusionLimit(camera.filmWidth, camera.filmHeight),
    );
    for (const distance of [limits.near, limits.far]) {
      if (!Number.isFinite(distance) || distance > FARTHEST_M) continue;
      this.#faint.colour(OVERLAY.focus).loop(this.#in(rig.matrixWorld, frameAt(camera, metres(distance))));
    }
    const far = Math.min(FARTHEST_M, Number.isFinite(limits.far) ? limits.far : camera.focusDistance * 2);
    const [near, away] = [frameAt(camera, limits.near), frameAt(camera, metres(far))];
    near.forEach((corner, i) => this.#faint.chain(this.#in(rig.matrixWorld, [corner, away[i]!])));
  }

  /** Where the shot takes its camera, with a tick for every frame that a key stands at. */
  #path(document: Document, stage: StageState): void {
    const shot = shotOf(document, stage);
    const camera = shot === null ? null : findRecord(document, 'camera', shot.cameraId);
    if (shot === null || camera === null || !new Animation(shot).moves(camera.id)) return;
    const animation = new Animation(shot);
    const at = (frame: number): number[] => {
      const still = { frame, fps: 24, openS: 0, closeS: 0 };
      const world = new Placement(document, animation, still).worldFromLocal(posePlaced(camera));
      return [world[12], world[13], world[14]];
    };
    const count = Math.min(120, Math.max(2, shot.endFrame - shot.startFrame + 1));
    const points = Array.from({ length: count }, (_, i) =>
      at(shot.startFrame + ((shot.endFrame - shot.startFrame) * i) / (count - 1)),
    );
    this.#through.colour(OVERLAY.path).chain(points);
    const keyed = new Set(
      shot.tracks
        .filter((track) => track.targetId === camera.id)
        .flatMap((track) => track.keys.map(({ frame }) => frame)),
    );
    for (const frame of keyed) {
      const [x = 0, y = 0, z = 0] = at(frame);
      this.#through.segment([x, y - 0.06, z], [x, y + 0.06, z]).segment([x - 0.06, y, z], [x + 0.06, y, z]);
    }
  }

  #measure(): void {
    const { measureM } = handsStore.getState();
    this.#through.colour(OVERLAY.measure).chain(measureM);
    for (const [x, y, z] of measureM)
      this.#through.segment([x - 0.03, y, z], [x + 0.03, y, z]).segment([x, y, z - 0.03], [x, y, z + 0.03]);
  }

  dispose(): void {
    this.#end();
    overlayScene.remove(this.#root);
    for (const set of [this.#solid, this.#faint, this.#through]) set.dispose();
    this.#focus.geometry.dispose();
    (this.#focus.material as MeshBasicMaterial).dispose();
  }
}

const shotOf = (document: Document, { shotId }: StageState) =>
  shotId === null ? null : findRecord(document, 'shot', shotId);

/** Corners of what a camera records, at a distance, in its own space: bottom left, bottom right, top right, top left. */
export function frameAt(camera: RenderCamera, distance: number): readonly [Point, Point, Point, Point] {
  const halfX = ((camera.filmWidth * camera.squeeze) / 2 / camera.focalLength) * distance;
  const halfY = (camera.filmHeight / 2 / camera.focalLength) * distance;
  const [x, y] = [2 * camera.shift[0] * halfX, 2 * camera.shift[1] * halfY];
  return [
    [x - halfX, y - halfY, -distance],
    [x + halfX, y - halfY, -distance],
    [x + halfX, y + halfY, -distance],
    [x - halfX, y + halfY, -distance],
  ];
}
