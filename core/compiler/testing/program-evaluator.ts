// Walks program trees with WGSL's rules: 32-bit wrapping integers, f32 rounding of every operation by Math.fround,
// values copied on assignment, evaluation from left to right. Written against the specification alone.
import type { Scalar, TreeExpr, TreeFunction, TreeProgram, TreeStatement, TreeType } from './program-tree.ts';

export type Value = number | boolean | Value[] | { [member: string]: Value };

export interface Inputs {
  readonly fin: readonly number[];
  readonly iin: readonly number[];
  readonly uin: readonly number[];
}

interface Cell {
  get(): Value;
  set(value: Value): void;
}

type Completion =
  | { readonly kind: 'next' | 'break' | 'continue' }
  | { readonly kind: 'return'; readonly value: Value | undefined };
const NEXT: Completion = { kind: 'next' };

const fr = Math.fround;
const copy = (value: Value): Value =>
  Array.isArray(value)
    ? value.map(copy)
    : typeof value === 'object'
      ? Object.fromEntries(Object.entries(value).map(([k, v]) => [k, copy(v)]))
      : value;

export function zero(type: TreeType): Value {
  switch (type.kind) {
    case 'scalar':
      return type.scalar === 'bool' ? false : 0;
    case 'vector':
      return Array.from({ length: type.size }, () => (type.scalar === 'bool' ? false : 0));
    case 'matrix':
      return Array.from({ length: type.columns }, () => Array.from({ length: type.rows }, () => 0));
    case 'array':
      return Array.from({ length: type.count }, () => zero(type.element));
    case 'struct':
      return Object.fromEntries(type.members.map((m) => [m.name, zero(m.type)]));
  }
}

const scalarOf = (type: TreeType): Scalar =>
  type.kind === 'scalar' || type.kind === 'vector' ? type.scalar : 'f32';

export class ProgramEvaluator {
  private readonly inputs: Inputs;
  private readonly privates = new Map<string, Cell>();

  constructor(inputs: Inputs) {
    this.inputs = inputs;
  }

  /** The scalars of the program's results, in order. */
  run(program: TreeProgram): (number | boolean)[] {
    for (const p of program.privates) this.privates.set(p.name, cellOf(zero(p.type)));
    const scope = new Map<string, Cell>(this.privates);
    this.statements(program.main, scope);
    return program.results.flatMap((r) => flatten(scope.get(r.name)!.get()));
  }

  private call(fn: TreeFunction, args: readonly (Value | Cell)[]): Value | undefined {
    const scope = new Map<string, Cell>(this.privates);
    fn.params.forEach((p, i) =>
      scope.set(p.name, p.pointer ? (args[i] as Cell) : cellOf(copy(args[i] as Value))),
    );
    const completion = this.statements(fn.body, scope);
    return completion.kind === 'return' ? completion.value : undefined;
  }

  private statements(list: readonly TreeStatement[], scope: Map<string, Cell>): Completion {
    for (const s of list) {
      const completion = this.statement(s, scope);
      if (completion.kind !== 'next') return completion;
    }
    return NEXT;
  }

  private statement(s: TreeStatement, scope: Map<string, Cell>): Completion {
    switch (s.kind) {
      case 'declare':
        scope.set(s.name, cellOf(s.value === undefined ? zero(s.type) : copy(this.value(s.value, scope))));
        return NEXT;
      case 'assign': {
        const cell = this.cell(s.target, scope);
        if (s.op === '=') {
          cell.set(copy(this.value(s.value, scope)));
          return NEXT;
        }
        const old = copy(cell.get());
        cell.set(binary(s.op.slice(0, -1), s.target.type, old, s.value.type, this.value(s.value, scope)));
        return NEXT;
      }
      case 'step': {
        const cell = this.cell(s.target, scope);
        const next = (cell.get() as number) + (s.op === '++' ? 1 : -1);
        cell.set(wrap(scalarOf(s.target.type), next));
        return NEXT;
      }
      case 'discard-value':
      case 'call':
        this.value(s.value, scope);
        return NEXT;
      case 'if':
        if (this.value(s.condition, scope) === true) return this.statements(s.then, scope);
        return s.otherwise === undefined ? NEXT : this.statements(s.otherwise, scope);
      case 'for':
      case 'while':
      case 'loop':
        return this.loop(s, scope);
      case 'switch': {
        const chosen = this.value(s.selector, scope) as number;
        const clause =
          s.clauses.find((c) => c.values.includes(chosen)) ?? s.clauses.find((c) => c.isDefault)!;
        const completion = this.statements(clause.body, scope);
        return completion.kind === 'break' ? NEXT : completion;
      }
      case 'block':
        return this.statements(s.body, scope);
      case 'break':
        return { kind: 'break' };
      case 'continue':
        return { kind: 'continue' };
      case 'return':
        return {
          kind: 'return',
          value: s.value === undefined ? undefined : copy(this.value(s.value, scope)),
        };
    }
  }

