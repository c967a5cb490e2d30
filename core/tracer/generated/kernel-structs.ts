// Generated from kernel reflection: do not edit.

function checkLength(name: string, actual: number, expected: number): void {
  if (actual !== expected) throw new RangeError(`${name} has ${actual} elements, not ${expected}`);
}

export interface Camera {
  readonly halfExtent: readonly [number, number];
  readonly shift: readonly [number, number];
  readonly pupilRadius: readonly [number, number];
  readonly focusDistance: number;
  readonly irisBlades: number;
  readonly irisRotation: number;
  readonly orthographic: number;
  readonly near: number;
  readonly far: number;
}
/** Bytes of a Camera, 8-byte aligned. */
export const CAMERA_BYTES = 48;
export function writeCamera(view: DataView, byteOffset: number, value: Camera): void {
  view.setFloat32(byteOffset, value.halfExtent[0], true);
  view.setFloat32(byteOffset + 4, value.halfExtent[1], true);
  view.setFloat32(byteOffset + 8, value.shift[0], true);
  view.setFloat32(byteOffset + 8 + 4, value.shift[1], true);
  view.setFloat32(byteOffset + 16, value.pupilRadius[0], true);
  view.setFloat32(byteOffset + 16 + 4, value.pupilRadius[1], true);
  view.setFloat32(byteOffset + 24, value.focusDistance, true);
  view.setUint32(byteOffset + 28, value.irisBlades, true);
  view.setFloat32(byteOffset + 32, value.irisRotation, true);
  view.setUint32(byteOffset + 36, value.orthographic, true);
  view.setFloat32(byteOffset + 40, value.near, true);
  view.setFloat32(byteOffset + 44, value.far, true);
}

export interface Frame {
  readonly imageSize: readonly [number, number];
  readonly windowOrigin: readonly [number, number];
  readonly windowSize: readonly [number, number];
  readonly sampleFirst: number;
  readonly sampleCount: number;
  readonly log2Samples: number;
  readonly seed: number;
  readonly maxBounces: number;
  readonly squaresPlane: number;
  readonly albedoPlane: number;
  readonly normalPlane: number;
  readonly positionPlane: number;
  readonly identityPlane: number;
  readonly lightGroupPlane: number;
  readonly lightGroupCount: number;
  readonly blockBase: number;
  readonly staticRoot: number;
  readonly instanceRoot: number;
  readonly primitiveTable: number;
  readonly localLightCount: number;
  readonly shapeLightCount: number;
  readonly directionalLightCount: number;
  readonly sunCount: number;
  readonly environmentLight: number;
  readonly portalFirst: number;
  readonly portalCount: number;
  readonly observerTable: number;
  readonly basisTable: number;
  readonly daylightTable: number;
  readonly energyTable: number;
  readonly textureTable: number;
  readonly textureUseTable: number;
  readonly cameraKeys: number;
  readonly cameraKeyCount: number;
  readonly lightPowerTable: number;
  readonly mediumTable: number;
  readonly mediumCount: number;
  readonly camera: Camera;
}
/** Bytes of a Frame, 8-byte aligned. */
export const FRAME_BYTES = 208;
export function writeFrame(view: DataView, byteOffset: number, value: Frame): void {
  view.setUint32(byteOffset, value.imageSize[0], true);
  view.setUint32(byteOffset + 4, value.imageSize[1], true);
  view.setUint32(byteOffset + 8, value.windowOrigin[0], true);
  view.setUint32(byteOffset + 8 + 4, value.windowOrigin[1], true);
  view.setUint32(byteOffset + 16, value.windowSize[0], true);
  view.setUint32(byteOffset + 16 + 4, value.windowSize[1], true);
  view.setUint32(byteOffset + 24, value.sampleFirst, true);
  view.setUint32(byteOffset + 28, value.sampleCount, true);
  view.setUint32(byteOffset + 32, value.log2Samples, true);
  view.setUint32(byteOffset + 36, value.seed, true);
  view.setUint32(byteOffset + 40, value.maxBounces, true);
  view.setUint32(byteOffset + 44, value.squaresPlane, true);
  view.setUint32(byteOffset + 48, value.albedoPlane, true);
  view.setUint32(byteOffset + 52, value.normalPlane, true);
  view.setUint32(byteOffset + 56, value.positionPlane, true);
  view.setUint32(byteOffset + 60, value.identityPlane, true);
  view.setUint32(byteOffset + 64, value.lightGroupPlane, true);
  view.setUint32(byteOffset + 68, value.lightGroupCount, true);
  view.setUint32(byteOffset + 72, value.blockBase, true);
  view.setUint32(byteOffset + 76, value.staticRoot, true);
  view.setUint32(byteOffset + 80, value.instanceRoot, true);
  view.setUint32(byteOffset + 84, value.primitiveTable, true);
  view.setUint32(byteOffset + 88, value.localLightCount, true);
  view.setUint32(byteOffset + 92, value.shapeLightCount, true);
  view.setUint32(byteOffset + 96, value.directionalLightCount, true);
  view.setUint32(byteOffset + 100, value.sunCount, true);
  view.setUint32(byteOffset + 104, value.environmentLight, true);
  view.setUint32(byteOffset + 108, value.portalFirst, true);
  view.setUint32(byteOffset + 112, value.portalCount, true);
  view.setUint32(byteOffset + 116, value.observerTable, true);
  view.setUint32(byteOffset + 120, value.basisTable, true);
  view.setUint32(byteOffset + 124, value.daylightTable, true);
  view.setUint32(byteOffset + 128, value.energyTable, true);
  view.setUint32(byteOffset + 132, value.textureTable, true);
  view.setUint32(byteOffset + 136, value.textureUseTable, true);
  view.setUint32(byteOffset + 140, value.cameraKeys, true);
  view.setUint32(byteOffset + 144, value.cameraKeyCount, true);
  view.setUint32(byteOffset + 148, value.lightPowerTable, true);
  view.setUint32(byteOffset + 152, value.mediumTable, true);
  view.setUint32(byteOffset + 156, value.mediumCount, true);
  writeCamera(view, byteOffset + 160, value.camera);
}

