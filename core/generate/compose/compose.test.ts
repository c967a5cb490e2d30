import { describe, expect, it } from 'vitest';
import { applyCommand, createProjectRecord, recordsOf, type Document } from '../../document/index.ts';
import { filesFromDocument, validateProject } from '../../document/project-files.ts';
import { compileField } from '../../scene/fields/compile-field.ts';
import { block } from '../../scene/fields/field-nodes.ts';
import { SETTINGS, type ComposedThing, type SceneComposition } from '../composition/scene-composition.ts';
import { composeScene, Random } from '../grammar/index.ts';
import { thingFacts } from '../vocabulary/catalogue.ts';
import { composeRecords } from './compose-records.ts';
import { openingsCutter } from './cut-openings.ts';
import { openIlluminanceLx, skyOf } from './daylight.ts';
import { brightness, firstExposure, incidentLx } from './first-exposure.ts';
import { fourthWall, missingCeiling } from './fourth-wall.ts';
import { windowFluxLm } from './room-light.ts';
import { scatterPlaces } from './scatter-places.ts';

const PROJECT = createProjectRecord({ id: 'prj_a', name: 'A', date: '2026-01-01' });
const compose = (composition: SceneComposition): Document => {
  const random = new Random(5);
  const { records } = composeRecords(composition, { random: () => random.unit(), prompt: 'a test' });
  return applyCommand(
    { records: new Map() },
    { label: 'x', edits: [PROJECT, ...records].map((record) => ({ op: 'add', record }) as const) },
  ).document;
};
const thing = (fields: Partial<ComposedThing>): ComposedThing => ({
  key: 'a',
  thing: 'wall',
  variant: '',
  positionM: [0, 0, 0],
  yawDeg: 0,
  sizeM: [4, 3, 0.2],
  shape: [0.5, 0.5, 0.5, 0.5],
  body: null,
  accent: null,
  light: null,
  scatter: null,
  on: null,
  seed: 1,
  ...fields,
});

describe.each(SETTINGS)('%s', (setting) => {
  it('becomes a scene without a fault, with a camera, a shot and a group for each thing', () => {
    const composition = composeScene({ setting }, 11);
    const document = compose(composition);
    expect(recordsOf(document, 'camera')).toHaveLength(1);
    expect(recordsOf(document, 'shot')).toHaveLength(1);
    const top = recordsOf(document, 'object').filter(({ parentId }) => parentId === null);
    const air = top.filter(({ content }) => content.type === 'medium');
    const behind = top.filter(({ name }) => /^(Wall behind the camera|Ceiling overhead)$/.test(name));
    const shells = [fourthWall(composition), missingCeiling(composition)];
    expect(behind.length).toBe(shells.filter((shell) => shell !== null).length);
    expect(top.length - air.length - behind.length).toBe(composition.things.length);
    const ids = new Set(document.records.keys());
    for (const object of recordsOf(document, 'object'))
      if (object.content.type === 'field') {
        expect(ids.has(object.content.materialId ?? '')).toBe(true);
        expect(ids.has(object.parentId ?? '')).toBe(true);
      }
    expect(validateProject(filesFromDocument(document)).errors).toEqual([]);
  });
});

describe('openings', () => {
  it('are holes in the wall they are set into, wherever it stands and however it is turned', () => {
    for (const yawDeg of [0, 90, -37]) {
      const turn = (yawDeg * Math.PI) / 180;
      const wall = thing({ key: 'w', positionM: [3, 0.1, -2], yawDeg });
      // a metre to the wall's right, its sill at 0.9 m
      const positionM = [3 + Math.cos(turn), 1, -2 - Math.sin(turn)] as const;
      const window = thing({ key: 'o', thing: 'window', on: 'w', positionM, yawDeg, sizeM: [1, 1.2, 0.2] });
      const cut = compileField(openingsCutter(wall, [wall, window])(block([4, 6, 0.2], 0)));
      expect(cut.distance(1, 1.5, 0)).toBeGreaterThan(0.1);
      expect(cut.distance(-1, 1.5, 0)).toBeLessThan(0);
      expect(cut.distance(1, 2.4, 0)).toBeLessThan(0);
    }
  });
});

