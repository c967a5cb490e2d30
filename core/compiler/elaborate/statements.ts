// Statements: declarations, assignment, and control flow, with every loop form reduced to one.
import {
  evalConstExpr,
  filterValidElements,
  resolveTypeRef,
  sameType,
  typeToString,
  type AssignElem,
  type ConstElem,
  type ExpressionElem,
  type IfElem,
  type LetElem,
  type Statement as SyntaxStatement,
  type SwitchElem,
  type VarElem,
} from 'wesl/core';
import type { BinaryOperator, Expr, Place, Statement, Step, SwitchClause, Type, Variable } from '../ir.ts';
import { i32Type, isConstructible, laneScalar, u32Type } from '../types.ts';
import { concreteType, scalarConstant } from './constants.ts';
import { ExpressionElaborator, placeEffects } from './expressions.ts';
import { binary } from './operators.ts';
import { noteWrite, placeOf, pointerOf } from './places.ts';
import type { FunctionScope } from './scope.ts';

const BINARY_OF_ASSIGNMENT: Readonly<Record<string, BinaryOperator>> = {
  '+=': '+',
  '-=': '-',
  '*=': '*',
  '/=': '/',
  '%=': '%',
  '&=': '&',
  '|=': '|',
  '^=': '^',
  '<<=': '<<',
  '>>=': '>>',
};

interface Surroundings {
  readonly inLoop: boolean;
  readonly inSwitch: boolean;
  readonly inContinuing: boolean;
}

export class StatementElaborator {
  private readonly scope: FunctionScope;
  private readonly e: ExpressionElaborator;
  private readonly returnType: Type;

  constructor(scope: FunctionScope, returnType: Type) {
    this.scope = scope;
    this.e = new ExpressionElaborator(scope);
    this.returnType = returnType;
  }

  body(statements: readonly SyntaxStatement[]): Statement[] {
    return this.block(statements, { inLoop: false, inSwitch: false, inContinuing: false });
  }

  private block(statements: readonly SyntaxStatement[], around: Surroundings): Statement[] {
    const valid = filterValidElements(statements, this.scope.module.types.conditions ?? {});
    return this.scope.collect(() => {
      for (const statement of valid) this.statement(statement, around);
    });
  }

  private statement(s: SyntaxStatement, around: Surroundings): void {
    const { scope, e } = this;
    scope.count();
    switch (s.kind) {
      case 'empty':
        return;
      case 'block':
        return scope.emit({ kind: 'block', body: this.block(s.body, around) });
      case 'let':
      case 'var':
      case 'const':
        return this.declaration(s);
      case 'assign':
        return this.assignment(s);
      case 'increment':
      case 'decrement':
        return this.update(s.target, s.kind === 'increment' ? '+' : '-', undefined, s);
      case 'call': {
        const value = e.any(s.call);
        return scope.emit({ kind: 'evaluate', value });
      }
      case 'if':
        return scope.emit(this.conditional(s, around));
      case 'for': {
        const inner = scope.collect(() => {
          if (s.init !== undefined) this.statement(s.init, around);
          const update = s.update;
          this.loop(
            () => {
              if (s.condition !== undefined) this.leaveUnless(s.condition);
              for (const part of this.block(s.body.body, { ...around, inLoop: true, inSwitch: false }))
                scope.emit(part);
            },
            () => {
              if (update !== undefined) this.statement(update, { ...around, inContinuing: true });
              return undefined;
            },
          );
        });
        return scope.emit({ kind: 'block', body: inner });
      }
      case 'while':
        return this.loop(
          () => {
            this.leaveUnless(s.condition);
            for (const part of this.block(s.body.body, { ...around, inLoop: true, inSwitch: false }))
              scope.emit(part);
          },
          () => undefined,
        );
      case 'loop': {
        const { continuing } = s;
        // the tree has the continuing block, and its break, among the statements too
        const body = s.body.body.filter((part) => part !== continuing);
        return this.loop(
          () => {
            for (const part of this.block(body, { ...around, inLoop: true, inSwitch: false }))
              scope.emit(part);
          },
          () => {
            if (continuing === undefined) return undefined;
            const inside = { inLoop: false, inSwitch: false, inContinuing: true };
            const tail = continuing.body.body.filter(
              (part) => part.kind !== 'break' || part.condition === undefined,
            );
            for (const part of this.block(tail, inside)) scope.emit(part);
            return continuing.breakIf === undefined ? undefined : e.condition(continuing.breakIf);
          },
        );
      }
      case 'switch':
        return this.switch(s, around);
      case 'break':
        if (s.condition !== undefined)
          return e.fail("'break if' belongs at the end of a continuing block", s);
        if (!around.inLoop && !around.inSwitch) e.fail("'break' outside a loop or switch", s);
        return scope.emit({ kind: 'break' });
      case 'continue':
        if (!around.inLoop) e.fail("'continue' outside a loop body", s);
        return scope.emit({ kind: 'continue' });
      case 'return':
        return this.return(s.value, s, around);
      case 'assert': {
        const value = evalConstExpr(s.expression, scope.module.types);
        if (value?.kind !== 'scalar' || value.value !== true) e.fail('this const_assert does not hold', s);
        return;
      }
      case 'discard':
        return e.fail("'discard' exists in fragment shaders only", s);
      case 'continuing':
        return e.fail("'continuing' belongs at the end of a loop", s);
    }
  }

