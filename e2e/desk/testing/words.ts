/** The prompt bar and the takes below it, in the words of the desk. */
import type { Locator, Page } from 'playwright-core';

export const input = (page: Page): Locator => page.getByRole('textbox', { name: 'Describe a scene' });
export const changeInput = (page: Page): Locator =>
  page.getByRole('textbox', { name: 'Say what is to be other in this scene' });
export const bar = (page: Page): Locator => page.getByRole('region', { name: 'Scene from words' });
/** What the bar is for. */
export const mode = (page: Page, name: string): Locator => bar(page).getByRole('radio', { name });
/** Why there are no takes, as it is said; waits for it. */
export async function refusal(page: Page): Promise<string> {
  const alert = surface(page).getByRole('alert');
  await alert.waitFor();
  return (await alert.innerText()).trim();
}
export const surface = (page: Page): Locator =>
  page.getByRole('region', { name: 'Takes of the description' });
export const takes = (page: Page): Locator => surface(page).getByRole('option');
export const useButton = (page: Page): Locator => surface(page).getByRole('button', { name: /^Use take/ });
