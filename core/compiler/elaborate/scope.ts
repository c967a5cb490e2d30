// What the expression and statement elaborators share about the function they are in.
import type { ExpressionElem, TypeContext } from 'wesl/core';
import type { DeclIdent } from 'wesl/core';
import type { Expr, FunctionIr, Place, Statement, Type, Variable } from '../ir.ts';
import type { SourceModule, SourceSpan } from '../kernel-compile-error.ts';

/** What a name stands for. */
export type Entity =
  | { readonly kind: 'variable'; readonly variable: Variable }
  /** A pointer held in a let, or a pointer parameter. */
  | { readonly kind: 'pointer'; readonly place: Place }
  | { readonly kind: 'constant'; readonly value: Expr }
  | { readonly kind: 'function'; readonly fn: FunctionIr }
  | { readonly kind: 'type'; readonly type: Type };

/** The module around a function. */
export interface ModuleScope {
  readonly types: TypeContext;
  /** The meaning of a module-scope declaration. */
  entityOf(decl: DeclIdent, at: SourceSpan): Entity;
  /** A function of the built-in library, or undefined when the library has none of that name. */
  libraryFunction(name: string): FunctionIr | undefined;
}

/** One function, or a module-scope initialiser, being elaborated. */
export class FunctionScope {
  readonly module: ModuleScope;
  readonly source: SourceModule;
  /** Undefined for module-scope expressions, which must be constant. */
  readonly fn: FunctionIr | undefined;
  private readonly locals = new Map<DeclIdent, Entity>();
  private statements: Statement[] = [];

  constructor(module: ModuleScope, source: SourceModule, fn: FunctionIr | undefined) {
    this.module = module;
    this.source = source;
    this.fn = fn;
  }

  span(elem: { readonly start: number; readonly end: number }): SourceSpan {
    return { module: this.source, start: elem.start, end: elem.end };
  }

  declare(decl: DeclIdent, entity: Entity): void {
    this.locals.set(decl, entity);
  }

  lookUp(decl: DeclIdent, at: SourceSpan): Entity {
    return this.locals.get(decl) ?? this.module.entityOf(decl, at);
  }

  emit(statement: Statement): void {
    this.statements.push(statement);
  }

  /** Collects the statements that `build` emits. */
  collect(build: () => void): Statement[] {
    const outer = this.statements;
    const inner: Statement[] = [];
    this.statements = inner;
    try {
      build();
    } finally {
      this.statements = outer;
    }
    return inner;
  }

  /** Counts a node of the tree towards the function's size. */
  count(nodes = 1): void {
    if (this.fn !== undefined) this.fn.nodeCount += nodes;
  }
}

export type { ExpressionElem };
