// The module: declarations in whatever order they stand, functions on demand, bindings and entry points.
import {
  evalConstExpr,
  filterValidElements,
  outputName,
  resolveTypeRef,
  typeOfDecl,
  typeToString,
  type AttributeElem,
  type DeclIdent,
  type ExpressionElem,
  type FnElem,
  type GlobalVarElem,
  type TypeContext,
} from 'wesl/core';
import type {
  BindingIr,
  BuiltinInput,
  EntryInput,
  EntryPointIr,
  FunctionIr,
  ModuleIr,
  Statement,
  StructType,
  Variable,
} from '../ir.ts';
import { KernelCompileError, type SourceModule, type SourceSpan } from '../kernel-compile-error.ts';
import type { LinkedKernel } from '../link.ts';
import { isConstructible } from '../types.ts';
import { ExpressionElaborator } from './expressions.ts';
import { FunctionScope, type Entity, type ModuleScope } from './scope.ts';
import { StatementElaborator } from './statements.ts';

const SUPPORTED_INPUTS: ReadonlySet<string> = new Set<BuiltinInput>([
  'global_invocation_id',
  'local_invocation_id',
  'local_invocation_index',
  'workgroup_id',
]);

export class ModuleElaborator implements ModuleScope {
  readonly types: TypeContext;
  private readonly linked: LinkedKernel;
  private readonly shared: boolean;
  private readonly library: (name: string) => FunctionIr | undefined;
  private readonly entities = new Map<DeclIdent, Entity>();
  private readonly inProgress = new Set<DeclIdent>();
  private readonly bindings: BindingIr[] = [];
  private readonly privates: Variable[] = [];
  private readonly functionsByName = new Map<string, DeclIdent>();

  /** @param shared whether other modules call these functions, so that none has one caller for certain */
  constructor(linked: LinkedKernel, library: (name: string) => FunctionIr | undefined, shared = false) {
    this.shared = shared;
    this.linked = linked;
    this.types = { bindings: linked.bindings, conditions: linked.conditions };
    this.library = library;
  }

  libraryFunction(name: string): FunctionIr | undefined {
    return this.library(name);
  }

  /** Elaborates everything the kernel declares. */
  elaborate(): ModuleIr {
    const entryPoints: EntryPointIr[] = [];
    for (const { elem, module } of this.validDeclarations()) {
      if (elem.kind === 'synthetic') continue;
      const at: SourceSpan = { module, start: elem.start, end: elem.end };
      if (elem.kind === 'fn') {
        const entity = this.entityOf(elem.name.ident, at);
        if (this.attribute(elem.attributes, 'vertex') || this.attribute(elem.attributes, 'fragment')) {
          throw new KernelCompileError('kernels have compute entry points only', at);
        }
        const stage = this.attribute(elem.attributes, 'compute');
        if (stage !== undefined && entity.kind === 'function')
          entryPoints.push(this.entryPoint(elem, entity.fn, module));
      } else if (elem.kind === 'gvar' || elem.kind === 'const' || elem.kind === 'override') {
        this.entityOf(elem.name.decl.ident, at);
      } else if (elem.kind === 'struct' || elem.kind === 'alias') {
        this.entityOf(elem.name.ident, at);
      } else if (elem.kind === 'assert') {
        const value = evalConstExpr(elem.expression, this.types);
        if (value?.kind !== 'scalar' || value.value !== true)
          throw new KernelCompileError('this const_assert does not hold', at);
      }
    }
    return { entryPoints, bindings: this.bindings, privates: this.privates };
  }

  /** A function by its name in the source: for the built-in library. */
  functionNamed(name: string): FunctionIr | undefined {
    if (this.functionsByName.size === 0) {
      for (const { elem } of this.validDeclarations()) {
        if (elem.kind === 'fn') this.functionsByName.set(elem.name.ident.originalName, elem.name.ident);
      }
    }
    const decl = this.functionsByName.get(name);
    if (decl?.declElem === undefined) return undefined;
    const module = this.linked.moduleOf(decl.srcModule);
    const entity = this.entityOf(decl, { module, start: decl.declElem.start, end: decl.declElem.end });
    return entity.kind === 'function' ? entity.fn : undefined;
  }

