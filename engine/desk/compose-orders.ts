/** What desks ask the composer for, read: each request becomes an order that needs no document any more, or is refused in a sentence. */
import { randomBytes } from 'node:crypto';
import type { Document } from '../../core/document/index.ts';
import { readPrompt, saysNothing } from '../../core/generate/ask/index.ts';
import { readEdit } from '../../core/generate/revise/index.ts';
import type { ComposeSubject, ParamsOf } from '../../core/protocol/index.ts';
import { growthOf } from '../compose/grow-scene.ts';
import { regenerationOf } from '../compose/regenerate-scene.ts';
import { SceneChangeError, sceneInWords } from '../compose/scene-in-words.ts';
import type { ComposeOrder, NewSceneOrder } from '../composing/messages.ts';
import { DeskError } from './desk-error.ts';

const MOST_QUOTED = 6;

/** An order, and what desks are told of it. */
export interface ReadOrder<Order extends ComposeOrder = ComposeOrder> {
  readonly order: Order;
  readonly subject: ComposeSubject;
  /** How many are composed. */
  readonly takes: number;
  readonly notUnderstood: readonly string[];
}

const drawnSeed = (seed: number | null): number => seed ?? randomBytes(4).readUInt32LE();

/** Words as a sentence names them: no more than a few, none of them endless. */
const quoted = (words: readonly string[]): string =>
  words
    .slice(0, MOST_QUOTED)
    .map((word) => `“${word.slice(0, 30)}”`)
    .join(', ') + (words.length > MOST_QUOTED ? ' …' : '');

function refuse(words: string, notUnderstood: readonly string[], as: string, hint: string): never {
  if (words === '') throw new DeskError('bad-request', `There are no words yet: ${hint}.`);
  const what = notUnderstood.length === 0 ? 'Nothing of this' : `Nothing of this (${quoted(notUnderstood)})`;
  throw new DeskError('bad-request', `${what} was understood as ${as}: ${hint}.`);
}

/** Why a scene cannot be changed is the asker's to know. */
function asked<T>(act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (error instanceof SceneChangeError) throw new DeskError('bad-request', error.message);
    throw error;
  }
}

/** @throws DeskError 'bad-request' for words that say nothing of a scene. */
export function readNewScene(request: ParamsOf<'scene.compose'>): ReadOrder<NewSceneOrder> {
  const prompt = request.prompt.trim();
  const reading = readPrompt(prompt);
  if (saysNothing(reading))
    refuse(
      prompt,
      reading.notUnderstood,
      'a scene',
      'name a place, things, an hour, weather or light, in English',
    );
  const { takes, steps } = request;
  return {
    order: { kind: 'scene', prompt, seed: drawnSeed(request.seed), takes, steps },
    subject: { kind: 'scene', prompt },
    takes,
    notUnderstood: reading.notUnderstood,
  };
}

/** @throws DeskError 'bad-request' for a scene that was not composed, and where nothing may change. */
export function readRegeneration(request: ParamsOf<'scene.regenerate'>, document: Document): ReadOrder {
  const { sceneId, what, objectIds, takes } = request;
  const regeneration = asked(() => regenerationOf(document, sceneId, what, objectIds));
  return {
    order: { kind: 'regenerate', ...regeneration, seed: drawnSeed(request.seed), takes },
    subject: { kind: 'regenerate', sceneId, what, objectIds },
    takes,
    notUnderstood: [],
  };
}

/** @throws DeskError 'bad-request' for a scene that was not composed or cannot grow so, and for words that say nothing. */
export function readGrowth(request: ParamsOf<'scene.grow'>, document: Document): ReadOrder {
  const { sceneId, side, byM, takes } = request;
  const words = request.words.trim();
  const growth = asked(() => growthOf(document, sceneId, side, byM, words === '' ? null : words));
  return {
    order: { kind: 'grow', ...growth, seed: drawnSeed(request.seed), takes },
    subject: { kind: 'grow', sceneId, side, byM, words },
    takes,
    notUnderstood: words === '' ? [] : readPrompt(words).notUnderstood,
  };
}

/** @throws DeskError 'bad-request' for a scene that was not composed, and for words that ask for no change. */
export function readRevision(request: ParamsOf<'scene.revise'>, document: Document): ReadOrder {
  const { sceneId } = request;
  const scene = asked(() => sceneInWords(document, sceneId));
  const words = request.words.trim();
  const { edits, notUnderstood } = readEdit(words);
  if (edits.length === 0)
    refuse(
      words,
      notUnderstood,
      'a change',
      'say what is to be other, such as “make it dawn” or “remove the car”',
    );
  return {
    order: { kind: 'revise', scene, words, seed: drawnSeed(request.seed) },
    subject: { kind: 'revise', sceneId, words },
    takes: 1,
    notUnderstood,
  };
}
