/** The prompt bar and the takes below it, in the words of the desk. */
import type { Locator, Page } from 'playwright-core';

export const input = (page: Page): Locator => page.getByRole('textbox', { name: 'Describe a scene' });
export const changeInput = (page: Page): Locator =>
  page.getByRole('textbox', { name: 'Say what is to be other in this scene' });
export const bar = (page: Page): Locator => page.getByRole('region', { name: 'Scene from words' });
export const surface = (page: Page): Locator =>
  page.getByRole('region', { name: 'Takes of the description' });
export const takes = (page: Page): Locator => surface(page).getByRole('option');
export const useButton = (page: Page): Locator => surface(page).getByRole('button', { name: /^Use take/ });
