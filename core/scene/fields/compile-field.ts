/** Turns the document's field tree into an evaluator: closures that compute, allocated once. */
import type { FieldNode } from '../../document/records/field-node.ts';
import type { Bounds6 } from '../bvh/triangle-bvh.ts';
import { differenceOf, intersectionOf, unionOf } from './combine-fields.ts';
import { displaced, mirrored, offsetBy, repeated, shellOf, transformed, twisted } from './deform-fields.ts';
import { evaluator, shared, type FieldEvaluator } from './evaluator.ts';
import { centredBounds } from './field-bounds.ts';
import {
  boxDistance,
  coneDistance,
  cylinderDistance,
  ellipsoidDistance,
  extrusionDistance,
  limbDistance,
  revolutionDistance,
  sphereDistance,
  torusDistance,
} from './shape-distances.ts';

/** Rounding eats into the given size, so it cannot exceed half of the shortest side. */
const atMost = (rounding: number, ...sides: readonly number[]): number =>
  Math.min(rounding, Math.min(...sides) / 2);

/**
 * The evaluator of `node`, in metres of the node's own space. Subtrees that are written alike are one evaluator, computed once per
 * point: the trees that JSON holds have lost what they share.
 */
export function compileField(node: FieldNode): FieldEvaluator {
  const numbers = numbered(node);
  const uses = new Map<number, number>();
  const count = (n: FieldNode): void => {
    const number = numbers.get(n)!;
    const before = uses.get(number) ?? 0;
    uses.set(number, before + 1);
    if (before === 0) childrenOf(n).forEach(count);
  };
  count(node);
  const done = new Map<number, FieldEvaluator>();
  const compile = (n: FieldNode): FieldEvaluator => {
    const number = numbers.get(n)!;
    const known = done.get(number);
    if (known) return known;
    const evaluates = compileNode(n, compile);
    const result = uses.get(number)! > 1 && childrenOf(n).length > 0 ? shared(evaluates) : evaluates;
    done.set(number, result);
    return result;
  };
  return compile(node);
}

const childrenOf = (n: FieldNode): readonly FieldNode[] => ('of' in n ? n.of : 'child' in n ? [n.child] : []);

/** Gives nodes that are written alike the same number. */
function numbered(node: FieldNode): ReadonlyMap<FieldNode, number> {
  const numbers = new Map<FieldNode, number>();
  const byText = new Map<string, number>();
  const number = (n: FieldNode): number => {
    const known = numbers.get(n);
    if (known !== undefined) return known;
    const text = JSON.stringify({ ...n, child: null, of: childrenOf(n).map(number) });
    const found = byText.get(text) ?? byText.size;
    byText.set(text, found);
    numbers.set(n, found);
    return found;
  };
  number(node);
  return numbers;
}

function compileNode(node: FieldNode, compile: (node: FieldNode) => FieldEvaluator): FieldEvaluator {
  switch (node.op) {
    case 'sphere': {
      const r = node.radiusM;
      return evaluator(centredBounds(r, r, r), sphereDistance(r));
    }
    case 'ellipsoid':
      return evaluator(centredBounds(...node.radiiM), ellipsoidDistance(node.radiiM));
    case 'box': {
      const [x, y, z] = node.sizeM;
      const rounding = atMost(node.roundingM, x, y, z);
      return evaluator(centredBounds(x / 2, y / 2, z / 2), boxDistance(node.sizeM, rounding));
    }
    case 'cylinder': {
      const { radiusM: r, heightM: h } = node;
      const rounding = atMost(node.roundingM, 2 * r, h);
      return evaluator(centredBounds(r, h / 2, r), cylinderDistance(r, h, rounding));
    }
    case 'cone': {
      const { bottomRadiusM, topRadiusM, heightM } = node;
      const r = Math.max(bottomRadiusM, topRadiusM);
      return evaluator(centredBounds(r, heightM / 2, r), coneDistance(bottomRadiusM, topRadiusM, heightM));
    }
    case 'limb': {
      const { fromM: a, toM: b, fromRadiusM: ra, toRadiusM: rb } = node;
      const low = (k: 0 | 1 | 2): number => Math.min(a[k] - ra, b[k] - rb);
      const high = (k: 0 | 1 | 2): number => Math.max(a[k] + ra, b[k] + rb);
      return evaluator([low(0), low(1), low(2), high(0), high(1), high(2)], limbDistance(a, b, ra, rb));
    }
    case 'torus': {
      const { majorRadiusM, minorRadiusM } = node;
      const r = majorRadiusM + minorRadiusM;
      return evaluator(centredBounds(r, minorRadiusM, r), torusDistance(majorRadiusM, minorRadiusM));
    }
    case 'halfSpace':
      return evaluator([-Infinity, -Infinity, -Infinity, Infinity, 0, Infinity], (_x, y) => y);
    case 'extrusion': {
      const h = node.depthM / 2;
      const [x0, y0, x1, y1] = flatBounds(node.outlineM);
      const distance = extrusionDistance(node.outlineM, node.depthM, atMost(node.roundingM, node.depthM));
      return evaluator([x0, y0, -h, x1, y1, h], distance);
    }
    case 'revolution': {
      const [, y0, r, y1] = flatBounds(node.profileM);
      const bounds: Bounds6 = [-r, y0, -r, r, y1, r];
      return evaluator(bounds, revolutionDistance(node.profileM));
    }
    case 'union':
      return unionOf(node.of.map(compile), node.blendM);
    case 'intersection':
      return intersectionOf(node.of.map(compile), node.blendM);
    case 'difference':
      return differenceOf(node.of.map(compile), node.blendM);
    case 'transform':
      return transformed(compile(node.child), node.translationM, node.rotation, node.scale);
    case 'offset':
      return offsetBy(compile(node.child), node.distanceM);
    case 'shell':
      return shellOf(compile(node.child), node.thicknessM);
    case 'repeat':
      return repeated(compile(node.child), node.spacingM, node.counts);
    case 'mirror':
      return mirrored(compile(node.child), node.axis);
    case 'twist':
      return twisted(compile(node.child), (node.degreesPerM * Math.PI) / 180);
    case 'displace':
      return displaced(compile(node.child), node.amplitudeM, node.wavelengthM, node.octaves, node.seed);
  }
}

function flatBounds(points: readonly (readonly [number, number])[]): [number, number, number, number] {
  const xs = points.map((p) => p[0]);
  const ys = points.map((p) => p[1]);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}
