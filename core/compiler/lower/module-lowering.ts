// Lowers a whole kernel to one WebAssembly module. The shadow stack of one thread holds, from its start: private
// variables, then the frames of functions, and last the constant arrays. As WGSL has no recursion, every frame has a
// fixed place: a function's frame lies beyond the frames of everything it can call.
import binaryen from 'binaryen';
import type { ConstValue, EntryPointIr, FunctionIr, ModuleIr, Variable } from '../ir.ts';
import { layoutOf } from '../layout.ts';
import { containsArray } from '../types.ts';
import { inlineBody, resultTypes, setVariable, writtenBack } from './calls.ts';
import { zeroValue } from '../elaborate/constants.ts';
import { ConstantPool } from './constant-pool.ts';
import { constantSlots } from './expressions.ts';
import { FunctionLowering } from './function-lowering.ts';
import type { Ref } from './function-builder.ts';
import { fillZero, MEMORY, storeMemory } from './memory.ts';
import { wholeSlots, writeSlot, type LoweredPlace } from './places.ts';
import { slotTypes, type SlotType } from './slots.ts';
import { lowerFinalReturn, lowerStatements } from './statements.ts';

/** Functions of at most this many tree nodes always become part of their callers. */
const MAX_INLINE_NODES = 90;
/** Functions without loops of at most this many nodes do when they are called from one place. */
const MAX_INLINE_ONCE_NODES = 700;

const STACK_ALIGN = 16;

export class ModuleLowering {
  readonly m = new binaryen.Module();
  readonly checked: boolean;
  private readonly kernel: ModuleIr;
  private readonly globals = new Map<Variable, LoweredPlace>();
  private readonly bases = new Map<Variable, { readonly global: string; readonly offset: number }>();
  private readonly functions = new Map<FunctionIr, string>();
  private readonly frameEnds = new Map<FunctionIr, number>();
  private readonly sizes = new Map<FunctionIr, number>();
  private readonly pool = new ConstantPool();
  private privateBytes = 0;
  private stackEnd = 0;

  constructor(kernel: ModuleIr, checked: boolean) {
    this.kernel = kernel;
    this.checked = checked;
  }

  /** Bytes of shadow stack one thread needs, after `lower`. */
  get stackBytes(): number {
    return this.poolStart + this.pool.size;
  }

  private get poolStart(): number {
    return Math.ceil(this.stackEnd / STACK_ALIGN) * STACK_ALIGN;
  }

  lower(): binaryen.Module {
    const { m } = this;
    m.setFeatures(
      binaryen.Features.Atomics |
        binaryen.Features.SIMD128 |
        binaryen.Features.BulkMemory |
        binaryen.Features.BulkMemoryOpt |
        binaryen.Features.NontrappingFPToInt |
        binaryen.Features.SignExt |
        binaryen.Features.MutableGlobals |
        binaryen.Features.Multivalue,
    );
    m.addGlobal('stack', binaryen.i32, true, m.i32.const(0));
    m.addGlobal('constants', binaryen.i32, true, m.i32.const(0));
    for (const { variable } of this.kernel.bindings) {
      m.addGlobalImport(`${variable.name}_base`, 'env', `${variable.name}_base`, binaryen.i32);
      m.addGlobalImport(`${variable.name}_bytes`, 'env', `${variable.name}_bytes`, binaryen.i32);
      this.bases.set(variable, { global: `${variable.name}_base`, offset: 0 });
    }
    for (const variable of this.kernel.privates) this.placePrivate(variable);
    this.stackEnd = this.privateBytes;
    const entries = this.kernel.entryPoints.map((entry) => () => this.entry(entry, this.entryBody(entry)));
    for (const finish of entries) finish();
    const segments = this.pool.size === 0 ? [] : [{ offset: 0, data: this.pool.bytes(), passive: true }];
    m.setMemory(1, 65536, null, segments, true, false, MEMORY);
    m.addMemoryImport(MEMORY, 'env', 'memory', true);
    return m;
  }

  /** Where a module-scope variable lives: in memory, relative to a wasm global, or in globals of its own. */
  baseOf(variable: Variable): { readonly global: string; readonly offset: number } | undefined {
    return this.bases.get(variable);
  }

  slotsOf(variable: Variable): LoweredPlace | undefined {
    return this.globals.get(variable);
  }