  private declaration(s: LetElem | VarElem | ConstElem): void {
    const { scope, e } = this;
    const declared =
      s.name.typeRef === undefined ? undefined : resolveTypeRef(s.name.typeRef, scope.module.types);
    const ident = s.name.decl.ident;
    const name = ident.originalName;
    if (s.kind === 'let' && s.init !== undefined) {
      const pointee = pointerOf(e, s.init);
      if (pointee !== undefined)
        return scope.declare(ident, { kind: 'pointer', place: this.capture(pointee) });
    }
    if (declared !== undefined && !isConstructible(declared))
      e.fail(`a variable cannot be ${typeToString(declared)}`, s.name);
    if (s.kind === 'const') {
      if (s.init === undefined) return e.fail(`const '${name}' needs a value`, s);
      const value = e.any(s.init);
      if (value.kind !== 'const') e.fail(`the value of const '${name}' is not constant`, s.init);
      return scope.declare(ident, {
        kind: 'constant',
        value: declared === undefined ? value : e.convert(value, declared),
      });
    }
    const what = `the value of '${name}'`;
    const initial =
      s.init === undefined
        ? undefined
        : declared === undefined
          ? e.value(s.init)
          : e.valueOf(s.init, declared, what);
    const type = declared ?? initial?.type;
    if (type === undefined) return e.fail(`'${name}' needs a type or a value`, s);
    if (!isConstructible(type)) e.fail(`a variable cannot be ${typeToString(type)}`, s);
    if (s.kind === 'var' && s.template !== undefined && s.template[0]?.name !== 'function') {
      e.fail(`a variable of a function is in the function address space, not ${s.template[0]?.name}`, s);
    }
    const variable: Variable = {
      name,
      type,
      space: s.kind === 'let' ? 'value' : 'function',
      pointer: false,
      access: s.kind === 'let' ? 'read' : 'read_write',
      span: scope.span(s.name),
      needsMemory: false,
      written: false,
    };
    scope.declare(ident, { kind: 'variable', variable });
    scope.emit({ kind: 'declare', variable, initial });
  }

  private assignment(s: AssignElem): void {
    const { scope, e } = this;
    if (s.lhs.kind === 'phony') {
      if (pointerOf(e, s.rhs) === undefined) scope.emit({ kind: 'evaluate', value: e.value(s.rhs) });
      return;
    }
    if (s.op.value !== '=') {
      const op = BINARY_OF_ASSIGNMENT[s.op.value];
      if (op === undefined) return e.fail(`unknown assignment '${s.op.value}'`, s);
      return this.update(s.lhs, op, s.rhs, s);
    }
    const place = this.target(s.lhs);
    scope.emit({ kind: 'assign', place, value: e.valueOf(s.rhs, place.type, 'the assigned value') });
  }

  /** `target = target op operand`, with the target's address worked out once. */
  private update(
    lhs: ExpressionElem,
    op: BinaryOperator,
    rhs: ExpressionElem | undefined,
    at: { start: number; end: number },
  ): void {
    const { scope, e } = this;
    const place = this.capture(this.target(lhs));
    const current = e.load(place, scope.span(lhs));
    let operand: Expr;
    if (rhs === undefined) {
      const lane = place.type.kind === 'scalar' ? laneScalar(place.type) : undefined;
      if (lane === undefined || (lane.scalar !== 'i32' && lane.scalar !== 'u32')) {
        return e.fail(`'${op}${op}' needs an integer variable, not ${typeToString(place.type)}`, at);
      }
      operand = scalarConstant(lane, 1, scope.span(at));
    } else {
      operand = e.any(rhs);
    }
    const value = binary(e, op, current, operand, at);
    if (!sameType(value.type, place.type))
      e.fail(`${typeToString(value.type)} cannot be assigned to ${typeToString(place.type)}`, at);
    scope.emit({ kind: 'assign', place, value });
  }

