/**
 * Looking at the set: framing what is selected, the gizmo that is there again after a render, lights shown alone in the lit picture, and a
 * panorama around it all.
 */
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { encodeHdr } from '../../core/interchange/hdr/encode-hdr.ts';
import { openStarterScene, startDesk, type Desk } from './testing/desk.ts';
import {
  command,
  drag,
  inOutliner,
  inspector,
  look,
  nameInHand,
  pick,
  quantity,
  type,
  value,
} from './testing/hand.ts';
import { throughLens } from './testing/through-lens.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk();
  await openStarterScene(desk.page);
  await inOutliner(desk.page, 'Key').waitFor();
});
afterAll(() => desk.stop());

interface Patch {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
/** Colours of a patch of the page, as they are seen. */
async function pixels(page: Page, clip: Patch): Promise<readonly (readonly [number, number, number])[]> {
  const png = await page.screenshot({ clip, timeout: 120_000 });
  const { data, info } = await sharp(png).raw().toBuffer({ resolveWithObject: true });
  return Array.from({ length: info.width * info.height }, (_, i) => {
    const at = i * info.channels;
    return [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0] as const;
  });
}
const mean = async (page: Page, clip: Patch): Promise<number> => {
  const found = await pixels(page, clip);
  return found.reduce((sum, [r, g, b]) => sum + r + g + b, 0) / (3 * found.length);
};
const around = ({ x, y }: { readonly x: number; readonly y: number }, half: number): Patch => ({
  x: x - half,
  y: y - half,
  width: 2 * half,
  height: 2 * half,
});
const LAMP = [-1.75, 1.35, -2.75] as const;

/** What lies over the picture gets the presses on it: the line of the wipe goes with the hand. */
async function wipesByHand(page: Page): Promise<void> {
  await command(page, 'Wipe against the proxy');
  const line = page.getByRole('slider', { name: /^Wipe between the render/ });
  await line.waitFor();
  const box = (await line.boundingBox())!;
  const frame = (await page.locator('.pn-guide-recorded').first().boundingBox())!;
  const from = Number(await line.getAttribute('aria-valuenow'));
  await drag(page, { x: box.x + box.width / 2, y: box.y + box.height / 2 }, [frame.width / 4, 0]);
  await expect.poll(async () => Number(await line.getAttribute('aria-valuenow'))).toBe(from + 25);
  await look(page, 'views-2-wiped');
  await command(page, 'A/B wipe');
  await line.waitFor({ state: 'detached' });
}

describe('views of the set', () => {
  it('frames what is selected in the free view', async () => {
    const { page } = desk;
    await page.keyboard.press('2');
    await page.getByRole('region', { name: 'Free view' }).waitFor();
    await pick(page, 'Apple box');
    await page.keyboard.press('f');
    const box = (await page.locator('[data-pane="0"]').boundingBox())!;
    const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    // it lies in the middle and fills a good part of the pane: a click beside the middle meets it as well
    for (const beside of [0, -box.height / 10, box.height / 10])
      await expect
        .poll(
          async () => {
            await page.keyboard.press('Control+Shift+a');
            await page.mouse.click(middle.x + beside, middle.y);
            return page
              .getByRole('textbox', { name: 'Name' })
              .inputValue({ timeout: 1000 })
              .catch(() => '');
          },
          { timeout: 60_000, interval: 1000 },
        )
        .toBe('Apple box');
    await look(page, 'views-1-framed');
    await page.keyboard.press('1');
    await page.getByRole('region', { name: 'Through the lens' }).waitFor();
  });

  it('shows the gizmo again after a render', async () => {
    const { page } = desk;
    await pick(page, 'Practical');
    await page.keyboard.press('w');
    const patch = around(await throughLens(page, LAMP), 60);
    // the axes of the gizmo are the only pure greens and blues here
    const handles = async (): Promise<number> =>
      (await pixels(page, patch)).filter(([r, g, b]) => Math.max(g, b) > 180 && r < 60 && Math.min(g, b) < 60)
        .length;
    await expect.poll(handles, { timeout: 60_000 }).toBeGreaterThan(20);
    await page.getByRole('radio', { name: 'Render' }).click();
    await expect.poll(handles, { timeout: 120_000 }).toBe(0);
    await wipesByHand(page);
    await page.getByRole('radio', { name: 'Solid' }).click();
    await expect.poll(handles, { timeout: 60_000 }).toBeGreaterThan(20);
    await look(page, 'views-2-after-render');
    await page.keyboard.press('q');
  });

  it('puts a panorama around the set, turns it, and takes it away again', async () => {
    const { page } = desk;
    await pick(page, 'Dim room');
    const world = inspector(page);
    const chosen = page.waitForEvent('filechooser');
    await world.getByRole('radio', { name: 'Panorama' }).click();
    const hdr = encodeHdr(
      16,
      8,
      Float32Array.from({ length: 384 }, (_, i) => (i < 192 ? 0.6 : 0.1)),
    );
    await (await chosen).setFiles({ name: 'dusk.hdr', mimeType: '', buffer: Buffer.from(hdr) });
    await quantity(page, 'Rotation').waitFor({ timeout: 60_000 });
    await type(page, 'Pixel of 1.0', '80');
    await type(page, 'Rotation', '45');
    await expect.poll(() => value(page, 'Rotation')).toBe(45);
    await look(page, 'views-3-panorama');
    for (let i = 0; i < 2; i++) await page.keyboard.press('Control+z');
    await expect.poll(() => value(page, 'Rotation')).toBe(0);
    expect(await nameInHand(page)).toBe('Dim room');
    await page.keyboard.press('Control+z');
    await quantity(page, 'Luminance').waitFor();
    await quantity(page, 'Rotation').waitFor({ state: 'detached' });
  });

  it('shows one light alone in the lit picture', async () => {
    const { page } = desk;
    const wall = around(await throughLens(page, [0.3, 1.8, -3.14]), 20);
    const plain = await mean(page, wall);
    await page.getByRole('radio', { name: 'Lit' }).click();
    // the first lit picture, and then the light that comes back from walls
    let all = plain;
    await expect
      .poll(
        async () => {
          const before = all;
          all = await mean(page, wall);
          return Math.abs(all - plain) > 5 && Math.abs(all - before) < 0.1;
        },
        { timeout: 240_000, interval: 5000 },
      )
      .toBe(true);
    await look(page, 'views-4-all-lights');
    await pick(page, 'Practical');
    await command(page, 'Solo: show this light alone');
    const chip = page.getByRole('button', { name: 'Only Practical: show all lights' });
    await chip.waitFor();
    await expect.poll(() => mean(page, wall), { timeout: 120_000, interval: 2000 }).toBeLessThan(0.7 * all);
    await look(page, 'views-5-solo');
    await chip.click();
    await expect
      .poll(() => mean(page, wall), { timeout: 120_000, interval: 2000 })
      .toBeGreaterThan(0.93 * all);
    await chip.waitFor({ state: 'detached' });
  });

  it('leaves nothing on the console', () => {
    expect(desk.problems).toEqual([]);
  });
});
