/** Tiny ONNX models made by hand: just enough of the format for tests of what reads it. */

export type Sizes = readonly (number | string)[];
export type WriterType = 'float32' | 'int32' | 'int64' | 'uint8' | 'bool';
export interface Value {
  readonly name: string;
  readonly type: WriterType;
  /** A name is a size that is not fixed. */
  readonly shape: Sizes;
}
export interface Constant {
  readonly name: string;
  readonly shape: readonly number[];
  readonly data: Float32Array | BigInt64Array | Int32Array;
  /** Says that the data lie in this file instead. */
  readonly elsewhere?: string;
}
export interface Node {
  readonly op: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes?: Readonly<Record<string, number | Constant>>;
}
export interface Graph {
  readonly nodes: readonly Node[];
  readonly constants?: readonly Constant[];
  readonly inputs: readonly Value[];
  readonly outputs: readonly Value[];
}

const TYPE = { float32: 1, uint8: 2, int32: 6, int64: 7, bool: 9 } as const;
const OPSET = 17;
const IR_VERSION = 8;

const varint = (value: number): number[] => {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return [...bytes, rest];
    bytes.push((rest % 128) | 0x80);
  }
};
const number = (field: number, value: number): Buffer =>
  Buffer.from([...varint(field * 8), ...varint(value)]);
const block = (field: number, ...parts: readonly Uint8Array[]): Buffer => {
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([...varint(field * 8 + 2), ...varint(content.length)]), content]);
};
const text = (field: number, value: string): Buffer => block(field, Buffer.from(value));

function tensor({ name, shape, data, elsewhere }: Constant): Buffer {
  const type = data instanceof Float32Array ? 'float32' : data instanceof Int32Array ? 'int32' : 'int64';
  return Buffer.concat([
    ...shape.map((size) => number(1, size)),
    number(2, TYPE[type]),
    text(8, name),
    ...(elsewhere === undefined
      ? [block(9, Buffer.from(data.buffer, data.byteOffset, data.byteLength))]
      : [block(13, text(1, 'location'), text(2, elsewhere)), number(14, 1)]),
  ]);
}

const value = ({ name, type, shape }: Value): Buffer =>
  Buffer.concat([
    text(1, name),
    block(
      2,
      block(
        1,
        number(1, TYPE[type]),
        block(
          2,
          ...shape.map((size) => block(1, typeof size === 'number' ? number(1, size) : text(2, size))),
        ),
      ),
    ),
  ]);

const attribute = (name: string, given: number | Constant): Buffer =>
  typeof given === 'number'
    ? Buffer.concat([text(1, name), number(3, given), number(20, 2)])
    : Buffer.concat([text(1, name), block(5, tensor(given)), number(20, 4)]);

const node = ({ op, inputs, outputs, attributes = {} }: Node): Buffer =>
  Buffer.concat([
    ...inputs.map((name) => text(1, name)),
    ...outputs.map((name) => text(2, name)),
    text(4, op),
    ...Object.entries(attributes).map(([name, given]) => block(5, attribute(name, given))),
  ]);

/** The bytes of an ONNX file. */
export function onnxModel({ nodes, constants = [], inputs, outputs }: Graph): Buffer {
  return Buffer.concat([
    number(1, IR_VERSION),
    block(
      7,
      ...nodes.map((one) => block(1, node(one))),
      text(2, 'tiny'),
      ...constants.map((one) => block(5, tensor(one))),
      ...inputs.map((one) => block(11, value(one))),
      ...outputs.map((one) => block(12, value(one))),
    ),
    block(8, text(1, ''), number(2, OPSET)),
  ]);
}
