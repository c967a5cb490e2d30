// Generates TypeScript that writes host values into the memory layout of a kernel's structs, so that no offset is
// ever counted by hand.
import type { KernelReflection, ReflectedScalar, ReflectedStruct, ReflectedType } from './reflection.ts';

const SETTERS: Readonly<Record<ReflectedScalar, string>> = {
  f32: 'setFloat32',
  i32: 'setInt32',
  u32: 'setUint32',
};

const HEADER = `// Generated from kernel reflection: do not edit.
`;

const CHECK_LENGTH = `
function checkLength(name: string, actual: number, expected: number): void {
  if (actual !== expected) throw new RangeError(\`\${name} has \${actual} elements, not \${expected}\`);
}
`;

/**
 * TypeScript source with, for every struct of the kernel: `interface X`, `X_BYTES`, and `writeX(view, byteOffset, value)`.
 * Scalars are numbers, vectors tuples, matrices flat in column order, arrays arrays. A writer throws a RangeError when
 * an array of fixed size, or a matrix, has another number of elements, and when the view is too short.
 */
export function generateStructWriters(reflection: KernelReflection): string {
  const parts = reflection.structs.map((s) => structSource(s, reflection));
  return [HEADER, parts.some((p) => p.includes('checkLength(')) ? CHECK_LENGTH : '', ...parts].join('');
}

const constantName = (struct: string): string => struct.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toUpperCase();

function structSource(struct: ReflectedStruct, reflection: KernelReflection): string {
  const fields = struct.members.map((m) => `  readonly ${m.name}: ${hostType(m.type)};`).join('\n');
  const writes = struct.members.flatMap((m) =>
    writeStatements(
      m.type,
      offsetExpression('byteOffset', m.offset),
      `value.${m.name}`,
      `${struct.name}.${m.name}`,
      0,
    ),
  );
  const size = constantName(struct.name);
  const unsized = isUnsized({ kind: 'struct', name: struct.name }, reflection);
  const note = unsized ? 'one element of its runtime-sized array included' : `${struct.align}-byte aligned`;
  return `
export interface ${struct.name} {
${fields}
}
/** Bytes of a ${struct.name}, ${note}. */
export const ${size}_BYTES = ${struct.size};
export function write${capitalised(struct.name)}(view: DataView, byteOffset: number, value: ${struct.name}): void {
${writes.map((line) => `  ${line}`).join('\n')}
}
`;
}

const capitalised = (name: string): string => name.slice(0, 1).toUpperCase() + name.slice(1);

const offsetExpression = (base: string, bytes: number): string => (bytes === 0 ? base : `${base} + ${bytes}`);

function hostType(type: ReflectedType): string {
  switch (type.kind) {
    case 'scalar':
      return 'number';
    case 'vector':
      return `readonly [${Array.from({ length: type.lanes }, () => 'number').join(', ')}]`;
    case 'matrix':
      return 'ArrayLike<number>';
    case 'array':
      return type.element.kind === 'scalar' ? 'ArrayLike<number>' : `readonly (${hostType(type.element)})[]`;
    case 'struct':
      return type.name;
  }
}

function writeStatements(
  type: ReflectedType,
  offset: string,
  value: string,
  name: string,
  depth: number,
): string[] {
  switch (type.kind) {
    case 'scalar':
      return [`view.${SETTERS[type.scalar]}(${offset}, ${value}, true);`];
    case 'vector':
      return Array.from(
        { length: type.lanes },
        (_, lane) =>
          `view.${SETTERS[type.scalar]}(${offsetExpression(offset, 4 * lane)}, ${value}[${lane}], true);`,
      );
    case 'matrix': {
      const i = `i${depth}`;
      const at = `${offset} + ${type.columnStride} * Math.floor(${i} / ${type.rows}) + 4 * (${i} % ${type.rows})`;
      return [
        `checkLength('${name}', ${value}.length, ${type.columns * type.rows});`,
        `for (let ${i} = 0; ${i} < ${type.columns * type.rows}; ${i}++) {`,
        `  view.setFloat32(${at}, ${value}[${i}]!, true);`,
        `}`,
      ];
    }
    case 'array': {
      const i = `i${depth}`;
      const check = type.count === null ? [] : [`checkLength('${name}', ${value}.length, ${type.count});`];
      const inner = writeStatements(
        type.element,
        `${offset} + ${type.stride} * ${i}`,
        `e${depth}`,
        name,
        depth + 1,
      );
      return [
        ...check,
        `for (let ${i} = 0; ${i} < ${value}.length; ${i}++) {`,
        `  const e${depth} = ${value}[${i}]!;`,
        ...inner.map((line) => `  ${line}`),
        `}`,
      ];
    }
    case 'struct':
      return [`write${capitalised(type.name)}(view, ${offset}, ${value});`];
  }
}

function isUnsized(type: ReflectedType, reflection: KernelReflection): boolean {
  if (type.kind === 'array') return type.count === null;
  if (type.kind !== 'struct') return false;
  const last = reflection.structs.find((s) => s.name === type.name)?.members.at(-1);
  return last !== undefined && isUnsized(last.type, reflection);
}
