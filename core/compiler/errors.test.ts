// Every bad kernel ends in a KernelCompileError that points at the fault. «…» marks where: the column of the error
// must be that of the mark. Caught when tried: positions taken from the root module for imported code.
import { describe, expect, it } from 'vitest';
import { compileKernel, KernelCompileError } from './index.ts';
import { compileError, compileSource } from './testing/run-kernel.ts';

const HEADER = `@group(0) @binding(0) var<storage, read_write> o: array<f32>;
struct S { a: f32, b: vec3f }
fn helper(x: f32, p: ptr<function, f32>) -> f32 { return x; }
@compute @workgroup_size(1) fn main() {
`;

/** Statements of a kernel with one fault → what the message says. */
const FAULTS: readonly [code: string, reason: RegExp][] = [
  ['let x = «1.0 + 1u;', /no '\+' for abstract-float and u32/],
  ['let x = «vec2f(1) * vec3f(1);', /no '\*' for vec2<f32> and vec3<f32>/],
  ['let x: f32 = «1u;', /the value of 'x' must be f32, not u32/],
  ['let x: i32 = «1.5;', /must be i32, not abstract-float/],
  ['var x = 1; x = «2.0;', /the assigned value must be i32/],
  ['let x = 1; «x = 2;', /'x' cannot be assigned to: it is not a var/],
  ['var x = 1; «x += 2.5;', /no '\+'|cannot be assigned/],
  ['o[0] = «undeclared;', /'undeclared' is not declared/],
  ['o[0] = «nofunction(1.0);', /'nofunction' is not declared/],
  ['let s = S(1, vec3f(2)); o[0] = «s.missing;', /S has no member 'missing'/],
  ['let v = vec2f(1); o[0] = «v.z;', /'z' is no swizzle of vec2<f32>/],
  ['let v = vec4f(1); let w = «v.xg;', /no swizzle/],
  ['let v = «vec3f(1, 2);', /takes 3 components, not 2/],
  ['let m = «mat2x2f(1, 2, 3);', /2 columns or 4 numbers/],
  ['let a = «array<i32, 3>(1, 2);', /takes 3 elements, not 2/],
  ['let a = array<i32, 3>(1, 2, 3); let b = a[«5];', /index 5 is outside 0\.\.2/],
  ['o[«1.5] = 1.0;', /an index must be i32 or u32/],
  ['if («1) { }', /a condition must be bool/],
  ['while («o[0]) { }', /a condition must be bool, not f32/],
  ['let x = «sin(true);', /no sin for \(bool\)/],
  ['let x = «max(1.0, 2u);', /no max for/],
  ['let x = «clamp(1.0, 2.0);', /no clamp for/],
  ['let x = «select(1.0, vec2f(1), true);', /no select for/],
  ['«helper(1.0);', /helper takes 2 arguments, not 1/],
  ['var x = 1.0; let y = helper(«1u, &x);', /argument 'x' must be f32/],
  ['var x = 1u; let y = helper(1.0, «&x);', /must point to f32, not u32/],
  ['let y = helper(1.0, «&o[0]);', /into the function address space, not storage/],
  ['let y = helper(1.0, «2.0);', /must be a pointer/],
  ['let x = 1.0; let p = &«x;', /'&' needs a variable/],
  ['var v = vec2f(1); let p = «&v.x;', /address of a vector component/],
  ['let p = *«o[0];', /'\*' needs a pointer/],
  ['«break;', /'break' outside/],
  ['«continue;', /'continue' outside/],
  ['«discard;', /fragment shaders only/],
  ['return «1.0;', /returns nothing/],
  ['«const_assert 1 > 2;', /const_assert does not hold/],
  ['let k = 1; const c = «k;', /not constant/],
  ['switch «(1.5) { default: { } }', /a switch needs i32 or u32/],
  ['switch (1) { case 1, «1: { } default: { } }', /the case 1 appears twice/],
  ['«switch (1) { case 1: { } }', /one default, not 0/],
  ['«workgroupBarrier();', /independent of each other/],
  ['let t = «textureLoad(o, 0);', /texels in storage buffers/],
  ['«atomicAdd(&o[0], 1);', /pointer to an atomic, not to f32/],
  ['let n = arrayLength(«o);', /needs a pointer/],
  ['let x = «o;', /runtime-sized array is not a value/],
  ['let x = «-1u;', /'-' cannot be applied to u32/],
  ['let x = «!1.0;', /'!' cannot be applied to abstract-float/],
  ['let x = «1.0 % vec2u(1);', /no '%'/],
  ['let x = 5 « 3;'.replace('« ', '«'), /./],
  ['let x = true && «1;', /right side of '&&' must be bool/],
  ['let x = «bitcast<vec2f>(1u);', /cannot be bitcast/],
  ['let x = «f32(vec2f(1));', /cannot become f32/],
  ['var x = 1u; x «= ;', /./],
];

function lineOf(code: string): { source: string; line: number; column: number } {
  const line = HEADER.split('\n').length;
  return { source: `${HEADER}${code.replace('«', '')}\n}`, line, column: code.indexOf('«') + 1 };
}

