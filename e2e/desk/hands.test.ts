/**
 * The stage by hand, with a real mouse: what is clicked is picked, what is dragged moves along the axis that was taken and is one step to
 * undo, the camera is operated by its verbs, focus goes where the click went, and distances and light are read off the set. And a stage
 * that nobody touches draws nothing.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { openStarterScene, startDesk, type Desk } from './testing/desk.ts';
import { command, inOutliner, inspector, look, pick, quantity } from './testing/hand.ts';
import { alongAxis, throughLens, type PagePoint } from './testing/through-lens.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk();
  await desk.page.addInitScript(countDraws);
  await desk.page.reload();
  await openStarterScene(desk.page);
  await inOutliner(desk.page, 'Key').waitFor();
});
afterAll(() => desk.stop());

declare global {
  interface Window {
    stageDraws?: number;
  }
}
/** Runs in the page, before its own scripts. */
function countDraws(): void {
  window.stageDraws = 0;
  for (const name of ['drawElements', 'drawArrays'] as const) {
    const own = WebGL2RenderingContext.prototype[name] as (...args: unknown[]) => void;
    Object.assign(WebGL2RenderingContext.prototype, {
      [name](this: WebGL2RenderingContext, ...args: unknown[]): void {
        window.stageDraws = (window.stageDraws ?? 0) + 1;
        own.apply(this, args);
      },
    });
  }
}
const draws = (page: Page): Promise<number> => page.evaluate(() => window.stageDraws ?? 0);

/** Waits until the picture shows what the camera of the starter scene sees from its own place: markers move with each picture. */
async function lensIsBack(page: Page): Promise<void> {
  const marker = page.locator('[data-pane="0"] [data-marker][title="Practical"]');
  await expect
    .poll(
      async () => {
        const box = await marker.boundingBox();
        const at = await throughLens(page, LAMP);
        return box === null ? NaN : Math.hypot(box.x + box.width / 2 - at.x, box.y + box.height / 2 - at.y);
      },
      { timeout: 60_000 },
    )
    .toBeLessThan(2);
}

/** Press, move in steps as a hand does, release. */
async function drag(page: Page, from: PagePoint, by: readonly [number, number], steps = 6): Promise<void> {
  await page.mouse.move(from.x - 3, from.y);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  for (let i = 1; i <= steps; i++)
    await page.mouse.move(from.x + (by[0] * i) / steps, from.y + (by[1] * i) / steps);
  await page.mouse.up();
}

const value = async (page: Page, name: string): Promise<number> =>
  Number((await quantity(page, name).getAttribute('aria-valuenow')) ?? NaN);
/** All numbers of the inspector. */
const numbers = (page: Page): Promise<readonly (string | null)[]> =>
  inspector(page)
    .getByRole('spinbutton')
    .evaluateAll((fields) => fields.map((field) => field.getAttribute('aria-valuenow')));
const nameInHand = (page: Page): Promise<string> =>
  inspector(page).getByRole('textbox', { name: 'Name' }).inputValue();

const LAMP = [-1.75, 1.35, -2.75] as const;
const CHEST = [0, 1.3, 0.12] as const;

