// The memory that every kernel of the tracer sees: two uniforms and eight storage buffers, so that any WebGPU
// device can bind them. Hosts write these structs through writers generated from reflection.

// x: first invocation of this dispatch, y: end of the invocation range.
@group(0) @binding(0) var<uniform> dispatch: vec4u;
@group(0) @binding(1) var<uniform> frame: Frame;
// BVH4 nodes (eight vec4f each), then triangle blocks (ten vec4f each): see bvh.wgsl.
@group(0) @binding(2) var<storage, read> bvh: array<vec4f>;
// Vertex indices and attributes as words; Frame and Instance hold offsets into it.
@group(0) @binding(3) var<storage, read> attributes: array<u32>;
@group(0) @binding(4) var<storage, read> instances: array<Instance>;
@group(0) @binding(5) var<storage, read> materials: array<Material>;
@group(0) @binding(6) var<storage, read> lights: array<Light>;
// Spectra, distributions, motion keys, energy tables, texture uses: offsets in floats.
@group(0) @binding(7) var<storage, read> tables: array<f32>;
@group(0) @binding(8) var<storage, read> texels: array<u32>;
// Planes of width × height: see film.wgsl.
@group(0) @binding(9) var<storage, read_write> film: array<vec4f>;

// "Nothing here" for any index or offset.
const NONE: u32 = 0xffffffffu;

struct Frame {
  // Image size and the window of it that is rendered, in pixels.
  imageSize: vec2u,
  windowOrigin: vec2u,
  windowSize: vec2u,
  // This pass adds samples [sampleFirst, sampleFirst + sampleCount) of every pixel.
  sampleFirst: u32,
  sampleCount: u32,
  // log2 of the samples that a pixel is expected to take in all; orders samples across pixels.
  log2Samples: u32,
  seed: u32,
  // Indirect bounces: 0 is direct light only.
  maxBounces: u32,
  // Planes of the film after the first, or NONE: see film.wgsl.
  squaresPlane: u32,
  albedoPlane: u32,
  normalPlane: u32,
  positionPlane: u32,
  identityPlane: u32,
  lightGroupPlane: u32,
  lightGroupCount: u32,
  // BVH: index of the first triangle block in `bvh`, in vec4f; child references of the two roots.
  blockBase: u32,
  staticRoot: u32,
  instanceRoot: u32,
  // attributes: (instance, triangle) pairs per primitive.
  primitiveTable: u32,
  // Lights in order: `localLightCount` with a place, of which the first `shapeLightCount` have a shape that rays can hit;
  // `directionalLightCount` parallel ones, of which the first `sunCount` have a disc in the sky; the environment.
  localLightCount: u32,
  shapeLightCount: u32,
  directionalLightCount: u32,
  sunCount: u32,
  // Index of the environment among the lights, or NONE.
  environmentLight: u32,
  // Rectangles that skylight comes through lie behind the lights at [portalFirst, portalFirst + portalCount).
  portalFirst: u32,
  portalCount: u32,
  // Offsets into `tables`.
  observerTable: u32,
  basisTable: u32,
  daylightTable: u32,
  energyTable: u32,
  textureTable: u32,
  textureUseTable: u32,
  cameraKeys: u32,
  cameraKeyCount: u32,
  // Cumulative power of the lights with a place.
  lightPowerTable: u32,
  // Media that scatter light, and where they are in `tables`: see medium.wgsl.
  mediumTable: u32,
  mediumCount: u32,
  camera: Camera,
}

struct Camera {
  // Half extents of the view at unit distance in front of the lens; orthographic: half extents in metres.
  halfExtent: vec2f,
  // Shift of the view centre, in half extents.
  shift: vec2f,
  // Radii of the entrance pupil along x and y in metres; 0 is a pinhole.
  pupilRadius: vec2f,
  // To the plane of focus in metres; 0 means infinity.
  focusDistance: f32,
  irisBlades: u32,
  irisRotation: f32,
  orthographic: u32,
  near: f32,
  far: f32,
}

