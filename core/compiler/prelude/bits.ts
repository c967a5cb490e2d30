// Integer bit functions and the packing of small numbers [1].
//
// [1] W3C, WebGPU Shading Language, sections 17.5 (bit functions), 17.9 and 17.10 (packing and unpacking).
import { forScalarAndVector, withLanes } from './lanes.ts';

const LEADING_U = 'return select(31u - countLeadingZeros(x), 0xffffffffu, x == 0u);';
const LEADING_I = 'let y = x ^ (x >> 31u); return select(31 - countLeadingZeros(y), -1, y == 0);';
const EXTRACT_U = `
  let o = min(offset, 32u);
  let c = min(count, 32u - o);
  return select((x << (32u - c - o)) >> (32u - c), 0u, c == 0u);`;
const EXTRACT_I = `
  let o = min(offset, 32u);
  let c = min(count, 32u - o);
  return select((x << (32u - c - o)) >> (32u - c), 0, c == 0u);`;
const INSERT_MASK = `
  let o = min(offset, 32u);
  let c = min(count, 32u - o);
  let mask = select((0xffffffffu >> (32u - c)) << o, 0u, c == 0u);`;
const REVERSE = `
  var y = ((x >> 1u) & 0x55555555u) | ((x & 0x55555555u) << 1u);
  y = ((y >> 2u) & 0x33333333u) | ((y & 0x33333333u) << 2u);
  y = ((y >> 4u) & 0x0f0f0f0fu) | ((y & 0x0f0f0f0fu) << 4u);
  y = ((y >> 8u) & 0x00ff00ffu) | ((y & 0x00ff00ffu) << 8u);
  return (y >> 16u) | (y << 16u);`;

const HALF = forScalarAndVector(/* wgsl */ `
// round to nearest even: the addition of 0.5 does it for results below the smallest normal half
fn halfBits_L(x: F) -> U {
  let bits = bitcast<U>(x);
  let magnitude = bits & U(0x7fffffffu);
  let size = bitcast<F>(magnitude);
  let normal = (magnitude + U(0xfffu) + ((magnitude >> U(13u)) & U(1u)) - U(0x38000000u)) >> U(13u);
  let small = bitcast<U>(size + F(0.5)) - U(0x3f000000u);
  var half = select(normal, small, (size < F(6.103515625e-5)));
  half = select(half, U(0x7c00u), F(65520.0) <= size);
  half = select(half, U(0x7e00u), U(0x7f800000u) < magnitude);
  return half | ((bits >> U(16u)) & U(0x8000u));
}
fn halfValue_L(h: U) -> F {
  let magnitude = (h & U(0x7fffu)) << U(13u);
  let finite = bitcast<F>(magnitude) * F(5192296858534827628530496329220096.0);
  let value = select(finite, bitcast<F>(magnitude | U(0x7f800000u)), U(0x0f800000u) <= magnitude);
  return bitcast<F>(bitcast<U>(value) | ((h & U(0x8000u)) << U(16u)));
}
fn quantizeToF16_L(x: F) -> F { return halfValue_L(halfBits_L(x)); }
`);

