/**
 * Node's own zlib for image writers: several times faster than plain JavaScript. Its bytes may change with the
 * version of Node; the pixels they hold do not.
 */
import { deflateSync } from 'node:zlib';
import type { Deflate } from '../../core/interchange/exr/exr-zip.ts';

export const nativeDeflate: Deflate = (data, level) => deflateSync(data, { level });
