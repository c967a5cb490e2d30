// Builds one WebAssembly function: locals, labels and the list of statements being written. An expression made here
// is a pure tree that reads locals and memory; whatever has effects is a statement. So a value may wait in a tree
// as long as no statement in between changes what it reads, and it may be used once only: `share` for more.
import binaryen from 'binaryen';
import type { SlotType } from './slots.ts';

export type Ref = ReturnType<binaryen.Module['nop']>;

export class FunctionBuilder {
  readonly m: binaryen.Module;
  readonly params: readonly SlotType[];
  private readonly locals: SlotType[] = [];
  private statements: Ref[] = [];
  private labels = 0;

  constructor(m: binaryen.Module, params: readonly SlotType[]) {
    this.m = m;
    this.params = params;
  }

  get localTypes(): readonly SlotType[] {
    return this.locals;
  }

  newLocal(type: SlotType): number {
    this.locals.push(type);
    return this.params.length + this.locals.length - 1;
  }

  localType(local: number): SlotType {
    return this.params[local] ?? this.locals[local - this.params.length] ?? binaryen.none;
  }

  get(local: number): Ref {
    return this.m.local.get(local, this.localType(local));
  }

  set(local: number, value: Ref): void {
    this.emit(this.m.local.set(local, value));
  }

  /** Evaluates `value` now; the result can be read any number of times. */
  spill(value: Ref): number {
    const local = this.newLocal(binaryen.getExpressionType(value));
    this.set(local, value);
    return local;
  }

  /** A value that can be used more than once: constants and locals as they are, everything else from a new local. */
  share(value: Ref): () => Ref {
    const id = binaryen.getExpressionId(value);
    if (id === binaryen.ConstId) {
      let first: Ref | undefined = value;
      return () => {
        const ref = first ?? this.m.copyExpression(value);
        first = undefined;
        return ref;
      };
    }
    const local = this.spill(value);
    return () => this.get(local);
  }

  emit(statement: Ref): void {
    this.statements.push(statement);
  }

  /** Collects the statements that `build` emits. */
  collect(build: () => void): Ref[] {
    const outer = this.statements;
    const inner: Ref[] = [];
    this.statements = inner;
    try {
      build();
    } finally {
      this.statements = outer;
    }
    return inner;
  }

  newLabel(name: string): string {
    return `${name}${this.labels++}`;
  }

  sequence(statements: readonly Ref[], label: string | null = null): Ref {
    return this.m.block(label, statements, binaryen.none);
  }
}
