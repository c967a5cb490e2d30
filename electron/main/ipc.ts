/**
 * Messages from the page: only from the desk's own top frame, and only in the shape that is expected. Everything else is refused
 * before any code of ours sees it.
 */
import { ipcMain, type IpcMainEvent, type IpcMainInvokeEvent } from 'electron';
import type { z } from 'zod';
import { isDeskUrl } from './locks.ts';

/** True for the top frame of a window that shows the desk. A frame that is gone is not. */
export function isFromDesk(event: Pick<IpcMainEvent | IpcMainInvokeEvent, 'senderFrame'>): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame.parent === null && isDeskUrl(frame.url);
}

/** Answers `invoke` on a channel. What `act` throws reaches the page as its message alone. */
export function answerOn<P>(
  channel: string,
  params: z.ZodType<P>,
  act: (params: P, event: IpcMainInvokeEvent) => unknown,
): void {
  ipcMain.handle(channel, (event, ...args: unknown[]) => {
    if (!isFromDesk(event)) throw new Error(`${channel}: not from the desk`);
    const parsed = params.safeParse(args[0]);
    if (!parsed.success || args.length > 1) throw new Error(`${channel}: unexpected parameters`);
    return act(parsed.data, event);
  });
}

/** Hears `send` on a channel; what is not in order is dropped. */
export function listenOn<P>(
  channel: string,
  params: z.ZodType<P>,
  act: (params: P, event: IpcMainEvent) => void,
): void {
  ipcMain.on(channel, (event, ...args: unknown[]) => {
    const parsed = params.safeParse(args[0]);
    if (isFromDesk(event) && parsed.success && args.length === 1) act(parsed.data, event);
  });
}