  /** Offset of a constant array from the wasm global `constants`, for indexing at run time. */
  constantOffset(value: ConstValue): number {
    return this.pool.offsetOf(value);
  }

  /**
   * Small functions always become part of their callers. A function without loops that is called from one place does
   * too, unless its caller is small: then the call is the rare path of something that must stay small itself.
   */
  inlines(fn: FunctionIr): boolean {
    if (this.sizeOf(fn) <= MAX_INLINE_NODES) return true;
    if (fn.callSites !== 1 || fn.hasLoop || fn.caller === undefined) return false;
    return this.sizeOf(fn) <= MAX_INLINE_ONCE_NODES && this.sizeOf(fn.caller) > MAX_INLINE_NODES;
  }

  /** Tree nodes of a function together with the small functions it calls. */
  private sizeOf(fn: FunctionIr): number {
    let size = this.sizes.get(fn);
    if (size === undefined) {
      size = fn.nodeCount;
      for (const callee of fn.callees) {
        const inner = this.sizeOf(callee);
        if (inner <= MAX_INLINE_NODES) size += inner;
      }
      this.sizes.set(fn, size);
    }
    return size;
  }

  private placePrivate(variable: Variable): void {
    const { m } = this;
    if (containsArray(variable.type) && variable.needsMemory) {
      const { align, size } = layoutOf(variable.type);
      const offset = Math.ceil(this.privateBytes / align) * align;
      this.privateBytes = offset + size;
      this.bases.set(variable, { global: 'stack', offset });
      return;
    }
    const slots = slotTypes(variable.type).map((type, i) => {
      const name = `${variable.name}.${i}`;
      m.addGlobal(name, type, true, this.zeroOf(type));
      return { kind: 'global', name, type } as const;
    });
    this.globals.set(variable, wholeSlots(slots, variable.type));
  }

  private zeroOf(type: SlotType): Ref {
    const { m } = this;
    if (type === binaryen.v128) return m.v128.const(new Uint8Array(16));
    return type === binaryen.f32 ? m.f32.const(0) : m.i32.const(0);
  }

  /** Name of the wasm function for `fn`, which is lowered on first use. */
  functionFor(fn: FunctionIr): string {
    const known = this.functions.get(fn);
    if (known !== undefined) return known;
    const name = `fn${this.functions.size}_${fn.name}`;
    this.functions.set(fn, name);
    this.lowerCallees(fn);
    const paramTypes = fn.params.map((p) =>
      p.pointer && FunctionLowering.passesAddress(p) ? [binaryen.i32] : slotTypes(p.type),
    );
    const f = new FunctionLowering(this, paramTypes.flat(), this.frameStart(fn));
    f.writtenBack = writtenBack(fn);
    const body = f.fb.collect(() => {
      let next = 0;
      fn.params.forEach((param, i) => {
        const types = paramTypes[i] ?? [];
        const first = next;
        next += types.length;
        if (param.pointer && FunctionLowering.passesAddress(param)) {
          f.bind(param, {
            kind: 'memory',
            type: param.type,
            address: { base: () => f.fb.get(first), offset: 0 },
          });
        } else if (!param.pointer && f.livesInMemory(param)) {
          setVariable(
            f,
            param,
            types.map((_, k) => f.fb.get(first + k)),
          );
        } else {
          f.bind(
            param,
            wholeSlots(
              types.map((_, k) => ({ kind: 'local', local: first + k })),
              param.type,
            ),
          );
        }
      });
      lowerStatements(f, fn.body);
      lowerFinalReturn(f, fn.returnType.kind !== 'void');
    });
    this.frameEnds.set(fn, f.frameEnd);
    this.stackEnd = Math.max(this.stackEnd, f.frameEnd);
    const results = binaryen.createType(resultTypes(fn));
    const code = f.finish(body, results);
    this.m.addFunction(name, binaryen.createType(paramTypes.flat()), results, f.fb.localTypes, code);
    return name;
  }

  /** Lowers everything that `fn` calls, itself or through what is inlined, so that the frames are known. */
  private lowerCallees(fn: FunctionIr): void {
    for (const callee of fn.callees) {
      if (this.inlines(callee)) this.lowerCallees(callee);
      else this.functionFor(callee);
    }
  }

