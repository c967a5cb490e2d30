/**
 * The overhead plan as vector primitives, independent of any page: metres on the floor, seen from above, with the
 * scene's −Z at the top of the sheet (x = world X to the right, y = world Z downwards). Whoever prints it picks a scale.
 *
 * Lengths and outlines are to scale. Symbols of cameras and lamps have their real size too, but a printer may draw
 * them larger so that they can still be read (`PlanSymbol.sizeM`), as lighting plots do.
 */

/** Metres: world X, world Z. */
export type PlanPoint = readonly [number, number];
export type PlanRing = readonly PlanPoint[];

/** Drawn in this order. */
export const PLAN_LAYERS = [
  'floor',
  'objects',
  'walls',
  'overhead',
  'depth-of-field',
  'field-of-view',
  'beams',
  'subjects',
  'lights',
  'move',
  'camera',
] as const;
export type PlanLayer = (typeof PLAN_LAYERS)[number];

/** Closed rings; holes by the even–odd rule. */
export interface PlanPolygon {
  readonly kind: 'polygon';
  readonly layer: PlanLayer;
  readonly rings: readonly PlanRing[];
}
export interface PlanLine {
  readonly kind: 'line';
  readonly layer: PlanLayer;
  readonly points: readonly PlanPoint[];
}
export interface PlanCircle {
  readonly kind: 'circle';
  readonly layer: PlanLayer;
  readonly center: PlanPoint;
  readonly radiusM: number;
}

export type PlanSymbolName =
  'camera' | 'camera-ghost' | 'point' | 'spot' | 'profile' | 'rectangle' | 'disc' | 'sphere' | 'directional';

export interface PlanSymbol {
  readonly kind: 'symbol';
  readonly layer: PlanLayer;
  readonly symbol: PlanSymbolName;
  readonly center: PlanPoint;
  /** Where it points, radians from +x towards +y: clockwise on the sheet. */
  readonly headingRad: number;
  /** True size across (a lamp's width, a camera's length). */
  readonly sizeM: number;
  /** Switched off: drawn hollow and faint. */
  readonly off: boolean;
}
export interface PlanLabel {
  readonly kind: 'label';
  readonly layer: PlanLayer;
  readonly at: PlanPoint;
  /** Radius around `at` that the text should stay clear of. */
  readonly clearM: number;
  readonly text: string;
  /** `key` is a number in a ring beside a lamp; `name` is plain text. */
  readonly style: 'key' | 'name';
}
export type PlanPrimitive = PlanPolygon | PlanLine | PlanCircle | PlanSymbol | PlanLabel;

export interface PlanExtent {
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
}

export interface PlanDrawing {
  readonly primitives: readonly PlanPrimitive[];
  /** What must be on the sheet: set, camera, lamps and subjects. Lines of the field of view may run out of it. */
  readonly extent: PlanExtent;
  /** Direction of true north on the sheet, radians from +x towards +y; null where the scene has no orientation. */
  readonly northRad: number | null;
}
