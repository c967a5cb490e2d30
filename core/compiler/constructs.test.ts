// One test per construct of the language: each kernel's result is worked out by hand in the expectation.
// Caught when tried: `continue` skipping the continuing block; a second evaluation of the index in a compound
// assignment; the fall-through of a clause into the next; `any` without its mask of the lanes that count.
import { describe, expect, it } from 'vitest';
import { compileSource, KernelRun, runBody } from './testing/run-kernel.ts';

describe('control flow', () => {
  it('if, else if, else', () => {
    const { i } = runBody(`
      for (var k = 0; k < 4; k++) {
        if (k == 0) { oi[k] = 10; } else if (k == 1) { oi[k] = 11; } else if (k == 2) { } else { oi[k] = 13; }
      }`);
    expect(i.slice(0, 4)).toEqual([10, 11, 0, 13]);
  });

  it('for with continue and break, and without any part', () => {
    const { i } = runBody(`
      for (var k = 0; k < 10; k += 2) { if (k == 4) { continue; } if (k == 8) { break; } oi[0] = oi[0] * 10 + k; }
      var n = 0;
      for (;;) { n++; if (n == 5) { break; } }
      oi[1] = n;`);
    expect(i.slice(0, 2)).toEqual([26, 5]);
  });

  it('while', () => {
    expect(
      runBody('var n = 27; while (n != 1) { n = select(n / 2, 3 * n + 1, n % 2 == 1); oi[0]++; }').i[0],
    ).toBe(111);
  });

  it('loop with continuing and break if; continue reaches the continuing block', () => {
    const { i } = runBody(`
      var k = 0;
      loop {
        if ((k & 1) == 1) { continue; }
        oi[0] += k;
        continuing { let next = k + 1; k = next; break if k >= 7; }
      }
      oi[1] = k;`);
    expect(i.slice(0, 2)).toEqual([12, 7]);
  });

  it('a variable of the loop body is seen in the continuing block and made anew each time', () => {
    const { i } = runBody(`
      var k = 0;
      loop { var fresh: i32; fresh += 3; k++; oi[k] = fresh; continuing { fresh += 1; oi[10] = fresh; break if k == 3; } }`);
    expect([i[1], i[2], i[3], i[10]]).toEqual([3, 3, 3, 4]);
  });

  it('nested loops with break and continue of the inner one', () => {
    const { i } = runBody(`
      for (var a = 0; a < 4; a++) {
        for (var b = 0; b < 4; b++) { if (b > a) { break; } if (b == 1) { continue; } oi[0] += 10 * a + b; }
        oi[1]++;
      }`);
    expect(i.slice(0, 2)).toEqual([0 + 10 + (20 + 22) + (30 + 32 + 33), 4]);
  });

  it.each([true, false])(
    'switch: several selectors, default in the middle, no fall-through, sparse and dense',
    (optimize) => {
      const { i } = runBody(
        `
      for (var k = -2; k < 8; k++) {
        var r = 0;
        switch (k) { case 0, 3: { r = 1; } case 1: { r = 2; } default: { r = 3; } case 5, 6, { r = 4; } case -1: { r = 5; } }
        oi[k + 2] = r;
        switch (u32(k) * 1000u) { case 3000u: { oi[k + 20] = 7; } case 4000000u, default { oi[k + 20] = 8; break; } }
      }`,
        { optimize },
      );
      expect(i.slice(0, 10)).toEqual([3, 5, 1, 2, 3, 1, 3, 4, 4, 3]);
      expect(i.slice(18, 28)).toEqual([8, 8, 8, 8, 8, 7, 8, 8, 8, 8]);
    },
  );

  it('switch inside a loop: break leaves the switch, continue the iteration', () => {
    const { i } = runBody(`
      for (var k = 0; k < 5; k++) {
        switch (k) { case 1: { break; } case 2: { continue; } default: { oi[1]++; } }
        oi[0] = oi[0] * 10 + k;
      }`);
    expect(i.slice(0, 2)).toEqual([134, 3]);
  });

  it('return inside nested control flow', () => {
    const declarations = `
      fn first(limit: i32) -> i32 {
        for (var a = 0; a < 10; a++) {
          loop { switch (a) { case 3: { if (limit > 2) { return 30; } break; } default: { } } break; }
          if (a * a > limit) { return a; }
        }
        return -1;
      }
      fn nothing(k: i32) { if (k == 1) { return; } oi[9] = k; }`;
    const { i } = runBody('oi[0] = first(1); oi[1] = first(5); oi[2] = first(100); nothing(5); nothing(1);', {
      declarations,
    });
    expect([i[0], i[1], i[2], i[9]]).toEqual([2, 30, 30, 5]);
  });

  it('&& and || do not evaluate what they need not', () => {
    const declarations = 'fn touch(k: i32, result: bool) -> bool { oi[k] += 1; return result; }';
    const { i } = runBody(
      `
      if (touch(0, false) && touch(1, true)) { oi[9] = 1; }
      if (touch(2, true) || touch(3, true)) { oi[8] = 1; }
      if (touch(4, true) && touch(5, true)) { oi[7] = 1; }
      let any = touch(6, false) | touch(10, false);`,
      { declarations },
    );
    expect(i.slice(0, 11)).toEqual([1, 0, 1, 0, 1, 1, 1, 1, 1, 0, 1]);
  });
});

