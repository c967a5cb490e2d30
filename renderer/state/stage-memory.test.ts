import { describe, expect, it } from 'vitest';
import { remembered, rememberStage } from './stage-memory.ts';
import { setStage, stageStore, toggleShown } from './stage-store.ts';

const NOW = stageStore.getState();

class Shelf {
  readonly kept = new Map<string, string>();
  getItem = (key: string): string | null => this.kept.get(key) ?? null;
  setItem = (key: string, value: string): void => void this.kept.set(key, value);
}

describe('the stage’s memory', () => {
  it('takes what it knows and leaves what it does not', () => {
    const back = remembered(
      {
        shading: 'solid',
        space: 7,
        snap: { on: true, metres: -1, degrees: 5 },
        show: { grid: false, extra: true, names: 'yes' },
      },
      NOW,
    );
    expect(back).toEqual({
      shading: 'solid',
      space: 'world',
      snap: NOW.snap,
      show: { ...NOW.show, grid: false },
    });
  });

  it.each([null, 3, 'x', [], undefined])('is not led astray by %s', (kept) => {
    expect(remembered(kept, NOW)).toBe(NOW);
  });

  it('comes back the next day, without the path tracer running', () => {
    const shelf = new Shelf();
    rememberStage(shelf);
    toggleShown('grid');
    setStage({ shading: 'solid' });
    setStage({ shading: 'render', frame: 9 });
    expect(JSON.parse(shelf.kept.get('penumbra.stage')!)).toMatchObject({
      shading: 'proxy',
      show: { grid: false },
    });
    setStage({ ...NOW });
    rememberStage({ getItem: () => '{"shading":"solid"}', setItem: () => undefined });
    expect(stageStore.getState().shading).toBe('solid');
    expect(() => rememberStage({ getItem: () => '{', setItem: () => undefined })).not.toThrow();
  });
});
