/** A fingerprint of what a shot's picture depends on. Large arrays are hashed once for as long as they live. */
import { createHash } from 'node:crypto';
import type { RenderScene } from '../../../core/scene/render-scene.ts';
import { hashOfValue } from '../../shot-frames/value-hash.ts';

const LARGE_BYTES = 1024;
const digests = new WeakMap<ArrayBufferView, string>();

export function pictureFingerprint(scene: RenderScene, options: object): string {
  const { meshes, materials, textures, instances, lights, environment, cameras } = scene;
  return hashOfValue(
    withDigests([options, meshes, materials, textures, instances, lights, environment, cameras[0]]),
  );
}

/** The value with digests in the place of large arrays, and without names. */
function withDigests(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (ArrayBuffer.isView(value)) {
    if (value.byteLength < LARGE_BYTES) return value;
    let digest = digests.get(value);
    if (digest === undefined) {
      const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
      digest = createHash('sha1').update(bytes).digest('hex');
      digests.set(value, digest);
    }
    return digest;
  }
  if (Array.isArray(value)) return value.map(withDigests);
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== 'name')
      .map(([key, item]) => [key, withDigests(item)]),
  );
}
