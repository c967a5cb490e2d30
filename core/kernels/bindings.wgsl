// The memory that every kernel of the tracer sees. At most eight storage buffers, so that any WebGPU device can
// bind them; all else lives inside `tables`. Hosts write these structs through writers generated from reflection.

// x: first invocation of this dispatch, y: end of the invocation range.
@group(0) @binding(0) var<uniform> dispatch: vec4u;
@group(0) @binding(1) var<uniform> frame: Frame;
// BVH4 nodes, top and bottom level, eight vec4f each: see bvh.wgsl.
@group(0) @binding(2) var<storage, read> nodes: array<vec4f>;
// Triangles in blocks of four, ten vec4f each: see bvh.wgsl.
@group(0) @binding(3) var<storage, read> triangles: array<vec4f>;
// Vertex indices and attributes per geometry: see geometry.wgsl.
@group(0) @binding(4) var<storage, read> attributes: array<u32>;
@group(0) @binding(5) var<storage, read> instances: array<u32>;
@group(0) @binding(6) var<storage, read> materials: array<u32>;
// Spectra, distributions, lights, energy tables: offsets (in floats) are in `frame`.
@group(0) @binding(7) var<storage, read> tables: array<f32>;
@group(0) @binding(8) var<storage, read> texels: array<u32>;
@group(0) @binding(9) var<storage, read_write> film: array<vec4f>;

struct Frame {
  // Offsets into `tables`, in floats.
  energyTable: u32,
}
