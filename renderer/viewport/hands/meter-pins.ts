/** Incident meters in the scene: put down at a point, read by the engine, read again when the scene has changed. */
import type { Vec3 } from '../../../core/math/vec3.ts';
import { ConnectionLostError } from '../../bridge/connection.ts';
import { deskStore, engine, messageOf } from '../../state/desk-store.ts';
import { handsStore, type MeterPin } from '../../state/hands-store.ts';
import { stageStore } from '../../state/stage-store.ts';

const MOST_PINS = 12;
const SETTLED_MS = 700;
let nextId = 1;

export function placePin(pointM: Vec3, normal: Vec3): void {
  const { sceneId } = stageStore.getState();
  if (sceneId === null) return;
  const pin: MeterPin = {
    id: nextId++,
    sceneId,
    pointM,
    normal,
    state: 'reading',
    reading: null,
    error: null,
  };
  handsStore.setState(({ pins }) => ({ pins: [...pins, pin].slice(-MOST_PINS) }));
  void read(pin.id);
}
export const removePin = (id: number): void =>
  handsStore.setState(({ pins }) => ({ pins: pins.filter((pin) => pin.id !== id) }));
export const removePins = (): void => handsStore.setState({ pins: [] });

function change(id: number, changes: Partial<MeterPin>): void {
  handsStore.setState(({ pins }) => ({
    pins: pins.map((pin) => (pin.id === id ? { ...pin, ...changes } : pin)),
  }));
}

/** Of each pin the newest question counts. */
const asked = new Map<number, number>();

async function read(id: number): Promise<void> {
  const pin = handsStore.getState().pins.find((known) => known.id === id);
  if (pin === undefined) return;
  const turn = (asked.get(id) ?? 0) + 1;
  asked.set(id, turn);
  const { shotId, frame } = stageStore.getState();
  const [x, y, z] = pin.pointM;
  const [nx, ny, nz] = pin.normal;
  try {
    const reading = await engine().request('meter.incident', {
      sceneId: pin.sceneId,
      shotId,
      frame: Math.round(frame),
      pointM: [x, y, z],
      normal: [nx, ny, nz],
    });
    if (asked.get(id) === turn) change(id, { state: 'read', reading, error: null });
  } catch (error) {
    if (asked.get(id) !== turn || error instanceof ConnectionLostError) return;
    change(id, { state: 'failed', error: messageOf(error) });
  }
}

/** Reads again a moment after the document has come to rest. @returns how to stop. */
export function watchPins(): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null;
  const again = (): void => {
    if (handsStore.getState().pins.length === 0) return;
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(() => {
      for (const { id } of handsStore.getState().pins) {
        change(id, { state: 'reading' });
        void read(id);
      }
    }, SETTLED_MS);
  };
  const end = deskStore.subscribe((state, before) => {
    if (state.project?.directory !== before.project?.directory) removePins();
    else if (
      state.mirror?.document !== before.mirror?.document ||
      (state.runId !== before.runId && state.runId !== null)
    )
      again();
  });
  return () => {
    end();
    if (timer !== null) clearTimeout(timer);
  };
}
