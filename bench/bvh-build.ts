/**
 * Build time and quality of the triangle BVH: a soup of 20,000 and a million triangles. Quality is the SAH cost
 * and the mean visits of random rays. Run: node scripts/run-ts.mjs bench/bvh-build.ts
 */
import { buildTriangleBvh } from '../core/scene/bvh/triangle-bvh.ts';
import { heightGrid, randomRays, randomSoup } from '../core/scene/bvh/testing/soups.ts';
import { closestHit } from '../core/scene/bvh/testing/traverse.ts';

const RAYS = 4000;
const sets = [
  ['soup 20,000', randomSoup(20_000, 0.05, 1)],
  ['long soup 20,000', randomSoup(20_000, 0.3, 1)],
  ['grid 20,000', heightGrid(100)],
  ['soup 1,000,000', randomSoup(1_000_000, 0.01, 2)],
  ['grid 1,000,000', heightGrid(707)],
] as const;

for (const [name, { positions, indices }] of sets) {
  const start = performance.now();
  const bvh = buildTriangleBvh(positions, indices);
  const seconds = (performance.now() - start) / 1000;
  const visits = { nodes: 0, blocks: 0 };
  for (const ray of randomRays(RAYS, 3)) closestHit(bvh, ray, visits);
  const triangles = indices.length / 3;
  console.log(
    `${name.padEnd(18)} ${seconds.toFixed(2)} s  ` +
      `${bvh.nodeCount} nodes, ${bvh.blockCount} blocks (${(triangles / bvh.blockCount).toFixed(2)} triangles each), ` +
      `stack ${bvh.stackEntries}, SAH ${bvh.sahCost.toFixed(1)}; per ray ` +
      `${(visits.nodes / RAYS).toFixed(1)} nodes, ${(visits.blocks / RAYS).toFixed(1)} blocks`,
  );
}