  private loop(s: TreeStatement & { kind: 'for' | 'while' | 'loop' }, scope: Map<string, Cell>): Completion {
    const counter = cellOf(0);
    scope.set(s.name, counter);
    const count = (): number => counter.get() as number;
    while (s.kind === 'loop' || count() < s.trips) {
      if (s.kind === 'while') counter.set(count() + 1);
      const completion = this.statements(s.body, scope);
      if (completion.kind === 'break') return NEXT;
      if (completion.kind === 'return') return completion;
      if (s.kind === 'for') counter.set(count() + 1);
      if (s.kind === 'loop') {
        counter.set(count() + 1);
        this.statements(s.continuing, scope);
        if (count() >= s.trips) return NEXT;
      }
    }
    return NEXT;
  }

  /** The cell that an assignable expression denotes; its indices are worked out now. */
  private cell(e: TreeExpr, scope: Map<string, Cell>): Cell {
    if (e.kind === 'variable') return scope.get(e.name)!;
    if (e.kind !== 'member' && e.kind !== 'index' && e.kind !== 'swizzle')
      throw new Error(`${e.kind} denotes no memory`);
    const base = this.cell(e.base, scope);
    const key =
      e.kind === 'member'
        ? e.name
        : e.kind === 'index'
          ? (this.value(e.index, scope) as number)
          : e.lanes[0]!;
    return {
      get: () => (base.get() as Record<string | number, Value>)[key]!,
      set: (value) => {
        (base.get() as Record<string | number, Value>)[key] = value;
      },
    };
  }

  private value(e: TreeExpr, scope: Map<string, Cell>): Value {
    switch (e.kind) {
      case 'literal':
        return e.value;
      case 'variable':
        return copy(scope.get(e.name)!.get());
      case 'input':
        return this.inputs[e.buffer][this.value(e.index, scope) as number]!;
      case 'member':
        return (this.value(e.base, scope) as Record<string, Value>)[e.name]!;
      case 'index': {
        const base = this.value(e.base, scope) as Value[];
        return base[this.value(e.index, scope) as number]!;
      }
      case 'swizzle': {
        const base = this.value(e.base, scope) as Value[];
        return e.lanes.length === 1 ? base[e.lanes[0]!]! : e.lanes.map((lane) => base[lane]!);
      }
      case 'unary':
        return each(this.value(e.arg, scope), (x) => unary(e.op, scalarOf(e.arg.type), x));
      case 'binary': {
        if (e.op === '&&') return this.value(e.left, scope) === true && this.value(e.right, scope) === true;
        if (e.op === '||') return this.value(e.left, scope) === true || this.value(e.right, scope) === true;
        const left = this.value(e.left, scope);
        return binary(e.op, e.left.type, left, e.right.type, this.value(e.right, scope));
      }
      case 'builtin':
        return builtin(
          e.name,
          scalarOf(e.args[0]!.type),
          e.args.map((a) => this.value(a, scope)),
        );
      case 'construct':
        return construct(
          e.type,
          e.args.map((a) => ({ type: a.type, value: this.value(a, scope) })),
        );
      case 'call': {
        const args = e.args.map((a) =>
          a.kind === 'address' ? this.cell(a.of, scope) : this.value(a, scope),
        );
        return this.call(e.fn, args) ?? 0;
      }
      case 'address':
        throw new Error('an address is no value');
    }
  }
}

function cellOf(initial: Value): Cell {
  let value = initial;
  return {
    get: () => value,
    set: (next) => {
      value = next;
    },
  };
}

function flatten(value: Value): (number | boolean)[] {
  if (Array.isArray(value)) return value.flatMap(flatten);
  return typeof value === 'object' ? Object.values(value).flatMap(flatten) : [value];
}

