// Small WGSL programs as trees, and their text. Random programs are made as such trees, printed for the compiler, and
// run by an evaluator that walks the same tree: neither the parser nor the checker nor the lowering is shared.

export type Scalar = 'f32' | 'i32' | 'u32' | 'bool';
export type TreeType =
  | { readonly kind: 'scalar'; readonly scalar: Scalar }
  | { readonly kind: 'vector'; readonly scalar: Scalar; readonly size: number }
  | { readonly kind: 'matrix'; readonly columns: number; readonly rows: number }
  | { readonly kind: 'array'; readonly element: TreeType; readonly count: number }
  | {
      readonly kind: 'struct';
      readonly name: string;
      readonly members: readonly { readonly name: string; readonly type: TreeType }[];
    };

export type TreeExpr = { readonly type: TreeType } & (
  | { readonly kind: 'literal'; readonly value: number | boolean }
  | { readonly kind: 'variable'; readonly name: string; readonly pointer: boolean }
  | { readonly kind: 'input'; readonly buffer: 'fin' | 'iin' | 'uin'; readonly index: TreeExpr }
  | { readonly kind: 'member'; readonly base: TreeExpr; readonly name: string }
  | { readonly kind: 'index'; readonly base: TreeExpr; readonly index: TreeExpr }
  | { readonly kind: 'swizzle'; readonly base: TreeExpr; readonly lanes: readonly number[] }
  | { readonly kind: 'unary'; readonly op: '-' | '!' | '~'; readonly arg: TreeExpr }
  | { readonly kind: 'binary'; readonly op: string; readonly left: TreeExpr; readonly right: TreeExpr }
  | { readonly kind: 'builtin'; readonly name: string; readonly args: readonly TreeExpr[] }
  | { readonly kind: 'construct'; readonly args: readonly TreeExpr[] }
  | { readonly kind: 'call'; readonly fn: TreeFunction; readonly args: readonly TreeExpr[] }
  | { readonly kind: 'address'; readonly of: TreeExpr }
);

export type TreeStatement =
  | {
      readonly kind: 'declare';
      readonly how: 'let' | 'var';
      readonly name: string;
      readonly type: TreeType;
      readonly value: TreeExpr | undefined;
    }
  | { readonly kind: 'assign'; readonly target: TreeExpr; readonly op: string; readonly value: TreeExpr }
  | { readonly kind: 'step'; readonly target: TreeExpr; readonly op: '++' | '--' }
  | { readonly kind: 'discard-value'; readonly value: TreeExpr }
  | { readonly kind: 'call'; readonly value: TreeExpr }
  | {
      readonly kind: 'if';
      readonly condition: TreeExpr;
      readonly then: readonly TreeStatement[];
      readonly otherwise: readonly TreeStatement[] | undefined;
    }
  /** `for (var NAME = 0i; NAME < trips; NAME++)` */
  | {
      readonly kind: 'for';
      readonly name: string;
      readonly trips: number;
      readonly body: readonly TreeStatement[];
    }
  | {
      readonly kind: 'while';
      readonly name: string;
      readonly trips: number;
      readonly body: readonly TreeStatement[];
    }
  | {
      readonly kind: 'loop';
      readonly name: string;
      readonly trips: number;
      readonly body: readonly TreeStatement[];
      readonly continuing: readonly TreeStatement[];
    }
  | {
      readonly kind: 'switch';
      readonly selector: TreeExpr;
      readonly clauses: readonly {
        readonly values: readonly number[];
        readonly isDefault: boolean;
        readonly body: readonly TreeStatement[];
      }[];
    }
  | { readonly kind: 'block'; readonly body: readonly TreeStatement[] }
  | { readonly kind: 'break' }
  | { readonly kind: 'continue' }
  | { readonly kind: 'return'; readonly value: TreeExpr | undefined };

export interface TreeFunction {
  readonly name: string;
  readonly params: readonly { readonly name: string; readonly type: TreeType; readonly pointer: boolean }[];
  readonly result: TreeType | undefined;
  readonly body: readonly TreeStatement[];
}

export interface TreeProgram {
  readonly name: string;
  readonly functions: readonly TreeFunction[];
  readonly privates: readonly { readonly name: string; readonly type: TreeType }[];
  readonly main: readonly TreeStatement[];
  /** Variables of `main` that are written out at the end. */
  readonly results: readonly { readonly name: string; readonly type: TreeType }[];
}

export const scalarType = (scalar: Scalar): TreeType => ({ kind: 'scalar', scalar });
export const vectorType = (scalar: Scalar, size: number): TreeType =>
  size === 1 ? scalarType(scalar) : { kind: 'vector', scalar, size };

export function typeText(type: TreeType): string {
  switch (type.kind) {
    case 'scalar':
      return type.scalar;
    case 'vector':
      return `vec${type.size}<${type.scalar}>`;
    case 'matrix':
      return `mat${type.columns}x${type.rows}<f32>`;
    case 'array':
      return `array<${typeText(type.element)}, ${type.count}>`;
    case 'struct':
      return type.name;
  }
}

function literalText(type: TreeType, value: number | boolean): string {
  if (type.kind !== 'scalar' || typeof value === 'boolean') return String(value);
  if (type.scalar === 'f32') {
    const text = String(Math.abs(value));
    return Object.is(value, -0) || value < 0 ? `(-${text}f)` : `${text}f`;
  }
  if (type.scalar === 'u32') return `${value}u`;
  if (value === -2147483648) return '(-2147483647i - 1i)';
  return value < 0 ? `(${value}i)` : `${value}i`;
}

