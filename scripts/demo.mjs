// `npm run demo`: writes the demo project, renders its five shots and prints where the board is. Options go to `penumbra board`.
// A project that is newer than the code that makes it is kept, so that a second run renders only what changed.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildAll } from './build.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const board = path.join(root, 'demo-board');
const project = path.join(board, 'The Second Chair.penumbra');
/** What the project's content comes from. */
const sources = ['engine/demo', 'core/scene/sets', 'core/scene/shapes', 'core/scene/fields', 'core/document'];
/** About half a minute of light for each shot: the whole ends within five minutes on two cores. */
const settings = ['--size', '800x800', '--time', '34', '--max-bounces', '6'];

/** Newest modification time below `dir`, in milliseconds. */
function newest(dir) {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce(
      (latest, entry) => Math.max(latest, statSync(path.join(entry.parentPath, entry.name)).mtimeMs),
      0,
    );
}

function run(args) {
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

await buildAll({ ifStale: true });
mkdirSync(board, { recursive: true });
const made = existsSync(project) ? statSync(project).birthtimeMs : 0;
if (sources.some((dir) => newest(path.join(root, dir)) > made)) {
  process.stderr.write('demo: building the set\n');
  rmSync(project, { recursive: true, force: true });
  run(['scripts/run-ts.mjs', 'engine/demo/make-demo.ts', project]);
}
const own = process.argv.slice(2);
run(['scripts/penumbra.mjs', 'board', project, '--out', board, ...settings, ...own]);
process.stdout.write(
  `demo: the board is ${path.join(board, 'board.pdf')}\ndemo: the project is ${project}\n`,
);