export interface Instance {
  readonly worldFromObject: readonly (readonly [number, number, number, number])[];
  readonly objectFromWorld: readonly (readonly [number, number, number, number])[];
  readonly motionKeys: number;
  readonly motionKeyCount: number;
  readonly root: number;
  readonly material: number;
  readonly objectId: number;
  readonly light: number;
  readonly handedness: number;
  readonly indices: number;
  readonly positions: number;
  readonly normals: number;
  readonly tangents: number;
  readonly uvs: number;
  readonly uvs1: number;
  readonly colors: number;
}
/** Bytes of a Instance, 16-byte aligned. */
export const INSTANCE_BYTES = 160;
export function writeInstance(view: DataView, byteOffset: number, value: Instance): void {
  checkLength('Instance.worldFromObject', value.worldFromObject.length, 3);
  for (let i0 = 0; i0 < value.worldFromObject.length; i0++) {
    const e0 = value.worldFromObject[i0]!;
    view.setFloat32(byteOffset + 16 * i0, e0[0], true);
    view.setFloat32(byteOffset + 16 * i0 + 4, e0[1], true);
    view.setFloat32(byteOffset + 16 * i0 + 8, e0[2], true);
    view.setFloat32(byteOffset + 16 * i0 + 12, e0[3], true);
  }
  checkLength('Instance.objectFromWorld', value.objectFromWorld.length, 3);
  for (let i0 = 0; i0 < value.objectFromWorld.length; i0++) {
    const e0 = value.objectFromWorld[i0]!;
    view.setFloat32(byteOffset + 48 + 16 * i0, e0[0], true);
    view.setFloat32(byteOffset + 48 + 16 * i0 + 4, e0[1], true);
    view.setFloat32(byteOffset + 48 + 16 * i0 + 8, e0[2], true);
    view.setFloat32(byteOffset + 48 + 16 * i0 + 12, e0[3], true);
  }
  view.setUint32(byteOffset + 96, value.motionKeys, true);
  view.setUint32(byteOffset + 100, value.motionKeyCount, true);
  view.setUint32(byteOffset + 104, value.root, true);
  view.setUint32(byteOffset + 108, value.material, true);
  view.setUint32(byteOffset + 112, value.objectId, true);
  view.setUint32(byteOffset + 116, value.light, true);
  view.setFloat32(byteOffset + 120, value.handedness, true);
  view.setUint32(byteOffset + 124, value.indices, true);
  view.setUint32(byteOffset + 128, value.positions, true);
  view.setUint32(byteOffset + 132, value.normals, true);
  view.setUint32(byteOffset + 136, value.tangents, true);
  view.setUint32(byteOffset + 140, value.uvs, true);
  view.setUint32(byteOffset + 144, value.uvs1, true);
  view.setUint32(byteOffset + 148, value.colors, true);
}

