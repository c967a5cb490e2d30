// The compiler's typed tree: what WGSL means once names, overloads, implicit conversions and pointers are
// resolved [1]. Every type here is concrete, every memory access is a place (a root variable and steps into it),
// and pointers exist only as parameters, because WGSL pointers always denote a place known at compile time.
//
// [1] W3C, WebGPU Shading Language, sections 6 (types), 8 (expressions), 9 (statements).
import type { ArrayType, ConstValue, MatrixType, ScalarType, StructType, Type, VectorType } from 'wesl/core';
import type { SourceSpan } from './kernel-compile-error.ts';

export type VariableSpace = 'value' | 'function' | 'private' | 'storage' | 'uniform';

/** Anything a name can denote that holds a value at run time. */
export interface Variable {
  readonly name: string;
  readonly type: Type;
  /** `value` is a let or a by-value parameter: it never changes after it is set. */
  readonly space: VariableSpace;
  /** True for a pointer parameter: the variable stands for what the pointer denotes. */
  readonly pointer: boolean;
  /** For bindings: whether the kernel may write. */
  readonly access: 'read' | 'read_write';
  readonly span: SourceSpan;
  /** True when an array inside is indexed with a value known only at run time, or its address leaves the function. */
  needsMemory: boolean;
  /** True when something is stored through it. */
  written: boolean;
  /** Private variables only. */
  initial?: Expr;
}

export type Step =
  { readonly kind: 'member'; readonly index: number } | { readonly kind: 'index'; readonly index: Expr };

/** A memory view: `root.a[i].b`. */
export interface Place {
  readonly root: Variable;
  readonly steps: readonly Step[];
  readonly type: Type;
}

interface ExprBase {
  readonly type: Type;
  readonly span: SourceSpan;
  /** True when evaluation may write memory or variables that other expressions can see. */
  readonly effects: boolean;
}

export type BinaryOperator =
  '+' | '-' | '*' | '/' | '%' | '&' | '|' | '^' | '<<' | '>>' | '==' | '!=' | '<' | '<=' | '>' | '>=';

export type Expr = ExprBase &
  (
    | { readonly kind: 'const'; readonly value: ConstValue }
    | { readonly kind: 'load'; readonly place: Place }
    | { readonly kind: 'unary'; readonly op: '-' | '!' | '~'; readonly arg: Expr }
    | { readonly kind: 'binary'; readonly op: BinaryOperator; readonly left: Expr; readonly right: Expr }
    | { readonly kind: 'logical'; readonly op: '&&' | '||'; readonly left: Expr; readonly right: Expr }
    /** Vector from scalars and vectors, matrix from columns or scalars, array and struct from members. */
    | { readonly kind: 'construct'; readonly args: readonly Expr[] }
    /** All components of a vector set to one scalar. */
    | { readonly kind: 'splat'; readonly arg: Expr }
    /** Value conversion between scalar types, componentwise. */
    | { readonly kind: 'convert'; readonly arg: Expr }
    | { readonly kind: 'bitcast'; readonly arg: Expr }
    /** The same lanes seen as a vector of another size: what lies beyond the smaller size is unspecified. */
    | { readonly kind: 'resize'; readonly arg: Expr }
    | { readonly kind: 'swizzle'; readonly arg: Expr; readonly lanes: readonly number[] }
    | { readonly kind: 'member'; readonly arg: Expr; readonly index: number }
    | { readonly kind: 'index'; readonly arg: Expr; readonly index: Expr }
    | { readonly kind: 'builtin'; readonly name: string; readonly args: readonly Expr[] }
    | { readonly kind: 'call'; readonly callee: FunctionIr; readonly args: readonly Argument[] }
    | {
        readonly kind: 'atomic';
        readonly name: string;
        readonly place: Place;
        readonly args: readonly Expr[];
      }
    | { readonly kind: 'arrayLength'; readonly place: Place }
  );

export type Argument =
  { readonly kind: 'value'; readonly value: Expr } | { readonly kind: 'pointer'; readonly place: Place };

export type Statement =
  | { readonly kind: 'declare'; readonly variable: Variable; readonly initial: Expr | undefined }
  | { readonly kind: 'assign'; readonly place: Place; readonly value: Expr }
  | { readonly kind: 'evaluate'; readonly value: Expr }
  | { readonly kind: 'block'; readonly body: readonly Statement[] }
  | {
      readonly kind: 'if';
      readonly condition: Expr;
      readonly then: readonly Statement[];
      readonly otherwise: readonly Statement[];
    }
  | {
      readonly kind: 'loop';
      readonly body: readonly Statement[];
      readonly continuing: readonly Statement[];
      readonly breakIf: Expr | undefined;
    }
  | { readonly kind: 'switch'; readonly selector: Expr; readonly clauses: readonly SwitchClause[] }
  | { readonly kind: 'break' }
  | { readonly kind: 'continue' }
  | { readonly kind: 'return'; readonly value: Expr | undefined };

export interface SwitchClause {
  /** Selector values as signed 32-bit integers. */
  readonly values: readonly number[];
  readonly isDefault: boolean;
  readonly body: readonly Statement[];
}

export interface FunctionIr {
  readonly name: string;
  readonly params: readonly Variable[];
  readonly returnType: Type;
  readonly span: SourceSpan;
  body: readonly Statement[];
  /** True when a call may write something the caller can see: through a pointer, a binding or a private variable. */
  effects: boolean;
  hasLoop: boolean;
  /** Direct callees in order of first use. */
  readonly callees: Set<FunctionIr>;
  /** Module-scope variables used directly. */
  readonly globals: Set<Variable>;
  /** Number of tree nodes, callees not included: a measure of code size. */
  nodeCount: number;
  /** Number of call expressions that name it. */
  callSites: number;
  /** The function of the last of them. */
  caller: FunctionIr | undefined;
}

export interface EntryPointIr {
  readonly name: string;
  readonly fn: FunctionIr;
  readonly workgroupSize: readonly [number, number, number];
  /** How each parameter of `fn` is made from builtin values: one entry per parameter. */
  readonly inputs: readonly EntryInput[];
}

export type EntryInput =
  | { readonly kind: 'builtin'; readonly name: BuiltinInput }
  | { readonly kind: 'struct'; readonly members: readonly BuiltinInput[] };

export type BuiltinInput =
  'global_invocation_id' | 'local_invocation_id' | 'local_invocation_index' | 'workgroup_id';

export interface BindingIr {
  readonly variable: Variable;
  readonly group: number;
  readonly binding: number;
}

export interface ModuleIr {
  readonly entryPoints: readonly EntryPointIr[];
  readonly bindings: readonly BindingIr[];
  readonly privates: readonly Variable[];
}

export type { ArrayType, ConstValue, MatrixType, ScalarType, StructType, Type, VectorType };
