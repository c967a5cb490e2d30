// Generated from kernel reflection: do not edit.

export interface Denoise {
  readonly size: readonly [number, number];
  readonly source: number;
  readonly sourceVariance: number;
  readonly output: number;
  readonly outputVariance: number;
  readonly radius: number;
  readonly step: number;
  readonly colourTolerance: number;
  readonly albedoNoise: number;
}
/** Bytes of a Denoise, 8-byte aligned. */
export const DENOISE_BYTES = 40;
export function writeDenoise(view: DataView, byteOffset: number, value: Denoise): void {
  view.setUint32(byteOffset, value.size[0], true);
  view.setUint32(byteOffset + 4, value.size[1], true);
  view.setUint32(byteOffset + 8, value.source, true);
  view.setUint32(byteOffset + 12, value.sourceVariance, true);
  view.setUint32(byteOffset + 16, value.output, true);
  view.setUint32(byteOffset + 20, value.outputVariance, true);
  view.setInt32(byteOffset + 24, value.radius, true);
  view.setInt32(byteOffset + 28, value.step, true);
  view.setFloat32(byteOffset + 32, value.colourTolerance, true);
  view.setFloat32(byteOffset + 36, value.albedoNoise, true);
}
