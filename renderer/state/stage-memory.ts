/** How somebody likes to look at the stage — shading, aids, snapping — kept in this browser from one day to the next. */
import { stageStore, type StageState } from './stage-store.ts';

const KEY = 'penumbra.stage';
type Remembered = Pick<StageState, 'shading' | 'space' | 'snap' | 'show'>;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isPositive = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value) && value > 0;

/** What a browser kept, as far as it is what was meant; everything else is as it was. */
export function remembered(kept: unknown, now: Remembered): Remembered {
  if (!isRecord(kept)) return now;
  const { shading, space, snap, show } = kept;
  const shown = { ...now.show };
  if (isRecord(show))
    for (const what of Object.keys(shown) as (keyof typeof shown)[]) {
      const value = show[what];
      if (typeof value === 'boolean') shown[what] = value;
    }
  return {
    shading: shading === 'solid' || shading === 'proxy' ? shading : now.shading,
    space: space === 'local' || space === 'world' ? space : now.space,
    snap:
      isRecord(snap) &&
      typeof snap['on'] === 'boolean' &&
      isPositive(snap['metres']) &&
      isPositive(snap['degrees'])
        ? { on: snap['on'], metres: snap['metres'], degrees: snap['degrees'] }
        : now.snap,
    show: shown,
  };
}

/** The path tracer is work, not a habit: it starts when it is asked for. */
const habits = ({ shading, space, snap, show }: StageState): Remembered => ({
  shading: shading === 'render' ? 'proxy' : shading,
  space,
  snap,
  show,
});

/** Takes up what was kept and keeps what changes. */
export function rememberStage(storage: Pick<Storage, 'getItem' | 'setItem'>): void {
  try {
    stageStore.setState((state) => remembered(JSON.parse(storage.getItem(KEY) ?? 'null'), state));
  } catch {
    // unreadable: the usual view
  }
  let last = JSON.stringify(habits(stageStore.getState()));
  stageStore.subscribe((state) => {
    const next = JSON.stringify(habits(state));
    if (next === last) return;
    last = next;
    try {
      storage.setItem(KEY, next);
    } catch {
      // a browser that keeps nothing
    }
  });
}
