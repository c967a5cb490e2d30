/** Files sent to a real engine: each model a job and a step of its own; too large, of the wrong kind, for nobody. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeHdr } from '../../core/interchange/hdr/encode-hdr.ts';
import { MAX_UPLOAD_BYTES, ROUTES } from '../../core/protocol/index.ts';
import { writeCube } from '../workshop/testing/a-model.ts';
import { rawRequest, startEngine, TestDesk, type RawAnswer, type RealEngine } from './testing/real-engine.ts';
import { limited } from './upload.ts';

const IES = [
  'IESNA:LM-63-2002',
  '[MANUFAC] Acme',
  'TILT=NONE',
  '1 1000 1 3 1 1 2 0.1 0.1 0',
  '1 1 100',
  '0 45 90',
  '0',
  '1200 600 0',
].join('\n');

let engine: RealEngine;
let desk: TestDesk;
beforeAll(async () => {
  engine = await startEngine();
  desk = await TestDesk.connect(engine);
  await desk.hello();
  await desk.ask('project.create', { name: 'Uploads', template: 'starter' });
}, 120_000);
afterAll(async () => {
  desk.close();
  await engine.stop();
});

const send = (
  query: string,
  body: string | Uint8Array,
  headers: Record<string, string> = {},
): Promise<RawAnswer> =>
  rawRequest(engine.port, `${ROUTES.import}?${query}`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${engine.supervisor.token}`, ...headers },
    body,
  });
async function cubeGlb(): Promise<Uint8Array> {
  const file = path.join(engine.home, 'cube.glb');
  await writeCube(file);
  return readFile(file);
}
const jobIdsOf = ({ text }: RawAnswer): readonly string[] =>
  (JSON.parse(text) as { jobIds: string[] }).jobIds;
const jobOf = (id: string) => desk.eventsNamed('job.changed').findLast((job) => job.jobId === id);
const ended = (id: string) =>
  expect
    .poll(() => jobOf(id)?.state, { timeout: 60_000 })
    .toMatch(/done|failed/)
    .then(() => jobOf(id)!);
const records = async () =>
  (await desk.hello()).open!.records as unknown as readonly { id: string; kind: string; name: string }[];
const names = async () => (await records()).map(({ name }) => name);

describe('an upload', () => {
  it('of an archive with two models is two jobs, each a step to undo', async () => {
    const chair = await cubeGlb();
    const before = await names();
    const ids = jobIdsOf(
      await send('name=chairs.zip&atM=1,0,0', zipSync({ 'a/left.glb': chair, 'right.glb': chair })),
    );
    expect(ids).toHaveLength(2);
    for (const id of ids) expect(await ended(id)).toMatchObject({ state: 'done', error: null });
    expect(await names()).toEqual(expect.arrayContaining(['left', 'right']));
    await desk.ask('document.undo', { commandId: 'undo-step-1' });
    expect((await names()).filter((name) => name === 'left' || name === 'right')).toHaveLength(1);
    await desk.ask('document.undo', { commandId: 'undo-step-2' });
    expect(await names()).toEqual(before);
  });

  it('of a light distribution is given to the light that it is for, as one step', async () => {
    const key = (await records()).find(({ kind, name }) => kind === 'light' && name === 'Key')!;
    const [id] = jobIdsOf(await send(`name=acme.ies&ontoId=${key.id}`, IES));
    expect(await ended(id!)).toMatchObject({ state: 'done', recordIds: [key.id] });
    const after = (await records()).find((record) => record.id === key.id);
    expect(after).toMatchObject({
      name: 'Key',
      emitter: { type: 'profile' },
      magnitude: { quantity: 'profile' },
    });
    await desk.ask('document.undo', { commandId: 'undo-step-3' });
    expect((await records()).find((record) => record.id === key.id)).toEqual(key);
  });

  it('of a panorama takes the place of the world that it is for, turned as the one before was', async () => {
    const isWorld = ({ kind }: { kind: string }): boolean => kind === 'environment';
    const before = (await records()).find(isWorld)!;
    const hdr = encodeHdr(4, 2, new Float32Array(24).fill(0.5));
    const [first] = jobIdsOf(await send(`name=dusk.hdr&ontoId=${before.id}`, hdr));
    expect(await ended(first!)).toMatchObject({ state: 'done', recordIds: [before.id] });
    const source = async () =>
      (await records()).find(isWorld) as unknown as { source: Record<string, unknown> };
    expect(await source()).toMatchObject({ source: { type: 'image', rotationDeg: 0 } });
    const turn = {
      label: 'Turn',
      edits: [{ op: 'set', id: before.id, path: ['source', 'rotationDeg'], value: 30 }],
    };
    await desk.ask('document.apply', { commandId: 'turn-the-sky', command: turn });
    const [second] = jobIdsOf(
      await send(`name=dawn.hdr&ontoId=${before.id}`, encodeHdr(4, 2, new Float32Array(24).fill(2))),
    );
    await ended(second!);
    expect(await source()).toMatchObject({ source: { type: 'image', rotationDeg: 30 } });
    for (const i of [1, 2, 3]) await desk.ask('document.undo', { commandId: `back-to-before-${i}` });
    expect((await records()).find(isWorld)).toEqual(before);
  });

  it('says what a light expects when it is given something else', async () => {
    const key = (await records()).find(({ kind, name }) => kind === 'light' && name === 'Key')!;
    const [id] = jobIdsOf(await send(`name=chair.glb&ontoId=${key.id}`, await cubeGlb()));
    expect(await ended(id!)).toMatchObject({
      state: 'failed',
      error: 'chair.glb: expected an IES or LDT light profile for Key',
    });
    expect((await send('name=a.ies&ontoId=mat_a', IES)).status).toBe(400);
  });

  it('of a wrong type says what is expected, and changes nothing', async () => {
    const before = await names();
    const [id] = jobIdsOf(await send('name=notes.docx', 'no model'));
    expect((await ended(id!)).error).toMatch(
      /^notes\.docx: expected a project folder.*got a file of another kind$/,
    );
    const empty = await send('name=nothing.zip', zipSync({ 'notes.docx': new Uint8Array([1]) }));
    expect(empty).toMatchObject({ status: 400 });
    expect(empty.text).toMatch(/^nothing\.zip: expected a glTF model/);
    expect(await names()).toEqual(before);
  });

  it('that says it is too large is refused before a byte of it', async () => {
    const answer = await send('name=city.glb', 'x', { 'Content-Length': String(MAX_UPLOAD_BYTES + 1) });
    expect(answer).toMatchObject({ status: 413, text: 'city.glb: expected at most 8.0 GiB, got more' });
  });

  it('that does not say how large it is, is cut off where it is too large', async () => {
    const taken: Buffer[] = [];
    const into = (): Writable =>
      new Writable({
        write: (chunk: Buffer, _, done) => {
          taken.push(chunk);
          done();
        },
      });
    const chunks = (): Readable => Readable.from([Buffer.alloc(600), Buffer.alloc(400), Buffer.alloc(1)]);
    await expect(pipeline(chunks(), limited('a.glb', 1000), into())).rejects.toThrow(
      'a.glb: expected at most',
    );
    expect(Buffer.concat(taken)).toHaveLength(1000);
    await expect(pipeline(chunks(), limited('a.glb', 1001), into())).resolves.toBeUndefined();
  });
});
