/** What a person's hand does on the desk, in the words of the desk: used by every journey, whichever shell the page runs in. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';

/** Where screenshots go when someone wants to look: `PENUMBRA_SCREENS=folder`. */
export async function look(page: Page, name: string): Promise<void> {
  const folder = process.env['PENUMBRA_SCREENS'];
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: path.join(folder, `${name}.png`), timeout: 120_000 });
}

/** Where the keyboard is. */
export const hasFocus = (of: Locator): Promise<boolean> =>
  of.evaluate((element) => element === element.ownerDocument.activeElement);

export const notices = (page: Page): Locator => page.getByRole('region', { name: 'Notices' });

export const inOutliner = (page: Page, name: string): Locator =>
  page.getByRole('region', { name: 'Outliner' }).getByRole('row', { name, exact: true });

/** Selects a record by its row, and waits for the inspector to show it. */
export async function pick(page: Page, name: string): Promise<void> {
  await inOutliner(page, name).click();
  await inspector(page).getByRole('textbox', { name: 'Name' }).waitFor();
}

export const inspector = (page: Page): Locator => page.getByRole('group', { name: 'Inspector', exact: true });

/** A number of the inspector. */
export const quantity = (page: Page, name: string): Locator =>
  inspector(page).getByRole('spinbutton', { name, exact: true });

/** Types into a number field of the inspector, with units, and ends with Enter. */
export async function type(page: Page, name: string, text: string): Promise<void> {
  const field = quantity(page, name);
  await field.click();
  await field.press('Control+a');
  await field.pressSequentially(text);
  await field.press('Enter');
}

/** Runs an action as the keyboard does: through the command palette. */
export async function command(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+Shift+p');
  const search = page.getByRole('combobox', { name: 'Command palette' });
  await search.waitFor();
  await search.fill(words);
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('Enter');
  await search.waitFor({ state: 'detached' });
}

/** What the top bar says of the work's safety. */
export const safety = (page: Page): Promise<string> => page.locator('.pn-saved').first().innerText();

/** Rows of the outliner, from above. */
export async function rowNames(page: Page): Promise<readonly string[]> {
  const rows = page.getByRole('region', { name: 'Outliner' }).getByRole('row');
  return rows.evaluateAll((elements) =>
    elements.map((row) => row.getAttribute('aria-label') ?? row.textContent ?? ''),
  );
}

/** Press and move in steps as a hand does; the button stays down. */
export async function press(
  page: Page,
  from: { readonly x: number; readonly y: number },
  by: readonly [number, number],
  steps = 6,
): Promise<void> {
  await page.mouse.move(from.x - 3, from.y);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  for (let i = 1; i <= steps; i++)
    await page.mouse.move(from.x + (by[0] * i) / steps, from.y + (by[1] * i) / steps);
}
/** Press, move and release. */
export async function drag(...args: Parameters<typeof press>): Promise<void> {
  await press(...args);
  await args[0].mouse.up();
}

/** A number of the inspector, in its own unit. */
export const value = async (page: Page, name: string): Promise<number> =>
  Number((await quantity(page, name).getAttribute('aria-valuenow')) ?? NaN);
/** All numbers of the inspector. */
export const numbers = (page: Page): Promise<readonly (string | null)[]> =>
  inspector(page)
    .getByRole('spinbutton')
    .evaluateAll((fields) => fields.map((field) => field.getAttribute('aria-valuenow')));
export const nameInHand = (page: Page): Promise<string> =>
  inspector(page).getByRole('textbox', { name: 'Name' }).inputValue();
