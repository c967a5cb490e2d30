/** A world for a scene that has none, and the sun through a window. */
import {
  createEnvironmentRecord,
  createId,
  findRecord,
  type EnvironmentRecord,
  type EnvironmentSource,
  type ObjectRecord,
  type SceneRecord,
} from '../../../../core/document/index.ts';
import type { Vec3 } from '../../../../core/math/vec3.ts';
import { formatQuantity, METRIC } from '../../../../core/units/quantity-text.ts';
import type { Action } from '../../../state/actions.ts';
import { currentDocument, dispatch } from '../../../state/desk-store.ts';
import { command } from '../../../state/edit.ts';
import { notify } from '../../../state/notices.ts';
import { random } from '../../../state/placing.ts';
import { worldBox, localBox, worldFromRecord } from '../../../state/record-bounds.ts';
import { select, selectionStore } from '../../../state/selection-store.ts';
import { stageStore } from '../../../state/stage-store.ts';
import { viewPlace } from '../../../state/view-place.ts';
import { newSunSky, UNIFORM } from './environment-defaults.ts';
import { isOpening, motivatedSun, outwardOf, type SunSide } from './motivate-by-window.ts';
import { momentOf, type SunSky } from './sun-times.ts';

const sceneNow = (): SceneRecord | null => {
  const { sceneId } = stageStore.getState();
  return sceneId === null ? null : findRecord(currentDocument(), 'scene', sceneId);
};
const environmentNow = (): EnvironmentRecord | null => {
  const id = sceneNow()?.environmentId ?? null;
  return id === null ? null : findRecord(currentDocument(), 'environment', id);
};

function addEnvironment(name: string, source: EnvironmentSource): void {
  const scene = sceneNow();
  if (scene === null) return;
  const before = environmentNow();
  if (before !== null) {
    void dispatch(command(`Make it ${name}`, [{ op: 'put', record: { ...before, source } }]));
    select([before.id]);
    return;
  }
  const record = createEnvironmentRecord({ id: createId('environment', random), name, source });
  void dispatch(
    command(`Add ${name}`, [
      { op: 'add', record },
      { op: 'set', id: scene.id, path: ['environmentId'], value: record.id },
    ]),
  );
  select([record.id]);
}

/** The last selected thing; one that is called a window comes before others. */
function selectedOpening(): ObjectRecord | null {
  const document = currentDocument();
  const objects = selectionStore.getState().ids.flatMap((id) => findRecord(document, 'object', id) ?? []);
  return objects.findLast(isOpening) ?? objects.at(-1) ?? null;
}

/** The middle of the scene's things is inside; without any, where the camera is. */
function insideOf(window: ObjectRecord): Vec3 {
  const document = currentDocument();
  let sum: Vec3 = [0, 0, 0];
  let count = 0;
  for (const record of document.records.values()) {
    if (!('sceneId' in record) || record.sceneId !== window.sceneId || record.id === window.id) continue;
    const isActor = record.kind === 'camera' || (record.kind === 'object' && record.role === 'figure');
    if (!isActor) continue;
    const box = worldBox(document, record);
    if (box === null) continue;
    sum = [
      sum[0] + (box.min[0] + box.max[0]) / 2,
      sum[1] + (box.min[1] + box.max[1]) / 2,
      sum[2] + (box.min[2] + box.max[2]) / 2,
    ];
    count += 1;
  }
  return count === 0 ? viewPlace(document).eyeM : [sum[0] / count, sum[1] / count, sum[2] / count];
}

/** @param windowId of the opening. */
export function sunThrough(windowId: string | null, side: SunSide): void {
  const document = currentDocument();
  const window = windowId === null ? null : findRecord(document, 'object', windowId);
  const box = window === null ? null : localBox(window);
  const outward =
    window === null || box === null
      ? null
      : outwardOf(box, worldFromRecord(document, window), insideOf(window));
  if (window === null || outward === null) {
    notify({ tone: 'info', text: 'Select a window, a door or another upright opening first.' });
    return;
  }
  const environment = environmentNow();
  const from: SunSky = environment?.source.type === 'sunSky' ? environment.source : newSunSky(today());
  const sky = motivatedSun(from, outward, side);
  if (sky === null) {
    notify({ tone: 'warning', text: 'The sun does not stand high enough on that day: choose another date.' });
    return;
  }
  if (environment === null) addEnvironment('Sun and sky', sky);
  else
    void dispatch(
      command(`Sun through ${window.name}`, [
        { op: 'set', id: environment.id, path: ['source'], value: { ...sky } },
      ]),
    );
  notify({
    tone: 'success',
    text: `The sun comes through ${window.name} at ${formatQuantity(momentOf(sky.localTime).hours, 'time-of-day', METRIC)}.`,
  });
}

const today = (): string => new Date().toISOString().slice(0, 10);
const hasScene = (): boolean => sceneNow() !== null;
const hasObject = (): boolean => selectedOpening() !== null;

export const environmentActions = (): readonly Action[] => [
  {
    id: 'environment.add-sun-and-sky',
    title: 'Environment: sun and sky',
    group: 'Light',
    keywords: ['daylight', 'exterior', 'world', 'day'],
    isEnabled: hasScene,
    run: () => addEnvironment('Sun and sky', newSunSky(today())),
  },
  {
    id: 'environment.add-uniform',
    title: 'Environment: even light',
    group: 'Light',
    keywords: ['ambient', 'fill', 'dome', 'world', 'overcast'],
    isEnabled: hasScene,
    run: () => addEnvironment('Even light', UNIFORM),
  },
  {
    id: 'environment.edit',
    title: 'Environment: show its settings',
    group: 'Light',
    keywords: ['sun', 'sky', 'panorama', 'hdri', 'world'],
    isEnabled: () => environmentNow() !== null,
    run: () => {
      const environment = environmentNow();
      if (environment !== null) select([environment.id]);
    },
  },
  ...(
    [
      ['environment.sun-through-window', 'Sun through the selected window', 'straight'],
      ['environment.sun-through-window-left', 'Sun through the selected window, from the left', 'left'],
      ['environment.sun-through-window-right', 'Sun through the selected window, from the right', 'right'],
    ] as const
  ).map(([id, title, side]): Action => ({
    id,
    title,
    group: 'Light',
    keywords: ['motivate', 'motivated', 'window', 'daylight'],
    isEnabled: () => hasScene() && hasObject(),
    run: () => sunThrough(selectedOpening()?.id ?? null, side),
  })),
];
