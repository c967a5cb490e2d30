// Atomic operations on bindings. All are sequentially consistent, which is stronger than WGSL's relaxed order.
import type { Expr } from '../ir.ts';
import type { Ref } from './function-builder.ts';
import type { FunctionLowering } from './function-lowering.ts';
import { MEMORY } from './memory.ts';
import { resolvePlace } from './places.ts';

export function lowerAtomic(f: FunctionLowering, expr: Expr & { kind: 'atomic' }): Ref[] {
  const { fb } = f;
  const { m } = fb;
  const place = resolvePlace(f, expr.place);
  if (place.kind !== 'memory') throw new RangeError('an atomic lives in a binding');
  const { base, offset } = place.address;
  const operands = f.operands(expr.args).map(([slot]) => slot!);
  const [value, replacement] = operands;
  const result = (ref: Ref): Ref[] => [fb.get(fb.spill(ref))];
  const { rmw } = m.i32.atomic;
  switch (expr.name) {
    case 'atomicLoad':
      return result(m.i32.atomic.load(offset, base(), MEMORY));
    case 'atomicStore':
      fb.emit(m.i32.atomic.store(offset, base(), value!, MEMORY));
      return [];
    case 'atomicAdd':
      return result(rmw.add(offset, base(), value!, MEMORY));
    case 'atomicSub':
      return result(rmw.sub(offset, base(), value!, MEMORY));
    case 'atomicAnd':
      return result(rmw.and(offset, base(), value!, MEMORY));
    case 'atomicOr':
      return result(rmw.or(offset, base(), value!, MEMORY));
    case 'atomicXor':
      return result(rmw.xor(offset, base(), value!, MEMORY));
    case 'atomicExchange':
      return result(rmw.xchg(offset, base(), value!, MEMORY));
    case 'atomicCompareExchangeWeak': {
      const expected = fb.share(value!);
      const old = fb.spill(rmw.cmpxchg(offset, base(), expected(), replacement!, MEMORY));
      return [fb.get(old), m.i32.eq(fb.get(old), expected())];
    }
    default: {
      // wasm has no atomic minimum or maximum: try until no other thread came between
      const operand = fb.share(value!);
      const signed = expr.type.kind === 'scalar' && expr.type.scalar === 'i32';
      const smaller = (a: Ref, b: Ref): Ref => (signed ? m.i32.lt_s(a, b) : m.i32.lt_u(a, b));
      const old = fb.spill(m.i32.atomic.load(offset, base(), MEMORY));
      const seen = fb.newLocal(fb.localType(old));
      const label = fb.newLabel('retry');
      const keeps =
        expr.name === 'atomicMin' ? smaller(fb.get(old), operand()) : smaller(operand(), fb.get(old));
      const next = m.select(keeps, fb.get(old), operand());
      const body = [
        m.local.set(seen, fb.get(old)),
        m.local.set(old, rmw.cmpxchg(offset, base(), fb.get(seen), next, MEMORY)),
        m.br(label, m.i32.ne(fb.get(old), fb.get(seen))),
      ];
      fb.emit(m.loop(label, fb.sequence(body)));
      return [fb.get(old)];
    }
  }
}