export interface Material {
  readonly baseColor: readonly [number, number, number];
  readonly baseWeight: number;
  readonly specularColor: readonly [number, number, number];
  readonly specularWeight: number;
  readonly transmissionColor: readonly [number, number, number];
  readonly transmissionWeight: number;
  readonly coatColor: readonly [number, number, number];
  readonly coatWeight: number;
  readonly fuzzColor: readonly [number, number, number];
  readonly fuzzWeight: number;
  readonly emissionColor: readonly [number, number, number];
  readonly emission: number;
  readonly diffuseRoughness: number;
  readonly metalness: number;
  readonly roughness: number;
  readonly anisotropy: number;
  readonly rotation: number;
  readonly ior: number;
  readonly abbe: number;
  readonly transmissionDepth: number;
  readonly coatRoughness: number;
  readonly coatIor: number;
  readonly fuzzRoughness: number;
  readonly opacity: number;
  readonly alphaCutoff: number;
  readonly normalStrength: number;
  readonly metalTable: number;
  readonly emissionSpectrum: number;
  readonly flags: number;
  readonly baseColorTexture: number;
  readonly metalnessTexture: number;
  readonly roughnessTexture: number;
  readonly specularWeightTexture: number;
  readonly specularColorTexture: number;
  readonly anisotropyTexture: number;
  readonly transmissionTexture: number;
  readonly transmissionColorTexture: number;
  readonly coatTexture: number;
  readonly coatRoughnessTexture: number;
  readonly fuzzColorTexture: number;
  readonly fuzzRoughnessTexture: number;
  readonly emissionTexture: number;
  readonly opacityTexture: number;
  readonly normalTexture: number;
}
/** Bytes of a Material, 16-byte aligned. */
export const MATERIAL_BYTES = 224;
export function writeMaterial(view: DataView, byteOffset: number, value: Material): void {
  view.setFloat32(byteOffset, value.baseColor[0], true);
  view.setFloat32(byteOffset + 4, value.baseColor[1], true);
  view.setFloat32(byteOffset + 8, value.baseColor[2], true);
  view.setFloat32(byteOffset + 12, value.baseWeight, true);
  view.setFloat32(byteOffset + 16, value.specularColor[0], true);
  view.setFloat32(byteOffset + 16 + 4, value.specularColor[1], true);
  view.setFloat32(byteOffset + 16 + 8, value.specularColor[2], true);
  view.setFloat32(byteOffset + 28, value.specularWeight, true);
  view.setFloat32(byteOffset + 32, value.transmissionColor[0], true);
  view.setFloat32(byteOffset + 32 + 4, value.transmissionColor[1], true);
  view.setFloat32(byteOffset + 32 + 8, value.transmissionColor[2], true);
  view.setFloat32(byteOffset + 44, value.transmissionWeight, true);
  view.setFloat32(byteOffset + 48, value.coatColor[0], true);
  view.setFloat32(byteOffset + 48 + 4, value.coatColor[1], true);
  view.setFloat32(byteOffset + 48 + 8, value.coatColor[2], true);
  view.setFloat32(byteOffset + 60, value.coatWeight, true);
  view.setFloat32(byteOffset + 64, value.fuzzColor[0], true);
  view.setFloat32(byteOffset + 64 + 4, value.fuzzColor[1], true);
  view.setFloat32(byteOffset + 64 + 8, value.fuzzColor[2], true);
  view.setFloat32(byteOffset + 76, value.fuzzWeight, true);
  view.setFloat32(byteOffset + 80, value.emissionColor[0], true);
  view.setFloat32(byteOffset + 80 + 4, value.emissionColor[1], true);
  view.setFloat32(byteOffset + 80 + 8, value.emissionColor[2], true);
  view.setFloat32(byteOffset + 92, value.emission, true);
  view.setFloat32(byteOffset + 96, value.diffuseRoughness, true);
  view.setFloat32(byteOffset + 100, value.metalness, true);
  view.setFloat32(byteOffset + 104, value.roughness, true);
  view.setFloat32(byteOffset + 108, value.anisotropy, true);
  view.setFloat32(byteOffset + 112, value.rotation, true);
  view.setFloat32(byteOffset + 116, value.ior, true);
  view.setFloat32(byteOffset + 120, value.abbe, true);
  view.setFloat32(byteOffset + 124, value.transmissionDepth, true);
  view.setFloat32(byteOffset + 128, value.coatRoughness, true);
  view.setFloat32(byteOffset + 132, value.coatIor, true);
  view.setFloat32(byteOffset + 136, value.fuzzRoughness, true);
  view.setFloat32(byteOffset + 140, value.opacity, true);
  view.setFloat32(byteOffset + 144, value.alphaCutoff, true);
  view.setFloat32(byteOffset + 148, value.normalStrength, true);
  view.setUint32(byteOffset + 152, value.metalTable, true);
  view.setUint32(byteOffset + 156, value.emissionSpectrum, true);
  view.setUint32(byteOffset + 160, value.flags, true);
  view.setUint32(byteOffset + 164, value.baseColorTexture, true);
  view.setUint32(byteOffset + 168, value.metalnessTexture, true);
  view.setUint32(byteOffset + 172, value.roughnessTexture, true);
  view.setUint32(byteOffset + 176, value.specularWeightTexture, true);
  view.setUint32(byteOffset + 180, value.specularColorTexture, true);
  view.setUint32(byteOffset + 184, value.anisotropyTexture, true);
  view.setUint32(byteOffset + 188, value.transmissionTexture, true);
  view.setUint32(byteOffset + 192, value.transmissionColorTexture, true);
  view.setUint32(byteOffset + 196, value.coatTexture, true);
  view.setUint32(byteOffset + 200, value.coatRoughnessTexture, true);
  view.setUint32(byteOffset + 204, value.fuzzColorTexture, true);
  view.setUint32(byteOffset + 208, value.fuzzRoughnessTexture, true);
  view.setUint32(byteOffset + 212, value.emissionTexture, true);
  view.setUint32(byteOffset + 216, value.opacityTexture, true);
  view.setUint32(byteOffset + 220, value.normalTexture, true);
}

