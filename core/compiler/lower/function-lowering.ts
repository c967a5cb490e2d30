// Lowers one WebAssembly function: the variables of a WGSL function and of everything inlined into it.
import binaryen from 'binaryen';
import type { ArrayType, ConstValue, Expr, Type, Variable } from '../ir.ts';
import { arrayStride, layoutOf } from '../layout.ts';
import { containsArray } from '../types.ts';
import { lowerExpression } from './expressions.ts';
import { FunctionBuilder, type Ref } from './function-builder.ts';
import type { Address } from './memory.ts';
import type { ModuleLowering } from './module-lowering.ts';
import { wholeSlots, type LoweredPlace, type Slot } from './places.ts';
import { slotCount, slotTypes, type SlotType } from './slots.ts';

/** Values with more slots than this live in memory. */
const MAX_SPLIT_SLOTS = 64;

/** Where `return`, `break` and `continue` go. */
export interface ReturnTarget {
  /** Undefined: a return of the wasm function itself. */
  readonly label: string | undefined;
  readonly results: readonly number[];
}

export class FunctionLowering {
  readonly module: ModuleLowering;
  readonly fb: FunctionBuilder;
  private readonly storage = new Map<Variable, LoweredPlace>();
  private frameBytes: number;
  /** Wasm globals that are read once, when the function starts, into a local each. */
  private readonly bases = new Map<string, number>();
  returnTarget: ReturnTarget = { label: undefined, results: [] };
  /** Pointer parameters whose values go back to the caller, after the results. */
  writtenBack: readonly Variable[] = [];
  breakLabels: string[] = [];
  continueLabels: string[] = [];

  /** @param frameStart bytes from the start of the shadow stack to this function's frame */
  constructor(module: ModuleLowering, params: readonly SlotType[], frameStart: number) {
    this.module = module;
    this.fb = new FunctionBuilder(module.m, params);
    this.frameBytes = frameStart;
  }

  /** Bytes from the start of the shadow stack to the end of this function's frame. */
  get frameEnd(): number {
    return this.frameBytes;
  }

  lower(expr: Expr): Ref[] {
    return lowerExpression(this, expr);
  }

  /** An expression of one slot. */
  one(expr: Expr): Ref {
    const [slot] = this.lower(expr);
    if (slot === undefined) throw new RangeError('a value of no slots');
    return slot;
  }

  /** Lowers expressions in order, so that the effects of a later one cannot reach the value of an earlier one. */
  operands(exprs: readonly Expr[]): Ref[][] {
    const lastEffect = exprs.findLastIndex((e) => e.effects);
    return exprs.map((e, i) => {
      const slots = this.lower(e);
      return i < lastEffect && e.kind !== 'const' ? this.hold(slots) : slots;
    });
  }

  /** Evaluates slots now. */
  hold(slots: readonly Ref[]): Ref[] {
    const locals = slots.map((s) => this.fb.spill(s));
    return locals.map((l) => this.fb.get(l));
  }

  storageOf(variable: Variable): LoweredPlace {
    const own = this.storage.get(variable) ?? this.module.slotsOf(variable);
    if (own !== undefined) return own;
    const base = this.module.baseOf(variable);
    if (base === undefined) throw new RangeError(`'${variable.name}' has no storage`);
    return { kind: 'memory', type: variable.type, address: this.addressIn(base.global, base.offset) };
  }

  bind(variable: Variable, place: LoweredPlace): void {
    this.storage.set(variable, place);
  }

  /** Gives a local variable its storage. */
  allocate(variable: Variable): LoweredPlace {
    const place = this.livesInMemory(variable)
      ? ({ kind: 'memory', type: variable.type, address: this.frameAddress(variable.type) } as const)
      : wholeSlots(this.newSlots(variable.type), variable.type);
    this.bind(variable, place);
    return place;
  }

  livesInMemory(variable: Variable): boolean {
    return (
      containsArray(variable.type) && (variable.needsMemory || slotCount(variable.type) > MAX_SPLIT_SLOTS)
    );
  }

  newSlots(type: Type): Slot[] {
    return slotTypes(type).map((t) => ({ kind: 'local', local: this.fb.newLocal(t) }));
  }

  /** Room for a value of `type` in this function's frame. */
  frameAddress(type: Type): Address {
    const { align, size } = layoutOf(type);
    const offset = Math.ceil(this.frameBytes / align) * align;
    this.frameBytes = offset + size;
    return this.addressIn('stack', offset);
  }

  /** Where a constant array lies. */
  constantAddress(value: ConstValue): Address {
    return this.addressIn('constants', this.module.constantOffset(value));
  }

  private addressIn(global: string, offset: number): Address {
    let local = this.bases.get(global);
    if (local === undefined) {
      local = this.fb.newLocal(binaryen.i32);
      this.bases.set(global, local);
    }
    const base = local;
    return { base: () => this.fb.get(base), offset };
  }

  /** Number of elements of a runtime-sized array of a binding. */
  runtimeCount(variable: Variable, array: ArrayType): Ref {
    const { m } = this.fb;
    const before = variable.type.kind === 'struct' ? layoutOf(variable.type).size - arrayStride(array) : 0;
    const bytes = m.i32.sub(m.global.get(`${variable.name}_bytes`, binaryen.i32), m.i32.const(before));
    return m.i32.div_u(bytes, m.i32.const(arrayStride(array)));
  }

  /** The finished body: `statements`, after the base addresses they use. */
  finish(statements: readonly Ref[], result: SlotType): Ref {
    const { m } = this.fb;
    const first = [...this.bases].map(([global, local]) =>
      m.local.set(local, m.global.get(global, binaryen.i32)),
    );
    return m.block(null, [...first, ...statements], result);
  }

  /** Whether a pointer parameter is passed as an address, rather than as the slots of what it points to. */
  static passesAddress(param: Variable): boolean {
    return param.space === 'storage' || param.space === 'uniform' || containsArray(param.type);
  }
}
