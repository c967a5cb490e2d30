// wesl 0.7 groups some chains of operators wrongly: in `a || b * c > d` it makes (a || b*c) the left side of `>`. It
// prints them back in order, so its own output is right, but the tree is not. Every chain is regrouped here by the
// precedence of WGSL [1], right after parsing. Parentheses are nodes of their own, so a chain ends at them.
//
// [1] W3C, WebGPU Shading Language, section 8.19, "Operator Precedence and Associativity".
import { visitAst, type BinaryExpression, type ExpressionElem, type ModuleElem } from 'wesl/core';

type Operator = BinaryExpression['operator'];

const PRECEDENCE: Readonly<Record<Operator['value'], number>> = {
  '||': 1,
  '&&': 2,
  '|': 3,
  '^': 4,
  '&': 5,
  '==': 6,
  '!=': 6,
  '<': 6,
  '<=': 6,
  '>': 6,
  '>=': 6,
  '<<': 7,
  '>>': 7,
  '+': 8,
  '-': 8,
  '*': 9,
  '/': 9,
  '%': 9,
};

/**
 * Regroups every operator chain of a freshly parsed module, in place.
 * @param hidden offsets of the `<` that were hidden from the parser: see template-lists.ts
 */
export function regroupOperators(module: ModuleElem, hidden: ReadonlySet<number>): void {
  const done = new Set<ExpressionElem>();
  visitAst(module, (elem) => {
    if (elem.kind === 'binary-expression' && hidden.has(elem.operator.span[0])) elem.operator.value = '<';
  });
  visitAst(module, (elem) => {
    if (elem.kind !== 'binary-expression' || done.has(elem)) return;
    const operands: ExpressionElem[] = [];
    const operators: Operator[] = [];
    flatten(elem, operands, operators);
    if (operators.length < 2) return;
    const regrouped = climb(operands, operators, { next: 0 }, 1, done);
    if (regrouped.kind === 'binary-expression') {
      Object.assign(elem, { left: regrouped.left, operator: regrouped.operator, right: regrouped.right });
    }
  });
}

function flatten(expr: ExpressionElem, operands: ExpressionElem[], operators: Operator[]): void {
  if (expr.kind !== 'binary-expression') {
    operands.push(expr);
    return;
  }
  flatten(expr.left, operands, operators);
  operators.push(expr.operator);
  flatten(expr.right, operands, operators);
}

function climb(
  operands: readonly ExpressionElem[],
  operators: readonly Operator[],
  cursor: { next: number },
  lowest: number,
  done: Set<ExpressionElem>,
): ExpressionElem {
  let left = operands[cursor.next]!;
  for (;;) {
    const operator = operators[cursor.next];
    if (operator === undefined || PRECEDENCE[operator.value] < lowest) return left;
    cursor.next++;
    const right = climb(operands, operators, cursor, PRECEDENCE[operator.value] + 1, done);
    left = { kind: 'binary-expression', operator, left, right, start: left.start, end: right.end };
    done.add(left);
  }
}