  entityOf(decl: DeclIdent, at: SourceSpan): Entity {
    const known = this.entities.get(decl);
    if (known !== undefined) return known;
    if (this.inProgress.has(decl))
      throw new KernelCompileError(`'${decl.originalName}' refers to itself`, at);
    this.inProgress.add(decl);
    const entity = this.declare(decl, at);
    this.entities.set(decl, entity);
    this.inProgress.delete(decl);
    return entity;
  }

  private validDeclarations() {
    const { declarations, conditions } = this.linked;
    const valid = new Set(
      filterValidElements(
        declarations.map((d) => d.elem),
        conditions,
      ),
    );
    return declarations.filter((d) => valid.has(d.elem));
  }

  private declare(decl: DeclIdent, at: SourceSpan): Entity {
    const elem = decl.declElem;
    const module = this.linked.moduleOf(decl.srcModule);
    if (elem?.kind === 'fn') {
      return {
        kind: 'function',
        fn: this.function(elem, outputName(decl, this.types.bindings) ?? decl.originalName, module),
      };
    }
    if (elem?.kind === 'struct' || elem?.kind === 'alias') {
      const type = typeOfDecl(decl, this.types);
      if (elem.kind === 'struct' && type.kind === 'struct') this.checkStruct(type, module);
      return { kind: 'type', type };
    }
    if (elem?.kind === 'const') return this.constant(elem.init, decl, module, at);
    if (elem?.kind === 'gvar') return { kind: 'variable', variable: this.globalVariable(elem, decl, module) };
    const span = elem?.kind === 'override' ? { module, start: elem.start, end: elem.end } : at;
    const reason =
      elem?.kind === 'override'
        ? 'override is not supported: use const, or a condition'
        : `'${decl.originalName}' cannot be used here`;
    throw new KernelCompileError(reason, span);
  }

  private checkStruct(type: StructType, module: SourceModule): void {
    const declared = type.structElem?.members ?? [];
    for (const member of type.members) {
      const elem = declared.find((m) => m.name.name === member.name);
      if (member.type.kind === 'unknown' && elem !== undefined) {
        throw new KernelCompileError(`unknown type of member '${member.name}'`, {
          module,
          start: elem.typeRef.start,
          end: elem.typeRef.end,
        });
      }
    }
  }

  private constant(
    init: ExpressionElem | undefined,
    decl: DeclIdent,
    module: SourceModule,
    at: SourceSpan,
  ): Entity {
    const elem = decl.declElem;
    if (init === undefined || elem?.kind !== 'const')
      throw new KernelCompileError(`const '${decl.originalName}' needs a value`, at);
    const e = new ExpressionElaborator(new FunctionScope(this, module, undefined));
    const value = e.any(init);
    const { typeRef } = elem.name;
    return {
      kind: 'constant',
      value: typeRef === undefined ? value : e.convert(value, resolveTypeRef(typeRef, this.types)),
    };
  }

