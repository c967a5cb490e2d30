// Sample numbers: Owen-scrambled Sobol points in padded pairs, ordered along a Z-curve over the image so that the
// error of neighbouring pixels is distributed as blue noise.
//
// 1. B. Burley, Practical Hash-based Owen Scrambling, JCGT 9(4), 2020.
// 2. A. Ahmed, P. Wonka, Screen-Space Blue-Noise Diffusion of Monte Carlo Sampling Error via Hierarchical Ordering
//    of Pixels, ACM TOG 39(6), 2020.
// 3. S. Laine, T. Karras, Stratified Sampling for Stochastic Transparency, EGSR 2011; constants by N. Vegdahl, 2021.
//
// Deviation from [2]: the hierarchy is shuffled in base 2 and spans tiles of 128 × 128 pixels, so that the index of
// a sample fits 32 bits for up to 2^18 samples a pixel; tiles differ by their seed.
import package::bindings::frame;

struct Sampler {
  // Position of the sample in the ordering of its tile.
  index: u32,
  seed: u32,
}

// Integer hash with full avalanche (C. Wellons' lowbias32).
fn hash(value: u32) -> u32 {
  var x = value;
  x ^= x >> 16u;
  x *= 0x7feb352du;
  x ^= x >> 15u;
  x *= 0x846ca68bu;
  x ^= x >> 16u;
  return x;
}

fn hash2(a: u32, b: u32) -> u32 {
  return hash(a ^ (hash(b) + 0x9e3779b9u + (a << 6u) + (a >> 2u)));
}

// Spreads the low seven bits to the even places.
fn spreadBits(value: u32) -> u32 {
  var x = value & 127u;
  x = (x | (x << 4u)) & 0x70fu;
  x = (x | (x << 2u)) & 0x1333u;
  x = (x | (x << 1u)) & 0x1555u;
  return x;
}

fn samplerFor(pixel: vec2u, sampleIndex: u32) -> Sampler {
  let tile = hash2(pixel.x >> 7u, pixel.y >> 7u);
  let z = spreadBits(pixel.x) | (spreadBits(pixel.y) << 1u);
  let within = sampleIndex & ((1u << frame.log2Samples) - 1u);
  // samples beyond the expected count start a new ordering
  let round = sampleIndex >> frame.log2Samples;
  return Sampler((z << frame.log2Samples) | within, hash2(frame.seed ^ tile, round));
}

// Nested uniform scramble of a number whose most significant digit is bit 0.
fn scrambleReversed(value: u32, seed: u32) -> u32 {
  var x = value;
  x ^= x * 0x3d20adeau;
  x += seed;
  x *= (seed >> 16u) | 1u;
  x ^= x * 0x05526c56u;
  x ^= x * 0x53a22864u;
  return x;
}

// Second Sobol dimension: the Pascal matrix modulo 2, in five butterfly steps; result has its first digit in bit 0.
fn pascal(index: u32) -> u32 {
  var x = index;
  x ^= (x & 0xaaaaaaaau) >> 1u;
  x ^= (x & 0xccccccccu) >> 2u;
  x ^= (x & 0xf0f0f0f0u) >> 4u;
  x ^= (x & 0xff00ff00u) >> 8u;
  x ^= x >> 16u;
  return x;
}

// In [0, 1): never 1, whatever the rounding.
fn unitFloat(bits: u32) -> f32 {
  return f32(bits >> 8u) * 5.9604645e-8;
}

// A 2-D point of the sampler's `dimension`-th pair.
fn samplePair(s: Sampler, dimension: u32) -> vec2f {
  let seed = hash2(s.seed, dimension);
  let index = reverseBits(scrambleReversed(reverseBits(s.index), seed));
  let x = reverseBits(scrambleReversed(index, hash(seed ^ 0x68bc21ebu)));
  let y = reverseBits(scrambleReversed(pascal(index), hash(seed ^ 0x02e5be93u)));
  return vec2f(unitFloat(x), unitFloat(y));
}

fn sampleOne(s: Sampler, dimension: u32) -> f32 {
  let seed = hash2(s.seed, dimension);
  let index = reverseBits(scrambleReversed(reverseBits(s.index), seed));
  return unitFloat(reverseBits(scrambleReversed(index, hash(seed ^ 0x68bc21ebu))));
}
