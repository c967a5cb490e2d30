/** Windows come back where a hand can take them. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { boundsOnScreens, keepWindowState, readWindowState } from './window-state.ts';

const file = path.join(mkdtempSync(path.join(tmpdir(), 'penumbra-window-')), 'window.json');
const LAPTOP = { x: 0, y: 0, width: 1440, height: 900 };
const WALL = { x: 1440, y: -200, width: 3840, height: 2160 };

describe('the place of a window', () => {
  it('is kept and read again', async () => {
    const state = { bounds: { x: 1500, y: 10, width: 1600, height: 1000 }, isMaximized: true };
    await keepWindowState(file, state);
    expect(readWindowState(file)).toEqual(state);
  });

  it.each([
    '',
    '{',
    '{"bounds":{"x":1}}',
    '{"bounds":{"x":0,"y":0,"width":1e9,"height":9},"isMaximized":true}',
  ])('is forgotten when the file says %j', (text) => {
    writeFileSync(file, text);
    expect(readWindowState(file)).toBeNull();
  });

  it('stays where it was while its screen is there', () => {
    const kept = { x: 2000, y: 100, width: 1600, height: 1000 };
    expect(boundsOnScreens(kept, [LAPTOP, WALL])).toEqual(kept);
  });

  it.each([
    { x: 2000, y: 100, width: 1600, height: 1000 },
    { x: -1590, y: 0, width: 1600, height: 1000 },
    { x: 100, y: 880, width: 1600, height: 1000 },
    { x: 100, y: -300, width: 1600, height: 1000 },
  ])('comes to the first screen when its title bar is out of reach: %j', (kept) => {
    const bounds = boundsOnScreens(kept, [LAPTOP]);
    expect(bounds.x).toBeGreaterThanOrEqual(0);
    expect(bounds.y).toBeGreaterThanOrEqual(0);
    expect(bounds.x + bounds.width).toBeLessThanOrEqual(LAPTOP.width);
    expect(bounds.y + bounds.height).toBeLessThanOrEqual(LAPTOP.height);
  });
});
