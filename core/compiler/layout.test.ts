// Layout against the worked example and the table of the WGSL specification, section 14.4 "Memory Layout".
import { describe, expect, it } from 'vitest';
import { compileSource } from './testing/run-kernel.ts';
import type { KernelReflection } from './index.ts';

function reflectionOf(declarations: string, type: string, space = 'storage, read_write'): KernelReflection {
  const source = `${declarations}
@group(0) @binding(0) var<${space}> data: ${type};
@compute @workgroup_size(1) fn main() { _ = &data; }`;
  return compileSource(source, { optimize: false }).reflection;
}

describe('struct layout', () => {
  it('matches the example of the specification', () => {
    // struct A and B of the specification's listing "Example of struct layout"
    const { structs, bindings } = reflectionOf(
      `struct A { u: f32, v: f32, w: vec2<f32>, x: f32 }
       struct B { a: vec2<f32>, b: vec3<f32>, c: f32, d: f32, e: A, f: vec3<f32>, g: array<A, 3>, h: i32 }`,
      'B',
    );
    const find = (name: string) => structs.find((s) => s.name === name)!;
    expect([find('A').align, find('A').size, find('A').members.map((m) => m.offset)]).toEqual([
      8,
      24,
      [0, 4, 8, 16],
    ]);
    expect([find('B').align, find('B').size]).toEqual([16, 160]);
    expect(find('B').members.map((m) => m.offset)).toEqual([0, 16, 28, 32, 40, 64, 80, 152]);
    expect(bindings[0]!.minByteLength).toBe(160);
  });

  it('honours @align and @size', () => {
    // the same listing with attributes
    const { structs } = reflectionOf(
      `struct A { u: f32, v: f32, w: vec2<f32>, @size(16) x: f32 }
       struct B { a: vec2<f32>, @align(16) b: f32, c: f32, @align(64) @size(80) d: A, e: i32 }`,
      'B',
    );
    expect(structs.find((s) => s.name === 'A')!.size).toBe(32);
    expect(structs.find((s) => s.name === 'B')!.members.map((m) => m.offset)).toEqual([0, 16, 20, 64, 144]);
  });

  const TABLE: readonly [type: string, align: number, size: number][] = [
    ['f32', 4, 4],
    ['i32', 4, 4],
    ['u32', 4, 4],
    ['atomic<u32>', 4, 4],
    ['vec2f', 8, 8],
    ['vec3f', 16, 12],
    ['vec4f', 16, 16],
    ['mat2x2f', 8, 16],
    ['mat3x2f', 8, 24],
    ['mat4x2f', 8, 32],
    ['mat2x3f', 16, 32],
    ['mat3x3f', 16, 48],
    ['mat4x3f', 16, 64],
    ['mat2x4f', 16, 32],
    ['mat3x4f', 16, 48],
    ['mat4x4f', 16, 64],
    ['array<vec3f, 3>', 16, 48],
    ['array<f32, 5>', 4, 20],
  ];
  it('gives every type its alignment and size', () => {
    const { structs } = reflectionOf(
      `struct S { ${TABLE.map(([type], i) => `m${i}: ${type}`).join(', ')} }`,
      'S',
    );
    expect(structs[0]!.members.map((m) => [m.align, m.size])).toEqual(
      TABLE.map(([, align, size]) => [align, size]),
    );
  });

  it('describes runtime-sized arrays, bindings and entry points', () => {
    const { reflection } = compileSource(`
struct Item { p: vec3f, w: f32 }
struct List { count: u32, items: array<Item> }
@group(1) @binding(2) var<storage, read> list: List;
@group(0) @binding(5) var<uniform> scale: vec4f;
@group(0) @binding(1) var<storage, read_write> o: array<vec3f>;
@compute @workgroup_size(32) fn second() { o[0] = list.items[0].p * scale.xyz; }
@compute @workgroup_size(8, 1, 1) fn first() { o[0] = vec3f(f32(list.count)); }`);
    expect(
      reflection.bindings.map((b) => [b.name, b.group, b.binding, b.addressSpace, b.access, b.minByteLength]),
    ).toEqual([
      ['o', 0, 1, 'storage', 'read_write', 16],
      ['scale', 0, 5, 'uniform', 'read', 16],
      ['list', 1, 2, 'storage', 'read', 32],
    ]);
    expect(reflection.bindings[0]!.type).toEqual({
      kind: 'array',
      element: { kind: 'vector', scalar: 'f32', lanes: 3 },
      count: null,
      stride: 16,
    });
    expect(reflection.entryPoints).toEqual([
      { name: 'second', workgroupSize: [32, 1, 1] },
      { name: 'first', workgroupSize: [8, 1, 1] },
    ]);
    expect(reflection.stackBytes).toBe(0);
  });
});