// One placed geometry. Matrices are affine, as three rows.
struct Instance {
  worldFromObject: array<vec4f, 3>,
  objectFromWorld: array<vec4f, 3>,
  // Moving: rows of worldFromObject at evenly spaced shutter times in `tables`.
  motionKeys: u32,
  motionKeyCount: u32,
  // Child reference of the geometry's own BVH; NONE where its triangles are in the static one.
  root: u32,
  material: u32,
  objectId: u32,
  // Index into lights where it emits, else NONE.
  light: u32,
  // −1 where the transform mirrors, else 1.
  handedness: f32,
  // Offsets into `attributes`, or NONE.
  indices: u32,
  positions: u32,
  normals: u32,
  tangents: u32,
  uvs: u32,
  uvs1: u32,
  colors: u32,
}

struct Material {
  baseColor: vec3f,
  baseWeight: f32,
  specularColor: vec3f,
  specularWeight: f32,
  transmissionColor: vec3f,
  transmissionWeight: f32,
  coatColor: vec3f,
  coatWeight: f32,
  fuzzColor: vec3f,
  fuzzWeight: f32,
  emissionColor: vec3f,
  // Nits for an emission colour of white.
  emission: f32,
  diffuseRoughness: f32,
  metalness: f32,
  roughness: f32,
  anisotropy: f32,
  rotation: f32,
  ior: f32,
  abbe: f32,
  transmissionDepth: f32,
  coatRoughness: f32,
  coatIor: f32,
  fuzzRoughness: f32,
  opacity: f32,
  alphaCutoff: f32,
  normalStrength: f32,
  // Offsets of n and k spectra in `tables`, or NONE.
  metalTable: u32,
  // Offset of the emission spectrum in `tables`, or NONE for D65.
  emissionSpectrum: u32,
  // MATERIAL_… bits.
  flags: u32,
  // Texture uses, or NONE.
  baseColorTexture: u32,
  metalnessTexture: u32,
  roughnessTexture: u32,
  specularWeightTexture: u32,
  specularColorTexture: u32,
  anisotropyTexture: u32,
  transmissionTexture: u32,
  transmissionColorTexture: u32,
  coatTexture: u32,
  coatRoughnessTexture: u32,
  fuzzColorTexture: u32,
  fuzzRoughnessTexture: u32,
  emissionTexture: u32,
  opacityTexture: u32,
  normalTexture: u32,
}

const MATERIAL_THIN_WALLED: u32 = 1u;
// Emits from the back as well.
const MATERIAL_DOUBLE_SIDED: u32 = 2u;
const MATERIAL_ALPHA_MASK: u32 = 4u;
const MATERIAL_ALPHA_BLEND: u32 = 8u;
const MATERIAL_ALPHA_FROM_BASE: u32 = 16u;
const MATERIAL_UNLIT: u32 = 32u;
const MATERIAL_EMISSIVE: u32 = 64u;
// A smooth thin-walled pane: shadow rays pass it straight.
const MATERIAL_CLEAR_PANE: u32 = 128u;

struct Light {
  // Local axes in world space; lights shine along −axisZ.
  axisX: vec3f,
  kind: u32,
  axisY: vec3f,
  // Offset of its unit-luminance spectrum in `tables`.
  spectrum: u32,
  axisZ: vec3f,
  flags: u32,
  position: vec3f,
  // Candela, lux or nits as the kind says; environments: scale of the image.
  magnitude: f32,
  // RGB multiplied onto the spectrum; its luminance is part of the magnitude already when it is not white.
  tint: vec3f,
  // Estimated flux, for choosing lights far from any.
  power: f32,
  // rect: half width, half height; disc, sphere: radius; spot: cos inner, cos outer; sun: cos of the angular radius.
  size: vec2f,
  // Spheres around spots and profiles.
  radius: f32,
  group: u32,
  // profile: offset of angles and candela; environment: offset of image and distribution; mesh: offset of areas.
  table: u32,
  // profile: counts of vertical and horizontal angles; environment: width and height; mesh: triangles and instance.
  count: vec2u,
  area: f32,
  // mesh: its first primitive.
  firstPrimitive: u32,
}

const LIGHT_POINT: u32 = 0u;
const LIGHT_SPOT: u32 = 1u;
const LIGHT_PROFILE: u32 = 2u;
const LIGHT_DIRECTIONAL: u32 = 3u;
const LIGHT_RECT: u32 = 4u;
const LIGHT_DISC: u32 = 5u;
const LIGHT_SPHERE: u32 = 6u;
const LIGHT_MESH: u32 = 7u;
const LIGHT_ENVIRONMENT: u32 = 8u;

const LIGHT_TWO_SIDED: u32 = 1u;
const LIGHT_HIDDEN_FROM_CAMERA: u32 = 2u;
