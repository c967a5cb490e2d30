/** Awnings: striped cloth from the wall down to a valance, on arms. */
import { union } from '../../../../scene/fields/field-nodes.ts';
import type { ThingPart, ThingShape } from '../../thing-class.ts';
import { bothSides, finish, range, rod, side, spread, type Vec2 } from '../furniture/forms.ts';

export const AWNING: ThingShape = {
  parameters: [
    { name: 'Stripe width', unit: 'm', min: 0.12, max: 0.5, typical: 0.24 },
    { name: 'Valance', unit: 'fraction', min: 0.1, max: 0.4, typical: 0.24 },
    { name: 'Bulge', unit: 'fraction', min: 0, max: 1, typical: 0.15 },
  ],
  body: finish('fabric', [0.4, 0.06, 0.05]),
  accent: finish('fabric', [0.62, 0.58, 0.5]),
  parts: ({ sizeM: [w, h, d], parameters: [stripe = 0.24, valance = 0.24, bulge = 0.15] }) => {
    const t = Math.max(0.036, Math.sqrt(w * (d + h)) / 70);
    const drop = valance * h;
    // under the cloth from the wall down to its front edge, then straight down
    const line = range(6).map((i): Vec2 => {
      const u = i / 5;
      const y = h - t - (h - drop - t) * u + bulge * 0.35 * h * Math.sin(Math.PI * u);
      return [-d / 2 + u * (d - t), Math.min(h - t, y)];
    });
    const section: readonly Vec2[] = [
      ...line.slice(0, -1),
      [d / 2 - t, drop],
      [d / 2 - t, 0],
      [d / 2, 0],
      [d / 2, drop + 0.6 * t],
      ...line
        .slice(0, -1)
        .map(([z, y]): Vec2 => [z + 0.2 * t, y + t])
        .reverse(),
    ];
    const count = 2 * Math.max(1, Math.round(w / Math.max(stripe, w / 30) / 2)) + 1;
    const stripes = spread(count, w).map((x) => side(section, w / count, x));
    const cloth = (name: string, surface: 'body' | 'accent', odd: number): ThingPart => ({
      name,
      surface,
      field: union(0, ...stripes.filter((_, i) => i % 2 === odd)),
      cellSizeM: 0.66 * t,
    });
    const r = Math.max(0.012, 0.005 * w);
    const front = d / 2 - t - 2 * r;
    const y = Math.max(2 * r, drop - r);
    return [
      cloth('Cloth', 'body', 0),
      cloth('Stripes', 'accent', 1),
      {
        name: 'Arms',
        surface: finish('painted metal', [0.08, 0.085, 0.09]),
        field: union(
          0,
          bothSides(rod([0.46 * w, 0.1 * h + r, -d / 2 + r], [0.46 * w, y, front], r)),
          rod([-0.47 * w, y, front], [0.47 * w, y, front], r),
        ),
        cellSizeM: 1.4 * r,
      },
    ];
  },
};
