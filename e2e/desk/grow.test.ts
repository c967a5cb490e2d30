/** A composed scene grown beyond its border at the desk: by the prompt bar, by keyboard and palette, refused, used, and taken back. */
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { barriers } from './testing/barriers.ts';
import { startDesk, type Desk } from './testing/desk.ts';
import { command, hasFocus, look, notices } from './testing/hand.ts';
import { bar, input, mode, refusal, surface, takes, useButton } from './testing/words.ts';

const STREET = 'a street in the afternoon, two parked cars, a tree';

const beyond = (page: Page): Locator =>
  page.getByRole('textbox', { name: 'Say what is to stand beyond the border' });
/** How many things the outliner has. */
const things = async (page: Page): Promise<number> => {
  const text = await page
    .getByRole('region', { name: 'Outliner' })
    .getByRole('row', { name: 'Objects' })
    .innerText();
  return Number(/\d+/.exec(text)![0]);
};
const howFar = (page: Page): Locator => bar(page).getByRole('spinbutton', { name: 'How far' });

describe('a scene from words, beyond its border', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await startDesk();
    const { page } = desk;
    await page.getByRole('button', { name: 'Start with nothing' }).click();
    await page.locator('.pn-workspace').waitFor();
    await input(page).fill(STREET);
    await input(page).press('Enter');
    await useButton(page).waitFor();
    await useButton(page).click();
    await surface(page).waitFor({ state: 'detached' });
    await mode(page, 'Grow').waitFor();
  });
  afterAll(async () => {
    await desk.stop();
  });

  let before: number;

  it('is asked for by Alt+Shift+/, with a length that suits the place', async () => {
    const { page } = desk;
    before = await things(page);
    expect(before).toBeGreaterThan(10);
    await page.getByRole('region', { name: 'Outliner' }).getByRole('row').first().click();
    await page.keyboard.press('Alt+Shift+/');
    await expect.poll(() => hasFocus(beyond(page))).toBe(true);
    expect(Number.parseFloat(await howFar(page).inputValue())).toBeGreaterThanOrEqual(5);
    await surface(page).getByRole('list', { name: 'Examples' }).waitFor();
    await look(page, 'grow-mode');
    expect(await barriers(page)).toEqual([]);
  });

  it('condenses in takes seen from above, told by what is new', async () => {
    const { page } = desk;
    await howFar(page).fill('18 m');
    await howFar(page).press('Enter');
    await beyond(page).press('Enter');
    await takes(page).nth(3).waitFor();
    await useButton(page).waitFor({ timeout: 60_000 });
    const heading = await surface(page).getByRole('heading').innerText();
    expect(heading).toMatch(/^18(\.0+)? m more at the back: more of the same$/);
    for (const text of await takes(page).allInnerTexts()) expect(text).toMatch(/Grown at the back: .+ new/);
    await expect.poll(() => hasFocus(takes(page).nth(0))).toBe(true);
    await page.waitForTimeout(1000);
    await look(page, 'grow-takes-above');
    expect(await barriers(page)).toEqual([]);
    await surface(page).getByRole('radio', { name: 'From the camera' }).click();
    await page.waitForTimeout(2000);
    await look(page, 'grow-takes-camera');
  });

  it('goes into the scene as one step, and back by the notice', async () => {
    const { page } = desk;
    await useButton(page).click();
    await surface(page).waitFor({ state: 'detached' });
    await expect
      .poll(() => notices(page).innerText())
      .toMatch(/Grown at the back: .+ new.*; \d+ records changed\./);
    await expect.poll(() => things(page)).toBeGreaterThan(before);
    await look(page, 'grow-used');
    await notices(page).getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => things(page)).toBe(before);
  });

  it('holds what words ask for, from the palette to another side', async () => {
    const { page } = desk;
    await command(page, 'grow this scene to the right');
    await expect.poll(() => hasFocus(beyond(page))).toBe(true);
    await page.keyboard.type('two benches, qworblesnatch');
    await page.keyboard.press('Enter');
    await useButton(page).waitFor({ timeout: 60_000 });
    const told = await surface(page).innerText();
    expect(told).toMatch(/Not understood and left out: “qworblesnatch”\./);
    expect(told).toMatch(/Of the asked: found 2 benches\./);
    await look(page, 'grow-words');
    await useButton(page).click();
    await expect.poll(() => things(page)).toBeGreaterThan(before);
    // used words do not linger
    await expect.poll(() => beyond(page).inputValue()).toBe('');
    await command(page, 'undo');
    await expect.poll(() => things(page)).toBe(before);
  });

  it('says in a sentence what it cannot do', async () => {
    const { page } = desk;
    await beyond(page).fill('qworble');
    await beyond(page).press('Enter');
    expect(await refusal(page)).toMatch(/^Not a word of what is to stand there was understood/);
    await look(page, 'grow-nonsense');
    expect(await barriers(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await surface(page).waitFor({ state: 'detached' });
  });

  it('is called off by Escape and leaves the scene as it is', async () => {
    const { page } = desk;
    await command(page, 'grow this scene to the left');
    await beyond(page).fill('');
    await beyond(page).press('Enter');
    await surface(page).getByRole('button', { name: 'Cancel' }).waitFor();
    await page.keyboard.press('Escape');
    await surface(page).waitFor({ state: 'detached' });
    expect(await things(page)).toBe(before);
  });

  it('left nothing on the console', () => {
    expect(desk.problems).toEqual([]);
  });
});
