// Operators and built-in functions with exact results, on edge values, as scalars and in vectors of every size,
// against references in JavaScript that follow the definitions of the WGSL specification. One kernel holds an entry
// point for each case. Caught when tried: min with its operands swapped (NaN and -0 differ), a signed division
// without its guard, firstLeadingBit of negative numbers.
import { beforeAll, describe, expect, it } from 'vitest';
import { compileSource, KernelRun } from './testing/run-kernel.ts';
import { halfBits, halfValue } from './testing/half.ts';

type Kind = 'f32' | 'i32' | 'u32' | 'bool';
interface Case {
  /** WGSL with a, b, c for the operands. */
  readonly code: string;
  readonly args: readonly Kind[];
  readonly result: Kind;
  readonly reference: (...args: number[]) => number | boolean;
  /** Whether the same code means the same on vectors, lane by lane. */
  readonly lanes?: boolean;
}

const fr = Math.fround;
const FLOATS = [
  0,
  -0,
  1,
  -1,
  0.5,
  -0.5,
  1.5,
  2.5,
  -2.5,
  0.1,
  100.75,
  3.4e38,
  -3.4e38,
  1e-45,
  -1e-40,
  1.1754943508222875e-38,
  2147483648,
  -2147483904,
  4294967296,
  16777217,
  -0.49999997,
  8388609.5,
  Infinity,
  -Infinity,
  NaN,
].map(fr);
const FEW_FLOATS = [0, -0, 1, -2.5, 0.3, 1e30, 1e-45, Infinity, NaN].map(fr);
const INTS = [0, 1, -1, 2, -2, 7, 31, 32, 33, -33, 0x7fffffff, -0x80000000, 0x55555555, -0x12345678, 65536];
const FEW_INTS = [0, 1, -1, 31, 32, 40, 0x7fffffff, -0x80000000, 0x12345678];

const min = (a: number, b: number): number => (b < a ? b : a);
const max = (a: number, b: number): number => (a < b ? b : a);
const roundEven = (x: number): number => {
  const whole = Math.round(x);
  if (Math.abs(x % 1) !== 0.5) return Object.is(whole, 0) && (x < 0 || Object.is(x, -0)) ? -0 : whole;
  const even = 2 * Math.round(x / 2);
  return even === 0 && x < 0 ? -0 : even;
};
const divide = (a: number, b: number): number => (b === 0 ? a : Math.trunc(a / b) | 0);
const remainder = (a: number, b: number): number => (b === 0 ? 0 : (a % b) | 0);
const unsigned = (f: (a: number, b: number) => number) => (a: number, b: number) => f(a >>> 0, b >>> 0) >>> 0;
const saturate = (low: number, high: number) => (x: number) =>
  Number.isNaN(x) ? 0 : Math.min(high, Math.max(low, Math.trunc(x)));
const clz = (x: number): number => Math.clz32(x);
const ctz = (x: number): number => (x === 0 ? 32 : 31 - Math.clz32(x & -x));
const ones = (x: number): number => [...(x >>> 0).toString(2)].filter((d) => d === '1').length;
const reversed = (x: number): number =>
  Number.parseInt([...(x >>> 0).toString(2).padStart(32, '0')].reverse().join(''), 2);
const field = (offset: number, count: number): [number, number] => {
  const o = Math.min(offset >>> 0, 32);
  return [o, Math.min(count >>> 0, 32 - o)];
};
const extract = (x: number, offset: number, count: number, signed: boolean): number => {
  const [o, c] = field(offset, count);
  const bits = (BigInt(x >>> 0) >> BigInt(o)) & ((1n << BigInt(c)) - 1n);
  return Number(signed ? BigInt.asIntN(c, bits) : bits);
};
const insert = (x: number, n: number, offset: number, count: number): number => {
  const [o, c] = field(offset, count);
  const mask = ((1n << BigInt(c)) - 1n) << BigInt(o);
  return Number(BigInt.asIntN(32, (BigInt(x >>> 0) & ~mask) | ((BigInt(n >>> 0) << BigInt(o)) & mask)));
};