describe('variables', () => {
  it('shadowing, zero initial values, abstract constants', () => {
    const { i, f } = runBody(`
      var a = 1; { var a = 2.5; a += 1; o[0] = a; } oi[0] = a;
      var z: vec3f; o[1] = z.x + z.y + z.z;
      const half = 1 / 2.0; const whole = 7 / 2; o[2] = half; oi[1] = whole;
      let big = 0xffffffffu; oi[2] = i32(big >> 1u); oi[3] = i32(big);
      const tiny = 0x1.8p-3; o[3] = tiny * 2 + 0x.8;`);
    expect(i.slice(0, 4)).toEqual([1, 3, 0x7fffffff, -1]);
    expect(f.slice(0, 4)).toEqual([3.5, 0, 0.5, 0.875]);
  });

  it('private variables start anew in every invocation', () => {
    const declarations = `
      var<private> seed: u32 = 5u;
      var<private> table: array<i32, 4> = array(1, 2, 3, 4);
      var<private> plain: vec2f;
      fn step() -> u32 { seed = seed * 3u; table[seed & 3u] += 1; plain.y += 1.0; return seed; }`;
    const { u, i, f } = runBody(
      'step(); step(); ou[i] = seed; oi[i] = table[0] + 10 * table[1] + 100 * table[2] + 1000 * table[3]; o[i] = plain.y;',
      { declarations, invocations: 3 },
    );
    expect(u.slice(0, 3)).toEqual([45, 45, 45]);
    // 15 & 3 = 3, 45 & 3 = 1
    expect(i.slice(0, 3)).toEqual([5331, 5331, 5331]);
    expect(f.slice(0, 3)).toEqual([2, 2, 2]);
  });

  it('module constants, constant arrays indexed at run time', () => {
    const declarations = `
      const N = 3u;
      const WEIGHTS = array<f32, N>(0.5, 0.25, 0.125);
      const POINTS = array(vec2f(1, 2), vec2f(3, 4), vec2f(5, 6));
      const FLAGS = array<bool, 3>(true, false, true);`;
    const { f, i } = runBody('o[i] = WEIGHTS[i] + POINTS[i].y; oi[i] = select(0, 1, FLAGS[i]);', {
      declarations,
      invocations: 3,
    });
    expect(f.slice(0, 3)).toEqual([2.5, 4.25, 6.125]);
    expect(i.slice(0, 3)).toEqual([1, 0, 1]);
  });

  it('compound assignment evaluates its target once', () => {
    const declarations = 'fn next() -> i32 { oi[20] += 1; return oi[20]; }';
    const { i } = runBody(
      'oi[next()] += 5; oi[next()]++; oi[next()] *= 2; oi[0] = 7; oi[0] <<= 2u; oi[0] %= 5;',
      { declarations },
    );
    expect([i[0], i[1], i[2], i[3], i[20]]).toEqual([3, 5, 1, 0, 3]);
  });

  it('phony assignment evaluates', () => {
    const declarations = 'fn touch() -> f32 { o[0] += 1.0; return 2.0; }';
    expect(runBody('_ = touch(); _ = touch() * 2.0; _ = &o;', { declarations }).f[0]).toBe(2);
  });
});

