/** How a façade is divided: storeys and bays, the windows in them, what the ground floor has. Metres; y from the ground, x from the middle. */
import { Random } from '../../../grammar/random.ts';
import type { ShapeInput } from '../../thing-class.ts';
import { range, spread } from '../furniture/forms.ts';
import type { Rect } from './openings.ts';

/** Windows that a façade shows at most; larger ones have larger bays. */
const MOST_WINDOWS = 110;
const MOST_STOREYS = 16;

export interface FacadePlan {
  readonly storeys: number;
  readonly columns: number;
  readonly pitchX: number;
  readonly pitchY: number;
  /** Underside of the cornice. */
  readonly top: number;
  readonly windowWidth: number;
  readonly windowHeight: number;
  /** Lower edge above each floor. */
  readonly sill: number;
  /** Centres of the bays. */
  readonly xs: readonly number[];
  readonly isShop: boolean;
  /** Openings of the ground floor; the first is the door of a house, or a shop window. */
  readonly ground: readonly Rect[];
  readonly door: Rect | null;
  /** z of the wall's face, and of the glass behind it. */
  readonly face: number;
  readonly glass: number;
  readonly relief: number;
}

export function facadePlan({ sizeM: [w, h, d], parameters, variant, seed }: ShapeInput): FacadePlan {
  const [storey = 3.3, bay = 2.5, share = 0.45] = parameters;
  const random = new Random(seed);
  const isShop = variant === 'shop';
  const cornice = Math.min(0.9, 0.1 * h);
  const storeys = Math.max(1, Math.min(MOST_STOREYS, Math.round((h - cornice) / storey)));
  const pitchY = (h - cornice) / storeys;
  const columns = Math.max(1, Math.min(Math.floor(MOST_WINDOWS / storeys), Math.round(w / bay)));
  const pitchX = w / columns;
  const windowWidth = share * pitchX;
  const windowHeight = Math.min(0.6 * pitchY, 2.1 * windowWidth);
  const sill = 0.26 * pitchY;
  const xs = spread(columns, w);
  const relief = Math.min(0.15, 0.3 * d);
  const face = d / 2 - relief;
  const glass = face - Math.min(0.24, 0.5 * (d - relief));
  const base = {
    storeys,
    columns,
    pitchX,
    pitchY,
    top: h - cornice,
    windowWidth,
    windowHeight,
    sill,
    xs,
    isShop,
    face,
    glass,
    relief,
  };
  if (isShop) {
    const shops = Math.max(1, Math.round(w / 4.2));
    const wide = w / shops;
    const high = 0.74 * pitchY;
    const ground = spread(shops, w).flatMap((x): readonly Rect[] => {
      const [a, b] = [x - 0.5 * wide + 0.25, x + 0.5 * wide - 0.25];
      const entry = Math.min(1.2, 0.3 * (b - a));
      const split = random.chance(0.5) ? b - entry : a + entry;
      const doorIsRight = split > x;
      const post = 0.07;
      return doorIsRight
        ? [
            [a, 0.5, split - post, high],
            [split + post, 0.02, b, high],
          ]
        : [
            [split + post, 0.5, b, high],
            [a, 0.02, split - post, high],
          ];
    });
    return { ...base, ground, door: null };
  }
  const entrance = random.integer(0, columns - 1);
  const doorHalf = Math.min(0.62, 0.36 * pitchX);
  const doorRect: Rect = [
    xs[entrance]! - doorHalf,
    0.02,
    xs[entrance]! + doorHalf,
    Math.min(2.5, 0.8 * pitchY),
  ];
  const rest = range(columns)
    .filter((i) => i !== entrance)
    .map((i): Rect => [xs[i]! - windowWidth / 2, sill, xs[i]! + windowWidth / 2, sill + windowHeight]);
  return { ...base, ground: [doorRect, ...rest], door: doorRect };
}

/** Windows of the upper storeys. */
export const upperWindows = ({
  storeys,
  xs,
  pitchY,
  sill,
  windowWidth,
  windowHeight,
}: FacadePlan): readonly Rect[] =>
  range(storeys - 1).flatMap((i) =>
    xs.map((x): Rect => {
      const y = (i + 1) * pitchY + sill;
      return [x - windowWidth / 2, y, x + windowWidth / 2, y + windowHeight];
    }),
  );