const f1 = (code: string, reference: (a: number) => number | boolean, result: Kind = 'f32'): Case => ({
  code,
  args: ['f32'],
  result,
  reference,
  lanes: true,
});
const f2 = (
  code: string,
  reference: (a: number, b: number) => number | boolean,
  result: Kind = 'f32',
): Case => ({ code, args: ['f32', 'f32'], result, reference, lanes: true });
const f3 = (code: string, reference: (a: number, b: number, c: number) => number): Case => ({
  code,
  args: ['f32', 'f32', 'f32'],
  result: 'f32',
  reference,
  lanes: true,
});
const i1 = (code: string, reference: (a: number) => number | boolean, result: Kind = 'i32'): Case => ({
  code,
  args: ['i32'],
  result,
  reference,
  lanes: true,
});
const i2 = (
  code: string,
  reference: (a: number, b: number) => number | boolean,
  result: Kind = 'i32',
): Case => ({ code, args: ['i32', 'i32'], result, reference, lanes: true });
const u1 = (code: string, reference: (a: number) => number | boolean, result: Kind = 'u32'): Case => ({
  code,
  args: ['u32'],
  result,
  reference,
  lanes: true,
});
const u2 = (
  code: string,
  reference: (a: number, b: number) => number | boolean,
  result: Kind = 'u32',
): Case => ({ code, args: ['u32', 'u32'], result, reference, lanes: true });

