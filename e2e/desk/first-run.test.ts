/**
 * The first hour: the starter scene, a thing moved, a light changed, the picture path-traced, the board as a PDF. Every step by what a
 * person sees and presses.
 */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IS_DESKTOP, openStarterScene, startDesk, type Desk } from './testing/desk.ts';
import { command, inOutliner, inspector, look, pick, quantity, safety, type } from './testing/hand.ts';

let desk: Desk;
beforeAll(async () => {
  // whoever looks at the screens wants to see the light
  desk = await startDesk({ isLit: process.env['PENUMBRA_SCREENS'] !== undefined });
});
afterAll(() => desk.stop());

describe('first run', () => {
  it('opens the starter scene, with a picture on the stage', async () => {
    const { page } = desk;
    await openStarterScene(page);
    await inOutliner(page, 'Camera A').waitFor();
    // the figure has arrived when its thumbnail has
    await page
      .getByRole('img', { name: 'Shot 1A' })
      .locator('img, canvas')
      .or(page.getByRole('img', { name: 'Shot 1A' }))
      .first()
      .waitFor();
    await look(page, 'first-1-stage');
    expect(await safety(page)).toContain('Saved');
  });

  it('blocks: a thing moved by numbers, a figure added by the palette', async () => {
    const { page } = desk;
    await pick(page, 'Apple box');
    await type(page, 'Position, X', '-1.4m');
    await expect.poll(() => quantity(page, 'Position, X').getAttribute('aria-valuetext')).toContain('1.40');
    await type(page, 'Position, X', "-3'");
    await expect.poll(() => quantity(page, 'Position, X').getAttribute('aria-valuetext')).toContain('0.91');
    expect(await safety(page)).toContain('journal');
    const before = await page.getByRole('region', { name: 'Outliner' }).getByRole('row').count();
    await command(page, 'Add a figure: Man, standing');
    await expect
      .poll(() => page.getByRole('region', { name: 'Outliner' }).getByRole('row').count())
      .toBeGreaterThan(before);
    await look(page, 'first-2-blocked');
  });

  it('lights: the key dimmed and warmed, and the reading follows', async () => {
    const { page } = desk;
    await pick(page, 'Key');
    const reading = inspector(page)
      .getByText(/lx \(.* fc\)/)
      .first();
    const before = await reading.innerText();
    await type(page, 'Dimmer', '50%');
    await expect.poll(() => reading.innerText()).not.toBe(before);
    const lux = (text: string): number => Number(/([\d.,]+) lx/.exec(text)?.[1]?.replace(',', ''));
    expect(lux(await reading.innerText()) / lux(before)).toBeCloseTo(0.5, 1);
    await type(page, 'CCT', '3200');
    await look(page, 'first-3-lit');
  });

  it('frames: the next lens of the set, a wider stop', async () => {
    const { page } = desk;
    await pick(page, 'Camera A');
    await inspector(page).getByRole('button', { name: 'Next longer lens of the set' }).click();
    await inspector(page)
      .getByRole('button', { name: /^58 mm/ })
      .waitFor();
    await type(page, 'T-stop', '2.8');
    await page.getByRole('contentinfo', { name: 'Status' }).getByText('T2.8').waitFor();
    await look(page, 'first-4-framed');
  });

  it('renders: the path-traced picture refines in the stage', async () => {
    const { page } = desk;
    await command(page, 'Path-traced picture in the stage');
    const picture = page.getByLabel('Path-traced picture').first();
    await picture.waitFor();
    await page
      .getByText(/noise \d/)
      .first()
      .waitFor({ timeout: 90_000 });
    await look(page, 'first-5-rendered');
    await command(page, 'Path-traced picture in the stage');
    await picture.waitFor({ state: 'detached' });
  });

  it('boards: the PDF comes down, with the shot in it', async () => {
    const { page } = desk;
    await command(page, 'Export the board');
    const dialog = page.getByRole('dialog', { name: 'Export the board' });
    await dialog.getByText('Draft').click();
    await look(page, 'first-6-board-dialog');
    await dialog.getByRole('button', { name: 'Export PDF' }).click();
    await dialog.waitFor({ state: 'detached' });
    const jobs = page.getByRole('button', { name: /\bjobs?\b/i });
    await jobs.click();
    // a browser takes files down, the app shows them where they lie
    if (IS_DESKTOP) {
      await page.getByRole('button', { name: /Show \d+ files/ }).waitFor({ timeout: 120_000 });
      return;
    }
    const file = page.getByRole('button', { name: /board\.pdf/ }).first();
    await file.waitFor({ timeout: 120_000 });
    await look(page, 'first-7-board-done');
    const download = page.waitForEvent('download');
    await file.click();
    const pdf = readFileSync((await (await download).path()) ?? '');
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.length).toBeGreaterThan(20_000);
  });

  it('leaves nothing on the console', () => {
    expect(desk.problems).toEqual([]);
  });
});
