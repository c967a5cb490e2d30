/**
 * ONNX files may point at other files for their weights; those are neither hashed nor shipped, so such models are refused. The
 * format marks it with a key of the tensor's `external_data` entries that is always spelt "location" and a data_location field.
 */

/** Field 13 of TensorProto, external_data, whose first entry's key is "location": tag, length, then key's tag, length and text. */
const KEY = Buffer.from('location', 'latin1');
/** TensorProto.data_location (field 14, varint) = EXTERNAL (1). */
const EXTERNAL = Buffer.from([0x70, 0x01]);

/** Whether a tensor's weights lie in another file. Weights that look so by chance would need both marks beside each other. */
export function hasExternalData(model: Uint8Array): boolean {
  const bytes = Buffer.from(model.buffer, model.byteOffset, model.byteLength);
  for (let at = bytes.indexOf(KEY); at >= 0; at = bytes.indexOf(KEY, at + 1)) {
    // field 1 of StringStringEntryProto, length 8, before it the entry's own tag (field 13, length-delimited) and length
    if (bytes[at - 1] !== KEY.length || bytes[at - 2] !== 0x0a || bytes[at - 4] !== 0x6a) continue;
    if (bytes.subarray(at, at + 4096).includes(EXTERNAL)) return true;
  }
  return false;
}
