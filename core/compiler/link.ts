// Links WESL modules into one kernel: parses, resolves imports and names, and prints plain WGSL for WebGPU.
// Everything wesl reports is turned into a KernelCompileError with a place in the author's own file.
import {
  bindIdents,
  linkRegistry,
  RecordResolver,
  WeslParseError,
  type AbstractElem,
  type LinkBindings,
  type SrcModule,
  type WeslAST,
} from 'wesl/core';
import { KernelCompileError, type SourceModule } from './kernel-compile-error.ts';
import { regroupOperators } from './operator-precedence.ts';
import { hideLessThan, lessThanOperators } from './template-lists.ts';

export interface LinkedDeclaration {
  readonly elem: AbstractElem;
  readonly module: SourceModule;
}

export interface LinkedKernel {
  readonly declarations: readonly LinkedDeclaration[];
  readonly bindings: LinkBindings;
  readonly conditions: Record<string, boolean>;
  readonly wgsl: string;
  moduleOf(source: SrcModule): SourceModule;
}

/** Parses each module once, and makes up for what the parser gets wrong about operators. */
class KernelResolver extends RecordResolver {
  private readonly corrected = new Set<WeslAST>();
  private readonly lessThan: ReadonlyMap<string, ReadonlySet<number>>;

  constructor(modules: Readonly<Record<string, string>>) {
    const lessThan = new Map(Object.entries(modules).map(([path, text]) => [path, lessThanOperators(text)]));
    const readable = Object.entries(modules).map(([path, text]) => [
      path,
      hideLessThan(text, lessThan.get(path) ?? new Set()),
    ]);
    super(Object.fromEntries(readable) as Record<string, string>);
    this.lessThan = lessThan;
  }

  override resolveModule(path: string): WeslAST | undefined {
    const ast = super.resolveModule(path);
    if (ast !== undefined && !this.corrected.has(ast)) {
      this.corrected.add(ast);
      regroupOperators(ast.moduleElem, this.lessThan.get(ast.srcModule.modulePath) ?? new Set());
    }
    return ast;
  }
}

/** `./bsdf/ggx.wgsl`, `bsdf/ggx` and `package::bsdf::ggx` all name the same module. */
export function modulePath(name: string): string {
  if (name.includes('::')) return name;
  const bare = name.replace(/^\.\//, '').replace(/\.w[eg]sl$/, '');
  return ['package', ...bare.split('/')].join('::');
}

function fileOf(path: string): string {
  return `${path.replace(/^package::/, '').replaceAll('::', '/')}.wgsl`;
}

/**
 * @param sources module path or file path → text
 * @param root the module that holds the entry points
 * @throws KernelCompileError on syntax errors, unknown imports and unknown names
 */
export function linkKernel(
  sources: Readonly<Record<string, string>>,
  root: string,
  conditions: Readonly<Record<string, boolean>>,
): LinkedKernel {
  const modules: Record<string, string> = {};
  for (const [name, text] of Object.entries(sources)) modules[modulePath(name)] = text;
  const resolver = new KernelResolver(modules);
  const rootPath = modulePath(root);
  const known = new Map<string, SourceModule>();
  const moduleOf = (source: SrcModule): SourceModule => {
    let module = known.get(source.modulePath);
    if (module === undefined) {
      module = { file: fileOf(source.modulePath), text: modules[source.modulePath] ?? source.src };
      known.set(source.modulePath, module);
    }
    return module;
  };

  const rootAst = resolver.resolveModule(rootPath);
  if (rootAst === undefined) {
    const module = { file: fileOf(rootPath), text: '' };
    throw new KernelCompileError(`no such module among ${Object.keys(sources).length} sources`, {
      module,
      start: 0,
      end: 0,
    });
  }
  const conditionRecord = { ...conditions };
  try {
    const bound = bindIdents({ rootAst, resolver, conditions: conditionRecord, accumulateUnbound: true });
    const missing = bound.unbound?.[0];
    if (missing !== undefined) {
      const reason = `'${missing.path.join('::')}' is not declared${missing.path.length > 1 ? ' in the kernel sources' : ''}`;
      throw new KernelCompileError(reason, {
        module: moduleOf(missing.srcModule),
        start: missing.start,
        end: missing.end,
      });
    }
    const declarations: LinkedDeclaration[] = rootAst.moduleElem.decls.map((elem) => ({
      elem,
      module: moduleOf(rootAst.srcModule),
    }));
    for (const statement of bound.newStatements) {
      declarations.push({ elem: statement.elem, module: moduleOf(statement.srcModule) });
    }
    for (const decl of bound.decls) {
      if (decl.declElem !== undefined)
        declarations.push({ elem: decl.declElem, module: moduleOf(decl.srcModule) });
    }
    const wgsl = linkRegistry({
      resolver,
      rootModuleName: rootPath,
      conditions: conditionRecord,
      sourceMap: false,
    }).dest.text;
    return { declarations, bindings: bound.bindings, conditions: conditionRecord, wgsl, moduleOf };
  } catch (error) {
    if (error instanceof WeslParseError) {
      const [start, end] = error.span;
      const reason = error.diagnostics[0]?.message ?? error.message;
      throw new KernelCompileError(reason, { module: moduleOf(error.src), start, end });
    }
    throw error;
  }
}
