// Expressions: from wesl's syntax tree to the typed tree. Constant expressions are evaluated by wesl and arrive as
// constants; everything else gets a concrete type here, and a KernelCompileError where WGSL has no meaning for it.
import { evalConstExpr, sameType, typeToString, type ExpressionElem } from 'wesl/core';
import type { Expr, Place, Type } from '../ir.ts';
import { KernelCompileError, type SourceSpan } from '../kernel-compile-error.ts';
import { boolType, elementType, i32Type, u32Type, vectorOf } from '../types.ts';
import { elaborateCall } from './calls.ts';
import { concreteType, constant, convertConstant, literalConstant } from './constants.ts';
import { elaborateBinary, elaborateUnary } from './operators.ts';
import {
  checkConstantIndex,
  entityOfIdent,
  placeOf,
  pointerOf,
  SWIZZLE_LANES,
  type ExpressionSource,
} from './places.ts';
import type { FunctionScope } from './scope.ts';

export class ExpressionElaborator implements ExpressionSource {
  readonly scope: FunctionScope;

  constructor(scope: FunctionScope) {
    this.scope = scope;
  }

  fail(reason: string, at: { readonly start: number; readonly end: number }): never {
    throw new KernelCompileError(reason, this.scope.span(at));
  }

  /** An expression of concrete type. */
  value(expr: ExpressionElem): Expr {
    const result = this.any(expr);
    return this.convert(result, concreteType(result.type));
  }

  /** An expression of exactly `type`, after the conversions WGSL makes by itself. */
  valueOf(expr: ExpressionElem, type: Type, what: string): Expr {
    return this.convert(this.any(expr), type, what);
  }

  condition(expr: ExpressionElem): Expr {
    return this.valueOf(expr, boolType, 'a condition');
  }

  index(expr: ExpressionElem): Expr {
    const value = this.value(expr);
    if (!sameType(value.type, i32Type) && !sameType(value.type, u32Type)) {
      this.fail(`an index must be i32 or u32, not ${typeToString(value.type)}`, expr);
    }
    return value;
  }

  convert(expr: Expr, type: Type, what = 'this'): Expr {
    if (sameType(expr.type, type)) return expr;
    const converted = convertConstant(expr, type);
    if (converted !== undefined) return converted;
    const reason = `${what} must be ${typeToString(type)}, not ${typeToString(expr.type)}`;
    throw new KernelCompileError(reason, expr.span);
  }

  load(place: Place, span: SourceSpan): Expr {
    if (place.type.kind === 'atomic') throw new KernelCompileError('an atomic is read with atomicLoad', span);
    if (place.type.kind === 'array' && place.type.count === undefined) {
      throw new KernelCompileError(
        'a runtime-sized array is not a value: index it or take its address',
        span,
      );
    }
    return { kind: 'load', place, type: place.type, span, effects: placeEffects(place) };
  }

  /** An expression whose type may still be abstract; only constants are. */
  any(expr: ExpressionElem): Expr {
    this.scope.count();
    const span = this.scope.span(expr);
    if (expr.kind === 'literal') return literalConstant(expr, this.scope.module.types, span);
    if (expr.kind === 'parenthesized-expression') return this.any(expr.expression);
    const folded = expr.kind === 'unary-expression' ? null : evalConstExpr(expr, this.scope.module.types);
    if (folded !== null) return constant(folded, span);
    const place = placeOf(this, expr);
    if (place !== undefined) return this.load(place, span);
    switch (expr.kind) {
      case 'ref': {
        const entity = entityOfIdent(this.scope, expr.ident, span);
        if (entity?.kind === 'constant') return { ...entity.value, span };
        if (entity?.kind === 'pointer')
          this.fail(`'${expr.ident.originalName}' is a pointer: write *${expr.ident.originalName}`, expr);
        return this.fail(`'${expr.ident.originalName}' is not a value`, expr);
      }
      case 'type':
        return this.fail(`the type ${expr.name.originalName} is not a value`, expr);
      case 'unary-expression':
        return elaborateUnary(this, expr);
      case 'binary-expression':
        return elaborateBinary(this, expr);
      case 'component-expression':
        return this.indexValue(this.value(expr.base), this.index(expr.access), span);
      case 'component-member-expression': {
        const memory = placeOf(this, expr.base) ?? pointerOf(this, expr.base);
        const base =
          memory === undefined ? this.value(expr.base) : this.load(memory, this.scope.span(expr.base));
        return this.memberValue(base, expr.access.name, span);
      }
      case 'call-expression':
        return elaborateCall(this, expr);
    }
  }

  private indexValue(base: Expr, index: Expr, span: SourceSpan): Expr {
    const type = elementType(base.type);
    if (type === undefined)
      throw new KernelCompileError(`${typeToString(base.type)} cannot be indexed`, span);
    checkConstantIndex(base.type, index);
    return { kind: 'index', arg: base, index, type, span, effects: base.effects || index.effects };
  }

  private memberValue(arg: Expr, name: string, span: SourceSpan): Expr {
    const { type } = arg;
    const { effects } = arg;
    if (type.kind === 'struct') {
      const index = type.members.findIndex((m) => m.name === name);
      const member = type.members[index];
      if (member === undefined) throw new KernelCompileError(`${type.name} has no member '${name}'`, span);
      return { kind: 'member', arg, index, type: member.type, span, effects };
    }
    if (type.kind !== 'vector')
      throw new KernelCompileError(`${typeToString(type)} has no member '${name}'`, span);
    const lanes = [...name].map((c) => SWIZZLE_LANES[c] ?? 4);
    const mixed = /[xyzw]/.test(name) && /[rgba]/.test(name);
    if (lanes.length > 4 || mixed || lanes.some((lane) => lane >= type.size)) {
      throw new KernelCompileError(`'${name}' is no swizzle of ${typeToString(type)}`, span);
    }
    return { kind: 'swizzle', arg, lanes, type: vectorOf(lanes.length, type.elem), span, effects };
  }
}

export function placeEffects(place: Place): boolean {
  return place.steps.some((step) => step.kind === 'index' && step.index.effects);
}
