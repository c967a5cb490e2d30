/** Makes proxies on demand and keeps them by the hash of what they were made from. */
import { createHash } from 'node:crypto';
import path from 'node:path';
import { CancelledError } from '../../../core/ports/cancel.ts';
import type { FieldShaper } from '../fields/field-shaper.ts';
import { loadCatalog } from '../../project-scene/load-catalog.ts';
import { resourcesOver, type LoadedAsset } from '../../project-scene/load-resources.ts';
import type { DeskDocument } from '../scene/desk-document.ts';
import type { ProxyAnswer, ProxyRequest } from '../workshop-api.ts';
import { ByteCache } from './byte-cache.ts';
import { proxyImage } from './proxy-image.ts';
import { meshAsModel, proxyModel } from './proxy-model.ts';
import { proxyPanorama } from './proxy-panorama.ts';

/** Changes when proxies of the same asset come out otherwise. */
const VERSION = 'v4';
const FRAME_TYPE = 'application/octet-stream';
const HASH = /^[0-9a-f]{64}$/;
const PNG_FIRST_BYTE = 0x89;

type FieldRequest = Extract<ProxyRequest, { type: 'field' }>;
type AssetRequest = Exclude<ProxyRequest, FieldRequest>;

export class ProxyShop {
  readonly #document: DeskDocument;
  readonly #fields: FieldShaper;
  readonly #cache: ByteCache;
  /** The same proxy is made once, however many ask. */
  readonly #making = new Map<string, Promise<Uint8Array>>();

  constructor(document: DeskDocument, fields: FieldShaper, cacheDirectory: string) {
    this.#document = document;
    this.#fields = fields;
    this.#cache = new ByteCache(path.join(cacheDirectory, 'proxies'));
  }

  /** @throws Error when the asset is missing, broken or of another kind. @throws CancelledError */
  async make(request: ProxyRequest, signal?: AbortSignal): Promise<ProxyAnswer> {
    if (request.type === 'field') return { bytes: await this.#field(request, signal), mimeType: FRAME_TYPE };
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

  /** A first level is kept in memory only, and not made where the final one is there. */
  async #field(request: FieldRequest, signal?: AbortSignal): Promise<Uint8Array> {
    const text = JSON.stringify([request.field, request.cellSizeM]);
    const hash = createHash('sha256').update(text).digest('hex');
    const [finalKey, firstKey] = [`field-${hash}-${VERSION}`, `field-first-${hash}-${VERSION}`];
    const isFirst = request.level === 'first';
    const known = (await this.#cache.find(finalKey)) ?? (isFirst ? await this.#cache.find(firstKey) : null);
    if (known) return known;
    const { thin, isFinal } = await this.#fields.shape(request, signal);
    const bytes = await proxyModel(meshAsModel(thin), { isFinal });
    if (isFinal) this.#cache.keep(finalKey, bytes);
    else this.#cache.keepBriefly(firstKey, bytes);
    return bytes;
  }

  async #build(request: AssetRequest): Promise<Uint8Array> {
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

function keyOf(request: AssetRequest): string {
  if (!HASH.test(request.hash)) throw new Error('expected the hash of an asset, 64 hexadecimal digits');
  const size = request.type === 'image' ? `-${request.maxPx}` : '';
  return `${request.type}-${request.hash}${size}-${VERSION}`;
}