const CASES: readonly Case[] = [
  f2('a + b', (a, b) => fr(a + b)),
  f2('a - b', (a, b) => fr(a - b)),
  f2('a * b', (a, b) => fr(a * b)),
  f2('a / b', (a, b) => fr(a / b)),
  f2('a % b', (a, b) => fr(a - fr(b * Math.trunc(fr(a / b))))),
  f2('a < b', (a, b) => a < b, 'bool'),
  f2('a <= b', (a, b) => a <= b, 'bool'),
  f2('a > b', (a, b) => a > b, 'bool'),
  f2('a >= b', (a, b) => a >= b, 'bool'),
  f2('a == b', (a, b) => a === b, 'bool'),
  f2('a != b', (a, b) => a !== b, 'bool'),
  f1('-a', (a) => -a),
  f1('abs(a)', Math.abs),
  f1('floor(a)', Math.floor),
  f1('ceil(a)', Math.ceil),
  f1('trunc(a)', Math.trunc),
  f1('round(a)', roundEven),
  f1('sqrt(a)', (a) => fr(Math.sqrt(a))),
  f1('inverseSqrt(a)', (a) => fr(1 / fr(Math.sqrt(a)))),
  f1('sign(a)', (a) => (a > 0 ? 1 : a < 0 ? -1 : a)),
  f1('fract(a)', (a) => fr(a - Math.floor(a))),
  f1('saturate(a)', (a) => min(max(a, 0), 1)),
  f1('degrees(a)', (a) => fr(a * fr(180 / Math.PI))),
  f1('radians(a)', (a) => fr(a * fr(Math.PI / 180))),
  f1('quantizeToF16(a)', (a) => halfValue(halfBits(a))),
  f1('modf(a).whole', Math.trunc),
  f1('modf(a).fract', (a) => fr(a - Math.trunc(a))),
  f1('frexp(a).fract', (a) => (a === 0 || !Number.isFinite(a) ? a : a / 2 ** (exponentOf(a) + 1))),
  f1('frexp(a).exp', (a) => (a === 0 || !Number.isFinite(a) ? 0 : exponentOf(a) + 1), 'i32'),
  f2('min(a, b)', min),
  f2('max(a, b)', max),
  f2('step(a, b)', (a, b) => (a <= b ? 1 : 0)),
  f2('select(a, b, a < b)', (a, b) => (a < b ? b : a)),
  f3('clamp(a, b, c)', (a, b, c) => min(max(a, b), c)),
  f3('fma(a, b, c)', (a, b, c) => fr(fr(a * b) + c)),
  f3('mix(a, b, c)', (a, b, c) => fr(fr(a * fr(1 - c)) + fr(b * c))),
  f3('smoothstep(a, b, c)', (a, b, c) => {
    const t = min(max(fr(fr(c - a) / fr(b - a)), 0), 1);
    return fr(fr(t * t) * fr(3 - fr(2 * t)));
  }),
  {
    code: 'ldexp(a, b)',
    args: ['f32', 'i32'],
    result: 'f32',
    lanes: true,
    reference: (a, b) => fr(scale(a, b)),
  },
  { ...f1('i32(a)', saturate(-0x80000000, 0x7fffffff), 'i32'), code: 'I(a)' },
  { ...f1('u32(a)', saturate(0, 0xffffffff), 'u32'), code: 'U(a)' },
  { ...f1('bool(a)', (a) => a !== 0, 'bool'), code: 'B(a)' },
  { ...i1('f32(a)', fr, 'f32'), code: 'F(a)' },
  { ...u1('f32(a)', fr, 'f32'), code: 'F(a)' },
  { ...i1('u32(a)', (a) => a >>> 0, 'u32'), code: 'U(a)' },
  { ...u1('i32(a)', (a) => a | 0, 'i32'), code: 'I(a)' },
  { ...i1('bool(a)', (a) => a !== 0, 'bool'), code: 'B(a)' },
  { ...f1('', (a) => (a > 0.25 ? 1 : 0), 'f32'), code: 'F(a > F(0.25))' },
  { ...f1('', (a) => (a > 0.25 ? 1 : 0), 'u32'), code: 'U(a > F(0.25))' },
  i2('a + b', (a, b) => (a + b) | 0),
  i2('a - b', (a, b) => (a - b) | 0),
  i2('a * b', Math.imul),
  i2('a / b', divide),
  i2('a % b', remainder),
  i2('a & b', (a, b) => a & b),
  i2('a | b', (a, b) => a | b),
  i2('a ^ b', (a, b) => a ^ b),
  i2('a < b', (a, b) => a < b, 'bool'),
  i2('a >= b', (a, b) => a >= b, 'bool'),
  i2('min(a, b)', min),
  i2('max(a, b)', max),
  i1('-a', (a) => -a | 0),
  i1('~a', (a) => ~a),
  i1('abs(a)', (a) => Math.abs(a) | 0),
  i1('sign(a)', Math.sign),
  i1('a / 7', (a) => divide(a, 7)),
  i1('a % -3', (a) => remainder(a, -3)),
  i1('a / -1', (a) => divide(a, -1)),
  u2(
    'a + b',
    unsigned((a, b) => a + b),
  ),
  u2(
    'a - b',
    unsigned((a, b) => a - b),
  ),
  u2('a * b', (a, b) => Math.imul(a, b) >>> 0),
  u2(
    'a / b',
    unsigned((a, b) => (b === 0 ? a : Math.floor(a / b))),
  ),
  u2(
    'a % b',
    unsigned((a, b) => (b === 0 ? 0 : a % b)),
  ),
  u2('a < b', (a, b) => a < b, 'bool'),
  u2('a > b', (a, b) => a > b, 'bool'),
  u2('min(a, b)', min),
  u2('max(a, b)', max),
  u2('a == b', (a, b) => a === b, 'bool'),
  u1('a / 10u', (a) => Math.floor(a / 10)),
  { ...i2('', (a, b) => a << b), code: 'a << b', args: ['i32', 'u32'] },
  { ...i2('', (a, b) => a >> b), code: 'a >> b', args: ['i32', 'u32'] },
  u2('a << b', (a, b) => (a << b) >>> 0),
  u2('a >> b', (a, b) => a >>> b),
  i1('countOneBits(a)', ones),
  u1('countLeadingZeros(a)', clz),
  u1('countTrailingZeros(a)', ctz),
  u1('firstLeadingBit(a)', (a) => (a === 0 ? 0xffffffff : 31 - clz(a))),
  i1('firstLeadingBit(a)', (a) => (a === 0 || a === -1 ? -1 : 31 - clz(a < 0 ? ~a : a))),
  u1('firstTrailingBit(a)', (a) => (a === 0 ? 0xffffffff : ctz(a))),
  i1('firstTrailingBit(a)', (a) => (a === 0 ? -1 : ctz(a))),
  u1('reverseBits(a)', reversed),
  i1('reverseBits(a)', (a) => reversed(a) | 0),
  {
    code: 'extractBits(a, inu[3u * i + 1u], inu[3u * i + 2u])',
    args: ['u32', 'u32', 'u32'],
    result: 'u32',
    lanes: true,
    reference: (a, o, c) => extract(a, o, c, false),
  },
  {
    code: 'extractBits(a, u32(ini[3u * i + 1u]), u32(ini[3u * i + 2u]))',
    args: ['i32', 'i32', 'i32'],
    result: 'i32',
    lanes: true,
    reference: (a, o, c) => extract(a, o, c, true),
  },
  {
    code: 'insertBits(a, b, inu[3u * i + 2u], 5u)',
    args: ['u32', 'u32', 'u32'],
    result: 'u32',
    lanes: true,
    reference: (a, b, o) => insert(a, b, o, 5) >>> 0,
  },
  {
    code: 'insertBits(a, b, 3u, u32(ini[3u * i + 2u]))',
    args: ['i32', 'i32', 'i32'],
    result: 'i32',
    lanes: true,
    reference: (a, b, c) => insert(a, b, 3, c),
  },
  {
    code: 'bitcast<U>(a)',
    args: ['f32'],
    result: 'u32',
    lanes: true,
    reference: (a) => new Uint32Array(new Float32Array([a]).buffer)[0]!,
  },
  {
    code: 'bitcast<F>(a)',
    args: ['i32'],
    result: 'f32',
    lanes: true,
    reference: (a) => new Float32Array(new Int32Array([a]).buffer)[0]!,
  },
];

