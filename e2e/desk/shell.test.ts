/** The desk's shell against the real engine: first start, palette, panels, keyboard, and an accessibility audit of each screen. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { barriers } from './testing/barriers.ts';
import { openStarterScene, startDesk, type Desk } from './testing/desk.ts';
import { inOutliner, look } from './testing/hand.ts';

const focusedPanel = async (page: Page): Promise<string | null> => {
  const focused = page.locator('[data-panel]:focus-within, [data-panel]:focus');
  return (await focused.count()) === 0 ? null : focused.first().getAttribute('data-panel');
};

describe('the shell', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await startDesk();
  });
  afterAll(async () => {
    await desk.stop();
  });

  it('welcomes on the first start, with the way in under the Enter key', async () => {
    const { page } = desk;
    await page.getByRole('heading', { name: 'Welcome to Penumbra' }).waitFor();
    for (const step of ['Block', 'Light', 'Frame', 'Board'])
      expect(await page.getByRole('heading', { name: step, exact: true }).count()).toBe(1);
    expect(await barriers(page)).toEqual([]);
    expect(await page.locator('button:focus').textContent()).toContain('Open the starter scene');
    // the shell is tried over an empty scene, which costs the stage nothing to draw
    await page.getByRole('button', { name: 'Start with nothing' }).click();
    await page.locator('.pn-workspace').waitFor();
  });

  it('has a workspace without barriers', async () => {
    const { page } = desk;
    await page.getByRole('tab', { name: 'Outliner' }).waitFor();
    expect(await barriers(page)).toEqual([]);
  });

  it('reaches every panel by keys, opens closed ones again, and keeps the layout over a reload', async () => {
    const { page } = desk;
    await page.keyboard.press('Alt+9');
    await expect.poll(() => focusedPanel(page), { timeout: 20_000 }).toBe('timeline');
    await page.keyboard.press('F6');
    expect(await focusedPanel(page)).not.toBe('timeline');

    await page.keyboard.press('Control+Shift+P');
    await page.keyboard.type('takes panel');
    await page.keyboard.press('Enter');
    await page.getByRole('tab', { name: 'Takes' }).waitFor({ state: 'detached' });
    // the layout is written a moment after the last change
    await page.waitForTimeout(1500);
    await page.reload();
    await page.getByRole('tab', { name: 'Outliner' }).waitFor();
    expect(await page.getByRole('tab', { name: 'Takes' }).count()).toBe(0);
    await page.keyboard.press('Alt+8');
    await page.getByRole('tab', { name: 'Takes' }).waitFor();
  });

  it('finds records and goes to them', async () => {
    const { page } = desk;
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Search' }).waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.keyboard.type('scene');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.locator('.pn-palette').waitFor({ state: 'detached' });
  });

  it('rebinds a shortcut, says what collides, and gives everything back', async () => {
    const { page } = desk;
    await page.keyboard.press('?');
    const dialog = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await dialog.waitFor();
    expect(await barriers(page)).toEqual([]);
    // the built-in ones do not collide
    expect(await dialog.locator('.pn-shortcut-rivals').allTextContents()).toEqual([]);
    await dialog.getByRole('button', { name: /^Reset layout/ }).click();
    await page.keyboard.press('Control+z');
    await dialog.getByText('also Undo').waitFor();
    await dialog.getByRole('button', { name: 'Reset all' }).click();
    await dialog.getByText('also Undo').waitFor({ state: 'detached' });
    await dialog.getByRole('button', { name: 'Done' }).click();
  });

  it('closes the project and lists it', async () => {
    const { page } = desk;
    await page.keyboard.press('Control+Shift+P');
    await page.keyboard.type('close project');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Projects' }).waitFor();
    await page
      .getByRole('button', { name: /Untitled/ })
      .first()
      .waitFor();
    expect(await barriers(page)).toEqual([]);
  });

  it('left nothing on the console', () => {
    expect(desk.problems).toEqual([]);
  });
});

describe('screens', () => {
  it.each([
    { width: 1280, height: 720 },
    { width: 3840, height: 2160 },
  ])('fit at $width × $height without scrolling', async (viewport) => {
    const desk = await startDesk({ viewport });
    try {
      await openStarterScene(desk.page);
      await inOutliner(desk.page, 'Key').waitFor();
      const stage = await desk.page.locator('.pn-stage-canvas canvas').boundingBox();
      expect(stage?.width).toBeGreaterThan(viewport.width * 0.4);
      await look(desk.page, `screen-${viewport.width}`);
      const overflow = await Promise.all(
        ['.pn-topbar', '.pn-statusbar', '.pn-workspace'].map((name) =>
          desk.page
            .locator(name)
            .evaluate(
              (bar: { scrollWidth: number; clientWidth: number }) => bar.scrollWidth - bar.clientWidth,
            ),
        ),
      );
      expect(overflow).toEqual([0, 0, 0]);
    } finally {
      await desk.stop();
    }
  });
});
