/**
 * The stage by hand, with a real mouse: what is clicked is picked, what is dragged moves along the axis that was taken and is one step to
 * undo, the camera is operated by its verbs, focus goes where the click went, and distances and light are read off the set. And a stage
 * that nobody touches draws nothing.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { openStarterScene, startDesk, type Desk } from './testing/desk.ts';
import { command, drag, inOutliner, look, nameInHand, numbers, pick, press, value } from './testing/hand.ts';
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

const LAMP = [-1.75, 1.35, -2.75] as const;
const CHEST = [0, 1.3, 0.12] as const;

/** Where the lamp's handle along X is taken, and which way it goes on the page. */
async function axisGrip(
  page: Page,
): Promise<{ readonly at: PagePoint; readonly way: readonly [number, number] }> {
  const GRIP_PX = 34;
  const [x, y, z] = LAMP;
  const [origin, along] = [await throughLens(page, LAMP), await throughLens(page, [x + 0.5, y, z])];
  const length = Math.hypot(along.x - origin.x, along.y - origin.y);
  const way = [(along.x - origin.x) / length, (along.y - origin.y) / length] as const;
  return { at: { x: origin.x + GRIP_PX * way[0], y: origin.y + GRIP_PX * way[1] }, way };
}

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
    const { at, way } = await axisGrip(page);
    await drag(page, at, [60 * way[0], 60 * way[1]]);
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

  it('drags the aim of a light over the set, as one step; Escape puts it back', async () => {
    const { page } = desk;
    await lensIsBack(page);
    await pick(page, 'Key');
    const before = await numbers(page);
    const handle = page.locator('[data-pane="0"] [data-aim]');
    const middle = async (): Promise<PagePoint> => {
      const box = (await handle.boundingBox()) ?? { x: NaN, y: NaN, width: 0, height: 0 };
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    };
    await handle.waitFor();
    // from where the key stands to a point of the wall, in the angles of its head
    const [dx, dy, dz] = [-1.2 - -2.1, 2.2 - 2.35, -3.14 - 1.1];
    const pan = (Math.atan2(-dx, -dz) * 180) / Math.PI;
    const tilt = (Math.asin(dy / Math.hypot(dx, dy, dz)) * 180) / Math.PI;
    const wall = await throughLens(page, [-1.2, 2.2, -3.14]);
    const from = await middle();
    const by = [wall.x - from.x, wall.y - from.y] as const;
    await press(page, from, [by[0] / 2, by[1] / 2]);
    await expect.poll(() => numbers(page), { timeout: 60_000 }).not.toEqual(before);
    await page.keyboard.press('Escape');
    await expect.poll(() => numbers(page)).toEqual(before);
    await page.mouse.up();
    await expect.poll(async () => Math.abs((await middle()).x - from.x)).toBeLessThan(2);

    await press(page, from, by);
    await expect.poll(() => value(page, 'Pan, tilt, roll, pan, left is positive')).toBeCloseTo(pan, 0);
    await look(page, 'hands-4-aimed');
    await page.mouse.up();
    expect(await value(page, 'Pan, tilt, roll, tilt, up is positive')).toBeCloseTo(tilt, 0);
    // it lies where the light meets the wall
    await expect
      .poll(async () => Math.hypot((await middle()).x - wall.x, (await middle()).y - wall.y))
      .toBeLessThan(4);
    await page.keyboard.press('Control+z');
    await expect.poll(() => numbers(page)).toEqual(before);
    await page.keyboard.press('Control+Shift+ArrowLeft');
    await expect.poll(() => numbers(page)).not.toEqual(before);
    await page.keyboard.press('Control+z');
    await expect.poll(() => numbers(page)).toEqual(before);
  });

  it('takes an amount that is typed while a handle is held', async () => {
    const { page } = desk;
    await pick(page, 'Practical');
    await page.keyboard.press('w');
    const before = await numbers(page);
    const x = await value(page, 'Position, X');
    const grip = await axisGrip(page);
    await press(page, grip.at, [20 * grip.way[0], 20 * grip.way[1]]);
    await expect.poll(() => value(page, 'Position, X'), { timeout: 60_000 }).toBeGreaterThan(x);
    await page.keyboard.type('50cm');
    await expect.poll(() => value(page, 'Position, X')).toBeCloseTo(x + 0.5, 6);
    await page.locator('.pn-hands-hud-pointer').getByText('50cm').waitFor();
    await look(page, 'hands-5-typed');
    await page.keyboard.press('Enter');
    await page.mouse.move(grip.at.x + 120, grip.at.y + 60);
    await page.mouse.up();
    expect(await value(page, 'Position, X')).toBeCloseTo(x + 0.5, 6);
    await page.keyboard.press('Control+z');
    await expect.poll(() => numbers(page)).toEqual(before);

    await lensIsBack(page);
    await press(page, (await axisGrip(page)).at, [20 * grip.way[0], 20 * grip.way[1]]);
    await page.keyboard.type('2');
    await expect.poll(() => value(page, 'Position, X')).toBeCloseTo(x + 2, 6);
    await page.keyboard.press('Escape');
    await expect.poll(() => numbers(page)).toEqual(before);
    await page.mouse.up();
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
    await look(page, 'hands-6-measured');
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
    await look(page, 'hands-7-metered');
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