describe('errors', () => {
  it.each(FAULTS)('%s', (code, reason) => {
    const { source, line, column } = lineOf(code);
    const error = compileError(source);
    expect(error).toBeInstanceOf(KernelCompileError);
    const {
      file,
      line: actualLine,
      column: actualColumn,
      message,
      reason: given,
    } = error as KernelCompileError;
    expect(given).toMatch(reason);
    expect(`${file}:${actualLine}`).toBe(`main.wgsl:${line}`);
    if (reason.source !== '.') expect(actualColumn, message).toBe(column);
    expect(message).toContain(`\n${line} | ${code.replace('«', '')}`);
  });

  const MODULES: readonly [source: string, at: string, reason: RegExp][] = [
    ['@compute @workgroup_size(1) fn main() {\n  let x = ;\n}', '2:11', /Expected expression|expression/i],
    [
      'fn f() -> f32 { if (true) { return 1.0; } }\n@compute @workgroup_size(1) fn main() { }',
      '1:4',
      /not every path of 'f' returns/,
    ],
    [
      'fn f() { g(); }\nfn g() { f(); }\n@compute @workgroup_size(1) fn main() { f(); }',
      '2:10',
      /refers to itself/,
    ],
    ['const A = B;\nconst B = A;\n@compute @workgroup_size(1) fn main() { }', '2:11', /refers to itself/],
    ['override K: f32 = 1.0;\n@compute @workgroup_size(1) fn main() { }', '1:1', /override is not supported/],
    [
      'var<workgroup> w: array<f32, 4>;\n@compute @workgroup_size(1) fn main() { }',
      '1:1',
      /workgroup memory is not supported/,
    ],
    [
      '@group(0) @binding(0) var t: texture_2d<f32>;\n@compute @workgroup_size(1) fn main() { }',
      '1:1',
      /textures and samplers are not supported/,
    ],
    [
      'var<storage> b: array<f32>;\n@compute @workgroup_size(1) fn main() { }',
      '1:1',
      /needs @group and @binding/,
    ],
    [
      '@group(0) @binding(0) var<storage> b: array<f32>;\n@compute @workgroup_size(1) fn main() { b[0] = 1.0; }',
      '2:41',
      /'b' is read-only/,
    ],
    ['struct S { a: nothing }\n@compute @workgroup_size(1) fn main() { }', '1:15', /nothing/],
    ['@compute fn main() { }', '1:13', /needs @workgroup_size/],
    ['@compute @workgroup_size(8, 8) fn main() { }', '1:35', /one dimension/],
    [
      '@compute @workgroup_size(1) fn main(@builtin(num_workgroups) n: vec3u) { }',
      '1:37',
      /num_workgroups is not supported/,
    ],
    ['@fragment fn main() -> f32 { return 1.0; }', '1:1', /compute entry points only/],
    ['fn f(x: f16) { }\n@compute @workgroup_size(1) fn main() { }', '1:6', /cannot be f16/],
    ['import package::missing::thing;\n@compute @workgroup_size(1) fn main() { thing(); }', '2:41', /thing/],
  ];
  it.each(MODULES)('%s', (source, at, reason) => {
    const error = compileError(source);
    expect(error).toBeInstanceOf(KernelCompileError);
    const { line, column, reason: given, message } = error as KernelCompileError;
    expect(given).toMatch(reason);
    expect(`${line}:${column}`, message).toBe(at);
  });

  it('names the imported file', () => {
    const sources = {
      'main.wgsl': 'import package::lib::shade::tone;\n@compute @workgroup_size(1) fn main() { tone(1.0); }',
      'lib/shade.wgsl': '// a comment\nfn tone(x: f32) -> f32 {\n  return x + true;\n}',
    };
    expect(() => compileKernel({ sources, root: 'main' })).toThrow(
      "lib/shade.wgsl:3:10: no '+' for f32 and bool\n3 |   return x + true;\n             ^^^^^^^^",
    );
  });

  it('names the imported file in syntax errors', () => {
    const sources = {
      'main.wgsl': 'import package::lib::shade::tone;\n@compute @workgroup_size(1) fn main() { tone(1.0); }',
      'lib/shade.wgsl': 'fn tone(x: f32) -> f32 {\n  return x + ;\n}',
    };
    expect(() => compileKernel({ sources, root: 'main' })).toThrow(/^lib\/shade\.wgsl:2:/);
  });

  it('says which root is missing', () => {
    expect(() => compileKernel({ sources: {}, root: 'trace' })).toThrow(
      'trace.wgsl:1:1: no such module among 0 sources',
    );
  });

  it('never ends in anything but a KernelCompileError when characters are missing or doubled', () => {
    const whole = `${HEADER} var s = S(1, vec3f(o[0], 2, 3)); for (var k = 0u; k < 4u; k++) { if (k == 2u) { continue; } s.b[k % 3u] += sin(o[k]); }
      switch (u32(s.a)) { case 1, 2: { o[1] = helper(s.a, &s.a); } default: { o[2] = select(s.a, s.b.x, s.a > 1.0); } } }`;
    expect(() => compileSource(whole, { optimize: false })).not.toThrow();
    let state = 7;
    const next = (n: number): number => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return Math.floor((state / 2 ** 32) * n);
    };
    const tokens = whole.split(/(\b|\s+)/);
    for (let k = 0; k < 150; k++) {
      const changed = [...tokens];
      const at = next(tokens.length);
      if (k % 3 === 0) changed.splice(at, 1);
      else if (k % 3 === 1) changed.splice(at, 0, tokens[next(tokens.length)]!);
      else changed[at] = tokens[next(tokens.length)]!;
      try {
        compileSource(changed.join(''), { optimize: false });
      } catch (error) {
        if (!(error instanceof KernelCompileError))
          throw new Error(`no position for:\n${changed.join('')}`, { cause: error });
      }
    }
  });
});