function wrap(scalar: Scalar, x: number): number {
  if (scalar === 'f32') return fr(x);
  return scalar === 'i32' ? x | 0 : x >>> 0;
}

const each = (value: Value, f: (x: number | boolean) => Value): Value =>
  Array.isArray(value) ? value.map((v) => f(v as number)) : f(value as number);

/** Lane by lane over vectors, with scalars taken for every lane. */
function zip(values: readonly Value[], f: (...lanes: number[]) => Value): Value {
  const vector = values.find((v) => Array.isArray(v)) as Value[] | undefined;
  if (vector === undefined) return f(...(values as number[]));
  return vector.map((_, i) => f(...(values.map((v) => (Array.isArray(v) ? v[i] : v)) as number[])));
}

function unary(op: '-' | '!' | '~', scalar: Scalar, x: number | boolean): Value {
  if (op === '!') return !x;
  if (op === '~') return wrap(scalar, ~(x as number));
  return scalar === 'f32' ? -(x as number) : -(x as number) | 0;
}

function binary(op: string, leftType: TreeType, left: Value, rightType: TreeType, right: Value): Value {
  if (leftType.kind === 'matrix' || rightType.kind === 'matrix')
    return matrixBinary(op, leftType, left, rightType, right);
  const scalar = scalarOf(leftType);
  return zip([left, right], (a, b) => scalarBinary(op, scalar, a, b));
}

function scalarBinary(op: string, scalar: Scalar, a: number, b: number): Value {
  switch (op) {
    case '==':
      return a === b;
    case '!=':
      return a !== b;
    case '<':
      return a < b;
    case '<=':
      return a <= b;
    case '>':
      return a > b;
    case '>=':
      return a >= b;
    case '&':
      return scalar === 'bool' ? Boolean(a) && Boolean(b) : wrap(scalar, a & b);
    case '|':
      return scalar === 'bool' ? Boolean(a) || Boolean(b) : wrap(scalar, a | b);
    case '^':
      return wrap(scalar, a ^ b);
    case '<<':
      return wrap(scalar, a << (b & 31));
    case '>>':
      return scalar === 'i32' ? a >> (b & 31) : a >>> (b & 31);
    case '+':
      return wrap(scalar, a + b);
    case '-':
      return wrap(scalar, a - b);
    case '*':
      return scalar === 'f32' ? fr(a * b) : wrap(scalar, Math.imul(a, b));
    case '/':
      if (scalar === 'f32') return fr(a / b);
      return b === 0 ? a : wrap(scalar, Math.trunc(a / b));
    case '%':
      if (scalar === 'f32') return fr(a - fr(b * Math.trunc(fr(a / b))));
      return b === 0 ? 0 : wrap(scalar, a % b);
    default:
      throw new Error(`no operator ${op}`);
  }
}

type Matrix = number[][];
const add = (a: readonly number[], b: readonly number[]): number[] => a.map((x, i) => fr(x + b[i]!));
const times = (a: readonly number[], k: number): number[] => a.map((x) => fr(x * k));

function matrixBinary(op: string, leftType: TreeType, left: Value, rightType: TreeType, right: Value): Value {
  if (op !== '*')
    return (left as Matrix).map((column, c) =>
      column.map((x, r) => fr(op === '+' ? x + (right as Matrix)[c]![r]! : x - (right as Matrix)[c]![r]!)),
    );
  const apply = (m: Matrix, v: readonly number[]): number[] =>
    m.map((column, c) => times(column, v[c]!)).reduce(add);
  if (leftType.kind === 'scalar') return (right as Matrix).map((column) => times(column, left as number));
  if (rightType.kind === 'scalar') return (left as Matrix).map((column) => times(column, right as number));
  if (leftType.kind === 'vector') return (right as Matrix).map((column) => dot(left as number[], column));
  if (rightType.kind === 'vector') return apply(left as Matrix, right as number[]);
  return (right as Matrix).map((column) => apply(left as Matrix, column));
}

/** Products summed as x+y, (x+y)+z, (x+y)+(z+w): the order the compiler documents. */
function dot(a: readonly number[], b: readonly number[]): number {
  const [x, y, z, w] = a.map((v, i) => fr(v * b[i]!)) as [number, number, number, number];
  const pair = fr(x + y);
  if (a.length === 2) return pair;
  return fr(pair + (a.length === 3 ? z : fr(z + w)));
}

