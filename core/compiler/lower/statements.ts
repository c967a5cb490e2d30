// Statements to structured control flow.
import type { Expr, Statement, SwitchClause } from '../ir.ts';
import { isZero } from '../elaborate/constants.ts';
import type { Ref } from './function-builder.ts';
import type { FunctionLowering } from './function-lowering.ts';
import { copyMemory, fillZero, storeMemory, type Address } from './memory.ts';
import { loadPlace, resolvePlace, storePlace, writeSlot } from './places.ts';
import { constantSlots } from './expressions.ts';
import { zeroValue } from '../elaborate/constants.ts';
import { slotCount } from './slots.ts';
import type { Type } from '../ir.ts';

/** Values with more slots than this are copied from memory to memory in one piece. */
const MAX_COPIED_SLOTS = 8;

export function lowerStatements(f: FunctionLowering, statements: readonly Statement[]): void {
  for (const statement of statements) lowerStatement(f, statement);
}

function lowerStatement(f: FunctionLowering, s: Statement): void {
  const { fb } = f;
  const { m } = fb;
  switch (s.kind) {
    case 'declare': {
      if (s.initial !== undefined && !f.livesInMemory(s.variable)) {
        const values = f.lower(s.initial);
        const place = f.allocate(s.variable);
        if (place.kind === 'slots') place.slots.forEach((slot, i) => writeSlot(f, slot, values[i]!));
        return;
      }
      const place = f.allocate(s.variable);
      if (place.kind === 'memory') return storeWhole(f, place.type, place.address, s.initial);
      const zero = constantSlots(f, zeroValue(s.variable.type));
      return place.slots.forEach((slot, i) => writeSlot(f, slot, zero[i]!));
    }
    case 'assign': {
      const place = resolvePlace(f, s.place);
      if (place.kind === 'memory' && slotCount(place.type) > MAX_COPIED_SLOTS) {
        return storeWhole(f, place.type, place.address, s.value);
      }
      const values = f.lower(s.value);
      return storePlace(f, place, values.length > 1 ? f.hold(values) : values);
    }
    case 'evaluate':
      f.lower(s.value);
      return;
    case 'block':
      return lowerStatements(f, s.body);
    case 'if': {
      const condition = f.one(s.condition);
      const then = fb.collect(() => lowerStatements(f, s.then));
      const otherwise = fb.collect(() => lowerStatements(f, s.otherwise));
      if (otherwise.length === 0) fb.emit(m.if(condition, fb.sequence(then)));
      else if (then.length === 0) fb.emit(m.if(m.i32.eqz(condition), fb.sequence(otherwise)));
      else fb.emit(m.if(condition, fb.sequence(then), fb.sequence(otherwise)));
      return;
    }
    case 'loop':
      return lowerLoop(f, s);
    case 'switch':
      return lowerSwitch(f, s.selector, s.clauses);
    case 'break':
      return fb.emit(m.br(f.breakLabels.at(-1)!));
    case 'continue':
      return fb.emit(m.br(f.continueLabels.at(-1)!));
    case 'return':
      return lowerReturn(f, s.value === undefined ? [] : f.lower(s.value));
  }
}

/** Fills a variable in memory. */
function storeWhole(f: FunctionLowering, type: Type, address: Address, value: Expr | undefined): void {
  if (value === undefined || (value.kind === 'const' && isZero(value.value)))
    return fillZero(f.fb, type, address);
  if (slotCount(type) > MAX_COPIED_SLOTS) {
    if (value.kind === 'const') return copyMemory(f.fb, type, address, f.constantAddress(value.value));
    if (value.kind === 'load') {
      const from = resolvePlace(f, value.place);
      if (from.kind === 'memory') return copyMemory(f.fb, type, address, from.address);
      return storeMemory(f.fb, type, address, f.hold(loadPlace(f, from)));
    }
  }
  storeMemory(f.fb, type, address, f.hold(f.lower(value)));
}

function lowerLoop(f: FunctionLowering, s: Statement & { kind: 'loop' }): void {
  const { fb } = f;
  const { m } = fb;
  const again = fb.newLabel('loop');
  const leave = fb.newLabel('break');
  const next = fb.newLabel('continue');
  f.breakLabels.push(leave);
  f.continueLabels.push(next);
  const body = fb.collect(() => lowerStatements(f, s.body));
  f.continueLabels.pop();
  const tail = fb.collect(() => {
    lowerStatements(f, s.continuing);
    if (s.breakIf === undefined) fb.emit(m.br(again));
    else fb.emit(m.br(again, m.i32.eqz(f.one(s.breakIf))));
  });
  f.breakLabels.pop();
  fb.emit(fb.sequence([m.loop(again, fb.sequence([fb.sequence(body, next), ...tail]))], leave));
}

/** A jump table when the cases lie close together. */
const MAX_TABLE = 256;

function lowerSwitch(f: FunctionLowering, selector: Expr, clauses: readonly SwitchClause[]): void {
  const { fb } = f;
  const { m } = fb;
  const leave = fb.newLabel('break');
  const labels = clauses.map(() => fb.newLabel('case'));
  const defaultLabel = labels[clauses.findIndex((c) => c.isDefault)] ?? leave;
  const values = clauses.flatMap((c) => c.values);
  const low = Math.min(...values);
  const span = Math.max(...values) - low + 1;
  const chosen = fb.share(f.one(selector));
  let dispatch: Ref[];
  if (values.length > 2 && span <= MAX_TABLE && span <= 4 * values.length) {
    const table = Array.from(
      { length: span },
      (_, i) => labels[clauses.findIndex((c) => c.values.includes(low + i))] ?? defaultLabel,
    );
    dispatch = [m.switch(table, defaultLabel, m.i32.sub(chosen(), m.i32.const(low)))];
  } else {
    dispatch = clauses.flatMap((c, i) =>
      c.values.map((v) => m.br(labels[i]!, m.i32.eq(chosen(), m.i32.const(v)))),
    );
    dispatch.push(m.br(defaultLabel));
  }
  f.breakLabels.push(leave);
  let inner = dispatch;
  clauses.forEach((clause, i) => {
    const body = fb.collect(() => lowerStatements(f, clause.body));
    inner = [fb.sequence(inner, labels[i]), ...body, m.br(leave)];
  });
  f.breakLabels.pop();
  fb.emit(fb.sequence(inner, leave));
}

function lowerReturn(f: FunctionLowering, values: readonly Ref[]): void {
  const { fb } = f;
  const { m } = fb;
  const { label, results } = f.returnTarget;
  if (label !== undefined) {
    results.forEach((local, i) => fb.set(local, values[i]!));
    return fb.emit(m.br(label));
  }
  const all = [...values, ...f.writtenBack.flatMap((p) => loadPlace(f, f.storageOf(p)))];
  fb.emit(all.length === 0 ? m.return() : m.return(all.length === 1 ? all[0] : m.tuple.make(all)));
}

/** The return at the end of a function that may end without one. */
export function lowerFinalReturn(f: FunctionLowering, returnsValue: boolean): void {
  if (returnsValue) f.fb.emit(f.fb.m.unreachable());
  else if (f.writtenBack.length > 0) lowerReturn(f, []);
}
