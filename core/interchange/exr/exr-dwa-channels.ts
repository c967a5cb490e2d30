/**
 * How the DWA codec treats each channel: rules match the part of the name after the last dot and the pixel
 * type. Version 2 chunks carry their rules; older ones use a fixed list.
 */
import type { ByteReader } from './byte-reader.ts';
import type { HeaderChannel } from './exr-header.ts';
import { PIXEL_TYPES } from './exr-header.ts';
import type { ExrPixelType } from './exr-image.ts';
import { ImageFormatError } from './image-format-error.ts';

export type DwaScheme = 'deflate' | 'dct' | 'runs';
const SCHEMES: readonly DwaScheme[] = ['deflate', 'dct', 'runs'];

interface DwaRule {
  readonly suffix: string;
  readonly ignoreCase: boolean;
  readonly type: ExrPixelType;
  readonly scheme: DwaScheme;
  /** 0, 1, 2 for red, green, blue of a colour-transformed layer; −1 for none. */
  readonly colorIndex: number;
}

const oldRules = (
  suffixes: readonly string[],
  types: readonly ExrPixelType[],
  scheme: DwaScheme,
  colorIndex: number,
): DwaRule[] =>
  suffixes.flatMap((suffix) => types.map((type) => ({ suffix, ignoreCase: true, type, scheme, colorIndex })));

const OLD_RULES: readonly DwaRule[] = [
  ...oldRules(['r', 'red'], ['half', 'float'], 'dct', 0),
  ...oldRules(['g', 'grn', 'green'], ['half', 'float'], 'dct', 1),
  ...oldRules(['b', 'blu', 'blue'], ['half', 'float'], 'dct', 2),
  ...oldRules(['y', 'by', 'ry'], ['half', 'float'], 'dct', -1),
  ...oldRules(['a'], ['uint', 'half', 'float'], 'runs', -1),
];

export interface DwaPlan {
  readonly schemes: readonly DwaScheme[];
  /** Channel indices (red, green, blue) of layers whose colour was transformed. */
  readonly colorTriples: readonly (readonly [number, number, number])[];
}

/** Reads the rules of a version 2 chunk, or takes the fixed ones, and applies them to the channels. */
export function readDwaPlan(
  reader: ByteReader,
  version: number,
  channels: readonly HeaderChannel[],
  field: string,
): DwaPlan {
  const rules = version >= 2 ? readRules(reader, field) : OLD_RULES;
  const schemes: DwaScheme[] = [];
  const layers = new Map<string, number[]>();
  for (const [index, { name, type }] of channels.entries()) {
    const dot = name.lastIndexOf('.');
    const suffix = name.slice(dot + 1);
    const rule = rules.find(
      (candidate) =>
        candidate.type === type &&
        (candidate.ignoreCase
          ? candidate.suffix.toLowerCase() === suffix.toLowerCase()
          : candidate.suffix === suffix),
    );
    schemes.push(rule?.scheme ?? 'deflate');
    if (rule === undefined || rule.scheme !== 'dct' || rule.colorIndex < 0) continue;
    const layer = name.slice(0, dot + 1);
    const triple = layers.get(layer) ?? [-1, -1, -1];
    triple[rule.colorIndex] = index;
    layers.set(layer, triple);
  }
  const colorTriples = [...layers.values()].filter((triple) => !triple.includes(-1));
  return { schemes, colorTriples: colorTriples as unknown as [number, number, number][] };
}

function readRules(reader: ByteReader, field: string): DwaRule[] {
  const size = reader.uint16(field);
  const end = reader.offset + size - 2;
  const rules: DwaRule[] = [];
  while (reader.offset < end) {
    const suffix = reader.zeroTerminated(field, 127);
    const bits = reader.uint8(field);
    const type = PIXEL_TYPES[reader.uint8(field)];
    const scheme = SCHEMES[(bits >> 2) & 3];
    const colorIndex = (bits >> 4) - 1;
    if (type === undefined || scheme === undefined || colorIndex > 2) {
      throw new ImageFormatError(field, 'expected valid DWA channel rules');
    }
    rules.push({ suffix, ignoreCase: (bits & 1) !== 0, type, scheme, colorIndex });
  }
  if (reader.offset !== end)
    throw new ImageFormatError(field, 'expected DWA channel rules of the stated size');
  return rules;
}
