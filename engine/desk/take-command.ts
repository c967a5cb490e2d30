/** A finished take as the command that puts it into a document: a scene of its own, or the change of the scene that it was found for. */
import { inOrder, recordsOf, type Command, type Document } from '../../core/document/index.ts';
import { takeSeed } from '../../core/generate/ask/index.ts';
import { composeRecords } from '../../core/generate/compose/index.ts';
import {
  ChangedMeanwhileError,
  compositionOf,
  rebased,
  revisionCommand,
} from '../../core/generate/revise/index.ts';
import { growLabel, GROWTH_KEEPS } from '../compose/grow-scene.ts';
import { anewLabel } from '../compose/regenerate-scene.ts';
import type {
  ChangeOrder,
  ComposedTake,
  ComposedTakes,
  ComposeOrder,
  NewSceneOrder,
} from '../composing/messages.ts';
import { secureRandom } from '../project/index.ts';
import { DeskError } from './desk-error.ts';

const LABEL_LETTERS = 48;

export interface TakeCommand {
  readonly command: Command;
  readonly sceneId: string;
}

/** Words on one line, no longer than a menu has room for. */
function shortWords(words: string): string {
  const line = words.trim().replace(/\s+/g, ' ');
  return line.length > LABEL_LETTERS ? `${line.slice(0, LABEL_LETTERS).trimEnd()}…` : line;
}

function newScene(
  { prompt, seed }: NewSceneOrder,
  composed: ComposedTakes,
  take: number,
  { composition }: ComposedTake,
  document: Document,
): TakeCommand {
  const order = 1 + Math.max(0, ...inOrder(recordsOf(document, 'scene')).map((scene) => scene.order));
  const { sceneId, records } = composeRecords(composition, {
    random: secureRandom,
    prompt,
    order,
    seed: takeSeed(seed, take),
    composer: composed.model ?? composed.composer,
  });
  const [project] = recordsOf(document, 'project');
  return {
    sceneId,
    command: {
      label: `Compose “${shortWords(prompt)}”`,
      edits: [
        ...records.map((record) => ({ op: 'add' as const, record })),
        ...(project === undefined
          ? []
          : [{ op: 'set' as const, id: project.id, path: ['openSceneId'], value: sceneId }]),
      ],
    },
  };
}

/** Its label in the undo menu. */
function changeLabel(order: ChangeOrder): string {
  switch (order.kind) {
    case 'regenerate':
      return anewLabel(order.what);
    case 'revise':
      return `Again, but “${shortWords(order.words)}”`;
    case 'grow':
      return growLabel(order.side);
  }
}

function change(order: ChangeOrder, { composition: found }: ComposedTake, document: Document): TakeCommand {
  const { sceneId, composition: before } = order.scene;
  const now = compositionOf(document, sceneId);
  if (now === null)
    throw new DeskError('not-found', 'The scene that this was found for is not in the project any more.');
  try {
    const after = rebased(before, found, now);
    const options = order.kind === 'grow' ? GROWTH_KEEPS : {};
    return { sceneId, command: revisionCommand(document, now, after, changeLabel(order), options) };
  } catch (error) {
    if (!(error instanceof ChangedMeanwhileError)) throw error;
    throw new DeskError(
      'changed-meanwhile',
      `This does not fit any more: ${error.message}. Run it again from how the scene stands now.`,
    );
  }
}

/** @throws DeskError 'not-found' for a take or a scene that is not there, 'changed-meanwhile' where hands touched the very things. */
export function takeCommand(
  order: ComposeOrder,
  composed: ComposedTakes,
  take: number,
  document: Document,
): TakeCommand {
  const chosen = composed.takes[take];
  if (chosen === undefined)
    throw new DeskError('not-found', `take ${take + 1}: this composition has ${composed.takes.length}`);
  return order.kind === 'scene'
    ? newScene(order, composed, take, chosen, document)
    : change(order, chosen, document);
}