function exponentOf(x: number): number {
  let e = Math.floor(Math.log2(Math.abs(x)));
  while (2 ** e > Math.abs(x)) e--;
  while (2 ** (e + 1) <= Math.abs(x)) e++;
  return e;
}
/** x · 2^n without leaving the range of doubles in between. */
function scale(x: number, n: number): number {
  const bounded = Math.max(-500, Math.min(500, n));
  return x * 2 ** bounded;
}

const INPUTS: Readonly<Record<string, readonly number[][]>> = {
  f32: [FLOATS, FEW_FLOATS],
  i32: [INTS, FEW_INTS],
  u32: [INTS.map((x) => x >>> 0), FEW_INTS.map((x) => x >>> 0)],
};

/** All combinations of the edge values of the arguments' kinds. */
function combinations(args: readonly Kind[]): number[][] {
  const values = args.map((kind) => INPUTS[kind]![args.length === 3 ? 1 : 0]!);
  return values.reduce<number[][]>(
    (rows, column) => rows.flatMap((row) => column.map((v) => [...row, v])),
    [[]],
  );
}

const SOURCES: Readonly<Record<string, string>> = { f32: 'inf', i32: 'ini', u32: 'inu' };
const SINKS: Readonly<Record<Kind, string>> = { f32: 'o', i32: 'oi', u32: 'ou', bool: 'ou' };

function typeName(kind: Kind, lanes: number): string {
  return lanes === 1 ? kind : `vec${lanes}<${kind}>`;
}

/** An entry point that computes the case in the last lane of a vector, beside harmless values. */
function entryPoint(c: Case, name: string, lanes: number): string {
  const operands = c.args.map((kind, k) => {
    const value = `${SOURCES[kind]}[3u * i + ${k}u]`;
    const filler = Array.from({ length: lanes - 1 }, (_, lane) => `${kind}(${lane + 1})`).join(', ');
    return `let ${'abc'[k]} = ${lanes === 1 ? value : `${typeName(kind, lanes)}(${filler}, ${value})`};`;
  });
  const code = c.code.replace(/\b([FIUB])\b/g, (_, k: string) =>
    typeName(({ F: 'f32', I: 'i32', U: 'u32', B: 'bool' } as const)[k as 'F'], lanes),
  );
  const result = lanes === 1 ? 'r' : `r[${lanes - 1}]`;
  return `@compute @workgroup_size(64) fn ${name}(@builtin(global_invocation_id) id: vec3u) {
  let i = id.x;
  ${operands.join(' ')}
  let r = ${code};
  ${SINKS[c.result]}[i] = ${c.result === 'bool' ? `select(0u, 1u, ${result})` : result};
}`;
}

