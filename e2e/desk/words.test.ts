/** Scenes from words against the real engine: asked for, seen condensing, told about, used, undone, asked for again. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { barriers } from './testing/barriers.ts';
import { startDesk, type Desk } from './testing/desk.ts';
import { command, hasFocus, inOutliner, look, rowNames } from './testing/hand.ts';
import { bar, input, refusal, surface, takes, useButton } from './testing/words.ts';

const ALLEY =
  'a narrow alley at night after rain, two men under an umbrella, one street lamp, and a qworblesnatch';

/** A number for what a canvas shows: another picture gives another one. */
const fingerprint = (page: Page, take: number): Promise<number> =>
  takes(page)
    .nth(take)
    .locator('canvas')
    .evaluate((canvas: HTMLCanvasElement) => {
      const context = canvas.getContext('2d');
      if (context === null || canvas.width === 0) return 0;
      const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
      return data.reduce((sum, value, i) => (sum * 31 + value * (1 + (i % 7))) % 1_000_003, canvas.width);
    });

interface Watched {
  readonly pictures: Set<string>;
  readonly labels: Set<string>;
}
/** In the page: notes every picture of the first take and every label of the progress, faster than they can be asked for. */
const watch = (): void => {
  const seen: Watched = { pictures: new Set(), labels: new Set() };
  (globalThis as { wordsWatched?: Watched }).wordsWatched = seen;
  setInterval(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('.pn-words-take canvas');
    const { data } = canvas?.getContext('2d')?.getImageData(0, 60, canvas.width, 4) ?? {};
    if (data !== undefined) seen.pictures.add(data.filter((_, i) => i % 16 === 0).join());
    const label = document.querySelector('.pn-words-foot [role="progressbar"]')?.getAttribute('aria-label');
    if (typeof label === 'string') seen.labels.add(label);
  }, 40);
};
const watched = (): { readonly pictures: number; readonly labels: readonly string[] } => {
  const { pictures, labels } = (globalThis as { wordsWatched?: Watched }).wordsWatched!;
  return { pictures: pictures.size, labels: [...labels] };
};

describe('a scene from words', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await startDesk();
    await desk.page.getByRole('button', { name: 'Start with nothing' }).click();
    await desk.page.locator('.pn-workspace').waitFor();
  });
  afterAll(async () => {
    await desk.stop();
  });

  it('begins at the prompt bar, by its key, with examples', async () => {
    const { page } = desk;
    await page.getByRole('tab', { name: 'Outliner' }).waitFor();
    await page.keyboard.press('/');
    await surface(page).waitFor();
    expect(await hasFocus(input(page))).toBe(true);
    expect(await surface(page).getByRole('list', { name: 'Examples' }).getByRole('button').count()).toBe(3);
    expect(await barriers(page)).toEqual([]);
    await look(page, 'words-empty');
    await page.keyboard.press('Escape');
    await surface(page).waitFor({ state: 'detached' });
  });

  it('is refused in one clear sentence when the words say nothing', async () => {
    const { page } = desk;
    await input(page).fill('qworble snatchfizz');
    await input(page).press('Enter');
    expect(await refusal(page)).toMatch(
      /^Nothing of this \(“qworble”.*\) was understood as a scene: name a place.*\.$/,
    );
    expect(await barriers(page)).toEqual([]);
    await look(page, 'words-nonsense');
    await page.keyboard.press('Escape');
  });

  it('condenses in four takes side by side', async () => {
    const { page } = desk;
    await input(page).fill(ALLEY);
    await page.evaluate(watch);
    await input(page).press('Enter');
    await takes(page).nth(3).waitFor();
    expect(await takes(page).count()).toBe(4);
    await takes(page).nth(0).locator('canvas').waitFor();
    await look(page, 'words-condensing');
    await useButton(page).waitFor();
    const { pictures, labels } = await page.evaluate(watched);
    expect(pictures).toBeGreaterThan(4);
    expect(labels.filter((label) => /^Step \d+ of \d+$/.test(label)).length).toBeGreaterThan(3);
  });

  it('says what was asked for, what is there, and what was not understood', async () => {
    const { page } = desk;
    for (const take of await takes(page).all())
      expect(await take.innerText()).toMatch(
        /Asked for 2 men, 1 umbrella and 1 street lamp: (?:all there\.|found .*No room was found for .*)/s,
      );
    expect(await surface(page).innerText()).toContain('Not understood and left out: “qworblesnatch”.');
    // whoever waited goes on to the takes, and through them by arrows
    await expect.poll(() => takes(page).nth(0).getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => takes(page).nth(1).getAttribute('aria-selected')).toBe('true');
    expect(await useButton(page).innerText()).toBe('Use take 2');
    expect(await barriers(page)).toEqual([]);
    await page.waitForTimeout(1000);
    await look(page, 'words-takes');
    const fromCamera = await fingerprint(page, 1);
    await surface(page).getByRole('radio', { name: 'From above' }).click();
    await expect.poll(() => fingerprint(page, 1)).not.toBe(fromCamera);
    await look(page, 'words-above');
    await surface(page).getByRole('radio', { name: 'From the camera' }).click();
    await expect.poll(() => fingerprint(page, 1)).toBe(fromCamera);
    const { width, height } = page.viewportSize()!;
    const box = (await surface(page).boundingBox())!;
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(width);
    expect(box.y + box.height).toBeLessThanOrEqual(height);
    expect(
      await surface(page).evaluate((element) => element.scrollHeight - element.clientHeight),
    ).toBeLessThanOrEqual(0);
  });

  it('is used by Enter and opens, undo takes all of it away, redo brings it back', async () => {
    const { page } = desk;
    const before = await rowNames(page);
    await takes(page).nth(1).focus();
    await page.keyboard.press('Enter');
    await surface(page).waitFor({ state: 'detached' });
    const find = page.getByRole('searchbox', { name: 'Find in the scene' });
    for (const name of ['Man', 'Man 2', 'Umbrella', 'Street lamp']) {
      await find.fill(name);
      await inOutliner(page, name).first().waitFor();
    }
    await find.fill('');
    const after = await rowNames(page);
    await page.waitForTimeout(3000);
    await look(page, 'words-used');
    await command(page, 'undo');
    await expect.poll(() => rowNames(page)).toEqual(before);
    await command(page, 'redo');
    await expect.poll(() => rowNames(page)).toEqual(after);
  });

  it('is asked for again from the history, with its seed and the same takes', async () => {
    const { page } = desk;
    await input(page).fill('');
    await input(page).press('ArrowUp');
    expect(await input(page).inputValue()).toBe(ALLEY);
    const chip = bar(page).getByRole('button', { name: /^Seed \d+$/ });
    const seed = await chip.innerText();
    await input(page).press('Enter');
    await useButton(page).waitFor();
    expect(await surface(page).innerText()).toContain(seed);
    await surface(page).getByRole('button', { name: 'Again', exact: true }).click();
    await surface(page).getByRole('button', { name: 'Cancel' }).click();
    await takes(page).first().waitFor({ state: 'detached' });
    expect(await input(page).inputValue()).toBe(ALLEY);
  });

  it('left nothing on the console', () => {
    expect(desk.problems).toEqual([]);
  });
});