describe('vectors and matrices', () => {
  it('swizzles, by both alphabets and of every length', () => {
    const { f } = runBody(`
      let v = vec4f(1, 2, 3, 4);
      let a = v.wzyx; let b = v.rgb; let c = v.yy; let d = v.xyz.zxy.y; let e = vec2f(7, 8).yxyx;
      o[0] = a.x; o[1] = a.w; o[2] = b.z; o[3] = c.x + c.y; o[4] = d; o[5] = e.z; o[6] = e.w;`);
    expect(f.slice(0, 7)).toEqual([4, 1, 3, 4, 1, 8, 7]);
  });

  it('construction from every mixture', () => {
    const { f } = runBody(`
      let p = vec2f(1, 2); let q = vec3f(3, 4, 5);
      let vs = array(vec4f(p, p), vec4f(q, 6), vec4f(6, q), vec4f(7, p, 8), vec4f(p, 8, 9), vec4f(8, 9, p), vec4f(0.5), vec4f(vec4u(1, 2, 3, 4)));
      for (var k = 0; k < 8; k++) { for (var c = 0; c < 4; c++) { o[4 * k + c] = vs[k][c]; } }
      let t = vec3f(p, 3); o[32] = t.z; let u = vec3f(9, p); o[33] = u.z;`);
    const rows = [
      1, 2, 1, 2, 3, 4, 5, 6, 6, 3, 4, 5, 7, 1, 2, 8, 1, 2, 8, 9, 8, 9, 1, 2, 0.5, 0.5, 0.5, 0.5, 1, 2, 3, 4,
    ];
    expect(f.slice(0, 34)).toEqual([...rows, 3, 2]);
  });

  it('components read and written, at constant and run-time indices', () => {
    const { f } = runBody(
      `
      var v = vec4f(1, 2, 3, 4);
      v.y = 20; v[2] = 30; v[ini[0]] = 40; v.x += 5; v[inu[0]] *= 2;
      for (var k = 0; k < 4; k++) { o[k] = v[k]; }
      var b = vec3<bool>(true, false, true); b[ini[1]] = true; b.x = false;
      o[4] = f32(b.x) + 10 * f32(b[1]) + 100 * f32(b[ini[2]]);`,
      { inputs: { i: [3, 1, 2], u: [1] } },
    );
    expect(f.slice(0, 5)).toEqual([6, 40, 30, 40, 110]);
  });

  it('matrix products in both orders, scaling, sums and columns', () => {
    const { f } = runBody(
      `
      var m = mat2x3f(1, 2, 3, 4, 5, 6);
      let mv = m * vec2f(10, 100); let vm = vec3f(1, 10, 100) * m;
      o[0] = mv.x; o[1] = mv.y; o[2] = mv.z; o[3] = vm.x; o[4] = vm.y;
      let mm = m * mat2x2f(1, 10, 100, 1000);
      for (var c = 0; c < 2; c++) { for (var r = 0; r < 3; r++) { o[5 + 3 * c + r] = mm[c][r]; } }
      m[ini[0]] = vec3f(7, 8, 9); m[0][ini[0]] = 50; m[ini[0]][ini[1]] += 0.5; m[0].x = -1;
      let s = 2 * m + m * 1; let t = transpose(m) - mat3x2f();
      for (var c = 0; c < 2; c++) { for (var r = 0; r < 3; r++) { o[11 + 3 * c + r] = s[c][r]; o[17 + 3 * c + r] = t[r][c]; } }`,
      { inputs: { i: [1, 2] } },
    );
    expect(f.slice(0, 5)).toEqual([410, 520, 630, 321, 654]);
    expect(f.slice(5, 11)).toEqual([41, 52, 63, 4100, 5200, 6300]);
    expect(f.slice(11, 17)).toEqual([-3, 150, 9, 21, 24, 28.5]);
    expect(f.slice(17, 23)).toEqual([-1, 50, 3, 7, 8, 9.5]);
  });

  it('vector comparison, logic, select, any and all ignore spare lanes', () => {
    const { i } = runBody(`
      let a = vec3f(1, 5, 3); let b = vec3f(2, 4, 3);
      let less = a < b; let same = a == b;
      oi[0] = i32(any(less)) + 10 * i32(all(less)) + 100 * i32(all(less | same | (a > b)));
      let picked = select(a, b, less); oi[1] = i32(picked.x * 100 + picked.y * 10 + picked.z);
      oi[2] = i32(any(vec2<bool>(false)) || any(vec3f(0) != vec3f(0))) + 10 * i32(all(vec2<bool>(true)) && all(!vec3<bool>()));
      let wide = vec4f(inf[0], inf[0], inf[0], 5) - vec4f(1, 1, 1, 0);
      oi[3] = i32(any(wide.xyz != vec3f(0))) + 10 * i32(all(wide.xy == vec2f(0))) + i32(any(vec2i(0, 0) == vec2i(1, 1)));
      let n = !less; oi[4] = i32(n.x) + 10 * i32(n.y) + 100 * i32(n.z);
      let mixed = select(vec2f(1, 2), vec2f(3, 4), ini[0] == 1); oi[5] = i32(mixed.x * 10 + mixed.y);`);
    expect(i.slice(0, 6)).toEqual([101, 253, 10, 10, 110, 34]);
  });
});

