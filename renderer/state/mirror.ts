/**
 * The desk's mirror of the document. What the engine has confirmed, and on top of it the commands that were sent and not yet
 * answered: so a drag is seen at once, and what the engine says always wins. After a broken wire the unanswered ones are
 * sent again under the same ids; the engine does none of them twice.
 */
import { applyCommand, parseCommand, type Command, type Document } from '../../core/document/index.ts';

export interface PendingCommand {
  readonly commandId: string;
  readonly command: Command;
}

export interface Mirror {
  readonly confirmed: Document;
  readonly sequence: number;
  readonly pending: readonly PendingCommand[];
  /** `confirmed` with all of `pending` applied: what the desk shows. */
  readonly document: Document;
}

export const mirrorOf = (confirmed: Document, sequence: number): Mirror => ({
  confirmed,
  sequence,
  pending: [],
  document: confirmed,
});

/** @throws DocumentError when the command does not fit what is shown; nothing has changed then. */
export function withPending(mirror: Mirror, entry: PendingCommand): Mirror {
  const { document } = applyCommand(mirror.document, entry.command);
  return { ...mirror, pending: [...mirror.pending, entry], document };
}

export const withoutPending = (mirror: Mirror, commandId: string): Mirror =>
  rebuilt(
    mirror.confirmed,
    mirror.sequence,
    mirror.pending.filter((entry) => entry.commandId !== commandId),
  );

/**
 * The mirror after a change that the engine announced; null when one before it was missed: ask for the whole document then.
 */
export function withConfirmed(
  mirror: Mirror,
  change: { readonly sequence: number; readonly commandId: string | null; readonly command: unknown },
): Mirror | null {
  if (change.sequence <= mirror.sequence) return mirror;
  if (change.sequence !== mirror.sequence + 1) return null;
  const command = parseCommand(change.command, 'engine');
  const { document: confirmed } = applyCommand(mirror.confirmed, command);
  const [first, ...rest] = mirror.pending;
  // the usual case: the oldest of ours was confirmed, and what is shown is already right
  if (first !== undefined && first.commandId === change.commandId)
    return {
      confirmed,
      sequence: change.sequence,
      pending: rest,
      document: rest.length === 0 ? confirmed : mirror.document,
    };
  return rebuilt(
    confirmed,
    change.sequence,
    mirror.pending.filter((entry) => entry.commandId !== change.commandId),
  );
}

/** Commands that no longer fit are left out of what is shown. */
export function rebuilt(confirmed: Document, sequence: number, pending: readonly PendingCommand[]): Mirror {
  let document = confirmed;
  for (const { command } of pending) {
    try {
      document = applyCommand(document, command).document;
    } catch {
      // the engine's answer to it will say why
    }
  }
  return { confirmed, sequence, pending, document };
}
