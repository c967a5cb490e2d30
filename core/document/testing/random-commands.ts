/** Random edits that a person could make, for property tests; some of them break a rule and must be refused. */
import {
  addRecord,
  createId,
  duplicateRecord,
  recordsOf,
  removeRecord,
  reorderShots,
  setProperty,
  type Command,
  type Document,
} from '../index.ts';
import {
  createLightRecord,
  createObjectRecord,
  createSceneRecord,
  type AnyRecord,
} from '../records/index.ts';

const pick = <T>(items: readonly T[], random: () => number): T => items[Math.floor(random() * items.length)]!;

/** @returns a command, or null when the dice asked for what cannot be (nothing left to pick). */
export function randomCommand(document: Document, random: () => number): Command | null {
  const all = [...document.records.values()];
  const scene = pick(recordsOf(document, 'scene'), random);
  const dice = random();
  if (dice < 0.3) return randomSet(pick(all, random), random);
  if (dice < 0.4)
    return addRecord(
      createSceneRecord({ id: createId('scene', random), name: `Scene ${random()}`, order: random() }),
    );
  if (scene === undefined) return null;
  if (dice < 0.5)
    return addRecord(
      createObjectRecord({
        id: createId('object', random),
        name: 'Ball',
        sceneId: scene.id,
        content:
          random() < 0.3
            ? { type: 'group' }
            : { type: 'primitive', shape: { type: 'sphere', radiusM: 0.1 + random() }, materialId: null },
      }),
    );
  if (dice < 0.6)
    return addRecord(
      createLightRecord({
        id: createId('light', random),
        name: 'Lamp',
        sceneId: scene.id,
        emitter: { type: 'sphere', radiusM: 0.05 },
        magnitude: { quantity: 'luminance', luminanceNits: 1000 * random() },
      }),
    );
  if (dice < 0.72) {
    const target = pick(all, random);
    return target.kind === 'project' ? null : duplicateRecord(document, target.id, random).command;
  }
  if (dice < 0.82) {
    const target = pick(all, random);
    return target.kind === 'project' ? null : removeRecord(document, target.id, { cascade: true });
  }
  if (dice < 0.9) {
    const ids = recordsOf(document, 'shot')
      .filter((shot) => shot.sceneId === scene.id)
      .map((shot) => shot.id);
    return reorderShots(
      document,
      scene.id,
      ids.sort(() => random() - 0.5),
    );
  }
  // Hanging anything under anything: mostly refused, sometimes a new hierarchy.
  const child = pick(recordsOf(document, 'object'), random);
  const parent = pick(recordsOf(document, 'object'), random);
  if (child === undefined || parent === undefined) return null;
  return setProperty(child.id, ['parentId'], parent.id, 'Hang');
}

function randomSet(record: AnyRecord, random: () => number): Command {
  const gesture = `drag-${Math.floor(random() * 3)}`;
  if (record.kind === 'camera')
    return setProperty(
      record.id,
      ['focalLengthMm'],
      10 + 100 * random() - (random() < 0.2 ? 200 : 0),
      'Zoom',
      gesture,
    );
  if (record.kind === 'object')
    return setProperty(
      record.id,
      ['transform', 'translationM', Math.floor(random() * 4)],
      random() - 0.5,
      'Move',
      gesture,
    );
  if (record.kind === 'light')
    return setProperty(record.id, ['dimmer'], random() < 0.1 ? -0 : random(), 'Dim', gesture);
  return setProperty(record.id, ['name'], `Name ${random()}`, 'Rename');
}