const HEADER = `
@group(0) @binding(0) var<storage, read_write> o: array<f32>;
@group(0) @binding(1) var<storage, read_write> oi: array<i32>;
@group(0) @binding(2) var<storage, read_write> ou: array<u32>;
@group(0) @binding(3) var<storage, read> inf: array<f32>;
@group(0) @binding(4) var<storage, read> ini: array<i32>;
@group(0) @binding(5) var<storage, read> inu: array<u32>;
`;

describe('operators and built-in functions', () => {
  const names = CASES.flatMap((c, k) =>
    (c.lanes ? [1, 2, 3, 4] : [1]).map((lanes) => ({ c, lanes, name: `case${k}x${lanes}` })),
  );
  const kernel = compileSource(
    HEADER + names.map(({ c, lanes, name }) => entryPoint(c, name, lanes)).join('\n'),
  );

  it.each(names)('$c.code on $c.args, $lanes lanes', ({ c, lanes, name }) => {
    const rows = combinations(c.args);
    const column = (kind: Kind): number[] =>
      rows.flatMap((row) => [0, 1, 2].map((k) => (c.args[k] === kind ? row[k]! : 0)));
    const run = new KernelRun(kernel, {
      o: new Float32Array(rows.length),
      oi: new Int32Array(rows.length),
      ou: new Uint32Array(rows.length),
      inf: new Float32Array(column('f32')),
      ini: new Int32Array(column('i32')),
      inu: new Uint32Array(column('u32')),
    }).run(name, 0, rows.length);
    const actual = c.result === 'f32' ? run.f32('o') : c.result === 'i32' ? run.i32('oi') : run.u32('ou');
    const wrong = rows.flatMap((row, k) => {
      const exact = Number(c.reference(...row));
      // integers have one zero
      const want = exact === 0 && c.result !== 'f32' ? 0 : exact;
      const got = actual[k]!;
      // the sign of zero is fixed by every definition used here but that of functions of the sign
      return Object.is(got, want) || (got === 0 && want === 0 && /fract|sign|modf|%/.test(c.code))
        ? []
        : [{ row, want, got }];
    });
    expect(wrong, `${lanes} lanes`).toEqual([]);
  });
});

