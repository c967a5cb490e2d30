/** Pictures for a desk that reads slowly, over a real socket: it gets the newest one of each view, and few of those in between. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import {
  decodeBinaryFrame,
  MAX_TEXT_MESSAGE_BYTES,
  type RenderFrameHeader,
} from '../../core/protocol/index.ts';
import type { Handlers, Peer } from '../desk/handlers.ts';
import { Sockets } from './socket.ts';

const PICTURE_BYTES = 2 * 1024 * 1024;
const PICTURES = 60;

let server: Server;
let webSockets: WebSocketServer;
let client: WebSocket;
afterEach(() => {
  client.terminate();
  webSockets.close();
  server.close();
});

/** A connected desk, and its peer in the engine. */
async function connect(): Promise<Peer> {
  let found: (peer: Peer) => void;
  const peer = new Promise<Peer>((resolve) => (found = resolve));
  const handlers = {
    'project.close': (_params: object, asking: Peer) => {
      found(asking);
      return {};
    },
  } as unknown as Handlers;
  const sockets = new Sockets(handlers, () => undefined);
  server = createServer();
  webSockets = new WebSocketServer({ server, maxPayload: MAX_TEXT_MESSAGE_BYTES });
  webSockets.on('connection', (socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
  await new Promise((resolve) => client.once('open', resolve));
  client.send(JSON.stringify({ id: 1, method: 'project.close', params: {} }));
  return peer;
}

const picture = (viewId: string, generation: number): RenderFrameHeader => ({
  type: 'render-frame',
  viewId,
  generation,
  widthPx: 512,
  heightPx: 512,
  pictureWidthPx: 512,
  pictureHeightPx: 512,
  window: { x: 0, y: 0, width: 1, height: 1 },
  samples: 1,
  nitsPerUnit: 1,
  nitsAtOne: null,
  whiteBalanceK: null,
  whiteBalanceDuv: 0,
});

it('a slow desk gets the newest picture of each view, and not all before it', async () => {
  const peer = await connect();
  const got: RenderFrameHeader[] = [];
  client.on('message', (data, isBinary) => {
    if (!isBinary) return;
    const bytes = Uint8Array.from(data as Buffer);
    got.push(decodeBinaryFrame(bytes.buffer).header as RenderFrameHeader);
  });
  client.pause();
  const pixels = new Uint8Array(PICTURE_BYTES);
  for (let i = 1; i <= PICTURES; i++) {
    peer.sendFrame(picture('stage', i), pixels);
    peer.sendFrame(picture('plan', i), pixels);
    await new Promise((resolve) => setImmediate(resolve));
  }
  client.resume();
  const generations = (viewId: string) =>
    got.filter((each) => each.viewId === viewId).map((each) => each.generation);
  await expect
    .poll(() => [generations('stage').at(-1), generations('plan').at(-1)])
    .toEqual([PICTURES, PICTURES]);
  expect(got.length).toBeLessThan(PICTURES);
  for (const viewId of ['stage', 'plan'])
    expect(generations(viewId)).toEqual([...new Set(generations(viewId))].sort((a, b) => a - b));
});

it('a message that is too long closes the socket', async () => {
  await connect();
  const closed = new Promise<number>((resolve) => client.once('close', resolve));
  client.send('x'.repeat(MAX_TEXT_MESSAGE_BYTES + 1));
  expect(await closed).toBe(1009);
});