  private globalVariable(elem: GlobalVarElem, decl: DeclIdent, module: SourceModule): Variable {
    const span: SourceSpan = { module, start: elem.start, end: elem.end };
    const fail = (reason: string): never => {
      throw new KernelCompileError(reason, span);
    };
    const type = typeOfDecl(decl, this.types);
    const space = elem.template?.[0]?.name;
    if (type.kind === 'texture' || type.kind === 'sampler')
      fail('textures and samplers are not supported: kernels keep texels in storage buffers');
    if (space === 'workgroup')
      fail('workgroup memory is not supported: kernel invocations are independent of each other');
    if (space !== 'private' && space !== 'storage' && space !== 'uniform')
      return fail('a module-scope var needs an address space: private, storage or uniform');
    if (type.kind === 'unknown') fail('unknown type');
    const variable: Variable = {
      name: outputName(decl, this.types.bindings) ?? decl.originalName,
      type,
      space,
      pointer: false,
      access: space === 'private' || elem.template?.[1]?.name === 'read_write' ? 'read_write' : 'read',
      span,
      needsMemory: space !== 'private',
      written: false,
    };
    if (space === 'private') {
      if (!isConstructible(type)) fail(`a variable cannot be ${typeToString(type)}`);
      if (elem.init !== undefined) {
        const e = new ExpressionElaborator(new FunctionScope(this, module, undefined));
        variable.initial = e.valueOf(elem.init, type, `the value of '${variable.name}'`);
      }
      this.privates.push(variable);
      return variable;
    }
    const group = this.numberAttribute(elem.attributes, 'group');
    const binding = this.numberAttribute(elem.attributes, 'binding');
    if (group === undefined || binding === undefined) return fail('a buffer needs @group and @binding');
    this.bindings.push({ variable, group, binding });
    return variable;
  }

  private function(elem: FnElem, name: string, module: SourceModule): FunctionIr {
    const span: SourceSpan = { module, start: elem.name.start, end: elem.name.end };
    const params: Variable[] = [];
    const fn: FunctionIr = {
      name,
      params,
      returnType:
        elem.returnType === undefined ? { kind: 'void' } : resolveTypeRef(elem.returnType, this.types),
      span,
      body: [],
      effects: false,
      hasLoop: false,
      callees: new Set(),
      globals: new Set(),
      nodeCount: 0,
      callSites: this.shared ? 2 : 0,
      caller: undefined,
    };
    const scope = new FunctionScope(this, module, fn);
    for (const param of filterValidElements(elem.params, this.linked.conditions)) {
      const at = scope.span(param);
      const typeRef = param.name.typeRef;
      if (typeRef === undefined) throw new KernelCompileError('a parameter needs a type', at);
      const type = resolveTypeRef(typeRef, this.types);
      const pointer = type.kind === 'ptr';
      const pointee = pointer ? type.elem : type;
      if (!pointer && !isConstructible(type))
        throw new KernelCompileError(`a parameter cannot be ${typeToString(type)}`, at);
      const space = pointer ? type.space : 'value';
      if (
        space !== 'value' &&
        space !== 'function' &&
        space !== 'private' &&
        space !== 'storage' &&
        space !== 'uniform'
      ) {
        throw new KernelCompileError(`pointers into the ${space} address space are not supported`, at);
      }
      const readOnly =
        space === 'uniform' ||
        space === 'value' ||
        (space === 'storage' && pointer && type.access !== 'read_write');
      const variable: Variable = {
        name: param.name.decl.ident.originalName,
        type: pointee,
        space,
        pointer,
        access: readOnly ? 'read' : 'read_write',
        span: at,
        needsMemory: space === 'storage' || space === 'uniform',
        written: false,
      };
      params.push(variable);
      const place = { root: variable, steps: [], type: pointee };
      scope.declare(
        param.name.decl.ident,
        pointer ? { kind: 'pointer', place } : { kind: 'variable', variable },
      );
    }
    if (fn.returnType.kind !== 'void' && !isConstructible(fn.returnType)) {
      throw new KernelCompileError(`a function cannot return ${typeToString(fn.returnType)}`, span);
    }
    fn.body = new StatementElaborator(scope, fn.returnType).body(elem.body.body);
    if (fn.returnType.kind !== 'void' && !alwaysReturns(fn.body)) {
      throw new KernelCompileError(
        `not every path of '${elem.name.ident.originalName}' returns a value`,
        span,
      );
    }
    return fn;
  }