  private target(lhs: ExpressionElem): Place {
    const { e } = this;
    const place = placeOf(e, lhs);
    if (place === undefined) return e.fail('this cannot be assigned to', lhs);
    const { root } = place;
    if (root.space === 'value') return e.fail(`'${root.name}' cannot be assigned to: it is not a var`, lhs);
    if (root.access === 'read' || root.space === 'uniform') return e.fail(`'${root.name}' is read-only`, lhs);
    if (place.type.kind === 'atomic') return e.fail('an atomic is written with atomicStore', lhs);
    if (!isConstructible(place.type)) return e.fail(`${typeToString(place.type)} cannot be assigned`, lhs);
    noteWrite(this.scope, place);
    return place;
  }

  /** Fixes the indices of a place now, so that later changes to their variables do not move it. */
  private capture(place: Place): Place {
    const steps = place.steps.map((step): Step => {
      if (step.kind === 'member' || step.index.kind === 'const') return step;
      return { kind: 'index', index: this.hidden(step.index) };
    });
    return { ...place, steps };
  }

  private hidden(value: Expr): Expr {
    const variable: Variable = {
      name: 'index',
      type: value.type,
      space: 'value',
      pointer: false,
      access: 'read',
      span: value.span,
      needsMemory: false,
      written: false,
    };
    this.scope.emit({ kind: 'declare', variable, initial: value });
    const place: Place = { root: variable, steps: [], type: value.type };
    return { kind: 'load', place, type: value.type, span: value.span, effects: placeEffects(place) };
  }

  private conditional(s: IfElem, around: Surroundings): Statement {
    const condition = this.e.condition(s.condition);
    const then = this.block(s.body.body, around);
    let otherwise: Statement[] = [];
    const next = s.else;
    if (next?.kind === 'if')
      otherwise = this.scope.collect(() => this.scope.emit(this.conditional(next, around)));
    else if (next !== undefined) otherwise = this.block(next.body, around);
    return { kind: 'if', condition, then, otherwise };
  }

  private leaveUnless(expr: ExpressionElem): void {
    const condition = this.e.condition(expr);
    const otherwise: Statement[] = [{ kind: 'break' }];
    this.scope.emit({ kind: 'if', condition, then: [], otherwise });
  }

  private loop(body: () => void, continuing: () => Expr | undefined): void {
    const { scope } = this;
    if (scope.fn !== undefined) scope.fn.hasLoop = true;
    const main = scope.collect(body);
    let breakIf: Expr | undefined;
    const tail = scope.collect(() => {
      breakIf = continuing();
    });
    scope.emit({ kind: 'loop', body: main, continuing: tail, breakIf });
  }

  private switch(s: SwitchElem, around: Surroundings): void {
    const { scope, e } = this;
    const given = e.any(s.selector);
    const constants = s.clauses.flatMap((c) => c.selectors).filter((x) => x !== 'default');
    const unsigned = constants.some((c) => sameType(e.any(c).type, u32Type));
    const wanted =
      given.type.kind === 'scalar' && given.type.scalar === 'abstract-int' && unsigned
        ? u32Type
        : concreteType(given.type);
    const selector = e.convert(given, wanted, 'the selector');
    if (!sameType(selector.type, i32Type) && !sameType(selector.type, u32Type)) {
      e.fail(`a switch needs i32 or u32, not ${typeToString(selector.type)}`, s.selector);
    }
    const seen = new Set<number>();
    let defaults = 0;
    const clauses = filterValidElements(s.clauses, scope.module.types.conditions ?? {}).map(
      (clause): SwitchClause => {
        const values: number[] = [];
        let isDefault = false;
        for (const choice of clause.selectors) {
          if (choice === 'default') {
            isDefault = true;
            defaults++;
            continue;
          }
          const value = e.valueOf(choice, selector.type, 'a case');
          if (value.kind !== 'const' || value.value.kind !== 'scalar')
            return e.fail('a case must be constant', choice);
          const number = Number(value.value.value) | 0;
          if (seen.has(number)) e.fail(`the case ${number} appears twice`, choice);
          seen.add(number);
          values.push(number);
        }
        return { values, isDefault, body: this.block(clause.body.body, { ...around, inSwitch: true }) };
      },
    );
    if (defaults !== 1) e.fail(`a switch has one default, not ${defaults}`, s);
    scope.emit({ kind: 'switch', selector, clauses });
  }

  private return(
    value: ExpressionElem | undefined,
    at: { start: number; end: number },
    around: Surroundings,
  ): void {
    const { scope, e, returnType } = this;
    if (around.inContinuing) e.fail("'return' in a continuing block", at);
    if (returnType.kind === 'void') {
      if (value !== undefined) e.fail('this function returns nothing', value);
      return scope.emit({ kind: 'return', value: undefined });
    }
    if (value === undefined) return e.fail(`this function returns ${typeToString(returnType)}`, at);
    scope.emit({ kind: 'return', value: e.valueOf(value, returnType, 'the returned value') });
  }
}
