/** A request that cannot be carried out, with the code that the desk goes by. */
import type { Issue } from '../../core/document/index.ts';
import type { ErrorCode, ProtocolErrorData } from '../../core/protocol/index.ts';
import { DocumentError } from '../../core/document/index.ts';
import { CancelledError } from '../../core/ports/cancel.ts';
import { ProjectError } from '../project/index.ts';

export class DeskError extends Error {
  readonly data: ProtocolErrorData;
  constructor(code: ErrorCode, message: string, issues?: readonly Issue[]) {
    super(message);
    this.name = 'DeskError';
    this.data = { code, message, ...(issues === undefined ? {} : { issues }) };
  }
}

/** Whatever was thrown, as the desk is told of it: one line. */
export function errorData(cause: unknown): ProtocolErrorData {
  if (cause instanceof DeskError) return cause.data;
  const message = (cause instanceof Error ? cause.message : String(cause)).replace(/\s*\n\s*/g, ' ');
  if (cause instanceof DocumentError) return { code: 'invalid-document', message, issues: cause.issues };
  if (cause instanceof CancelledError) return { code: 'cancelled', message };
  if (cause instanceof ProjectError) return { code: 'bad-request', message };
  return { code: 'failed', message };
}
