// Makes random, valid, terminating programs from a seed.
import {
  scalarType,
  vectorType,
  type Scalar,
  type TreeExpr,
  type TreeFunction,
  type TreeProgram,
  type TreeStatement,
  type TreeType,
} from './program-tree.ts';

export const INPUT_COUNT = 16;

interface Name {
  readonly name: string;
  readonly type: TreeType;
  readonly pointer: boolean;
  readonly mutable: boolean;
  /** A variable of this function, whose address may be passed. */
  readonly local: boolean;
}

interface Around {
  readonly inLoop: boolean;
  readonly inSwitch: boolean;
  readonly loopDepth: number;
  /** Blocks around. */
  readonly nesting: number;
  readonly result: TreeType | undefined;
  readonly mayReturn: boolean;
}

const FLOAT_LITERALS = [0, 1, -1, 0.5, 2, -3.25, 0.1, 100, 1e-3, 1e6, 3.5];
const INT_LITERALS = [0, 1, -1, 2, 3, 7, -5, 31, 255, 65536, 2147483647, -2147483648];

export class ProgramGenerator {
  private state: number;
  private names: Name[] = [];
  private counter = 0;
  private functions: TreeFunction[] = [];
  private readonly prefix: string;
  private readonly structs: readonly TreeType[];
  /** Roots whose address the expression being made already passes, or reads in the same call. */
  private busy = new Set<string>();

  constructor(seed: number, prefix: string, structs: readonly TreeType[]) {
    this.state = Math.imul(seed, 2654435761) >>> 0;
    this.prefix = prefix;
    this.structs = structs;
    for (let i = 0; i < 4; i++) this.next();
  }

  private next(): number {
    // xorshift32 [Marsaglia 2003], never at its fixed point 0
    let x = this.state || 0x9e3779b9;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    this.state = x >>> 0;
    return this.state / 2 ** 32;
  }

  private below(n: number): number {
    return Math.floor(this.next() * n);
  }

  private chance(p: number): boolean {
    return this.next() < p;
  }

