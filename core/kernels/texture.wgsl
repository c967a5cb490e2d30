// Textures as words in a storage buffer, filtered by the kernel.
//
// Texture record (4 words in `tables`): first texel, width, height, format.
// Texture use (8 words): record, flags, then the rows of the uv transform: u' = a·u + b·v + c, v' = d·u + e·v + f.
import package::bindings::{frame, tables, texels, NONE};

const FORMAT_RGBA8: u32 = 0u;
const FORMAT_RGBA8_SRGB: u32 = 1u;
const FORMAT_RGBA32F: u32 = 2u;

const USE_SECOND_UV: u32 = 1u;
const USE_NEAREST: u32 = 2u;
// Two bits each: 0 repeat, 1 clamp, 2 mirror.
const USE_WRAP_U_SHIFT: u32 = 2u;
const USE_WRAP_V_SHIFT: u32 = 4u;
// Which channel a scalar reads, two bits.
const USE_CHANNEL_SHIFT: u32 = 6u;

fn tableWord(at: u32) -> u32 {
  return bitcast<u32>(tables[at]);
}

fn wrapTexel(x: i32, size: i32, mode: u32) -> i32 {
  if (mode == 1u) {
    return clamp(x, 0, size - 1);
  }
  let period = select(size, 2 * size, mode == 2u);
  var r = x % period;
  r = select(r, r + period, r < 0);
  return select(r, period - 1 - r, r >= size);
}

// IEC 61966-2-1 decoding.
fn linearFromSrgb(c: vec3f) -> vec3f {
  return select(pow((c + 0.055) / 1.055, vec3f(2.4)), c / 12.92, c <= vec3f(0.04045));
}

fn texel(first: u32, index: u32, format: u32) -> vec4f {
  if (format == FORMAT_RGBA32F) {
    let at = first + 4u * index;
    return bitcast<vec4f>(vec4u(texels[at], texels[at + 1u], texels[at + 2u], texels[at + 3u]));
  }
  let c = unpack4x8unorm(texels[first + index]);
  if (format == FORMAT_RGBA8_SRGB) {
    return vec4f(linearFromSrgb(c.rgb), c.a);
  }
  return c;
}

fn textureAt(textureUse: u32, uv0: vec2f, uv1: vec2f) -> vec4f {
  let at = frame.textureUseTable + 8u * textureUse;
  let record = frame.textureTable + 4u * tableWord(at);
  let flags = tableWord(at + 1u);
  let uv = select(uv0, uv1, (flags & USE_SECOND_UV) != 0u);
  let st = vec2f(
    tables[at + 2u] * uv.x + tables[at + 3u] * uv.y + tables[at + 4u],
    tables[at + 5u] * uv.x + tables[at + 6u] * uv.y + tables[at + 7u],
  );
  let first = tableWord(record);
  let size = vec2i(i32(tableWord(record + 1u)), i32(tableWord(record + 2u)));
  let format = tableWord(record + 3u);
  let wrapU = (flags >> USE_WRAP_U_SHIFT) & 3u;
  let wrapV = (flags >> USE_WRAP_V_SHIFT) & 3u;
  // far outside the image only the fraction matters, and conversion to integers must not overflow
  let periodic = st - 2.0 * floor(0.5 * st) * select(vec2f(1.0), vec2f(0.0), vec2u(wrapU, wrapV) == vec2u(1u));
  let p = clamp(periodic, vec2f(-4.0), vec2f(4.0)) * vec2f(size);
  if ((flags & USE_NEAREST) != 0u) {
    let q = vec2i(floor(p));
    return texel(first, u32(wrapTexel(q.y, size.y, wrapV) * size.x + wrapTexel(q.x, size.x, wrapU)), format);
  }
  let q = vec2i(floor(p - 0.5));
  let t = p - 0.5 - floor(p - 0.5);
  let x0 = wrapTexel(q.x, size.x, wrapU);
  let x1 = wrapTexel(q.x + 1, size.x, wrapU);
  let y0 = wrapTexel(q.y, size.y, wrapV) * size.x;
  let y1 = wrapTexel(q.y + 1, size.y, wrapV) * size.x;
  let above = mix(texel(first, u32(y0 + x0), format), texel(first, u32(y0 + x1), format), t.x);
  let below = mix(texel(first, u32(y1 + x0), format), texel(first, u32(y1 + x1), format), t.x);
  return mix(above, below, t.y);
}

// `value` times the texture's colour.
fn texturedColor(value: vec3f, textureUse: u32, uv0: vec2f, uv1: vec2f) -> vec3f {
  if (textureUse == NONE) {
    return value;
  }
  return value * textureAt(textureUse, uv0, uv1).rgb;
}

// `value` times the channel that the use names.
fn texturedScalar(value: f32, textureUse: u32, uv0: vec2f, uv1: vec2f) -> f32 {
  if (textureUse == NONE) {
    return value;
  }
  let c = textureAt(textureUse, uv0, uv1);
  let channel = (tableWord(frame.textureUseTable + 8u * textureUse + 1u) >> USE_CHANNEL_SHIFT) & 3u;
  return value * select(select(c.r, c.g, channel == 1u), select(c.b, c.a, channel == 3u), channel >= 2u);
}
