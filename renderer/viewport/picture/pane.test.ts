/** Where panes lie, and which one a point is in. */
import { describe, expect, it } from 'vitest';
import { stageStore } from '../../state/stage-store.ts';
import { paneAt, panePlaces, PLAN_INSET } from './pane.ts';

const stage = stageStore.getState();

describe('panes', () => {
  it('lays an inset plan over a single pane, in the corner that is asked for', () => {
    const [pane, inset] = panePlaces(stage, 1000, 600);
    expect(pane!.rect).toEqual({ x: 0, y: 0, width: 1000, height: 600 });
    expect(inset).toMatchObject({ paneIndex: PLAN_INSET, view: 'top' });
    expect(inset!.rect.x + inset!.rect.width).toBe(988);
    const [, below] = panePlaces(stage, 1000, 600, 'bottom-left');
    expect(below!.rect.x).toBe(12);
    expect(paneAt([pane!, inset!], 980, 20)?.paneIndex).toBe(PLAN_INSET);
    expect(paneAt([pane!, inset!], 20, 20)?.paneIndex).toBe(0);
  });

  it('needs no inset where a pane is the plan, or where there is no room', () => {
    expect(panePlaces({ ...stage, layout: 'quad' }, 1000, 600)).toHaveLength(4);
    expect(panePlaces(stage, 300, 200)).toHaveLength(1);
    expect(panePlaces(stage, 0, 0)).toEqual([]);
  });

  it('covers the stage with four panes and a gap between them', () => {
    const places = panePlaces({ ...stage, layout: 'quad' }, 1001, 601);
    for (const { rect } of places) {
      expect(rect.x + rect.width).toBeLessThanOrEqual(1001);
      expect(rect.y + rect.height).toBeLessThanOrEqual(601);
    }
    expect(places[3]!.rect.x + places[3]!.rect.width).toBe(1001);
    expect(places[3]!.rect.y + places[3]!.rect.height).toBe(601);
  });
});