describe('hands on the stage', () => {
  it('picks what is clicked, adds with Shift, and lets go on nothing', async () => {
    const { page } = desk;
    const chest = await throughLens(page, CHEST);
    // the figure is there to be picked once it has come from the engine
    await expect
      .poll(
        async () => {
          await page.mouse.click(chest.x, chest.y);
          return nameInHand(page);
        },
        { timeout: 240_000, interval: 1000 },
      )
      .toBe('Figure');
    const wall = await throughLens(page, [-1.2, 2.2, -3.14]);
    await page.keyboard.down('Shift');
    await page.mouse.click(wall.x, wall.y);
    await page.keyboard.up('Shift');
    const chosen = page.getByRole('region', { name: 'Outliner' }).locator('[role=row][aria-selected=true]');
    await expect.poll(() => chosen.count()).toBe(2);
    await look(page, 'hands-1-picked');
    await page.keyboard.press('Control+Shift+a');
    await expect.poll(() => chosen.count()).toBe(0);
  });

  it('picks a light by its marker', async () => {
    const { page } = desk;
    await page.locator('[data-pane="0"] [data-marker][title="Practical"]').click();
    await expect.poll(() => nameInHand(page), { timeout: 10_000 }).toBe('Practical');
    await page.keyboard.press('Control+Shift+a');
  });

  it('drags along one axis, as one step', async () => {
    const { page } = desk;
    await pick(page, 'Practical');
    await page.keyboard.press('w');
    const before = await numbers(page);
    const x = await value(page, 'Position, X');
    const [lx, ly, lz] = LAMP;
    const [origin, along] = [await throughLens(page, LAMP), await throughLens(page, [lx + 0.5, ly, lz])];
    const length = Math.hypot(along.x - origin.x, along.y - origin.y);
    const way = [(along.x - origin.x) / length, (along.y - origin.y) / length] as const;
    const grip = { x: origin.x + 34 * way[0], y: origin.y + 34 * way[1] };
    await drag(page, grip, [60 * way[0], 60 * way[1]]);
    await expect.poll(() => value(page, 'Position, X'), { timeout: 60_000 }).toBeGreaterThan(x + 0.1);
    await look(page, 'hands-2-moved');
    const moved = await numbers(page);
    expect(moved.filter((number, i) => number !== before[i])).toHaveLength(1);
    await page.keyboard.press('Control+z');
    await expect.poll(() => numbers(page)).toEqual(before);
    await page.keyboard.press('q');
  });

  it('pulls focus to where the click went, from the film plane', async () => {
    const { page } = desk;
    await page.keyboard.press('t');
    const wall = [-1.2, 2, -3.14] as const;
    const at = await throughLens(page, wall);
    await page.mouse.click(at.x, at.y);
    await pick(page, 'Camera A');
    const fromLens = alongAxis(wall);
    const ring = fromLens + (0.047 * fromLens) / (fromLens - 0.047);
    await expect.poll(() => value(page, 'Distance'), { timeout: 60_000 }).toBeCloseTo(ring, 1);
    await page.keyboard.press('Control+z');
    await page.keyboard.press('q');
  });

  it('operates the camera: a drag turns it, and is one step', async () => {
    const { page } = desk;
    await pick(page, 'Camera A');
    const before = await numbers(page);
    await page.keyboard.press('o');
    const middle = await throughLens(page, CHEST);
    await drag(page, { x: middle.x - 150, y: middle.y }, [40, 20]);
    await expect.poll(() => numbers(page), { timeout: 60_000 }).not.toEqual(before);
    await look(page, 'hands-3-operated');
    await page.keyboard.press('Control+z');
    await expect.poll(() => numbers(page)).toEqual(before);
    await page.keyboard.press('q');
  });

  it('measures from point to point', async () => {
    const { page } = desk;
    // the camera has been taken back a moment ago: a click means what the picture shows, not what the document says
    await lensIsBack(page);
    await page.keyboard.press('m');
    for (const x of [-2, -0.8]) {
      const at = await throughLens(page, [x, 2.2, -3.14]);
      await page.mouse.click(at.x, at.y);
    }
    const label = page.locator('.pn-measure-label').first();
    await label.waitFor();
    const metres = Number(/([\d.]+) m/.exec(await label.innerText())?.[1]);
    expect(metres).toBeCloseTo(1.2, 1);
    await look(page, 'hands-4-measured');
    await page.keyboard.press('Escape');
    await page.keyboard.press('q');
  });

  it('meters the light where the meter is put', async () => {
    const { page } = desk;
    await page.keyboard.press('i');
    const chest = await throughLens(page, CHEST);
    await page.mouse.click(chest.x, chest.y);
    const meter = page.getByRole('group', { name: 'Incident meter' });
    await meter.getByText(/lx/).first().waitFor({ timeout: 90_000 });
    await look(page, 'hands-5-metered');
    await command(page, 'Take measurements and meters away');
    await page.keyboard.press('q');
  });

  it('draws nothing while nobody touches it', async () => {
    const { page } = desk;
    let last = -1;
    await expect
      .poll(
        async () => {
          const before = last;
          last = await draws(page);
          return last === before;
        },
        { timeout: 120_000, interval: 2000 },
      )
      .toBe(true);
    expect(last).toBeGreaterThan(0);
    await page.waitForTimeout(3000);
    expect(await draws(page)).toBe(last);
  });

  it('leaves nothing on the console', () => {
    expect(desk.problems).toEqual([]);
  });
});
