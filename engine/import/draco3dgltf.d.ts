/** The part of draco3dgltf that the decoder uses; the package ships no types of its own. */
declare module 'draco3dgltf' {
  interface DracoObject {
    readonly ptr: number;
  }
  interface DecoderBuffer extends DracoObject {
    Init(data: Uint8Array, length: number): void;
  }
  interface Status extends DracoObject {
    ok(): boolean;
    error_msg(): string;
  }
  interface Mesh extends DracoObject {
    num_points(): number;
    num_faces(): number;
  }
  interface Attribute extends DracoObject {
    num_components(): number;
  }
  interface Decoder extends DracoObject {
    GetEncodedGeometryType(buffer: DecoderBuffer): number;
    DecodeBufferToMesh(buffer: DecoderBuffer, mesh: Mesh): Status;
    GetAttributeByUniqueId(mesh: Mesh, id: number): Attribute;
    GetAttributeDataArrayForAllPoints(
      mesh: Mesh,
      attribute: Attribute,
      type: number,
      byteLength: number,
      pointer: number,
    ): boolean;
    GetTrianglesUInt32Array(mesh: Mesh, byteLength: number, pointer: number): boolean;
  }
  export interface DecoderModule {
    Decoder: new () => Decoder;
    DecoderBuffer: new () => DecoderBuffer;
    Mesh: new () => Mesh;
    readonly TRIANGULAR_MESH: number;
    readonly DT_INT8: number;
    readonly DT_UINT8: number;
    readonly DT_INT16: number;
    readonly DT_UINT16: number;
    readonly DT_UINT32: number;
    readonly DT_FLOAT32: number;
    readonly HEAPU8: Uint8Array;
    _malloc(byteLength: number): number;
    _free(pointer: number): void;
    destroy(object: DracoObject): void;
  }
  const draco: { createDecoderModule(options: object): Promise<DecoderModule> };
  export default draco;
}
