import type { SerializedDockview } from 'dockview-react';
import { describe, expect, it } from 'vitest';
import { storedLayout, usableLayout } from './layout.ts';

const leaf = (id: string, ...views: string[]) => ({
  type: 'leaf',
  size: 300,
  data: { id, views, activeView: views[0] },
});
const panels = (...ids: string[]) =>
  Object.fromEntries(ids.map((id) => [id, { id, contentComponent: id, title: id }]));
const dock = (ids: readonly string[], ...leaves: object[]): SerializedDockview =>
  ({
    grid: {
      root: { type: 'branch', size: 800, data: leaves },
      width: 1200,
      height: 800,
      orientation: 'HORIZONTAL',
    },
    panels: panels(...ids),
    activeGroup: '1',
  }) as unknown as SerializedDockview;

describe('kept layouts', () => {
  const good = dock(
    ['outliner', 'stage', 'scopes'],
    leaf('1', 'outliner'),
    leaf('2', 'stage'),
    leaf('3', 'scopes'),
  );

  it('come back through the settings, which are JSON', () => {
    const kept: unknown = JSON.parse(JSON.stringify(storedLayout(good)));
    expect(usableLayout(kept)).toEqual(JSON.parse(JSON.stringify(good)));
  });

  it.each<[string, unknown]>([
    ['nothing', null],
    ['a number', 7],
    ['another version', { version: 99, dock: good }],
    ['no dock', { version: 1 }],
    ['an unknown panel', storedLayout(dock(['stage', 'casino'], leaf('1', 'stage'), leaf('2', 'casino')))],
    ['no stage', storedLayout(dock(['outliner'], leaf('1', 'outliner')))],
    ['a panel that is nowhere described', storedLayout(dock(['stage'], leaf('1', 'stage', 'board')))],
    ['a panel twice', storedLayout(dock(['stage'], leaf('1', 'stage'), leaf('2', 'stage')))],
    ['a broken tree', { version: 1, dock: { grid: { root: { type: 'leaf' } }, panels: panels('stage') } }],
  ])('are not used: %s', (_, kept) => {
    expect(usableLayout(kept)).toBeNull();
  });
});