describe('a room', () => {
  const room = (
    fields: Partial<SceneComposition['world']>,
    more: readonly ComposedThing[],
  ): SceneComposition => {
    const { world, camera } = composeScene({ setting: 'office' }, 1);
    const walls = [
      thing({ key: 'back', positionM: [0, 0, -3], sizeM: [6, 3, 0.15] }),
      thing({ key: 'left', positionM: [-3, 0, 0], yawDeg: 90, sizeM: [6, 3, 0.15] }),
    ];
    return {
      world: { ...world, extentM: [6, 3, 6], weather: 'overcast', timeOfDay: 'noon', ...fields },
      camera: { ...camera, positionM: [0, 1.5, 2.5] },
      things: [...walls, ...more],
    };
  };
  const window = thing({
    key: 'o',
    thing: 'window',
    on: 'back',
    positionM: [0, 0.9, -3],
    sizeM: [2, 1, 0.18],
  });

  it('gets a wall behind the camera where a window or a lamp lights it, and only where none stands there', () => {
    expect(fourthWall(room({}, []))).toBeNull();
    const made = fourthWall(room({}, [window]))!;
    expect(made.positionM[2]).toBeGreaterThan(2.8);
    expect(made.yawDeg).toBe(180);
    const own = thing({ key: 'f', positionM: [0, 0, 3], yawDeg: 180, sizeM: [6, 3, 0.15] });
    expect(fourthWall(room({}, [window, own]))).toBeNull();
    expect(fourthWall(room({ setting: 'street' }, [window]))).toBeNull();
  });

  it('takes by a window half the dome and the ground through its glass, and more where the sun shines in', () => {
    const cloudy = windowFluxLm(room({}, [window]));
    // 16,000 lx on the level: (0.5 + 0.1) of it on 2 m², 70 % glass that lets 78 % through
    expect(cloudy).toBeCloseTo(0.6 * 16_000 * 2 * 0.7 * 0.78, -1);
    const flux = [0, 90, 180, 270].map((headingDeg) =>
      windowFluxLm(room({ weather: 'clear', timeOfDay: 'morning', headingDeg }, [window])),
    );
    expect(Math.max(...flux)).toBeGreaterThan(2 * Math.min(...flux));
  });
});

describe('light outside', () => {
  it('of an even sky is what its dome gives on the ground', () => {
    const world = {
      ...composeScene({ setting: 'street' }, 1).world,
      weather: 'overcast',
      timeOfDay: 'noon',
    } as const;
    const sky = skyOf(world);
    expect(sky.type).toBe('uniform');
    if (sky.type === 'uniform') expect(Math.PI * sky.luminanceNits).toBeCloseTo(openIlluminanceLx(world), -2);
    expect(skyOf({ ...world, weather: 'clear' }).type).toBe('sunSky');
  });
});

describe('the first exposure', () => {
  it('exposes middle grey for the light that is there, within a third of a stop', () => {
    for (const setting of SETTINGS)
      for (let seed = 0; seed < 8; seed++) {
        const composition = composeScene({ setting, mood: 'neutral', timeOfDay: 'noon' }, seed);
        const { tStop, exposureIndex, ndStops } = firstExposure(composition);
        const lux = (250 * 48 * tStop ** 2 * 2 ** ndStops) / exposureIndex;
        const off = Math.log2(lux / (Math.max(0.5, incidentLx(composition)) * brightness(composition)));
        // the darkest places stay darker than grey: there is an end to sensitivity
        if (exposureIndex < 6400) expect(Math.abs(off)).toBeLessThan(0.52);
        expect(tStop).toBeGreaterThanOrEqual(1.4);
        expect(tStop).toBeLessThanOrEqual(5.6);
      }
  });
});

describe('the meter', () => {
  it('is held at faces, wherever the camera aims', () => {
    const room = composeScene({ setting: 'living room', timeOfDay: 'night', things: [] }, 3);
    const lamp = thing({
      thing: 'table lamp',
      sizeM: [0.3, 0.5, 0.3],
      positionM: [0, 0.7, 0],
      light: { fluxLm: 800, cctK: 2700 },
    });
    const camera = { positionM: [0, 1.5, 6], targetM: [0, 0.9, 0], focalLengthMm: 35 } as const;
    const shell = room.things.filter(
      ({ light, thing: name }) => light === null && thingFacts(name).family === 'architecture',
    );
    const at = (z: number): number => {
      const woman = thing({ thing: 'woman', sizeM: [0.5, 1.7, 0.4], positionM: [0, 0, z] });
      return incidentLx({ ...room, camera, things: [...shell, lamp, woman] });
    };
    const none = incidentLx({ ...room, camera, things: [...shell, lamp] });
    expect(at(-4)).toBeLessThan(0.8 * none);
    expect(at(-4)).toBeLessThan(at(-2));
    // aiming elsewhere changes nothing for her
    const woman = thing({ thing: 'woman', sizeM: [0.5, 1.7, 0.4], positionM: [0, 0, -4] });
    const aside = { ...camera, targetM: [1.5, 0.9, -1] } as const;
    expect(incidentLx({ ...room, camera: aside, things: [...shell, lamp, woman] })).toBeCloseTo(at(-4), 6);
  });
});

describe('a scatter', () => {
  it('keeps its copies apart, in their region and out of the way of the camera', () => {
    const camera = { positionM: [0, 1.6, 30], targetM: [0, 1.6, -30], focalLengthMm: 35 } as const;
    const stand = thing({
      thing: 'conifer',
      sizeM: [3, 10, 3],
      scatter: { count: 80, halfExtentM: [40, 30], clearWidthM: 4 },
    });
    const places = scatterPlaces(stand, camera);
    expect(places.length).toBeGreaterThan(60);
    for (const [
      i,
      {
        positionM: [x, , z],
      },
    ] of places.entries()) {
      expect(Math.abs(x)).toBeLessThanOrEqual(40);
      expect(Math.abs(z)).toBeLessThanOrEqual(30);
      expect(Math.abs(x)).toBeGreaterThanOrEqual(4);
      for (const {
        positionM: [px, , pz],
      } of places.slice(i + 1))
        expect(Math.hypot(px - x, pz - z)).toBeGreaterThanOrEqual(0.75 * 3);
    }
    expect(scatterPlaces(stand, camera)).toEqual(places);
  });
});