describe('composites', () => {
  const declarations = `
    struct Inner { v: vec3f, k: i32 }
    struct Outer { a: Inner, list: array<Inner, 3>, m: mat2x2f, flag: bool }
    fn make(k: i32) -> Outer {
      var result: Outer;
      result.a = Inner(vec3f(f32(k)), k);
      for (var n = 0; n < 3; n++) { result.list[n] = Inner(vec3f(0, f32(n), 0), k + n); }
      result.flag = k > 0;
      return result;
    }
    fn total(s: Outer) -> i32 { return s.a.k + s.list[0].k + s.list[1].k + s.list[2].k + i32(s.flag); }
    fn bump(p: ptr<function, Inner>, by: i32) { p.k += by; (*p).v.y = 9.0; }
    fn add(p: ptr<function, f32>, x: f32) -> f32 { *p += x; return *p; }
    fn fill(p: ptr<function, array<i32, 5>>, n: i32) { for (var k = 0; k < 5; k++) { (*p)[k] = n * k; } }
    fn bumpStored(p: ptr<storage, array<f32>, read_write>, k: i32) { (*p)[k] += 1.5; }`;

  it('structs are values: a copy does not share', () => {
    const { i, f } = runBody(
      `
      var a = make(4); var b = a; b.a.k = 100; b.list[1].v = vec3f(1); let c = b;
      b.list[2] = a.a;
      oi[0] = total(a); oi[1] = total(b); oi[2] = total(c);
      o[0] = a.list[1].v.y + b.list[1].v.x + c.list[2].v.y;`,
      { declarations },
    );
    expect(i.slice(0, 3)).toEqual([4 + 4 + 5 + 6 + 1, 100 + 4 + 5 + 4 + 1, 100 + 4 + 5 + 6 + 1]);
    expect(f[0]).toBe(4);
  });

  it('pointers to variables, members, elements and through functions', () => {
    const { i, f } = runBody(
      `
      var s = make(1); let p = &s.list[ini[0]]; bump(p, 10); bump(&s.a, 5);
      var x = 1.0; let q = &x; o[0] = add(q, 2.0) + add(&x, 3.0); o[1] = x;
      var list: array<i32, 5>; fill(&list, ini[1]); oi[0] = list[4] + list[ini[0]];
      oi[1] = s.list[2].k; oi[2] = s.a.k; o[2] = p.v.y + s.a.v.y;
      bumpStored(&o, 3); bumpStored(&o, ini[1]);
      var arr = array<f32, 3>(1, 2, 3); o[4] = add(&arr[ini[0]], 4.0) + arr[2];`,
      { declarations, inputs: { i: [2, 3] } },
    );
    expect(i.slice(0, 3)).toEqual([18, 13, 6]);
    expect(f.slice(0, 5)).toEqual([9, 6, 18, 3, 14]);
  });

  it('a pointer keeps the element it was made for', () => {
    expect(
      runBody(
        'var a = array<i32, 3>(1, 2, 3); var k = 1; let p = &a[k]; k = 2; *p = 20; oi[0] = a[1] * 100 + a[2];',
      ).i[0],
    ).toBe(2003);
  });

  it('arrays of arrays, arrays as values and results', () => {
    const arrays = `
      fn row(k: f32) -> array<f32, 3> { return array<f32, 3>(k, k + 1, k + 2); }
      fn pick(a: array<f32, 3>, k: i32) -> f32 { return a[k]; }`;
    const { f } = runBody(
      `
      var grid: array<array<f32, 3>, 2>; grid[0] = row(1); grid[ini[0]] = row(10);
      o[0] = grid[1][ini[0]]; o[1] = pick(grid[0], 2); o[2] = row(5)[ini[0]]; o[3] = row(5)[2];
      let copy = grid; grid[1][1] = 0; o[4] = copy[ini[0]][1]; o[5] = grid[ini[0]][1];
      var big: array<f32, 200>; for (var k = 0; k < 200; k++) { big[k] = f32(k); } var other = big; big[7] = 0; o[6] = other[7] + other[199];`,
      { declarations: arrays },
    );
    expect(f.slice(0, 7)).toEqual([11, 3, 6, 7, 11, 0, 206]);
  });

  it('bools in memory, alone and as lanes', () => {
    const { i } = runBody(
      `
      var flags: array<vec3<bool>, 2>; var plain: array<bool, 2>;
      flags[ini[0]][ini[0]] = true; flags[ini[0]].z = flags[1][1]; plain[ini[0]] = flags[ini[0]].y;
      let v = vec2<bool>(flags[ini[0]][2], plain[ini[0]]) & vec2<bool>(plain[1], true); let n = !v;
      oi[0] = i32(v.x) + 10 * i32(v.y) + 100 * i32(any(n)); oi[1] = i32(plain[ini[0]]) + i32(flags[ini[0]].z) + 10 * i32(all(flags[ini[0]].yz));`,
      { inputs: { i: [1] } },
    );
    expect(i.slice(0, 2)).toEqual([11, 12]);
  });

  it('swaps members of one struct in one assignment', () => {
    const { f } = runBody('struct_test();', {
      declarations: `struct P { a: f32, b: f32 }
        fn struct_test() { var p = P(1, 2); p = P(p.b, p.a); o[0] = p.a; o[1] = p.b; var m = mat2x2f(1, 2, 3, 4); m = mat2x2f(m[1], m[0]); o[2] = m[0][0]; o[3] = m[1][0]; }`,
    });
    expect(f.slice(0, 4)).toEqual([2, 1, 3, 1]);
  });
});

