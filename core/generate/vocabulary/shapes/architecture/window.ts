/** Windows: a frame with a sill, sashes, and panes. */
import type { FieldNode } from '../../../../document/records/field-node.ts';
import type { ThingShape } from '../../thing-class.ts';
import { finish, range } from '../furniture/forms.ts';
import { bars, filled, glazing, grid, part, plateAtFront, type Rect } from './openings.ts';

export const WINDOW: ThingShape = {
  parameters: [
    { name: 'Frame width', unit: 'm', min: 0.04, max: 0.12, typical: 0.06 },
    { name: 'Columns', unit: 'count', min: 1, max: 4, typical: 2 },
    { name: 'Rows', unit: 'count', min: 1, max: 4, typical: 2 },
  ],
  body: finish('painted wood'),
  accent: finish('pane'),
  parts: ({ sizeM: [w, h, d], parameters: [frame = 0.06, columns = 2, rows = 2], variant }) => {
    const f = Math.min(frame * Math.max(1, Math.sqrt(w * h) / 2), 0.12 * Math.min(w, h));
    const t = Math.max(0.026, 0.55 * f, Math.sqrt(w * h) / 110);
    const thin = Math.max(0.022, 0.7 * t);
    const sill = 1.3 * f;
    const whole: Rect = [-w / 2, 0, w / 2, h];
    const inner: Rect = [-w / 2 + f, sill, w / 2 - f, h - f];
    const [x0, y0, x1, y1] = inner;
    const [leafDepth, barDepth] = [d - 0.004, d - 0.008];
    const outer = [...bars(whole, f, d), filled([-w / 2, 0, w / 2, sill], d)];
    const leaves: FieldNode[] = [];
    let glazed: Rect = inner;
    if (variant === 'industrial') {
      const [nx, ny] = [
        Math.max(2, Math.round((w / 0.42) * (columns / 2))),
        Math.max(2, Math.round((h / 0.36) * (rows / 2))),
      ];
      leaves.push(...grid(inner, Math.min(nx, 12), Math.min(ny, 9), thin, barDepth, plateAtFront));
    } else if (variant === 'shop') {
      const riser = Math.min(0.24 * h, 0.55);
      glazed = [x0, riser, x1, y1];
      const transom = riser + 0.78 * (y1 - riser);
      leaves.push(
        plateAtFront([x0, 0, x1, riser], leafDepth),
        plateAtFront([x0, transom - t / 2, x1, transom + t / 2], leafDepth),
      );
      leaves.push(
        ...grid(
          [x0, riser, x1, transom],
          Math.max(1, Math.round((columns / 2) * (w / 1.7))),
          1,
          t,
          leafDepth,
          plateAtFront,
        ),
      );
    } else if (variant === 'casement') {
      const n = Math.max(1, Math.min(8, Math.round(w / 0.62)));
      const light = y0 + 0.74 * (y1 - y0);
      leaves.push(plateAtFront([x0, light - t / 2, x1, light + t / 2], leafDepth));
      for (const i of range(n)) {
        const leaf: Rect = [x0 + (i * (x1 - x0)) / n, y0, x0 + ((i + 1) * (x1 - x0)) / n, light];
        leaves.push(
          ...bars(leaf, t, leafDepth, plateAtFront),
          ...grid(leaf, 1, Math.max(1, rows - 1), thin, barDepth, plateAtFront),
        );
        if (i > 0) leaves.push(plateAtFront([leaf[0] - t / 2, light, leaf[0] + t / 2, y1], leafDepth));
      }
    } else {
      const n = Math.max(1, Math.round(w / 1.5));
      for (const i of range(n)) {
        const [a, b] = [x0 + (i * (x1 - x0)) / n, x0 + ((i + 1) * (x1 - x0)) / n];
        const middle = (y0 + y1) / 2;
        for (const sash of [
          [a, y0, b, middle + t / 2],
          [a, middle - t / 2, b, y1],
        ] as const)
          leaves.push(
            ...bars(sash, t, leafDepth, plateAtFront),
            ...grid(sash, Math.min(4, columns + 1), rows, thin, barDepth, plateAtFront),
          );
      }
    }
    return [
      part('Frame', 'body', outer, f, d),
      ...(leaves.length > 0 ? [part('Sashes', 'body', leaves, thin, barDepth)] : []),
      ...glazing('accent', [glazed], d - 0.014),
    ];
  },
};
