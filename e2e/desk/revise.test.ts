/** A composed scene worked on against the real engine: locked, found anew in part, changed by words, undone, and found again after a reload. */
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { barriers } from './testing/barriers.ts';
import { startDesk, type Desk } from './testing/desk.ts';
import { command, hasFocus, inOutliner, look, notices, numbers, pick, rowNames } from './testing/hand.ts';
import { changeInput, input, mode, refusal, surface, takes, useButton } from './testing/words.ts';

const KITCHEN = 'a kitchen in the morning, a table with three chairs, a vase, a pendant lamp';

const find = (page: Page): Locator => page.getByRole('searchbox', { name: 'Find in the scene' });

/** All numbers of a thing's inspector. */
async function standing(page: Page, name: string): Promise<readonly (string | null)[]> {
  await pick(page, name);
  return numbers(page);
}

/** The last take that changes something, in hand. @returns its words. */
async function takeInHand(page: Page): Promise<string> {
  const texts = await Promise.all((await takes(page).all()).map((take) => take.innerText()));
  const at = texts.findLastIndex((text) => text.includes('found anew') || text.includes('new,'));
  expect(at, texts.join('\n')).toBeGreaterThanOrEqual(0);
  // whoever asked for takes is led to them
  await expect.poll(() => hasFocus(takes(page).nth(0))).toBe(true);
  for (let i = 0; i < at; i++) await page.keyboard.press('ArrowRight');
  await expect.poll(() => takes(page).nth(at).getAttribute('aria-selected')).toBe('true');
  return texts[at]!;
}

