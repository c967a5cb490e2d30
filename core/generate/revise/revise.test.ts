/** Scenes changed by words: what was asked for changed, and all the rest is the same to the byte. */
import { describe, expect, it } from 'vitest';
import { applyCommand, createProjectRecord, type Document } from '../../document/index.ts';
import { composeRecords } from '../compose/index.ts';
import { bareFact } from '../composition/facts.ts';
import type { ComposedThing, SceneComposition } from '../composition/scene-composition.ts';
import {
  collisions,
  composeScene,
  floating,
  nearestColorName,
  Random,
  relationHolds,
  type Wish,
} from '../grammar/index.ts';
import type { ThingId } from '../vocabulary/catalogue.ts';
import { compositionOf, readEdit, reviseComposition, revisionCommand, type SceneInWords } from './index.ts';

const PROJECT = createProjectRecord({ id: 'prj_a', name: 'A', date: '2026-01-01' });

function documentOf(composition: SceneComposition): { document: Document; sceneId: string } {
  const random = new Random(5);
  const { records, sceneId } = composeRecords(composition, {
    random: () => random.unit(),
    prompt: 'a test',
    seed: 7,
  });
  const { document } = applyCommand(
    { records: new Map() },
    { label: 'x', edits: [PROJECT, ...records].map((record) => ({ op: 'add', record }) as const) },
  );
  return { document, sceneId };
}

function opened(wish: Wish, seed: number): { document: Document; scene: SceneInWords } {
  const { document, sceneId } = documentOf(composeScene(wish, seed));
  return { document, scene: compositionOf(document, sceneId)! };
}

const of = (scene: SceneComposition, thing: ThingId): readonly ComposedThing[] =>
  scene.things.filter((one) => one.thing === thing);
const KITCHEN: Wish = {
  setting: 'kitchen',
  timeOfDay: 'morning',
  things: [bareFact('table', 1), bareFact('chair', 3)],
};
const STREET: Wish = {
  setting: 'street',
  timeOfDay: 'noon',
  things: [bareFact('car', 2), bareFact('bench', 1)],
};

function revised(wish: Wish, words: string, seed = 4) {
  const { document, scene } = opened(wish, seed);
  const reading = readEdit(words);
  expect(reading.notUnderstood).toEqual([]);
  const result = reviseComposition(scene.composition, reading.edits, { locked: scene.locked, seed });
  return { document, scene, before: scene.composition, after: result.composition, result };
}

describe('recipes', () => {
  it('give back the composition that was composed', () => {
    const composition = composeScene(STREET, 3);
    const { document, sceneId } = documentOf(composition);
    const scene = compositionOf(document, sceneId)!;
    expect(scene.composition.world).toEqual(composition.world);
    expect(scene.composition.camera).toEqual(composition.camera);
    const found = new Map(scene.composition.things.map((thing) => [thing.key, thing]));
    for (const thing of composition.things) {
      const own = found.get(thing.key)!;
      expect({ ...own, yawDeg: 0 }).toEqual({ ...thing, yawDeg: 0 });
      if (thing.scatter === null)
        expect(Math.cos(((own.yawDeg - thing.yawDeg) * Math.PI) / 180)).toBeCloseTo(1, 9);
    }
  });

  it('follow what hands have moved', () => {
    const { document, scene } = opened(KITCHEN, 3);
    const [table] = of(scene.composition, 'table');
    const id = scene.objectIds.get(table!.key)!;
    const moved = applyCommand(document, {
      label: 'x',
      edits: [{ op: 'set', id, path: ['transform', 'translationM'], value: [0.25, 0, -0.5] }],
    }).document;
    expect(of(compositionOf(moved, scene.sceneId)!.composition, 'table')[0]!.positionM).toEqual([
      0.25, 0, -0.5,
    ]);
  });
});

