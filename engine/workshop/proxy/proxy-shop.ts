/** Makes proxies on demand and keeps them by the hash of what they were made from. */
import { createHash } from 'node:crypto';
import path from 'node:path';
import { CancelledError, type CancelSignal } from '../../../core/ports/cancel.ts';
import { fieldMesh } from '../../project-scene/field-meshes.ts';
import { loadCatalog } from '../../project-scene/load-catalog.ts';
import { resourcesOver, type LoadedAsset } from '../../project-scene/load-resources.ts';
import type { DeskDocument } from '../scene/desk-document.ts';
import type { ProxyAnswer, ProxyRequest } from '../workshop-api.ts';
import { ByteCache } from './byte-cache.ts';
import { proxyImage } from './proxy-image.ts';
import { meshAsModel, proxyModel } from './proxy-model.ts';
import { thinned } from './proxy-geometry.ts';
import { proxyPanorama } from './proxy-panorama.ts';

/** Changes when proxies of the same asset come out otherwise. */
const PROXY_VERSION = 3;
/** As far as thinning out a field's triangles may move its surface, in cells. */
const MOST_SHIFT_CELLS = 0.07;
const FRAME_TYPE = 'application/octet-stream';
const HASH = /^[0-9a-f]{64}$/;
const PNG_FIRST_BYTE = 0x89;

export class ProxyShop {
  readonly #document: DeskDocument;
  readonly #cache: ByteCache;
  /** The same proxy is made once, however many ask. */
  readonly #making = new Map<string, Promise<Uint8Array>>();

  constructor(document: DeskDocument, cacheDirectory: string) {
    this.#document = document;
    this.#cache = new ByteCache(path.join(cacheDirectory, 'proxies'));
  }

  /** @throws Error when the asset is missing, broken or of another kind. */
  async make(request: ProxyRequest, signal?: CancelSignal): Promise<ProxyAnswer> {
    const key = keyOf(request);
    let making = this.#making.get(key);
    if (!making) {
      making = this.#cache.get(key, () => this.#build(request)).finally(() => this.#making.delete(key));
      this.#making.set(key, making);
    }
    const bytes = await making;
    if (signal?.aborted) throw new CancelledError('the proxy');
    if (request.type !== 'image') return { bytes, mimeType: FRAME_TYPE };
    return { bytes, mimeType: bytes[0] === PNG_FIRST_BYTE ? 'image/png' : 'image/jpeg' };
  }

  async #build(request: ProxyRequest): Promise<Uint8Array> {
    if (request.type === 'field') {
      const { field, cellSizeM } = request;
      const mesh = fieldMesh(field, cellSizeM);
      return proxyModel(meshAsModel(await thinned(mesh, cellSizeM * MOST_SHIFT_CELLS)));
    }
    const open = this.#document.need();
    const { hash } = request;
    if (open.source.assetName(hash) === null)
      throw new Error(`asset ${hash}: expected a file in the project's assets, got none`);
    const asset = await open.asset(hash);
    const resources = resourcesOver(open.source, await loadCatalog(), (h): LoadedAsset | undefined =>
      h === hash ? asset : undefined,
    );
    switch (request.type) {
      case 'model':
        return proxyModel(resources.model(hash));
      case 'mesh':
        return proxyModel(meshAsModel(resources.mesh(hash)));
      case 'panorama':
        return proxyPanorama(resources.panorama(hash));
      case 'image':
        return (await proxyImage(resources.texture(hash, 'srgb'), request.maxPx)).bytes;
    }
  }
}

function keyOf(request: ProxyRequest): string {
  const version = `v${PROXY_VERSION}`;
  if (request.type === 'field') {
    const text = JSON.stringify([request.field, request.cellSizeM]);
    return `field-${createHash('sha256').update(text).digest('hex')}-${version}`;
  }
  if (!HASH.test(request.hash)) throw new Error('expected the hash of an asset, 64 hexadecimal digits');
  const size = request.type === 'image' ? `-${request.maxPx}` : '';
  return `${request.type}-${request.hash}${size}-${version}`;
}