  private frameStart(fn: FunctionIr): number {
    let start = this.privateBytes;
    for (const callee of fn.callees) {
      start = Math.max(
        start,
        this.inlines(callee) ? this.frameStart(callee) : (this.frameEnds.get(callee) ?? 0),
      );
    }
    return start;
  }

  /** `NAME(begin, end, stackBase)`: the loop over invocations around the entry point. */
  private entryBody(entry: EntryPointIr): { f: FunctionLowering; loop: Ref } {
    const { m } = this;
    this.lowerCallees(entry.fn);
    const f = new FunctionLowering(
      this,
      [binaryen.i32, binaryen.i32, binaryen.i32],
      this.frameStart(entry.fn),
    );
    const { fb } = f;
    const id = fb.newLocal(binaryen.i32);
    const body = fb.collect(() => {
      for (const variable of this.privatesOf(entry.fn)) this.initialise(f, variable);
      entry.inputs.forEach((input, i) => {
        const param = entry.fn.params[i]!;
        const names = input.kind === 'builtin' ? [input.name] : input.members;
        setVariable(
          f,
          param,
          names.map((name) => this.builtinInput(f, name, id, entry.workgroupSize[0])),
        );
      });
      inlineBody(f, entry.fn);
    });
    this.stackEnd = Math.max(this.stackEnd, f.frameEnd);
    const loop = fb.sequence(
      [
        m.local.set(id, fb.get(0)),
        m.loop(
          'next',
          fb.sequence([
            m.br('done', m.i32.ge_u(fb.get(id), fb.get(1))),
            ...body,
            m.local.set(id, m.i32.add(fb.get(id), m.i32.const(1))),
            m.br('next'),
          ]),
        ),
      ],
      'done',
    );
    return { f, loop };
  }

  private entry(entry: EntryPointIr, { f, loop }: { f: FunctionLowering; loop: Ref }): void {
    const { m } = this;
    const { fb } = f;
    const start = [m.global.set('stack', fb.get(2))];
    if (this.pool.size > 0) {
      // each thread writes its own copy of the constants at the end of its stack
      const constants = m.i32.add(fb.get(2), m.i32.const(this.poolStart));
      start.push(m.global.set('constants', constants));
      const target = m.global.get('constants', binaryen.i32);
      start.push(m.memory.init('0', target, m.i32.const(0), m.i32.const(this.pool.size), MEMORY));
    }
    const code = f.finish([loop], binaryen.none);
    const name = `entry_${entry.name}`;
    const params = binaryen.createType([binaryen.i32, binaryen.i32, binaryen.i32]);
    m.addFunction(name, params, binaryen.none, fb.localTypes, fb.sequence([...start, code]));
    m.addFunctionExport(name, entry.name);
  }

  private privatesOf(fn: FunctionIr, seen = new Set<FunctionIr>()): Set<Variable> {
    const found = new Set<Variable>();
    if (seen.has(fn)) return found;
    seen.add(fn);
    for (const variable of fn.globals) if (variable.space === 'private') found.add(variable);
    for (const callee of fn.callees)
      for (const variable of this.privatesOf(callee, seen)) found.add(variable);
    return found;
  }

  private initialise(f: FunctionLowering, variable: Variable): void {
    const place = f.storageOf(variable);
    if (place.kind === 'memory') {
      if (variable.initial === undefined) fillZero(f.fb, place.type, place.address);
      else storeMemory(f.fb, place.type, place.address, f.lower(variable.initial));
      return;
    }
    const values =
      variable.initial === undefined ? constantSlots(f, zeroValue(variable.type)) : f.lower(variable.initial);
    place.slots.forEach((slot, i) => writeSlot(f, slot, values[i]!));
  }

  private builtinInput(f: FunctionLowering, name: string, id: number, workgroupSize: number): Ref {
    const { m } = this;
    const own = f.fb.get(id);
    const x = (value: Ref): Ref => m.i32x4.replace_lane(m.v128.const(new Uint8Array(16)), 0, value);
    const size = m.i32.const(workgroupSize);
    switch (name) {
      case 'local_invocation_index':
        return m.i32.rem_u(own, size);
      case 'local_invocation_id':
        return x(m.i32.rem_u(own, size));
      case 'workgroup_id':
        return x(m.i32.div_u(own, size));
      default:
        return x(own);
    }
  }
}