export function exprText(e: TreeExpr): string {
  switch (e.kind) {
    case 'literal':
      return literalText(e.type, e.value);
    case 'variable':
      return e.pointer ? `(*${e.name})` : e.name;
    case 'input':
      return `${e.buffer}[${exprText(e.index)}]`;
    case 'member':
      return `${exprText(e.base)}.${e.name}`;
    case 'index':
      return `${exprText(e.base)}[${exprText(e.index)}]`;
    case 'swizzle':
      return `${exprText(e.base)}.${e.lanes.map((lane) => 'xyzw'[lane]).join('')}`;
    case 'unary':
      return `${e.op}(${exprText(e.arg)})`;
    case 'binary':
      return `(${exprText(e.left)} ${e.op} ${exprText(e.right)})`;
    case 'builtin':
      return `${e.name}(${e.args.map(exprText).join(', ')})`;
    case 'construct':
      return `${typeText(e.type)}(${e.args.map(exprText).join(', ')})`;
    case 'call':
      return `${e.fn.name}(${e.args.map(exprText).join(', ')})`;
    case 'address':
      return `&${exprText(e.of)}`;
  }
}

function blockText(statements: readonly TreeStatement[]): string {
  return `{ ${statements.map(statementText).join(' ')} }`;
}

export function statementText(s: TreeStatement): string {
  switch (s.kind) {
    case 'declare':
      return `${s.how} ${s.name}: ${typeText(s.type)}${s.value === undefined ? '' : ` = ${exprText(s.value)}`};`;
    case 'assign':
      return `${exprText(s.target)} ${s.op} ${exprText(s.value)};`;
    case 'step':
      return `${exprText(s.target)}${s.op};`;
    case 'discard-value':
      return `_ = ${exprText(s.value)};`;
    case 'call':
      return `${exprText(s.value)};`;
    case 'if':
      return `if (${exprText(s.condition)}) ${blockText(s.then)}${s.otherwise === undefined ? '' : ` else ${blockText(s.otherwise)}`}`;
    case 'for':
      return `for (var ${s.name} = 0i; ${s.name} < ${s.trips}i; ${s.name}++) ${blockText(s.body)}`;
    case 'while':
      return `var ${s.name} = 0i; while (${s.name} < ${s.trips}i) { ${s.name}++; ${s.body.map(statementText).join(' ')} }`;
    case 'loop':
      return `var ${s.name} = 0i; loop { ${s.body.map(statementText).join(' ')} continuing { ${s.name}++; ${s.continuing.map(statementText).join(' ')} break if ${s.name} >= ${s.trips}i; } }`;
    case 'switch': {
      const clauses = s.clauses.map((c) => {
        const selectors = [
          ...c.values.map((v) => literalText(s.selector.type, v)),
          ...(c.isDefault ? ['default'] : []),
        ];
        return `${c.isDefault && c.values.length === 0 ? 'default' : `case ${selectors.join(', ')}`}: ${blockText(c.body)}`;
      });
      return `switch (${exprText(s.selector)}) { ${clauses.join(' ')} }`;
    }
    case 'block':
      return blockText(s.body);
    case 'break':
      return 'break;';
    case 'continue':
      return 'continue;';
    case 'return':
      return s.value === undefined ? 'return;' : `return ${exprText(s.value)};`;
  }
}

export function functionText(f: TreeFunction): string {
  const params = f.params.map(
    (p) => `${p.name}: ${p.pointer ? `ptr<function, ${typeText(p.type)}>` : typeText(p.type)}`,
  );
  return `fn ${f.name}(${params.join(', ')})${f.result === undefined ? '' : ` -> ${typeText(f.result)}`} ${blockText(f.body)}`;
}

export interface Leaf {
  readonly path: string;
  readonly scalar: Scalar;
}

/** Paths to all scalars of a value, in order. */
export function leavesOf(type: TreeType, path: string): Leaf[] {
  switch (type.kind) {
    case 'scalar':
      return [{ path, scalar: type.scalar }];
    case 'vector':
      return Array.from({ length: type.size }, (_, i) => ({ path: `${path}[${i}]`, scalar: type.scalar }));
    case 'matrix':
      return Array.from({ length: type.columns * type.rows }, (_, i) => ({
        path: `${path}[${Math.floor(i / type.rows)}][${i % type.rows}]`,
        scalar: 'f32' as const,
      }));
    case 'array':
      return Array.from({ length: type.count }, (_, i) => leavesOf(type.element, `${path}[${i}]`)).flat();
    case 'struct':
      return type.members.flatMap((m) => leavesOf(m.type, `${path}.${m.name}`));
  }
}

/** The text of one program as an entry point of a module; scalars are written to `fo`, `oi` and `ou` in order. */
export function programText(p: TreeProgram): string {
  const stores = p.results
    .flatMap((r) => leavesOf(r.type, r.name))
    .map(({ path, scalar }, k) => {
      if (scalar === 'bool') return `ou[${k}] = select(0u, 1u, ${path});`;
      return `${scalar === 'f32' ? 'fo' : scalar === 'i32' ? 'oi' : 'ou'}[${k}] = ${path};`;
    });
  return [
    ...p.privates.map((v) => `var<private> ${v.name}: ${typeText(v.type)};`),
    ...p.functions.map(functionText),
    `@compute @workgroup_size(1) fn ${p.name}() { ${p.main.map(statementText).join(' ')}\n  ${stores.join(' ')} }`,
  ].join('\n');
}
