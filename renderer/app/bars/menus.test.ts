import { describe, expect, it } from 'vitest';
import { ACTION_GROUPS, type Action, type ActionGroup } from '../../state/actions.ts';
import { MENUS, menuSections } from './menus.ts';

const action = (id: string, group: ActionGroup): Action => ({ id, group, title: id, run: () => undefined });

describe('menus', () => {
  it('show every group exactly once', () => {
    const shown = MENUS.flatMap(({ groups }) => groups);
    expect([...shown].sort()).toEqual([...ACTION_GROUPS].sort());
  });

  it('keep sections by group and stem, in order', () => {
    const view = MENUS.find(({ id }) => id === 'view')!;
    const actions = [
      action('stage.frame', 'Stage'),
      action('view.search', 'View'),
      action('show.grid', 'View'),
      action('view.full-screen', 'View'),
      action('edit.undo', 'Edit'),
    ];
    expect(menuSections(view, actions)).toEqual([
      { title: null, ids: ['view.search', 'view.full-screen'] },
      { title: null, ids: ['show.grid'] },
      { title: null, ids: ['stage.frame'] },
    ]);
  });

  it('fold nothing under the name of the menu itself', () => {
    const object = MENUS.find(({ id }) => id === 'object')!;
    const actions = [
      ...Array.from({ length: 20 }, (_, i) => action(`object.${i}`, 'Object')),
      ...Array.from({ length: 8 }, (_, i) => action(`add.primitive.${i}`, 'Object')),
    ];
    expect(menuSections(object, actions).map(({ title }) => title)).toEqual([null, 'Add a shape']);
  });

  it('fold long sections into submenus and lose nothing', () => {
    const camera = MENUS.find(({ id }) => id === 'camera')!;
    const actions = [
      ...Array.from({ length: 18 }, (_, i) => action(`camera.move.${i}`, 'Camera')),
      ...Array.from({ length: 9 }, (_, i) => action(`camera.${i}`, 'Camera')),
    ];
    const sections = menuSections(camera, actions);
    expect(sections.map(({ title }) => title)).toEqual(['Move', null]);
    expect(sections.flatMap(({ ids }) => ids)).toHaveLength(27);
  });
});
