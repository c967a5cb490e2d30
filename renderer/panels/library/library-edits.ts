/** What library items do to what is there: gels onto lights, lenses onto cameras, a sky over the scene. */
import {
  createEnvironmentRecord,
  createId,
  findRecord,
  type CameraRecord,
  type Document,
  type Edit,
  type LightRecord,
} from '../../../core/document/index.ts';
import type { GelName } from '../../../core/lighting/gels.ts';
import type { Vec3 } from '../../../core/math/vec3.ts';
import {
  coverage,
  filmSize,
  focalRange,
  nearestLens,
  widestTStop,
  type OpticsCatalog,
} from '../../../core/optics/catalog.ts';
import type { CameraBody, LensSet } from '../../../core/optics/catalog-types.ts';
import { metres } from '../../../core/units/units.ts';
import { currentDocument, dispatch } from '../../state/desk-store.ts';
import { command } from '../../state/edit.ts';
import { notify } from '../../state/notices.ts';
import { placeCamera, random } from '../../state/placing.ts';
import { selectionStore } from '../../state/selection-store.ts';
import { stageStore } from '../../state/stage-store.ts';
import type { EnvironmentPreset } from './environments.ts';

const MOST_GELS = 8;

export function applyGel(name: GelName): void {
  const lights = selectionStore
    .getState()
    .ids.flatMap((id): LightRecord[] => {
      const light = findRecord(currentDocument(), 'light', id);
      return light === null ? [] : [light];
    })
    .filter((light) => light.gels.length < MOST_GELS);
  if (lights.length === 0) {
    notify({ tone: 'info', text: 'Select a light first: the gel goes in front of it.' });
    return;
  }
  void dispatch(
    command(
      'Add a gel',
      lights.map((light): Edit => ({
        op: 'set',
        id: light.id,
        path: ['gels'],
        value: [...light.gels, name],
      })),
    ),
  );
}

/** The camera with the lens of a set that comes nearest to the one it has, opened no wider than that lens opens. */
export function withLensOf(camera: CameraRecord, set: LensSet): CameraRecord {
  const wished = metres(camera.focalLengthMm / 1000);
  const lens = nearestLens(set, wished);
  const { wide, long } = focalRange(lens);
  const focal = metres(Math.min(long, Math.max(wide, wished)));
  const widest = widestTStop(lens, focal);
  return {
    ...camera,
    lensId: lens.id,
    focalLengthMm: Number((focal * 1000).toFixed(4)),
    tStop: Math.max(camera.tStop, widest),
  };
}

export function applyLensSet(set: LensSet): void {
  const document = currentDocument();
  const selected = selectionStore.getState().ids.flatMap((id) => {
    const camera = findRecord(document, 'camera', id);
    return camera === null ? [] : [camera];
  });
  const { cameraId } = stageStore.getState();
  const looked = cameraId === null ? null : findRecord(document, 'camera', cameraId);
  const cameras = selected.length > 0 ? selected : looked === null ? [] : [looked];
  if (cameras.length === 0) {
    notify({ tone: 'info', text: 'There is no camera to put the lens on.' });
    return;
  }
  void dispatch(
    command(
      `Lenses: ${set.maker} ${set.name}`,
      cameras.map((camera): Edit => ({ op: 'put', record: withLensOf(camera, set) })),
    ),
  );
}

const USUAL_FOCAL = metres(0.035);
/** Sets that a rental house would put on first. */
const USUAL_SETS = ['arri-signature-prime', 'cooke-s4-i', 'leitz-thalia', 'panavision-primo-70'];

/** A lens near 35 mm of a usual set that covers the mode; null: the generic lens. */
export function usualLens(
  body: CameraBody,
  optics: OpticsCatalog,
): { readonly lensId: string; readonly focalLengthMm: number; readonly tStop: number } | null {
  const film = filmSize(body.modes[0]!);
  const usual = USUAL_SETS.flatMap((id) => optics.lensSets.find((set) => set.id === id) ?? []);
  for (const set of [...usual, ...optics.lensSets.filter((other) => other.kind === 'spherical-prime')]) {
    const lens = nearestLens(set, USUAL_FOCAL);
    if (!coverage(set, lens, film).covers) continue;
    const focal = focalRange(lens).wide;
    return {
      lensId: lens.id,
      focalLengthMm: Number((focal * 1000).toFixed(4)),
      tStop: Math.max(2.8, lens.tStop),
    };
  }
  return null;
}

const FILM_EI = 500;

export function placeBody(body: CameraBody, optics: OpticsCatalog, at: Vec3 | null): void {
  const mode = body.modes[0]!;
  const lens = usualLens(body, optics);
  placeCamera(at, {
    bodyId: body.id,
    recordingModeId: mode.id,
    customSensor: null,
    exposureIndex: body.baseEi?.[0] ?? FILM_EI,
    ...(lens ?? { lensId: null }),
  });
}

/** Edits that put a sky over a scene: into the environment that it has, so that its name and place stay, or into a new one. */
export function environmentEdits(
  document: Document,
  sceneId: string,
  preset: EnvironmentPreset,
  newId: () => string,
): readonly Edit[] {
  const scene = findRecord(document, 'scene', sceneId);
  if (scene === null) return [];
  const known =
    scene.environmentId === null ? null : findRecord(document, 'environment', scene.environmentId);
  const isShared =
    known !== null &&
    [...document.records.values()].some(
      (record) => record.kind === 'scene' && record.id !== sceneId && record.environmentId === known.id,
    );
  if (known !== null && !isShared)
    return [{ op: 'put', record: { ...known, name: preset.title, source: preset.source } }];
  const made = createEnvironmentRecord({ id: newId(), name: preset.title, source: preset.source });
  return [
    { op: 'add', record: made },
    { op: 'set', id: sceneId, path: ['environmentId'], value: made.id },
  ];
}

export function applyEnvironment(preset: EnvironmentPreset): void {
  const { sceneId } = stageStore.getState();
  if (sceneId === null) return;
  const edits = environmentEdits(currentDocument(), sceneId, preset, () => createId('environment', random));
  void dispatch(command(preset.title, edits));
}
