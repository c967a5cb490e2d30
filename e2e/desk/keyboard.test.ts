/** The whole desk without a mouse: open, pick, place, light, frame, undo, make a shot and export nothing by accident. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { startDesk, type Desk } from './testing/desk.ts';
import { command, inOutliner, inspector, look, quantity, rowNames } from './testing/hand.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk.stop());

/** What has the focus, in words. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const at = document.activeElement;
    return `${at?.getAttribute('role') ?? at?.tagName ?? ''} ${at?.getAttribute('aria-label') ?? at?.textContent ?? ''}`;
  });

const inPanel = (page: Page, panel: string): Promise<void> =>
  page.locator(`[data-panel=${panel}]:focus-within, [data-panel=${panel}]:focus`).waitFor();

describe('keyboard only', () => {
  it('opens the starter scene with Enter', async () => {
    const { page } = desk;
    await page.getByRole('heading', { name: 'Welcome to Penumbra' }).waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.pn-workspace').waitFor();
    await inOutliner(page, 'Key').waitFor();
  });

  it('walks the outliner and picks what it stands on', async () => {
    const { page } = desk;
    await page.keyboard.press('Alt+1');
    await inPanel(page, 'outliner');
    for (let i = 0; i < 12 && !(await focused(page)).startsWith('row'); i++) await page.keyboard.press('Tab');
    expect(await focused(page)).toMatch(/^row/);
    for (let i = 0; i < 30 && !/ Key\b/.test(await focused(page)); i++)
      await page.keyboard.press('ArrowDown');
    // what the arrows stand on is selected
    await expect.poll(() => inspector(page).getByRole('textbox', { name: 'Name' }).inputValue()).toBe('Key');
    await look(page, 'keys-1-picked');
  });

  it('sets a number in the inspector, and takes it back', async () => {
    const { page } = desk;
    await page.keyboard.press('Alt+4');
    await inPanel(page, 'inspector');
    for (let i = 0; i < 40 && !/^spinbutton Dimmer/.test(await focused(page)); i++)
      await page.keyboard.press('Tab');
    expect(await focused(page)).toMatch(/^spinbutton Dimmer/);
    await page.keyboard.press('Control+a');
    await page.keyboard.type('40%');
    await page.keyboard.press('Enter');
    const dimmer = (): Promise<string | null> => quantity(page, 'Dimmer').getAttribute('aria-valuetext');
    await expect.poll(dimmer).toContain('40');
    await page.keyboard.press('Escape');
    await command(page, 'Undo');
    await expect.poll(dimmer).toContain('100');
  });

  it('nudges a thing, adds another, makes a shot of it', async () => {
    const { page } = desk;
    const before = await rowNames(page);
    await command(page, 'Add a box');
    await expect.poll(() => rowNames(page).then((names) => names.length)).toBe(before.length + 1);
    const x = async (): Promise<number> =>
      Number(await quantity(page, 'Position, X').getAttribute('aria-valuenow'));
    const from = await x();
    // from the stage: in a number field the arrows are the field's
    await page.keyboard.press('Alt+3');
    await inPanel(page, 'stage');
    await expect
      .poll(async () => {
        await page.keyboard.press('Alt+ArrowRight');
        return x();
      })
      .toBeGreaterThan(from);
    await command(page, 'New shot from the camera');
    const shots = page.getByRole('region', { name: 'Shots' }).getByRole('row');
    await expect.poll(() => shots.count()).toBeGreaterThanOrEqual(3);
    await look(page, 'keys-2-shot');
  });

  it('always shows where the focus is', async () => {
    const { page } = desk;
    await page.keyboard.press('Alt+4');
    await inPanel(page, 'inspector');
    const bare: string[] = [];
    for (let i = 0; i < 25; i++) {
      await page.keyboard.press('Tab');
      const isShown = await page.evaluate(() => {
        const at = document.activeElement;
        if (!(at instanceof HTMLElement) || at === document.body) return true;
        const marks = [at, at.parentElement, at.parentElement?.parentElement].flatMap((element) => {
          if (!element) return [];
          const { outlineStyle, outlineWidth, boxShadow, borderColor } = getComputedStyle(element);
          return [
            outlineStyle !== 'none' && outlineWidth !== '0px',
            boxShadow !== 'none',
            element.matches('[data-focus-visible]') && borderColor !== '',
          ];
        });
        return marks.some(Boolean);
      });
      if (!isShown) bare.push(await focused(page));
    }
    expect(bare).toEqual([]);
  });

  it('leaves nothing on the console', () => {
    expect(desk.problems).toEqual([]);
  });
});