describe('bindings', () => {
  const SOURCE = `
struct Item { p: vec3f, id: u32, m: mat3x3f, w: vec2f }
@group(0) @binding(0) var<storage, read_write> items: array<Item>;
@group(0) @binding(1) var<storage, read_write> sums: array<atomic<u32>>;
@group(0) @binding(2) var<storage, read_write> low: atomic<i32>;
@group(0) @binding(3) var<uniform> scale: mat2x2f;
@compute @workgroup_size(4) fn write(@builtin(global_invocation_id) id: vec3u, @builtin(local_invocation_index) l: u32, @builtin(workgroup_id) w: vec3u) {
  let k = id.x;
  items[k].p = vec3f(1, 2, 3) * f32(k);
  items[k].id = 100u * w.x + l;
  items[k].m[1] = vec3f(7, 8, 9);
  items[k].w = scale * vec2f(1, 10);
}
@compute @workgroup_size(4) fn count(@builtin(global_invocation_id) id: vec3u) {
  atomicAdd(&sums[0], id.x); atomicMax(&sums[1], id.x); atomicOr(&sums[2], 1u << id.x); atomicXor(&sums[3], id.x);
  atomicMin(&low, -i32(id.x)); atomicSub(&sums[4], 1u); atomicAnd(&sums[5], ~(1u << id.x));
  if (id.x == 2u) { atomicStore(&sums[6], arrayLength(&items)); sums_exchange(); }
}
fn sums_exchange() {
  let old = atomicExchange(&sums[7], 5u);
  let miss = atomicCompareExchangeWeak(&sums[7], 4u, 9u);
  let hit = atomicCompareExchangeWeak(&sums[7], 5u, old + 10u);
  if (!miss.exchanged && hit.exchanged && miss.old_value == 5u) { atomicAdd(&sums[7], atomicLoad(&sums[7])); }
}`;
  const STRIDE = 80;

  it('stores of members touch nothing else; padding keeps its bytes', () => {
    const run = new KernelRun(compileSource(SOURCE), {
      items: new Uint8Array(5 * STRIDE).fill(0xff),
      sums: new Uint32Array(8),
      low: new Int32Array(1),
      scale: new Float32Array([1, 2, 3, 4]),
    }).run('write', 1, 5);
    const view = new DataView(run.bytes('items').slice().buffer);
    expect(view.getUint32(0, true)).toBe(0xffffffff);
    for (let k = 1; k < 5; k++) {
      const at = k * STRIDE;
      expect([0, 4, 8].map((b) => view.getFloat32(at + b, true))).toEqual([k, 2 * k, 3 * k]);
      expect(view.getUint32(at + 12, true)).toBe(100 * Math.floor(k / 4) + (k % 4));
      expect([32, 36, 40].map((b) => view.getFloat32(at + b, true))).toEqual([7, 8, 9]);
      expect(view.getUint32(at + 44, true)).toBe(0xffffffff);
      expect([64, 68].map((b) => view.getFloat32(at + b, true))).toEqual([31, 42]);
      expect(view.getUint32(at + 72, true)).toBe(0xffffffff);
    }
  });

  it('atomics and arrayLength', () => {
    const run = new KernelRun(compileSource(SOURCE), {
      items: new Uint8Array(5 * STRIDE),
      sums: new Uint32Array([0, 0, 0, 0, 0, 0xffffffff, 0, 77]),
      low: new Int32Array(1),
      scale: new Float32Array(4),
    }).run('count', 0, 5);
    expect([...run.u32('sums')]).toEqual([10, 4, 31, 4, 0xfffffffb, 0xffffffe0, 5, 174]);
    expect(run.i32('low')[0]).toBe(-4);
  });

  it('clamps array indices when asked to', () => {
    const source = `
@group(0) @binding(0) var<storage, read_write> o: array<f32>;
@group(0) @binding(1) var<storage, read> k: array<i32>;
@compute @workgroup_size(1) fn main() { var a = array<f32, 2>(1, 2); o[k[0]] = a[k[1]]; o[0] = o[k[1]]; }`;
    const inputs = { o: new Float32Array(4), k: new Int32Array([1000, -1]) };
    const run = new KernelRun(compileSource(source, { checked: true }), inputs).run('main', 0, 1);
    expect([...run.f32('o')]).toEqual([2, 0, 0, 2]);
  });
});