export const BITS = /* wgsl */ `
${withLanes('firstLeadingBit', 'u32', '', '', LEADING_U)}
${withLanes('firstLeadingBit', 'i32', '', '', LEADING_I)}
${withLanes('firstTrailingBit', 'u32', '', '', 'return select(countTrailingZeros(x), 0xffffffffu, x == 0u);')}
${withLanes('firstTrailingBit', 'i32', '', '', 'return select(countTrailingZeros(x), -1, x == 0);')}
${withLanes('extractBits', 'u32', 'offset: u32, count: u32', ', offset, count', EXTRACT_U)}
${withLanes('extractBits', 'i32', 'offset: u32, count: u32', ', offset, count', EXTRACT_I)}
${withLanes('insertBits', 'u32', 'n: u32@, offset: u32, count: u32', ', n@, offset, count', `${INSERT_MASK} return (x & ~mask) | ((n << o) & mask);`)}
${withLanes('insertBits', 'i32', 'n: i32@, offset: u32, count: u32', ', n@, offset, count', `${INSERT_MASK} return (x & ~i32(mask)) | ((n << o) & i32(mask));`)}
fn reverseBits_u1(x: u32) -> u32 { ${REVERSE} }
fn reverseBits_u4(x: vec4u) -> vec4u { ${REVERSE.replace(/\b0x(\w+)u\b|\b(\d+)u\b/g, (n) => `vec4u(${n})`)} }
fn reverseBits_i1(x: i32) -> i32 { return i32(reverseBits_u1(u32(x))); }
fn reverseBits_i4(x: vec4i) -> vec4i { return vec4i(reverseBits_u4(vec4u(x))); }
${HALF}
fn pack2x16float_f2(v: vec2f) -> u32 {
  let h = halfBits_f4(vec4f(v, v));
  return h.x | (h.y << 16u);
}
fn unpack2x16float_u1(p: u32) -> vec2f { return halfValue_f4(vec4u(p & 0xffffu, p >> 16u, 0u, 0u)).xy; }

fn pack4x8unorm_f4(v: vec4f) -> u32 { return pack4xU8_u4(vec4u(floor(0.5 + 255.0 * clamp(v, vec4f(0.0), vec4f(1.0))))); }
fn pack4x8snorm_f4(v: vec4f) -> u32 { return pack4xI8_i4(vec4i(floor(0.5 + 127.0 * clamp(v, vec4f(-1.0), vec4f(1.0))))); }
fn pack2x16unorm_f2(v: vec2f) -> u32 {
  let n = vec2u(floor(0.5 + 65535.0 * clamp(v, vec2f(0.0), vec2f(1.0))));
  return n.x | (n.y << 16u);
}
fn pack2x16snorm_f2(v: vec2f) -> u32 {
  let n = vec2u(vec2i(floor(0.5 + 32767.0 * clamp(v, vec2f(-1.0), vec2f(1.0))))) & vec2u(0xffffu);
  return n.x | (n.y << 16u);
}
fn unpack4x8unorm_u1(p: u32) -> vec4f { return vec4f(unpack4xU8_u1(p)) / 255.0; }
fn unpack4x8snorm_u1(p: u32) -> vec4f { return max(vec4f(unpack4xI8_u1(p)) / 127.0, vec4f(-1.0)); }
fn unpack2x16unorm_u1(p: u32) -> vec2f { return vec2f(vec2u(p & 0xffffu, p >> 16u)) / 65535.0; }
fn unpack2x16snorm_u1(p: u32) -> vec2f {
  return max(vec2f(vec2i(vec2u(p << 16u, p)) >> vec2u(16u)) / 32767.0, vec2f(-1.0));
}
fn pack4xU8_u4(v: vec4u) -> u32 {
  let b = v & vec4u(0xffu);
  return b.x | (b.y << 8u) | (b.z << 16u) | (b.w << 24u);
}
fn pack4xI8_i4(v: vec4i) -> u32 { return pack4xU8_u4(vec4u(v)); }
fn pack4xU8Clamp_u4(v: vec4u) -> u32 { return pack4xU8_u4(min(v, vec4u(255u))); }
fn pack4xI8Clamp_i4(v: vec4i) -> u32 { return pack4xI8_i4(clamp(v, vec4i(-128), vec4i(127))); }
fn unpack4xU8_u1(p: u32) -> vec4u { return vec4u(p, p >> 8u, p >> 16u, p >> 24u) & vec4u(0xffu); }
fn unpack4xI8_u1(p: u32) -> vec4i { return vec4i(vec4u(p << 24u, p << 16u, p << 8u, p)) >> vec4u(24u); }
fn dot4U8Packed_u1(a: u32, b: u32) -> u32 { return dot(unpack4xU8_u1(a), unpack4xU8_u1(b)); }
fn dot4I8Packed_u1(a: u32, b: u32) -> i32 { return dot(unpack4xI8_u1(a), unpack4xI8_u1(b)); }
`;
