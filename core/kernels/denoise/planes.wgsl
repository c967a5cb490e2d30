// The memory of the denoiser: planes of one vec4f a pixel in one buffer, so that any WebGPU device can bind them.

// x: first invocation of this dispatch, y: end of the invocation range.
@group(0) @binding(0) var<uniform> dispatch: vec4u;
@group(0) @binding(1) var<uniform> denoise: Denoise;
@group(0) @binding(2) var<storage, read_write> planes: array<vec4f>;

// What one pass is told. Plane numbers count whole planes of size.x × size.y.
struct Denoise {
  size: vec2u,
  // Planes that this pass reads and writes; a pass never writes a plane that it reads around a pixel.
  source: u32,
  sourceVariance: u32,
  output: u32,
  outputVariance: u32,
  // Neighbours lie at multiples of `step` pixels, up to `radius` of them each way.
  radius: i32,
  step: i32,
  // How far apart two values may lie, in standard deviations of their difference.
  colourTolerance: f32,
  // Relative variance of the albedo plane, in its noisiest channel.
  albedoNoise: f32,
}

// Linear AP1 radiance, then irradiance-like: radiance ÷ filtered albedo. Its variance per channel.
const RADIANCE: u32 = 0u;
const VARIANCE: u32 = 1u;
// Albedo as rendered, w: kind of pixel, see features.wgsl.
const RAW_ALBEDO: u32 = 2u;
const ALBEDO: u32 = 3u;
// As rendered, w: variance. Once filtered: the values whose local mean is kept.
const RAW_NORMAL: u32 = 4u;
const NORMAL: u32 = 5u;
// World position, w: depth.
const POSITION: u32 = 6u;

fn pixelCount() -> u32 {
  return denoise.size.x * denoise.size.y;
}

fn fromPlane(plane: u32, pixel: u32) -> vec4f {
  return planes[plane * pixelCount() + pixel];
}

fn toPlane(plane: u32, pixel: u32, value: vec4f) {
  planes[plane * pixelCount() + pixel] = value;
}

fn positionOf(pixel: u32) -> vec2i {
  return vec2i(i32(pixel % denoise.size.x), i32(pixel / denoise.size.x));
}
