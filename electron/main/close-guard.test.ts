/** A window with unsaved changes asks before it goes, and goes by each answer as it says. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import * as standIn from '../testing/electron-stand-in.ts';

vi.mock('electron', () => import('../testing/electron-stand-in.ts'));
const { CloseGuard } = await import('./close-guard.ts');

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));
const EDITED = { edited: true, title: 'Alley — Penumbra', directory: '/p/Alley.penumbra' };
const SAVED = { ...EDITED, edited: false };

let window: standIn.BrowserWindow;
let guard: InstanceType<typeof CloseGuard>;
const isOpen = (): boolean => standIn.BrowserWindow.all.includes(window);

beforeEach(() => {
  standIn.BrowserWindow.all.length = 0;
  standIn.dialog.asked.length = 0;
  window = new standIn.BrowserWindow({});
  guard = new CloseGuard(window as unknown as ConstructorParameters<typeof CloseGuard>[0]);
});

describe('closing a window', () => {
  it('asks nothing when all is saved', () => {
    guard.set(SAVED);
    window.close();
    expect(isOpen()).toBe(false);
    expect(standIn.dialog.asked).toHaveLength(0);
  });

  it('asks when it is not, and stays on Cancel', async () => {
    guard.set(EDITED);
    standIn.dialog.nextResponse = 2;
    window.close();
    await settle();
    expect(isOpen()).toBe(true);
    expect(standIn.dialog.asked).toHaveLength(1);
  });

  it('goes at once with "Keep in the Journal"', async () => {
    guard.set(EDITED);
    standIn.dialog.nextResponse = 1;
    window.close();
    await settle();
    expect(isOpen()).toBe(false);
    expect(window.webContents.sent).toHaveLength(0);
  });

  it('with "Save" goes only when the desk has saved', async () => {
    guard.set(EDITED);
    standIn.dialog.nextResponse = 0;
    window.close();
    await settle();
    expect(window.webContents.sent).toEqual([{ channel: 'penumbra:menu', args: ['project.save'] }]);
    expect(isOpen()).toBe(true);
    guard.set(SAVED);
    await settle();
    expect(isOpen()).toBe(false);
  });

  it('asks once, however often it is told to close', async () => {
    guard.set(EDITED);
    standIn.dialog.nextResponse = 2;
    window.close();
    window.close();
    await settle();
    expect(standIn.dialog.asked).toHaveLength(1);
  });

  it('shows the title', () => {
    guard.set(EDITED);
    expect(window.title).toBe('Alley — Penumbra');
  });
});
