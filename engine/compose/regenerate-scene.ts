/**
 * Part of a composed scene found anew, the rest to the bit as it is: the things that are picked, in other places and shapes, or
 * everything but the things that are picked. Locked things stay in either case.
 */
import type { Command, Document } from '../../core/document/index.ts';
import { readPrompt, type CondensingStep } from '../../core/generate/ask/index.ts';
import { withDependents } from '../../core/generate/composition/dependents.ts';
import type { SceneComposition } from '../../core/generate/composition/scene-composition.ts';
import { collisions, floating } from '../../core/generate/grammar/index.ts';
import { compositionOf, revisionCommand, type SceneInWords } from '../../core/generate/revise/index.ts';
import type { Locks, ThingPartName } from '../../core/generate/sampler/index.ts';
import type { SceneComposer } from './scene-composer.ts';

export interface RegenerateRequest {
  readonly document: Document;
  readonly sceneId: string;
  /** 'picked' finds the picked things anew, 'rest' everything but them. */
  readonly what: 'picked' | 'rest';
  /** Objects that are picked: groups of composed things, or anything in them. */
  readonly objectIds: readonly string[];
  /** Whole, 0…2³²−1. */
  readonly seed: number;
  readonly shouldStop: () => boolean;
}

export interface Regenerated {
  /** One undo step. */
  readonly command: Command;
  readonly composition: SceneComposition;
}

/** Why it cannot be done, in a sentence. */
export class RegenerateError extends Error {}

/** Keys of the composed things that the objects are, or are part of. */
function keysOf(document: Document, scene: SceneInWords, objectIds: readonly string[]): ReadonlySet<string> {
  const byObject = new Map([...scene.objectIds].map(([key, id]) => [id, key]));
  const keys = new Set<string>();
  for (const objectId of objectIds) {
    for (let at: string | null = objectId; at !== null;) {
      const key = byObject.get(at);
      if (key !== undefined) keys.add(key);
      const record = document.records.get(at);
      at = record?.kind === 'object' || record?.kind === 'light' ? record.parentId : null;
    }
  }
  return keys;
}

const WORLD = ['setting', 'time', 'weather', 'mood', 'extent', 'camera'] as const;
/** A thing that is found anew stays what it is. */
const STAYS: readonly ThingPartName[] = ['class'];

/**
 * Hands out the steps; returns null when it was stopped.
 * @throws RegenerateError for a scene that was not composed, and where nothing is picked.
 */
export async function* regenerateScene(
  composer: SceneComposer,
  request: RegenerateRequest,
): AsyncGenerator<CondensingStep, Regenerated | null, undefined> {
  const { document, sceneId, what, seed, shouldStop } = request;
  const scene = compositionOf(document, sceneId);
  if (scene === null)
    throw new RegenerateError('This scene was not composed from words: there is nothing to find anew.');
  const picked = keysOf(document, scene, request.objectIds);
  const { things } = scene.composition;
  const isAnew = (key: string): boolean => !scene.locked.has(key) && picked.has(key) === (what === 'picked');
  // what stands on it goes along
  const anew = withDependents(things, things.map(({ key }) => key).filter(isAnew), scene.locked);
  if (anew.size === 0) throw new RegenerateError('Nothing that may change is picked.');
  const held = things.filter(({ key }) => !anew.has(key));
  const locks: Locks = {
    composition: scene.composition,
    things: new Map<string, 'all' | readonly ThingPartName[]>([
      ...held.map(({ key }) => [key, 'all'] as const),
      ...(what === 'picked' ? [...anew].map((key) => [key, STAYS] as const) : []),
    ]),
    world: WORLD,
  };
  const { prompt } = scene.recipe;
  const reading = readPrompt(prompt);
  const takes = yield* composer.compose({
    prompt,
    reading,
    seed,
    takes: 1,
    steps: null,
    locks,
    shouldStop,
  });
  const found = takes?.[0]?.composition;
  if (found === undefined) return null;
  const composition = what === 'picked' ? only(found, scene.composition, anew) : found;
  const label = what === 'picked' ? 'Vary what is picked' : 'Find the rest anew';
  const after = { ...composition, world: scene.composition.world, camera: scene.composition.camera };
  return { command: revisionCommand(document, scene, after, label), composition: after };
}

/** Of what was found the things that were to change; nothing is added and, where there was no room, they stay as they were. */
function only(
  found: SceneComposition,
  before: SceneComposition,
  anew: ReadonlySet<string>,
): SceneComposition {
  const old = new Set(before.things.map(({ key }) => key));
  const left = found.things.filter(({ key }) => !old.has(key));
  const next = new Map(found.things.map((thing) => [thing.key, thing]));
  for (const { key, thing } of before.things) {
    if (!anew.has(key) || next.has(key)) continue;
    // it was put again under another key
    const at = left.findIndex((one) => one.thing === thing);
    if (at >= 0) next.set(key, { ...left.splice(at, 1)[0]!, key });
  }
  const faultsOf = (things: SceneComposition['things']) => [
    ...collisions({ things }).flatMap(({ a, b }) => [a, b]),
    ...floating({ things }),
  ];
  const known = new Set(faultsOf(before.things));
  const stays = new Set<string>();
  for (;;) {
    const things = before.things.map((thing) =>
      anew.has(thing.key) && !stays.has(thing.key) ? (next.get(thing.key) ?? thing) : thing,
    );
    const bad = faultsOf(things).filter((key) => anew.has(key) && !stays.has(key) && !known.has(key));
    if (bad.length === 0) return { ...before, things };
    for (const key of bad) stays.add(key);
  }
}