describe('a scene from words, worked on', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await startDesk();
    const { page } = desk;
    await page.getByRole('button', { name: 'Start with nothing' }).click();
    await page.locator('.pn-workspace').waitFor();
  });
  afterAll(async () => {
    await desk.stop();
  });

  it('offers nothing of the kind where the scene did not come from words', async () => {
    const { page } = desk;
    await page.getByRole('tab', { name: 'Outliner' }).waitFor();
    expect(await mode(page, 'Again, but …').count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Find anew, change or lock' }).count()).toBe(0);
  });

  it('is composed and used', async () => {
    const { page } = desk;
    await input(page).fill(KITCHEN);
    await input(page).press('Enter');
    await useButton(page).waitFor();
    const cards = await surface(page).innerText();
    expect(cards).not.toMatch(/clean-up|correction/);
    await takes(page).nth(0).focus();
    await page.keyboard.press('Enter');
    await surface(page).waitFor({ state: 'detached' });
    await find(page).fill('Chair');
    await inOutliner(page, 'Chair 3').waitFor();
    await mode(page, 'Again, but …').waitFor();
  });

  let before: Readonly<Record<'Chair' | 'Chair 2', readonly (string | null)[]>>;

  it('finds what is picked anew in four takes, and leaves what is locked', async () => {
    const { page } = desk;
    before = { Chair: await standing(page, 'Chair'), 'Chair 2': await standing(page, 'Chair 2') };
    await inOutliner(page, 'Chair').hover();
    await inOutliner(page, 'Chair').getByRole('button', { name: 'Lock Chair', exact: true }).click();
    await inOutliner(page, 'Chair').getByRole('button', { name: 'Unlock Chair', exact: true }).waitFor();
    await inOutliner(page, 'Chair').click();
    await inOutliner(page, 'Chair 2').click({ modifiers: ['ControlOrMeta'] });
    await inOutliner(page, 'Chair 2').click({ button: 'right' });
    const entry = page.getByRole('menuitem', { name: 'Find the picked things anew' });
    await entry.waitFor();
    expect(await entry.innerText()).toMatch(/Alt.*G/s);
    await look(page, 'revise-menu');
    expect(await barriers(page)).toEqual([]);
    await entry.click();
    await takes(page).nth(3).waitFor();
    await useButton(page).waitFor();
    const words = await takeInHand(page);
    expect(words).toMatch(/1 chair.* found anew\./);
    await page.waitForTimeout(1500);
    await look(page, 'revise-picked-takes');
    expect(await barriers(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await surface(page).waitFor({ state: 'detached' });
    await expect
      .poll(() => notices(page).innerText())
      .toMatch(/1 chair.* found anew; \d+ records? changed\./);
    await look(page, 'revise-picked-used');
    expect(await standing(page, 'Chair')).toEqual(before.Chair);
    expect(await standing(page, 'Chair 2')).not.toEqual(before['Chair 2']);
  });

  it('takes it back from the notice', async () => {
    const { page } = desk;
    await notices(page).getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => standing(page, 'Chair 2')).toEqual(before['Chair 2']);
    await inOutliner(page, 'Chair').getByRole('button', { name: 'Unlock Chair', exact: true }).waitFor();
  });

  it('does not write over what a hand did meanwhile, and runs again from there', async () => {
    const { page } = desk;
    await inOutliner(page, 'Chair 2').click();
    await page.keyboard.press('Alt+g');
    await useButton(page).waitFor();
    await takeInHand(page);
    // a list keeps all keys: the palette is opened from beside it
    await useButton(page).focus();
    await command(page, 'lock or unlock');
    await useButton(page).click();
    expect(await refusal(page)).toBe(
      'This does not fit any more: the chair was locked meanwhile. Run it again from how the scene stands now.',
    );
    await look(page, 'revise-meanwhile');
    await command(page, 'undo');
    await surface(page).getByRole('button', { name: 'Run it again' }).click();
    await useButton(page).waitFor();
    await surface(page).getByRole('button', { name: 'Close the takes' }).click();
    expect(await standing(page, 'Chair 2')).toEqual(before['Chair 2']);
  });

  it('says in a sentence that what is picked is locked', async () => {
    const { page } = desk;
    await inOutliner(page, 'Chair').click();
    await page.keyboard.press('Alt+g');
    expect(await refusal(page)).toBe('What is picked is locked: unlock what may change.');
    expect(await surface(page).getByRole('button', { name: 'Run it again' }).count()).toBe(0);
    await look(page, 'revise-locked');
    expect(await barriers(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await surface(page).waitFor({ state: 'detached' });
  });

  it('is had again, but as words say, and says what it did and did not understand', async () => {
    const { page } = desk;
    await find(page).fill('');
    await inOutliner(page, 'Table').click();
    await page.keyboard.press('Alt+/');
    await expect.poll(() => hasFocus(changeInput(page))).toBe(true);
    await surface(page).getByRole('list', { name: 'Examples' }).waitFor();
    await look(page, 'revise-mode');
    expect(await barriers(page)).toEqual([]);
    await page.keyboard.type('make it night, remove the vase, qworblesnatch');
    await page.keyboard.press('Enter');
    await expect
      .poll(() => notices(page).innerText(), { timeout: 30_000 })
      .toMatch(/Night; 1 vase removed; .*\d+ records changed\. Not understood: “qworblesnatch”\./);
    expect(await surface(page).count()).toBe(0);
    await look(page, 'revise-night-notice');
    expect(await barriers(page)).toEqual([]);
    await find(page).fill('Vase');
    await expect.poll(() => inOutliner(page, 'Vase').count()).toBe(0);
    await find(page).fill('Chair');
    expect(await standing(page, 'Chair')).toEqual(before.Chair);
    await page.waitForTimeout(3000);
    await look(page, 'revise-night');
  });

  it('refuses words that ask for no change in one sentence', async () => {
    const { page } = desk;
    await changeInput(page).fill('qworble snatchfizz');
    await changeInput(page).press('Enter');
    expect(await refusal(page)).toMatch(/^Nothing of this .* was understood as a change: .*\.$/);
    expect(await changeInput(page).inputValue()).toBe('qworble snatchfizz');
    await look(page, 'revise-nonsense');
    await page.keyboard.press('Escape');
  });

  it('finds the rest anew, calls it off by Escape, and has the takes back after a reload', async () => {
    const { page } = desk;
    await inOutliner(page, 'Chair 2').click();
    await page.keyboard.press('Alt+Shift+g');
    await surface(page).getByRole('button', { name: 'Cancel' }).waitFor();
    await page.keyboard.press('Escape');
    await surface(page).waitFor({ state: 'detached' });
    // back where it was asked for
    await expect.poll(() => hasFocus(inOutliner(page, 'Chair 2'))).toBe(true);
    await command(page, 'find the rest anew');
    await useButton(page).waitFor();
    const told = async (): Promise<string> => (await takes(page).allInnerTexts()).join('\n');
    const shown = await told();
    await page.waitForTimeout(1500);
    await look(page, 'revise-rest-takes');
    expect(await barriers(page)).toEqual([]);
    await page.reload();
    await useButton(page).waitFor();
    expect(await told()).toBe(shown);
    await look(page, 'revise-reloaded');
    await surface(page).getByRole('button', { name: 'Close the takes' }).click();
    await mode(page, 'New scene').click();
    await input(page).focus();
    const kept = surface(page).getByRole('list', { name: 'Takes that are kept' });
    await kept.getByRole('button', { name: /^The rest, found anew · 4 takes · seed \d+$/ }).click();
    await expect.poll(told).toBe(shown);
    await surface(page).getByRole('button', { name: 'Close the takes' }).click();
  });

  it('is as it was when all is undone', async () => {
    const { page } = desk;
    await find(page).fill('');
    await page.getByRole('region', { name: 'Outliner' }).getByRole('row').first().click();
    // night, lock, the scene itself
    await command(page, 'undo');
    await find(page).fill('Vase');
    await inOutliner(page, 'Vase').first().waitFor();
    await command(page, 'undo');
    await find(page).fill('Chair');
    await inOutliner(page, 'Chair').hover();
    await inOutliner(page, 'Chair').getByRole('button', { name: 'Lock Chair', exact: true }).waitFor();
    expect(await standing(page, 'Chair 2')).toEqual(before['Chair 2']);
    await find(page).fill('');
    await command(page, 'undo');
    await expect.poll(() => rowNames(page)).not.toContain('Table');
  });

  it('left nothing on the console', () => {
    expect(desk.problems).toEqual([]);
  });
});
