/** The command line as a user has it: a real process, its exit code and what it printed. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { decodeExr } from '../../../core/interchange/exr/decode-exr.ts';
import { readFile } from 'node:fs/promises';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');

export interface CliResult {
  /** Null when a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export function startScript(script: string, args: readonly string[]): ChildProcess {
  return spawn(process.execPath, [path.join(ROOT, script), ...args], { cwd: ROOT });
}

export function finished(child: ChildProcess): Promise<CliResult> {
  const texts = { stdout: '', stderr: '' };
  child.stdout?.on('data', (chunk: Buffer) => (texts.stdout += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (texts.stderr += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, ...texts }));
  });
}

export const penumbra = (...args: readonly string[]): Promise<CliResult> =>
  finished(startScript('scripts/penumbra.mjs', args));

/** Runs a command with --json that must succeed. @returns the one object on stdout. */
export async function penumbraJson(...args: readonly string[]): Promise<Record<string, unknown>> {
  const { code, stdout, stderr } = await penumbra(...args, '--json');
  if (code !== 0) throw new Error(`penumbra ${args.join(' ')}: exit code ${code}: ${stderr}`);
  if (stdout.trim().split('\n').length !== 1) throw new Error(`expected one line of JSON, got ${stdout}`);
  return JSON.parse(stdout) as Record<string, unknown>;
}

/** A folder for one test file. @returns paths in it, and how to remove it. */
export async function scratchFolder(): Promise<{
  readonly at: (name: string) => string;
  readonly remove: () => Promise<void>;
}> {
  const folder = await mkdtemp(path.join(tmpdir(), 'penumbra-e2e-'));
  return {
    at: (name) => path.join(folder, name),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

export async function writeScene(file: string, records: readonly object[]): Promise<void> {
  await writeFile(file, JSON.stringify({ format: 'penumbra-scene', version: 1, records }));
}

const pose = (x: number, y: number, z: number) => ({ translationM: [x, y, z], rotation: [0, 0, 0, 1] });
export const camera = (id: string, name: string, rest: object = {}): object => ({
  kind: 'camera',
  id,
  name,
  pose: pose(0, 0, 3),
  ...rest,
});
export const ball = { kind: 'object', id: 'obj_ball', name: 'Ball', content: { type: 'primitive', shape: { type: 'sphere', radiusM: 0.5 }, materialId: null } }; // prettier-ignore
export const spot = {
  kind: 'light',
  id: 'lgt_spot',
  name: 'Spot',
  emitter: { type: 'spot', innerAngleDeg: 10, outerAngleDeg: 30, radiusM: 0 },
  magnitude: { quantity: 'intensity', intensityCd: 1000 },
  color: { type: 'cct', cctK: 3200, duv: 0 },
  pose: pose(0, 0, 3),
};

/** Channels of an EXR by name. */
export async function readExr(file: string): Promise<{
  readonly image: ReturnType<typeof decodeExr>;
  readonly channel: (name: string) => ArrayLike<number>;
}> {
  const image = decodeExr(new Uint8Array(await readFile(file)));
  return {
    image,
    channel: (name) => {
      const found = image.channels.find((c) => c.name === name);
      if (!found) throw new Error(`${file} has no channel ${name}`);
      return found.data;
    },
  };
}

export const mean = (values: ArrayLike<number>): number => {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum / values.length;
};