  private entryPoint(elem: FnElem, fn: FunctionIr, module: SourceModule): EntryPointIr {
    const inputs = filterValidElements(elem.params, this.linked.conditions).map((param): EntryInput => {
      const at: SourceSpan = { module, start: param.start, end: param.end };
      const type =
        param.name.typeRef === undefined ? undefined : resolveTypeRef(param.name.typeRef, this.types);
      if (type?.kind === 'struct') {
        return {
          kind: 'struct',
          members: (type.structElem?.members ?? []).map((m) => this.builtinInput(m.attributes, at)),
        };
      }
      return { kind: 'builtin', name: this.builtinInput(param.attributes, at) };
    });
    const at: SourceSpan = { module, start: elem.name.start, end: elem.name.end };
    const size = this.attribute(elem.attributes, 'workgroup_size');
    if (size === undefined) throw new KernelCompileError('a compute entry point needs @workgroup_size', at);
    const dimension = (index: number): number => {
      const param = size.params?.[index]?.expression;
      if (param === undefined) return 1;
      const value = evalConstExpr(param, this.types);
      const number = value?.kind === 'scalar' ? Number(value.value) : Number.NaN;
      if (!(number >= 1))
        throw new KernelCompileError('the workgroup size must be constant and at least 1', {
          module,
          start: param.start,
          end: param.end,
        });
      return number;
    };
    const workgroupSize: [number, number, number] = [dimension(0), dimension(1), dimension(2)];
    if (workgroupSize[1] !== 1 || workgroupSize[2] !== 1) {
      throw new KernelCompileError(
        'kernels run over one dimension: the workgroup size must be (n, 1, 1)',
        at,
      );
    }
    return { name: elem.name.ident.originalName, fn, workgroupSize, inputs };
  }

  private builtinInput(attributes: readonly AttributeElem[] | undefined, at: SourceSpan): BuiltinInput {
    for (const { attribute } of attributes ?? []) {
      if (attribute.kind !== '@builtin') continue;
      const { name } = attribute.param;
      if (SUPPORTED_INPUTS.has(name)) return name as BuiltinInput;
      throw new KernelCompileError(`the built-in value ${name} is not supported`, at);
    }
    throw new KernelCompileError('a parameter of an entry point needs @builtin', at);
  }

  private attribute(attributes: readonly AttributeElem[] | undefined, name: string) {
    for (const { attribute } of attributes ?? []) {
      if (attribute.kind === '@attribute' && attribute.name === name) return attribute;
    }
    return undefined;
  }

  private numberAttribute(
    attributes: readonly AttributeElem[] | undefined,
    name: string,
  ): number | undefined {
    const param = this.attribute(attributes, name)?.params?.[0]?.expression;
    const value = param === undefined ? null : evalConstExpr(param, this.types);
    return value?.kind === 'scalar' ? Number(value.value) : undefined;
  }
}

/** Whether control never reaches the end of the statements. */
function alwaysReturns(statements: readonly Statement[]): boolean {
  return statements.some((s) => {
    switch (s.kind) {
      case 'return':
        return true;
      case 'block':
        return alwaysReturns(s.body);
      case 'if':
        return alwaysReturns(s.then) && alwaysReturns(s.otherwise);
      case 'switch':
        return s.clauses.every((c) => alwaysReturns(c.body)) && !s.clauses.some((c) => breaksOut(c.body));
      case 'loop':
        return s.breakIf === undefined && !breaksOut(s.body);
      case 'declare':
      case 'assign':
      case 'evaluate':
      case 'break':
      case 'continue':
        return false;
    }
  });
}

/** Whether a `break` in the statements leaves the loop or switch around them. */
function breaksOut(statements: readonly Statement[]): boolean {
  return statements.some((s) => {
    if (s.kind === 'break') return true;
    if (s.kind === 'block') return breaksOut(s.body);
    return s.kind === 'if' && (breaksOut(s.then) || breaksOut(s.otherwise));
  });
}
