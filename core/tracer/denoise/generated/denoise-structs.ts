// Generated from kernel reflection: do not edit.

export interface Denoise {
  readonly size: readonly [number, number];
  readonly source: number;
  readonly sourceVariance: number;
  readonly output: number;
  readonly outputVariance: number;
  readonly radius: number;
  readonly step: number;
  readonly comparesPatches: number;
  readonly colourTolerance: number;
  readonly varianceScale: readonly [number, number, number, number];
  readonly albedoNoise: number;
}
/** Bytes of a Denoise, 16-byte aligned. */
export const DENOISE_BYTES = 80;
export function writeDenoise(view: DataView, byteOffset: number, value: Denoise): void {
  view.setUint32(byteOffset, value.size[0], true);
  view.setUint32(byteOffset + 4, value.size[1], true);
  view.setUint32(byteOffset + 8, value.source, true);
  view.setUint32(byteOffset + 12, value.sourceVariance, true);
  view.setUint32(byteOffset + 16, value.output, true);
  view.setUint32(byteOffset + 20, value.outputVariance, true);
  view.setInt32(byteOffset + 24, value.radius, true);
  view.setInt32(byteOffset + 28, value.step, true);
  view.setUint32(byteOffset + 32, value.comparesPatches, true);
  view.setFloat32(byteOffset + 36, value.colourTolerance, true);
  view.setFloat32(byteOffset + 48, value.varianceScale[0], true);
  view.setFloat32(byteOffset + 48 + 4, value.varianceScale[1], true);
  view.setFloat32(byteOffset + 48 + 8, value.varianceScale[2], true);
  view.setFloat32(byteOffset + 48 + 12, value.varianceScale[3], true);
  view.setFloat32(byteOffset + 64, value.albedoNoise, true);
}
