/** The floor of a street: pavements along the fronts, the roadway between them, all as long as the longest. */
import type { Vec3 } from '../../math/vec3.ts';
import { thingFacts } from '../vocabulary/catalogue.ts';
import type { ComposedThing, Setting } from '../composition/scene-composition.ts';

/** A pavement takes at most this share of the width, on either side. */
const MOST_SHARE = 0.3;
/** Farther from the middle than this share of the width it is on a side. */
const SIDE_SHARE = 0.12;

interface Span {
  readonly from: number;
  readonly to: number;
}

const spread = (layer: ComposedThing, x: Span, z: Span): ComposedThing => {
  const [, y] = layer.positionM;
  return {
    ...layer,
    yawDeg: 0,
    positionM: [(x.from + x.to) / 2, y, (z.from + z.to) / 2],
    sizeM: [x.to - x.from, layer.sizeM[1], z.to - z.from],
  };
};

const asRoad = (layer: ComposedThing): ComposedThing => ({
  ...layer,
  thing: 'road',
  variant: thingFacts('road').variants[0] ?? '',
  body: null,
  accent: null,
});

/**
 * Layers of other places as they are. A second pavement of a side is the same one again.
 * @param extentM of the place.
 */
export function straightLayers(
  layers: readonly ComposedThing[],
  setting: Setting,
  [w]: Vec3,
): readonly ComposedThing[] {
  if (setting !== 'street' && setting !== 'alley') return layers;
  const pavements = layers
    .filter(({ thing }) => thing === 'pavement')
    .sort((a, b) => a.positionM[0] - b.positionM[0]);
  const [first, last] = [pavements[0], pavements.at(-1)];
  const left = first !== undefined && first.positionM[0] < -w * SIDE_SHARE ? first : undefined;
  const right = last !== undefined && last.positionM[0] > w * SIDE_SHARE ? last : undefined;
  // a pavement in the middle, and no roadway: it is the roadway
  const middle = pavements.find((layer) => layer !== left && layer !== right);
  const road = layers.find(({ thing }) => thing === 'road') ?? (middle && asRoad(middle));
  if (road === undefined) return layers;
  const wide = (layer: ComposedThing | undefined): number =>
    layer === undefined ? 0 : Math.min(w * MOST_SHARE, Math.min(layer.sizeM[0], layer.sizeM[2]));
  const all = [road, left, right].filter((layer) => layer !== undefined);
  const z: Span = {
    from: Math.min(...all.map(({ positionM, sizeM }) => positionM[2] - sizeM[2] / 2)),
    to: Math.max(...all.map(({ positionM, sizeM }) => positionM[2] + sizeM[2] / 2)),
  };
  const [from, to] = [-w / 2 + wide(left), w / 2 - wide(right)];
  const spans = new Map<string, ComposedThing>([[road.key, spread(road, { from, to }, z)]]);
  if (left !== undefined) spans.set(left.key, spread(left, { from: -w / 2, to: from }, z));
  if (right !== undefined) spans.set(right.key, spread(right, { from: to, to: w / 2 }, z));
  return layers
    .filter((layer) => spans.has(layer.key) || (layer.thing !== 'road' && layer.thing !== 'pavement'))
    .map((layer) => spans.get(layer.key) ?? layer);
}