describe('again, but', () => {
  it('make it dawn: the hour changes and nothing else', () => {
    const { before, after } = revised(KITCHEN, 'make it dawn');
    expect(after.world).toEqual({ ...before.world, timeOfDay: 'dawn' });
    expect(after.things).toEqual(before.things);
  });

  it('remove the cars: they go, and nothing that did not stand on them moves', () => {
    const { before, after } = revised(STREET, 'remove the cars');
    expect(of(before, 'car')).toHaveLength(2);
    expect(of(after, 'car')).toHaveLength(0);
    expect(after.things).toEqual(before.things.filter(({ thing }) => thing !== 'car'));
  });

  it('a wider street: it is wider, and stands', () => {
    const { before, after } = revised(STREET, 'a wider street');
    expect(after.world.extentM[0]).toBeGreaterThan(before.world.extentM[0] * 1.1);
    expect(collisions(after)).toEqual([]);
    expect(floating(after)).toEqual([]);
    const fronts = of(after, 'facade').map(({ positionM, yawDeg, sizeM }) =>
      Math.abs(yawDeg - 90) < 1 ? positionM[0] + sizeM[2] / 2 : null,
    );
    for (const x of fronts) if (x !== null) expect(x).toBeCloseTo(-after.world.extentM[0] / 2, 2);
  });

  it('add a lamp beside the table', () => {
    const { before, after } = revised(KITCHEN, 'add a floor lamp beside the table');
    const [lamp] = of(after, 'floor lamp');
    const [table] = of(after, 'table');
    expect(relationHolds(after, lamp!.key, 'beside', table!.key)).toBe(true);
    const old = new Map(after.things.map((thing) => [thing.key, thing]));
    for (const thing of before.things) expect(old.get(thing.key)).toEqual(thing);
  });

  it('make the table red, and turn the lights off', () => {
    const { after } = revised(
      { ...KITCHEN, timeOfDay: 'night' },
      'make the table red and turn off the lights',
    );
    const [table] = of(after, 'table');
    expect(nearestColorName(table!.body!.color!)).toBe('red');
    expect(after.things.every(({ light }) => light === null)).toBe(true);
  });

  it('says what cannot be done, and changes nothing for it', () => {
    const { before, after, result } = revised(KITCHEN, 'remove the bench');
    expect(after).toEqual(before);
    expect(result.undone.map(({ reason }) => reason)).toEqual(['there is no such bench here']);
  });

  it('keeps locked things, to the bit', () => {
    const { scene } = opened(KITCHEN, 4);
    const chairs = of(scene.composition, 'chair');
    const locked = new Set([chairs[0]!.key]);
    const { composition } = reviseComposition(scene.composition, readEdit('remove the chairs').edits, {
      locked,
      seed: 1,
    });
    expect(of(composition, 'chair')).toEqual([chairs[0]]);
  });
});

describe('records of a revision', () => {
  it('touch only what changed: the rest is the same record, to the byte', () => {
    const { document, scene, after } = revised(STREET, 'remove the cars');
    const command = revisionCommand(document, scene, after, 'Remove the cars');
    const next = applyCommand(document, command).document;
    const kept = [...document.records].filter(([id]) => next.records.has(id));
    expect(kept.length).toBeGreaterThan(document.records.size * 0.5);
    expect(document.records.size - next.records.size).toBeGreaterThan(5);
    for (const [id, record] of kept) expect(next.records.get(id), id).toBe(record);
  });

  it('leave hands’ work alone: a renamed, moved thing stays renamed and moved', () => {
    const { document, scene } = opened(KITCHEN, 4);
    const [chair] = of(scene.composition, 'chair');
    const id = scene.objectIds.get(chair!.key)!;
    const handled = applyCommand(document, {
      label: 'x',
      edits: [
        { op: 'set', id, path: ['name'], value: 'Mum’s chair' },
        { op: 'set', id, path: ['transform', 'translationM'], value: [0.9, 0, 0.7] },
      ],
    }).document;
    const now = compositionOf(handled, scene.sceneId)!;
    const { composition } = reviseComposition(now.composition, readEdit('make it dusk').edits, { seed: 1 });
    const next = applyCommand(handled, revisionCommand(handled, now, composition, 'Dusk')).document;
    expect(next.records.get(id)).toBe(handled.records.get(id));
    expect(compositionOf(next, scene.sceneId)!.composition.world.timeOfDay).toBe('dusk');
  });

  it('revise what was revised', () => {
    const { document, scene, after } = revised(KITCHEN, 'add a floor lamp');
    const once = applyCommand(document, revisionCommand(document, scene, after, 'Lamp')).document;
    const again = compositionOf(once, scene.sceneId)!;
    expect(of(again.composition, 'floor lamp')).toHaveLength(1);
    const { composition } = reviseComposition(again.composition, readEdit('remove the floor lamp').edits, {
      seed: 2,
    });
    const twice = applyCommand(once, revisionCommand(once, again, composition, 'No lamp')).document;
    expect(of(compositionOf(twice, scene.sceneId)!.composition, 'floor lamp')).toHaveLength(0);
  });
});