export interface Light {
  readonly axisX: readonly [number, number, number];
  readonly kind: number;
  readonly axisY: readonly [number, number, number];
  readonly spectrum: number;
  readonly axisZ: readonly [number, number, number];
  readonly flags: number;
  readonly position: readonly [number, number, number];
  readonly magnitude: number;
  readonly tint: readonly [number, number, number];
  readonly power: number;
  readonly size: readonly [number, number];
  readonly radius: number;
  readonly group: number;
  readonly table: number;
  readonly count: readonly [number, number];
  readonly area: number;
  readonly firstPrimitive: number;
}
/** Bytes of a Light, 16-byte aligned. */
export const LIGHT_BYTES = 128;
export function writeLight(view: DataView, byteOffset: number, value: Light): void {
  view.setFloat32(byteOffset, value.axisX[0], true);
  view.setFloat32(byteOffset + 4, value.axisX[1], true);
  view.setFloat32(byteOffset + 8, value.axisX[2], true);
  view.setUint32(byteOffset + 12, value.kind, true);
  view.setFloat32(byteOffset + 16, value.axisY[0], true);
  view.setFloat32(byteOffset + 16 + 4, value.axisY[1], true);
  view.setFloat32(byteOffset + 16 + 8, value.axisY[2], true);
  view.setUint32(byteOffset + 28, value.spectrum, true);
  view.setFloat32(byteOffset + 32, value.axisZ[0], true);
  view.setFloat32(byteOffset + 32 + 4, value.axisZ[1], true);
  view.setFloat32(byteOffset + 32 + 8, value.axisZ[2], true);
  view.setUint32(byteOffset + 44, value.flags, true);
  view.setFloat32(byteOffset + 48, value.position[0], true);
  view.setFloat32(byteOffset + 48 + 4, value.position[1], true);
  view.setFloat32(byteOffset + 48 + 8, value.position[2], true);
  view.setFloat32(byteOffset + 60, value.magnitude, true);
  view.setFloat32(byteOffset + 64, value.tint[0], true);
  view.setFloat32(byteOffset + 64 + 4, value.tint[1], true);
  view.setFloat32(byteOffset + 64 + 8, value.tint[2], true);
  view.setFloat32(byteOffset + 76, value.power, true);
  view.setFloat32(byteOffset + 80, value.size[0], true);
  view.setFloat32(byteOffset + 80 + 4, value.size[1], true);
  view.setFloat32(byteOffset + 88, value.radius, true);
  view.setUint32(byteOffset + 92, value.group, true);
  view.setUint32(byteOffset + 96, value.table, true);
  view.setUint32(byteOffset + 104, value.count[0], true);
  view.setUint32(byteOffset + 104 + 4, value.count[1], true);
  view.setFloat32(byteOffset + 112, value.area, true);
  view.setUint32(byteOffset + 116, value.firstPrimitive, true);
}
