/**
 * Values of OpenEXR attributes as bytes and back [1]. A value is written after its name, type name and size;
 * what has an unknown type, or a size that does not fit its type, is kept opaque so that a rewrite loses nothing.
 *
 * [1] "OpenEXR File Layout", openexr.com, section "Attribute types".
 */
import { strFromU8, strToU8 } from 'fflate';
import type { ByteReader } from './byte-reader.ts';
import type { ByteWriter } from './byte-writer.ts';
import {
  NUMERIC_ATTRIBUTES,
  type ExrAttribute,
  type ExrBox,
  type ExrChromaticities,
  type NumericAttributeType,
} from './exr-image.ts';
import { ImageFormatError } from './image-format-error.ts';

const KIND_BYTES = { int: 4, uint: 4, float: 4, double: 8 } as const;

const isNumericType = (typeName: string): typeName is NumericAttributeType =>
  Object.hasOwn(NUMERIC_ATTRIBUTES, typeName);

type NumericAttribute = Extract<ExrAttribute, { readonly type: NumericAttributeType }>;
const isNumeric = (attribute: ExrAttribute): attribute is NumericAttribute => isNumericType(attribute.type);

/** @param size bytes of the value, already known to lie inside the file */
export function readAttribute(
  reader: ByteReader,
  typeName: string,
  size: number,
  field: string,
): ExrAttribute {
  const end = reader.offset + size;
  const value = readTyped(reader, typeName, size, field);
  if (value !== null && reader.offset === end) return value;
  reader.offset = end - size;
  return { type: 'opaque', typeName, value: reader.take(size, field).slice() };
}

function readTyped(reader: ByteReader, typeName: string, size: number, field: string): ExrAttribute | null {
  if (isNumericType(typeName)) {
    const { kind, count } = NUMERIC_ATTRIBUTES[typeName];
    if (size !== count * KIND_BYTES[kind]) return null;
    return { type: typeName, value: Array.from({ length: count }, () => readNumber(reader, kind, field)) };
  }
  switch (typeName) {
    case 'string':
      return { type: 'string', value: strFromU8(reader.take(size, field)) };
    case 'stringvector':
      return readStringVector(reader, size, field);
    case 'int':
    case 'float':
    case 'double':
      return size === KIND_BYTES[typeName]
        ? { type: typeName, value: readNumber(reader, typeName, field) }
        : null;
    case 'rational':
      return size === 8 ? { type: 'rational', value: [reader.int32(field), reader.uint32(field)] } : null;
    case 'box2i':
      return size === 16 ? { type: 'box2i', value: readBox(reader, field) } : null;
    case 'chromaticities':
      return size === 32 ? { type: 'chromaticities', value: readChromaticities(reader, field) } : null;
    default:
      return null;
  }
}

function readStringVector(reader: ByteReader, size: number, field: string): ExrAttribute | null {
  const end = reader.offset + size;
  const value: string[] = [];
  while (reader.offset < end) {
    if (reader.offset + 4 > end) return null;
    const length = reader.uint32(field);
    if (length > end - reader.offset) return null;
    value.push(strFromU8(reader.take(length, field)));
  }
  return { type: 'stringvector', value };
}

function readNumber(reader: ByteReader, kind: keyof typeof KIND_BYTES, field: string): number {
  switch (kind) {
    case 'int':
      return reader.int32(field);
    case 'uint':
      return reader.uint32(field);
    case 'float':
      return reader.float32(field);
    case 'double':
      return reader.float64(field);
  }
}

export function readBox(reader: ByteReader, field: string): ExrBox {
  const [xMin, yMin, xMax, yMax] = [0, 0, 0, 0].map(() => reader.int32(field)) as [
    number,
    number,
    number,
    number,
  ];
  return { xMin, yMin, xMax, yMax };
}

function readChromaticities(reader: ByteReader, field: string): ExrChromaticities {
  const pair = (): [number, number] => [reader.float32(field), reader.float32(field)];
  return { red: pair(), green: pair(), blue: pair(), white: pair() };
}

/** Writes name, type name, size and value. */
export function writeAttribute(writer: ByteWriter, name: string, attribute: ExrAttribute): void {
  const field = `attribute ${name}`;
  writer.zeroTerminated(name);
  if (isNumeric(attribute)) {
    const { kind, count } = NUMERIC_ATTRIBUTES[attribute.type];
    if (attribute.value.length !== count) {
      throw new ImageFormatError(
        field,
        `expected ${count} numbers for ${attribute.type}, got ${attribute.value.length}`,
      );
    }
    writeHead(writer, attribute.type, count * KIND_BYTES[kind]);
    for (const value of attribute.value) writeNumber(writer, kind, value, field);
    return;
  }
  switch (attribute.type) {
    case 'opaque':
      writeHead(writer, attribute.typeName, attribute.value.length);
      writer.raw(attribute.value);
      return;
    case 'string': {
      const bytes = strToU8(attribute.value);
      writeHead(writer, 'string', bytes.length);
      writer.raw(bytes);
      return;
    }
    case 'stringvector': {
      const texts = attribute.value.map((text) => strToU8(text));
      writeHead(
        writer,
        'stringvector',
        texts.reduce((sum, text) => sum + 4 + text.length, 0),
      );
      for (const text of texts) {
        writer.uint32(text.length);
        writer.raw(text);
      }
      return;
    }
    case 'int':
    case 'float':
    case 'double':
      writeHead(writer, attribute.type, KIND_BYTES[attribute.type]);
      writeNumber(writer, attribute.type, attribute.value, field);
      return;
    case 'rational':
      writeHead(writer, 'rational', 8);
      writeNumber(writer, 'int', attribute.value[0], field);
      writeNumber(writer, 'uint', attribute.value[1], field);
      return;
    case 'box2i': {
      const { xMin, yMin, xMax, yMax } = attribute.value;
      writeHead(writer, 'box2i', 16);
      for (const edge of [xMin, yMin, xMax, yMax]) writeNumber(writer, 'int', edge, field);
      return;
    }
    case 'chromaticities': {
      const { red, green, blue, white } = attribute.value;
      writeHead(writer, 'chromaticities', 32);
      for (const [x, y] of [red, green, blue, white]) {
        writer.float32(x);
        writer.float32(y);
      }
      return;
    }
  }
}

function writeHead(writer: ByteWriter, typeName: string, size: number): void {
  writer.zeroTerminated(typeName);
  writer.int32(size);
}

function writeNumber(writer: ByteWriter, kind: keyof typeof KIND_BYTES, value: number, field: string): void {
  if (kind === 'float') return writer.float32(value);
  if (kind === 'double') return writer.float64(value);
  const [low, high] = kind === 'int' ? [-0x80000000, 0x7fffffff] : [0, 0xffffffff];
  if (!Number.isInteger(value) || value < low || value > high) {
    throw new ImageFormatError(field, `expected an integer from ${low} to ${high}, got ${value}`);
  }
  if (kind === 'int') writer.int32(value);
  else writer.uint32(value);
}
