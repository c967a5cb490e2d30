// The command line from a checkout: brings the build up to date, then runs it in this process.
import { buildAll } from './build.mjs';

await buildAll({ ifStale: true });
await import('../dist/engine/cli/main.js');
