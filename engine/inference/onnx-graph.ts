/**
 * What an ONNX file says of itself [1], read without a runtime: what its graph takes and gives, which operators it is made of, and
 * whether it is complete in itself. Files from outside are looked at here before the runtime sees them.
 *
 * [1] ONNX, "Open Neural Network Exchange Intermediate Representation", onnx.proto3.
 */

/** An input or output of a graph. */
export interface GraphValue {
  readonly name: string;
  /** "float32"; null for what is no tensor or has no type here. */
  readonly type: string | null;
  /** Null for a size that is not fixed. The whole is null where the graph does not say. */
  readonly shape: readonly (number | null)[] | null;
}

export interface OnnxGraph {
  /** Without those that the file has values for. */
  readonly inputs: readonly GraphValue[];
  readonly outputs: readonly GraphValue[];
  /** Operators in it, those of inner graphs and functions too. */
  readonly operators: ReadonlySet<string>;
  /** Weights lie in other files, which are neither hashed nor shipped. */
  readonly hasExternalData: boolean;
}

/** TensorProto.DataType */
const TYPES: readonly (string | null)[] = [
  null,
  'float32',
  'uint8',
  'int8',
  'uint16',
  'int16',
  'int32',
  'int64',
  'string',
  'bool',
  'float16',
  'float64',
  'uint32',
  'uint64',
];

/** A field of a protobuf message: the bytes of what has a length, the number of what is one. */
interface Field {
  readonly number: number;
  readonly bytes: Uint8Array | null;
  readonly value: number;
}

/** Deeper than this no graph is nested. */
const DEEPEST = 64;
const EXTERNAL = 1;

/** @throws RangeError for bytes that are no protobuf message. */
function* fieldsOf(message: Uint8Array): Generator<Field, undefined, undefined> {
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let shift = 0; shift < 70; shift += 7) {
      const byte = message[at++];
      if (byte === undefined) throw new RangeError('a message that is cut short');
      // lengths and tags fit a double; what is longer is no length
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
    throw new RangeError('a number that is too long');
  };
  while (at < message.length) {
    const tag = varint();
    const number = Math.floor(tag / 8);
    const wire = tag % 8;
    if (number === 0) throw new RangeError('a field without a number');
    if (wire === 0) yield { number, bytes: null, value: varint() };
    else if (wire === 1 || wire === 5 || wire === 2) {
      const length = wire === 1 ? 8 : wire === 5 ? 4 : varint();
      if (!(at + length <= message.length)) throw new RangeError('a field that is longer than the file');
      yield { number, bytes: message.subarray(at, at + length), value: 0 };
      at += length;
    } else throw new RangeError('a field of an unknown kind');
  }
}

const textOf = (bytes: Uint8Array | null): string => new TextDecoder().decode(bytes ?? new Uint8Array());

/** The last inner message with this number; null where there is none. */
function inner(message: Uint8Array | null, wanted: number): Uint8Array | null {
  let found: Uint8Array | null = null;
  for (const { number, bytes } of message === null ? [] : fieldsOf(message))
    if (number === wanted) found = bytes;
  return found;
}

/** TensorShapeProto.Dimension.dim_value; null for a size that has a name or none. */
function sizeOf(dimension: Uint8Array): number | null {
  for (const { number, bytes, value } of fieldsOf(dimension))
    if (number === 1 && bytes === null) return value;
  return null;
}

/** ValueInfoProto */
function graphValue(message: Uint8Array): GraphValue {
  const name = textOf(inner(message, 1));
  // TypeProto.tensor_type
  const tensor = inner(inner(message, 2), 1);
  if (tensor === null) return { name, type: null, shape: null };
  let type: string | null = null;
  let shape: (number | null)[] | null = null;
  for (const { number, bytes, value } of fieldsOf(tensor)) {
    if (number === 1) type = TYPES[value] ?? null;
    if (number === 2 && bytes !== null)
      shape = [...fieldsOf(bytes)].flatMap((dim) =>
        dim.number === 1 && dim.bytes !== null ? [sizeOf(dim.bytes)] : [],
      );
  }
  return { name, type, shape };
}

class GraphReader {
  readonly operators = new Set<string>();
  hasExternalData = false;

  /** TensorProto. @returns its name. */
  tensor(message: Uint8Array): string {
    let name = '';
    for (const { number, bytes, value } of fieldsOf(message)) {
      if (number === 8) name = textOf(bytes);
      // external_data entries, or data_location EXTERNAL
      if (number === 13 || (number === 14 && value === EXTERNAL)) this.hasExternalData = true;
    }
    return name;
  }

  /** SparseTensorProto: values and indices. */
  sparse(message: Uint8Array): string {
    let name = '';
    for (const { number, bytes } of fieldsOf(message)) {
      if (bytes === null) continue;
      if (number === 1) name = this.tensor(bytes);
      if (number === 2) this.tensor(bytes);
    }
    return name;
  }

  /** AttributeProto */
  attribute(message: Uint8Array, depth: number): void {
    for (const { number, bytes } of fieldsOf(message)) {
      if (bytes === null) continue;
      if (number === 5 || number === 10) this.tensor(bytes);
      if (number === 6 || number === 11) this.graph(bytes, depth + 1);
      if (number === 22 || number === 23) this.sparse(bytes);
    }
  }

  /** NodeProto */
  node(message: Uint8Array, depth: number): void {
    for (const { number, bytes } of fieldsOf(message)) {
      if (bytes === null) continue;
      if (number === 4) this.operators.add(textOf(bytes));
      if (number === 5) this.attribute(bytes, depth);
    }
  }

  /** FunctionProto */
  function(message: Uint8Array): void {
    for (const { number, bytes } of fieldsOf(message)) {
      if (bytes === null) continue;
      if (number === 7) this.node(bytes, 1);
      if (number === 11) this.attribute(bytes, 1);
    }
  }

  /** GraphProto */
  graph(message: Uint8Array, depth: number): Pick<OnnxGraph, 'inputs' | 'outputs'> {
    if (depth > DEEPEST) throw new RangeError('graphs within graphs without end');
    const inputs: GraphValue[] = [];
    const outputs: GraphValue[] = [];
    const given = new Set<string>();
    for (const { number, bytes } of fieldsOf(message)) {
      if (bytes === null) continue;
      if (number === 1) this.node(bytes, depth);
      if (number === 5) given.add(this.tensor(bytes));
      if (number === 15) given.add(this.sparse(bytes));
      if (number === 11) inputs.push(graphValue(bytes));
      if (number === 12) outputs.push(graphValue(bytes));
    }
    return { inputs: inputs.filter(({ name }) => !given.has(name)), outputs };
  }
}

/** @throws RangeError for bytes that are no ONNX model. */
export function readOnnxGraph(model: Uint8Array): OnnxGraph {
  const reader = new GraphReader();
  let top: Pick<OnnxGraph, 'inputs' | 'outputs'> | null = null;
  // ModelProto
  for (const { number, bytes } of fieldsOf(model)) {
    if (bytes === null) continue;
    if (number === 7) top = reader.graph(bytes, 0);
    if (number === 25) reader.function(bytes);
  }
  if (top === null) throw new RangeError('a file without a graph');
  return { ...top, operators: reader.operators, hasExternalData: reader.hasExternalData };
}