  private pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!;
  }

  private fresh(kind: string): string {
    return `${this.prefix}${kind}${this.counter++}`;
  }

  program(name: string): TreeProgram {
    const privates = Array.from({ length: this.below(3) }, () => ({
      name: this.fresh('g'),
      type: this.type(1),
    }));
    const globals = privates.map((p): Name => ({ ...p, pointer: false, mutable: true, local: false }));
    const helpers = this.below(3);
    for (let i = 0; i < helpers; i++) this.functions.push(this.helper(globals));
    this.names = [...globals];
    const main = this.block(
      { inLoop: false, inSwitch: false, loopDepth: 0, nesting: 0, result: undefined, mayReturn: false },
      2 + this.below(5),
    );
    const results = this.names
      .filter((n) => !globals.includes(n))
      .map((n) => ({ name: n.name, type: n.type }));
    return { name, functions: this.functions, privates, main, results: [...results, ...privates] };
  }

  private helper(globals: readonly Name[]): TreeFunction {
    const params = Array.from({ length: 1 + this.below(3) }, () => ({
      name: this.fresh('p'),
      type: this.type(1),
      pointer: this.chance(0.4),
    }));
    const result = this.chance(0.85) ? this.type(1) : undefined;
    this.names = [...globals, ...params.map((p): Name => ({ ...p, mutable: p.pointer, local: p.pointer }))];
    const around = { inLoop: false, inSwitch: false, loopDepth: 1, nesting: 1, result, mayReturn: true };
    const body = this.block(around, 1 + this.below(3));
    if (result !== undefined) body.push({ kind: 'return', value: this.expr(result, 2) });
    return { name: this.fresh('f'), params, result, body };
  }

  private type(depth: number): TreeType {
    const scalar = this.pick<Scalar>(['f32', 'f32', 'f32', 'i32', 'u32', 'bool']);
    const choice = this.next();
    if (choice < 0.4) return scalarType(scalar);
    if (choice < 0.75 || depth <= 0) return vectorType(scalar, 2 + this.below(3));
    if (choice < 0.85) return { kind: 'matrix', columns: 2 + this.below(3), rows: 2 + this.below(3) };
    if (choice < 0.93) return { kind: 'array', element: this.type(depth - 1), count: 2 + this.below(3) };
    return this.pick(this.structs);
  }

  private block(around: Around, count: number): TreeStatement[] {
    return Array.from({ length: count }, () => this.statement(around));
  }

  /** A block whose declarations end with it. */
  private scoped(around: Around, count: number): TreeStatement[] {
    const outer = [...this.names];
    const body = this.block({ ...around, nesting: around.nesting + 1 }, count);
    this.names = outer;
    return body;
  }

  private statement(around: Around): TreeStatement {
    const choice = around.nesting < 2 ? this.next() : 0.66 * this.next();
    if (choice < 0.3 || this.names.every((n) => !n.mutable)) return this.declaration();
    if (choice < 0.62) return this.assignment();
    if (choice < 0.68) return this.callStatement() ?? this.assignment();
    if (choice < 0.78) {
      const condition = this.expr(scalarType('bool'), 2);
      const then = this.scoped(around, 1 + this.below(3));
      return {
        kind: 'if',
        condition,
        then,
        otherwise: this.chance(0.5) ? this.scoped(around, 1 + this.below(2)) : undefined,
      };
    }
    if (choice < 0.88 && around.loopDepth < 2) return this.loop(around);
    if (choice < 0.93) return this.switch(around);
    if (choice < 0.96 && (around.inLoop || around.inSwitch)) {
      const leave: TreeStatement =
        around.inLoop && (!around.inSwitch || this.chance(0.5)) && this.chance(0.6)
          ? { kind: 'continue' }
          : { kind: 'break' };
      return { kind: 'if', condition: this.expr(scalarType('bool'), 1), then: [leave], otherwise: undefined };
    }
    if (choice < 0.98 && around.mayReturn) {
      const value = around.result === undefined ? undefined : this.expr(around.result, 2);
      return {
        kind: 'if',
        condition: this.expr(scalarType('bool'), 1),
        then: [{ kind: 'return', value }],
        otherwise: undefined,
      };
    }
    return { kind: 'block', body: this.scoped(around, 1 + this.below(2)) };
  }

  private declaration(): TreeStatement {
    const type = this.type(2);
    const how = this.chance(0.7) ? 'var' : 'let';
    const value = how === 'let' || this.chance(0.8) ? this.expr(type, 2) : undefined;
    const name = this.fresh('v');
    this.names.push({ name, type, pointer: false, mutable: how === 'var', local: how === 'var' });
    return { kind: 'declare', how, name, type, value };
  }

  private assignment(): TreeStatement {
    const target = this.target();
    const { type } = target;
    const integer = type.kind === 'scalar' && (type.scalar === 'i32' || type.scalar === 'u32');
    if (integer && this.chance(0.15)) return { kind: 'step', target, op: this.chance(0.5) ? '++' : '--' };
    if (this.chance(0.4)) {
      const compound = this.compound(type);
      if (compound !== undefined) return { kind: 'assign', target, ...compound };
    }
    if (this.chance(0.05)) return { kind: 'discard-value', value: this.expr(type, 2) };
    return { kind: 'assign', target, op: '=', value: this.expr(type, 2) };
  }

  private compound(type: TreeType): { op: string; value: TreeExpr } | undefined {
    if (type.kind === 'matrix') return { op: '*=', value: this.expr(scalarType('f32'), 2) };
    if (type.kind !== 'scalar' && type.kind !== 'vector') return undefined;
    if (type.scalar === 'bool') return { op: this.pick(['&=', '|=']), value: this.expr(type, 2) };
    if (type.scalar === 'f32')
      return {
        op: this.pick(['+=', '-=', '*=', '/=']),
        value: this.expr(this.chance(0.3) ? scalarType('f32') : type, 2),
      };
    const op = this.pick(['+=', '-=', '*=', '/=', '%=', '&=', '|=', '^=', '<<=', '>>=']);
    const shift = op.length === 3;
    return {
      op,
      value: this.expr(shift ? vectorType('u32', type.kind === 'vector' ? type.size : 1) : type, 2),
    };
  }

  /** Something that can be assigned to, without effects in its indices. */
  private target(accept: (type: TreeType) => boolean = () => true): TreeExpr {
    const root = this.pick(this.names.filter((n) => n.mutable));
    let target: TreeExpr = { kind: 'variable', name: root.name, pointer: root.pointer, type: root.type };
    for (;;) {
      const { type } = target;
      if (type.kind === 'scalar' || (accept(type) && this.chance(0.45))) return target;
      target = this.stepInto(target);
    }
  }

  private stepInto(base: TreeExpr): TreeExpr {
    const { type } = base;
    switch (type.kind) {
      case 'struct': {
        const member = this.pick(type.members);
        return { kind: 'member', base, name: member.name, type: member.type };
      }
      case 'array':
        return { kind: 'index', base, index: this.indexBelow(type.count), type: type.element };
      case 'matrix':
        return {
          kind: 'index',
          base,
          index: this.indexBelow(type.columns),
          type: vectorType('f32', type.rows),
        };
      case 'vector':
        if (this.chance(0.5))
          return { kind: 'swizzle', base, lanes: [this.below(type.size)], type: scalarType(type.scalar) };
        return { kind: 'index', base, index: this.indexBelow(type.size), type: scalarType(type.scalar) };
      case 'scalar':
        return base;
    }
  }

  /** An index in 0..count-1: a literal, or a run-time value brought into range. */
  private indexBelow(count: number): TreeExpr {
    const u32 = scalarType('u32');
    if (this.chance(0.4))
      return { kind: 'literal', value: this.below(count), type: this.chance(0.5) ? u32 : scalarType('i32') };
    const variables = this.names.filter((n) => n.type.kind === 'scalar' && n.type.scalar === 'u32');
    const variable = variables.length > 0 && this.chance(0.7) ? this.pick(variables) : undefined;
    const left: TreeExpr =
      variable === undefined
        ? {
            kind: 'input',
            buffer: 'uin',
            index: { kind: 'literal', value: this.below(INPUT_COUNT), type: u32 },
            type: u32,
          }
        : { kind: 'variable', name: variable.name, pointer: variable.pointer, type: u32 };
    return { kind: 'binary', op: '%', left, right: { kind: 'literal', value: count, type: u32 }, type: u32 };
  }

  private callStatement(): TreeStatement | undefined {
    if (this.functions.length === 0) return undefined;
    const fn = this.pick(this.functions);
    const value = this.call(fn, 2);
    if (value === undefined) return undefined;
    return fn.result === undefined ? { kind: 'call', value } : { kind: 'discard-value', value };
  }

  private call(fn: TreeFunction, depth: number): TreeExpr | undefined {
    const outer = this.busy;
    this.busy = new Set(outer);
    const args: TreeExpr[] = [];
    // pointers first in choosing, so that values can avoid their roots: WGSL forbids aliases within a call
    const roots: (Name | undefined)[] = fn.params.map((p) => {
      if (!p.pointer) return undefined;
      const root = this.names.find(
        (n) => n.local && n.mutable && !this.busy.has(n.name) && sameType(n.type, p.type),
      );
      if (root !== undefined) this.busy.add(root.name);
      return root;
    });
    const possible = fn.params.every((p, i) => !p.pointer || roots[i] !== undefined);
    if (possible) {
      fn.params.forEach((p, i) => {
        const root = roots[i];
        if (root === undefined) return args.push(this.expr(p.type, depth - 1));
        // a pointer parameter is passed on as it is
        if (root.pointer)
          return args.push({ kind: 'variable', name: root.name, pointer: false, type: p.type });
        const of: TreeExpr = { kind: 'variable', name: root.name, pointer: false, type: p.type };
        return args.push({ kind: 'address', of, type: p.type });
      });
    }
    this.busy = outer;
    return possible ? { kind: 'call', fn, args, type: fn.result ?? scalarType('i32') } : undefined;
  }

  private loop(around: Around): TreeStatement {
    const name = this.fresh('k');
    const trips = 1 + this.below(4);
    const kind = this.pick(['for', 'while', 'loop'] as const);
    const inside = { ...around, inLoop: true, inSwitch: false, loopDepth: around.loopDepth + 1 };
    const outer = [...this.names];
    this.names.push({ name, type: scalarType('i32'), pointer: false, mutable: false, local: false });
    const body = this.scoped(inside, 1 + this.below(3));
    const tail = {
      inLoop: false,
      inSwitch: false,
      loopDepth: 9,
      nesting: 9,
      result: undefined,
      mayReturn: false,
    };
    const continuing = kind === 'loop' ? this.scoped(tail, this.below(2)) : [];
    this.names = outer;
    return kind === 'loop' ? { kind, name, trips, body, continuing } : { kind, name, trips, body };
  }

  private switch(around: Around): TreeStatement {
    const unsigned = this.chance(0.3);
    const selector = this.expr(scalarType(unsigned ? 'u32' : 'i32'), 2);
    const pool = unsigned ? [0, 1, 2, 3, 5, 100, 4294967295] : [0, 1, 2, 3, 5, -1, -100, 65536];
    const count = 1 + this.below(3);
    const position = this.below(count + 1);
    const clauses = Array.from({ length: count + 1 }, (_, i) => {
      const isDefault = i === position;
      const values = isDefault && this.chance(0.7) ? [] : pool.splice(this.below(pool.length), 1);
      return { values, isDefault, body: this.scoped({ ...around, inSwitch: true }, 1 + this.below(2)) };
    });
    return { kind: 'switch', selector, clauses };
  }

  private expr(type: TreeType, depth: number): TreeExpr {
    if (depth > 0 && this.functions.length > 0 && this.chance(0.12)) {
      const fn = this.functions.find((f) => f.result !== undefined && sameType(f.result, type));
      const call = fn === undefined ? undefined : this.call(fn, depth);
      if (call !== undefined) return call;
    }
    if (this.chance(depth <= 0 ? 0.75 : 0.25)) {
      const read = this.read(type);
      if (read !== undefined) return read;
    }
    switch (type.kind) {
      case 'scalar':
        return this.scalarExpr(type.scalar, depth);
      case 'vector':
        return this.vectorExpr(type.scalar, type.size, depth);
      case 'matrix':
        return this.matrixExpr(type, depth);
      case 'array':
        return {
          kind: 'construct',
          type,
          args: this.chance(0.1)
            ? []
            : Array.from({ length: type.count }, () => this.expr(type.element, depth - 1)),
        };
      case 'struct':
        return {
          kind: 'construct',
          type,
          args: this.chance(0.1) ? [] : type.members.map((m) => this.expr(m.type, depth - 1)),
        };
    }
  }

  /** A variable of the type, or a part of one. */
  private read(type: TreeType): TreeExpr | undefined {
    for (let tries = 0; tries < 6; tries++) {
      const root = this.names.length === 0 ? undefined : this.pick(this.names);
      if (root === undefined || this.busy.has(root.name)) continue;
      let found: TreeExpr = { kind: 'variable', name: root.name, pointer: root.pointer, type: root.type };
      for (let steps = 0; steps < 3; steps++) {
        if (sameType(found.type, type)) return found;
        if (found.type.kind === 'vector' && type.kind === 'vector' && found.type.scalar === type.scalar) {
          const { size } = found.type;
          return {
            kind: 'swizzle',
            base: found,
            lanes: Array.from({ length: type.size }, () => this.below(size)),
            type,
          };
        }
        found = this.stepInto(found);
      }
    }
    return undefined;
  }

  private leaf(scalar: Scalar): TreeExpr {
    const type = scalarType(scalar);
    if (scalar === 'bool')
      return {
        kind: 'binary',
        op: this.pick(['<', '>=', '==']),
        left: this.leaf('i32'),
        right: { kind: 'literal', value: 3, type: scalarType('i32') },
        type,
      };
    const buffer = scalar === 'f32' ? 'fin' : scalar === 'i32' ? 'iin' : 'uin';
    return { kind: 'input', buffer, index: this.indexBelow(INPUT_COUNT), type };
  }

  private literal(scalar: Scalar): TreeExpr {
    const type = scalarType(scalar);
    if (scalar === 'bool') return { kind: 'literal', value: this.chance(0.5), type };
    if (scalar === 'f32') return { kind: 'literal', value: Math.fround(this.pick(FLOAT_LITERALS)), type };
    const value = this.pick(INT_LITERALS);
    return { kind: 'literal', value: scalar === 'i32' ? value : value >>> 0, type };
  }

  /** An operand that is not constant, so that no operation is left to the evaluation of constants. */
  private runtime(type: TreeType, depth: number): TreeExpr {
    const e = this.expr(type, depth);
    if (!isConstant(e)) return e;
    if (type.kind === 'vector') {
      return {
        kind: 'construct',
        type,
        args: Array.from({ length: type.size }, () => this.leaf(type.scalar)),
      };
    }
    return type.kind === 'scalar' ? this.leaf(type.scalar) : e;
  }

  private scalarExpr(scalar: Scalar, depth: number): TreeExpr {
    const type = scalarType(scalar);
    if (depth <= 0) return this.chance(0.5) ? this.literal(scalar) : this.leaf(scalar);
    if (scalar === 'bool') return this.boolExpr(depth);
    const choice = this.next();
    if (choice < 0.15) return this.leaf(scalar);
    if (choice < 0.22) {
      const from = this.pick<Scalar>(['f32', 'i32', 'u32', 'bool']);
      return { kind: 'construct', type, args: [this.runtime(scalarType(from), depth - 1)] };
    }
    if (choice < 0.32) {
      const size = 2 + this.below(3);
      const vector = vectorType(scalar, size);
      return {
        kind: 'builtin',
        name: 'dot',
        args: [this.runtime(vector, depth - 1), this.expr(vector, depth - 1)],
        type,
      };
    }
    return this.laneExpr(type, scalar, 1, depth);
  }

  private boolExpr(depth: number): TreeExpr {
    const type = scalarType('bool');
    const choice = this.next();
    if (choice < 0.25)
      return {
        kind: 'binary',
        op: this.pick(['&&', '||']),
        left: this.runtime(type, depth - 1),
        right: this.expr(type, depth - 1),
        type,
      };
    if (choice < 0.35) return { kind: 'unary', op: '!', arg: this.runtime(type, depth - 1), type };
    if (choice < 0.45)
      return {
        kind: 'builtin',
        name: this.pick(['any', 'all']),
        args: [this.runtime(vectorType('bool', 2 + this.below(3)), depth - 1)],
        type,
      };
    const of = this.pick<Scalar>(['f32', 'f32', 'i32', 'u32']);
    const op = this.pick(['==', '!=', '<', '<=', '>', '>=']);
    return {
      kind: 'binary',
      op,
      left: this.runtime(scalarType(of), depth - 1),
      right: this.expr(scalarType(of), depth - 1),
      type,
    };
  }

  private vectorExpr(scalar: Scalar, size: number, depth: number): TreeExpr {
    const type = vectorType(scalar, size);
    const choice = this.next();
    if (depth <= 0 || choice < 0.25) return this.constructVector(scalar, size, depth);
    if (choice < 0.32) return { kind: 'construct', type, args: [this.expr(scalarType(scalar), depth - 1)] };
    if (choice < 0.42) {
      const from = 2 + this.below(3);
      const base = this.runtime(vectorType(scalar, from), depth - 1);
      return { kind: 'swizzle', base, lanes: Array.from({ length: size }, () => this.below(from)), type };
    }
    if (scalar === 'bool') {
      const of = this.pick<Scalar>(['f32', 'i32', 'u32', 'bool']);
      const op = this.pick(of === 'bool' ? ['==', '!=', '&', '|'] : ['==', '!=', '<', '<=', '>', '>=']);
      if (this.chance(0.15)) return { kind: 'unary', op: '!', arg: this.runtime(type, depth - 1), type };
      return {
        kind: 'binary',
        op,
        left: this.runtime(vectorType(of, size), depth - 1),
        right: this.expr(vectorType(of, size), depth - 1),
        type,
      };
    }
    if (choice < 0.48) {
      const from = this.pick<Scalar>(['f32', 'i32', 'u32', 'bool']);
      return { kind: 'construct', type, args: [this.runtime(vectorType(from, size), depth - 1)] };
    }
    if (scalar === 'f32' && choice < 0.58) {
      if (size === 3 && this.chance(0.4))
        return {
          kind: 'builtin',
          name: 'cross',
          args: [this.runtime(type, depth - 1), this.expr(type, depth - 1)],
          type,
        };
      const other = 2 + this.below(3);
      const vector = this.expr(vectorType('f32', other), depth - 1);
      if (this.chance(0.5))
        return {
          kind: 'binary',
          op: '*',
          left: this.expr({ kind: 'matrix', columns: other, rows: size }, depth - 1),
          right: vector,
          type,
        };
      return {
        kind: 'binary',
        op: '*',
        left: vector,
        right: this.expr({ kind: 'matrix', columns: size, rows: other }, depth - 1),
        type,
      };
    }
    return this.laneExpr(type, scalar, size, depth);
  }

  private constructVector(scalar: Scalar, size: number, depth: number): TreeExpr {
    const args: TreeExpr[] = [];
    for (let filled = 0; filled < size;) {
      const room = size - filled;
      const part =
        room >= 2 && size > 2 && this.chance(0.3) ? 2 + this.below(Math.min(room, size - 1) - 1) : 1;
      args.push(this.expr(vectorType(scalar, part), depth - 1));
      filled += part;
    }
    return { kind: 'construct', type: vectorType(scalar, size), args };
  }

  private matrixExpr(type: TreeType & { kind: 'matrix' }, depth: number): TreeExpr {
    const choice = this.next();
    const column = vectorType('f32', type.rows);
    if (depth <= 0 || choice < 0.4)
      return {
        kind: 'construct',
        type,
        args: Array.from({ length: type.columns }, () => this.expr(column, depth - 1)),
      };
    if (choice < 0.55)
      return {
        kind: 'binary',
        op: this.pick(['+', '-']),
        left: this.expr(type, depth - 1),
        right: this.expr(type, depth - 1),
        type,
      };
    if (choice < 0.7)
      return {
        kind: 'binary',
        op: '*',
        left: this.expr(type, depth - 1),
        right: this.expr(scalarType('f32'), depth - 1),
        type,
      };
    if (choice < 0.85) {
      const inner = 2 + this.below(3);
      const left = this.expr({ kind: 'matrix', columns: inner, rows: type.rows }, depth - 1);
      return {
        kind: 'binary',
        op: '*',
        left,
        right: this.expr({ kind: 'matrix', columns: type.columns, rows: inner }, depth - 1),
        type,
      };
    }
    return {
      kind: 'builtin',
      name: 'transpose',
      args: [this.expr({ kind: 'matrix', columns: type.rows, rows: type.columns }, depth - 1)],
      type,
    };
  }

  /** An operation that works lane by lane. */
  private laneExpr(type: TreeType, scalar: Scalar, size: number, depth: number): TreeExpr {
    const first = this.runtime(type, depth - 1);
    const more = (): TreeExpr => this.expr(type, depth - 1);
    if (this.chance(0.1)) {
      const vectorMask = size > 1 && this.chance(0.6);
      return {
        kind: 'builtin',
        name: 'select',
        args: [
          first,
          more(),
          this.runtime(vectorMask ? vectorType('bool', size) : scalarType('bool'), depth - 1),
        ],
        type,
      };
    }
    if (this.chance(0.35)) {
      const names =
        scalar === 'f32'
          ? [
              'abs',
              'sign',
              'floor',
              'ceil',
              'trunc',
              'fract',
              'sqrt',
              'min',
              'max',
              'clamp',
              'fma',
              'mix',
              'step',
            ]
          : ['abs', 'min', 'max', 'clamp', 'countOneBits', 'firstLeadingBit'];
      const name = this.pick(names);
      const count = ['clamp', 'fma', 'mix'].includes(name)
        ? 3
        : ['min', 'max', 'step'].includes(name)
          ? 2
          : 1;
      return { kind: 'builtin', name, args: [first, ...Array.from({ length: count - 1 }, more)], type };
    }
    if (scalar === 'f32') {
      if (this.chance(0.1)) return { kind: 'unary', op: '-', arg: first, type };
      const right = size > 1 && this.chance(0.2) ? this.expr(scalarType('f32'), depth - 1) : more();
      return { kind: 'binary', op: this.pick(['+', '-', '*', '/', '%', '+', '*']), left: first, right, type };
    }
    if (this.chance(0.1))
      return { kind: 'unary', op: scalar === 'i32' && this.chance(0.5) ? '-' : '~', arg: first, type };
    const op = this.pick(['+', '-', '*', '/', '%', '&', '|', '^', '<<', '>>']);
    const shift = op === '<<' || op === '>>';
    const right = shift ? this.runtime(vectorType('u32', size), depth - 1) : this.runtime(type, depth - 1);
    return { kind: 'binary', op, left: first, right, type };
  }
}

function isConstant(e: TreeExpr): boolean {
  switch (e.kind) {
    case 'literal':
      return true;
    case 'unary':
      return isConstant(e.arg);
    case 'binary':
      return isConstant(e.left) && isConstant(e.right);
    case 'construct':
    case 'builtin':
      return e.args.every(isConstant);
    case 'swizzle':
    case 'member':
    case 'index':
      return isConstant(e.base);
    case 'variable':
    case 'input':
    case 'call':
    case 'address':
      return false;
  }
}

export function sameType(a: TreeType, b: TreeType): boolean {
  if (a.kind === 'scalar' && b.kind === 'scalar') return a.scalar === b.scalar;
  if (a.kind === 'vector' && b.kind === 'vector') return a.scalar === b.scalar && a.size === b.size;
  if (a.kind === 'matrix' && b.kind === 'matrix') return a.columns === b.columns && a.rows === b.rows;
  if (a.kind === 'array' && b.kind === 'array') return a.count === b.count && sameType(a.element, b.element);
  return a.kind === 'struct' && b.kind === 'struct' && a.name === b.name;
}
