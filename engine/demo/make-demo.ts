/** `node scripts/run-ts.mjs engine/demo/make-demo.ts DIRECTORY`: writes the demo project there. */
import { buildDemoProject } from './build-demo-project.ts';

const [directory] = process.argv.slice(2);
if (directory === undefined) throw new Error('usage: make-demo DIRECTORY');
await buildDemoProject(directory);