describe('functions of whole vectors and packed numbers', () => {
  const SOURCE = `${HEADER}
@compute @workgroup_size(1) fn vectors() {
  let a = vec3f(inf[0], inf[1], inf[2]); let b = vec3f(inf[3], inf[4], inf[5]);
  o[0] = dot(a, b); let c = cross(a, b); o[1] = c.x; o[2] = c.y; o[3] = c.z;
  o[4] = length(a); o[5] = distance(a, b); o[6] = length(-2.0 * inf[0]); o[7] = dot(a.xy, b.yz); o[8] = dot(vec4f(a, 1), vec4f(b, 2));
  let n = normalize(vec2f(3, inf[6])); o[9] = n.x; o[10] = n.y;
  let r = reflect(vec3f(1, -1, 0), vec3f(0, inf[0], 0)); o[11] = r.x; o[12] = r.y;
  o[13] = faceForward(vec2f(0, 1), vec2f(inf[0], 1), vec2f(0, 1)).y;
  let t = refract(vec2f(0.6, -0.8), vec2f(0, inf[0]), 0.5); o[14] = t.x; o[15] = t.y;
  o[16] = refract(vec2f(0.8, -0.6), vec2f(0, inf[0]), 1.5).x;
  o[17] = determinant(mat2x2f(inf[0], 2, 3, 4)); o[18] = determinant(mat3x3f(inf[0], 2, 3, 0, 1, 4, 5, 6, 0));
  o[19] = determinant(mat4x4f(4, 3, 2, inf[0], 0, 1, 4, -1, 5, 6, 0, 2, 1, 2, 3, 4));
  oi[0] = dot(vec3i(ini[0], 2, 3), vec3i(4, -5, 6)); ou[0] = dot(vec2u(inu[0], 7u), vec2u(3u, 2u));
  let m = mix(vec2f(0, 10), vec2f(inf[0], 20), 0.25); o[20] = m.x; o[21] = m.y;
}
@compute @workgroup_size(1) fn packing(@builtin(global_invocation_id) id: vec3u) {
  let i = id.x; let v = vec4f(inf[4u * i], inf[4u * i + 1u], inf[4u * i + 2u], inf[4u * i + 3u]); let w = vec4i(v * 100.0);
  ou[16u * i] = pack4x8unorm(v); ou[16u * i + 1u] = pack4x8snorm(v); ou[16u * i + 2u] = pack2x16unorm(v.xy); ou[16u * i + 3u] = pack2x16snorm(v.xy);
  ou[16u * i + 4u] = pack2x16float(v.xy); ou[16u * i + 5u] = pack4xI8(w); ou[16u * i + 6u] = pack4xU8(vec4u(w)); ou[16u * i + 7u] = pack4xI8Clamp(w);
  ou[16u * i + 8u] = pack4xU8Clamp(vec4u(abs(w))); ou[16u * i + 9u] = dot4U8Packed(pack4xU8(vec4u(w)), 0x01020304u); oi[i] = dot4I8Packed(pack4xI8(w), 0xff02fe04u);
}
@compute @workgroup_size(1) fn unpacking(@builtin(global_invocation_id) id: vec3u) {
  let p = inu[id.x]; let at = 32u * id.x; let u = unpack4x8unorm(p); let s = unpack4x8snorm(p); let h = unpack2x16float(p); let n = unpack2x16unorm(p); let m = unpack2x16snorm(p);
  let a = unpack4xU8(p); let b = unpack4xI8(p);
  for (var k = 0u; k < 4u; k++) { o[at + k] = u[k]; o[at + 4u + k] = s[k]; o[at + 14u + k] = f32(a[k]); o[at + 18u + k] = f32(b[k]); }
  for (var k = 0u; k < 2u; k++) { o[at + 8u + k] = h[k]; o[at + 10u + k] = n[k]; o[at + 12u + k] = m[k]; }
}`;
  const kernel = compileSource(SOURCE);
  const buffers = { o: new Float32Array(64 * 32), oi: new Int32Array(64), ou: new Uint32Array(64 * 16) };
  let vectors: KernelRun;
  beforeAll(() => {
    vectors = new KernelRun(kernel, {
      ...buffers,
      inf: new Float32Array([1, 2, 3, 4, -5, 6, 4]),
      ini: new Int32Array([9]),
      inu: new Uint32Array([11]),
    }).run('vectors', 0, 1);
  });

  it('geometry', () => {
    const o = [...vectors.f32('o')];
    const root = (x: number): number => fr(Math.sqrt(x));
    expect(o.slice(0, 9)).toEqual([12, 27, 6, -13, root(14), root(9 + 49 + 9), 2, 1 * -5 + 2 * 6, 12 + 2]);
    expect(o.slice(9, 14)).toEqual([fr(0.6), fr(0.8), 1, 1, -1]);
    // Snell: sine 0.6 · 0.5 = 0.3
    expect(o[14]).toBeCloseTo(0.3, 6);
    expect(o[15]).toBeCloseTo(-Math.sqrt(1 - 0.09), 6);
    expect(o[16]).toBe(0);
    expect(o.slice(17, 20)).toEqual([-2, 1 * (0 - 24) - 0 + 5 * (8 - 3), determinant4()]);
    expect(o.slice(20, 22)).toEqual([0.25, 12.5]);
    expect([vectors.i32('oi')[0], vectors.u32('ou')[0]]).toEqual([36 - 10 + 18, 33 + 14]);
  });

  function determinant4(): number {
    const columns = [
      [4, 3, 2, 1],
      [0, 1, 4, -1],
      [5, 6, 0, 2],
      [1, 2, 3, 4],
    ];
    const expand = (m: number[][]): number =>
      m.length === 1
        ? m[0]![0]!
        : m.reduce(
            (sum, column, c) =>
              sum +
              (c % 2 ? -1 : 1) * column[0]! * expand(m.filter((_, k) => k !== c).map((x) => x.slice(1))),
            0,
          );
    return expand(columns);
  }

  it('packs as the formulas say', () => {
    const rows = [
      [0, 1, 0.5, -1],
      [0.25, -0.75, 2, -3],
      [1e-7, 65519, 65520, -0],
      [0.3, 0.7, -0.3, 0.999],
      [6.1e-5, 6e-8, 3e-8, -1.27],
    ].map((r) => r.map(fr));
    const run = new KernelRun(kernel, {
      ...buffers,
      inf: new Float32Array(rows.flat()),
      ini: new Int32Array(1),
      inu: new Uint32Array(1),
    }).run('packing', 0, rows.length);
    const join = (values: readonly number[], bits: number): number =>
      Number(values.reduce((sum, v, k) => sum | (BigInt.asUintN(bits, BigInt(v)) << BigInt(bits * k)), 0n));
    const unorm = (scaleBy: number) => (x: number) =>
      Math.floor(fr(0.5 + fr(scaleBy * Math.min(1, Math.max(0, x)))));
    const snorm = (scaleBy: number) => (x: number) =>
      Math.floor(fr(0.5 + fr(scaleBy * Math.min(1, Math.max(-1, x)))));
    rows.forEach((row, k) => {
      const whole = row.map((x) => saturate(-0x80000000, 0x7fffffff)(fr(x * 100)));
      const bytes = whole.map((x) => x & 255);
      const signed = bytes.map((x) => (x << 24) >> 24);
      expect([...run.u32('ou').slice(16 * k, 16 * k + 10)], `row ${k}`).toEqual([
        join(row.map(unorm(255)), 8),
        join(row.map(snorm(127)), 8),
        join(row.slice(0, 2).map(unorm(65535)), 16),
        join(row.slice(0, 2).map(snorm(32767)), 16),
        join(row.slice(0, 2).map(halfBits), 16),
        join(whole, 8),
        join(whole, 8),
        join(
          whole.map((x) => Math.min(127, Math.max(-128, x))),
          8,
        ),
        join(
          whole.map((x) => Math.min(255, Math.abs(x))),
          8,
        ),
        bytes[0]! * 4 + bytes[1]! * 3 + bytes[2]! * 2 + bytes[3]!,
      ]);
      expect(run.i32('oi')[k]).toBe(signed[0]! * 4 + signed[1]! * -2 + signed[2]! * 2 + signed[3]! * -1);
    });
  });

  it('unpacks as the formulas say', () => {
    const words = [0, 0xffffffff, 0x80807f7f, 0x12345678, 0x7c00fc00, 0x7e0003ff, 0x04008001];
    const run = new KernelRun(kernel, {
      ...buffers,
      inf: new Float32Array(8),
      ini: new Int32Array(1),
      inu: new Uint32Array(words),
    }).run('unpacking', 0, words.length);
    words.forEach((p, k) => {
      const bytes = [0, 8, 16, 24].map((s) => (p >>> s) & 255);
      const signedBytes = bytes.map((x) => (x << 24) >> 24);
      const words16 = [p & 0xffff, p >>> 16];
      const want = [
        ...bytes.map((x) => fr(x / 255)),
        ...signedBytes.map((x) => Math.max(-1, fr(x / 127))),
        ...words16.map(halfValue),
        ...words16.map((x) => fr(x / 65535)),
        ...words16.map((x) => Math.max(-1, fr(((x << 16) >> 16) / 32767))),
        ...bytes,
        ...signedBytes,
      ];
      expect([...run.f32('o').slice(32 * k, 32 * k + want.length)], `word ${k}`).toEqual(want);
    });
  });
});