const min = (a: number, b: number): number => (b < a ? b : a);
const max = (a: number, b: number): number => (a < b ? b : a);

function builtin(name: string, scalar: Scalar, args: readonly Value[]): Value {
  switch (name) {
    case 'any':
      return Array.isArray(args[0]) ? args[0].some(Boolean) : args[0]!;
    case 'all':
      return Array.isArray(args[0]) ? args[0].every(Boolean) : args[0]!;
    case 'dot':
      if (scalar === 'f32') return dot(args[0] as number[], args[1] as number[]);
      return wrap(
        scalar,
        (args[0] as number[]).reduce((sum, x, i) => sum + Math.imul(x, (args[1] as number[])[i]!), 0),
      );
    case 'cross': {
      const [a, b] = args as [number[], number[]];
      return [0, 1, 2].map((i) =>
        fr(fr(a[(i + 1) % 3]! * b[(i + 2) % 3]!) - fr(a[(i + 2) % 3]! * b[(i + 1) % 3]!)),
      );
    }
    case 'transpose': {
      const m = args[0] as Matrix;
      return m[0]!.map((_, r) => m.map((column) => column[r]!));
    }
    case 'select':
      if (!Array.isArray(args[2])) return args[2] === true ? args[1]! : args[0]!;
      return zip(args, (a, b, c) => (c ? b : a));
    default:
      return zip(args, (a, b, c) => laneFunction(name, scalar, a, b, c));
  }
}

function laneFunction(name: string, scalar: Scalar, a: number, b: number, c: number): Value {
  switch (name) {
    case 'abs':
      return scalar === 'f32' ? Math.abs(a) : wrap(scalar, Math.abs(a));
    case 'sign':
      return a > 0 ? 1 : a < 0 ? -1 : a;
    case 'floor':
      return Math.floor(a);
    case 'ceil':
      return Math.ceil(a);
    case 'trunc':
      return Math.trunc(a);
    case 'fract':
      return fr(a - Math.floor(a));
    case 'sqrt':
      return fr(Math.sqrt(a));
    case 'min':
      return min(a, b);
    case 'max':
      return max(a, b);
    case 'clamp':
      return min(max(a, b), c);
    case 'fma':
      return fr(fr(a * b) + c);
    case 'mix':
      return fr(fr(a * fr(1 - c)) + fr(b * c));
    case 'step':
      return a <= b ? 1 : 0;
    case 'countOneBits':
      return [...(a >>> 0).toString(2)].filter((d) => d === '1').length;
    case 'firstLeadingBit':
      if (scalar === 'u32') return a === 0 ? 0xffffffff : 31 - Math.clz32(a);
      return a === 0 || a === -1 ? -1 : 31 - Math.clz32(a < 0 ? ~a : a);
    default:
      throw new Error(`no function ${name}`);
  }
}

function convert(from: Scalar, to: Scalar, x: number | boolean): Value {
  const n = Number(x);
  if (to === 'bool') return n !== 0;
  if (to === 'f32') return fr(n);
  if (from === 'f32') {
    const [low, high] = to === 'i32' ? [-2147483648, 2147483647] : [0, 4294967295];
    return Number.isNaN(n) ? 0 : Math.min(high, Math.max(low, Math.trunc(n))) + 0;
  }
  return wrap(to, n);
}

function construct(
  type: TreeType,
  args: readonly { readonly type: TreeType; readonly value: Value }[],
): Value {
  if (args.length === 0) return zero(type);
  switch (type.kind) {
    case 'scalar':
      return convert(scalarOf(args[0]!.type), type.scalar, args[0]!.value as number);
    case 'vector': {
      const lanes = args.flatMap((a) =>
        (Array.isArray(a.value) ? a.value : [a.value]).map((v) =>
          convert(scalarOf(a.type), type.scalar, v as number),
        ),
      );
      return lanes.length === 1 ? Array.from({ length: type.size }, () => lanes[0]!) : lanes;
    }
    case 'matrix': {
      const numbers = args.flatMap((a) => (Array.isArray(a.value) ? a.value : [a.value])) as number[];
      return Array.from({ length: type.columns }, (_, c) =>
        numbers.slice(c * type.rows, (c + 1) * type.rows),
      );
    }
    case 'array':
      return args.map((a) => copy(a.value));
    case 'struct':
      return Object.fromEntries(type.members.map((m, i) => [m.name, copy(args[i]!.value)]));
  }
}
