// Tests drive the built workers and kernels, so the build is brought up to date once before they start.
import { buildAll } from './build.mjs';

export default async function setup() {
  await buildAll({ ifStale: true });
}