describe('modules', () => {
  it('imports, conditions and plain WGSL for WebGPU', () => {
    const sources = {
      'main.wgsl': `import package::lib::shade::tone;
        @group(0) @binding(0) var<storage, read_write> o: array<f32>;
        @compute @workgroup_size(1) fn main() { o[0] = tone(2.0); }`,
      'lib/shade.wgsl': `const K = 3.0;
        fn tone(x: f32) -> f32 { return helper(x) * K; }
        @if(bright) fn helper(x: f32) -> f32 { return x + 100.0; }
        @if(!bright) fn helper(x: f32) -> f32 { return select(x, 0.0, (x < -1.0)); }`,
    };
    const results = [true, false].map((bright) => {
      const kernel = compileSource('', { sources, conditions: { bright } });
      expect(kernel.wgsl).not.toMatch(/import|@if/);
      if (!bright) expect(kernel.wgsl).toContain('(x < -1.0)');
      return new KernelRun(kernel, { o: new Float32Array(1) }).run('main', 0, 1).f32('o')[0];
    });
    expect(results).toEqual([306, 6]);
  });

  it('tells comparisons from template lists', () => {
    const { i } = runBody(
      `
      let a = ini[0]; let b = ini[1]; let c = 4; let list = array<vec2<i32>, select(1, 2, true)>(vec2<i32>(1, 2), vec2(3));
      oi[0] = i32(select(1, 2, a < b) > 1); oi[1] = i32((select(0.5, f32(a), (a < b)) > 1.0)) + i32((a < b) != (c > b));
      oi[2] = pair((a < b), c > a); oi[3] = i32(a < b && c > a) + (a<<1u) + i32(a <= b) + list[i32(a<b)].x; /* a < b > c */ // <
      if a < b { oi[4] = i32(bitcast<u32>(a) < 3u); } for (var k = 0; k < b; k++) { oi[5] += i32(k>>1u > 0); }`,
      {
        declarations: 'fn pair(p: bool, q: bool) -> i32 { return i32(p) + 2 * i32(q); }',
        inputs: { i: [2, 3] },
      },
    );
    expect(i.slice(0, 6)).toEqual([1, 2 - 1 + 0 + 1 - 1 + 0, 3, 1 + 4 + 1 + 3, 1, 1]);
  });

  it('groups operators by their precedence', () => {
    const { i } = runBody(`
      let a = 3; let b = 2; let c = 7;
      oi[0] = i32(a == 0 || b * a > 5 && a + c < 11);
      oi[1] = a - b - 1 + c * 2 % 5 / 2; oi[2] = (a << 2u) + 1 - b * c; oi[3] = -a * -b; oi[4] = i32((a < c) == true);
      oi[5] = i32(a + b * 2 < c + 1 || c - a - b > 100);`);
    expect(i.slice(0, 6)).toEqual([1, 2, -1, 6, 1, 1]);
  });
});
